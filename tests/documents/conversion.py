"""The same content in another format: a text document rebuilt with real merged cells.

Text leaves merged cells blank and cuts tables at page breaks. Here rows are put back on one grid:
under an indicator heading by what the columns hold, elsewhere by position, where a blank belongs
to the cell on its left, and a blank at the beginning of a row to the cell above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.corpus import model
from benchmarks.corpus.model import Draft, Grid, Line
from benchmarks.corpus.writers import WRITERS
from heji.documents.document import Document, Paragraph, Table
from heji.forms.indicators.records import Record, joined, record
from heji.forms.lexicon import Lexicon, lexicon
from heji.forms.tables.alignment import place
from heji.forms.tables.headings.column import LEVELS, Block, Heading
from heji.forms.tables.headings.one_row import heading
from heji.forms.tables.rows import Row, table_rows

LONG_NAME = 12
PAIR = 2  #: a label and its value
TOTALS = ("总分", "合计", "总计", "得分合计")


@dataclass(slots=True, eq=False)
class Box:
    """A cell of the rebuilt grid."""

    text: str


@dataclass(slots=True)
class Canvas:
    """A grid that is filled row by row."""

    width: int
    rows: list[list[Box]] = field(default_factory=list)
    headed: frozenset[int] = frozenset()  #: columns with a heading of their own: blanks stay there

    def by_position(self, texts: list[str]) -> None:
        """A row whose blanks belong to their neighbours."""
        row: list[Box] = []
        lead = next((at for at, text in enumerate(texts) if text), len(texts))
        for at in range(self.width):
            text = texts[at] if at < len(texts) else ""
            if text or not row or at in self.headed:
                row.append(Box(text))
            else:
                row.append(row[-1])
        self._join_above(row, lead)
        self.rows.append(row)

    def by_column(self, lead: str, texts: list[str], levels: int) -> None:
        """A row under an indicator heading; its first `levels` blanks belong to cells above."""
        row = [Box(lead), *(Box(text) for text in texts)]
        row += [row[-1]] * (self.width - len(row))
        blanks = next((at for at, text in enumerate(texts[:levels]) if text), levels)
        self._join_above(row, 0 if lead else blanks + 1)
        self.rows.append(row)

    def _join_above(self, row: list[Box], lead: int) -> None:
        """Lets the cells above reach down over the first `lead` places, where they fit."""
        above = self.rows[-1] if self.rows else []
        for at in range(min(lead, len(above))):
            reach = [column for column, box in enumerate(above) if box is above[at]]
            if max(reach) < lead:
                row[at] = above[at]

    def cells(self) -> list[list[model.Cell]]:
        """As rows of cells with their spans."""
        result, seen = [], set[int]()
        for number, row in enumerate(self.rows):
            cells = []
            for at, box in enumerate(row):
                if id(box) in seen:
                    continue
                seen.add(id(box))
                wide = sum(1 for each in row[at:] if each is box)
                deep = sum(1 for each in self.rows[number:] if each[at] is box)
                cells.append(model.Cell((box.text,), deep, wide))
            result.append(cells)
        return result


def convert(document: Document, format: str, path: Path) -> Path:
    """Writes a text document in another format."""
    draft = Draft("", "", "", "", 0)
    draft.blocks = list(_blocks(document))
    WRITERS[format](draft, path, Random(0))
    return path


def _blocks(document: Document) -> Iterator[Line | Grid]:
    tables: list[Table] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if block.text.strip():
                yield from _grids(tables)
                tables = []
                yield Line((block.text,))
        else:
            tables.append(block)
    yield from _grids(tables)


def _grids(tables: list[Table]) -> Iterator[Grid]:
    if not tables:
        return
    if tables[0].has_spans:
        yield from (_spanned(table) for table in tables)
        return
    rows = [row for table in tables for row in table_rows(table) if row.filled]
    words = lexicon()
    widest = max(
        len(found.columns) + 1
        for found in [*(each for each in (heading(row, words) for row in rows) if each), _nothing()]
    )
    canvas = Canvas(max(widest, *(table.column_count for table in tables)))
    _fill(canvas, rows, words)
    yield Grid(canvas.cells(), "表")


def _spanned(table: Table) -> Grid:
    """A table whose format told its spans."""
    rows: list[list[model.Cell]] = [[] for _ in range(table.row_count)]
    for cell in sorted(table.cells, key=lambda each: (each.row, each.column)):
        rows[cell.row - 1].append(model.Cell((cell.text,), cell.row_span, cell.column_span))
    return Grid(rows, "表")


def _nothing() -> Heading:
    return Heading(Block.GOALS, (), 0, None)


def _fill(canvas: Canvas, rows: list[Row], words: Lexicon) -> None:
    current: Heading | None = None
    before: Record | None = None
    for number, row in enumerate(rows):
        found = heading(row, words)
        if found is not None:
            again = current is not None and found.keys == current.keys
            current = found if found.block is Block.INDICATORS else None
            if again:
                continue
            before = None
            if current is not None:
                lead = found.lead or _lead_below(rows[number + 1 :], found)
                canvas.by_column(lead, [column.cell.text for column in found.columns], 0)
                continue
        if current is None or _is_field(row, words):
            current = None
            if found is not None or len(row.filled) <= PAIR:
                canvas.headed = frozenset()
            canvas.by_position([cell.text.strip() for cell in row.cells])
            if found is not None and found.block is Block.MONEY:
                canvas.headed = frozenset(column.first - 1 for column in found.columns)
            continue
        after = record(row, current)
        both = joined(before, after, words)
        if both is None:
            _indicator_row(canvas, row, current)
            before = after
        else:
            _rewrite(canvas, both, current)
            before = both


def _is_field(row: Row, words: Lexicon) -> bool:
    """Whether a row is a label with one text: 「存在问题」 under the indicators."""
    first = row.first
    return len(row.filled) == 2 and first is not None and bool(words.role("fields", first.text))


def _rewrite(canvas: Canvas, both: Record, under: Heading) -> None:
    """Gives the last row the texts that a page break had cut."""
    for (role, level), text in both.texts.items():
        name = LEVELS[level - 1] if role == "name" else role
        for at, column in enumerate(under.columns):
            if column.role == name and (role == "name" or column.level == level):
                canvas.rows[-1][at + 1].text = text


def _lead_below(rows: list[Row], found: Heading) -> str:
    """The label of the block, when text has it in the row below its heading."""
    placed = place(rows[0], found).values() if rows else ()
    first = rows[0].first if rows else None
    return first.text.strip() if first is not None and first not in placed else ""


def _indicator_row(canvas: Canvas, row: Row, under: Heading) -> None:
    placed = place(row, under)
    texts = [placed[at].text.strip() if at in placed else "" for at in range(len(under.columns))]
    if row.filled[0].text.strip() in TOTALS:
        _score_last(texts, under)
    extra = [cell.text.strip() for cell in row.filled if cell not in placed.values()]
    named = [at for at, column in enumerate(under.columns) if column.role in LEVELS]
    for at in named[:-1]:
        box = canvas.rows[-1][at + 1]
        if row.starts_table and at in placed and _goes_on(box.text, texts[at]):
            box.text += texts[at]
            texts[at] = ""
    lead = extra[0] if extra else ""
    if canvas.rows and canvas.rows[-1][0].text == lead:
        lead = ""
    canvas.by_column(lead, texts, max(named, default=0))


def _score_last(texts: list[str], under: Heading) -> None:
    """The last figure of a total row is the score, wherever text has shifted it."""
    scores = [at for at, column in enumerate(under.columns) if column.role == "score"]
    printed = [at for at, text in enumerate(texts) if text]
    if scores and len(printed) > 2 and not texts[scores[-1]]:
        texts[scores[-1]], texts[printed[-1]] = texts[printed[-1]], ""


def _goes_on(above: str, below: str) -> bool:
    """Whether a page break cut a long name in the middle of its sentence."""
    return len(above) > LONG_NAME and above[-1] not in "。；;！!”" and len(below) > 1
