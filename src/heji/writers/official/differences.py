"""Whether two forms say the same, and where not: what is printed must read back equal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from heji.documents.figure import Figure
from heji.forms.form import Form, Indicator, ScoreNode
from heji.forms.labels import unweighted
from heji.values.absence import Absent
from heji.values.normalise import fold
from heji.writers.official.holdings import EXECUTION

_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r"-{2,}")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the second form says otherwise than the first."""

    name: str  #: what it is: 「executed fiscal」, 「满意度 weight」, 「goal」
    first: str  #: "" when the first form lacks it
    second: str  #: "" when the second form lacks it


def differences(first: Form, second: Form) -> tuple[Difference, ...]:
    """What two forms say differently, in the order of the first.

    Compared are title, body, year, layout, fields, money, indicators with all their columns, levels
    with their marks, tasks, remarks. White space never counts (a narrow column breaks a text
    anywhere), nor the width of punctuation, nor whether a dash is one sign or two. Blank is the
    same as no place to write it, and a dash the same as a blank where an amount would stand. A
    figure must be the same amount in the same unit, wherever that unit is printed. What the form
    calls the execution of the budget does not count.
    """
    return between(facts(first), facts(second))


def facts(form: Form) -> dict[str, str]:
    """Everything a form says, each under a name of its own; nothing that is blank."""
    return dict(_facts(form))


def between(left: Mapping[str, str], right: Mapping[str, str]) -> tuple[Difference, ...]:
    """What two forms say differently, of each of which the `facts` are known."""
    names = dict.fromkeys((*left, *right))
    found = (Difference(name, left.get(name, ""), right.get(name, "")) for name in names)
    return tuple(each for each in found if each.first != each.second)


def _facts(form: Form) -> Iterator[tuple[str, str]]:
    taken: dict[str, int] = {}
    for name, text in _named(form):
        if text:
            taken[name] = taken.get(name, 0) + 1
            yield (name if taken[name] == 1 else f"{name} ({taken[name]})"), text


def _named(form: Form) -> Iterator[tuple[str, str]]:
    yield "layout", form.layout or ""
    yield "kind", form.kind.value
    yield "title", _text(form.title)
    yield "organisation", _text(form.organisation)
    yield "year", str(form.year or "")
    for field in form.fields:
        name = field.role or field.label
        yield name, _figure(field.figure) if field.role else _amount(field.figure)
    for money in form.money:
        yield f"{money.measure} {_text(money.part)}", _amount(money.figure)
    for task in form.tasks:
        name = _text(task.name)
        yield "task", name
        for entry in task.entries:
            yield f"task {name} {entry.role}", _figure(entry.figure)
    for indicator in form.indicators:
        yield from _indicator(indicator)
    execution = {each.name for each in form.indicators if each.section == EXECUTION}
    for tree in form.scores:
        yield from _tree(tree, "", execution)
    for number, note in enumerate(form.notes, 1):
        yield f"note {number}", _text(note.quote)


def _indicator(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """An indicator under its name: the order of the rows does not count."""
    name = EXECUTION if indicator.section == EXECUTION else _text(indicator.name)
    yield f"indicator {name}", name
    yield f"{name} levels", "/".join(_level(each) for each in indicator.levels)
    yield f"{name} type", indicator.type.value if indicator.type else ""
    for entry in indicator.entries:
        yield f"{name} {entry.role}", _figure(entry.figure)


def _tree(node: ScoreNode, path: str, execution: set[str]) -> Iterator[tuple[str, str]]:
    own = EXECUTION if node.name in execution and not node.children else _level(node.name)
    name = f"{path}/{own}" if path or node.level else "total"
    yield f"{name} weight", _figure(node.weight)
    yield f"{name} score", _figure(node.score)
    for child in node.children:
        yield from _tree(child, name, execution)


def _level(name: str) -> str:
    """The name of a level; the weight in its brackets is compared as a weight."""
    return _text(unweighted(name))


def _amount(figure: Figure) -> str:
    """An amount or rate; a dash is how a form says that nothing is to stand there."""
    return "" if isinstance(figure.value, Absent) else _figure(figure)


def _figure(figure: Figure | None) -> str:
    """The printed text, with the unit that its heading gives."""
    if figure is None or not (text := _text(figure.quote)):
        return ""
    quantity = figure.quantity
    if quantity is None or quantity.unit is None or quantity.unit_is_printed:
        return text
    return f"{text}{_text(quantity.unit.name)}"


def _text(text: str) -> str:
    return _DASHES.sub("-", _SPACE.sub("", fold(text)))
