"""Sentences with figures, in many wordings; each registers the relation that it states."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random

from benchmarks.corpus.data_files import Subject, share
from benchmarks.corpus.funds import Funds
from benchmarks.corpus.model import (
    Difference,
    Draft,
    Goal,
    Growth,
    Loose,
    Piece,
    Rate,
    Same,
    Slot,
    Sum,
    rounded,
    spell,
)
from benchmarks.corpus.style import WORTH, Style

Pieces = list[Piece]

EVENTS = ("宣传活动", "技术培训", "现场督导", "专家咨询会", "志愿服务", "工作例会")
EVEN_SPLITS = (
    ("线上", "线下"),
    ("上半年", "下半年"),
    ("一季度", "二季度", "三季度", "四季度"),
    ("城区", "乡镇"),
)
PLACEHOLDERS = (
    "（此处填写项目年度总体目标）",
    "请简要说明项目实施内容及预期效益，不超过200字",
    "××项目年度目标为：××××",
    "【填写说明：目标应细化量化】",
)


def number(
    role: str,
    label: str,
    value: Fraction | Decimal | int,
    suffix: str,
    places: int = 0,
    thousands: bool = False,
) -> Slot:
    """A figure in a sentence."""
    slot = Slot(role, label, None, places, thousands, suffix=suffix, typed=False)
    slot.set(value)
    return slot


def amount(style: Style, other: Slot, unit: str = "万元", places: int = 2) -> Slot:
    """An amount of the tables as prose quotes it."""
    slot = Slot(
        other.role,
        f"正文 {other.label}",
        None,
        places,
        style.thousands,
        suffix=unit,
        factor=Fraction(WORTH[unit], WORTH[style.unit]),
        typed=False,
    )
    slot.set(other.amount / slot.factor)
    return slot


def quote(rng: Random, style: Style, draft: Draft, other: Slot, *, loose: bool = False) -> Pieces:
    """An amount of the tables, said again: exactly, or as about so much."""
    if not loose or rng.random() < 0.7:
        slot = amount(style, other, places=max(2, style.money_places if style.unit != "元" else 2))
        draft.claims.append(Same("figure-conflict", slot, f"正文引用 {other.label}", other))
        return [slot]
    draft.traits.add("approximate-amount")
    exact = other.amount / Fraction(WORTH["万元"], WORTH[style.unit])
    way = rng.choice(["约", "近", "超", "余"])
    ten = 10 if exact > 200 else 1
    down = Decimal(exact // ten * ten)
    up = down if Fraction(down) == exact else down + ten
    value = {"约": rounded(exact, 0), "近": up, "超": down, "余": down}[way]
    if way in "超余" and Fraction(down) == exact:
        way = "约"
    text = f"{value}余万元" if way == "余" else f"{way}{value}万元"
    draft.loose.append(Loose(text, other, other.amount))
    return [text]


def plan_text(rng: Random, style: Style, draft: Draft, subject: Subject, funds: Funds) -> Pieces:
    """The yearly goal: what the money is for, and some targets of the table."""
    lead = Slot(
        "goal",
        "年度总体目标",
        words=rng.choice(
            [
                f"围绕{subject.project}，推进{'、'.join(subject.works)}等工作",
                f"通过实施{subject.project}，完成{subject.works[0]}任务，提升公共服务水平",
                f"做好{'、'.join(subject.works)}，保障项目按期见效",
            ]
        ),
    )
    draft.texts["goal"] = lead
    pieces: Pieces = [lead]
    if "full_year_budget" in funds.columns and rng.random() < 0.6:
        pieces += [
            "，安排资金",
            *quote(rng, style, draft, funds.at(0, "full_year_budget"), loose=True),
        ]
    for goal in _quotable(rng, draft.goals, rng.randint(0, 2)):
        slot = number("target", f"目标正文 {goal.name}", goal.plan or 0, goal.unit)
        draft.claims.append(Same("target-conflict", slot, f"目标正文引用 {goal.name}", goal.target))
        pieces += [f"，{goal.name}", rng.choice(["达到", "不少于", "力争达到"]), slot]
    return [*pieces, "。"]


def _quotable(rng: Random, goals: Sequence[Goal], count: int) -> list[Goal]:
    found = [goal for goal in goals if goal.kind == "count" and goal.type in ("quantity", "social")]
    return rng.sample(found, min(count, len(found)))


def completion_text(
    rng: Random, style: Style, draft: Draft, subject: Subject, funds: Funds
) -> Pieces:
    """What was done in the year."""
    pieces: Pieces = []
    if rng.random() < 0.6:
        pieces += [
            rng.choice(["全年实际支出", "截至年底累计支出", "本年实际使用资金"]),
            *quote(rng, style, draft, funds.at(0, "executed"), loose=True),
            "。",
        ]
    for goal in _quotable(rng, draft.goals, rng.randint(0, 1)):
        if goal.result.value is not None:
            slot = number("result", f"完成正文 {goal.name}", goal.result.value, goal.unit)
            draft.claims.append(
                Same("figure-conflict", slot, f"完成正文引用 {goal.name}", goal.result)
            )
            pieces += [f"{goal.name}实际完成", slot, "。"]
    makers = rng.sample([count_sentence, ratio_sentence], rng.randint(0, 2))
    for make in makers:
        pieces += make(rng, style, draft)
    if _money_left(funds):
        pieces += [
            rng.choice(
                [
                    "结余资金为招标节约及质保金，按规定结转下年使用。",
                    "未执行完毕的原因：部分合同尾款未到支付节点，结转下年继续使用。",
                ]
            )
        ]
        draft.traits.add("carry-over-explained")
    return pieces or ["已按计划完成全部工作任务。"]


def _money_left(funds: Funds) -> bool:
    return funds.at(0, "full_year_budget").amount != funds.at(0, "executed").amount


def count_sentence(rng: Random, style: Style, draft: Draft) -> Pieces:
    """A number of events and how it divides."""
    event = rng.choice(EVENTS)
    unit = "次" if event not in ("技术培训", "宣传活动") else "场"
    names = rng.choice(EVEN_SPLITS)
    parts = [
        number("count", f"{event} {name}", value, unit)
        for name, value in zip(names, share(rng, rng.randint(12, 70), len(names)), strict=True)
    ]
    total = number("count", f"{event} 合计", 0, unit)
    draft.claims.append(Sum("count-mismatch", total, f"{event}={'+'.join(names)}", tuple(parts)))
    draft.settle()
    listed: Pieces = []
    for name, part in zip(names, parts, strict=True):
        listed += ["、" if listed else "", name, part]
    return rng.choice(
        [
            [f"全年开展{event}", total, "，其中", *listed, "。"],
            [f"共组织{event}", total, "（", *listed, "）。"],
            ["", *listed, f"，全年合计开展{event}", total, "。"],
        ]
    )


RATIOS = (
    ("发放问卷", "份", "收回有效问卷", "回收率"),
    ("抽查点位", "个", "合格", "合格率"),
    ("受理申请", "件", "办结", "办结率"),
    ("应检设备", "台", "实际检定", "检定率"),
    ("排查隐患", "处", "完成整改", "整改率"),
    ("参训人员", "人", "考核通过", "通过率"),
)


def ratio_sentence(rng: Random, style: Style, draft: Draft) -> Pieces:
    """A rate with both of its counts nearby."""
    whole_name, unit, part_name, rate_name = rng.choice(RATIOS)
    below = rng.randint(60, 2600)
    whole = number("count", whole_name, below, unit, thousands=style.thousands)
    part = number(
        "count", part_name, rng.randint(below * 7 // 10, below - 1), unit, thousands=style.thousands
    )
    rate = style.rate("rate", f"正文 {rate_name}")
    rate.places = max(1, style.rate_places)
    rate.typed = False
    draft.claims.append(
        Rate("ratio-mismatch", rate, f"{rate_name}={part_name}/{whole_name}", (part,), (whole,))
    )
    draft.settle()
    return rng.choice(
        [
            [whole_name, whole, f"，{part_name}", part, f"，{rate_name}", rate, "。"],
            [whole_name, whole, f"，其中{part_name}", part, f"，{rate_name}达", rate, "。"],
            [f"{rate_name}为", rate, f"（{whole_name}", whole, f"，{part_name}", part, "）。"],
        ]
    )


def growth_sentence(rng: Random, style: Style, draft: Draft) -> Pieces:
    """This year against last year."""
    what, unit = rng.choice(
        [("接待群众", "人次"), ("办理业务", "件"), ("服务企业", "家"), ("检测样本", "份")]
    )
    last = rng.randint(400, 9000)
    grows = rng.random() < 0.75
    factor = rng.randint(102, 168) if grows else rng.randint(70, 97)
    base = number("count", f"上年{what}", last, unit)
    new = number("count", f"本年{what}", last * factor // 100, unit)
    change = number("count", f"{what}增减", 0, unit)
    rate = style.rate("growth", f"{what}增减率")
    rate.places, rate.typed = max(1, style.rate_places), False
    draft.claims.append(
        Difference("figure-conflict", change, f"{what}增减", new, (base,), absolute=True)
    )
    draft.claims.append(Growth("ratio-mismatch", rate, f"{what}增减率", new, base))
    draft.settle()
    way, more = ("增长", "增加") if grows else ("下降", "减少")
    return rng.choice(
        [
            [f"全年{what}", new, "，较上年的", base, more, change, f"，{way}", rate, "。"],
            [f"上年{what}", base, "，本年", new, f"，同比{way}", rate, "。"],
            [f"{what}由上年的", base, f"{more}到", new, f"，{way}幅度为", rate, "。"],
        ]
    )


def parts_sentence(
    rng: Random, style: Style, draft: Draft, total: Slot, parts: Sequence[tuple[str, Slot]]
) -> Pieces:
    """A total with all its parts."""
    count = len(parts)
    draft.claims.append(
        Sum("sum-mismatch", total, "正文资金构成", tuple(slot for _, slot in parts))
    )
    draft.settle()
    listed: Pieces = []
    for name, slot in parts:
        listed += ["、" if listed else "", name, slot]
    number_word = "零一两三四五六"[count]
    return rng.choice(
        [
            [
                "项目总投入",
                total,
                f"，由{'、'.join(name for name, _ in parts)}{number_word}部分组成，分别为",
                *_alternating([slot for _, slot in parts]),
                "。",
            ],
            ["资金来源共", total, "：", *listed, "。"],
            [*listed, f"，{number_word}项合计", total, "。"],
        ]
    )


def _alternating(slots: Sequence[Slot]) -> Pieces:
    pieces: Pieces = []
    for slot in slots:
        pieces += ["、" if pieces else "", slot]
    return pieces


def of_which_sentence(rng: Random, style: Style, draft: Draft) -> Pieces:
    """A selective 「其中」: its parts are less than the whole, and that is right."""
    total = rng.randint(60, 400)
    first, second = rng.randint(5, total // 4), rng.randint(5, total // 4)
    draft.traits.add("selective-of-which")
    text = rng.choice(
        [
            f"全年实施各类子项目{total}个，其中重点子项目{first}个、民生类子项目{second}个。",
            f"共收到意见建议{total}条，其中涉及服务质量{first}条、设施维护{second}条。",
        ]
    )
    draft.consistent.append({"what": "选择性其中", "stated": str(total)})
    return [text]


def other_body_sentence(rng: Random, style: Style, draft: Draft) -> Pieces:
    """A rate of somebody else beside one's own."""
    own, points = Decimal(rng.randint(900, 980)) / 10, Decimal(rng.randint(5, 40)) / 10
    draft.traits.add("rate-of-another-body")
    draft.consistent.append({"what": "与全省平均比较", "stated": f"{own}%"})
    return [f"第三方测评得分率{own}%，全省平均为{own - points}%，高于全省平均{points}个百分点。"]


def text_of(pieces: Pieces) -> str:
    """As printed."""
    return spell(pieces)
