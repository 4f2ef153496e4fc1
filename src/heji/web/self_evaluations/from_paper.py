"""A self-evaluation that was filled in on paper: its rows are the declared ones, found by name.

What was declared, and what follows from other cells, is never taken from the paper. Where the paper
says otherwise, it is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from heji.documents.document import Document
from heji.documents.figure import Figure
from heji.forms import form as core
from heji.rubrics.evaluation.evaluation import Basis
from heji.web.filing.blocks import Blocks, blocks_of
from heji.web.filing.columns import COMPUTED, columns_of, put
from heji.web.filing.content import Content, Indicator, Task, Text, cell
from heji.web.filing.models import Filing
from heji.web.filing.reading_back import (
    ReadBack,
    Taker,
    amount_in,
    put_in,
    taker_of,
    tasks_in,
)
from heji.web.filing.selectors import present
from heji.web.self_evaluations.matching import matched, squeezed
from heji.web.self_evaluations.otherwise import told
from heji.web.self_evaluations.printed import parted
from heji.web.self_evaluations.scoring import scored

#: role of an entry -> column; reason, improvement and basis may stand together in one cell
_ENTRIES = (("result", "result"), ("weight", "weight"), ("evidence", "evidence"))
_WORDS = ("reason", "improvement", "basis")


def read(filing: Filing, form: core.Form, document: Document) -> ReadBack:
    """What a paper says of a self-evaluation, in the rows that it has.

    Args:
        filing: the self-evaluation.
        form: as read from the document.
        document: for what the reader was not sure of.
    """
    now = present(filing)
    found, taker = blocks_of(filing, now), taker_of(document)
    pairs = matched(now.indicators, form.indicators)
    rows = tuple(_indicator(each, pairs.get(each.id), found, taker) for each in now.indicators)
    content = Content(
        texts=tuple(_text(each, form, found, taker) for each in now.texts),
        money=tuple(
            amount_in(replace(each, amount=None, absence=""), form, taker)
            if found.is_typed(each, "amount")
            else each
            for each in now.money
        ),
        tasks=tuple(_tasks(now.tasks, form, found, taker)),
        indicators=rows,
    )
    content = _with_given_scores(filing, content, pairs, taker)
    said = tuple(told(filing, now, content, form, pairs))
    return ReadBack(content, taker.doubts, taker.places, document, said)


def _text(row: Text, form: core.Form, found: Blocks, taker: Taker) -> Text:
    figure = form.field(row.role)
    if not found.is_typed(row, "text"):
        return row
    if figure is None:
        return replace(row, text="")
    taker.note(row, "text", figure)
    return replace(row, text=figure.quote.strip())


def _indicator(
    row: Indicator, paper: core.Indicator | None, found: Blocks, taker: Taker
) -> Indicator:
    """The row with what the paper says in the cells that are typed, and nothing else in them."""
    typed = {
        each
        for each in columns_of(found, "indicator")
        if each not in COMPUTED and found.is_typed(row, each)
    }
    for column in typed:
        emptied = put(row, column, "")
        row = emptied if isinstance(emptied, Indicator) else row
    for column, figure in _said(paper):
        if column in typed:
            row = put_in(row, column, figure, taker)
    return row


def _said(paper: core.Indicator | None) -> Iterator[tuple[str, Figure]]:
    """The cells that a row of the paper fills."""
    if paper is None:
        return
    for role, column in _ENTRIES:
        figure = paper.entry(role)
        if figure is not None:
            yield column, figure
    for role in _WORDS:
        figure = paper.entry(role)
        if figure is not None:
            for column, words in parted(figure.quote, role).items():
                yield column, replace(figure, quote=words)


def _tasks(rows: tuple[Task, ...], form: core.Form, found: Blocks, taker: Taker) -> Iterator[Task]:
    """The tasks with the money and the results that the paper has under their names."""
    scratch = Taker(taker.document, unsure=taker.unsure)
    read_rows = list(tasks_in(form, scratch))
    results = {squeezed(each.name): each.entries for each in form.tasks}
    by_name = {squeezed(each.name): each for each in read_rows}
    for row in rows:
        read_row = by_name.get(squeezed(row.name))
        if read_row is None:
            yield replace(row, amount=None, fiscal=None, other=None, result="", executed=None)
            continue
        for column in ("amount", "fiscal", "other"):
            _moved(read_row, row, column, scratch, taker)
        amounts = {each: getattr(read_row, each) for each in ("amount", "fiscal", "other")}
        entries = {each.role: each.figure for each in results.get(squeezed(row.name), ())}
        result = entries.get("goal_result")
        if result is not None:
            taker.note(row, "result", result)
        words = "" if result is None else result.quote.strip()
        yield replace(row, **amounts, result=words, executed=None)


def _moved(read_row: Task, row: Task, column: str, scratch: Taker, taker: Taker) -> None:
    """Remembers place and doubt of a cell under the row of the form."""
    was, name = cell(read_row, column), cell(row, column)
    if was in scratch.places:
        taker.places[name] = scratch.places[was]
    if was in scratch.doubts:
        taker.doubts[name] = scratch.doubts[was]


def _with_given_scores(
    filing: Filing, content: Content, pairs: dict[int, core.Indicator], taker: Taker
) -> Content:
    """Scores of the paper where a person gives them; those that the rules compute are compared."""
    items = scored(filing, content).items
    rows = []
    for row in content.indicators:
        paper, item = pairs.get(row.id), items.get(row.id)
        figure = None if paper is None else paper.entry("score")
        if figure is not None and (item is None or item.basis is not Basis.COMPUTED):
            rows.append(put_in(row, "given_score", figure, taker))
        else:
            rows.append(row)
    return replace(content, indicators=tuple(rows))
