"""Whole forms, read by their labels alone."""

from __future__ import annotations

from heji.forms.form import IndicatorType, Kind
from tests.forms.reading import form, names, outline, page, plain, rates, row, sums


def test_project_form_is_known_by_its_labels() -> None:
    read = page("project")
    assert read.kind is Kind.PROJECT_SELF_EVALUATION
    assert read.layout == "cn/mof/project-self-evaluation/2020"
    assert (read.organisation, read.year) == ("云栖县水利局", 2022)


def test_project_form_money_block() -> None:
    read = page("project")
    assert rates(read) == ["95.00% = 304.00万元 / 320.00万元"]
    assert sums(read)[0] == "300.00万元 = 280.00万元 + / + 20.00万元"
    assert {each.part for each in read.money} == {"total", "fiscal", "carried", "other"}


def test_project_form_score_tree() -> None:
    read = page("project")
    assert sums(read, "weight-sum")[0] == "100 = 10 + 50 + 30 + 10"
    assert sums(read, "score-sum") == ["98 = 9.5 + 20 + 30 + 28.5 + 10"]
    assert row(read, "受益人口")["reason"].startswith("人口外出")


def test_types_come_from_level_two_and_its_brackets() -> None:
    read = page("project")
    kinds = [each.type for each in read.indicators if each.section == "performance"]
    assert kinds == [
        IndicatorType.QUANTITY,
        IndicatorType.QUANTITY,
        IndicatorType.SOCIAL,
        IndicatorType.SATISFACTION,
    ]


def test_rows_cut_by_pages_are_joined_and_regrouped() -> None:
    read = page("cut-by-pages")
    assert row(read, "制度建设")["basis"].endswith("对各个项目进行管理。")
    tree = outline(read.scores[0])["总分"]
    assert tree == {
        "管理效能": {
            "资金管理": {"预算完成率": "2", "结转结余率": "3"},
            "绩效管理": {"制度建设": "4", "目标合理性": "6", "监控开展": "5"},
        },
        "履职效能": {
            "开展道路养护工作，改善通行条件，保障群众出行安全，提升服务水平。": {
                "1. 养护里程": "40",
                "2. 安全标志": "40",
            }
        },
    }
    moved = next(each for each in read.indicators if each.name == "制度建设")
    assert moved.levels == ("管理效能", "绩效管理")


def test_numbered_lists_are_paired_with_results() -> None:
    read = page("numbered-lists")
    found = [(each.name, plain(each.entry("target"))) for each in read.indicators]
    assert found == [
        ("科普场次", ">24场"),
        ("参赛人数（含学生）", "≥35人"),
        ("平台数量", "≥5个"),
        ("平台合格率", "≥90%"),
    ]
    results = [each.entry("result") for each in read.indicators]
    assert [each.quote for each in results if each] == [
        "开展科普38场",
        "参赛39人（其中 学生20人）",
        "建成6个平台",
        "合格率95%",
    ]
    assert [(task.name, plain(task.amount)) for task in read.tasks] == [
        ("科普", "71.30万元"),
        ("平台", "500.00万元"),
    ]


def test_amounts_beside_their_labels() -> None:
    read = page("numbered-lists")
    assert sums(read) == [
        "1120.00万元 = 1000.00万元 + 120.00万元",
        "1064.00万元 ≥ 1064.00万元",
    ]
    assert rates(read) == [
        "95.0% = 1064.00万元 / 1120.00万元",
        "12.0% = 120.00万元 / 1000.00万元",
    ]
    part = next(each for each in read.money if each.part == "general_public_budget")
    assert part.measure == "executed"


def test_splits_in_pairs_agree() -> None:
    read = page("declaration-in-pairs")
    assert sums(read) == [
        "600.00万元 + 400.00万元 + 1000.00万元 + 0.00万元 = 1950.00万元 + 50.00万元",
        "1950.00万元 + 50.00万元 = 1500.00万元 + 500.00万元",
    ]


