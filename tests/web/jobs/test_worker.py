"""The worker: each form once, whoever dies, pauses or cancels in between."""

from __future__ import annotations

import threading
from collections import Counter

import pytest
from django.db import DatabaseError, connection

from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.calendar.models import Phase, PhaseKind
from heji.web.filing.models import Filing, State
from heji.web.jobs import doing
from heji.web.jobs.actions import CancelJob, GoOnWithJob, PauseJob
from heji.web.jobs.doing import carry_out
from heji.web.jobs.kinds.auditing import AuditForms
from heji.web.jobs.kinds.registry import Done
from heji.web.jobs.kinds.submitting import SubmitForms
from heji.web.jobs.leases import claim, is_anything_left
from heji.web.jobs.models import ItemState, Job, JobItem, JobState
from heji.web.jobs.night import ask_for_reaudit
from heji.web.jobs.selectors import items, progress
from tests.web.jobs.working import Hand, forms, started, taken, told, worker

pytestmark = pytest.mark.django_db
SUBMITTED = ("done", "jobs.submitted")


def submissions() -> Counter[str]:
    """How many entries of the log say that a form was submitted, by form."""
    found = LogEntry.objects.filter(action="reviews.submit")
    return Counter(found.values_list("subject_id", flat=True))


def test_each_form_is_submitted_by_an_act_of_its_own() -> None:
    made, chosen = forms(3)
    job = started(made.clerk, "submit", chosen)
    assert worker().work_off() == 3
    assert told(job) == [SUBMITTED] * 3
    assert submissions() == {str(each.pk): 1 for each in chosen}
    entry = LogEntry.objects.filter(action="reviews.submit").first()
    assert entry is not None
    assert (entry.person, entry.role) == (made.clerk.person.username, "unit_clerk")
    job.refresh_from_db()
    assert job.state == JobState.DONE
    assert job.begun_at is not None
    assert job.ended_at is not None
    assert not is_anything_left()


def test_what_cannot_be_submitted_fails_with_the_reason_and_the_others_go_on() -> None:
    made, chosen = forms(3)
    chosen[0].indicator_rows.update(name="")
    job = started(made.clerk, "submit", chosen)
    worker().work_off()
    assert told(job) == [("failed", "review.empty"), SUBMITTED, SUBMITTED]
    again = started(made.clerk, "submit", chosen[1:2])
    worker().work_off()
    item = again.items.get()
    assert (item.state, item.key) == ("failed", "filing.not-editable")
    assert item.values == {"state": "submitted"}
    assert submissions() == {str(each.pk): 1 for each in chosen[1:]}


def test_days_of_a_reason_are_kept_as_texts() -> None:
    made, chosen = forms(1)
    Phase.objects.create(
        region=made.here["云栖市"],
        year=2026,
        kind=PhaseKind.DECLARATION,
        opens="2020-01-01",
        closes="2020-02-01",
    )
    job = started(made.clerk, "submit", chosen)
    worker().work_off()
    item = job.items.get()
    assert item.key == "review.too-late"
    assert item.values["last"] == "2020-02-01"


def test_a_short_job_does_not_wait_until_a_long_one_is_through() -> None:
    made, chosen = forms(3)
    long, short = started(made.clerk, "submit", chosen), started(made.clerk, "audit", chosen[:1])
    hand = Hand()
    order = [taken(hand).job_id for _ in range(3)]
    assert order == [long.pk, short.pk, long.pk]


def test_two_workers_never_do_one_item_twice() -> None:
    made, chosen = forms(2)
    started(made.clerk, "submit", chosen)
    hand = Hand()
    first, second = taken(hand), taken(hand)
    assert first.pk != second.pk
    assert claim(hand()) is None
    assert carry_out(second, hand)
    assert carry_out(first, hand)
    assert set(submissions().values()) == {1}


def test_a_worker_that_was_slow_finds_that_another_one_did_it() -> None:
    made, chosen = forms(1)
    job = started(made.clerk, "submit", chosen)
    hand = Hand()
    slow = taken(hand)
    hand.on(hours=1)
    quick = taken(hand)
    assert quick.pk == slow.pk
    assert not carry_out(slow, hand)
    assert carry_out(quick, hand)
    assert not carry_out(slow, hand)
    assert not carry_out(quick, hand)
    assert told(job) == [SUBMITTED]
    assert submissions() == {str(chosen[0].pk): 1}


def test_a_lease_lasts_as_long_as_it_says() -> None:
    made, chosen = forms(1)
    started(made.clerk, "audit", chosen)
    hand = Hand()
    taken(hand)
    hand.on(minutes=1)
    assert claim(hand()) is None
    hand.on(minutes=2)
    assert taken(hand).attempts == 2


