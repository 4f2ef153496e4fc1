"""The chain of the log: whatever is changed is told, and the database refuses it first."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from heji.web.acting.role import Role
from heji.web.audit_log import anchors, guard
from heji.web.audit_log.chain import append, digest_of
from heji.web.audit_log.models import ChainHead, LogEntry
from heji.web.audit_log.proof import prove
from heji.web.audit_log.signing import LogKey, WrongKey, key_in, own_key
from tests.web.building import city
from tests.web.installation import Installation

pytestmark = pytest.mark.django_db


@pytest.fixture
def written() -> list[LogEntry]:
    here = city()
    actor = here.actor(Role.ADMINISTRATOR, "市财政局")
    with transaction.atomic():
        for number in range(5):
            append("test.act", actor, here["市水务局"], {"n": number}, {"n": number + 1})
    return list(LogEntry.objects.all())


@pytest.fixture
def unguarded(written: list[LogEntry]) -> list[LogEntry]:
    """As somebody may write who owns the tables."""
    guard.take_away(connection)
    return written


def told(*stated: anchors.Anchor) -> list[tuple[int, str]]:
    found = prove(own_key().public, stated).breaks
    return [(each.number, each.reason) for each in found if each.reason != "log.unguarded"]


def anchored(entry: LogEntry, key: LogKey | None = None) -> anchors.Anchor:
    return anchors.anchor(entry.number, entry.digest, "2024-05-01T08:00:00+08:00", key or own_key())


def test_an_untouched_log_holds(written: list[LogEntry]) -> None:
    assert [each.number for each in written] == [1, 2, 3, 4, 5]
    found = prove(own_key().public, [anchored(written[2])])
    assert (found.holds, found.count, found.digest) == (True, 5, written[-1].digest)


def test_an_empty_log_holds() -> None:
    assert prove(own_key().public).holds


@pytest.mark.parametrize(
    "change",
    [
        {"person": "somebody"},
        {"after": {"n": 99}},
        {"action": "test.other"},
        {"subject": "别处"},
        {"address": "10.0.0.1"},
        {"owner_id": 1},
        {"at": datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)},
    ],
)
def test_a_changed_entry_is_named(unguarded: list[LogEntry], change: dict[str, Any]) -> None:
    LogEntry.objects.filter(number=3).update(**change)
    assert told() == [(3, "log.changed")]


def test_a_deleted_entry_is_named(unguarded: list[LogEntry]) -> None:
    LogEntry.objects.filter(number=2).delete()
    assert told() == [(3, "log.missing")]


def test_a_cut_end_is_named(unguarded: list[LogEntry]) -> None:
    LogEntry.objects.filter(number__gte=4).delete()
    assert told() == [(3, "log.cut-off")]


def forge(first: int, last: int) -> None:
    """Writes the end anew as somebody would who has the database and not the key."""
    entries = list(LogEntry.objects.filter(number__gte=first, number__lte=last))
    LogEntry.objects.filter(number__gt=last).delete()
    previous = entries[0].previous
    for each in entries:
        each.previous, each.person = previous, "somebody"
        each.digest = previous = digest_of(each)
        each.save()
    ChainHead.objects.update(number=last, digest=previous)


def test_a_rewritten_end_lacks_the_signature(unguarded: list[LogEntry]) -> None:
    forge(3, 5)
    assert told() == [(5, "log.wrong-signature")]
    assert told(anchored(unguarded[2])) == [(3, "log.against-anchor"), (5, "log.wrong-signature")]


def test_an_old_head_put_back_is_told_by_an_anchor_alone(unguarded: list[LogEntry]) -> None:
    LogEntry.objects.filter(number__gte=3).delete()
    from heji.web.audit_log.chain import signed_head

    kept = signed_head(2, unguarded[1].digest)  # what the row of the head held then
    ChainHead.objects.update(number=2, digest=unguarded[1].digest, signature=kept)
    assert told() == []
    assert told(anchored(unguarded[4])) == [(2, "log.short-of-anchor")]


def test_a_forged_anchor_is_named(written: list[LogEntry], tmp_path: Path) -> None:
    forged = anchored(written[2], key_in(tmp_path / "other-key"))
    assert told(forged) == [(3, "log.wrong-anchor")]


def test_anchors_are_kept_in_a_file(written: list[LogEntry], tmp_path: Path) -> None:
    file = tmp_path / "anchors"
    for each in written[:2]:
        anchors.add(anchored(each), file)
    assert [each.number for each in anchors.read(file)] == [1, 2]
    file.write_text(file.read_text() + '{"number": "3"}\n')
    with pytest.raises(anchors.WrongAnchor, match=":3"):
        anchors.read(file)


def test_a_file_that_is_no_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("no key")
    with pytest.raises(WrongKey, match="key"):
        key_in(file)


def test_the_key_is_private_and_made_once(tmp_path: Path) -> None:
    key = key_in(tmp_path / "key")
    key_in.cache_clear()
    assert key_in(tmp_path / "key").public == key.public
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / "key"]


# What the database refuses.

INSERTED_AGAIN = (
    "INSERT OR REPLACE INTO audit_log_logentry SELECT * FROM audit_log_logentry WHERE number = 2"
)
REFUSED = [
    "UPDATE audit_log_logentry SET person = 'somebody' WHERE number = 2",
    "UPDATE audit_log_logentry SET number = number",
    "DELETE FROM audit_log_logentry WHERE number = 5",
    "DELETE FROM audit_log_chainhead",
    "UPDATE audit_log_chainhead SET number = 2",
    "UPDATE audit_log_chainhead SET number = number",
    "UPDATE audit_log_chainhead SET number = number + 1, id = 2",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_refuses(written: list[LogEntry], statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)
    assert told() == []


def test_the_database_refuses_what_replaces_or_empties(written: list[LogEntry]) -> None:
    statements = (
        [INSERTED_AGAIN, INSERTED_AGAIN.replace("logentry", "chainhead").split(" WHERE")[0]]
        if connection.vendor == "sqlite"
        else ["TRUNCATE audit_log_logentry", "TRUNCATE audit_log_chainhead"]
    )
    for each in statements:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(each)


def test_django_is_refused_alike(written: list[LogEntry]) -> None:
    for act in (
        lambda: LogEntry.objects.update(number=F("number")),
        lambda: LogEntry.objects.all().delete(),
        written[0].save,
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act()


def test_missing_triggers_are_told(unguarded: list[LogEntry]) -> None:
    assert [each.reason for each in prove(own_key().public).breaks] == ["log.unguarded"]
    guard.install(connection)
    guard.install(connection)
    assert prove(own_key().public).holds


def test_values_are_logged_as_they_come_back() -> None:
    here = city()
    actor = here.actor(Role.ADMINISTRATOR, "市财政局")
    values = {"day": datetime.date(2024, 2, 29), 3: ["字", None, True, 10**17]}
    with transaction.atomic():
        append("test.act", actor, here["市水务局"], {}, values)
    entry = LogEntry.objects.get()
    assert entry.after == {"day": "2024-02-29", "3": ["字", None, True, 10**17]}
    assert entry.owner_id == here["市水务局"].pk
    assert told() == []


def test_the_chain_is_read_in_pieces(
    written: list[LogEntry], monkeypatch: pytest.MonkeyPatch
) -> None:
    for size in range(1, 7):
        monkeypatch.setattr("heji.web.audit_log.proof._AT_ONCE", size)
        assert told() == []


def test_acts_at_the_same_time_make_one_chain(tmp_path: Path) -> None:
    together = Installation(tmp_path / "data").migrated().acting_together()
    assert "32 entries" in together.heji("verify-log").stdout