def test_a_printed_type_without_content_is_no_indicator() -> None:
    read = page("declaration-in-pairs")
    assert names(read.indicators) == ["养护里程", "群众满意度"]
    assert {IndicatorType.QUALITY, IndicatorType.TIMELINESS} <= set(read.required_types)


def test_sign_and_unit_in_columns_of_their_own() -> None:
    read = page("signs-and-units-in-columns")
    assert read.layout == "cn/sichuan/project-self-evaluation/2022"
    assert row(read, "建设监测站点")["target"] == "≥12处"
    assert (
        row(read, "验收合格率")["target"] == "=100%" or row(read, "验收合格率")["target"] == "100%"
    )
    assert row(read, "验收合格率")["result"] == "100%"
    assert sums(read, "score-sum") == ["98.8 = 8.8 + 20 + 20 + 10 + 20 + 20"]


def test_total_printed_as_a_field() -> None:
    read = page("coefficients")
    assert sums(read, "score-sum") == ["97.50 = 9.50 + 30 + 30 + 28"]
    assert row(read, "家长满意度")["target"] == "≥90%"


def test_ladder_table_with_weights_at_three_levels() -> None:
    read = page("ladder-score-table")
    assert read.kind is Kind.SCORE_TABLE
    assert sums(read, "weight-sum")[:3] == ["100 = 15 + 55 + 30", "15 = 15", "15 = 5 + 5 + 5"]
    assert sums(read, "score-sum") == ["97 = 5 + 5 + 4 + 8 + 20 + 25 + 30"]


def test_monitoring_form() -> None:
    read = page("monitoring")
    assert read.kind is Kind.MONITORING
    assert rates(read)[0] == "52.00% = 260.00万元 / 500.00万元"
    assert row(read, "养护里程")["possibility"] == "确定能"


def test_department_form_with_tasks_and_total() -> None:
    read = page("department-with-tasks")
    assert "2200.00万元 = 2100.00万元 + 100.00万元" in sums(read)
    assert "3040.00万元 = 990.00万元 + 2050.00万元" in sums(read)


def test_unknown_layout_is_read_by_the_lexicon() -> None:
    read = page("unknown-layout")
    assert read.layout is None
    assert row(read, "垃圾清运量")["target"] == "≥3000吨"
    assert sums(read, "weight-sum") == ["100 = 40 + 30 + 30"]


def test_prose_alone_makes_an_empty_form() -> None:
    read = form("一、概况\n本年度工作顺利。\n")
    assert read.indicators == ()
    assert read.relations == ()


def test_report_sections_are_fields() -> None:
    read = form("某局2023年度绩效自评报告\n三、存在的问题\n指标偏低。\n四、改进措施\n细化指标。\n")
    assert read.kind is Kind.SELF_EVALUATION_REPORT
    assert [(each.role, each.figure.quote) for each in read.fields] == [
        ("problems", "指标偏低。"),
        ("improvements", "细化指标。"),
    ]


def test_kinds_of_budget_may_stand_beside_the_fiscal_row() -> None:
    """财政专户 is no part of 财政资金; 中央 and 省级 may be: the sums tell which is meant."""
    beside = form(
        "项目资金(万元)\t\t年初预算数\t全年预算数\t全年执行数\n"
        "\t年度资金总额\t300\t310\t300\n"
        "\t其中:财政资金\t100\t100\t100\n\t财政专户管理资金\t200\t210\t200\n\t单位资金\t—\t—\t—\n"
    )
    assert sums(beside)[0] == "300万元 = 100万元 + 200万元 + —"
    under = form(
        "项目资金(万元)\t\t年初预算数\t全年预算数\t全年执行数\n"
        "\t年度资金总额\t300\t310\t300\n"
        "\t财政拨款\t250\t250\t250\n\t其中:中央资金\t200\t200\t200\n\t省级资金\t50\t50\t50\n"
        "\t其他资金\t50\t60\t50\n"
    )
    assert sums(under) == [
        "300万元 = 250万元 + 50万元",
        "310万元 = 250万元 + 60万元",
        "300万元 = 250万元 + 50万元",
        "250万元 = 200万元 + 50万元",
        "250万元 = 200万元 + 50万元",
        "250万元 = 200万元 + 50万元",
    ]


