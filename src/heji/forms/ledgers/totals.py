"""Totals of plain tables: the row 合计 over its rows, and heads over the rows numbered below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heji.documents.figure import Figure
from heji.forms.ledgers.ledger import Ledger, Line, is_added
from heji.forms.lexicon import Lexicon
from heji.relations.judge import judge
from heji.relations.relation import AnyRelation, Basis, Ratio, Sum
from heji.values.verdict import Verdict

_NESTED = re.compile(r"^\s*(?:其中|[(（]?[一二三四五六七八九十\d]{1,3}\s*[)）、.．]|小计|——|—)")
_NUMBER = re.compile(r"^\s*[(（]?(\d{1,2})\s*[)）、.．]")
_SHARE = re.compile(r"占比|比重|占.{0,8}(?:比例|%)|所占比例|^比例")
_FEWEST_PARTS = 2


def total_relations(ledger: Ledger, words: Lexicon) -> Iterator[AnyRelation]:
    """The sums that a table's own 合计 states, and the shares of it.

    A table of several columns in which no total is the sum of its rows is built otherwise than it
    seems; nothing is claimed of it.
    """
    totals = [line for line in ledger.lines if words.role("totals", line.name)]
    parts = [line for line in ledger.lines if line not in totals]
    edges = ledger.lines[:1] + ledger.lines[-1:]
    flat = not any(_NESTED.match(line.name) or words.role("subtotals", line.name) for line in parts)
    if len(totals) != 1 or totals[0] not in edges or len(parts) < _FEWEST_PARTS or not flat:
        return
    sums = [
        _sum(totals[0].figures[column], text, [line.figures.get(column) for line in parts], words)
        for column, text in ledger.labels.items()
        if is_added(text) and _is_figure(totals[0].figures.get(column))
    ]
    found = [each for each in sums if each is not None]
    if len(found) > 1 or _is_numbered(ledger, parts):
        yield from _believed(found)
    yield from _shares(ledger, totals[0], parts)


def numbered_relations(ledger: Ledger, words: Lexicon) -> Iterator[AnyRelation]:
    """「三公经费」 over 「1、…」「2、…」「3、…」: the head is their sum."""
    for place, head in enumerate(ledger.lines):
        parts = _numbered_below(ledger.lines[place + 1 :])
        if _NESTED.match(head.name) or len(parts) < _FEWEST_PARTS:
            continue
        sums = [
            _sum(head.figures[column], text, [line.figures.get(column) for line in parts], words)
            for column, text in ledger.labels.items()
            if is_added(text) and _is_figure(head.figures.get(column))
        ]
        found = [each for each in sums if each is not None]
        if len(found) > 1:
            yield from _believed(found)


def _is_numbered(ledger: Ledger, parts: Sequence[Line]) -> bool:
    """Whether 序号 counts the rows: of a lone column, nothing else says that none is part of another."""
    serials = [column for column, text in ledger.labels.items() if "序号" in text]
    numbers = [
        figure.quantity.number
        for line in parts
        for column in serials[:1]
        if (figure := line.figures.get(column)) is not None and figure.quantity is not None
    ]
    return bool(serials) and numbers == list(range(1, len(parts) + 1))


def _numbered_below(lines: Sequence[Line]) -> list[Line]:
    """The rows numbered 1, 2, 3 … right below a head; rows of 其中 between them are theirs."""
    found: list[Line] = []
    for line in lines:
        match = _NUMBER.match(line.name)
        if match is not None and int(match[1]) == len(found) + 1:
            found.append(line)
        elif match is not None:
            break
    return found


def _believed(sums: Sequence[Sum]) -> Iterator[Sum]:
    holding = sum(judge(each).verdict is Verdict.CONSISTENT for each in sums)
    if len(sums) == 1 or holding * 2 >= len(sums):
        yield from sums


def _sum(total: Figure, text: str, parts: Sequence[Figure | None], words: Lexicon) -> Sum | None:
    figures = tuple(each for each in parts if each is not None)
    if len([each for each in figures if _is_figure(each)]) < _FEWEST_PARTS:
        return None
    check = {"weight": "weight-sum", "score": "score-sum"}.get(words.role("columns", text) or "")
    unit = total.quantity.unit if total.quantity else None
    counted = unit is not None and unit.dimension.startswith("count")
    check = check or ("count-mismatch" if counted else "sum-mismatch")
    return Sum(check, Basis.TOTAL_ROW, True, total, figures)


def _shares(ledger: Ledger, total: Line, parts: Sequence[Line]) -> Iterator[AnyRelation]:
    """占比 of each row in the total of one column: the one for which most rows are right."""
    for column, text in ledger.labels.items():
        if not _SHARE.search(text):
            continue
        ways = [
            [
                Ratio(
                    "ratio-mismatch",
                    Basis.HEADING_ROLES,
                    True,
                    line.figures[column],
                    (line.figures[amount],),
                    (total.figures[amount],),
                )
                for line in parts
                if _is_figure(line.figures.get(column)) and _is_figure(line.figures.get(amount))
            ]
            for amount, name in ledger.labels.items()
            if is_added(name) and _is_figure(total.figures.get(amount))
        ]
        held = [sum(judge(each).verdict is Verdict.CONSISTENT for each in way) for way in ways]
        best = max(held, default=0)
        if best >= _FEWEST_PARTS and len(ways[held.index(best)]) - best <= 1:
            yield from ways[held.index(best)]


def _is_figure(figure: Figure | None) -> bool:
    return figure is not None and figure.quantity is not None
