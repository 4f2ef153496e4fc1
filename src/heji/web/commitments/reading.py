"""Finds what a self-evaluation promises, with the reader of figures in prose (`heji.claims`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heji.claims.claim import Statement
from heji.claims.read import read_claims
from heji.documents.document import Document, Paragraph
from heji.documents.locator import Locator
from heji.forms.form import Entry, Indicator
from heji.targets.asking import aims
from heji.values.quantity import Quantity
from heji.values.units import find_unit, same_kind
from heji.web.filing import content as rows
from heji.web.filing.blocks import blocks
from heji.web.filing.content import Content, cell
from heji.web.filing.models import Filing

#: Words of a row that tell what is planned.
_COLUMNS = ("improvement", "note")
_PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure that a form seems to promise; nothing of it counts before somebody confirms it."""

    cell: str
    start: int  #: first character of the figure in the cell
    name: str  #: of the row that it stands at, "" of a text of its own
    quote: str  #: the sentence
    printed: str  #: the figure: 「突破380家」
    subject: str  #: what the words count or measure
    measured: str  #: the indicator of the row, where it has the unit of the figure
    sign: str
    value: int
    places: int
    unit: str
    year: int  #: that the words name, or the year after the form's


@dataclass(frozen=True, slots=True)
class _Passage:
    cell: str
    text: str
    row: rows.Indicator | None = None


def proposals(filing: Filing, content: Content) -> tuple[Proposal, ...]:
    """Every promised figure of a form, in its order.

    Promised is what the words intend (力争, 确保, 明年 …) or bound, or what they state of a later
    year. Ranks, ranges and numbers that cannot be read are left out: nothing can be held against
    them exactly.
    """
    return tuple(
        made
        for passage in _passages(filing, content)
        for statement in _statements(passage.text)
        if (made := _proposal(passage, statement, filing.year)) is not None
    )


def _passages(filing: Filing, content: Content) -> Iterator[_Passage]:
    """The texts of those who filled the form in, without what they took over."""
    given = blocks(filing.kind, filing.scope).given
    for row in content.indicators:
        for column in _COLUMNS:
            if words := getattr(row, column):
                yield _Passage(cell(row, column), words, row)
    for text in content.texts:
        if text.text and f"text.{text.role}" not in given:
            yield _Passage(cell(text, "text"), text.text)


def _statements(text: str) -> tuple[Statement, ...]:
    prose = Document("", "web", "", (Paragraph(text, Locator(paragraph=1)),))
    return read_claims(prose).statements


def _proposal(passage: _Passage, statement: Statement, year: int) -> Proposal | None:
    quantity = statement.figure.quantity
    if quantity is None or quantity.is_rank or quantity.upper is not None:
        return None
    named = int(statement.period[:4]) if statement.period[:4].isdigit() else 0
    if _PLANNED not in statement.qualifier.split("+") and named <= year:
        return None
    row = passage.row
    has_unit = row is not None and same_kind(find_unit(row.unit), quantity.unit)
    return Proposal(
        cell=passage.cell,
        start=statement.figure.locator.start or 0,
        name="" if row is None else row.name,
        quote=statement.figure.quote,
        printed=quantity.text,
        subject=statement.subject,
        measured=row.name if row is not None and has_unit else "",
        sign=_sign(statement, row, quantity),
        value=int(quantity.number.scaleb(quantity.places)),
        places=quantity.places,
        unit=quantity.unit.name if quantity.unit else "",
        year=max(named, year + 1),
    )


def _sign(statement: Statement, row: rows.Indicator | None, quantity: Quantity) -> str:
    """How the result has to compare: as printed, or as the name of what is counted lets expect."""
    name = statement.subject or ("" if row is None else row.name)
    asked = Indicator(name, (), None, (Entry("target", statement.figure),), statement.figure)
    found = aims(asked)
    return (found[0].comparison if found else quantity.comparison).value
