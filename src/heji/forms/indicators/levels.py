"""The names above a row, filled down from the rows before it, and their branches of the score tree."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from heji.documents.document import Cell
from heji.forms.indicators.branch import Branch
from heji.forms.indicators.marks import bracket_weight
from heji.forms.indicators.records import Record, continued_name
from heji.forms.indicators.row_marks import blank_score, mark, own_mark
from heji.forms.labels import key
from heji.forms.tables.figures import cell_figure
from heji.forms.tables.gathered import Gathered

_LEVEL_SLOTS = {("weight", 1), ("weight", 2), ("weight", 3), ("weight", 4)}
#: A row that names a task stands above the names down to this level.
_ABOVE_TASKS = 3


@dataclass(slots=True)
class Levels:
    """The names that hold for the row being read, by level from 1, the lowest its own."""

    gathered: Gathered
    names: dict[int, Cell] = field(default_factory=dict)
    branches: dict[int, Branch] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)

    @property
    def depth(self) -> int:
        """The lowest level that has a name; 0 when none has."""
        return max(self.names, default=0)

    @property
    def own(self) -> Cell:
        """The cell that names the row itself."""
        return self.names[self.depth]

    @property
    def above(self) -> tuple[str, ...]:
        """The names above the row, on one line each."""
        return tuple(self._name(level) for level in sorted(self.names) if level < self.depth)

    @property
    def top(self) -> Branch | None:
        """The branch of the highest level; None before the first row."""
        return self.branches[min(self.branches)] if self.branches else None

    def forget(self) -> None:
        """Ends the filling down: the next row begins a new table."""
        self.names, self.branches, self.texts = {}, {}, {}

    def begin_task(self) -> None:
        """Ends the names that stood above the rows of another task."""
        self.names = {level: each for level, each in self.names.items() if level > _ABOVE_TASKS}

    def fill_down(self, record: Record) -> None:
        """Takes in the names that begin in a row; the others go on."""
        for level in sorted(record.names):
            cell = record.names[level]
            if self._continues(record, level, cell):
                self._go_on(level, cell)
                continue
            same = level in self.names and key(self.names[level].text) == key(cell.text)
            if same and level < max(record.names) and self.names[level].row != cell.row:
                continue
            self.names = {each: old for each, old in self.names.items() if each < level}
            self.branches = {each: old for each, old in self.branches.items() if each < level}
            self.names[level] = cell
            self.texts[level] = record.texts.get(("name", level), cell.text)

    def _go_on(self, level: int, cell: Cell) -> None:
        """Puts the rest to a name that a page break cut, also where its first part was used."""
        cut = self._name(level)
        self.texts[level] += cell.text.strip()
        whole = self._name(level)
        if level in self.branches:
            self.branches[level].name = whole
        rows = self.gathered.indicators
        for index in range(len(rows) - 1, -1, -1):
            if cut not in rows[index].levels:
                break
            levels = tuple(whole if each == cut else each for each in rows[index].levels)
            rows[index] = replace(rows[index], levels=levels)

    def leaf(self, record: Record) -> Branch:
        """The branch of a row, with the marks that it prints for itself and for those above."""
        depth = self.depth
        self._mark_above(record, depth)
        leaf = self._branch(depth)
        if depth not in record.names and (record.cells.keys() & _LEVEL_SLOTS or leaf.score is None):
            leaf = Branch(leaf.name, depth)
            self._parent(depth).children.append(leaf)
        leaf.weight = own_mark(record, "weight", depth) or leaf.weight
        leaf.score = own_mark(record, "score", depth) or leaf.score or blank_score(record)
        return leaf

    def _mark_above(self, record: Record, depth: int) -> None:
        for level in sorted(record.names):
            branch = self._branch(level)
            if level < depth:
                branch.weight = mark(record, "weight", level) or branch.weight
                branch.score = mark(record, "score", level) or branch.score
        group = record.cell("group_score")
        if group is not None:
            top = min(self.names)
            self._branch(top).score = cell_figure(group, self.texts[top])

    def _continues(self, record: Record, level: int, cell: Cell) -> bool:
        """A name cut by a page break goes on in the next row, without a weight of its own."""
        if level not in self.names or level == max(record.names) or record.row.table.has_spans:
            return False
        if record.cell("weight", level) is not None:
            return False
        has_weight = any(c.role == "weight" and c.level == level for c in record.heading.columns)
        return has_weight and continued_name(self.names[level], cell)

    def _branch(self, level: int) -> Branch:
        if level not in self.branches:
            branch = Branch(self._name(level), level, bracket_weight(self.names[level]))
            self._parent(level).children.append(branch)
            self.branches[level] = branch
        return self.branches[level]

    def _parent(self, level: int) -> Branch:
        above = [each for each in self.names if each < level]
        return self._branch(max(above)) if above else self.gathered.tree

    def _name(self, level: int) -> str:
        return " ".join(self.texts[level].split())
