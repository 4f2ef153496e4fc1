"""The proposals that are worth reading the form anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heji.audit.arithmetic.blame.sets import smallest_sets
from heji.audit.arithmetic.doubtful import doubtful_places
from heji.audit.arithmetic.reckoning import judgements
from heji.audit.case import Reading
from heji.audit.competing.changing import is_open, mended_by, places_of
from heji.audit.competing.doubts import figures, rows, signs
from heji.audit.competing.proposal import Proposal
from heji.audit.competing.standing import as_sure
from heji.documents.document import Cell, Document
from heji.documents.locator import Locator
from heji.relations.judgement import Judgement
from heji.values.verdict import Verdict


def has_ground(document: Document) -> bool:
    """Whether anything in a document may have been read in another way: the quick look."""
    return any(
        rows.may_be_short(table)
        or any(signs.is_unsure(cell) for cell in table.cells)
        or next(figures.proposals(table), None) is not None
        for table in document.tables()
    )


def candidates(reading: Reading) -> Iterator[Proposal]:
    """The proposals that may make more relations of a form hold, the likeliest first.

    Nothing is proposed where no relation fails.
    """
    sure = as_sure(reading)
    found = [each for each in judgements(sure) if is_open(each)]
    if not found:
        return
    yield from _signs(reading, sure)
    concerned = {place.table for each in found for place in places_of(each)}
    tables = [each for each in reading.document.tables() if each.locator.table in concerned]
    for table in tables:
        yield from figures.proposals(table)
    for table in tables:
        yield from rows.proposals(table)


def has_rival(proposal: Proposal, reading: Reading) -> bool:
    """Whether something else may be printed that makes as many of the failing relations hold.

    It may be printed in another doubtful cell, or in the same one, where a rate has lost a digit.
    It need not look like what was read: one wrong or lost digit is enough.
    """
    sure = as_sure(reading)
    own = proposal.locator.whole
    mended = mended_by(own, proposal.taken, sure)
    contested = {place for each in mended for place in places_of(each)}
    return any(
        len(mended_by(place, text, sure)) >= len(mended)
        for cell in _unsure_cells(reading, sure)
        if (place := cell.locator.whole) in contested
        for text in signs.near(cell.text)
        if place != own or not signs.is_same(text, proposal.taken)
    )


def _signs(reading: Reading, sure: Reading) -> Iterator[Proposal]:
    blamed = _blamed(sure)
    for cell in _unsure_cells(reading, sure):
        place = cell.locator.whole
        for proposal in signs.proposals(cell):
            mended = mended_by(place, proposal.taken, sure)
            if mended and (place in blamed or _is_beyond_blame(proposal, mended)):
                yield proposal


def _is_beyond_blame(proposal: Proposal, mended: Iterable[Judgement]) -> bool:
    """Whether arithmetic blames no such cell: it was read as no figure, or with another sign."""
    if any(each.verdict is not Verdict.INCONSISTENT for each in mended):
        return True
    return signs.without_minus(proposal.read) == signs.without_minus(proposal.taken)


def _unsure_cells(reading: Reading, sure: Reading) -> list[Cell]:
    """Cells that may be misread and that no relation confirms, the least sure first."""
    found = judgements(sure)
    concerned = {place for each in found if is_open(each) for place in places_of(each)}
    places = doubtful_places(found, reading.document) & concerned
    cells = (each for table in reading.document.tables() for each in table.cells)
    unsure = (each for each in cells if signs.is_unsure(each))
    return sorted(
        (each for each in unsure if each.locator.whole in places),
        key=lambda each: each.confidence,
    )


def _blamed(sure: Reading) -> frozenset[Locator]:
    """The cells of the smallest sets whose change makes all relations hold."""
    return frozenset(
        place for repairs in smallest_sets(sure) for repair in repairs for place, _ in repair
    )
