"""Short constructors for small forms and claims, made by hand for the tests of the checks.

Every figure gets a place of its own (table 1, one row after the other) unless it is told one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from heji.audit.case import Dossier, Reading
from heji.claims.claim import Claims, Statement
from heji.documents.document import Block, Cell, Document, Paragraph, Table
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import (
    Entry,
    Field,
    Form,
    Indicator,
    IndicatorType,
    Kind,
    Money,
    ScoreNode,
    Task,
)
from heji.relations.habit import DEFAULT_HABIT, Habit
from heji.relations.relation import (
    AnyRelation,
    Basis,
    Count,
    Difference,
    Equal,
    Growth,
    Product,
    Ratio,
    Sum,
)
from heji.values.absence import Absence, Absent
from heji.values.quantity import Value
from heji.values.reading import find_quantities, read_value
from heji.values.units import find_unit

MISSING = Absent(Absence.MISSING)  #: there is no such cell

_rows = count(1)


def place(**parts: Any) -> Locator:
    """A locator; without parts a new row of table 1."""
    return Locator(**parts) if parts else Locator(table=1, row=next(_rows), column=1)


def figure(
    text: str | Value,
    label: str = "",
    *,
    unit: str = "",
    at: Locator | None = None,
    quote: str | None = None,
) -> Figure:
    """A figure as a form's cell holds it; `unit` is the one that the heading names."""
    if isinstance(text, str):
        return Figure(read_value(text, find_unit(unit)), at or place(), label, quote or text)
    return Figure(text, at or place(), label, quote or "")


def figures(*texts: str | Value, unit: str = "") -> tuple[Figure, ...]:
    """Several figures."""
    return tuple(figure(each, unit=unit) for each in texts)


def stated(sentence: str, index: int = 0, *, label: str = "", at: Locator | None = None) -> Figure:
    """A figure of a sentence: the one of that index, with the sentence as its quotation."""
    value = find_quantities(sentence)[index]
    where = (at or Locator(paragraph=next(_rows))).span(value.start, value.end)
    return Figure(value, where, label, sentence)


def figures_of(sentence: str, *, at: Locator | None = None) -> tuple[Figure, ...]:
    """All figures of a sentence."""
    where = at or Locator(paragraph=next(_rows))
    return tuple(
        Figure(each, where.span(each.start, each.end), "", sentence)
        for each in find_quantities(sentence)
    )


def money(
    text: str | Value,
    measure: str = "full_year_budget",
    part: str = "total",
    *,
    label: str = "",
    unit: str = "万元",
    at: Locator | None = None,
) -> Money:
    """An amount of a money block, in 万元 unless told otherwise."""
    return Money(measure, part, label or f"{measure} {part}", figure(text, label, unit=unit, at=at))


def indicator(
    name: str,
    *,
    kind: IndicatorType | None = None,
    levels: Sequence[str] = (),
    section: str = "performance",
    at: Locator | None = None,
    **entries: str | Value | Figure,
) -> Indicator:
    """A row of an indicator table: `indicator("培训人次", target="≥5次", result="6次", weight="10")`.

    Every keyword is a role of the glossary (target, result, weight, score, reason …).
    """
    rows = tuple(
        Entry(role, each if isinstance(each, Figure) else figure(each, name))
        for role, each in entries.items()
    )
    return Indicator(name, tuple(levels), kind, rows, figure(name, name, at=at), section)


def node(
    name: str,
    weight: str | Value | None = None,
    score: str | Value | None = None,
    *children: ScoreNode,
    level: int = 1,
) -> ScoreNode:
    """A node of a score tree."""
    return ScoreNode(
        name,
        level,
        None if weight is None else figure(weight, name),
        None if score is None else figure(score, name),
        children,
    )


def field(role: str, text: str, label: str = "") -> Field:
    """A labelled text of the form."""
    return Field(role, label or role, figure(text, label or role))


def task(name: str, amount: str | None = None) -> Task:
    """A task with its money in 万元."""
    return Task(name, figure(name), None if amount is None else figure(amount, name, unit="万元"))


def form(kind: Kind = Kind.PROJECT_SELF_EVALUATION, **parts: Any) -> Form:
    """A form; sequences may be given as lists."""
    given: dict[str, Any] = {"layout": None, "title": "", "organisation": "", "year": 2021}
    given.update(
        {name: tuple(each) if isinstance(each, list) else each for name, each in parts.items()}
    )
    return Form(kind, **given)


