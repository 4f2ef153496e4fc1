"""From a form to its sheet: placeholders, titles, columns and rows that follow the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import (
    Entry,
    Field,
    Form,
    Indicator,
    IndicatorType,
    Kind,
    Money,
    ScoreNode,
    Task,
)
from heji.forms.layout import Layout, layout_named
from heji.forms.recognise import recognise
from heji.forms.tables.figures import value_of
from heji.reading import read
from heji.values.units import find_unit
from heji.writers.official.composing import NotPrintable, compose, printed_title
from heji.writers.official.differences import differences
from heji.writers.official.sheet import Sheet
from tests.writers.official.crude import read_back

MINISTRY = "cn/mof/project-self-evaluation/2020"


def layout(identity: str = MINISTRY) -> Layout:
    found = layout_named(identity)
    assert found is not None
    return found


def figure(text: str, unit: str = "") -> Figure:
    return Figure(value_of(text, find_unit(unit) if unit else None), Locator(), "", text)


def row(name: str, *levels: str, **entries: str) -> Indicator:
    held = tuple(Entry(role, figure(text)) for role, text in entries.items())
    return Indicator(name, levels, None, held, figure(name))


def form(*indicators: Indicator, **changes: object) -> Form:
    made = Form(Kind.PROJECT_SELF_EVALUATION, MINISTRY, "", "", None, indicators=indicators)
    return replace(made, **changes)  # type: ignore[arg-type]


def texts(sheet: Sheet) -> list[str]:
    return [box.text for table in sheet.tables for box in table.boxes]


def beside(sheet: Sheet, name: str) -> list[str]:
    """The texts of the row in which a text stands, from there on."""
    table = next(each for each in sheet.tables if any(box.text == name for box in each.boxes))
    found = next(box for box in table.boxes if box.text == name)
    return [b.text for b in table.boxes if b.row == found.row and b.column >= found.column]


def money(*amounts: tuple[str, str, str], unit: str = "万元") -> Sequence[Money]:
    return tuple(
        Money(measure, part, f"{part or '乡镇配套'} 列", figure(text, unit))
        for measure, part, text in amounts
    )


def test_the_outline_of_a_report_is_not_printed() -> None:
    outline = layout("cn/guangdong/guangzhou/department-self-evaluation-report/2021")
    with pytest.raises(NotPrintable):
        compose(form(), outline)


def test_the_year_stands_once() -> None:
    untitled = compose(form(year=2023), layout())
    assert [line.text for line in untitled.above] == ["（2023年度）"]
    titled = compose(form(year=2023, title="2023年度项目支出绩效自评表"), layout())
    assert titled.above == ()
    assert compose(form(), layout()).above == ()


def test_a_title_of_another_kind_gives_way() -> None:
    official = layout("cn/mof/monitoring/2019")
    assert printed_title(form(title="项目支出绩效自评表"), official) == "项目支出绩效目标执行监控表"
    own = form(title="某县项目支出绩效自评表")
    assert printed_title(own, layout()) == "某县项目支出绩效自评表"


def test_a_body_that_only_the_title_named_stays_in_the_title() -> None:
    made = form(title="某县水务局绩效自评报告", organisation="某县水务局")
    assert printed_title(made, layout()) == "某县水务局项目支出绩效自评表"
    named = replace(made, fields=(Field("department", "主管部门", figure("某县水务局")),))
    assert printed_title(named, layout()) == "项目支出绩效自评表"


def test_the_unit_of_the_form_stands_in_the_heading() -> None:
    in_yuan = compose(form(money=money(("executed", "total", "5"), unit="元")), layout())
    assert "项目资金（元）" in texts(in_yuan)
    assert "项目资金" in texts(compose(form(), layout()))


def test_an_amount_in_another_unit_prints_it() -> None:
    mixed = (*money(("executed", "total", "5")), *money(("executed", "fiscal", "30000"), unit="元"))
    sheet = compose(form(money=mixed), layout())
    assert beside(sheet, "其中：当年财政拨款")[3] == "30000元"


def test_the_money_block_has_the_parts_of_the_form() -> None:
    held = money(("executed", "total", "9"), ("executed", "municipal", "4"), ("executed", "", "5"))
    sheet = compose(form(money=held), layout())
    assert beside(sheet, "年度资金总额")[3] == "9"
    assert beside(sheet, "乡镇配套")[3] == "5"
    assert "其中：当年财政拨款" not in texts(sheet)


def test_dashes_stand_where_the_form_demands_them() -> None:
    sheet = compose(form(money=money(("executed", "other", "4"))), layout())
    assert beside(sheet, "其他资金") == ["其他资金", "", "", "4", "—", "—", "—"]


def test_levels_are_merged_over_their_rows() -> None:
    rows = [row(name, "产出指标", level) for name, level in zip("甲乙丙", "数数质", strict=True)]
    sheet = compose(form(*rows), layout())
    spans = {box.text: box.row_span for table in sheet.tables for box in table.boxes}
    assert (spans["产出指标"], spans["数"], spans["质"]) == (3, 2, 1)


def test_a_row_without_the_level_above_it_stands_under_a_heading_of_its_own() -> None:
    made = form(row("甲", "产出指标", "数量指标"), row("乙"))
    sheet = compose(made, layout())
    assert texts(sheet).count("三级指标") == 2
    assert [each.levels for each in read_back(sheet).indicators] == [("产出指标", "数量指标"), ()]


def test_a_type_alone_stands_in_the_second_column() -> None:
    made = form(row("甲", "数量指标"), row("乙", "质量指标"))
    assert [each.levels for each in read_back(compose(made, layout())).indicators] == [
        ("数量指标",),
        ("质量指标",),
    ]


def test_more_levels_than_columns_are_put_together() -> None:
    sheet = compose(form(row("甲", "任务一", "产出指标", "数量指标")), layout())
    assert "任务一 / 产出指标" in texts(sheet)


def test_a_required_type_without_an_indicator_has_an_empty_row() -> None:
    quantity = replace(row("甲", "产出指标", "数量指标"), type=IndicatorType.QUANTITY)
    social = replace(row("乙", "效益指标", "社会效益指标"), type=IndicatorType.SOCIAL)
    made = form(quantity, social, required_types=(IndicatorType.QUALITY,))
    sheet = compose(made, layout())
    order = [each for each in texts(sheet) if each.endswith("指标") and each[:2] in "数量质量社会"]
    assert order == ["数量指标", "质量指标", "社会效益指标"]
    back = read_back(sheet)
    assert [each.name for each in back.indicators] == ["甲", "乙"]
    assert IndicatorType.QUALITY in back.required_types


def test_a_column_that_the_layout_lacks_is_added_at_the_end() -> None:
    sheet = compose(form(row("甲", "产出指标", "数量指标", basis="台账")), layout())
    assert beside(sheet, "三级指标")[-1] == "评分依据"
    assert len(sheet.widths) == 11
    assert all(
        max(box.column + box.column_span for box in table.boxes) == 11 for table in sheet.tables
    )


def test_an_added_column_never_makes_another_form_of_it() -> None:
    declared = layout("cn/mof/project-declaration/2015")
    sheet = compose(form(row("甲", "产出指标", "数量指标", score="5", result="3")), declared)
    assert not {"得分", "实际完成值"} & set(texts(sheet))
    assert read_back(sheet).layout == declared.id


def test_a_column_that_nobody_needs_is_left_out() -> None:
    hunan = layout("cn/hunan/score-table/2020")
    plain = row("甲", "投入", "预算", weight="5", standard="达标得满分", score="5")
    assert "扣分原因" not in texts(compose(form(plain), hunan))
    given = replace(plain, entries=(*plain.entries, Entry("reason", figure("迟报"))))
    assert "扣分原因" in texts(compose(form(given), hunan))


def test_sign_number_and_unit_stand_in_columns_of_their_own() -> None:
    made = row("甲", "产出指标", "数量指标", nature="≥", target="≥20", measure_unit="个")
    sheet = compose(form(made), layout("cn/sichuan/project-self-evaluation/2022"))
    assert beside(sheet, "甲")[1:4] == ["≥", "20", "个"]


def test_the_weight_of_a_level_stands_in_brackets_where_it_has_no_column() -> None:
    inside = ScoreNode("产出指标", 1, figure("50"), None)
    tree = ScoreNode("总分", 0, figure("100"), figure("98"), (inside,))
    sheet = compose(form(row("甲", "产出指标", "数量指标"), scores=(tree,)), layout())
    assert "产出指标（50分）" in texts(sheet)


def test_the_months_of_a_monitoring_are_those_of_the_form() -> None:
    spent = Money("executed_to_date", "total", "年度资金总额 1-9月执行数", figure("5", "万元"))
    sheet = compose(form(money=(spent,)), layout("cn/mof/monitoring/2019"))
    assert "1-9月执行数" in texts(sheet)
    assert "1-7月执行率" in texts(compose(form(), layout("cn/mof/monitoring/2019")))


def test_a_long_name_of_a_person_is_no_part_of_the_signatures() -> None:
    official = layout("cn/hubei/project-self-evaluation/2021")
    long = Field("person", "填报人", figure("甲" * 40))
    sheet = compose(form(fields=(long,)), official)
    assert sheet.below[0].text.startswith("填报人：        联系电话：")
    assert beside(sheet, "填报人") == ["填报人", "甲" * 40]


def test_the_examples_have_live_totals(root: Path) -> None:
    """The total score, the weights of levels and the rates follow from the cells they come from."""
    for name, wanted in {
        "school-meals-project-form.xlsx": {"总分", "年度资金总额"},
        "water-bureau-department-form.docx": {"总分", "完成率", "管理效能", "履职效能"},
        "culture-bureau-score-table.xlsx": {"合计"},
    }.items():
        made = recognise(read(root / "examples" / name))
        sheet = compose(made, layout(made.layout or ""))
        rows = {
            label.text
            for table in sheet.tables
            for box in table.boxes
            if box.formula is not None
            for label in table.boxes
            if label.row == box.row
        }
        assert wanted <= rows, name


def test_another_layout_of_the_same_kind_says_the_same(root: Path) -> None:
    made = recognise(read(root / "examples" / "school-meals-project-form.xlsx"))
    official = layout("cn/sichuan/project-self-evaluation/2022")
    expected = replace(made, layout=official.id)
    assert differences(expected, read_back(compose(made, official))) == ()


def test_a_target_in_the_cell_of_the_name_needs_no_column() -> None:
    made = form(
        replace(
            row("校舍", "修缮", target="≥3栋", result="3栋"), figure=figure("1.数量指标(校舍)≥3栋")
        ),
        tasks=(Task("修缮", figure("修缮"), figure("12.50", "万元")),),
    )
    sheet = compose(made, layout("cn/guangdong/huangpu/department-self-evaluation/2021"))
    assert beside(sheet, "修缮")[3:] == ["1.数量指标(校舍)≥3栋", "3栋", "12.50万元"]
