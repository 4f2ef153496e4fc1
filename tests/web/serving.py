"""A real server of an installation: `heji serve` as a process of its own, and people who ask it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.web.installation import Installation

_TOKEN = "t" * 32


@dataclass
class Server:
    """A running server."""

    process: subprocess.Popen[str]
    port: int

    def kill(self) -> None:
        """Ends it and all its workers at once, as a power cut does: nothing is tidied up."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def serving(installation: Installation, workers: int = 2, *options: str) -> Iterator[Server]:
    """The server, once it says that people can come."""
    port = _free_port()
    command = [sys.executable, "-m", "heji", "serve", "--port", port, "--workers", workers]
    process = subprocess.Popen(
        [str(each) for each in (*command, *options)],
        env=installation.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        start_new_session=True,
    )
    assert process.stdout is not None
    assert str(port) in process.stdout.readline()
    server = Server(process, port)
    try:
        yield server
    finally:
        if process.poll() is None:
            server.kill()
        process.stdout.close()


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@dataclass
class Visitor:
    """Somebody who is signed in, with the connection of one browser."""

    port: int
    session: str  #: key

    def get(self, address: str) -> tuple[int, bytes]:
        """The status and the body of a page."""
        return self._ask("GET", address, None)

    def post(self, address: str, data: Any) -> dict[str, Any]:
        """The answer of an act.

        Raises:
            OSError, http.client.HTTPException: nobody answers any more.
        """
        status, body = self._ask("POST", address, json.dumps(data))
        assert status == 200, (status, body[:300])
        answer: dict[str, Any] = json.loads(body)
        return answer

    def _ask(self, method: str, address: str, body: str | None) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={_TOKEN}; heji_language=zh",
            "X-CSRFToken": _TOKEN,
            "Content-Type": "application/json",
        }
        try:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()
