"""A whole with several measures divided into programmes: 预算 T, 支出 S, 其中甲预算 a, 支出 b; 乙…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from heji.claims.cues import cues, longest_first, word_table, words
from heji.claims.measures import measure_label, measure_of
from heji.claims.naming import ends_with
from heji.claims.scene import Mention, Scene
from heji.relations.relation import Basis, Sum

_NUMERALS = "〇一二三四五六七八九十"
_SHORTEST_NOUN = 2
_REACH_BACK = 8  #: figures of the whole before 「其中」
_REACH_ON = 80  #: figures of its parts after it


@dataclass(frozen=True, slots=True)
class Division:
    """A whole and its programmes, measure by measure."""

    wholes: dict[str, Mention]
    parts: dict[str, list[Mention]]
    names: list[str]
    indexes: frozenset[int]


def divisions(scene: Scene, mentions: Sequence[Mention]) -> Iterator[Division]:
    """The divided wholes of a passage."""
    for before, first in pairwise(mentions):
        between = scene.text[before.end : first.start]
        if before.sentence != first.sentence or not any(
            word in between for word in words("of_which")
        ):
            continue
        found = _division(mentions, first)
        if found is not None:
            yield found


def _division(mentions: Sequence[Mention], first: Mention) -> Division | None:
    near = mentions[max(0, first.index - _REACH_BACK) : first.index + _REACH_ON]
    sentence = [each for each in near if each.sentence == first.sentence]
    wholes: dict[str, Mention] = {}
    for each in (each for each in sentence if each.index < first.index):
        if measure := measure_of(each):
            wholes[measure] = each
    tail = [each for each in sentence if each.index >= first.index and measure_of(each)]
    parts: dict[str, list[Mention]] = {}
    for each in tail:
        parts.setdefault(measure_of(each), []).append(each)
    sizes = {len(parts.get(measure, ())) for measure in wholes}
    if len(wholes) < 2 or len(sizes) != 1 or min(sizes) < 2:
        return None
    lead = measure_of(first)
    names = [_name(each) for each in parts.get(lead, ())]
    indexes = frozenset(each.index for each in (*wholes.values(), *tail))
    return Division(wholes, parts, names, indexes)


def _name(mention: Mention) -> str:
    label = measure_label(mention)
    for word in words("of_which"):
        label = label.removeprefix(word)
    listed = [word for group in word_table("measures").values() for word in group]
    suffix = ends_with(label, longest_first(listed))
    return label.removesuffix(suffix)


def division_sums(scene: Scene, division: Division, texts: Sequence[str]) -> Iterator[Sum]:
    """A sum for each measure; certain if the document divides the whole into that many parts.

    Args:
        scene: the passage.
        division: what it divides.
        texts: all prose of the document, where 「分为四大计划」 may be said.
    """
    said = _is_announced(division, texts)
    for measure, whole in division.wholes.items():
        parts = division.parts[measure]
        malformed = any(each.quantity.malformed for each in (whole, *parts))
        added = sum(each.quantity.fraction for each in parts)
        sure = (said and not malformed) or added == whole.quantity.fraction
        yield Sum(
            "sum-mismatch",
            Basis.OF_WHICH,
            sure,
            scene.figure(whole),
            tuple(scene.figure(each) for each in parts),
            exhaustive=True,
        )


def _is_announced(division: Division, texts: Sequence[str]) -> bool:
    """Whether the document says elsewhere that there are just so many of what the parts are."""
    names = [name for name in division.names if name]
    count = len(division.names)
    if len(names) < count or len(set(names)) < count:
        return False
    noun = _shared_ending(names)
    if len(noun) < _SHORTEST_NOUN:
        return False
    numeral = f"{count}|{_NUMERALS[count]}" if count < len(_NUMERALS) else str(count)
    between = "|".join(cues()["division_words"])
    said = re.compile(
        rf"(?<![\d.])(?:{numeral})(?:{between})[\u4e00-\u9fff]{{0,4}}{re.escape(noun)}"
    )
    return any(said.search(text) for text in texts)


def _shared_ending(names: Sequence[str]) -> str:
    """The longest ending of all names: 「计划」 of 甲计划, 乙计划."""
    shortest = min(names, key=len)
    endings = (shortest[index:] for index in range(len(shortest)))
    return next((end for end in endings if all(name.endswith(end) for name in names)), "")
