"""A body is renamed or merged: its projects, forms and past values are those of its successor."""

from __future__ import annotations

import pytest

from heji.web.acting.action import NotAllowed, perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.declarations.actions.creating import CopyDeclaration, CreateDeclaration
from heji.web.filing import selectors
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.filing.findings import findings
from heji.web.filing.keeping import load
from heji.web.filing.models import Filing
from heji.web.organisations.actions import MergeOrganisation, RenameOrganisation
from heji.web.organisations.models import Organisation
from heji.web.projects.actions import AddProject
from heji.web.projects.models import Level
from heji.web.projects.selectors import own_projects
from tests.web.filing.making import UNIT, Office, office
from tests.web.reviews.going import approve_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Office:
    """An office whose form of 2025 was approved."""
    made = office(filled=True, year=2025)
    approve_all(made)
    return made


def renamed(made: Office) -> Actor:
    """The clerk after the office has a new name from 2026 on."""
    bureau = made.another(Role.FINANCE_PERFORMANCE, "市财政局")
    perform(RenameOrganisation(made.here[UNIT], "河湖管理中心", 2026), bureau)
    made.here.bodies["河湖管理中心"] = Organisation.objects.get(name="河湖管理中心")
    return made.another(Role.UNIT_CLERK, "河湖管理中心")


def merged(made: Office) -> Actor:
    """The clerk of the body into which the office went in 2026."""
    bureau = made.another(Role.FINANCE_PERFORMANCE, "市财政局")
    into = made.here["供水监测站"]
    perform(MergeOrganisation(made.here[UNIT], 2025, into), bureau)
    made.here.bodies["供水监测站"] = Organisation.objects.get(pk=into.pk)
    return made.another(Role.UNIT_CLERK, "供水监测站")


def told(form: Filing) -> list[str]:
    """The findings about what was reached before."""
    case = selectors.case(form, load(form))
    found = findings(case, "zh")
    return [each.message for each in found if each.check == "declaration-below-past"]


def lower(form: Filing, clerk: Actor) -> None:
    """Asks for less river than the year before."""
    row = load(form).indicators[0]
    cells = (
        Typed("indicator", row.id, "name", "整治河道长度", 1),
        Typed("indicator", row.id, "value", "≥10公里", 1),
    )
    assert not perform(SaveCells(form, cells), clerk).refused


@pytest.mark.parametrize("change", [renamed, merged])
def test_last_years_form_is_copied_by_the_successor(made: Office, change: object) -> None:
    clerk = change(made)  # type: ignore[operator]
    source = selectors.filing(clerk, made.form.pk)
    copy = perform(CopyDeclaration(source, 2026), clerk)
    assert copy.organisation == clerk.organisation
    assert copy.project == made.project
    assert load(copy).indicators[0].name == "整治河道长度"


@pytest.mark.parametrize("change", [renamed, merged])
def test_what_the_predecessor_reached_counts(made: Office, change: object) -> None:
    clerk = change(made)  # type: ignore[operator]
    form = perform(CreateDeclaration(2026, made.project), clerk)
    lower(form, clerk)
    (message,) = told(form)
    assert "2025 河道管理所: ≥12公里" in message


def test_a_project_entered_anew_under_the_new_name_is_known_by_code_and_name(made: Office) -> None:
    # As an installation has it that entered projects before bodies were linked.
    clerk = renamed(made)
    again = made.project.__class__.objects.create(
        organisation=clerk.organisation,
        code=made.project.code,
        name=made.project.name,
        level=Level.PROJECT,
        first_year=2026,
    )
    form = perform(CreateDeclaration(2026, again), clerk)
    lower(form, clerk)
    assert len(told(form)) == 1


def test_the_bodys_own_form_knows_those_of_all_it_came_from(made: Office) -> None:
    clerk = merged(made)
    before = perform(CreateDeclaration(2026), clerk)
    assert selectors.earlier(before) == ()
    assert {each.pk for each in own_projects(clerk)} == {made.project.pk}


def test_other_bodies_below_the_same_department_do_not_count(made: Office) -> None:
    clerk = made.another(Role.UNIT_CLERK, "供水监测站")
    project = perform(AddProject(made.project.code, made.project.name, Level.PROJECT, 2026), clerk)
    form = perform(CreateDeclaration(2026, project), clerk)
    lower(form, clerk)
    assert told(form) == []
    with pytest.raises(NotAllowed):
        perform(CreateDeclaration(2026, made.project), clerk)


def test_the_successor_finishes_a_form_that_was_begun_under_the_old_name() -> None:
    made = office(year=2025)
    clerk = renamed(made)
    form = selectors.filing(clerk, made.form.pk)
    lower(form, clerk)
    assert selectors.content_for(clerk, form).indicators[0].name == "整治河道长度"
    other = made.another(Role.UNIT_CLERK, "供水监测站")
    with pytest.raises(NotAllowed):
        lower(form, other)
