"""Figures that stand together in one cell, or are broken over two, where no ruling parts columns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from heji.audit.competing.choice import Doubt
from heji.audit.competing.proposal import Proposal, moved
from heji.documents.document import Cell, Table

_FIGURE = r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[%％]?"
_WHOLE = re.compile(_FIGURE)
_SEVERAL = re.compile(rf"{_FIGURE}(?:\s+(?:{_FIGURE}|[—\-/]))+")
#: A figure with a blank in it: 「1,234, 567.00」, 「1 234.00」, 「85. 50%」.
_PIECES = re.compile(r"[-−]?\d[\d,.]*\s+[\d,.]*\d[\d,.]*[%％]?")
#: What no figure ends or begins with.
_CUT = re.compile(r"\d[,.]|[,.]\d+[%％]?")


def proposals(table: Table) -> Iterator[Proposal]:
    """The figures of a table parted or put together in other ways.

    Args:
        table: any table; nothing is proposed where every column is ruled or kept by the format.
    """
    if not is_open(table) or not table.cells:
        return
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        rows[cell.row].append(cell)
    usual, _ = Counter(len(row) for row in rows.values()).most_common(1)[0]
    for row in rows.values():
        lost = table.column_count - sum(each.column_span for each in row)
        for cell in row:
            yield from _parted(cell, row, lost)
            yield from _put_together(cell)
        for left, right in pairwise(row):
            yield from _over_two(left, right, row, is_long=len(row) > usual)


def is_open(table: Table) -> bool:
    """Whether nothing but blanks or gaps says where a column ends."""
    return not (table.has_spans and table.has_ruled_columns)


def _parted(cell: Cell, row: Sequence[Cell], lost: int) -> Iterator[Proposal]:
    """Several figures in one cell, each in a column of its own."""
    text = cell.text.strip()
    found = list(re.finditer(r"\S+", cell.text))
    if not _SEVERAL.fullmatch(text):
        return
    more = len(found) - cell.column_span
    if more not in (0, lost):
        return
    one = replace(cell, column_span=1)
    pieces = (moved(replace(one, text=each.group()), n) for n, each in enumerate(found))
    behind = tuple(each for each in row if each.column > cell.column) if more else ()
    yield Proposal(
        Doubt.JOINED, (cell, *behind), (*pieces, *(moved(each, more) for each in behind))
    )


def _put_together(cell: Cell) -> Iterator[Proposal]:
    """One figure that was read with a blank in it."""
    text = cell.text.strip()
    joined = "".join(text.split())
    if _PIECES.fullmatch(text) and _WHOLE.fullmatch(joined):
        yield Proposal(Doubt.BROKEN, (cell,), (replace(cell, text=joined),))


def _over_two(left: Cell, right: Cell, row: Sequence[Cell], *, is_long: bool) -> Iterator[Proposal]:
    """One figure whose end stands in the next cell; in a long row it has a cell too many."""
    first, second = left.text.strip(), right.text.strip()
    if not (_WHOLE.fullmatch(first + second) and first and second):
        return
    if not ((_CUT.search(first[-2:]) and first[-1] in ",.") or second[0] in ",."):
        return
    whole = replace(left, text=first + second)
    if not is_long:
        yield Proposal(Doubt.BROKEN, (left, right), (whole, replace(right, text="")))
        return
    behind = tuple(each for each in row if each.column > right.column)
    closer = (moved(each, -right.column_span) for each in behind)
    yield Proposal(Doubt.BROKEN, (left, right, *behind), (whole, *closer))