def claims(*relations: AnyRelation, statements: Sequence[Statement] = ()) -> Claims:
    """What the prose of a document states."""
    return Claims(tuple(statements), relations)


def paragraph(text: str, number: int = 1) -> Paragraph:
    """A paragraph of a document."""
    return Paragraph(text, Locator(paragraph=number))


def table(*rows: Sequence[str], number: int = 1) -> Table:
    """A table without merged cells; an empty text is a blank cell."""
    cells = tuple(
        Cell(row, column, text, Locator(table=number, row=row, column=column))
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
    )
    return Table(cells, len(rows), max(map(len, rows), default=0), Locator(table=number))


def document(*blocks: Block, path: str = "form.txt") -> Document:
    """A document that was read without problems."""
    return Document(path, path.rpartition(".")[2], "0" * 64, blocks)


def reading(
    form: Form | None = None,
    claims: Claims | None = None,
    document: Document | None = None,
    *,
    habit: Habit = DEFAULT_HABIT,
    id: str = "d1",
) -> Reading:
    """One document as the checks see it."""
    return Reading(
        id,
        document or Document("form.txt", "txt", "0" * 64),
        form or Form(Kind.UNKNOWN, None, "", "", None),
        claims or Claims(),
        habit,
    )


def dossier(*readings: Reading) -> Dossier:
    """Documents of one organisation and year."""
    return Dossier(readings)


def sum_of(
    total: Figure | str,
    *parts: Figure | str | Value,
    check: str = "sum-mismatch",
    unit: str = "",
    certain: bool = True,
    exhaustive: bool = True,
    basis: Basis = Basis.TOTAL_ROW,
) -> Sum:
    """A total with its parts; texts become cells under a heading with that unit."""
    return Sum(check, basis, certain, _figure(total, unit), _figures(parts, unit), exhaustive)


def equal(
    left: Sequence[Figure | str],
    right: Sequence[Figure | str],
    *,
    check: str = "sum-mismatch",
    unit: str = "",
    certain: bool = True,
) -> Equal:
    """Two splits of one whole."""
    return Equal(check, Basis.GROUPS, certain, _figures(left, unit), _figures(right, unit))


def ratio(
    rate: Figure | str,
    numerator: Figure | str | Value,
    denominator: Figure | str | Value,
    *,
    check: str = "ratio-mismatch",
    unit: str = "",
    certain: bool = True,
) -> Ratio:
    """A rate with the two figures that it is made of, which stand in that unit."""
    over, under = _figure(numerator, unit), _figure(denominator, unit)
    return Ratio(check, Basis.HEADING_ROLES, certain, _figure(rate, ""), (over,), (under,))


def growth(
    rate: Figure | str,
    new: Figure | str,
    base: Figure | str,
    *,
    unit: str = "",
    absolute: bool = False,
    certain: bool = True,
) -> Growth:
    """A growth rate with its new and its old figure."""
    new_figure, base_figure = _figure(new, unit), _figure(base, unit)
    return Growth(
        "ratio-mismatch",
        Basis.SENTENCE,
        certain,
        _figure(rate, ""),
        new_figure,
        base_figure,
        absolute,
    )


def difference(
    result: Figure | str,
    minuend: Figure | str,
    *subtrahends: Figure | str,
    unit: str = "",
    absolute: bool = False,
    certain: bool = True,
) -> Difference:
    """A remainder with what it was taken from."""
    return Difference(
        "sum-mismatch",
        Basis.SENTENCE,
        certain,
        _figure(result, unit),
        _figure(minuend, unit),
        _figures(subtrahends, unit),
        absolute,
    )


def product(result: Figure | str, *factors: Figure | str, certain: bool = True) -> Product:
    """A printed multiplication."""
    return Product(
        "ratio-mismatch", Basis.WORKING, certain, _figure(result, ""), _figures(factors, "")
    )


def listed(number: Figure | str, *items: str, certain: bool = True) -> Count:
    """A stated number of things with the things."""
    return Count("count-mismatch", Basis.LISTED, certain, _figure(number, ""), _figures(items, ""))


def _figure(given: Figure | str | Value, unit: str) -> Figure:
    return given if isinstance(given, Figure) else figure(given, unit=unit)


def _figures(given: Sequence[Figure | str | Value], unit: str) -> tuple[Figure, ...]:
    return tuple(_figure(each, unit) for each in given)
