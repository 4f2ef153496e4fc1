"""The annual register: values with sources, and what of them feeds the rubrics."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any

import pytest

from heji.rubrics.evaluation.alone import evaluate_alone, item_of
from heji.rubrics.files.shelf import find as rubric_of
from heji.rubrics.rubric import InputKind, Rubric
from heji.values.absence import Absence
from heji.web.acting.role import Role
from heji.web.budgets.actions.register import RemoveRegisterValue, SetRegisterValue
from heji.web.budgets.figures import Figures
from heji.web.budgets.models import RegisterValue
from heji.web.budgets.register import TOTAL, FieldKind, fields, inputs_of, kind_of, rates, rubrics
from heji.web.budgets.selectors.register import rate_of, register_values, rubric_inputs
from heji.web.evidence.models import Evidence, StoredFile
from tests.web.budgets.budgeting import WAN, YEAR, adjust, line, water
from tests.web.building import City, city
from tests.web.preparation.preparing import done, refused

GUANGZHOU = "cn/guangdong/guangzhou/department-self-evaluation/2021"
HUNAN = "cn/hunan/department-evaluation/2020"
COMMON = "cn/mof/department-common/2013"


@pytest.fixture
def here(db: None) -> City:
    return city()


def scored(rubric: Rubric, code: str, given: Any) -> Fraction | None:
    item = item_of(rubric, code)
    assert item is not None
    return evaluate_alone(rubric, item, given).score


def enter(here: City, field: str, value: int, places: int = 2, year: int = YEAR) -> Any:
    actor = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    act = SetRegisterValue(here["市水务局"], year, field, value, places, "2026年支出进度通报")
    return done(act, actor)


@pytest.mark.parametrize("rubric", rubrics())
def test_every_mapping_is_an_input_of_its_rubric(rubric: str) -> None:
    found = rubric_of(rubric)
    for each in inputs_of(rubric):
        item = item_of(found, each.item)
        assert item is not None, each
        wanted = next(every for every in item.inputs if every.name == each.input)
        assert wanted.kind is InputKind.NUMBER
        unit = "" if wanted.unit is None else wanted.unit.name
        for term in each.sum.terms:
            if term.startswith(TOTAL):
                assert hasattr(Figures(), term.removeprefix(TOTAL))
                assert unit == "万元"
            else:
                assert term in fields()
                kinds = {"%": FieldKind.PERCENT, "人": FieldKind.COUNT, "万元": FieldKind.MONEY}
                assert kind_of(term) is kinds[unit], each
        if len(each.sum.terms) > 1:
            assert unit == "万元"


def test_rates_are_of_fields() -> None:
    assert {term for each in rates() for term in each.above.terms + each.below.terms} <= set(
        fields()
    )


def test_a_value_has_a_source(here: City) -> None:
    actor = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    body = here["市水务局"]
    made = enter(here, "spending_progress", 9750)
    day = datetime.date(2026, 1, 15)
    act = SetRegisterValue(body, YEAR, "spending_progress", 975, 1, "通报", day)
    assert done(act, actor).pk == made.pk
    without = SetRegisterValue(body, YEAR, "spending_progress", 975, 1, " ")
    assert refused(without, actor) == "budget.no-source"
    for field, value, places in (
        ("posts", 5, 1),
        ("posts", -5, 0),
        ("assets_total", 5, 0),
        ("average_rate", 10**9, 2),
    ):
        wrong = SetRegisterValue(body, YEAR, field, value, places, "报表")
        assert refused(wrong, actor) == "budget.impossible-value"
    assert refused(SetRegisterValue(body, YEAR, "x", 1, 0, "报表"), actor) == "budget.no-field"
    clerk = here.actor(Role.UNIT_CLERK, "第一中学")
    assert refused(act, clerk) == "organisation.not-yours"
    assert register_values(clerk, body, YEAR) == {}
    stored = StoredFile.objects.create(sha256="0" * 64, bytes=1, form="pdf")
    Evidence.objects.create(
        file=stored,
        organisation=body,
        subject_type="budgets.registervalue",
        subject_id=str(made.pk),
        subject="x",
        name="通报.pdf",
        attached_by=actor.person,
        attached_in=body,
        attached_at=datetime.datetime.now(tz=datetime.UTC),
    )
    known = register_values(actor, body, YEAR)["spending_progress"]
    assert (known.text, known.source, known.source_date) == ("97.5%", "通报", day)
    assert [each.name for each in known.evidence] == ["通报.pdf"]
    assert (
        refused(RemoveRegisterValue(RegisterValue.objects.get(), ""), actor) == "budget.no-reason"
    )
    done(RemoveRegisterValue(RegisterValue.objects.get(), "录错单位"), actor)


def test_the_register_feeds_the_rows_of_a_rubric(here: City) -> None:
    actor = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    enter(here, "spending_progress", 9750)
    enter(here, "revenue_budget", 50_000 * WAN)
    enter(here, "revenue_final", 44_000 * WAN)
    enter(here, "procurement_planned", 1_250 * WAN)
    enter(here, "procurement_actual", 87_340 * WAN // 100)
    found = {
        (each.item, each.input): each
        for each in rubric_inputs(actor, here["市水务局"], YEAR, GUANGZHOU)
    }
    assert found["1.1.1", "rate"].text == "97.50%"
    assert found["1.1.4", "difference"].text == "-60000000.00元"
    assert found["1.1.6", "carry_over"].missing == ("carry_over_end",)
    assert found["1.2.1", "actual"].stated[0].source == "2026年支出进度通报"
    rubric = rubric_of(GUANGZHOU)
    for code, score in (("1.1.1", "1.5"), ("1.1.4", "1"), ("1.2.1", "1.4")):
        given: Any = {each.input: each.text for key, each in found.items() if key[0] == code}
        assert scored(rubric, code, given) == Fraction(score)


def test_persons_are_an_input_too(here: City) -> None:
    actor = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    enter(here, "posts", 100, 0)
    enter(here, "staff", 102, 0)
    found = rubric_inputs(actor, here["市水务局"], YEAR, HUNAN)
    given: Any = {each.input: each.text for each in found if each.item == "1"}
    assert scored(rubric_of(HUNAN), "1", given) == 4


def test_totals_of_the_lines_and_the_year_before(here: City) -> None:
    actor, there = here.actor(Role.FINANCE_PERFORMANCE, "市财政局"), water(here)
    river = line(there["river"], 300 * WAN, months={1: 100 * WAN})
    adjust(river, 60 * WAN, actor)
    enter(here, "carry_over_end", 50, year=YEAR)
    enter(here, "carry_over_end", 80, year=YEAR - 1)
    enter(here, "posts", 120, 0)
    found = {
        (each.item, each.input): each.text
        for each in rubric_inputs(actor, here["市水务局"], YEAR, COMMON)
    }
    assert found["2.1.1", "done"] == "1000000.00元"
    assert found["2.1.1", "budget"] == "3600000.00元"
    assert found["2.1.2", "change"] == "600000.00元"
    assert found["2.1.5", "before"] == "0.80元"
    assert found["1.2.1", "posts"] == "120"
    line(there["supply"], None)
    again = {
        (each.item, each.input): each.missing
        for each in rubric_inputs(actor, here["市水务局"], YEAR, COMMON)
    }
    assert again["2.1.1", "budget"] == ("total.full_year",)
    assert again["2.1.1", "done"] == ()


def test_rates_beside_the_values(here: City) -> None:
    actor = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    enter(here, "assets_total", 400)
    enter(here, "assets_in_use", 300)
    enter(here, "posts", 0, 0)
    enter(here, "staff", 5, 0)
    enter(here, "revenue_budget", 100)
    enter(here, "revenue_final", 80)
    known = register_values(actor, here["市水务局"], YEAR)
    found = {each.name: rate_of(each, known) for each in rates()}
    assert found["assets"] == Fraction(3, 4)
    assert found["revenue_difference"] == Fraction(1, 5)
    assert found["staffing"] is Absence.UNDIVIDABLE
    assert found["procurement"] is Absence.MISSING
