"""Puts rows back under their heading where a text has lost which rows a merged cell covers.

In text taken from a page, the name of a merged cell stands on any row of its block, often the
middle one. The weights tell where the blocks begin: if the groups as read do not hold, and the rows
can be cut in exactly one way so that every group has the weight printed for it, that is how the
form reads. Otherwise nothing is moved.
"""

from __future__ import annotations

from decimal import Decimal

from heji.forms.indicators.branch import Branch, number_of

_MOST_CUTS = 200


def regroup(tree: Branch) -> None:
    """Moves rows between neighbouring groups of every level of a tree, where that is certain."""
    for branch in tree.children:
        regroup(branch)
    if len(tree.children) < 2 or not all(child.children for child in tree.children if child.weight):
        return
    groups = [child for child in tree.children if child.children]
    wanted = [number_of(group.weight) for group in groups]
    rows = [row for group in groups for row in group.children]
    weights = [number_of(row.weight) for row in rows]
    if None in wanted or None in weights:
        return
    sums = [sum((number_of(row.weight) or Decimal(0)) for row in g.children) for g in groups]
    if sums == wanted:
        return
    cuts = _cuts([each or Decimal(0) for each in wanted], [each or Decimal(0) for each in weights])
    if len(cuts) == 1:
        for group, (first, last) in zip(groups, cuts[0], strict=True):
            group.children = rows[first:last]


def _cuts(wanted: list[Decimal], weights: list[Decimal]) -> list[list[tuple[int, int]]]:
    """Every way to cut the rows into consecutive, non-empty groups of the wanted sums."""
    ways: list[list[tuple[int, int]]] = [[]]
    for sum_wanted in wanted:
        longer = []
        for way in ways:
            start = way[-1][1] if way else 0
            total = Decimal(0)
            for end in range(start, len(weights)):
                total += weights[end]
                if total == sum_wanted:
                    longer.append([*way, (start, end + 1)])
        ways = longer[:_MOST_CUTS]
    return [way for way in ways if way[-1][1] == len(weights)]
