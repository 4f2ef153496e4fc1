"""Roll-ups: every sum against the forms counted one by one, in the actor's part of the tree."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing.case import Earlier
from heji.web.filing.models import Filing, Revision
from heji.web.projects.models import Level, Project
from heji.web.reviews.actions.correcting import CorrectScore
from heji.web.reviews.scores import scores_of
from heji.web.rollups.models import Result
from heji.web.rollups.picturing import of_spending, over_years
from heji.web.rollups.selectors import Page, page_of
from heji.web.rollups.totals import Part, total
from tests.web.accounts.steps import BACKEND
from tests.web.budgets.budgeting import WAN, line
from tests.web.filing.making import UNIT, Office
from tests.web.reviews.going import WAY, approve, present
from tests.web.sampling.sampled import another, handed_in
from tests.web.self_evaluations.evaluating import YEAR

DEPARTMENT, CITY = "市水务局", "云栖市"
_AMOUNTS = st.none() | st.integers(0, 10**13)
_PARTS = st.builds(
    Part,
    st.integers(1, 99),
    st.none() | st.fractions(0, 110),
    st.sampled_from(("优", "良", "中", "差", "")),
    _AMOUNTS,
    _AMOUNTS,
    st.integers(5, 9),
    st.integers(0, 5),
    st.booleans(),
)


@given(st.lists(_PARTS, max_size=12))
def test_sums_are_what_counting_gives(parts: list[Part]) -> None:
    found = total(parts, declared=7)
    scores = [each.score for each in parts if each.score is not None]
    paid = [each for each in parts if each.budget is not None and each.executed is not None]
    assert found.mean == (sum(scores, Fraction(0)) / len(scores) if scores else None)
    assert found.budget == sum(each.budget or 0 for each in paid)
    assert found.executed == sum(each.executed or 0 for each in paid)
    assert found.without_money == len(parts) - len(paid)
    weighing = [(each.score, each.budget) for each in paid if each.score is not None]
    weight = sum(budget or 0 for _, budget in weighing)
    weighted = sum((score * (budget or 0) for score, budget in weighing), Fraction(0))
    assert found.weighted_mean == (weighted / weight if weight else None)
    assert found.grades == Counter(each.grade for each in parts if each.score is not None)
    assert (found.declared, found.handed_in) == (7, len(parts))
    assert found.approved == sum(each.is_approved for each in parts)
    assert found.reached == sum(each.reached for each in parts)


@pytest.fixture
def made(db: Any) -> Office:
    return handed_in()


def bureau(made: Office) -> Actor:
    return made.another(Role.FINANCE_PERFORMANCE, "市财政局")


def page(actor: Actor, made: Office, body: str) -> Page:
    return page_of(actor, made.here[body], YEAR, "zh")


def kept(form: Filing) -> Result:
    return Result.objects.get(revision__filing=form, revision__number=form.revision)


def scored(form: Filing, score: str, executed: int, parent: Project | None = None) -> None:
    """A result of a form that is kept as handed in."""
    Result.objects.create(
        revision=Revision.objects.get(filing=form),
        own_total=score,
        reviewed_total=score,
        grade={"zh": "良", "en": "Good"},
        budget=executed * 2,
        executed=executed,
        targets=3,
        reached=2,
        undecided=0,
    )
    if parent is not None:
        Project.objects.filter(pk=form.project_id).update(parent=parent)


def test_what_was_handed_in_is_kept_as_it_was_scored(made: Office) -> None:
    form = Filing.objects.get(pk=made.form.pk)
    scores, result = scores_of(form, 1), kept(form)
    assert scores is not None and scores.own_total is not None
    assert Fraction(result.own_total) == result.total == scores.own_total
    assert (result.budget, result.executed) == (1000 * 10**6, 1000 * 10**6)
    assert (result.targets, result.reached, result.undecided) == (6, 6, 0)


def test_the_reviewed_score_holds_after_the_review(made: Office) -> None:
    row = next(each for each in made.content.indicators if each.name == "受益居民人数")
    for number, (role, body) in enumerate(WAY):
        actor = made.another(role, body)
        if number == len(WAY) - 1:
            perform(CorrectScore(present(made), row.id, "20", "证据不足"), actor)
        approve(made, actor)
    result = kept(Filing.objects.get(pk=made.form.pk))
    scores = scores_of(made.form, 1)
    assert scores is not None and scores.reviewed_total is not None
    assert result.total == scores.reviewed_total != Fraction(result.own_total)


def test_each_figure_leads_down_to_its_parts(made: Office) -> None:
    below = [another(made, number, 100 * number) for number in (1, 2)]
    for form, score in zip(below, ("80", "181/3"), strict=True):
        scored(form, score, 10**8)
    region = page(bureau(made), made, CITY)
    assert region.whole.totals.handed_in == 3
    department = next(each for each in region.bodies if each.name == DEPARTMENT)
    unit = next(each for each in page(bureau(made), made, DEPARTMENT).bodies if each.name == UNIT)
    own = page(bureau(made), made, UNIT)
    lines = [each.totals for each in own.projects]
    for whole in (region.whole, department, unit, own.whole):
        assert whole.totals.mean == sum(
            (score for each in lines for score in each.scores), Fraction(0)
        ) / len(lines)
        assert whole.totals.budget == sum(each.budget for each in lines)
        assert whole.totals.reached == sum(each.reached for each in lines)
    assert {each.filing for each in own.projects} == {made.form.pk, *(each.pk for each in below)}


def test_programmes_are_summed_by_their_projects(made: Office) -> None:
    programme = Project.objects.create(
        organisation=made.here[UNIT],
        code="P1",
        name="水利工程",
        level=Level.PROGRAMME,
        first_year=2024,
    )
    for number, score in ((1, "70"), (2, "90")):
        scored(another(made, number, 100), score, 10**8, programme)
    own = page(bureau(made), made, UNIT)
    ((line, below),) = own.programmes
    assert line.name == "水利工程" and len(below) == 2
    assert line.totals.mean == 80 and line.totals.handed_in == 2
    assert [each.filing for each in own.projects] == [made.form.pk]
    assert own.whole.totals.handed_in == 3


def test_nobody_sees_more_than_their_part(made: Office) -> None:
    other = made.another(Role.DEPARTMENT_REVIEWER, "市教育局")
    assert page(other, made, "市教育局").whole.totals.handed_in == 0
    assert page(other, made, CITY).whole.totals.handed_in == 0


def test_the_questions_do_not_grow_with_the_forms(
    made: Office, django_assert_num_queries: Any
) -> None:
    actor = bureau(made)
    with django_assert_num_queries(6):
        page(actor, made, CITY)
    for number in range(1, 6):
        scored(another(made, number, 100), "75", 10**8)
    with django_assert_num_queries(6):
        page(actor, made, CITY)


def test_the_page_and_the_workbook(made: Office, client: Client) -> None:
    client.force_login(bureau(made).person, BACKEND)
    shown = client.get(reverse("rollup"), {"year": YEAR}).content.decode()
    result = kept(Filing.objects.get(pk=made.form.pk))
    assert result.total is not None and f"{float(result.total):.2f}" in shown
    assert "chart-spread" in shown
    answer = client.get(reverse("rollup-export"), {"year": YEAR})
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert [each[0] for each in rows[:2]] == ["名称", CITY]
    assert rows[1][2] == 1 and Fraction(str(rows[1][9])) == result.total
    assert client.get(reverse("rollup"), {"organisation": "999999"}).status_code == 404


class TestPictures:
    def test_each_picture_has_its_table(self, made: Office, client: Client) -> None:
        client.force_login(made.clerk.person, BACKEND)
        shown = client.get(reverse("form-pictures", args=(made.form.pk,))).content.decode()
        assert "picture-0" in shown and "各项得分" in shown
        answer = client.get(reverse("form-pictures-export", args=(made.form.pk,)))
        rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
        scores = scores_of(made.form, 1)
        assert scores is not None
        read = {each[0]: each[2] for each in rows[2 : 2 + len(scores.rows)]}
        assert {name: Fraction(str(score)) for name, score in read.items()} == {
            each.name: each.reviewed for each in scores.rows
        }
        other = reverse("form-pictures", args=(made.form.pk - 1,))
        assert client.get(other).status_code == 404

    def test_targets_over_years_are_of_one_unit(self, made: Office) -> None:
        form, content = made.form, made.content
        row = next(each for each in content.indicators if each.name == "受益居民人数")
        before = [
            Earlier(YEAR - 1, replace(row, value=3000, result_value=2900)),
            Earlier(YEAR - 2, replace(row, unit="户")),
        ]
        (picture,) = over_years(form, content, before)
        assert picture.places == (str(YEAR - 1), str(YEAR))
        assert [each.texts for each in picture.series] == [("3000", "3200"), ("2900", "5000")]

    def test_spending_is_summed_month_by_month(self, made: Office) -> None:
        content = made.content
        assert of_spending(made.clerk, made.form, content) is None
        line(made.project, year=YEAR, months={1: 100 * WAN, 3: 250 * WAN})
        picture = of_spending(made.clerk, made.form, content)
        assert picture is not None
        even, so_far = (each.texts for each in picture.series)
        assert so_far[:4] == ("100.00", "100.00", "350.00", "")
        assert even[11] == "1000"


@pytest.mark.parametrize("asked", ["9" * 5000, "9" * 30, "²", "-1"])
def test_an_address_with_no_possible_id_finds_nothing(
    made: Office, client: Client, asked: str
) -> None:
    client.force_login(bureau(made).person, BACKEND)
    assert client.get(reverse("rollup"), {"organisation": asked}).status_code == 404
    assert client.get(reverse("rollup"), {"year": asked}).status_code == 200
