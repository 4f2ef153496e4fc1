"""Reads the relations and statements of a document's prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heji.claims.changes import changes
from heji.claims.claim import Claims
from heji.claims.grown import grown
from heji.claims.listings import listings
from heji.claims.named_lists import named_lists
from heji.claims.passages import scenes
from heji.claims.phrases.relate import phrased
from heji.claims.rates.document import Placed, amounts, distant_rates
from heji.claims.rates.elsewhere import settled, wholes
from heji.claims.rates.find import rates
from heji.claims.saved import savings
from heji.claims.scene import Mention, Scene
from heji.claims.statements import statements
from heji.claims.totals.composed import composed
from heji.claims.totals.marks import marks
from heji.claims.totals.of_which import of_which
from heji.claims.totals.programmes import division_sums, divisions
from heji.claims.totals.shared_out import shared_out
from heji.claims.totals.summed import summed
from heji.claims.workings.relate import workings
from heji.documents.document import Document
from heji.documents.figure import Figure
from heji.relations.relation import AnyRelation
from heji.relations.shape import shape
from heji.values.normalise import fold_for_figures


@dataclass(frozen=True, slots=True)
class Context:
    """What a passage may refer to in the rest of its document."""

    budgets: Sequence[Placed]  #: named by a role of the whole document
    wholes: Sequence[Figure]  #: all that can be the budget, sums of its sources too
    texts: Sequence[str]


def read_claims(document: Document) -> Claims:
    """Everything that paragraphs and cells of prose state.

    Args:
        document: as read; its soft-wrapped paragraphs are joined here.

    Returns:
        The relations that the words state, and each figure with what it is said of. A relation is
        certain only where the words leave no other reading.
    """
    prepared = list(scenes(document))
    context = Context(
        amounts(prepared, "full_year_budget"), wholes(prepared), [each.text for each in prepared]
    )
    relations = [each for scene in prepared for each in _relations(scene, context)]
    stated = (each for scene in prepared for each in statements(scene))
    return Claims(tuple(stated), tuple(relations))


def _relations(scene: Scene, context: Context) -> Iterator[AnyRelation]:
    """The relations of one passage, in the order of the finders."""
    printed = list(workings(scene))
    yield from (relation for relation, _, _ in printed)
    free = _outside(scene.mentions, [(start, end) for _, start, end in printed])
    worded = dict(shared_out(scene, free)) | dict(phrased(scene, free))
    yield from worded.values()
    said = {shape(each).stated[0].locator for each in worded.values()}
    others = _found(scene, free, context)
    yield from (each for each in others if shape(each).stated[0].locator not in said)


def _found(scene: Scene, free: Sequence[Mention], context: Context) -> Iterator[AnyRelation]:
    """What the finders of one kind of relation each see, whatever stands between the figures."""
    found = dict(rates(scene, free))
    for relation in found.values():
        yield from settled(relation, context.wholes)
    yield from distant_rates(scene, free, frozenset(found), context.budgets)
    divided = list(divisions(scene, free))
    for division in divided:
        yield from division_sums(scene, division, context.texts)
    taken = frozenset(index for division in divided for index in division.indexes)
    yield from of_which(scene, free, taken)
    yield from composed(scene, free)
    yield from summed(scene, free)
    yield from marks(scene, free)
    budgets = [place.figure(each) for place, each in context.budgets]
    yield from changes(scene, free, budgets)
    yield from savings(scene, free, context.wholes)
    yield from grown(scene, free)
    yield from listings(scene, fold_for_figures(scene.passage.text))
    yield from named_lists(scene)


def _outside(mentions: Sequence[Mention], spans: Sequence[tuple[int, int]]) -> list[Mention]:
    """The figures that are not part of a printed working, numbered anew."""
    kept: list[Mention] = []
    index = 0
    for mention in mentions:
        while index < len(spans) and spans[index][1] <= mention.start:
            index += 1
        if index < len(spans) and spans[index][0] < mention.end:
            continue
        kept.append(replace(mention, index=len(kept)))
    return kept
