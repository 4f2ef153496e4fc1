"""What may be written into a box, by what of the form it shows."""

from __future__ import annotations

from heji.forms.layout import Layout
from heji.writers.entry.choices import data
from heji.writers.entry.plan import Entry, Input, Need
from heji.writers.official.naming import column_label, field_label, measure_label, section_labels
from heji.writers.official.slots import Repeated, Slot, Source

_SCORES = frozenset({"score", "review_score", "group_score"})
_RATES = frozenset({"score_rate"})  #: a degree of completion may be beyond 100 %
#: Without these a form says neither whose it is nor what for.
_NEEDED_FIELDS = frozenset({"project_name", "department", "goal"})
#: Without these a row of an indicator says nothing that could be checked.
_NEEDED_ENTRIES = frozenset({"target", "result", "weight", "score"})
_NEEDED_AMOUNTS = frozenset({"budget", "full_year_budget", "executed", "executed_to_date"})
_CHANGES = frozenset({"adjustment", "adjustment_rate"})
#: Fields of whole paragraphs.
_LONG_FIELDS = frozenset(
    {
        "goal",
        "goal_result",
        "whole_period_goal",
        "problems",
        "improvements",
        "duties",
        "other_tasks",
    }
)
_LINES = 4  #: that a paragraph is given room for
_LINES_OF_NAME = 2


def field_entry(role: str, called: str = "") -> Entry:
    """The entry of a field, which the form may call by a name of its own."""
    name = called or field_label(role)
    need = Need.ALWAYS if role in _NEEDED_FIELDS else Need.NEVER
    if role == "date" or called.endswith(data()["date"]["ending"]):
        return Entry(Input.DATE, name, need=need)
    lines = _LINES if role in _LONG_FIELDS else 1
    return _listed(role, name, need, None) or Entry(Input.TEXT, name, need=need, lines=lines)


def amount_entry(measure: str, part: str, row: int | None = None) -> Entry:
    """The entry of an amount or a rate of the money; rates that can be computed are live instead."""
    name = measure_label(measure)
    needed = row is None and part == "total" and measure in _NEEDED_AMOUNTS
    need = Need.ALWAYS if needed else Need.NEVER
    if measure in _CHANGES:
        return Entry(Input.CHANGE, name, need=need, row=row)
    kind = Input.RATE if "rate" in measure else Input.AMOUNT
    return Entry(kind, name, need=need, row=row)


def mark_entry(role: str, row: int | None = None) -> Entry:
    """The entry of a weight or score that is not an indicator's own."""
    kind = Input.WEIGHT if role == "weight" else Input.SCORE
    return Entry(kind, column_label(role), row=row)


def column_entry(slot: Slot, row: int) -> Entry:
    """The entry of a column of an indicator or a task."""
    role = slot.argument
    need = Need.WITH_ROW if role in _NEEDED_ENTRIES else Need.NEVER
    if slot.source is Source.NAME:
        name = column_label("level3")
        return Entry(Input.TEXT, name, need=Need.WITH_ROW, row=row, lines=_LINES_OF_NAME)
    if role == "amount":
        return amount_entry("budget", "", row)
    name = column_label(role)
    if role == "weight" or role in _SCORES:
        kind = Input.WEIGHT if role == "weight" else Input.SCORE
        return Entry(kind, name, need=need, row=row)
    if role in _RATES:
        return Entry(Input.RATE, name, need=need, row=row)
    return _listed(role, name, need, row) or Entry(Input.TEXT, name, need=need, row=row)


def level_entry(level: int, choices: tuple[str, ...], row: int, *, is_type: bool) -> Entry:
    """The entry of a level above an indicator; one that is a type must be one that heji knows."""
    kind = Input.CHOICE if choices else Input.TEXT
    need = Need.WITH_ROW if is_type else Need.NEVER
    name = column_label(f"level{level}")
    return Entry(kind, name, choices, is_type, need, row, is_preset=True)


def level_choices(block: Repeated, layout: Layout, level: int, depth: int) -> tuple[str, ...]:
    """The names that a column of levels offers: those of the layout, else the national ones.

    A section of its own (管理效能) and a score table name their levels as they like; the one level
    over the indicators of a task is the name of the task.
    """
    section = section_name(block, layout) if level == 1 else ""
    if section:
        return (section,)
    if block.types:
        paths = [each.split("/") for each in block.types.values()]
        return tuple(dict.fromkeys(each[level - 1] for each in paths if len(each) >= level))
    if block.sections or depth != 2 or layout.kind.value == "score-table":
        return ()
    return tuple(data()["levels"][level - 1])


def section_name(block: Repeated, layout: Layout) -> str:
    """The level 1 of a whole block: that of its section, as the layout calls it; "" for others."""
    from heji.forms.labels import key

    for section in ("management", "performance", "bonus"):
        if (section in block.sections) == bool(block.sections):
            for each in section_labels(section):
                if key(each) in layout.labels and (block.sections or section != "management"):
                    return each
    return ""


def _listed(role: str, name: str, need: Need, row: int | None) -> Entry | None:
    found = data().get(role)
    if not isinstance(found, dict):
        return None
    choices = tuple(found["choices"])
    return Entry(Input.CHOICE, name, choices, bool(found.get("strict")), need, row)
