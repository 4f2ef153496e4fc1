"""Readers of the three shapes that a money block takes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from heji.documents.figure import Figure
from heji.forms.indicators.execution import add_execution
from heji.forms.indicators.marks import bracket_weight
from heji.forms.lexicon import Lexicon
from heji.forms.money.inline import Inline, inline_amounts, inline_sums
from heji.forms.money.lines import (
    Line,
    amounts_after,
    by_measure,
    by_part,
    figure_columns,
    money_line,
    pair_lines,
    row_label,
    split_line,
    under_columns,
)
from heji.forms.money.rates import column_rates, part_rates
from heji.forms.money.sums import agreeing, group_sums, line_sums, split_sums
from heji.forms.tables.block_reader import BlockReader
from heji.forms.tables.headings.column import Block, Heading
from heji.forms.tables.lost_cells import restored_amounts
from heji.forms.tables.rows import Row


@dataclass(slots=True)
class MoneyBlock(BlockReader):
    """Columns are measures, rows are parts: the 资金 block of a project form."""

    lines: list[Line] = field(default_factory=list)
    inline: list[Inline] = field(default_factory=list)

    def read(self, row: Row) -> None:
        """Takes one row in."""
        found = inline_amounts(row, self.words, self.heading.unit or self.gathered.unit)
        if found:
            self.inline.extend(found)
            return
        row = restored_amounts(row, self.heading)
        self.heading = _without_label_column(row, self.heading, self.words)
        line = money_line(row, self.heading, self.words, self.gathered.unit)
        if line is None:
            return
        self.lines.append(line)
        self.gathered.money.extend(by_part(line))
        self.gathered.relations.extend(column_rates(line.amounts))
        if len(self.lines) == 1:
            self._execution(line)

    def close(self) -> None:
        """Relates the rows with each other."""
        self.gathered.relations.extend(line_sums(self.lines, self.words))
        self.gathered.relations.extend(inline_sums(self.inline))

    def _execution(self, line: Line) -> None:
        weight, score = line.amount("weight"), line.amount("score")
        if weight is None and score is not None:
            weight = bracket_weight(self.heading.lead_cell) or self._weight_of_scores()
        rate = next(((c, f) for c, f in line.amounts if c.role in _RATES), None)
        if weight is not None:
            name = rate[0].label.key if rate else line.label
            add_execution(self.gathered, name, weight, score, rate[1] if rate else None)

    def _weight_of_scores(self) -> Figure | None:
        """「得分(满分10分)」 heads the scores."""
        cells = (column.cell for column in self.heading.by_role("score"))
        return next((weight for cell in cells if (weight := bracket_weight(cell))), None)


_RATES = {"execution_rate", "rate_to_date"}


def _without_label_column(row: Row, heading: Heading, words: Lexicon) -> Heading:
    """A label of amounts (年度预算数) over the names of the parts heads those names, no amounts."""
    first, *rest = heading.columns
    if len(rest) < 2 or first.role not in {column.role for column in rest}:
        return heading
    cell = under_columns(row, heading.columns).get(0)
    over_parts = cell is not None and bool(words.role("parts", cell.text))
    if not over_parts and not _holds_one_less(row, heading):
        return heading
    return replace(heading, columns=tuple(rest), unit=first.unit or heading.unit)


def _holds_one_less(row: Row, heading: Heading) -> bool:
    """Whether a row of text that lost cells has an amount for each column but the first."""
    lost_cells = not row.table.has_spans and len(row.cells) < heading.width
    amounts = amounts_after(row, row_label(row, heading.columns[0].first))
    return lost_cells and len(amounts) == len(figure_columns(heading.columns)) - 1


@dataclass(slots=True)
class SplitBlock(BlockReader):
    """Columns are parts, rows are measures: 按资金来源, 按资金结构, 按预算级次."""

    lines: list[Line] = field(default_factory=list)

    def read(self, row: Row) -> None:
        """Takes one row in."""
        line = split_line(row, self.heading, self.words, self.gathered.unit)
        if line is None:
            return
        weight = line.amount("weight")
        if weight is not None and not self.lines:
            add_execution(self.gathered, line.label, weight, line.amount("score"), None)
        amounts = tuple(each for each in line.amounts if each[0].role not in {"weight", "score"})
        self.lines.append(replace(line, amounts=amounts))

    def close(self) -> None:
        """Relates the columns with each other, and the rows."""
        money = [each for line in self.lines for each in by_measure(line)]
        self.gathered.money.extend(money)
        self.gathered.relations.extend(part_rates(money))
        for line in self.lines:
            if "rate" not in line.part:
                self.gathered.relations.extend(split_sums(line.amounts, self.words))


@dataclass(slots=True)
class PairBlock(BlockReader):
    """Label and amount side by side, twice or more; each column of labels is one split."""

    groups: dict[str, list[Line]] = field(default_factory=dict)

    def takes(self, heading: Heading) -> bool:
        """A further heading of pairs goes on with the same whole."""
        return heading.block is Block.PAIRS

    def read(self, row: Row) -> None:
        """Takes one row in."""
        for line in pair_lines(row, self.heading, self.words, self.gathered.unit):
            group = self.words.role("groups", line.label) or line.label
            self.groups.setdefault(group, []).append(line)
            self.gathered.money.extend(by_part(line))

    def close(self) -> None:
        """Each split makes the printed total, and all splits agree."""
        wholes: list[tuple[Figure, ...]] = []
        for lines in self.groups.values():
            parts = tuple(line.amounts[0][1] for line in lines if line.part != "total")
            total = next((line.amounts[0][1] for line in lines if line.part == "total"), None)
            if total is not None:
                self.gathered.relations.extend(group_sums(total, [parts]))
            wholes.append(parts if total is None else (total,))
        self.gathered.relations.extend(agreeing([whole for whole in wholes if whole]))
