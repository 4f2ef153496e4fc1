"""Beginning a monitoring form: what it takes over, and what stands in its way."""

from __future__ import annotations

import pytest

from heji.forms.layout import layouts
from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.budgets.models import MonthlyExecution, Origin, Source
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.filing.case import Case
from heji.web.filing.findings import findings
from heji.web.filing.keeping import load
from heji.web.filing.models import Filing
from heji.web.filing.selectors import case, formed_of
from heji.web.monitoring.actions.beginning import BeginMonitoring, TakeMoney
from heji.web.monitoring.computing import computed
from heji.web.reviews.actions.submitting import Adjust
from heji.writers.official.composing import compose
from tests.web.budgets.budgeting import WAN, line
from tests.web.filing.making import FILLED, Office, office
from tests.web.monitoring.watching import (
    JULY,
    YEAR,
    budget,
    declared,
    fill_in,
    money,
    plan,
    watched,
)
from tests.web.reviews.going import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Office:
    return declared()


def test_targets_come_from_the_approved_declaration(made: Office) -> None:
    count = LogEntry.objects.count()
    form = watched(made)
    assert LogEntry.objects.count() == count + 1
    content, source = load(form), made.content
    assert [each.name for each in content.indicators] == [each["name"] for each in FILLED]
    assert [each.source for each in content.indicators] == [each.id for each in source.indicators]
    first, declared_first = content.indicators[0], source.indicators[0]
    for name in ("level1", "level2", "type", "sign", "value", "places", "unit", "weight"):
        assert getattr(first, name) == getattr(declared_first, name)
    assert content.words_of("goal") == source.words_of("goal")
    assert (form.month, form.layout) == (JULY, "cn/mof/monitoring/2019")


def test_the_last_approved_revision_counts_not_what_is_being_changed(made: Office) -> None:
    perform(Adjust(fresh(made.form), "征地延后"), made.clerk)
    row = made.content.indicators[0]
    typed = (Typed("indicator", row.id, "value", "9", 0, "12"),)
    assert not perform(SaveCells(made.form, typed), made.clerk).refused
    assert load(watched(made)).indicators[0].value == 12


def test_declared_cells_are_not_typed(made: Office) -> None:
    form = watched(made)
    content = load(form)
    row, goal = content.indicators[0], content.texts[0]
    rate = money(content, "rate_to_date")
    typed = (
        *(Typed("indicator", row.id, each, "8", 1) for each in ("name", "value", "deviation")),
        Typed("text", goal.id, "text", "x", 1),
        Typed("money", rate.id, "amount", "1", 1),
    )
    saved = perform(SaveCells(form, typed), made.clerk)
    assert set(saved.refused.values()) == {"filing.cell.given"}
    assert len(saved.refused) == len(typed)


def test_without_budgets_money_is_typed(made: Office) -> None:
    form = watched(made)
    content = load(form)
    assert all(each.amount is None for each in content.money)
    typed = tuple(
        Typed("money", money(content, measure).id, "amount", text, 1)
        for measure, text in (("initial_budget", "1000"), ("executed_to_date", "560"))
    )
    assert not perform(SaveCells(form, typed), made.clerk).refused
    content = load(form)
    rate = money(content, "rate_to_date")
    found = computed(form, content, "zh")[f"money.{rate.id}.amount"]
    assert found.text == "56.00%"
    assert "560.00 ÷ 年初预算数 1000.00" in found.why[0]


def test_with_budgets_money_is_given_by_part(made: Office) -> None:
    budget(made)
    line(made.project, 50 * WAN, YEAR, {8: 9 * WAN}, source=Source.UNIT_FUNDS)
    line(made.project, 30 * WAN, YEAR, {2: 30 * WAN}, origin=Origin.BROUGHT_FORWARD)
    form = watched(made)
    content = load(form)
    wanted = {
        "initial_budget": {"total": 1080, "fiscal": 1000, "carried": 30, "other": 50},
        "executed_to_date": {"total": 590, "fiscal": 560, "carried": 30, "other": 0},
    }
    for measure, parts in wanted.items():
        for part, amount in parts.items():
            assert money(content, measure, part).amount == amount * WAN
    row = money(content, "executed_to_date")
    saved = perform(SaveCells(form, (Typed("money", row.id, "amount", "1", 1),)), made.clerk)
    assert list(saved.refused.values()) == ["filing.cell.given"]
    said = computed(fresh(form), content, "zh")[f"money.{row.id}.amount"]
    assert (said.text, "登记到 7 月" in said.why[0]) == ("590.00", True)


