"""Rules as mappings: `{kind: linear, full_at: 100%, side: below, deduct: 10%, per: 1%}`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from heji.rubrics.files import fields
from heji.rubrics.files.node import Mapping, Node
from heji.rubrics.formulas.expression import Expression
from heji.rubrics.rules.rule import (
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
    Point,
    Proportional,
    Rule,
    Side,
    Steps,
    Threshold,
    Tier,
    Tiers,
)

_ENDS = ("from", "above", "to", "below")


@dataclass(frozen=True, slots=True)
class RuleKind:
    """A kind of rule as files write it."""

    name: str
    needed: tuple[str, ...]  #: keys that must be there
    optional: tuple[str, ...]
    read: Callable[[Mapping], Rule]


def rule(node: Node) -> Rule:
    """The rule that a mapping writes.

    Raises:
        RubricError: its kind is not known, or a key is wrong.
    """
    table = fields.open_mapping(node, "rule")
    name_node = fields.needed(table, "kind", "rule")
    name = fields.plain(name_node, "kind")
    kind = next((each for each in KINDS if each.name == name), None)
    if kind is None:
        known = tuple(each.name for each in KINDS)
        raise name_node.error("unknown-kind", known, found=name, known=", ".join(known))
    fields.mapping(node, f"rule {name}", ("kind", *kind.needed, *kind.optional))
    for key in kind.needed:
        fields.needed(table, key, f"rule {name}")
    return kind.read(table)


def bands(node: Node | None, key: str = "bands") -> tuple[Band, ...]:
    """The bands of a ladder."""
    return fields.each(fields.sequence(node, key), _band)


def _band(node: Node) -> Band:
    table = fields.mapping(node, "bands", (*_ENDS, "score"))
    low, low_closed = _end(table, "from", "above")
    high, high_closed = _end(table, "to", "below")
    mark = fields.formula(fields.needed(table, "score", "bands"), "score")
    return Band(low, high, low_closed, high_closed, mark)


def _end(table: Mapping, closed: str, opened: str) -> tuple[Expression | None, bool]:
    """An end of a stretch of values, and whether it belongs to it."""
    inside, outside = table.get(closed), table.get(opened)
    if inside is not None and outside is not None:
        raise table.error("two-ends", closed=closed, opened=opened)
    if inside is not None:
        return fields.formula(inside, closed), True
    return fields.optional_formula(outside, opened), False


def _given(table: Mapping, key: str) -> Expression:
    return fields.formula(fields.needed(table, key, "rule"), key)


def _name(table: Mapping, key: str) -> str:
    return fields.plain(fields.needed(table, key, "rule"), key)


def _proportional(table: Mapping) -> Rule:
    full = fields.optional_formula(table.get("full_at"), "full_at")
    capped = fields.truth(table.get("capped"), "capped", default=True)
    return Proportional(full if full is not None else WHOLE, capped)


def _linear(table: Mapping) -> Rule:
    side = fields.choice(table.get("side"), "side", Side)
    return Linear(_given(table, "full_at"), side, _given(table, "deduct"), _given(table, "per"))


def _steps(table: Mapping) -> Rule:
    return Steps(
        _given(table, "full_at"),
        fields.choice(table.get("side"), "side", Side),
        _given(table, "deduct"),
        _given(table, "step"),
        fields.truth(table.get("begun"), "begun"),
    )


def _ladder(table: Mapping) -> Rule:
    return Ladder(bands(table.get("bands")))


def _threshold(table: Mapping) -> Rule:
    otherwise = fields.optional_formula(table.get("otherwise"), "otherwise")
    return Threshold(_given(table, "condition"), NOTHING if otherwise is None else otherwise)


def _count_ratio(table: Mapping) -> Rule:
    return CountRatio(_name(table, "done"), _name(table, "planned"))


def _inverse_ratio(table: Mapping) -> Rule:
    return InverseRatio(_name(table, "target"), _name(table, "result"))


def _checklist(table: Mapping) -> Rule:
    return Checklist(fields.each(fields.sequence(table.get("points"), "points"), _point))


def _point(node: Node) -> Point:
    table = fields.mapping(node, "points", ("name", "weight", "met"))
    name = fields.text(fields.needed(table, "name", "points"), "name")
    weight = fields.formula(fields.needed(table, "weight", "points"), "weight")
    return Point(name, weight, fields.plain(fields.needed(table, "met", "points"), "met"))


def _breaches(table: Mapping) -> Rule:
    return Breaches(_name(table, "count"), _given(table, "deduct"))


def _bonus_malus(table: Mapping) -> Rule:
    bonus, malus = _award(table.get("bonus"), "bonus"), _award(table.get("malus"), "malus")
    if bonus is None and malus is None:
        raise table.error("no-award")
    return BonusMalus(bonus, malus)


def _award(node: Node | None, key: str) -> Award | None:
    if node is None:
        return None
    table = fields.mapping(node, key, ("count", "each", "cap"))
    return Award(_name(table, "count"), _given(table, "each"), _given(table, "cap"))


def _tiers(table: Mapping) -> Rule:
    return _tier_list(table.get("tiers"))


def _tier_list(node: Node | None) -> Tiers:
    return Tiers(fields.each(fields.sequence(node, "tiers"), _tier))


def _tier(node: Node) -> Tier:
    table = fields.mapping(node, "tiers", ("name", "words", *_ENDS))
    low, low_closed = _end(table, "from", "above")
    high, high_closed = _end(table, "to", "below")
    if low is None or high is None:
        raise table.error("tier-ends")
    name = fields.text(fields.needed(table, "name", "tiers"), "name")
    words = fields.plains(table.get("words"), "words")
    return Tier(name, words, low, high, low_closed, high_closed)


def _by_target(table: Mapping) -> Rule:
    missed_node = table.get("missed")
    missed = fields.optional(missed_node, "missed") or "proportional"
    if missed not in ("proportional", "zero"):
        known = ("proportional", "zero")
        assert missed_node is not None  # noqa: S101 - it gave the word
        raise missed_node.error(
            "no-choice", known, found=missed, field="missed", known=", ".join(known)
        )
    tiers = table.get("tiers")
    return ByTarget(
        missed == "zero",
        fields.optional_formula(table.get("late"), "late"),
        _excess(table.get("excess")),
        None if tiers is None else _tier_list(tiers),
    )


def _excess(node: Node | None) -> Excess | None:
    if node is None:
        return None
    table = fields.mapping(node, "excess", ("beyond", "deduct"))
    deduct = fields.optional_formula(table.get("deduct"), "deduct")
    return Excess(fields.formula(fields.needed(table, "beyond", "excess"), "beyond"), deduct)


def _manual(table: Mapping) -> Rule:
    return Manual(fields.text(table.get("reason"), "reason"))


#: Every kind of rule with its keys.
KINDS: tuple[RuleKind, ...] = (
    RuleKind("proportional", (), ("full_at", "capped"), _proportional),
    RuleKind("linear", ("full_at", "side", "deduct", "per"), (), _linear),
    RuleKind("steps", ("full_at", "side", "deduct", "step"), ("begun",), _steps),
    RuleKind("ladder", ("bands",), (), _ladder),
    RuleKind("threshold", ("condition",), ("otherwise",), _threshold),
    RuleKind("count-ratio", ("done", "planned"), (), _count_ratio),
    RuleKind("inverse-ratio", ("target", "result"), (), _inverse_ratio),
    RuleKind("checklist", ("points",), (), _checklist),
    RuleKind("breaches", ("count", "deduct"), (), _breaches),
    RuleKind("bonus-malus", (), ("bonus", "malus"), _bonus_malus),
    RuleKind("tiers", ("tiers",), (), _tiers),
    RuleKind("by-target", (), ("missed", "late", "excess", "tiers"), _by_target),
    RuleKind("manual", ("reason",), (), _manual),
)
