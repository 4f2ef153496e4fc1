"""The sums that a score table claims: weights and scores of each level under the level above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from heji.documents.figure import Figure
from heji.forms.form import Field, ScoreNode
from heji.relations.relation import Basis, Sum

#: weights that the execution rate has in a form of a hundred points (财预〔2020〕10号 says 10)
_EXECUTION_WEIGHTS = (10, 15, 20)


def score_relations(tree: ScoreNode, *, has_loose_execution: bool = False) -> Iterator[Sum]:
    """Weight and score sums of a tree, level by level; the nearest printed figures below count.

    Args:
        tree: a score table.
        has_loose_execution: the form prints an execution rate that no row of the table marks. If
            the rows then lack just its weight, the total may count it: nothing is certain.
    """
    relations = [*_sums(tree, "weight"), *_sums(tree, "score")]
    if has_loose_execution and _lacks_execution(tree):
        totals = (tree.weight, tree.score)
        for each in relations:
            is_whole = any(each.total is total for total in totals)
            yield replace(each, certain=False) if is_whole else each
        return
    yield from relations


def _lacks_execution(tree: ScoreNode) -> bool:
    parts, whole = _nearest(tree, "weight")
    quantities = [part.quantity for part in parts]
    if not whole or not parts or None in quantities:
        return False
    stated = tree.weight.quantity.number if tree.weight and tree.weight.quantity else 100
    lacking = stated - sum(each.number for each in quantities if each is not None)
    return lacking in _EXECUTION_WEIGHTS


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
