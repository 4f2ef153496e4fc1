"""Official forms as sheets, made by hand: what every writer of sheets is tested with."""

from __future__ import annotations

from dataclasses import dataclass

from heji.writers.official.sheet import (
    Box,
    Formula,
    Line,
    Look,
    Paper,
    Place,
    Quotient,
    Sheet,
    Side,
    Sum,
    Table,
)


@dataclass(frozen=True)
class Part:
    """A box without its place."""

    text: str
    look: Look = Look.TEXT
    across: int = 1
    down: int = 1
    formula: Formula | None = None


def label(text: str, across: int = 1, down: int = 1) -> Part:
    return Part(text, Look.LABEL, across, down)


def middle(text: str, across: int = 1, down: int = 1) -> Part:
    return Part(text, Look.MIDDLE, across, down)


def figure(text: str, formula: Formula | None = None) -> Part:
    return Part(text, Look.FIGURE, formula=formula)


def table(rows: list[list[Part]], heading_rows: int = 0) -> Table:
    """Rows of parts at their places: each takes the next place that nothing from above covers."""
    taken: set[tuple[int, int]] = set()
    boxes = []
    for row, parts in enumerate(rows):
        column = 0
        for part in parts:
            while (row, column) in taken:
                column += 1
            boxes.append(
                Box(row, column, part.text, part.look, part.down, part.across, part.formula)
            )
            taken.update(
                (row + down, column + across)
                for down in range(part.down)
                for across in range(part.across)
            )
    return Table(tuple(boxes), len(rows), heading_rows)


#: A reason of 800 characters.
LONG = (
    "受汛期延长影响，两处泵站的土建施工晚于计划，已会同施工单位调整工序并增加班组。" * 20
    + "特此说明。" * 8
)

_MONEY = (
    [label("年度资金总额"), figure("1,250.00", Sum((Place(0, 4, 2), Place(0, 5, 2)))),
     figure("1,300.00"), figure("1,262.95"), middle("10"),
     figure("97.15%", Quotient(Place(0, 3, 4), Place(0, 3, 3))), middle("9.72")],
    [label("其中：当年财政拨款"), figure("1,000.00"), figure("1,050.00"), figure("1,032.95"),
     middle("—"), figure("98.38%"), middle("—")],
    [label("上年结转资金"), figure("250.00"), figure("250.00"), figure("230.00"), middle("—"),
     figure("92.00%"), middle("—")],
)  # fmt: skip


def _project_head() -> Table:
    return table([
        [label("项目名称"), Part("农村饮水提升工程（二期）", across=7)],
        [label("主管部门"), Part("云溪县水务局", across=3), label("实施单位"),
         Part("云溪县供水站", across=3)],
        [label("项目资金（万元）", down=4), label(""), label("年初预算数"), label("全年预算数"),
         label("全年执行数"), label("分值"), label("执行率"), label("得分")],
        *map(list, _MONEY),
        [label("年度总体目标", down=2), label("预期目标", across=4), label("实际完成情况", across=3)],
        [Part("新建管网 36 公里，改造泵站 2 座；\n受益农户不少于 4,200 户。", across=4),
         Part("新建管网 36.5 公里，改造泵站 2 座；\n受益农户 4,318 户。", across=3)],
    ])  # fmt: skip


def _project_indicators() -> Table:
    return table([
        [label(each) for each in ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值",
                                  "分值", "得分", "偏差原因分析及改进措施")],
        [middle("产出指标", down=4), middle("数量指标", down=2), Part("新建管网长度"),
         middle("≥36公里"), middle("36.5公里"), middle("20"), middle("20"), Part("")],
        [Part("改造泵站数量"), middle("=2座"), middle("2座"), middle("10"), middle("10"), Part("")],
        [middle("质量指标"), Part("工程验收合格率"), middle("=100%"), middle("100%"), middle("10"),
         middle("10"), Part("")],
        [middle("时效指标"), Part("按期完工率"), middle("≥95%"), middle("90%"), middle("10"),
         middle("9.47"), Part("一处泵站因汛期停工 30 天，\n已于次年 1 月完工。")],
        [middle("效益指标", down=2), middle("社会效益指标"), Part("受益农户数"), middle("≥4,200户"),
         middle("4,318户"), middle("20"), middle("20"), Part("")],
        [middle("可持续影响指标"), Part("管护制度"), middle("健全"), middle("健全"), middle("10"),
         middle("10"), Part("")],
        [middle("满意度指标"), middle("服务对象满意度指标"), Part("农户满意度"), middle("≥90%"),
         middle("93.6%"), middle("10"), middle("10"), Part("")],
        [label("总分", across=5), middle("100"), middle("99.19"), Part("")],
    ], heading_rows=1)  # fmt: skip


