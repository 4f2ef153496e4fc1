"""From a written improvement to the next declaration and the result that answers it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.commitments import due
from heji.web.commitments.actions import ConfirmCommitment, DropCommitment
from heji.web.commitments.judging import Kept
from heji.web.commitments.models import Commitment, State
from heji.web.commitments.selectors import about, still_open, verdicts
from heji.web.filing.kinds import sides
from heji.web.reviews.actions.submitting import Adjust
from tests.web.accounts.steps import BACKEND
from tests.web.advice.resulting import BUREAU, DEPARTMENT, UNIT
from tests.web.commitments.promising import (
    NEXT,
    PEOPLE,
    confirmed,
    declared_next,
    evaluated_next,
    improving,
    only,
)
from tests.web.rectification.demanding import in_days

pytestmark = pytest.mark.django_db


def test_nothing_counts_before_somebody_confirms_it() -> None:
    made = improving()
    found = only(made)
    assert (found.measured, found.sign, found.value, found.year) == (PEOPLE, ">", 3800, NEXT)
    assert not about(declared_next(made)).exists()
    assert [len(each.proposals) for each in still_open([made.form])] == [1]
    assert [each.values["count"] for each in due.due(made.made.clerk, in_days(0))] == [1]


def test_confirmed_it_is_followed() -> None:
    made = improving()
    count = LogEntry.objects.count()
    kept = confirmed(made)
    assert LogEntry.objects.count() == count + 1
    assert not still_open([made.form])
    assert not due.due(made.made.clerk, in_days(0))
    ((_, found, form),) = verdicts([kept])
    assert (found.verdict, found.reason, form) == (Kept.UNKNOWN, "no-results", None)


@pytest.mark.parametrize(
    ("reached", "verdict"),
    [("3801人", Kept.KEPT), ("3800人", Kept.BROKEN), ("3200人", Kept.BROKEN)],
)
def test_the_result_of_its_year_answers_it(reached: str, verdict: Kept) -> None:
    made = improving()
    kept = confirmed(made)
    form = evaluated_next(made, reached)
    ((_, found, answered),) = verdicts([kept])
    assert (found.verdict, found.result, answered) == (verdict, reached, form)


def test_beside_the_next_forms() -> None:
    made = improving()
    confirmed(made)
    form = evaluated_next(made, "3900人", is_approved=False)
    clerk = made.made.clerk
    ((_, promised, found),) = dict(sides(clerk, form))["commitments/beside.html"]["rows"]
    assert (promised, found.verdict) == (">3800人", Kept.KEPT)
    declaration = made.made.project.filings.get(kind="declaration", year=NEXT)
    ((_, _, found),) = dict(sides(clerk, declaration))["commitments/beside.html"]["rows"]
    assert found.reason == "no-results"


def test_those_above_drop_it_with_a_reason_and_it_stays_to_be_seen() -> None:
    made = improving()
    reviewer = made.another(Role.DEPARTMENT_REVIEWER, DEPARTMENT)
    with pytest.raises(Refused, match="no-reason"):
        perform(DropCommitment(made.form, only(made), " "), reviewer)
    perform(DropCommitment(made.form, only(made), "属于工作设想"), reviewer)
    assert Commitment.objects.get().state == State.DROPPED
    assert not about(declared_next(made)).exists()
    assert confirmed(made, by=reviewer).state == State.TRACKED  # thought better of
    assert Commitment.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "body", "confirms", "drops"),
    [
        (Role.UNIT_APPROVER, UNIT, True, False),
        (Role.DEPARTMENT_REVIEWER, DEPARTMENT, True, True),
        (Role.FINANCE_DIVISION, BUREAU, True, True),
        (Role.UNIT_CLERK, "供水监测站", False, False),
        (Role.DEPARTMENT_REVIEWER, "市教育局", False, False),
        (Role.FINANCE_PERFORMANCE, "区财政局", False, False),
        (Role.INSPECTOR, "市审计局", False, False),
        (Role.ADMINISTRATOR, BUREAU, False, False),
    ],
)
def test_who_decides(role: Role, body: str, confirms: bool, drops: bool) -> None:
    made = improving()
    actor, found = made.another(role, body), only(made)
    confirm = ConfirmCommitment(made.form, found, found.measured, found.sign, found.year)
    for may, act in ((drops, DropCommitment(made.form, found, "不是承诺")), (confirms, confirm)):
        if may:
            perform(act, actor)
        else:
            with pytest.raises(NotAllowed):
                perform(act, actor)
    assert Commitment.objects.exists() == (confirms or drops)


@pytest.mark.parametrize(
    ("said", "why"),
    [({"year": 2026}, "wrong-year"), ({"year": 2101}, "wrong-year"), ({"sign": "!"}, "no-sign")],
)
def test_what_is_not_confirmed(said: dict[str, object], why: str) -> None:
    made = improving()
    with pytest.raises(Refused, match=why):
        confirmed(made, **said)


def test_what_the_form_no_longer_says_is_not_confirmed() -> None:
    made = improving()
    found = only(made)
    gone = replace(found, quote="另一句")
    with pytest.raises(Refused, match="not-proposed"):
        perform(ConfirmCommitment(made.form, gone, PEOPLE, "≥", NEXT), made.made.clerk)
    perform(Adjust(made.form, "更正"), made.made.clerk)
    assert only(made) == found  # what was approved still counts


def test_the_pages(client: Client) -> None:
    made = improving()
    client.force_login(made.bureau.person, BACKEND)
    page = client.get(reverse("commitments-proposed") + f"?year={made.form.year}")
    assert "力争明年受益居民突破3800人" in page.content.decode()
    found = only(made)
    act = reverse("commitments-act", args=(made.form.pk,))
    named = {"cell": found.cell, "start": found.start, "year": NEXT, "act": "confirm"}
    assert client.post(act, {**named, "cell": "no"}).status_code == 404
    client.post(act, {**named, "measured": PEOPLE, "sign": "≥"})
    assert Commitment.objects.get().sign == "≥"
    page = client.get(reverse("commitments") + f"?year={NEXT}").content.decode()
    assert "≥3800人" in page
    assert "尚未审核通过" in page
    foreign = made.another(Role.UNIT_CLERK, "供水监测站")
    client.force_login(foreign.person, BACKEND)
    assert client.get(reverse("commitments-of", args=(made.form.pk,))).status_code == 404


def test_a_list_is_judged_with_a_fixed_number_of_reads(
    django_assert_num_queries: Any,
) -> None:
    made = improving()
    kept = confirmed(made)
    evaluated_next(made, "3900人")
    listed = list(Commitment.objects.select_related("filing__organisation", "filing__project"))
    assert listed == [kept]
    with django_assert_num_queries(2):
        verdicts(listed * 20)