def test_score_rate_is_score_over_weight() -> None:
    read = form(
        "一级指标\t分值\t得分\t得分率\n决策\t15\t12\t80%\n过程\t25\t25\t100%\n合计\t40\t37\t92.5%\n"
    )
    assert rates(read) == ["80% = 12 / 15", "100% = 25 / 25", "92.5% = 37 / 40"]


def test_prose_in_a_sheet_closes_the_block_above_it() -> None:
    from heji.documents.document import Cell, Document, Table
    from heji.documents.locator import Locator
    from heji.forms.recognise import recognise

    texts = [
        ["一级指标", "分值", "得分"],
        ["决策", "15", "15"],
        ["合计", "15", "15"],
        ["三、存在的问题"],
        ["指标设置偏低。"],
        ["四、改进措施"],
        ["细化指标。"],
    ]
    cells = tuple(
        Cell(row, column, text, Locator(table=1, row=row, column=column))
        for row, line in enumerate(texts, 1)
        for column, text in enumerate(line, 1)
    )
    read = recognise(Document("a.xlsx", "xlsx", "", (Table(cells, 7, 3, Locator(table=1)),)))
    assert names(read.indicators) == ["决策"]
    assert [(each.role, each.figure.quote) for each in read.fields] == [
        ("problems", "指标设置偏低。"),
        ("improvements", "细化指标。"),
    ]


def test_labels_before_the_parts_head_the_rows() -> None:
    read = form(
        "支出规模(万元)\t项目\t合计\t按资金来源\t\n\t\t\t财政拨款\t其他资金\n"
        "\t全年预算数\t300\t250\t50\n\t全年执行数\t270\t225\t45\n\t完成率\t90%\t90%\t90%\n"
    )
    assert sums(read) == ["300万元 = 250万元 + 50万元", "270万元 = 225万元 + 45万元"]
    assert rates(read)[0] == "90% = 270万元 / 300万元"


def test_amounts_for_the_whole_period_beside_those_of_the_year() -> None:
    read = form(
        "项目资金(万元)\t\t中期资金总额\t年度资金总额\n"
        "\t资金总额\t400\t200\n\t财政拨款\t300\t150\n\t其他资金\t100\t50\n"
    )
    assert sums(read) == ["400万元 = 300万元 + 100万元", "200万元 = 150万元 + 50万元"]


def test_rates_of_tasks_come_from_their_amounts() -> None:
    read = form(
        "任务名称\t预算金额(万元)\t支出金额(万元)\t支付比例\n"
        "甲\t100\t90\t90%\n乙\t100\t80\t80%\n合计\t200\t170\t85%\n"
    )
    assert rates(read)[-1] == "85% = 170万元 / 200万元"
    assert sums(read) == ["200万元 = 100万元 + 100万元", "170万元 = 90万元 + 80万元"]


def test_the_title_tells_a_project_from_a_department() -> None:
    text = (
        "2022年度{}绩效自评表\n"
        "指标名称\t计量单位\t指标性质\t年初指标值\t全年完成值\t得分系数\t权重\t得分\t是否核心指标\n"
        "栽种苗木株数\t株\t≥\t400\t420\t1\t100\t100\t是\n"
    )
    assert form(text.format("项目")).kind is Kind.PROJECT_SELF_EVALUATION
    assert form(text.format("部门整体")).kind is Kind.DEPARTMENT_SELF_EVALUATION


def test_a_field_ends_where_the_next_label_on_its_line_begins() -> None:
    read = form("2022年度项目支出绩效自评表\n填报单位:云栖县水利局  金额单位:万元\n")
    assert read.organisation == "云栖县水利局"


def test_projects_in_the_budget_of_a_department_are_projects() -> None:
    text = (
        "部门预算项目支出绩效自评表\n"
        "一级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "产出指标\t栽种苗木株数\t≥400株\t420株\t100\t100\n"
    )
    assert form(text).kind is Kind.PROJECT_SELF_EVALUATION
