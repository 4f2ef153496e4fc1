"""Pages that are hard to read, with exact truth: columns of prose, no rulings, sheets split sideways.

    python -m benchmarks.pages [--seed 3] [--count 40] [--out DIR]

Printed for each shape: paragraphs read with their exact text, cells of tables read exactly at their
place (row and column of the right table), and silent errors: figures that were read into another
place than theirs, or not as a cell, without a doubtful mark and without a problem of the document.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from benchmarks.pages import printing, typesetting
from benchmarks.pages.truth import Made, bare
from heji.documents.document import Document, Paragraph, Table

_FIGURE = re.compile(r"\d[\d,]*\.\d\d")
_PAGE_NUMBER = re.compile(r"\d{1,2}")
_SURE = Decimal("0.95")


@dataclass(slots=True)
class Count:
    """What was written, and what of it was read exactly."""

    files: int = 0
    perfect: int = 0
    paragraphs: int = 0
    exact: int = 0
    tables: int = 0
    whole: int = 0
    cells: int = 0
    placed: int = 0
    silent: int = 0
    invented: int = 0  #: tables that nobody wrote


def main() -> None:
    """Makes the files, reads them, prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    print(
        "| shape | files exact | paragraphs exact | tables whole | cells in place | silent | invented |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for shape, files in _made(options.seed, options.count):
        count = Count()
        for each in files:
            if options.out:
                options.out.mkdir(parents=True, exist_ok=True)
                (options.out / each.name).write_bytes(each.data)
            if not _measure(each, count) and options.out:
                print(f"  not exact: {each.name}")
        print(
            f"| {shape} | {count.perfect} of {count.files} | {count.exact} of {count.paragraphs} "
            f"| {count.whole} of {count.tables} | {count.placed} of {count.cells} "
            f"| {count.silent} | {count.invented} |",
            flush=True,
        )


def _made(seed: int, count: int) -> Iterator[tuple[str, list[Made]]]:
    for shape, make in (
        ("two columns", typesetting.two_columns),
        ("no rulings", typesetting.unruled),
        ("ordinary", typesetting.ordinary),
    ):
        rng = Random(f"{seed}/{shape}")
        yield shape, [make(rng, number) for number in range(count)]
    yield "split sideways", printing.split_sheets(Random(f"{seed}/sideways"), count)


def _measure(made: Made, count: Count) -> bool:
    from heji.documents.reading import read_document

    document = read_document(made.data, made.name)
    texts = [each for each in made.blocks if isinstance(each, str)]
    tables = [each for each in made.blocks if not isinstance(each, str)]
    found = [bare(each.text) for each in document.blocks if isinstance(each, Paragraph)]
    found = [each for each in found if not _PAGE_NUMBER.fullmatch(each)]
    exact = (Counter(map(bare, texts)) & Counter(found)).total()
    read = [_places(each) for each in document.tables()]
    whole = placed = cells = 0
    for rows in tables:
        want = {(r, c): bare(t) for r, row in enumerate(rows, 1) for c, t in enumerate(row, 1)}
        best = max((sum(have.get(k) == t for k, t in want.items()) for have in read), default=0)
        cells += len(want)
        placed += best
        whole += best == len(want)
    invented = max(len(read) - len(tables), 0)
    count.files += 1
    count.paragraphs += len(texts)
    count.exact += exact
    count.tables += len(tables)
    count.whole += whole
    count.cells += cells
    count.placed += placed
    count.silent += _silent(made, document)
    count.invented += invented
    perfect = (exact, whole, invented) == (len(texts), len(tables), 0)
    perfect = perfect and len(found) == len(texts)
    count.perfect += perfect
    return perfect


def _places(table: Table) -> dict[tuple[int, int], str]:
    return {(each.row, each.column): bare(each.text) for each in table.cells}


def _silent(made: Made, document: Document) -> int:
    """Figures of tables that are no sure cell of their own and that nothing marks as doubtful."""
    if document.problems:
        return 0
    want = Counter(
        cell
        for rows in made.blocks
        if not isinstance(rows, str)
        for row in rows
        for cell in row
        if _FIGURE.fullmatch(cell)
    )
    sure: Counter[str] = Counter()
    doubtful = 0
    for each in document.tables():
        for cell in each.cells:
            if cell.confidence < _SURE:
                doubtful += 1
            else:
                sure[cell.text.strip()] += 1
    return max((want - sure).total() - doubtful, 0)


if __name__ == "__main__":
    main()
