"""What our own readers give back of a written form, beside what was written."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from heji.documents.document import Status
from heji.documents.reading import read_document
from heji.writers.official.sheet import Box, Line, Look, Paper, Sheet, Side, Table

#: Row, column, rows, columns, text without white space.
Placed = tuple[int, int, int, int, str]


def bare(text: str) -> str:
    return "".join(text.split())


def written(sheet: Sheet) -> list[list[Placed]]:
    """The boxes of each table."""
    return [
        [
            (box.row, box.column, box.row_span, box.column_span, bare(box.text))
            for box in table.boxes
        ]
        for table in sheet.tables
    ]


def read_tables(data: bytes, name: str) -> list[list[Placed]]:
    """The cells of each table of a file."""
    document = read_document(data, name)
    assert document.status is Status.READ, document.problems
    return [
        [
            (cell.row - 1, cell.column - 1, cell.row_span, cell.column_span, bare(cell.text))
            for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        ]
        for table in document.tables()
    ]


def read_lines(data: bytes, name: str) -> list[str]:
    """The texts around the tables."""
    return [bare(each.text) for each in read_document(data, name).paragraphs()]


def written_lines(sheet: Sheet) -> list[str]:
    """The title, and the lines above and below."""
    texts = (sheet.title, *(line.text for line in (*sheet.above, *sheet.below)))
    return [bare(text) for text in texts if bare(text)]


#: Any character that can be printed, and the white space that texts hold.
_CHARACTERS = st.one_of(
    st.sampled_from("绩效指标一二三（）、。：“”≥±×①%=+-@<>&\"'`$#*\\/{}[]|;0123456789.,\n \t"),
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Cf", "Zl", "Zp")),
)
TEXTS = st.text(_CHARACTERS, max_size=30)


@st.composite
def tables(draw: st.DrawFn, columns: int) -> Table:
    """A grid that boxes of random spans cover."""
    rows = draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    boxes = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in taken:
                box = draw(_boxes(row, column, rows - row, _free(taken, row, column, columns)))
                boxes.append(box)
                taken.update(_places(box))
    return Table(tuple(boxes), rows, draw(st.integers(0, rows)))


@st.composite
def _boxes(draw: st.DrawFn, row: int, column: int, down: int, across: int) -> Box:
    rows, columns = draw(st.integers(1, down)), draw(st.integers(1, across))
    return Box(row, column, draw(TEXTS), draw(st.sampled_from(Look)), rows, columns)


def _free(taken: set[tuple[int, int]], row: int, column: int, columns: int) -> int:
    reach = column + 1
    while reach < columns and (row, reach) not in taken:
        reach += 1
    return reach - column


def _places(box: Box) -> Iterable[tuple[int, int]]:
    for row in range(box.row, box.row + box.row_span):
        for column in range(box.column, box.column + box.column_span):
            yield row, column


_LINES = st.lists(st.builds(Line, TEXTS, st.sampled_from(Side)), max_size=3).map(tuple)


@st.composite
def random_sheets(draw: st.DrawFn) -> Sheet:
    """Sheets of one to three tables."""
    columns = draw(st.integers(1, 7))
    return Sheet(
        title=draw(TEXTS),
        widths=tuple(draw(st.lists(st.integers(1, 30), min_size=columns, max_size=columns))),
        tables=tuple(draw(st.lists(tables(columns), min_size=1, max_size=3))),
        above=draw(_LINES),
        below=draw(_LINES),
        paper=draw(st.sampled_from(Paper)),
    )
