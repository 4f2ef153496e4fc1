"""Reads the relations and statements of a document's prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from heji.claims.changes import changes
from heji.claims.claim import Claims
from heji.claims.listings import listings
from heji.claims.passages import scenes
from heji.claims.rates.document import Placed, amounts, distant_rates
from heji.claims.rates.find import rates
from heji.claims.scene import Mention, Scene
from heji.claims.statements import statements
from heji.claims.totals.of_which import of_which
from heji.claims.totals.programmes import division_sums, divisions
from heji.claims.totals.summed import summed
from heji.claims.workings.relate import workings
from heji.documents.document import Document
from heji.relations.relation import AnyRelation
from heji.values.normalise import fold_for_figures


def read_claims(document: Document) -> Claims:
    """Everything that paragraphs and cells of prose state.

    Args:
        document: as read; its soft-wrapped paragraphs are joined here.

    Returns:
        The relations that the words state, and each figure with what it is said of. A relation is
        certain only where the words leave no other reading.
    """
    prepared = list(scenes(document))
    budgets = amounts(prepared, "full_year_budget")
    texts = [scene.text for scene in prepared]
    relations: list[AnyRelation] = []
    for scene in prepared:
        relations.extend(_relations(scene, budgets, texts))
    stated = (each for scene in prepared for each in statements(scene))
    return Claims(tuple(stated), tuple(relations))


def _relations(
    scene: Scene, budgets: Sequence[Placed], texts: Sequence[str]
) -> Iterator[AnyRelation]:
    """The relations of one passage, in the order of the finders."""
    printed = list(workings(scene))
    yield from (relation for relation, _, _ in printed)
    free = _outside(scene.mentions, [(start, end) for _, start, end in printed])
    found = dict(rates(scene, free))
    yield from found.values()
    yield from distant_rates(scene, free, frozenset(found), budgets)
    divided = list(divisions(scene, free))
    for division in divided:
        yield from division_sums(scene, division, texts)
    taken = frozenset(index for division in divided for index in division.indexes)
    yield from of_which(scene, free, taken)
    yield from summed(scene, free)
    yield from changes(scene, free, [place.figure(each) for place, each in budgets])
    yield from listings(scene, fold_for_figures(scene.passage.text))


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
