"""All rows of a PostgreSQL database as its own COPY writes them, and back.

No client program is needed: `pg_dump` has to be as new as the server, and is rarely there where the
application runs. The tables come from the migrations that the archive names, so that an older
archive is loaded into the tables that it was made of and migrated from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

_FOLDER = "database"
_ENDING = ".copy"
#: Tables that no migration fills and that the database does not let anybody empty.
_NEVER_EMPTIED = {"audit_log_logentry", "audit_log_chainhead"}
_PIECE = 1024 * 1024


def ask(query: str) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def one_moment() -> None:
    """Lets the transaction see the database as it is now until its end, while others write."""
    ask_nothing = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(ask_nothing)


def tables() -> dict[str, tuple[str, ...]]:
    """The columns of each table that is there."""
    with connection.cursor() as cursor:
        names = sorted(connection.introspection.table_names(cursor))
        return {
            name: tuple(
                column.name
                for column in connection.introspection.get_table_description(cursor, name)
            )
            for name in names
        }


def write(into: Path, of: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Path]]:
    """Writes the rows of each table into a file; gives their names in the archive."""
    for table, columns in of.items():
        file = into / f"{table}{_ENDING}"
        with (
            connection.cursor() as cursor,
            file.open("wb") as written,
            cursor.cursor.copy(f"COPY {_named(table, columns)} TO STDOUT") as rows,
        ):
            written.writelines(rows)
        yield f"{_FOLDER}/{file.name}", file


def load(
    folder: Path, of: Mapping[str, tuple[str, ...]], migrations: Iterable[tuple[str, str]]
) -> None:
    """Makes the tables as they were, fills them, and brings them up to date.

    Call it inside the transaction in which everything happens or nothing.
    """
    _drop(tables())
    _migrate_to(set(migrations))
    emptied = ", ".join(_quoted(each) for each in of if each not in _NEVER_EMPTIED)
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {emptied}")
        for table, columns in of.items():
            _read(cursor, folder / _FOLDER / f"{table}{_ENDING}", _named(table, columns))
        # References are looked at now: a table with some that are open cannot be changed.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    _count_on(of)
    call_command("migrate", interactive=False, verbosity=0)


def _read(cursor: Any, file: Path, named: str) -> None:
    with file.open("rb") as source, cursor.cursor.copy(f"COPY {named} FROM STDIN") as rows:
        while piece := source.read(_PIECE):
            rows.write(piece)


def _drop(names: Iterable[str]) -> None:
    listed = ", ".join(map(_quoted, names))
    if listed:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {listed} CASCADE")


def _migrate_to(applied: set[tuple[str, str]]) -> None:
    """Applies these migrations and no later ones."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    known = [each for each in applied if each in graph.nodes]
    lasts = [
        each
        for each in known
        if not any(
            child.key[0] == each[0] and child.key in applied
            for child in graph.node_map[each].children
        )
    ]
    executor.migrate(lasts)


def _count_on(of: Iterable[str]) -> None:
    """Lets every table count on from the largest number that it has."""
    with connection.cursor() as cursor:
        for table in of:
            for sequence in connection.introspection.get_sequences(cursor, table):
                column = _quoted(sequence["column"])
                largest = f"(SELECT max({column}) FROM {_quoted(table)})"  # noqa: S608 - quoted
                cursor.execute(
                    f"SELECT setval(%s, coalesce({largest}, 1), {largest} IS NOT NULL)",
                    (sequence["name"],),
                )


def _named(table: str, columns: Iterable[str]) -> str:
    return f"{_quoted(table)} ({', '.join(map(_quoted, columns))})"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
