"""Whose office a step is."""

from __future__ import annotations

import pytest

from heji.web.acting.action import Refused, perform
from heji.web.acting.role import Role
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.projects.actions import AddProject
from heji.web.projects.models import Level
from heji.web.reviews.actions.deciding import Approve
from heji.web.reviews.actions.submitting import Submit
from heji.web.reviews.charge import charged, fellows
from heji.web.reviews.models import Review
from heji.web.reviews.selectors import open_review, queue
from tests.web.filing.making import Office, fill_in, office
from tests.web.reviews.going import present, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Office:
    return office(filled=True)


def of_the_district(made: Office) -> Review:
    """A form of the district, before its bureau."""
    clerk = made.another(Role.UNIT_CLERK, "区水务局")
    project = perform(AddProject("Q1", "青石河清淤", Level.PROJECT, 2024), clerk)
    form = perform(CreateDeclaration(2026, project), clerk)
    fill_in(Office(made.here, clerk, project, form))
    perform(Submit(form), clerk)
    for role in (Role.UNIT_APPROVER, Role.DEPARTMENT_REVIEWER):
        perform(Approve(_open(form)), made.another(role, "区水务局"))
    return _open(form)


def _open(form: object) -> Review:
    found = open_review(form)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_a_bureau_decides_for_its_own_region_and_not_for_districts_with_a_bureau(
    made: Office,
) -> None:
    review = of_the_district(made)
    city, district = (
        made.another(Role.FINANCE_DIVISION, each) for each in ("市财政局", "区财政局")
    )
    assert not queue(city)
    assert list(queue(district)) == [review]
    with pytest.raises(Refused):
        perform(Approve(review), city)
    assert {each.pk for each in fellows(district, review)} == {district.person.pk}
    perform(Approve(review), district)


def test_a_district_without_a_bureau_is_the_citys(made: Office) -> None:
    review = of_the_district(made)
    bureau = made.here["区财政局"]
    bureau.valid_to = 2024
    bureau.save()
    assert list(queue(made.another(Role.FINANCE_DIVISION, "市财政局"))) == [review]


def test_a_department_as_a_body_does_not_approve_for_its_units(made: Office) -> None:
    submit(made)
    of_department = made.another(Role.UNIT_APPROVER, "市水务局")
    assert not queue(of_department)
    assert not charged(of_department)
    with pytest.raises(Refused):
        perform(Approve(present(made)), of_department)
    own = made.another(Role.UNIT_APPROVER)
    assert list(queue(own)) == [present(made)]
    assert [each.pk for each in fellows(own, present(made))] == [own.person.pk]


def test_a_body_that_took_over_approves_what_was_begun_before(made: Office) -> None:
    submit(made)
    old, new = made.here["河道管理所"], made.here["供水监测站"]
    old.successor, old.path, old.valid_to = new, f"{new.path}{old.pk}/", 2025
    old.save()
    assert list(queue(made.another(Role.UNIT_APPROVER, "供水监测站"))) == [present(made)]


def test_other_roles_have_no_step(made: Office) -> None:
    submit(made)
    for role, body in ((Role.INSPECTOR, "市审计局"), (Role.EXPERT, "市财政局")):
        assert not charged(made.another(role, body))
    assert not charged(made.clerk)
