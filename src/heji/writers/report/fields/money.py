"""The money of a form by name: `executed.total`, `unspent.fiscal`, and lists of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from heji.documents.figure import Figure
from heji.forms.form import Form
from heji.forms.labels import unnumbered
from heji.forms.lexicon import lexicon
from heji.targets.agreement import agree, comparable
from heji.writers.report.fields.printed import amount, difference
from heji.writers.report.fields.scope import Schema, Scope

#: Lists of an outline and the groups of the lexicon that they show.
LISTS = {"sources": "source", "structures": "structure", "levels": "level"}

#: What is computed: what was left of the budget, and what was spent beyond it.
_COMPUTED = ("unspent", "overspent")

#: The measure of a form that knows one amount only: `heji.forms.money`.
_PLAIN = "budget"
_TASK = "task:"


def measures() -> frozenset[str]:
    """Every measure that the lexicon knows, and the computed ones."""
    shelves = lexicon().shelves
    return shelves["measures"].roles | shelves["paired_measures"].roles | {_PLAIN, *_COMPUTED}


def value_names() -> frozenset[str]:
    """`measure.part` for every measure and part of the lexicon."""
    return frozenset(
        f"{measure}.{part}" for measure in measures() for part in lexicon().shelves["parts"].roles
    )


def part_schema() -> Schema:
    """The names of one part of the money in a list."""
    return Schema(measures() | {"name"})


def values(form: Form) -> Mapping[str, str]:
    """The amounts of a form by name; what it prints twice and differently is left out."""
    parts = dict.fromkeys(each.part for each in form.money if not each.part.startswith(_TASK))
    return {
        f"{measure}.{part}": text
        for part in parts
        if part
        for measure, text in _of_part(form, part).items()
    }


def lists(form: Form) -> Mapping[str, tuple[Scope, ...]]:
    """The parts by source, by structure and by level; tasks with their money."""
    found = {name: tuple(_parts(form, group)) for name, group in LISTS.items()}
    return {**found, "tasks": tuple(_tasks(form))}


def figure_of(form: Form, measure: str, part: str) -> Figure | None:
    """The figure of a measure and part, if the form is of one mind about it."""
    found = [each.figure for each in form.money if (each.measure, each.part) == (measure, part)]
    quantities = [each.quantity for each in found if each.quantity is not None]
    if not quantities:
        return None
    alike = all(
        comparable(quantities[0], each) and agree(quantities[0], each) for each in quantities
    )
    return next(each for each in found if each.quantity is not None) if alike else None


def parts_of(form: Form, group: str) -> Iterator[tuple[str, str]]:
    """The parts of a group with the names under which the form prints them."""
    words = lexicon()
    for part in dict.fromkeys(each.part for each in form.money):
        if words.group_of.get(part) == group and (name := _name(form, part)):
            yield part, name


def task_parts(form: Form) -> Iterator[tuple[str, str]]:
    """The tasks that have money of their own, with their names."""
    for task in form.tasks:
        yield f"{_TASK}{task.name}/total", task.name


def _of_part(form: Form, part: str) -> dict[str, str]:
    figures = {
        each.measure: figure_of(form, each.measure, part)
        for each in form.money
        if each.part == part
    }
    found = {measure: amount(figure) for measure, figure in figures.items()}
    budget = figures.get("full_year_budget") or figures.get("initial_budget")
    executed = figures.get("executed")
    found["unspent"] = difference(budget, executed)
    found["overspent"] = difference(executed, budget)
    return {measure: text for measure, text in found.items() if text is not None}


def _parts(form: Form, group: str) -> Iterator[Scope]:
    for part, name in parts_of(form, group):
        yield Scope({"name": name, **_of_part(form, part)})


def _tasks(form: Form) -> Iterator[Scope]:
    amounts = {each.name: amount(each.amount) for each in form.tasks}
    for part, name in task_parts(form):
        held = {"name": name, **_of_part(form, part)}
        if _PLAIN not in held and (text := amounts.get(name)):
            held[_PLAIN] = text
        yield Scope(held)


def _name(form: Form, part: str) -> str:
    """How the form calls a part: the piece of its label that the lexicon knows as one."""
    labels = (each.label for each in form.money if each.part == part)
    return next((name for each in labels if (name := _piece(each.split(), part))), "")


def _piece(pieces: Iterable[str], part: str) -> str:
    words = lexicon()
    return next((unnumbered(each) for each in pieces if words.role("parts", each) == part), "")
