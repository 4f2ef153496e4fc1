"""The flat forms of an expression: a sum of numbers, a product of numbers."""

from __future__ import annotations

from heji.claims.workings.grammar import Node, Number


def is_rate(number: Number) -> bool:
    """Whether a number is a share or percentage."""
    unit = number.quantity.unit
    return unit is not None and unit.dimension == "ratio"


def terms(node: Node, sign: str = "+") -> list[tuple[str, Number]] | None:
    """A sum of numbers as a list with signs; None if it holds products."""
    if isinstance(node, Number):
        return [(sign, node)]
    if node.sign not in "+-":
        return None
    other = {"+": "-", "-": "+"}[sign] if node.sign == "-" else sign
    left, right = terms(node.left, sign), terms(node.right, other)
    return None if left is None or right is None else left + right


def factors(node: Node) -> list[Number] | None:
    """A product of numbers as a list; None if it holds anything else."""
    if isinstance(node, Number):
        return [node]
    if node.sign != "*":
        return None
    left, right = factors(node.left), factors(node.right)
    return None if left is None or right is None else left + right