def test_a_budget_that_is_not_known_is_typed(made: Office) -> None:
    budget(made, {})
    line(made.project, None, YEAR, source=Source.UNIT_FUNDS)
    form = watched(made)
    assert not hasattr(form, "money_taken")
    with pytest.raises(Refused) as refusal:
        perform(TakeMoney(form), made.clerk)
    assert refusal.value.key == "monitoring.no-money"


def test_money_is_taken_anew_after_it_was_entered(made: Office) -> None:
    form = watched(made)
    budget(made)
    count = LogEntry.objects.count()
    perform(TakeMoney(fresh(form)), made.clerk)
    assert LogEntry.objects.count() == count + 1
    assert money(load(form), "executed_to_date").amount == 560 * WAN
    MonthlyExecution.objects.filter(month=7).update(amount=90 * WAN)
    perform(TakeMoney(fresh(form)), made.clerk)
    assert money(load(form), "executed_to_date").amount == 570 * WAN


def test_a_body_as_a_whole_is_refused_without_its_own_declaration(made: Office) -> None:
    with pytest.raises(Refused) as refusal:
        perform(BeginMonitoring(YEAR, None, JULY), made.clerk)
    assert refusal.value.key == "monitoring.no-declaration"


def test_without_an_approved_declaration_it_is_refused() -> None:
    made = office(filled=True, year=YEAR)
    with pytest.raises(Refused) as refusal:
        perform(BeginMonitoring(YEAR, made.project, JULY), made.clerk)
    assert refusal.value.key == "monitoring.no-declaration"


@pytest.mark.parametrize("month", [0, 3, 13])
def test_other_months_than_those_of_the_region_are_refused(made: Office, month: int) -> None:
    with pytest.raises(Refused) as refusal:
        perform(BeginMonitoring(YEAR, made.project, month), made.clerk)
    assert refusal.value.key == "monitoring.wrong-month"


def test_a_month_that_is_not_over_is_refused(made: Office) -> None:
    plan(made, 12)
    with pytest.raises(Refused) as refusal:
        perform(BeginMonitoring(2100, made.project, 12), made.clerk)
    assert refusal.value.key == "monitoring.too-early"


def test_one_form_for_each_month(made: Office) -> None:
    watched(made)
    with pytest.raises(Refused) as refusal:
        perform(BeginMonitoring(YEAR, made.project, JULY), made.clerk)
    assert refusal.value.key == "filing.exists"
    watched(made, 10)
    assert Filing.objects.filter(kind="monitoring").count() == 2


@pytest.mark.parametrize("role", [Role.UNIT_APPROVER, Role.DEPARTMENT_REVIEWER, Role.INSPECTOR])
def test_others_do_not_begin(made: Office, role: Role) -> None:
    with pytest.raises(NotAllowed):
        perform(BeginMonitoring(YEAR, made.project, JULY), made.another(role))
    with pytest.raises(NotAllowed):
        stranger = made.another(body="供水监测站")
        perform(BeginMonitoring(YEAR, made.project, JULY), stranger)


def test_a_form_that_is_filled_in_well_has_no_finding(made: Office) -> None:
    budget(made)
    form = watched(made)
    fill_in(made, form)
    found: Case = case(fresh(form), load(form))
    assert [each.message for each in findings(found, "zh")] == []


def test_the_official_form_is_printed_with_its_period(made: Office) -> None:
    budget(made)
    form = watched(made)
    fill_in(made, form)
    found = formed_of(fresh(form), load(form)).form
    layout = next(each for each in layouts() if each.id == form.layout)
    printed = str(compose(found, layout))
    for each in ("1-7月执行数", "56.00%", "整治河道长度", "560.00"):
        assert each in printed
