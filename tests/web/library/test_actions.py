"""Proposing, reviewing, deciding, retiring: who may, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from heji.web.acting.action import Action, NotAllowed, Refused, perform
from heji.web.acting.actor import Actor
from heji.web.acting.duties import OwnWork
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.library import selectors
from heji.web.library.actions import (
    ApproveEntry,
    ChangeEntry,
    ProposeEntry,
    RefuseEntry,
    RetireEntry,
    ReviewEntry,
    WithdrawProposal,
)
from heji.web.library.models import LibraryEntry, Status
from heji.web.library.shipping import import_shipped
from tests.web.building import City, city
from tests.web.library.proposing import REASON, approved, columns, proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> City:
    return city()


def codes(here: City, body: str) -> dict[str, int]:
    actor = here.actor(Role.UNIT_CLERK, body)
    return {each.code: each.version for each in selectors.in_force(actor)}


def test_a_proposal_gets_a_code_of_its_own_and_is_not_in_force(here: City) -> None:
    first = proposal(here)
    second = proposal(here, "供水管网改造长度")
    assert (first.code, first.version, first.status) == ("AGR-QN-501", 1, Status.PROPOSED)
    assert second.code == "AGR-QN-502"
    assert first.organisation == here["云栖市"]
    assert codes(here, "河道管理所") == {}
    assert [each.action for each in LogEntry.objects.all()] == ["library.propose"] * 2


def test_an_approved_entry_holds_in_the_region_and_below(here: City) -> None:
    entry = approved(here)
    assert entry.decided_by is not None
    assert codes(here, "第一中学") == codes(here, "区水务局") == {entry.code: 1}
    assert LogEntry.objects.filter(action="library.approve").count() == 1
    assert LogEntry.objects.count() == 2


def test_a_district_changes_an_entry_for_itself_alone(here: City) -> None:
    import_shipped()
    clerk = here.actor(Role.UNIT_CLERK, "区水务局")
    shipped = next(each for each in selectors.in_force(clerk) if each.code == "AGR-QN-01")
    made = perform(ChangeEntry(shipped, columns("高标准农田建成面积"), REASON), clerk)
    assert (made.version, made.organisation) == (2, here["青石区"])
    city_bureau = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    with pytest.raises(NotAllowed):
        perform(ApproveEntry(made), city_bureau)
    perform(ApproveEntry(made), here.actor(Role.FINANCE_PERFORMANCE, "区财政局"))
    assert codes(here, "区水务局")["AGR-QN-01"] == 2
    assert codes(here, "河道管理所")["AGR-QN-01"] == 1


def test_a_new_version_replaces_the_one_before(here: City) -> None:
    entry = approved(here)
    clerk = here.actor(Role.DEPARTMENT_REVIEWER, "市教育局")
    with pytest.raises(Refused, match="nothing-changed"):
        perform(ChangeEntry(entry, columns(), REASON), clerk)
    made = perform(ChangeEntry(entry, columns(unit="米"), REASON), clerk)
    with pytest.raises(Refused, match="proposed-already"):
        perform(ChangeEntry(entry, columns(unit="千米"), REASON), clerk)
    assert codes(here, "第一中学") == {entry.code: 1}
    assert LogEntry.objects.latest("number").after["unit"] == "米"
    perform(ApproveEntry(made), here.actor(Role.FINANCE_PERFORMANCE, "市财政局"))
    entry.refresh_from_db()
    assert entry.status == Status.RETIRED
    assert codes(here, "第一中学") == {entry.code: 2}


def test_nobody_decides_on_or_reviews_what_they_proposed(here: City) -> None:
    actor = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    made = perform(ProposeEntry(columns(), REASON), actor)
    acts: tuple[Action[Any], ...] = (
        ApproveEntry(made),
        RefuseEntry(made, "不"),
        ReviewEntry(made, True, "好"),
    )
    for act in acts:
        with pytest.raises(OwnWork):
            perform(act, actor)
    assert LogEntry.objects.count() == 1


def test_units_cannot_approve_and_administrators_cannot_propose(here: City) -> None:
    made = proposal(here)
    with pytest.raises(NotAllowed):
        perform(ApproveEntry(made), here.actor(Role.UNIT_APPROVER, "河道管理所"))
    with pytest.raises(NotAllowed):
        perform(ProposeEntry(columns("别的"), REASON), here.actor(Role.ADMINISTRATOR, "市财政局"))


def test_opinions_stand_beside_a_proposal_of_the_own_part_of_the_tree(here: City) -> None:
    made = proposal(here)
    perform(ReviewEntry(made, True, "口径清楚"), here.actor(Role.DEPARTMENT_REVIEWER, "市水务局"))
    assert [each.text for each in made.opinions.all()] == ["口径清楚"]
    assert LogEntry.objects.filter(action="library.review").count() == 1
    with pytest.raises(NotAllowed):
        perform(ReviewEntry(made, True, "好"), here.actor(Role.DEPARTMENT_REVIEWER, "市教育局"))


def test_a_refused_proposal_is_mended_by_who_made_it(here: City) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    made = perform(ProposeEntry(columns(), REASON), clerk)
    bureau = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    with pytest.raises(Refused, match="no-reason"):
        perform(RefuseEntry(made, " "), bureau)
    perform(RefuseEntry(made, "口径不清"), bureau)
    with pytest.raises(Refused, match="decided-already"):
        perform(ApproveEntry(made), bureau)
    with pytest.raises(NotAllowed):
        perform(ChangeEntry(made, columns(unit="米"), REASON), bureau)
    again = perform(ChangeEntry(made, columns(unit="米"), REASON), clerk)
    assert (again.pk, again.status, again.decision) == (made.pk, Status.PROPOSED, "")


def test_retiring_ends_the_own_entry_and_hides_a_shipped_one(here: City) -> None:
    import_shipped()
    bureau = here.actor(Role.FINANCE_PERFORMANCE, "区财政局")
    shipped = next(each for each in selectors.in_force(bureau) if each.code == "AGR-QN-01")
    perform(RetireEntry(shipped, "本区不种粮"), bureau)
    assert "AGR-QN-01" not in codes(here, "区水务局")
    assert "AGR-QN-01" in codes(here, "河道管理所")
    own = approved(here)
    perform(RetireEntry(own, "改用国家指标"), here.actor(Role.FINANCE_PERFORMANCE, "市财政局"))
    assert own.code not in codes(here, "河道管理所")
    assert LibraryEntry.objects.get(pk=own.pk).status == Status.RETIRED
    assert LogEntry.objects.filter(action="library.retire").count() == 2


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"unit": ""}, "unit-and-direction"),
        ({"unit": "斗斛"}, "error.unit"),
        ({"name_zh": " "}, "error.text"),
        ({"keywords": []}, "error.list"),
        ({"type": "magic"}, "error.word"),
        ({"scoring": "satisfaction"}, "error.satisfaction"),
    ],
)
def test_an_unfit_entry_is_refused(here: City, changed: dict[str, Any], key: str) -> None:
    with pytest.raises(Refused, match=key):
        perform(ProposeEntry(columns(**changed), REASON), here.actor(Role.UNIT_CLERK, "河道管理所"))
    assert LogEntry.objects.count() == 0


def test_a_name_belongs_to_one_entry_of_an_area(here: City) -> None:
    proposal(here)
    with pytest.raises(Refused, match="name-taken"):
        proposal(here)


def test_a_proposal_is_taken_back_by_who_made_it_alone_and_proposed_again(here: City) -> None:
    made = proposal(here)
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    with pytest.raises(NotAllowed, match="not-your-proposal"):
        perform(WithdrawProposal(made), clerk)
    assert made.proposed_by is not None
    own = replace(clerk, person=made.proposed_by)
    count = LogEntry.objects.count()
    perform(WithdrawProposal(made, "重复提出"), own)
    assert LogEntry.objects.count() == count + 1
    made.refresh_from_db()
    assert (made.status, made.decision, made.decided_by) == ("withdrawn", "重复提出", own.person)
    assert not selectors.proposals(own)
    assert list(selectors.own_returned(own)) == [made]
    for act in (WithdrawProposal(made), ApproveEntry(made)):
        with pytest.raises((Refused, NotAllowed)):
            actor = own if isinstance(act, WithdrawProposal) else _bureau(here)
            perform(act, actor)
    perform(ChangeEntry(made, columns(), REASON), own)
    assert list(selectors.proposals(own)) == [made]
    perform(ApproveEntry(made), _bureau(here))
    with pytest.raises(Refused, match="decided-already"):
        perform(WithdrawProposal(made), own)


def test_a_proposal_that_was_overtaken_gets_a_later_version(here: City) -> None:
    entry = approved(here)
    first, second = (here.actor(Role.UNIT_CLERK, "河道管理所") for _ in range(2))
    slow = perform(ChangeEntry(entry, columns(unit="米"), REASON), first)
    perform(WithdrawProposal(slow), first)
    quick = perform(ChangeEntry(entry, columns(keywords=["管网"]), REASON), second)
    perform(ApproveEntry(quick), _bureau(here))
    again = perform(ChangeEntry(slow, columns(unit="米"), REASON), first)
    assert again.version > quick.version
    assert again.proposed_at > quick.proposed_at


def _bureau(here: City) -> Actor:
    return here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
