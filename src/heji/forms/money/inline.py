"""Amounts printed in one cell with their labels: 「其中:基本支出:800.00」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heji.documents.document import Cell
from heji.documents.figure import Figure
from heji.forms.lexicon import Lexicon
from heji.forms.tables.figures import part_figure
from heji.forms.tables.rows import Row
from heji.relations.relation import AnyRelation, Basis, Equal, Sum
from heji.values.units import Unit

_LABELLED = re.compile(
    r"^\s*(?:其中\s*[:：]\s*)?([^:：\d]{2,24})[:：]\s*(\d[\d,，.]*\s*(?:万|亿)?元?)\s*$"
)
_WHOLE = re.compile(
    r"^按.{2,8}分$"
)  #: 「按收入性质分:1300.00」 is the whole of what stands below it
_CHECK = "sum-mismatch"


@dataclass(frozen=True, slots=True)
class Inline:
    """An amount with the label that stands in its cell."""

    column: int
    is_whole: bool
    is_known: bool  #: whether the label is one of a part of the money
    figure: Figure


def inline_amounts(row: Row, words: Lexicon, unit: Unit | None) -> list[Inline]:
    """The cells of a row that hold a label and its amount; none where other figures stand beside.

    Args:
        row: a row of a money block.
        words: the lexicon.
        unit: the unit named for the block.
    """
    found = [each for cell in row.filled if (each := _inline(cell, words, unit)) is not None]
    return found if any(each.is_known or each.is_whole for each in found) else []


def _inline(cell: Cell, words: Lexicon, unit: Unit | None) -> Inline | None:
    match = _LABELLED.match(cell.text)
    if match is None:
        return None
    name = match.group(1).strip()
    figure = part_figure(cell, *match.span(2), name, unit)
    is_known = bool(words.role("parts", name))
    return Inline(cell.column, bool(_WHOLE.match(name)), is_known, figure)


def inline_sums(amounts: Sequence[Inline]) -> Iterator[AnyRelation]:
    """What stands in one column splits the whole; two such splits have one sum."""
    columns: dict[int, list[Inline]] = {}
    for each in amounts:
        columns.setdefault(each.column, []).append(each)
    splits = [split for split in columns.values() if sum(not one.is_whole for one in split) > 1]
    for split in splits:
        whole = [each.figure for each in split if each.is_whole]
        if len(whole) == 1:
            yield Sum(_CHECK, Basis.GROUPS, _known(split), whole[0], _parts(split))
    if len(splits) == 2 and not any(each.is_whole for split in splits for each in split):
        certain = all(_known(split) for split in splits)
        yield Equal(_CHECK, Basis.GROUPS, certain, _parts(splits[0]), _parts(splits[1]))


def _parts(split: Sequence[Inline]) -> tuple[Figure, ...]:
    return tuple(each.figure for each in split if not each.is_whole)


def _known(split: Sequence[Inline]) -> bool:
    return all(each.is_known for each in split if not each.is_whole)
