"""Readers of the three shapes that a money block takes."""

from __future__ import annotations

from dataclasses import dataclass, field

from heji.documents.figure import Figure
from heji.forms.indicators.execution import add_execution
from heji.forms.lexicon import Lexicon
from heji.forms.money.lines import Line, by_measure, by_part, money_line, pair_lines, split_line
from heji.forms.money.rates import column_rates, part_rates
from heji.forms.money.sums import agreeing, group_sums, line_sums, split_sums
from heji.forms.tables.gathered import Gathered
from heji.forms.tables.headings import Block, Heading
from heji.forms.tables.rows import Row


@dataclass(slots=True)
class MoneyBlock:
    """Columns are measures, rows are parts: the 资金 block of a project form."""

    words: Lexicon
    gathered: Gathered
    heading: Heading
    lines: list[Line] = field(default_factory=list)

    def takes(self, heading: Heading) -> bool:
        """A heading repeated after a page break goes on in the same block."""
        return heading.keys == self.heading.keys

    def read(self, row: Row) -> None:
        """Takes one row in."""
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

    def _execution(self, line: Line) -> None:
        weight, score = line.amount("weight"), line.amount("score")
        rate = next(((c, f) for c, f in line.amounts if c.role in _RATES), None)
        if weight is not None:
            name = rate[0].label.key if rate else line.label
            add_execution(self.gathered, name, weight, score, rate[1] if rate else None)


_RATES = {"execution_rate", "rate_to_date"}


@dataclass(slots=True)
class SplitBlock:
    """Columns are parts, rows are measures: 按资金来源, 按资金结构, 按预算级次."""

    words: Lexicon
    gathered: Gathered
    heading: Heading
    lines: list[Line] = field(default_factory=list)

    def takes(self, heading: Heading) -> bool:
        """A heading repeated after a page break goes on in the same block."""
        return heading.keys == self.heading.keys

    def read(self, row: Row) -> None:
        """Takes one row in."""
        line = split_line(row, self.heading, self.words, self.gathered.unit)
        if line is not None:
            self.lines.append(line)

    def close(self) -> None:
        """Relates the columns with each other, and the rows."""
        money = [each for line in self.lines for each in by_measure(line)]
        self.gathered.money.extend(money)
        self.gathered.relations.extend(part_rates(money))
        for line in self.lines:
            if "rate" not in line.part:
                self.gathered.relations.extend(split_sums(line.amounts, self.words))


@dataclass(slots=True)
class PairBlock:
    """Label and amount side by side, twice or more; each column of labels is one split."""

    words: Lexicon
    gathered: Gathered
    heading: Heading
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
