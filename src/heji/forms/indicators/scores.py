"""The sums that a score table claims: weights and scores of each level under the level above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from heji.documents.figure import Figure
from heji.forms.form import Field, ScoreNode
from heji.relations.relation import Basis, Sum


def score_relations(tree: ScoreNode) -> Iterator[Sum]:
    """Weight and score sums of a tree, level by level; the nearest printed figures below count."""
    yield from _sums(tree, "weight")
    yield from _sums(tree, "score")


def _sums(node: ScoreNode, mark: str) -> Iterator[Sum]:
    own = _mark(node, mark)
    if own is not None and node.children:
        parts, whole = _nearest(node, mark)
        if len(parts) > 1 or (parts and whole):
            check = f"{mark}-sum"
            certain = whole and own.quantity is not None
            yield Sum(check, Basis.LEVELS, certain, own, tuple(parts))
    for child in node.children:
        yield from _sums(child, mark)


def _nearest(node: ScoreNode, mark: str) -> tuple[list[Figure], bool]:
    """The nearest marks below a node, and whether every branch has one."""
    found: list[Figure] = []
    whole = True
    for child in node.children:
        own = _mark(child, mark)
        if own is not None and (own.quantity is not None or not child.children):
            found.append(own)
            continue
        below, complete = _nearest(child, mark)
        found.extend(below)
        whole = whole and complete and bool(below)
    return found, whole


def _mark(node: ScoreNode, mark: str) -> Figure | None:
    return node.weight if mark == "weight" else node.score


def with_printed_total(trees: Sequence[ScoreNode], fields: Sequence[Field]) -> list[ScoreNode]:
    """A form with one score table and no total row may print the total as a field (自评总分)."""
    total = next((each.figure for each in fields if each.role == "total_score"), None)
    if total is None or total.quantity is None or len(trees) != 1 or trees[0].score is not None:
        return list(trees)
    return [replace(trees[0], name=total.label, score=total)]
