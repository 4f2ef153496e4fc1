"""The database's own refusal: triggers that let entries be added and nothing else.

They hold for everybody who uses the database, also for a console beside the application. Only who
may change the tables themselves can take them away, and `heji verify-log` tells that they are
gone. A role of PostgreSQL without that right is described in docs/operating.md.
"""

from __future__ import annotations

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

_MESSAGE = "the log of acts is append-only"
_ENTRIES, _HEAD = "audit_log_logentry", "audit_log_chainhead"

#: name of the trigger -> table, event and condition. REPLACE would delete without a trigger of its
#: own, so what is there already is never inserted again.
_ON_SQLITE = {
    "log_no_update": (_ENTRIES, "UPDATE", "1"),
    "log_no_delete": (_ENTRIES, "DELETE", "1"),
    "log_no_replace": (
        _ENTRIES,
        "INSERT",
        "EXISTS (SELECT 1 FROM audit_log_logentry WHERE id = NEW.id OR number = NEW.number)",
    ),
    "head_one_step": (_HEAD, "UPDATE", "NEW.id <> OLD.id OR NEW.number <> OLD.number + 1"),
    "head_no_delete": (_HEAD, "DELETE", "1"),
    "head_no_replace": (_HEAD, "INSERT", "EXISTS (SELECT 1 FROM audit_log_chainhead)"),
}
#: name of the trigger -> table, and what follows its name.
_ON_POSTGRESQL = {
    "log_append_only": (
        _ENTRIES,
        f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {_ENTRIES} FOR EACH STATEMENT",
    ),
    "head_stays": (_HEAD, f"BEFORE DELETE OR TRUNCATE ON {_HEAD} FOR EACH STATEMENT"),
    "head_one_step": (
        _HEAD,
        f"BEFORE UPDATE ON {_HEAD} FOR EACH ROW "
        "WHEN (NEW.id <> OLD.id OR NEW.number <> OLD.number + 1)",
    ),
}


def install(to: BaseDatabaseWrapper) -> None:
    """Makes the triggers; they may be there already."""
    with to.cursor() as cursor:
        for statement in _remaking(to.vendor):
            cursor.execute(statement)


def take_away(of: BaseDatabaseWrapper) -> None:
    """Removes the triggers: for going back before the migration that made them."""
    names = _ON_SQLITE if of.vendor == "sqlite" else _ON_POSTGRESQL
    with of.cursor() as cursor:
        for name, (table, *_) in names.items():
            cursor.execute(_drop(of.vendor, name, table))


def is_guarded() -> bool:
    """Whether all triggers are there and work."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            found = dict(cursor.fetchall())
            return all(found.get(name) == _on_sqlite(name) for name in _ON_SQLITE)
        cursor.execute(  # 「A」 is a trigger that also holds for a replication's session
            "SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal"
        )
        enabled = dict(cursor.fetchall())
    return all(enabled.get(name) in {"A", b"A"} for name in _ON_POSTGRESQL)


def _remaking(vendor: str) -> list[str]:
    if vendor == "sqlite":
        drops = [_drop(vendor, name, table) for name, (table, *_) in _ON_SQLITE.items()]
        return drops + [_on_sqlite(name) for name in _ON_SQLITE]
    statements = [
        "CREATE OR REPLACE FUNCTION audit_log_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = '23000'; END $$"
    ]
    for name, (table, what) in _ON_POSTGRESQL.items():
        statements += [
            _drop(vendor, name, table),
            f"CREATE TRIGGER {name} {what} EXECUTE FUNCTION audit_log_refuse()",
            f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}",
        ]
    return statements


def _on_sqlite(name: str) -> str:
    table, event, condition = _ON_SQLITE[name]
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
    )


def _drop(vendor: str, name: str, table: str) -> str:
    return f"DROP TRIGGER IF EXISTS {name}" + ("" if vendor == "sqlite" else f" ON {table}")
