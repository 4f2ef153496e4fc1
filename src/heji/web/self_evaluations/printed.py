"""A self-evaluation as its official table prints it: what was typed in more cells stands in fewer.

The table has one column for target, sign and unit together, and one for reasons, improvements and
what a person's score rests on. The scores stand in a tree, as a reader finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from heji.documents.figure import Figure
from heji.forms.form import Entry, Form, Indicator, Money, ScoreNode
from heji.forms.layout import Layout
from heji.language import has, text
from heji.values.reading import read_value
from heji.web.self_evaluations.explaining import RATE
from heji.web.self_evaluations.rubric_rows import EXECUTION

_ROLES = ("target", "result", "weight", "score")
#: More of them, where the layout has a column for it.
_MORE_ROLES = frozenset(("evidence", "explanation"))
_WORDS = ("reason", "improvement", "basis")
_TOTAL = "filing.column.form.total"
_LANGUAGE = "zh"  #: of an official form


def as_printed(form: Form, layout: Layout) -> Form:
    """The form with the entries, and under the name, that its official table has.

    Args:
        form: as `filing.forming` makes it.
        layout: of the table.
    """
    columns = layout.printed_entries
    indicators = tuple(_indicator(each, columns) for each in form.indicators)
    department = form.field("department")
    return replace(
        form,
        organisation=department.quote if department is not None else form.organisation,
        money=tuple(each for each in form.money if _is_printed(each, layout.printed_money)),
        indicators=indicators,
        scores=(_tree(form.scores, indicators),),
    )


def _is_printed(money: Money, cells: frozenset[str]) -> bool:
    """Rates of parts are printed where the layout names their cells, that of the whole always."""
    is_rate = money.measure == RATE and money.part != "total"
    return not is_rate or f"{money.measure}/{money.part}" in cells


def _indicator(row: Indicator, columns: frozenset[str]) -> Indicator:
    roles = {*(_ROLES[1:] if row.section == EXECUTION else _ROLES), *(columns & _MORE_ROLES)}
    entries = tuple(each for each in row.entries if each.role in roles)
    if row.section == EXECUTION:
        return replace(row, levels=(), type=None, entries=entries)
    return replace(row, entries=(*entries, *_said(row, columns)))


def _said(row: Indicator, columns: frozenset[str]) -> Iterator[Entry]:
    """Reason, improvement and basis, each in its column; what has none stands in the first one."""
    own = [each for each in _WORDS if each in columns] or ["reason"]
    shared = [own[0], *(each for each in _WORDS if each not in own)]
    for role in own:
        entry = _joined(row, role, [role] if role != own[0] else sorted(shared, key=_WORDS.index))
        if entry is not None:
            yield entry


def _joined(row: Indicator, column: str, roles: list[str]) -> Entry | None:
    """The words of some roles in one cell, each behind its name but for those of the column."""
    figures = {role: row.entry(role) for role in roles}
    said = {role: each.quote.strip() for role, each in figures.items() if each is not None}
    parts = [
        words if role == column else text(f"self-evaluation.printed.{role}", _LANGUAGE, words=words)
        for role, words in said.items()
        if words
    ]
    figure = figures[column]
    if figure is None:
        return None
    joined = "".join(each if each.endswith(("。", "！", "？")) else f"{each}。" for each in parts)
    quote = parts[0] if len(parts) == 1 else joined
    return Entry(column, replace(figure, value=read_value(quote), quote=quote))


def parted(quote: str, column: str) -> dict[str, str]:
    """What stands together in one cell, each under its role again.

    >>> parted("小区延期交付。改进措施：核定目标。", "reason")
    {'reason': '小区延期交付。', 'improvement': '核定目标。'}
    """
    marks = {
        text(f"self-evaluation.printed.{each}", _LANGUAGE, words=""): each
        for each in _WORDS
        if each != column and has(f"self-evaluation.printed.{each}")
    }
    pieces = re.split("|".join(f"({re.escape(mark)})" for mark in marks), quote)
    said, role = dict[str, str](), column
    for piece in pieces:
        if piece in marks:
            role = marks[piece]
        elif piece and piece.strip():
            said[role] = said.get(role, "") + piece.strip()
    return said


def _tree(trees: tuple[ScoreNode, ...], rows: tuple[Indicator, ...]) -> ScoreNode:
    """The total with all that it is made of; without a score while there is none."""
    total = trees[0] if trees else ScoreNode(text(_TOTAL, _LANGUAGE), 0, None, None)
    return replace(total, children=tuple(_first_level(rows)))


def _first_level(rows: tuple[Indicator, ...]) -> Iterator[ScoreNode]:
    for row in rows:
        if row.section == EXECUTION:
            yield _leaf(row, 1)
    others = [each for each in rows if each.section != EXECUTION]
    for name in dict.fromkeys(each.levels[0] for each in others):
        below = [each for each in others if each.levels[0] == name]
        yield ScoreNode(name, 1, None, None, tuple(_second_level(below)))


def _second_level(rows: list[Indicator]) -> Iterator[ScoreNode]:
    for name in dict.fromkeys(each.levels[1] for each in rows):
        leaves = tuple(_leaf(each, 3) for each in rows if each.levels[1] == name)
        yield ScoreNode(name, 2, None, None, leaves)


def _leaf(row: Indicator, level: int) -> ScoreNode:
    return ScoreNode(row.name, level, _stated(row.entry("weight")), _stated(row.entry("score")))


def _stated(figure: Figure | None) -> Figure | None:
    """A mark that is printed as a figure."""
    return figure if figure is not None and figure.quantity is not None else None
