"""Of all readings of a form the one that most of its relations agree with.

What one reading satisfies was a doubt of the reader and is no finding; what none satisfies is an
error of the document. Where two readings satisfy as much, the first one stays, and what rests on the
cells in question ends undecided.

A figure of a scan is read in another way only if all of this is so: the reader was less sure of it
than a figure must be to accuse anybody (`SURE`), so that nothing is taken back but what would have
ended undecided; the other text looks like what was read; the cell is one of the fewest whose change
makes all relations hold; after the change a relation leaves the cell no other value; and no other
doubtful cell could be the misread one. An error that is printed clearly therefore stays a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from heji.audit.arithmetic.doubtful import doubtful_places
from heji.audit.arithmetic.reckoning import judgements
from heji.audit.case import Reading
from heji.audit.competing.candidates import candidates, has_ground, has_rival
from heji.audit.competing.choice import Choice, Doubt
from heji.audit.competing.proposal import Proposal
from heji.audit.competing.standing import Name, Standing, as_sure, standing
from heji.audit.competing.two_units import with_one_unit
from heji.audit.competing.unit_choice import with_unit
from heji.documents.document import Block, Document, Table
from heji.documents.locator import Locator

#: Reads a changed document as the first one was read.
Reread = Callable[[Document], Reading]

#: So many changes are taken in one form: a form that needs more was not read at all.
MOST_CHOICES = 12
#: So many times one form is read anew. A reading takes some hundredths of a second.
MOST_READINGS = 80
#: How sure a cell is that can be read in two ways which satisfy equally many relations.
TIED = Decimal("0.5")


def settled(reading: Reading, reread: Reread) -> Reading:
    """The reading with the other readings taken that make more of its relations hold.

    Args:
        reading: the first reading of a form.
        reread: reads a document with other cells.

    Returns:
        The same reading where nothing was in doubt or no relation fails; else one whose document
        holds what was taken, with `choices` to say so.
    """
    reading = with_one_unit(with_unit(reading, reread), reread)
    if not has_ground(reading.document):
        return reading
    left = MOST_READINGS
    while True:
        before = standing(reading)
        proposals = list(islice(candidates(reading), left))
        left -= len(proposals)
        trials = [_tried(each, reading, reread) for each in proposals]
        better = [each for each in trials if each.standing.is_better(before)]
        best = next(_uncontested(better, before), None)
        if best is None or len(reading.choices) == MOST_CHOICES:
            tied = [each for each in trials if each.standing.ties(before)]
            return _with_ties(reading, before, [*better, *tied])
        reading = _taken(best, reading, before)


@dataclass(frozen=True, slots=True)
class _Trial:
    """A form read anew with a proposal in it."""

    proposal: Proposal
    first: Reading
    reading: Reading
    standing: Standing

    def contests(self, other: _Trial, before: Standing) -> bool:
        """Whether both explain the same, or change the same cells, and say different things."""
        if self.standing.meaning == other.standing.meaning:
            return False
        same_cells = set(self.proposal.old) & set(other.proposal.old)
        same = self.standing.mended(before) & other.standing.mended(before)
        return bool(same_cells or same)

    def is_sure(self, before: Standing) -> bool:
        """Whether nothing else can be printed there; always so of cells that are only moved."""
        if self.proposal.doubt is not Doubt.SIGNS:
            return True
        if self.standing.breaks(before):
            return False
        found = judgements(as_sure(self.reading))
        doubtful = doubtful_places(found, self.reading.document)
        confirmed = self.proposal.locator.whole not in doubtful
        return confirmed and not has_rival(self.proposal, self.first)


def _tried(proposal: Proposal, reading: Reading, reread: Reread) -> _Trial:
    after = replace(reread(proposal.apply(reading.document)), unsettled=reading.unsettled)
    return _Trial(proposal, reading, after, standing(after))


def _uncontested(trials: Sequence[_Trial], before: Standing) -> Iterator[_Trial]:
    """The trials with which no other one competes, those first that agree with most relations."""
    for each in sorted(trials, key=lambda one: -one.standing.balance):
        rivals = (other for other in trials if other.standing.balance >= each.standing.balance)
        if not any(each.contests(other, before) for other in rivals) and each.is_sure(before):
            yield each


def _taken(trial: _Trial, reading: Reading, before: Standing) -> Reading:
    proposal = trial.proposal
    choice = Choice(
        proposal.locator,
        proposal.doubt,
        proposal.read,
        proposal.taken,
        proposal.confidence,
        before.count,
        trial.standing.count,
    )
    return replace(trial.reading, choices=(*reading.choices, choice))


def _with_ties(reading: Reading, before: Standing, trials: Sequence[_Trial]) -> Reading:
    """The reading with doubt on all cells that equally good readings disagree about.

    Misread signs are left out: their cells are doubtful as they are.
    """
    moved = [each for each in trials if each.proposal.doubt is not Doubt.SIGNS]
    if not moved:
        return reading
    places = {cell.locator.whole for each in moved for cell in each.proposal.old}
    mended: set[Name] = set().union(*(each.standing.mended(before) for each in moved))
    places |= {place.whole for *_, stated in mended for place in stated}
    blocks = (_doubted(each, places) for each in reading.document.blocks)
    return replace(reading, document=replace(reading.document, blocks=tuple(blocks)))


def _doubted(block: Block, places: set[Locator]) -> Block:
    if not isinstance(block, Table):
        return block
    cells = (
        replace(each, confidence=min(each.confidence, TIED))
        if each.locator.whole in places
        else each
        for each in block.cells
    )
    return replace(block, cells=tuple(cells))
