"""The chain of the log: whatever is changed is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from heji.web.acting.role import Role
from heji.web.audit_log.chain import append, breaks
from heji.web.audit_log.models import ChainHead, LogEntry
from tests.web.building import city

pytestmark = pytest.mark.django_db


@pytest.fixture
def written() -> list[LogEntry]:
    here = city()
    actor = here.actor(Role.ADMINISTRATOR, "市财政局")
    with transaction.atomic():
        for number in range(5):
            append("test.act", actor, here["市水务局"], {"n": number}, {"n": number + 1})
    return list(LogEntry.objects.all())


def told() -> list[tuple[int, str]]:
    found = breaks(LogEntry.objects.all(), ChainHead.objects.first())
    return [(each.number, each.reason) for each in found]


def test_an_untouched_log_holds(written: list[LogEntry]) -> None:
    assert [each.number for each in written] == [1, 2, 3, 4, 5]
    assert told() == []


@pytest.mark.parametrize(
    "change",
    [
        {"person": "somebody"},
        {"after": {"n": 99}},
        {"action": "test.other"},
        {"subject": "别处"},
        {"address": "10.0.0.1"},
    ],
)
def test_a_changed_entry_is_named(written: list[LogEntry], change: dict[str, Any]) -> None:
    LogEntry.objects.filter(number=3).update(**change)
    assert told() == [(3, "log.changed")]


def test_a_deleted_entry_is_named(written: list[LogEntry]) -> None:
    LogEntry.objects.filter(number=2).delete()
    assert told() == [(3, "log.missing")]


def test_a_cut_end_is_named(written: list[LogEntry]) -> None:
    LogEntry.objects.filter(number__gte=4).delete()
    assert told() == [(3, "log.cut-off")]


def test_an_act_is_logged_in_its_own_transaction_alone() -> None:
    here = city()
    actor = here.actor(Role.ADMINISTRATOR, "市财政局")
    assert append("x", actor, here["市水务局"], {}, {}).number == 1  # the test is a transaction