def test_what_ends_every_worker_is_given_up() -> None:
    made, chosen = forms(1)
    job = started(made.clerk, "submit", chosen)
    hand = Hand()
    for _ in range(doing.MOST_ATTEMPTS):
        taken(hand)
        hand.on(hours=1)
    worker(hand).work_off()
    assert told(job) == [("failed", "jobs.gave-up")]
    assert not submissions()


def test_a_fault_fails_the_item_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    made, chosen = forms(1)
    job = started(made.clerk, "submit", chosen)

    class Broken(SubmitForms):
        def do(self, actor: Actor | None, item: JobItem) -> Done:
            super().do(actor, item)
            raise RuntimeError

    monkeypatch.setattr(doing, "job_kind", lambda name: Broken())
    worker().work_off()
    item = job.items.get()
    assert (item.key, item.values) == ("jobs.trouble", {"error": "RuntimeError"})
    assert not submissions()
    assert Filing.objects.get(pk=chosen[0].pk).state == State.DRAFT


def test_a_database_that_is_away_fails_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    made, chosen = forms(1)
    job = started(made.clerk, "audit", chosen)
    hand = Hand()
    with monkeypatch.context() as broken:

        def away(*_: object) -> None:
            raise DatabaseError

        broken.setattr(AuditForms, "do", away)
        with pytest.raises(DatabaseError):
            worker(hand).step()
    assert told(job) == [("waiting", "")]
    hand.on(hours=1)
    worker(hand).work_off()
    assert job.items.get().state == ItemState.DONE


def test_paused_in_the_middle_and_gone_on_with() -> None:
    made, chosen = forms(3)
    job = started(made.clerk, "submit", chosen)
    hand = Hand()
    assert worker(hand).step()
    at_hand = taken(hand)
    perform(PauseJob(job), made.clerk)
    assert not carry_out(at_hand, hand)
    assert not worker(hand).step()
    assert [state for state, _ in told(job)] == ["done", "waiting", "waiting"]
    perform(GoOnWithJob(job), made.clerk)
    assert worker(hand).work_off() == 2
    assert set(submissions().values()) == {1}
    assert LogEntry.objects.filter(action__in=("jobs.pause", "jobs.go-on")).count() == 2


def test_cancelled_in_the_middle() -> None:
    made, chosen = forms(3)
    job = started(made.clerk, "submit", chosen)
    hand = Hand()
    worker(hand).step()
    at_hand = taken(hand)
    perform(CancelJob(job), made.clerk)
    assert not carry_out(at_hand, hand)
    assert worker(hand).work_off() == 0
    assert submissions().total() == 1
    found = progress(items(made.clerk, job))
    assert (found.total, found.over, found.left) == (3, 1, 2)
    with pytest.raises(Refused):
        perform(GoOnWithJob(job), made.clerk)


def test_a_role_that_was_taken_away_ends_what_was_asked_in_it() -> None:
    made, chosen = forms(2)
    job = started(made.clerk, "submit", chosen)
    worker().step()
    made.clerk.person.memberships.all().delete()
    worker().work_off()
    assert told(job) == [SUBMITTED, ("failed", "jobs.no-role")]


def test_findings_are_counted_as_the_page_shows_them() -> None:
    made, chosen = forms(2)
    department = made.another(Role.DEPARTMENT_REVIEWER, "市水务局")
    job = started(made.clerk, "audit", chosen)
    worker().work_off()
    counts = job.items.values_list("counts", flat=True)
    assert all(sum(each.values()) > 0 for each in counts)
    with pytest.raises(NotAllowed):  # drafts are the unit's own
        started(department, "audit", chosen)


def test_the_night_audits_every_form_once() -> None:
    made, chosen = forms(2)
    job = ask_for_reaudit()
    assert job is not None
    assert ask_for_reaudit() is None
    worker().work_off()
    assert [state for state, _ in told(job)] == ["done", "done"]
    assert ask_for_reaudit() is not None
    stranger = made.another(Role.UNIT_CLERK, "第一中学")
    assert progress(items(stranger, job)).total == 0
    assert progress(items(made.clerk, job)).total == len(chosen)


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_time() -> None:
    made, chosen = forms(8)
    jobs = [started(made.clerk, kind, chosen) for kind in ("submit", "audit")]
    done: list[int] = []

    def work() -> None:
        try:
            done.append(worker().work_off())
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(done) == 3
    worker().work_off()
    assert submissions() == {str(each.pk): 1 for each in chosen}
    for job in jobs:
        assert Job.objects.get(pk=job.pk).state == JobState.DONE
        assert {state for state, _ in told(job)} == {"done"}
