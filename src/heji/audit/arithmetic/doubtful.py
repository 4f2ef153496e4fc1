"""Figures that a reader is not sure of, as in a scan: they confirm, but they accuse nobody.

A relation that holds confirms the reading of its figures, since a misread digit would break it. One
that fails may fail because of the reading, and stays undecided as long as a figure of it is
doubtful.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from heji.documents.document import Document
from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.relations.judgement import Judgement
from heji.relations.relation import Difference, Equal, Sum
from heji.relations.shape import shape
from heji.values.verdict import Verdict

#: A figure is sure when each sign of it was recognised with at least this confidence, of 1. On scanned
#: forms (docs/benchmarks.md) all but one right figure in seventy lie above it, the exceptions being
#: those under seals; a stroke that was read as 1 had up to 0.951, damaged figures less.
SURE = Decimal("0.95")

#: Last part of `reason.<reason>`.
REASON = "reading-doubtful"


def settled(judgements: Iterable[Judgement], document: Document) -> tuple[Judgement, ...]:
    """The judgements, those undecided that fail with a figure of doubtful reading.

    Args:
        judgements: of all relations of the document.
        document: whose cells and paragraphs say how sure their reading is.
    """
    found = tuple(judgements)
    doubtful = doubtful_places(found, document)
    if not doubtful:
        return found
    return tuple(_settled(each, doubtful) for each in found)


def doubtful_places(judgements: Iterable[Judgement], document: Document) -> frozenset[Locator]:
    """The cells and paragraphs whose reading is doubtful and that no relation confirms."""
    doubtful = frozenset(_unsure(document))
    if not doubtful:
        return doubtful
    confirmed = {figure.locator.whole for each in judgements for figure in _confirmed(each)}
    return doubtful - {each for each in confirmed if each.paragraph is None}


def _unsure(document: Document) -> Iterator[Locator]:
    for table in document.tables():
        yield from (each.locator.whole for each in table.cells if each.confidence < SURE)
    yield from (each.locator.whole for each in document.paragraphs() if each.confidence < SURE)


def _confirmed(judgement: Judgement) -> tuple[Figure, ...]:
    """The figures that could not be otherwise if a relation is to hold.

    A sum that holds to the last digit confirms all of them. A rate leaves room for other digits of
    its amounts, and confirms itself alone.
    """
    if judgement.verdict is not Verdict.CONSISTENT or judgement.is_partial:
        return ()
    relation = judgement.relation
    if not isinstance(relation, Sum | Equal | Difference):
        return shape(relation).stated
    exact = judgement.difference is not None and Decimal(judgement.difference) == 0
    return shape(relation).figures if exact else ()


def _settled(judgement: Judgement, doubtful: frozenset[Locator]) -> Judgement:
    if judgement.verdict is not Verdict.INCONSISTENT:
        return judgement
    places = {each.locator.whole for each in shape(judgement.relation).figures}
    if not places & doubtful:
        return judgement
    return replace(judgement, verdict=Verdict.UNDECIDED, reason=REASON)
