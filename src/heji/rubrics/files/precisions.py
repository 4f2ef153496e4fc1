"""Rounding at each level: `{value: {places: 2}, item: {places: 2, mode: half-away}}`."""

from __future__ import annotations

from collections.abc import Iterable

from heji.rubrics.files import fields
from heji.rubrics.files.node import Node
from heji.rubrics.rubric import EXACT, Precision, Precisions
from heji.values.rounding import Rounding

KEYS = ("value", "item", "total")

#: Of an item's own `rounding`: the total is the rubric's business.
ITEM_KEYS = ("value", "item")

#: More decimals than any score is printed with.
_MOST_PLACES = 12


def precisions(node: Node | None, allowed: Iterable[str] = KEYS) -> Precisions:
    """The rounding that a mapping asks for; exact where it is silent."""
    if node is None:
        return EXACT
    table = fields.mapping(node, "rounding", allowed)
    value, item, total = (_precision(table.get(key), key) for key in KEYS)
    return Precisions(value, item, total)


def _precision(node: Node | None, key: str) -> Precision | None:
    if node is None:
        return None
    table = fields.mapping(node, key, ("places", "mode"))
    places_node = fields.needed(table, "places", key)
    places = fields.integer(places_node, "places")
    if not 0 <= places <= _MOST_PLACES:
        raise places_node.error("places", found=str(places), most=str(_MOST_PLACES))
    mode = fields.choice(table.get("mode"), "mode", Rounding, Rounding.HALF_AWAY)
    return Precision(places, mode)
