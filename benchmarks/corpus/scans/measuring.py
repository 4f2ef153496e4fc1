"""Holds what was read of scans against the Word files they were printed from."""

from __future__ import annotations

import re
import time
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher

from benchmarks.corpus.scans.making import Scan
from heji.documents.document import Cell, Document, Table
from heji.documents.reading import read_document

#: A cell whose text is a figure, perhaps with a sign before it and a unit behind it.
NUMERIC = re.compile(r"[≥≤<>=≧≦约近超]*[-+]?\d[\d,]*(?:\.\d+)?[^\d\n]{0,6}")
_BETWEEN_DIGITS = re.compile(r"(?<=[\d.,])\s*\n\s*(?=[\d.,])")


@dataclass(slots=True)
class Count:
    """What came out of some forms."""

    forms: int = 0
    pages: int = 0
    seconds: float = 0.0
    tables: int = 0
    tables_right: int = 0  #: with every cell and span where it belongs
    cells: int = 0
    cells_right: int = 0
    figures: int = 0
    figures_right: int = 0
    doubtful: int = 0  #: right figures that are marked as doubtful
    silent: int = 0  #: wrong figures that are not
    forms_right: int = 0  #: all figures right and all tables in shape
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        """Sums up."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(frozen=True, slots=True)
class Pair:
    """A form as it was written and as its scan was read."""

    truth: Document
    read: Document
    pages: int
    seconds: float  #: of processor, for reading the scan


def read(scan: Scan) -> Pair:
    """Reads a scan and the file it was printed from."""
    truth = read_document(scan.truth, scan.truth.name)
    started = time.process_time()
    found = read_document(scan.path, scan.path.name)
    return Pair(truth, found, scan.pages, time.process_time() - started)


def measure(pair: Pair, threshold: Decimal) -> Count:
    """Compares what was read of a scan with what was written."""
    count = Count(forms=1, pages=pair.pages, seconds=pair.seconds)
    _compare(pair.truth, pair.read, threshold, count)
    in_shape = count.tables == count.tables_right
    count.forms_right = int(in_shape and count.figures == count.figures_right)
    return count


def _compare(truth: Document, read: Document, threshold: Decimal, count: Count) -> None:
    wanted, found = list(truth.tables()), list(read.tables())
    count.tables = len(wanted)
    if len(wanted) == len(found):
        count.tables_right = sum(
            _shape(one) == _shape(two) for one, two in zip(wanted, found, strict=True)
        )
    if len(wanted) != len(found) or count.tables_right < len(wanted):
        shapes = [(each.row_count, each.column_count) for each in wanted]
        mine = [(each.row_count, each.column_count) for each in found]
        count.wrong.append(f"{read.path}: shapes {shapes} read as {mine} {read.problems}")
    for want, got in cells_of(truth, read):
        if not want.text.strip() and got is None:
            continue
        right = got is not None and text_of(want) == text_of(got)
        count.cells += 1
        count.cells_right += right
        # What is no figure must not be read as one: a stroke for nothing is not 1.
        if not is_figure(want, got):
            continue
        sure = got is not None and got.confidence >= threshold
        count.figures += 1
        count.figures_right += right
        count.doubtful += right and not sure
        count.silent += sure and not right
        if not right:
            said = f"{text_of(got)!r} ({got.confidence})" if got else "nothing"
            count.wrong.append(f"{read.path}: {text_of(want)!r} read as {said}")


def cells_of(truth: Document, read: Document) -> Iterator[tuple[Cell, Cell | None]]:
    """Cells that answer each other: at the same place, else in the same order of texts."""
    wanted, found = list(truth.tables()), list(read.tables())
    if [*map(_shape, wanted)] == [*map(_shape, found)]:
        for one, two in zip(wanted, found, strict=True):
            yield from zip(_in_order(one), _in_order(two), strict=True)
        return
    mine = [cell for table in wanted for cell in table.cells if cell.text.strip()]
    theirs = [cell for table in found for cell in table.cells if cell.text.strip()]
    matcher = SequenceMatcher(None, [*map(text_of, mine)], [*map(text_of, theirs)], False)
    for _, start, end, first, last in matcher.get_opcodes():
        for step in range(end - start):
            yield mine[start + step], theirs[first + step] if first + step < last else None


def is_figure(want: Cell, got: Cell | None) -> bool:
    """Whether a cell is a figure, or is read as one."""
    return any(NUMERIC.fullmatch(text_of(each)) for each in (want, got) if each)


def _in_order(table: Table) -> list[Cell]:
    return sorted(table.cells, key=lambda each: (each.row, each.column))


def _shape(table: Table) -> set[tuple[int, int, int, int]]:
    """Where cells begin and end; lines of the grid that no cell begins or ends at do not count."""
    rows = sorted({each.row for each in table.cells} | {table.row_count + 1})
    columns = sorted({each.column for each in table.cells} | {table.column_count + 1})
    return {
        (
            rows.index(each.row),
            columns.index(each.column),
            bisect_left(rows, each.row + each.row_span),
            bisect_left(columns, each.column + each.column_span),
        )
        for each in table.cells
    }


def text_of(cell: Cell) -> str:
    """The text for comparing: one width of letters, no blanks; a number stays parted by lines."""
    text = unicodedata.normalize("NFKC", cell.text).replace("—", "-").replace("―", "-")
    text = _BETWEEN_DIGITS.sub("|", text)
    return "".join(text.split())
