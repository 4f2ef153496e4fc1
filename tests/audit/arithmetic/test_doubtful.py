"""A figure of doubtful reading accuses nobody, and a relation that holds confirms it."""

from __future__ import annotations

from decimal import Decimal

from heji.audit.arithmetic.doubtful import SURE, doubtful_places
from heji.audit.arithmetic.reckoning import judgements
from heji.audit.case import Reading
from heji.documents.document import Cell, Document, Paragraph, Table
from heji.documents.locator import Locator
from heji.relations.relation import AnyRelation
from heji.values.verdict import Verdict
from tests.audit.building import figure, form, ratio, reading, sum_of

DOUBTFUL = SURE - Decimal("0.001")


def cell(row: int, text: str, confidence: Decimal) -> Cell:
    place = Locator(page=1, table=1, row=row, column=1, box=("1", "2", "3", "4"))
    return Cell(row, 1, text, place, confidence=confidence)


def scanned(*cells: Cell, relations: list[AnyRelation]) -> Reading:
    table = Table(cells, len(cells), 1, Locator(page=1, table=1))
    document = Document("a.png", "png", "0" * 64, (table,))
    return reading(form(relations=relations), document=document)


def total(texts: list[str], sure: list[bool]) -> Reading:
    cells = [
        cell(row, text, Decimal(1) if each else DOUBTFUL)
        for row, (text, each) in enumerate(zip(texts, sure, strict=True), 1)
    ]
    first, *rest = (figure(each.text, at=each.locator, unit="万元") for each in cells)
    return scanned(*cells, relations=[sum_of(first, *rest)])


def verdicts(made: Reading) -> list[tuple[Verdict, str | None]]:
    return [(each.verdict, each.reason) for each in judgements(made)]


def test_a_sum_that_fails_with_a_doubtful_figure_is_undecided() -> None:
    made = total(["100", "40", "50"], [True, False, True])
    assert verdicts(made) == [(Verdict.UNDECIDED, "reading-doubtful")]


def test_a_sum_that_fails_with_sure_figures_is_wrong() -> None:
    assert verdicts(total(["100", "40", "50"], [True] * 3)) == [(Verdict.INCONSISTENT, None)]


def test_a_sum_that_holds_confirms_its_doubtful_figures() -> None:
    made = total(["100", "40", "60"], [False, False, True])
    assert verdicts(made) == [(Verdict.CONSISTENT, None)]
    assert not doubtful_places(judgements(made), made.document)


def test_a_figure_that_one_relation_confirms_can_prove_another_wrong() -> None:
    cells = [
        cell(row, text, DOUBTFUL if row == 2 else Decimal(1))
        for row, text in enumerate(["100", "40", "60", "50"], 1)
    ]
    whole, first, second, other = (figure(each.text, at=each.locator) for each in cells)
    made = scanned(*cells, relations=[sum_of(whole, first, second), sum_of(other, first)])
    assert [verdict for verdict, _ in verdicts(made)] == [
        Verdict.CONSISTENT,
        Verdict.INCONSISTENT,
    ]


def test_a_rate_confirms_itself_but_not_its_amounts() -> None:
    cells = [cell(row, text, DOUBTFUL) for row, text in enumerate(["33.3%", "1000.4", "3001.1"], 1)]
    rate, part, whole = (figure(each.text, at=each.locator) for each in cells)
    made = scanned(*cells, relations=[ratio(rate, part, whole)])
    assert verdicts(made) == [(Verdict.CONSISTENT, None)]
    left = doubtful_places(judgements(made), made.document)
    assert sorted(each.row or 0 for each in left) == [2, 3]


def test_prose_of_doubtful_reading() -> None:
    place = Locator(page=1, paragraph=1)
    document = Document(
        "a.png", "png", "0" * 64, (Paragraph("共3项", place, DOUBTFUL), Paragraph("共4项", place))
    )
    assert doubtful_places((), document) == {place.span(1, 2).whole}
