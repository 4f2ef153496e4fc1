"""Rules as the mappings that `files.rules` reads."""

from __future__ import annotations

from heji.rubrics.formulas.expression import Expression
from heji.rubrics.formulas.writing import write
from heji.rubrics.rules.rule import (
    NO_TEXT,
    NOTHING,
    WHOLE,
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
    Proportional,
    Rule,
    Steps,
    Text,
    Threshold,
    Tier,
    Tiers,
)

Values = dict[str, object]


def rule_value(rule: Rule) -> Values:
    """The mapping of a rule; what it does not say is what goes without saying."""
    found: Values = {"kind": kind_name(rule), **_keys(rule)}
    return {key: value for key, value in found.items() if value is not None}


def kind_name(rule: Rule) -> str:
    """The kind of a rule as files write it.

    >>> kind_name(CountRatio("done", "planned"))
    'count-ratio'
    """
    words = "".join(f"-{each.lower()}" if each.isupper() else each for each in type(rule).__name__)
    return words.removeprefix("-")


def band_values(bands: tuple[Band, ...]) -> list[Values]:
    """The bands of a ladder."""
    return [{**_ends(each), "score": write(each.mark)} for each in bands]


def _keys(rule: Rule) -> Values:
    match rule:
        case Proportional(full_at, is_capped):
            full = None if full_at == WHOLE else write(full_at)
            return {"full_at": full, "capped": None if is_capped else False}
        case Linear() | Steps():
            return _deduction(rule)
        case Ladder(bands):
            return {"bands": band_values(bands)}
        case Threshold(condition, otherwise):
            rest = None if otherwise == NOTHING else write(otherwise)
            return {"condition": write(condition), "otherwise": rest}
        case Tiers(tiers):
            return {"tiers": _tiers(tiers)}
        case ByTarget():
            return _by_target(rule)
        case _:
            return _counted(rule)


def _deduction(rule: Linear | Steps) -> Values:
    begun = isinstance(rule, Steps) and rule.counts_begun
    distance = {"per": rule.per} if isinstance(rule, Linear) else {"step": rule.step}
    return {
        "full_at": write(rule.full_at),
        "side": rule.side.value,
        "deduct": write(rule.deduct),
        **{key: write(each) for key, each in distance.items()},
        "begun": begun or None,
    }


def _counted(rule: Rule) -> Values:
    """The keys of rules that speak of inputs by name, and of the one that has none."""
    match rule:
        case CountRatio(done, planned):
            return {"done": done, "planned": planned}
        case InverseRatio(target, result):
            return {"target": target, "result": result}
        case Checklist(points):
            return {
                "points": [
                    {"name": _text(each.name), "weight": write(each.weight), "met": each.met}
                    for each in points
                ]
            }
        case Breaches(count, deduct):
            return {"count": count, "deduct": write(deduct)}
        case BonusMalus(bonus, malus):
            return {"bonus": _award(bonus), "malus": _award(malus)}
        case Manual(reason):
            return {"reason": _text(reason)}
        case _:
            return {}


def _award(award: Award | None) -> Values | None:
    if award is None:
        return None
    return {"count": award.count, "each": write(award.each), "cap": write(award.cap)}


def _by_target(rule: ByTarget) -> Values:
    return {
        "missed": "zero" if rule.missed_is_zero else None,
        "late": _formula(rule.late),
        "excess": _excess(rule.excess),
        "tiers": None if rule.tiers is None else _tiers(rule.tiers.tiers),
    }


def _excess(excess: Excess | None) -> Values | None:
    if excess is None:
        return None
    deduct = {} if excess.deduct is None else {"deduct": write(excess.deduct)}
    return {"beyond": write(excess.beyond), **deduct}


def _tiers(tiers: tuple[Tier, ...]) -> list[Values]:
    return [
        {
            "name": _text(each.name),
            **({"words": list(each.words)} if each.words else {}),
            **_ends(each),
        }
        for each in tiers
    ]


def _ends(stretch: Band | Tier) -> Values:
    ends: Values = {}
    if stretch.low is not None:
        ends["from" if stretch.low_closed else "above"] = write(stretch.low)
    if stretch.high is not None:
        ends["to" if stretch.high_closed else "below"] = write(stretch.high)
    return ends


def _formula(expression: Expression | None) -> str | None:
    return None if expression is None else write(expression)


def _text(text: Text) -> object:
    if text == NO_TEXT:
        return ""
    return {"zh": text.zh, "en": text.en} if text.en else text.zh
