"""The servers that carry the application: gunicorn, and a plain one where gunicorn cannot run."""

from __future__ import annotations

import socketserver
from typing import Any, ClassVar
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from heji.cli.output import write_text

#: Requests that a worker answers at once. They mostly wait for the database, which writes one after
#: the other anyway.
_THREADS = 8
#: Seconds until a worker that is stuck is ended: longer than the largest upload that is scanned.
_TIMEOUT = 180


def serve_by_gunicorn(address: str, workers: int, ready: str) -> None:
    """Serves until a signal ends it.

    Args:
        address: `host:port`.
        workers: processes.
        ready: what is printed once people can come.

    Raises:
        OSError: somebody else listens there.
    """
    from gunicorn.app.base import BaseApplication

    _try_listening(address)

    class Office(BaseApplication):  # type: ignore[misc]
        """The application with its settings; none are read from files."""

        def load_config(self) -> None:
            """Says how to serve."""
            settings = {
                "bind": address,
                "workers": workers,
                "worker_class": "gthread",
                "threads": _THREADS,
                "timeout": _TIMEOUT,
                "loglevel": "warning",
                # Which proxies are believed is decided in one place: web.acting.addresses.
                "forwarded_allow_ips": "",
                "proc_name": "heji",
                "when_ready": lambda _: write_text([ready + "\n"], None),
            }
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            """The application, in each worker."""
            from heji.web.wsgi import application

            return application

    Office().run()


def serve_by_standard_library(host: str, port: int, ready: str) -> None:
    """Serves from one process with a thread for each request, for trying out.

    Raises:
        OSError: somebody else listens there.
    """
    from heji.web.wsgi import application

    with make_server(host, port, application, _ThreadedServer, _SilentHandler) as server:
        write_text([ready + "\n"], None)
        server.serve_forever()


class _ThreadedServer(socketserver.ThreadingMixIn, WSGIServer):
    """Threads that do not keep the process from ending."""

    daemon_threads: ClassVar[bool] = True  # type: ignore[misc]


class _SilentHandler(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing."""


def _try_listening(address: str) -> None:
    """Listens for a moment: gunicorn would try for five seconds and then complain in its own way."""
    host, _, port = address.rpartition(":")
    if not host.startswith("["):
        _Tried((host, int(port)), socketserver.BaseRequestHandler).server_close()


class _Tried(socketserver.TCPServer):
    """Listens also where a server has just ended."""

    allow_reuse_address: ClassVar[bool] = True  # type: ignore[misc]
