"""One rule of every kind and of every case in which it is said differently."""

from __future__ import annotations

from heji.rubrics.formulas.grammar import parse
from heji.rubrics.rules.rule import (
    Award,
    Band,
    BonusMalus,
    Breaches,
    ByTarget,
    Checklist,
    CountRatio,
    Excess,
    InverseRatio,
    Ladder,
    Linear,
    Manual,
    Point,
    Proportional,
    Rule,
    Side,
    Steps,
    Text,
    Threshold,
    Tier,
    Tiers,
)

_BANDS = (
    Band(parse("90%"), None, True, False, parse("100%")),
    Band(None, parse("90%"), False, False, parse("0")),
)
RULES: list[Rule] = [
    Proportional(),
    Proportional(is_capped=False),
    *(Linear(parse("100%"), side, parse("10%"), parse("1%")) for side in Side),
    *(Steps(parse("100%"), side, parse("0.5"), parse("5%"), counts_begun=True) for side in Side),
    Ladder(_BANDS),
    Ladder(
        (
            Band(parse("0"), parse("0"), True, True, parse("3")),
            Band(parse("0"), parse("1"), False, True, parse("2")),
        )
    ),
    Threshold(parse("value ≤ 100%")),
    CountRatio("done", "planned"),
    InverseRatio("target", "result"),
    Checklist((Point(Text("甲", "a"), parse("weight ÷ 2"), "a"),)),
    Breaches("count", parse("1分")),
    BonusMalus(Award("a", parse("2.5"), parse("5")), Award("b", parse("2.5"), parse("5"))),
    Tiers((Tier(Text("达成", "reached"), (), parse("80%"), parse("100%")),)),
    ByTarget(True, parse("0"), Excess(parse("130%")), Tiers(())),
    ByTarget(excess=Excess(parse("130%"), parse("2"))),
    Manual(Text("看材料", "see the evidence")),
]
