"""Turns records into indicators, and grows the score tree that they hang on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from heji.documents.document import Cell
from heji.documents.figure import Figure
from heji.forms.form import Entry, Indicator, IndicatorType, Task
from heji.forms.indicators.branch import Branch
from heji.forms.indicators.numbered import Item, items, results_for, single
from heji.forms.indicators.records import Record, continued_name
from heji.forms.indicators.targets import named_target, typed_name
from heji.forms.labels import key, label, unnumbered
from heji.forms.lexicon import Lexicon
from heji.forms.tables.figures import cell_figure, part_figure, text_figure
from heji.forms.tables.gathered import Gathered
from heji.forms.tables.headings import LEVELS
from heji.relations.relation import Basis, Ratio
from heji.values.quantity import Quantity, Words
from heji.values.reading import read_value
from heji.values.units import Unit, find_unit

_MARKS = ("weight", "score")
_LEVEL_SLOTS = {("weight", 1), ("weight", 2), ("weight", 3), ("weight", 4)}
_NEVER_BLANK = {"", "weight", "task", "serial", *LEVELS}
_DIRECTIONS = {"正向": "≥", "正向指标": "≥", "反向": "≤", "反向指标": "≤", "逆向": "≤", "负向": "≤"}


@dataclass(slots=True)
class IndicatorReader:
    """Keeps the names that are filled down while the rows of an indicator block are read."""

    words: Lexicon
    gathered: Gathered
    names: dict[int, Cell] = field(default_factory=dict)
    branches: dict[int, Branch] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    task: str = ""

    def forget(self) -> None:
        """Ends the filling down of names: the next row begins a new table."""
        self.names, self.branches, self.texts = {}, {}, {}

    def read(self, record: Record) -> None:
        """Takes one record in."""
        self._task(record)
        if record.is_empty:
            return
        self._fill_down(record)
        depth = max(self.names, default=0)
        if not depth:
            return
        leaf = self._leaf(record, depth)
        for indicator in self._indicators(record, leaf):
            self.gathered.indicators.append(indicator)
        self.gathered.relations.extend(_score_rate(record, leaf))

    def _task(self, record: Record) -> None:
        cell = record.cell("task")
        if cell is not None:
            self.task = " ".join(cell.text.split())
            amount = _amount(record, self.gathered.unit)
            self.gathered.tasks.append(Task(self.task, cell_figure(cell, self.task), amount))
            self.names = {level: each for level, each in self.names.items() if level > 3}

    def _fill_down(self, record: Record) -> None:
        for level in sorted(record.names):
            cell = record.names[level]
            if self._continues(record, level, cell):
                continue
            same = level in self.names and key(self.names[level].text) == key(cell.text)
            if same and level < max(record.names) and self.names[level].row != cell.row:
                continue
            self.names = {each: old for each, old in self.names.items() if each < level}
            self.branches = {each: old for each, old in self.branches.items() if each < level}
            self.names[level] = cell
            self.texts[level] = record.texts.get(("name", level), cell.text)

    def _continues(self, record: Record, level: int, cell: Cell) -> bool:
        """A name cut by a page break goes on in the next row, without a weight of its own."""
        if level not in self.names or level == max(record.names) or record.row.table.has_spans:
            return False
        if record.cell("weight", level) is not None:
            return False
        has_weight = any(c.role == "weight" and c.level == level for c in record.heading.columns)
        return has_weight and continued_name(self.names[level], cell)

    def _branch(self, level: int) -> Branch:
        if level in self.branches:
            return self.branches[level]
        above = [each for each in self.names if each < level]
        parent = self._branch(max(above)) if above else self.gathered.tree
        branch = Branch(
            " ".join(self.texts[level].split()), level, _bracket_weight(self.names[level])
        )
        parent.children.append(branch)
        self.branches[level] = branch
        return branch

    def _leaf(self, record: Record, depth: int) -> Branch:
        for level in sorted(record.names):
            branch = self._branch(level)
            if level < depth:
                branch.weight = _mark(record, "weight", level) or branch.weight
                branch.score = _mark(record, "score", level) or branch.score
        group = record.cell("group_score")
        if group is not None:
            self._branch(min(self.names)).score = cell_figure(group, self.texts[min(self.names)])
        leaf = self._branch(depth)
        if depth not in record.names and (record.cells.keys() & _LEVEL_SLOTS or leaf.score is None):
            leaf = Branch(leaf.name, depth)
            self._parent(depth).children.append(leaf)
        leaf.weight = _own_mark(record, "weight", depth) or leaf.weight
        leaf.score = _own_mark(record, "score", depth) or leaf.score or _blank_score(record)
        return leaf

    def _parent(self, depth: int) -> Branch:
        above = [each for each in self.names if each < depth]
        return self._branch(max(above)) if above else self.gathered.tree

    def _indicators(self, record: Record, leaf: Branch) -> Iterator[Indicator]:
        depth = max(self.names)
        cell = self.names[depth]
        levels = tuple(" ".join(self.texts[n].split()) for n in sorted(self.names) if n < depth)
        if not record.cells and self._is_empty_type(cell, depth, record):
            return
        named = record.cell("target") is None and record.cell("result") is not None
        listed = items(cell.text) if named else ()
        if named and (len(listed) > 1 or named_target(cell.text)):
            yield from self._listed(record, cell, listed, levels)
            return
        yield self._one(record, leaf, cell, levels)

    def _is_empty_type(self, cell: Cell, depth: int, record: Record) -> bool:
        """A type for which the form prints a row and nobody wrote anything."""
        role = self.words.role("types", cell.text)
        if role is not None:
            self.gathered.printed_types.append(role)
        return role is not None or depth not in record.names

    def _one(self, record: Record, leaf: Branch, cell: Cell, levels: tuple[str, ...]) -> Indicator:
        type_label, name = typed_name(unnumbered(leaf.name))
        entries = tuple(_entries(record, leaf))
        kind = self._type(type_label, levels)
        section = self._section(levels, leaf.name)
        return Indicator(
            name, self._levels(levels), kind, entries, cell_figure(cell, name), section
        )

    def _levels(self, levels: tuple[str, ...]) -> tuple[str, ...]:
        return (self.task, *levels) if self.task else levels

    def _listed(
        self, record: Record, cell: Cell, listed: tuple[Item, ...], levels: tuple[str, ...]
    ) -> Iterator[Indicator]:
        """Targets of a numbered list, each with the result of the same number."""
        whole = listed or (single(cell.text),)
        result = record.cell("result")
        answers = results_for(len(whole), result.text) if result else ()
        for position, item in enumerate(whole):
            named = named_target(item.text)
            if named is None:
                type_label, name = typed_name(item.text)
                target = None
            else:
                type_label, name = named.type_label, named.name
                start = item.start + named.start
                target = part_figure(cell, start, item.start + named.end, name)
            entries = [Entry("target", target)] if target else []
            if result is not None:
                entries.append(Entry("result", _answer(result, answers, position, name)))
            kind = self._type(type_label, levels)
            place = part_figure(cell, item.start, item.end, name)
            yield Indicator(name, self._levels(levels), kind, tuple(entries), place, "performance")

    def _type(self, type_label: str, levels: tuple[str, ...]) -> IndicatorType | None:
        for text in (type_label, *reversed(levels)):
            role = self.words.role("types", text) if text else None
            if role:
                return IndicatorType(role)
        return None

    def _section(self, levels: tuple[str, ...], own: str) -> str:
        for text in (*levels, own):
            role = self.words.role("sections", text)
            if role:
                return role
        return ""


def _answer(result: Cell, answers: tuple[Item, ...], position: int, name: str) -> Figure:
    if position < len(answers):
        return part_figure(result, answers[position].start, answers[position].end, name)
    return Figure(Words(result.text), result.locator, name, result.text.strip())


def _entries(record: Record, leaf: Branch) -> Iterator[Entry]:
    unit, sign = _declared_unit(record)
    for (role, _), cell in record.cells.items():
        if role in {"weight", "score", "group_score", "task", ""}:
            continue
        text = record.texts.get((role, 0), cell.text)
        if role in {"target", "whole_period_target"} and (unit or sign):
            yield Entry(role, _signed(cell, sign, unit, leaf.name))
        elif role in {"target", "whole_period_target", "result", "progress", "forecast"}:
            yield Entry(role, text_figure(cell, text, leaf.name, unit))
        else:
            yield Entry(role, text_figure(cell, text, leaf.name))
    for role in _MARKS:
        figure = leaf.weight if role == "weight" else leaf.score
        if figure is not None:
            yield Entry(role, figure)
    yield from _blank_entries(record, leaf)


def _blank_entries(record: Record, leaf: Branch) -> Iterator[Entry]:
    """Cells that are there and empty: a blank result is not the same as no result column."""
    printed = {role for role, _ in record.cells}
    for column in record.heading.columns:
        if column.role in printed or column.role in _NEVER_BLANK:
            continue
        if column.role == "score" and leaf.score is not None:
            continue
        place = next(
            (c for c in record.row.cells if c.covers(record.row.number, column.first)), None
        )
        if place is not None and not place.text.strip():
            yield Entry(column.role, cell_figure(place, leaf.name))
            printed.add(column.role)


def _declared_unit(record: Record) -> tuple[Unit | None, str]:
    """The unit and the sign that stand in columns of their own (计量单位, 指标性质)."""
    measure, nature = record.cell("measure_unit"), record.cell("nature")
    unit = find_unit(measure.text.strip()) if measure is not None else None
    sign = nature.text.strip() if nature is not None else ""
    sign = _DIRECTIONS.get(sign, sign)
    return unit, sign if re.fullmatch(r"[≥≤><==＞＜=]{1,2}", sign) else ""


def _signed(cell: Cell, sign: str, unit: Unit | None, name: str) -> Figure:
    """A target whose sign stands in another column, read as one."""
    value = read_value(sign + cell.text.strip(), unit)
    if not isinstance(value, Quantity):
        value = read_value(cell.text, unit)
    quote = cell.text.strip()
    return Figure(value, cell.locator, name, f"{sign}{quote}" if sign else quote)


def _mark(record: Record, role: str, level: int) -> Figure | None:
    cell = record.cell(role, level)
    return None if cell is None else cell_figure(cell)


def _own_mark(record: Record, role: str, depth: int) -> Figure | None:
    levels = [column.level for column in record.heading.columns if column.role == role]
    for level in (depth, *sorted(levels, reverse=True)):
        if level >= depth and (found := _mark(record, role, level)) is not None:
            return found
    return None if levels and max(levels) >= depth else _mark(record, role, max(levels, default=0))


def _score_rate(record: Record, leaf: Branch) -> Iterator[Ratio]:
    """得分率 is 得分 over 分值."""
    cell = record.cell("score_rate")
    rate = cell_figure(cell, leaf.name) if cell is not None else None
    if rate is None or rate.quantity is None or leaf.weight is None or leaf.score is None:
        return
    top, bottom = (leaf.score,), (leaf.weight,)
    yield Ratio("ratio-mismatch", Basis.HEADING_ROLES, True, rate, top, bottom)


def _blank_score(record: Record) -> Figure | None:
    """The empty score cell of a weighted row: the score is missing, not unknown."""
    columns = [column for column in record.heading.columns if column.role == "score"]
    for cell in record.row.cells:
        if columns and cell.covers(record.row.number, columns[-1].first) and not cell.text.strip():
            return cell_figure(cell)
    return None


def _bracket_weight(cell: Cell) -> Figure | None:
    """「产出指标(50分)」: the weight printed with the name."""
    weight = label(cell.text).weight
    if not weight:
        return None
    start = cell.text.find(weight)
    return part_figure(cell, start, start + len(weight), " ".join(cell.text.split()))


def _amount(record: Record, unit: Unit | None) -> Figure | None:
    for column in record.heading.columns:
        if column.role in {"amount", "full_year_budget", "initial_budget"}:
            cell = record.cell(column.role, column.level)
            if cell is not None:
                return cell_figure(cell, column.label.text, column.unit or unit)
    return None
