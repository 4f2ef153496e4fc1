"""What a form holds, handed out piece by piece to the places of its sheet.

What was handed out is noted, so that nothing is printed twice and what no place asked for can be
printed at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from heji.documents.figure import Figure
from heji.forms.form import Field, Form, Indicator, Money, ScoreNode, Task
from heji.forms.labels import label
from heji.writers.official.slots import Blueprint, Of, Source

EXECUTION = "execution"  #: the section of the row that marks the execution of the budget
TASK = "task:"  #: what the parts of money begin with that belong to a task

_Piece = TypeVar("_Piece", Field, Money)


@dataclass(slots=True)
class Holdings:
    """The pieces of one form.

    Two places of a form may show the same role under different labels (项目属性 and 项目期 say what
    project it is): `named` are those labels, by role, and only what has such a label goes there.
    """

    form: Form
    named: frozenset[tuple[str, str]] = frozenset()
    task_totals: frozenset[int] = frozenset()  #: amounts of the total row of a block of tasks
    _used: set[int] = field(default_factory=set)

    @classmethod
    def for_plan(cls, form: Form, plan: Blueprint) -> Holdings:
        """The pieces of a form for the places of a blueprint."""
        named = set()
        for slot in plan.slots():
            parts = slot.argument.split("/")
            if slot.source is Source.FIELD and len(parts) == 2:
                named.add((parts[0], label(parts[1]).key))
            if slot.source is Source.MONEY and len(parts) == 3:
                named.add(("/".join(parts[:2]), label(parts[2]).key))
        totals = _task_totals(form) if plan.repeated(Of.TASKS) else frozenset()
        return cls(form, frozenset(named), totals)

    def field(self, role: str, called: str = "") -> Field | None:
        """The next field of a role, and under that label where one is named."""
        return self._take(
            each
            for each in self.form.fields
            if each.role == role and self._suits(role, each.label, called)
        )

    def money(self, measure: str, part: str, called: str = "") -> Figure | None:
        """The next amount or rate of a measure and part, best under the label that is named."""
        fitting = [
            each for each in self.apart_from_tasks() if (each.measure, each.part) == (measure, part)
        ]
        name = f"{measure}/{part}"
        found = self._take(each for each in fitting if self._suits(name, each.label, called))
        if found is None and called:
            found = self._take(each for each in fitting if self._suits(name, each.label, ""))
        return found.figure if found is not None else None

    def task_total(self, measure: str, part: str) -> Figure | None:
        """An amount of the row that sums the tasks up."""
        found = self._take(
            each
            for each in self.form.money
            if id(each) in self.task_totals and (each.measure, each.part) == (measure, part)
        )
        return found.figure if found is not None else None

    def apart_from_tasks(self) -> list[Money]:
        """All amounts but those that sum the tasks up."""
        return [each for each in self.form.money if id(each) not in self.task_totals]

    def unknown_part(self, measure: str, row: str) -> Figure | None:
        """The next amount in a row whose label no lexicon knows."""
        found = self._take(
            each
            for each in self.form.money
            if (each.measure, each.part) == (measure, "") and row_label(each) == row
        )
        return found.figure if found is not None else None

    def _suits(self, role: str, printed: str, called: str) -> bool:
        taken = label(printed).key
        return taken == label(called).key if called else (role, taken) not in self.named

    def _take(self, pieces: Iterator[_Piece]) -> _Piece | None:
        found = next((each for each in pieces if id(each) not in self._used), None)
        if found is not None:
            self._used.add(id(found))
        return found

    def mark(self, role: str) -> Figure | None:
        """The weight or score of the execution of the budget."""
        found = next((each for each in self.form.indicators if each.section == EXECUTION), None)
        if found is None:
            return None
        self._used.add(id(found))
        return found.entry(role)

    def total(self, role: str) -> Figure | None:
        """The weight or score of the whole form."""
        marks = ((each.weight, each.score) for each in self.form.scores)
        weight, score = next((each for each in marks if each != (None, None)), (None, None))
        return weight if role == "weight" else score

    def indicators(self, sections: frozenset[str], *, untasked: bool = False) -> list[Indicator]:
        """The indicators of some sections, or all that are left."""
        tasks = {each.name for each in self.form.tasks} if untasked else set()
        found = [
            each
            for each in self.form.indicators
            if id(each) not in self._used
            and (not sections or each.section in sections)
            and not tasks.intersection(each.levels[:1])
        ]
        self._used.update(id(each) for each in found)
        return found

    def level(self, names: tuple[str, ...]) -> ScoreNode | None:
        """The node of the score tree at a path of level names."""
        for tree in self.form.scores:
            found = _descend(tree, names)
            if found is not None:
                return found
        return None

    def tasks(self) -> list[Task]:
        """The tasks that are left."""
        found = self.tasks_left()
        self._used.update(id(each) for each in found)
        return found

    def tasks_left(self) -> list[Task]:
        """The tasks that no place asked for."""
        return [each for each in self.form.tasks if id(each) not in self._used]

    def task(self, name: str) -> Task | None:
        """The task of a name; it is then no longer left."""
        found = next((each for each in self.form.tasks if each.name == name), None)
        if found is not None:
            self._used.add(id(found))
        return found

    def fields_left(self) -> Iterator[Field]:
        """Fields with a value that no place asked for."""
        for each in self.form.fields:
            if id(each) not in self._used and each.figure.quote.strip():
                yield each

    def money_left(self) -> Iterator[Money]:
        """Amounts and rates that no place asked for."""
        for each in self.form.money:
            if id(each) not in self._used and each.figure.quote.strip():
                yield each


def _task_totals(form: Form) -> frozenset[int]:
    """The amounts that follow those of the last task and split into the same measures and parts."""
    places = [at for at, each in enumerate(form.money) if each.part.startswith(TASK)]
    kinds = {(form.money[at].measure, form.money[at].part.rpartition("/")[2]) for at in places}
    found = []
    for each in form.money[max(places) + 1 :] if places else ():
        if (each.measure, each.part) not in kinds:
            break
        kinds.remove((each.measure, each.part))
        found.append(id(each))
    return frozenset(found)


def task_of(money: Money) -> str:
    """The task that an amount belongs to; "" when it belongs to none."""
    if not money.part.startswith(TASK):
        return ""
    return money.part.removeprefix(TASK).rpartition("/")[0]


def row_label(money: Money) -> str:
    """The label of the row in which an amount stands: 「市级补助 全年预算数」 is in that of 市级补助."""
    row, _, _ = money.label.rpartition(" ")
    return row or money.label


def _descend(node: ScoreNode, names: tuple[str, ...]) -> ScoreNode | None:
    if not names:
        return node
    for child in node.children:
        if child.name == names[0]:
            found = _descend(child, names[1:])
            if found is not None:
                return found
    return None