def project_form() -> Sheet:
    """The Ministry's self-evaluation of a project: two tables, levels merged over their rows."""
    return Sheet(
        title="项目支出绩效自评表",
        widths=(5, 7, 8, 7, 7, 4, 6, 9),
        tables=(_project_head(), _project_indicators()),
        above=(Line("（2021年度）", Side.CENTRE),),
        below=(Line("填报人：        联系电话：        填报日期：2022年3月18日"),),
    )


def wide_form(rows: int = 43) -> Sheet:
    """A wide form that goes over several pages: headings in two rows, one very long text."""
    heading = [
        [label(each, down=2) for each in ("序号", "一级指标", "二级指标", "三级指标")]
        + [label("指标值", across=2)]
        + [label(each, down=2) for each in ("计量单位", "分值", "得分", "评分标准", "未完成原因及改进措施")],
        [label("目标值"), label("实际值")],
    ]  # fmt: skip
    body = []
    for row in range(rows - len(heading)):
        parts = [middle(str(row + 1))]
        if row % 5 == 0:
            parts.append(middle(f"履职效能（{row // 5 + 1}）", down=min(5, rows - 2 - row)))
        parts += [
            middle("产出数量"),
            Part(f"第{row + 1}项重点工作的完成数量"),
            figure(f"{(row + 1) * 1234:,}"),
            figure(f"{(row + 1) * 1235:,}.50"),
            middle("万元" if row % 3 else "个"),
            middle("2.5"),
            middle("2.48"),
            Part("完成目标值得满分；未完成的按比例得分，低于60%不得分。"),
            Part(LONG if row == 11 else "" if row % 4 else "受汛期影响，三处工程延期。"),
        ]
        body.append(parts)
    return Sheet(
        title="部门整体支出绩效自评表",
        widths=(3, 6, 6, 12, 7, 8, 4, 4, 4, 14, 14),
        tables=(table(heading + body, heading_rows=2),),
        above=(Line("（2021年度）", Side.CENTRE), Line("单位：万元", Side.RIGHT)),
        below=(
            Line("注：1.得分保留两位小数。"),
            Line("填报单位（盖章）：云溪县水务局", Side.RIGHT),
        ),
        paper=Paper.LANDSCAPE,
    )


def awkward_form() -> Sheet:
    """What is easily lost or taken for something else: formulas, markup, blanks, long texts."""
    texts = ("=1+1", "+86 20 8888", "-3.5%", "@全体", "'0012", "<b>&amp;</b>", '"引号"', "{{0}}",
             "#标题 *强调* $x$", "一\n\n三", " 首尾有空格 ", "", "0", "007", "1/2", "\\n", "a\r\nb", LONG)  # fmt: skip
    rows = [[label(str(number)), Part(text, across=2)] for number, text in enumerate(texts, 1)]
    rows.append([label(str(len(rows) + 1)), Part("-"), Part("+")])
    return Sheet(
        title="关于云溪县水务局农村饮水提升工程（二期）与泵站改造工程项目支出绩效自评情况的汇总表",
        widths=(6, 20, 14),
        tables=(table([[label("序号"), label("内容"), label("备注")]], 1), table(rows)),
        below=(Line("=SUM(A1)"), Line("负责人：", Side.RIGHT)),
    )


def empty_form() -> Sheet:
    """One table of blanks, nothing above and below."""
    rows = [[label("项目名称"), Part("")], [label("预算数"), figure("")]]
    return Sheet("项目支出绩效目标申报表", (8, 20), (table(rows),))


def every_form() -> dict[str, Sheet]:
    """All of them by name."""
    return {
        "project": project_form(),
        "wide": wide_form(),
        "awkward": awkward_form(),
        "empty": empty_form(),
    }
