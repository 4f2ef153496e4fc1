"""Importing exports: problems row by row, sums recomputed, nothing written twice."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import pytest

from heji.web.acting.action import Refused
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.budgets.actions.importing import ImportBudgets, SaveMapping
from heji.web.budgets.actions.years import CloseYear
from heji.web.budgets.checking import Reading, Result, State, checked
from heji.web.budgets.columns import suggested
from heji.web.budgets.models import (
    Adjustment,
    AmountUnit,
    BudgetLine,
    ClassifiedCount,
    ColumnMapping,
    Origin,
)
from heji.web.budgets.selectors.lines import lines
from heji.web.budgets.selectors.mappings import fitting
from heji.web.budgets.selectors.totals import execution
from heji.web.budgets.sheet import export as written
from heji.web.budgets.table import Export, export_of
from tests.web.budgets.budgeting import WAN, YEAR, adjust, line, separated, water, workbook
from tests.web.building import City, city
from tests.web.preparation.preparing import done, refused

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 12, 31)
HEAD = (
    "单位",
    "项目编码",
    "项目名称",
    "资金性质",
    "年初预算数",
    "调整数",
    "全年预算数",
    "1月",
    "2月",
    "累计支出数",
)
GOOD = (
    ("河道管理所", "P001", "河道清淤", "一般公共预算", 300, -50, 250, 10, 20.5, 30.5),
    ("供水监测站", "P002", "水质监测", "政府性基金", 100, 0, 100, 0, 25, 25),
    ("市水务局", "", "", "单位资金", 40, "", 40, 1, "", 1),
)


@pytest.fixture
def here() -> City:
    found = city()
    water(found)
    return found


def bureau(here: City) -> Any:
    return here.actor(Role.FINANCE_DIVISION, "市财政局")


def read(*rows: Sequence[object], head: Sequence[str] = HEAD) -> Export:
    return export_of(separated(head, *rows), "执行.csv")


def reading(export: Export, **given: Any) -> Reading:
    usual: dict[str, Any] = {
        "year": YEAR,
        "columns": suggested(export.headings),
        "unit": export.unit or "wan",
        "through_month": 12,
        "decided_on": DAY,
        "document": "执行表",
        "source": "",
        "level": "own_level",
        "origin": "current",
    }
    return Reading(**{**usual, **given})


def check(here: City, *rows: Sequence[object], head: Sequence[str] = HEAD, **given: Any) -> Result:
    export = read(*rows, head=head)
    return checked(export, reading(export, **given), bureau(here))


def problems(found: Result) -> dict[int, str]:
    return {
        each.number: each.problem.removeprefix("budget.problem.")
        for each in found.rows
        if each.problem
    }


def act(export: Export, reason: str = "", **given: Any) -> ImportBudgets:
    return ImportBudgets(export, reading(export, **given), "执行.csv", "0" * 64, reason)


def test_what_is_imported_is_imported_once(here: City) -> None:
    actor, export = bureau(here), read(*GOOD)
    assert done(act(export), actor) == 3
    river = BudgetLine.objects.get(project__code="P001")
    assert (river.initial, river.source) == (300 * WAN, "general_public")
    assert Adjustment.objects.get().amount == -50 * WAN
    found = execution(actor, river.project, YEAR)  # type: ignore[arg-type]
    assert (found.full_year, found.executed) == (250 * WAN, 30_500_000)
    outside = BudgetLine.objects.get(project=None)
    assert (outside.nature, outside.source, outside.months.count()) == ("basic", "unit_funds", 1)
    assert refused(act(export), actor) == "budget.import.nothing-new"
    states = {each.state for each in checked(export, reading(export), actor).rows}
    assert states == {State.UNCHANGED}


def test_differences_are_shown_and_only_they_are_written(here: City) -> None:
    actor = bureau(here)
    done(act(read(*GOOD)), actor)
    later = ("河道管理所", "P001", "河道清淤", "一般公共预算", 300, -20, 280, 10, 22, 32)
    found = check(here, later)
    said = {each.column: (each.was, each.amount) for each in found.rows[0].differences}
    assert found.rows[0].state is State.CHANGED
    assert said == {"2": (20_500_000, 22 * WAN), "adjustment": (-50 * WAN, -20 * WAN)}
    again = act(read(later), decided_on=datetime.date(2026, 11, 30), document="追加")
    assert done(again, actor) == 1
    assert sorted(Adjustment.objects.values_list("amount", flat=True)) == [-50 * WAN, 30 * WAN]
    entry = LogEntry.objects.latest("number")
    assert entry.after["2 河道管理所 P001 河道清淤 · 2"] == "22.00"
    assert refused(again, actor) == "budget.import.nothing-new"


def test_every_problem_is_said_of_its_row(here: City) -> None:
    found = check(
        here,
        ("河道管理所", "P009", "", "一般公共预算", 1, "", "", "", "", ""),
        ("没有的局", "P001", "", "一般公共预算", 1, "", "", "", "", ""),
        ("河道管理所", "P001", "河道清淤", "一般公共预算", "一百", "", "", "", "", ""),
        ("河道管理所", "P001", "河道疏浚", "一般公共预算", 1, "", "", "", "", ""),
        ("河道管理所", "P001", "河道清淤", "彩票", 1, "", "", "", "", ""),
        ("河道管理所", "P001", "河道清淤", "", 1, "", "", "", "", ""),
        ("河道管理所", "P001", "河道清淤", "其他", 300, 50, 340, "", "", ""),
        ("供水监测站", "P002", "水质监测", "其他", 100, "", "", 10, 20.25, 31.25),
        ("市水务局", "P003", "防汛物资", "其他", 1, "", "", "", "", ""),
        ("市水务局", "P003", "防汛物资", "其他", 2, "", "", "", "", ""),
        ("市水务局", "P003", "防汛物资", "单位资金", -2, "", "", "", "", ""),
    )
    assert problems(found) == {
        2: "unknown-project",
        3: "unknown-body",
        4: "amount",
        5: "other-name",
        6: "unknown-word",
        7: "no-kind",
        8: "full-year",
        9: "executed",
        10: "duplicate",
        11: "duplicate",
        12: "negative",
    }
    assert found.rows[6].values == {"stated": "340.00", "recomputed": "350.00"}


def test_rounded_amounts_may_differ_by_what_rounding_explains(here: City) -> None:
    rounded = ("河道管理所", "P001", "河道清淤", "其他", "33.33", "33.33", "66.67", "", "", "")
    assert problems(check(here, rounded)) == {}
    exact = (
        "河道管理所",
        "P001",
        "河道清淤",
        "其他",
        "33.333333",
        "33.333333",
        "66.67",
        "",
        "",
        "",
    )
    assert problems(check(here, exact)) == {}
    yuan = ("河道管理所", "P001", "河道清淤", "其他", "33.33", "33.33", "66.67", "", "", "")
    assert problems(check(here, yuan, unit="yuan")) == {2: "full-year"}


def test_totals_are_recomputed_and_subtotals_with_care(here: City) -> None:
    total = ("合计", "", "", "", 440, -50, 390, 11, 45.5, 57)
    subtotal = ("小计", "", "", "", 99, "", "", "", "", "")
    found = check(here, GOOD[0], subtotal, *GOOD[1:], total)
    said = [
        (each.number, each.key, each.values.get("column"), each.is_wrong) for each in found.notes
    ]
    assert said == [
        (3, "budget.note.subtotal", "initial", False),
        (6, "budget.note.total", "executed", True),
    ]
    assert len(found.rows) == 3


def test_adjustments_row_by_row_have_their_own_documents(here: City) -> None:
    head = ("项目编码", "资金性质", "年初预算数", "调整数", "调整日期", "调整文号", "全年预算数")
    rows = (
        ("P001", "其他", 100, 20, "2026-03-02", "财预1号", 110),
        ("P001", "其他", 100, -10, "2026年5月6日", "财预2号", 110),
    )
    actor = bureau(here)
    assert problems(check(here, *rows, head=head)) == {}
    done(act(read(*rows, head=head)), actor)
    known = {each.document: (each.amount, each.decided_on) for each in Adjustment.objects.all()}
    assert known == {
        "财预1号": (20 * WAN, datetime.date(2026, 3, 2)),
        "财预2号": (-10 * WAN, datetime.date(2026, 5, 6)),
    }
    assert BudgetLine.objects.get().initial == 100 * WAN
    assert refused(act(read(*rows, head=head)), actor) == "budget.import.nothing-new"
    without = ("P001", "其他", 100, 20, "", "财预3号", "")
    assert problems(check(here, without, head=head)) == {2: "no-document"}
    twice = check(here, rows[0], rows[0], head=head)
    assert problems(twice) == {3: "duplicate"}


def test_a_sum_of_adjustments_needs_a_document_where_it_differs(here: City) -> None:
    found = check(here, GOOD[0], GOOD[1], decided_on=None, document="")
    assert problems(found) == {2: "no-document"}


def test_cumulative_execution_goes_into_its_month(here: City) -> None:
    head = ("项目编码", "资金性质", "累计支出数")
    actor = bureau(here)
    done(act(read(("P001", "其他", 70), head=head), through_month=7), actor)
    done(act(read(("P001", "其他", 95), head=head), through_month=8), actor)
    months = {each.month: each.amount for each in BudgetLine.objects.get().months.all()}
    assert months == {7: 70 * WAN, 8: 25 * WAN}
    again = act(read(("P001", "其他", 95), head=head), through_month=8)
    assert refused(again, actor) == "budget.import.nothing-new"


def test_of_secret_rows_nothing_is_kept_but_their_number(here: City) -> None:
    head = ("单位", "项目编码", "项目名称", "是否涉密", "资金性质", "年初预算数")
    rows = (
        ("河道管理所", "S1", "绝密工程", "是", "其他", 9),
        ("河道管理所", "S1", "绝密工程", "是", "单位资金", 9),
        ("河道管理所", "S2", "机密工程", "机密", "其他", 9),
        ("河道管理所", "P001", "河道清淤", "否", "其他", 5),
        ("合计", "", "", "", "", 32),
    )
    export = read(*rows, head=head)
    kept = export.without_secrets(suggested(export.headings))
    assert "工程" not in str(kept.rows)
    found = checked(export, reading(export), bureau(here))
    assert [each.key for each in found.notes] == ["budget.note.secret"]
    done(act(export), bureau(here))
    assert ClassifiedCount.objects.get().count == 2
    assert BudgetLine.objects.count() == 1
    assert "工程" not in str(list(LogEntry.objects.values_list("before", "after", "subject")))
    assert refused(act(export), bureau(here)) == "budget.import.nothing-new"


def test_our_own_export_changes_nothing(here: City) -> None:
    actor = bureau(here)
    done(act(read(*GOOD)), actor)
    river = BudgetLine.objects.get(project__code="P001")
    line(river.project, 123_456_789_01, origin=Origin.BROUGHT_FORWARD, carry_over=0)  # type: ignore[arg-type]
    adjust(river, 5, actor)
    content = written(lines(actor, YEAR).prefetch_related("months", "adjustments"), "zh")
    export = export_of(content, "budgets.xlsx")
    assert export.unit == "yuan"
    found = checked(export, reading(export, decided_on=None, document=""), actor)
    assert problems(found) == {}
    assert {each.state for each in found.rows} == {State.UNCHANGED}


def test_headings_below_a_title_and_a_unit_above_them(here: City) -> None:
    content = workbook(
        ("2026年预算执行情况表",),
        ("单位：元",),
        ("项目编码", "资金性质", "年初 预算数", "备注"),
        ("P001", "一般公共预算", 5_000_000, "x"),
    )
    export = export_of(content, "执行.xlsx")
    assert (export.unit, export.headings[2]) == ("yuan", "年初 预算数")
    done(act(export), bureau(here))
    assert BudgetLine.objects.get().initial == 500 * WAN
    with pytest.raises(Refused, match="no-headings"):
        export_of(workbook(("a", "b"), (1, 2)), "x.xlsx")
    with pytest.raises(Refused, match="unreadable"):
        export_of(b"", "x.xlsx")


def test_nobody_imports_for_others(here: City) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    export = read(*GOOD)
    found = checked(export, reading(export), clerk)
    assert problems(found) == {3: "unknown-body", 4: "unknown-body"}
    assert done(act(export), clerk) == 1
    reader = here.actor(Role.INSPECTOR, "市审计局")
    assert refused(act(export), reader) == "web.not-allowed"


def test_a_closed_year_wants_a_reason(here: City) -> None:
    actor = bureau(here)
    done(CloseYear(here["云栖市"], YEAR), actor)
    assert refused(act(read(*GOOD)), actor) == "budget.closed"
    done(act(read(*GOOD), reason="决算批复"), actor)


def test_columns_are_kept_under_a_name(here: City) -> None:
    actor = here.actor(Role.UNIT_CLERK, "河道管理所")
    columns = {"项目": "code", "指标": "initial"}
    done(SaveMapping("一体化", columns, AmountUnit.WAN), actor)
    done(SaveMapping("一体化", {**columns, "钱": "source"}, AmountUnit.YUAN), actor)
    kept = ColumnMapping.objects.get()
    assert fitting(actor, ("项目", "指标", "钱（类）", "x")) == kept
    assert fitting(actor, ("项目", "指标")) is None
    assert suggested(("项目", "指标", "钱"), kept.columns) == ("code", "initial", "source")
    assert fitting(bureau(here), ("项目", "指标", "钱")) is None
    nameless = SaveMapping(" ", columns, AmountUnit.WAN)
    assert refused(nameless, actor) == "budget.import.no-name"
    twice = read(*GOOD)
    same = ImportBudgets(twice, reading(twice, columns=("code",) * 10), "x", "0" * 64)
    assert refused(same, actor) == "budget.import.twice"


def test_a_check_asks_the_same_number_of_queries(
    here: City, django_assert_num_queries: Any
) -> None:
    actor = bureau(here)
    for export in (read(GOOD[0]), read(*GOOD)):
        with django_assert_num_queries(5):
            checked(export, reading(export), actor)
