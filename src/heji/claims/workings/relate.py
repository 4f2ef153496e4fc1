"""Turns a printed working into the relation that it states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from heji.claims.scene import Scene
from heji.claims.workings.find import Printed, printed_workings
from heji.claims.workings.grammar import Node, Step
from heji.claims.workings.maker import Maker
from heji.claims.workings.units import is_hundred_percent, percent_result
from heji.relations.relation import AnyRelation


def workings(scene: Scene) -> Iterator[tuple[AnyRelation, int, int]]:
    """The relations that the workings of a passage state, with the span of each."""
    for printed in printed_workings(scene.text):
        relation = _relation(scene, printed)
        if relation is not None:
            yield relation, printed.start, printed.end


def _relation(scene: Scene, printed: Printed) -> AnyRelation | None:
    node, is_percent = without_hundred(printed.expression)
    result = printed.result
    if is_percent:
        result = percent_result(result)
    if not isinstance(node, Step):
        return None
    made = Maker(scene, printed.name, replace(printed, result=result))
    if node.sign == "/":
        return made.quotient(node)
    if node.sign == "*":
        return made.product(node)
    return made.sum(node)


def without_hundred(node: Node) -> tuple[Node, bool]:
    """The expression without the 「×100%」 that only announces a percentage."""
    if isinstance(node, Step) and node.sign == "*":
        if is_hundred_percent(node.right) and isinstance(node.left, Step):
            return node.left, True
        if is_hundred_percent(node.left) and isinstance(node.right, Step):
            return node.right, True
    return node, False
