"""Walks the rows of a run: headings open blocks, the rows under them are read by kind of block."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from heji.documents.figure import Figure
from heji.forms.form import Field, Money
from heji.forms.indicators.block import IndicatorBlock
from heji.forms.indicators.execution import add_execution
from heji.forms.indicators.reading import IndicatorReader
from heji.forms.lexicon import Lexicon
from heji.forms.lines import is_prose
from heji.forms.money.blocks import MoneyBlock, PairBlock, SplitBlock
from heji.forms.money.rates import part_rates
from heji.forms.money.sums import field_sums, labelled_sums
from heji.forms.money.tasks import TaskReader
from heji.forms.tables.alignment import place
from heji.forms.tables.block_reader import BlockReader
from heji.forms.tables.fields import MARKS, Above, has_inline_field, is_labelled, read_fields
from heji.forms.tables.figures import cell_figure
from heji.forms.tables.gathered import Gathered
from heji.forms.tables.headings.column import Block, Heading
from heji.forms.tables.headings.one_row import heading
from heji.forms.tables.headings.two_rows import combined
from heji.forms.tables.paired_marks import with_marks_apart
from heji.forms.tables.rows import Row
from heji.forms.tables.totals import closes

#: fields that end a block when their label stands first in a row
_CLOSING_FIELDS = {"problems", "improvements", "grade", "person", "telephone", "date"}
_CLOSING_FIELDS |= {"other_tasks", "department", "unit", "project_name", "duties", "total_score"}
_AMOUNTS = {Block.MONEY, Block.SPLITS, Block.PAIRS, Block.TASKS}
_REMARK = "注备说"
_LABEL_LENGTH = 8  #: characters of the longest text that may be a label and no line of words
_WORDS = re.compile(r"[：:。；;]")
_NUMBERED = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]{1,3}\s*[、.．)）]")


@dataclass(slots=True)
class GoalBlock(BlockReader):
    """Texts under 预期目标 and 实际完成情况."""

    def read(self, row: Row) -> None:
        """Takes the texts of one row in."""
        cells = place(row, self.heading)
        columns = self.heading.columns
        if len(cells) < len(row.filled) == len(columns):
            cells = dict(enumerate(row.filled))
        for index, cell in cells.items():
            figure = cell_figure(cell, columns[index].label.text)
            self.gathered.fields.append(
                Field(columns[index].role, columns[index].label.text, figure)
            )

    def close(self) -> None:
        """Nothing is left open."""


_READERS: Mapping[Block, Callable[[Lexicon, Gathered, Heading], BlockReader]] = {
    Block.GOALS: GoalBlock,
    Block.TASKS: TaskReader,
    Block.SPLITS: SplitBlock,
    Block.PAIRS: PairBlock,
}


@dataclass(slots=True)
class RunReader:
    """Reads one run of rows into what was gathered for the form."""

    words: Lexicon
    gathered: Gathered
    block: BlockReader | None = None
    heading_row: Row | None = None  #: set while the next row may be a second heading row
    money: list[Money] = field(default_factory=list)  #: amounts printed beside their labels
    above: Above = field(default_factory=Above)  #: for amounts beside their labels
    indicators: IndicatorReader | None = None

    def read(self, rows: Sequence[Row]) -> None:
        """Reads all rows, then closes what is still open."""
        for row in with_marks_apart(rows, self.words):
            if row.filled:
                self._row(row)
        self._close()
        self.gathered.relations.extend(field_sums(self.money))
        self.gathered.relations.extend(labelled_sums(self.money, self.words))
        self.gathered.relations.extend(part_rates(self._with_totals()))

    def _row(self, row: Row) -> None:
        is_goal = self._is_goal(row)
        if self._is_second_heading(row):
            return
        if len(row.filled) == 1 and row.table.has_spans and not is_goal and self._begins_part(row):
            self._close()
            return
        found = heading(row, self.words)
        if found is not None:
            self._open(found, row)
        elif self.block is None or self._leaves(row) or is_labelled(row, self.words):
            self._close()
            self._fields(row)
        else:
            self.block.read(row)

    def _is_goal(self, row: Row) -> bool:
        """Whether a row stands right under the heading of goals: a lone text there is one of them."""
        above = self.heading_row
        under = above is not None and row.table is above.table and row.number == above.number + 1
        return under and self.block is not None and self.block.heading.block is Block.GOALS

    def _begins_part(self, row: Row) -> bool:
        """Prose between blocks, or the label of a block over the whole width of the table."""
        text = row.filled[0].text
        is_whole = row.filled[0].column_span == row.table.column_count
        return is_prose(text) or (is_whole and bool(self.words.role("blocks", text)))

    def _is_second_heading(self, row: Row) -> bool:
        above, self.heading_row = self.heading_row, None
        if self.block is None or above is None or row.table is not above.table:
            return False
        if row.number != above.number + 1 or len(row.filled) < 2:
            return False
        both = combined(self.block.heading, row, self.words)
        if both is not None:
            self.block.heading = both
        return both is not None

    def _open(self, found: Heading, row: Row) -> None:
        if self.block is not None and self.block.takes(found):
            self.block.heading = found
        else:
            self._close()
            self.block = self._reader(found)
        self.heading_row = row

    def _reader(self, found: Heading) -> BlockReader:
        if found.block is Block.INDICATORS:
            self.indicators = self.indicators or IndicatorReader(self.words, self.gathered)
            self.indicators.levels.forget()
            return IndicatorBlock(self.words, self.gathered, found, self.indicators)
        reader = _READERS.get(found.block, MoneyBlock)
        return reader(self.words, self.gathered, found)

    def _leaves(self, row: Row) -> bool:
        """Whether a row is a field of the form and no longer part of the open block."""
        first = row.first
        if first is None:
            return False
        role = self.words.role("fields", first.text)
        if role == "total_score" and self._is_total(row):
            return False
        if role in _CLOSING_FIELDS and first.column <= 2:
            return True
        if role and self.block and self.block.heading.block in _AMOUNTS:
            return not self.words.role("parts", first.text)
        if has_inline_field(row, self.words):
            return True
        if len(row.filled) != 1 or len(first.text) <= _LABEL_LENGTH:
            return False
        return first.text.strip()[:1] in _REMARK or self._is_line(row, first.text)

    def _is_line(self, row: Row, text: str) -> bool:
        """Whether a text over the whole width of a table is words, and names no level of it."""
        is_whole = row.cells[0].column_span == row.table.column_count > 1
        is_words = bool(_WORDS.search(text)) and not _NUMBERED.match(text)
        return is_whole and is_words and not self.words.is_label(text)

    def _is_total(self, row: Row) -> bool:
        """Whether a row named like a field (自评总分) is the total row of the open score table."""
        if self.block is None or self.block.heading.block is not Block.INDICATORS:
            return False
        return closes(row, self.block.heading, self.words)

    def _fields(self, row: Row) -> None:
        marks: dict[str, Figure] = {}
        rate: Money | None = None
        for found in read_fields(row, self.words, self.gathered.unit, self.above):
            if isinstance(found, Money):
                self.money.append(found)
                self.gathered.money.append(found)
                rate = found if found.measure == "execution_rate" else rate
            elif found.role in MARKS:
                marks[found.role] = found.figure
            elif found.role or found.figure.quote:
                self.gathered.fields.append(found)
        name = rate.label if rate is not None else self._rate_left_blank(row)
        if name and "weight" in marks:
            figure = rate.figure if rate is not None else None
            add_execution(self.gathered, name, marks["weight"], marks.get("score"), figure)

    def _rate_left_blank(self, row: Row) -> str:
        """The label of an execution rate that a row of marks names and nobody entered."""
        first = row.first
        is_rate = first is not None and self.words.role("measures", first.text) == "execution_rate"
        return " ".join(first.text.split()) if first is not None and is_rate else ""

    def _with_totals(self) -> list[Money]:
        """The labelled amounts; a rate without its parts beside it is that of the form's totals."""
        measures = {each.measure for each in self.money if each.part == "total"}
        if not measures or measures & {"executed", "full_year_budget", "initial_budget"}:
            return self.money
        totals = [each for each in self.gathered.money if each.part == "total"]
        alone = len({each.measure for each in totals}) == len(totals)
        return totals if alone else self.money

    def _close(self) -> None:
        if self.block is not None:
            self.block.close()
        self.block, self.heading_row = None, None
