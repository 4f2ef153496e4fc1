"""An uploaded export as rows of texts: read where it can do no harm; nothing in it is believed yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from heji.documents.limits import DEFAULT, MEGABYTE
from heji.documents.sandbox.reading import read_confined
from heji.web.acting.action import Refused
from heji.web.budgets.columns import column_of, sum_word, unit_in, value_of
from heji.web.pages.spreadsheets import Line, lines_of, table_of

MOST_ROWS = 5_000
_LIMITS = replace(DEFAULT, file_bytes=10 * MEGABYTE, table_rows=MOST_ROWS + 50)
_HEAD = 20  #: lines in which the headings are looked for
_FEWEST = 2  #: headings that must be known


@dataclass(frozen=True, slots=True)
class Export:
    """A table of an export: its headings, its rows with their numbers, and the unit it states."""

    headings: tuple[str, ...]
    rows: tuple[Line, ...]
    unit: str = ""  #: of AmountUnit, "" where the file states none
    secret: tuple[tuple[str, int], ...] = ()  #: how many secret rows each body has

    def without_secrets(self, columns: tuple[str, ...]) -> Export:
        """The export without the rows of secret projects: they are counted by body, and gone."""
        if "classified" not in columns:
            return self
        place = columns.index("classified")
        kept, counted = [], dict(self.secret)
        codes: set[tuple[str, ...]] = set()
        names = [columns.index(each) for each in ("code", "project") if each in columns]
        for number, cells in self.rows:
            if value_of("classified", cells[place]) != "yes":
                kept.append((number, cells))
                continue
            body = cells[columns.index("organisation")] if "organisation" in columns else ""
            key = (body, *(cells[each] for each in names))
            if key not in codes or not names:
                counted[body] = counted.get(body, 0) + 1
            codes.add(key)
        return replace(self, rows=tuple(kept), secret=tuple(sorted(counted.items())))


def export_of(content: bytes, name: str) -> Export:
    """The table of an uploaded file.

    Args:
        content: of the file, Excel or CSV.
        name: of the file.

    Raises:
        Refused: it cannot be read, has no headings that are known, or too many rows.
    """
    table = table_of(read_confined(content, name, _LIMITS))
    if table is None:
        raise Refused("budget.import.unreadable", file=name)
    lines = list(lines_of(table))
    known = [sum(bool(column_of(each)) for each in cells) for _, cells in lines[:_HEAD]]
    if not known or max(known) < _FEWEST:
        raise Refused("budget.import.no-headings", file=name)
    head = known.index(max(known))
    headings, width = _headings(lines[head][1])
    rows = tuple((number, _cut(cells, width)) for number, cells in lines[head + 1 :])
    if len(rows) > MOST_ROWS:
        raise Refused("budget.import.too-many", most=MOST_ROWS)
    unit = unit_in([each for _, cells in lines[: head + 1] for each in cells])
    return Export(headings, rows, unit)


def total_word(cells: tuple[str, ...]) -> str:
    """`total` or `subtotal` for a row of sums, by the first word in it; "" for any other."""
    return sum_word(next(filter(None, cells), ""))


def _headings(cells: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    last = max(place for place, words in enumerate(cells) if words) + 1
    return tuple(" ".join(each.split()) for each in cells[:last]), last


def _cut(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (cells + ("",) * width)[:width]
