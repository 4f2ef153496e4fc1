"""Sentences, names and amounts for made pages; all of it invented."""

from __future__ import annotations

from random import Random

_SUBJECTS = (
    "老旧小区改造",
    "农村供水",
    "校园修缮",
    "河道清淤",
    "公共阅览",
    "社区养老",
    "道路养护",
    "技能培训",
)
_SENTENCES = (
    "{s}项目全年预算{a}万元，实际支出{b}万元，资金按工程进度拨付。",
    "项目单位按季度检查{s}的进展，对发现的{n}个问题列出清单，逐项整改。",
    "受雨季影响，{s}的部分工程推迟到第四季度实施，但没有影响全年任务。",
    "全年共完成{n}处{s}，群众满意率为{p}%，比上年提高。",
    "评价组查阅了合同、账簿与验收资料，走访{n}户居民，认为{s}的效果较好。",
    "{s}资金实行专账核算，未发现截留、挪用等情况。",
)
NAMES = (
    "基本支出",
    "项目支出",
    "人员经费",
    "公用经费",
    "工程费用",
    "设备购置",
    "委托业务费",
    "培训费",
    "办公费",
    "维修费",
    "宣传费",
    "其他支出",
)
FIGURE_HEADINGS = ("年初预算数", "全年预算数", "全年执行数", "上年执行数", "结转结余")


def amount(rng: Random) -> str:
    """An amount with two decimals, with or without a comma."""
    number = rng.randint(100, 99999999) / 100
    return f"{number:,.2f}" if rng.random() < 0.7 else f"{number:.2f}"


def sentence(rng: Random) -> str:
    """One sentence of a report."""
    return rng.choice(_SENTENCES).format(
        s=rng.choice(_SUBJECTS),
        a=amount(rng),
        b=amount(rng),
        n=rng.randint(2, 480),
        p=rng.randint(700, 999) / 10,
    )


def paragraph(rng: Random, most: int = 6) -> str:
    """Some sentences."""
    return "".join(sentence(rng) for _ in range(rng.randint(1, most)))


def figures(rng: Random, rows: int, columns: int, total: bool = True) -> list[list[str]]:
    """A table: a heading, names with amounts, perhaps a total and blanks."""
    heading = [rng.choice(["项目", "支出名称", "科目"]), *rng.sample(FIGURE_HEADINGS, columns)]
    names = rng.sample(NAMES, rows)
    made = [heading]
    for name in names:
        blank = rng.random() < 0.1
        cells = [amount(rng) for _ in range(columns)]
        if blank:
            cells[rng.randrange(columns)] = "-"
        made.append([name, *cells])
    if total:
        made.append(["合计", *(amount(rng) for _ in range(columns))])
    return made
