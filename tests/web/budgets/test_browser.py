"""Budgets in a real browser: looking, typing in the grid, pasting, importing, pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.budgets.actions.register import SetRegisterValue
from heji.web.budgets.actions.years import CloseYear, CountClassified
from heji.web.budgets.models import BudgetLine, MonthlyExecution, Origin, ScopeChange, Source
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.budgets.budgeting import WAN, YEAR, adjust, line, separated, water
from tests.web.budgets.test_importing import GOOD, HEAD
from tests.web.building import City, city

pytestmark = IN_BROWSER


@pytest.fixture
def here(live_server: Any) -> City:
    return city()


def filled(here: City) -> dict[str, Any]:
    there: dict[str, Any] = water(here)
    actor = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    months = {month: (8 + month) * WAN for month in range(1, 10)}
    river = line(there["river"], 300 * WAN, months=months)
    line(there["river"], 45_500_000, origin=Origin.BROUGHT_FORWARD, months={1: 40 * WAN})
    adjust(river, -50 * WAN, actor, "财预〔2026〕12号")
    line(there["supply"], 88_800_000, source=Source.GOVERNMENT_FUND, months={2: 91 * WAN})
    line(there["alone"], None)
    line(here["市水务局"], 1_204 * WAN, months=dict.fromkeys(range(1, 10), 98 * WAN))
    ScopeChange.objects.create(line=river, measure="full_year", amount=-20 * WAN, reason="代编")
    perform(CountClassified(here["市水务局"], YEAR, 2), actor)
    return {**there, "line": river, "actor": actor}


def test_looking_at_budgets(here: City, browsing: Browsing) -> None:
    there = filled(here)
    page = browsing.page(here.actor(Role.FINANCE_DIVISION, "市财政局"))
    page.goto(f"{reverse('budgets')}?year={YEAR}")
    look(page, "budgets-region")
    page.click(f"main >> text={here['市水务局'].name} >> nth=-1")
    page.wait_for_selector("h1:has-text('市水务局')")
    look(page, "budgets-department")
    page.click("main >> text=河道清淤")
    page.wait_for_selector("table.ledger")
    look(page, "budget-project")
    reader = browsing.page(here.actor(Role.INSPECTOR, "市审计局"))
    reader.goto(f"{reverse('budget-project', args=(there['programme'].pk,))}?year={YEAR}")
    look(reader, "budget-programme")


def test_typing_months_with_the_keyboard(here: City, browsing: Browsing) -> None:
    there = filled(here)
    page = browsing.page(here.actor(Role.UNIT_CLERK, "河道管理所"))
    page.goto(f"{reverse('budget-project', args=(there['river'].pk,))}?year={YEAR}")
    own = there["line"].pk
    page.focus(f"[name='figure.{own}.10']")
    page.keyboard.type("12.5")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == f"figure.{own}.11"
    page.wait_for_selector("[data-saved]:has-text('已保存')")
    assert MonthlyExecution.objects.get(line=own, month=10).amount == 12_500_000
    assert page.inner_text(f"[data-computed='{own}.remaining']") == "120.50"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.name").endswith(".10")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("abc")
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("[aria-invalid=true]")
    page.evaluate("navigator.clipboard.writeText('1.1\\t2\\n3.3\\t4')")
    page.focus(f"[name='figure.{own}.11']")
    page.keyboard.press("Control+v")
    page.wait_for_function(
        "name => document.querySelector(`[name='was.${name}']`).value === '3.30'", arg=f"{own}.12"
    )
    assert MonthlyExecution.objects.filter(month__gte=11).count() == 4
    look(page, "budget-grid-typed")


def test_a_closed_year_asks_for_a_reason(here: City, browsing: Browsing) -> None:
    there = filled(here)
    perform(CloseYear(here["云栖市"], YEAR), here.actor(Role.FINANCE_PERFORMANCE, "市财政局"))
    page = browsing.page(here.actor(Role.UNIT_CLERK, "河道管理所"))
    page.goto(f"{reverse('budget-project', args=(there['river'].pk,))}?year={YEAR}")
    own = there["line"].pk
    page.fill(f"[name='figure.{own}.10']", "7")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-saved]:has-text('修改理由')")
    page.fill("#id_reason", "补记")
    page.keyboard.press("Tab")
    page.wait_for_selector("[data-saved]:has-text('已保存')")
    look(page, "budget-closed")


def test_without_script_the_grid_is_sent(here: City, browsing: Browsing) -> None:
    there = filled(here)
    page = browsing.page(here.actor(Role.UNIT_CLERK, "河道管理所"), script=False)
    page.goto(f"{reverse('budget-project', args=(there['river'].pk,))}?year={YEAR}")
    page.fill(f"[name='figure.{there['line'].pk}.10']", "7")
    page.click("[data-save]")
    page.wait_for_selector("text=已保存")
    assert MonthlyExecution.objects.get(line=there["line"], month=10).amount == 7 * WAN


def test_the_register(here: City, browsing: Browsing) -> None:
    there = filled(here)
    for field, value, places, source in (
        ("spending_progress", 9750, 2, "市财政局2026年支出进度通报"),
        ("assets_total", 40_000 * WAN, 2, "资产报表"),
        ("assets_in_use", 37_000 * WAN, 2, "资产报表"),
        ("posts", 120, 0, "编制本"),
    ):
        act = SetRegisterValue(here["市水务局"], YEAR, field, value, places, source)
        perform(act, there["actor"])
    page = browsing.page(there["actor"])
    page.goto(f"{reverse('budget-register')}?year={YEAR}")
    look(page, "budget-register")
    page.click("#staff >> text=录入")
    page.fill("#id_value", "118")
    page.fill("#id_source_document", "人员信息系统")
    look(page, "budget-register-enter")
    page.click("main .buttons button")
    page.wait_for_selector("text=98.33%")


def test_importing_an_export(here: City, browsing: Browsing, tmp_path: Path) -> None:
    filled(here)
    BudgetLine.objects.filter(project__isnull=True, source="unit_funds").delete()
    file = tmp_path / "执行.csv"
    wrong = ("没有的局", "P001", "", "其他", 1, "", "", "", "", "")
    total = ("合计", "", "", "", 999.99, "", "", "", "", "")
    file.write_bytes(separated(HEAD, *GOOD, wrong, total))
    page = browsing.page(here.actor(Role.FINANCE_DIVISION, "市财政局"))
    page.goto(reverse("budget-import") + f"?year={YEAR}")
    look(page, "budget-import")
    page.set_input_files("#id_file", file)
    page.click("main .buttons button")
    page.wait_for_selector("table.columns")
    page.select_option("#id_unit", "wan")
    page.fill("#id_decided_on", "2026-10-31")
    page.fill("#id_document", "10月执行表")
    look(page, "budget-import-columns")
    page.click("main .buttons button")
    page.wait_for_selector("text=没有单位「没有的局」")
    look(page, "budget-import-preview")
    page.click("main .buttons button")
    page.wait_for_selector("text=已导入")
    assert BudgetLine.objects.filter(project=None, source="unit_funds").exists()
