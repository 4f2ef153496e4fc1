"""When something is worth a mail."""

from __future__ import annotations

import datetime

import pytest

from heji.web.calendar.working_days import china, working_days_between
from heji.web.notices.due import Due
from heji.web.notices.models import Known
from heji.web.notices.reminding import is_owed, last_reminder
from heji.web.notices.waiting import Urgency, Waiting
from tests.web.notices.noticing import day

DAYS = china()


def waiting(today: str, last_day: str | None, reminders: tuple[int, ...] = (10, 3, 1)) -> Waiting:
    last = None if last_day is None else day(last_day)
    left = None if last is None else working_days_between(day(today), last, DAYS)
    return Waiting(Due("a", "b", "/", last_day=last, reminders=reminders), Urgency.ORDINARY, left)


def owed(today: str, last_day: str | None, **known: object) -> bool:
    return is_owed(waiting(today, last_day), Known(**known), day(today), DAYS)


def test_reminders_are_counted_back_in_working_days() -> None:
    first = day("2026-09-01")
    days = (first + datetime.timedelta(each) for each in range(50))
    found = dict.fromkeys(
        last_reminder(waiting(each.isoformat(), "2026-10-12"), each, DAYS) for each in days
    )
    assert list(found) == [
        None,
        day("2026-09-21"),
        day("2026-10-08"),
        day("2026-10-10"),  # a Saturday, worked in exchange
        day("2026-10-13"),  # the first working day after the last one
        day("2026-10-20"),  # and again after a week
    ]


def test_what_is_new_is_told_at_once() -> None:
    assert is_owed(waiting("2026-09-02", "2026-10-12"), None, day("2026-09-02"), DAYS)
    assert owed("2026-09-02", "2026-10-12", told=-1, told_on=day("2026-09-01"))


def test_what_was_told_or_seen_waits_for_its_reminder() -> None:
    told = {"told": 0, "told_on": day("2026-09-02")}
    assert not owed("2026-09-03", "2026-10-12", **told)
    assert not owed("2026-09-03", "2026-10-12", seen=0, seen_on=day("2026-09-02"))
    assert owed("2026-09-21", "2026-10-12", **told)


def test_a_reminder_that_could_not_be_sent_stays_owed() -> None:
    assert owed("2026-09-23", "2026-10-12", told=0, told_on=day("2026-09-02"))
    assert not owed("2026-09-23", "2026-10-12", told=0, told_on=day("2026-09-22"))


@pytest.mark.parametrize(("today", "is_told"), [("2026-10-20", False), ("2026-10-26", True)])
def test_without_a_last_day_it_comes_again_after_five_working_days(
    today: str, is_told: bool
) -> None:
    assert owed(today, None, told=0, told_on=day("2026-10-19")) is is_told
    assert owed(today, None, seen=0, seen_on=day("2026-10-19")) is is_told


def test_what_is_only_announced_is_no_mail() -> None:
    coming = Waiting(Due("a", "b", "/", is_coming=True), Urgency.COMING)
    assert not is_owed(coming, None, day("2026-09-02"), DAYS)
