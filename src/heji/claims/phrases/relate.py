"""The relations that turns of phrase state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from heji.claims.phrases.phrasebook import Given, Phrase, phrases
from heji.claims.phrases.signs import Signs, signs_of
from heji.claims.scene import Mention, Scene
from heji.claims.turns import is_level
from heji.documents.figure import Figure
from heji.relations.judge import judge
from heji.relations.relation import AnyRelation, Basis, Difference, Growth, Product, Ratio, Sum
from heji.values.units import find_unit, same_kind
from heji.values.verdict import Verdict

_FULL = 100

Named = dict[str, list[Mention]]


def phrased(scene: Scene, mentions: Sequence[Mention]) -> Iterator[tuple[int, AnyRelation]]:
    """The relations of a passage that follow from its turns of phrase.

    Args:
        scene: the passage.
        mentions: its figures outside printed workings, with their indexes in order.

    Returns:
        Each relation with the index of the figure that it states.
    """
    if len(mentions) < 2:
        return
    signs = signs_of(scene, mentions)
    for phrase in phrases():
        for match in phrase.pattern.finditer(signs.text):
            yield from _relations(scene, phrase, _named(signs, match, phrase))


def _named(signs: Signs, match: re.Match[str], phrase: Phrase) -> Named:
    """The figures of a match by their names; empty when one is not as it has to be."""
    named = {
        name: signs.figures(*match.span(name))
        for name in match.groupdict()
        if match[name] is not None
    }
    return named if _is_as_said(phrase, named) else {}


def _is_as_said(phrase: Phrase, named: Named) -> bool:
    """Whether the figures have the units, and are the levels and numbers, that the phrase needs."""
    for name, allowed in phrase.units.items():
        units = [each.quantity.unit for each in named.get(name, ())]
        if any(unit is None or unit.name not in allowed for unit in units):
            return False
    if not all(is_level(each) for name in phrase.levels for each in named.get(name, ())):
        return False
    return all(
        each.quantity.number == len(named[counted])
        for number, counted in phrase.as_many.items()
        for each in named.get(number, ())
    )


def _relations(scene: Scene, phrase: Phrase, named: Named) -> Iterator[tuple[int, AnyRelation]]:
    """Where several ways lead to one stated figure, the first that holds is meant."""
    found: dict[int, list[AnyRelation]] = {}
    for index, relation in _ways(scene, phrase, named):
        found.setdefault(index, []).append(relation)
    for index, ways in found.items():
        holding = (each for each in ways if judge(each).verdict is Verdict.CONSISTENT)
        yield index, next(holding, ways[0]) if len(ways) > 1 else ways[0]


def _ways(scene: Scene, phrase: Phrase, named: Named) -> Iterator[tuple[int, AnyRelation]]:
    for given in phrase.gives:
        if given.stated not in named or not all(name in named for name in given.of):
            continue
        stated = named[given.stated][0]
        sides = [named[name] for name in given.of]
        if given.capped and stated.quantity.number == _FULL:
            continue
        if not _fits(given, stated, [each for side in sides for each in side]):
            continue
        check = phrase.check or _check(given, stated)
        yield stated.index, _relation(scene, given, check, stated, sides)


def _fits(given: Given, stated: Mention, others: Sequence[Mention]) -> bool:
    """Whether figures that are added, taken away or divided are of one kind."""
    if given.kind in ("each", "product"):
        return True
    compared = [stated, *others] if given.kind == "sum" or stated.counts else [*others]
    return all(same_kind(each.quantity.unit, compared[0].quantity.unit) for each in compared)


def _check(given: Given, stated: Mention) -> str:
    if given.kind in ("growth", "ratio", "each"):
        return "ratio-mismatch"
    plain = stated.kind in ("money", "points")
    return "sum-mismatch" if plain or given.kind == "product" else "count-mismatch"


def _relation(
    scene: Scene, given: Given, check: str, stated: Mention, sides: Sequence[list[Mention]]
) -> AnyRelation:
    result = scene.figure(stated)
    groups = [tuple(scene.figure(each) for each in side) for side in sides]
    why = (check, Basis.SENTENCE, True)
    match given.kind:
        case "difference":
            return Difference(*why, result, groups[0][0], groups[1], absolute=True)
        case "growth":
            return Growth(*why, result, groups[0][0], groups[1][0], absolute=True)
        case "ratio":
            return Ratio(*why, result, groups[0], groups[1])
        case "each":
            return Ratio(*why, _for_each(scene, stated, sides[1][0]), groups[0], groups[1])
        case "product":
            rate = _for_each(scene, sides[1][0], sides[0][0])
            return Product(*why, result, (groups[0][0], rate))
        case _:
            return Sum(*why, result, tuple(each for group in groups for each in group), True)


def _for_each(scene: Scene, money: Mention, count: Mention) -> Figure:
    """Money for each of a number of things: 2万元 for 65人 are 万元/人."""
    one, many = money.quantity.unit, count.quantity.unit
    unit = find_unit(f"{one.name}/{many.name}") if one and many else None
    return scene.figure(money, replace(money.quantity, unit=unit))
