"""What a paper says otherwise than the form in cells that nobody types, and rows without a match."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from heji.documents.document import Document
from heji.documents.figure import Figure
from heji.forms import form as core
from heji.values.quantity import Quantity
from heji.values.reading import read_value
from heji.values.rounding import round_fraction
from heji.web.filing.blocks import Blocks, blocks_of
from heji.web.filing.columns import show, target
from heji.web.filing.content import Content, Indicator, cell
from heji.web.filing.figures import target_text
from heji.web.filing.models import Filing
from heji.web.filing.reading_back import Taker, Told, fen_of, figure_of, indicator_of
from heji.web.filing.selectors import labels
from heji.web.self_evaluations.explaining import TOTAL, computed
from heji.web.self_evaluations.matching import squeezed
from heji.web.self_evaluations.rubric_rows import EXECUTION

_LANGUAGE = "zh"  #: of an official form
_INDICATOR = "filing.column.indicator."


def told(
    filing: Filing,
    now: Content,
    content: Content,
    form: core.Form,
    pairs: dict[int, core.Indicator],
) -> Iterator[Told]:
    """Everything that the paper says and the form does not take.

    Args:
        filing: the self-evaluation.
        now: what it says.
        content: what it will say.
        form: the paper.
        pairs: the row of the paper for each row of the form.
    """
    found = blocks_of(filing, now)
    texts = {name: each.text for name, each in computed(filing, content, _LANGUAGE).items()}
    yield from _goal(now, form, found)
    yield from _money(filing, now, form, found, texts)
    for row in content.indicators:
        paper = pairs.get(row.id)
        if paper is None:
            if row.name:
                yield Told(row.name, "filing.told.missing", "", row.name)
        else:
            yield from _row(row, paper, found, texts)
    matched = {id(each) for each in pairs.values()}
    for each in form.indicators:
        if id(each) not in matched and each.name:
            yield Told(each.name, "filing.told.unmatched", each.name, "")
    total = form.total_score
    if total is not None and _differs(texts.get(TOTAL, ""), total):
        yield Told("", "filing.column.form.total", total.quote, texts.get(TOTAL, ""))


def _goal(now: Content, form: core.Form, found: Blocks) -> Iterator[Told]:
    for row in now.texts:
        figure = form.field(row.role)
        if figure is None or found.is_typed(row, "text") or not figure.quote.strip():
            continue
        if squeezed(figure.quote) != squeezed(row.text):
            yield Told("", f"filing.role.{row.role}", figure.quote.strip(), row.text)


def _money(
    filing: Filing, now: Content, form: core.Form, found: Blocks, texts: dict[str, str]
) -> Iterator[Told]:
    names = labels(filing.kind, filing.scope)
    for row in now.money:
        figure = figure_of(row, form)
        if figure is None or found.is_typed(row, "amount"):
            continue
        said = texts.get(cell(row, "amount")) or show(row, "amount")
        is_other = _differs(said, figure)
        if row.amount is not None:
            is_other = fen_of(figure)[0] not in (None, row.amount)
        if is_other:
            name = (
                f"{names.get(row.measure, row.measure)} {names.get('part.' + row.part, row.part)}"
            )
            yield Told(name, "", figure.quote, said)


def _row(
    row: Indicator, paper: core.Indicator, found: Blocks, texts: dict[str, str]
) -> Iterator[Told]:
    """Targets, weights and scores that are given."""
    declared = indicator_of(paper, Taker(Document("", "", "")))
    if row.section != EXECUTION:
        here, there = target_text(target(row)), target_text(target(declared))
        if there and squeezed(here) != squeezed(there):
            yield Told(row.name, f"{_INDICATOR}value", there, here)
    weight = paper.entry("weight")
    own_weight = show(row, "weight")
    is_given = weight is not None and not found.is_typed(row, "weight")
    if weight is not None and is_given and _differs(own_weight, weight):
        yield Told(row.name, f"{_INDICATOR}weight", weight.quote, own_weight)
    score, own = paper.entry("score"), texts.get(cell(row, "score"), "")
    if score is not None and row.score is None and _differs(own, score):
        yield Told(row.name, f"{_INDICATOR}score", score.quote, own)


def _differs(said: str, figure: Figure) -> bool:
    """Whether a figure of the paper is not what the form says, in as many decimals as it has."""
    quantity, own = figure.quantity, read_value(said)
    if quantity is None:
        return False
    if not isinstance(own, Quantity):
        return True
    exponent = quantity.number.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return round_fraction(Fraction(own.number), places) != quantity.number
