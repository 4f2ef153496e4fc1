"""Makes the relation that one printed working states."""

from __future__ import annotations

from dataclasses import replace

from heji.claims.scene import Scene
from heji.claims.workings.find import Printed
from heji.claims.workings.grammar import Node, Number, Step
from heji.claims.workings.terms import factors, is_rate, terms
from heji.claims.workings.units import give_unit, shared_unit
from heji.documents.figure import Figure
from heji.relations.relation import (
    AnyRelation,
    Basis,
    Difference,
    Expression,
    Growth,
    Operation,
    Product,
    Ratio,
    Sum,
    Working,
)


class Maker:
    """Makes the relation of one working."""

    def __init__(self, scene: Scene, name: str, printed: Printed) -> None:
        self.scene = scene
        self.printed = printed
        self.result = self.figure(printed.result, name)
        self.check = "ratio-mismatch" if is_rate(printed.result) else "sum-mismatch"

    def figure(self, number: Number, label: str = "") -> Figure:
        """A number of the working as a figure."""
        quantity = number.quantity
        if number.negative:
            quantity = replace(quantity, number=-quantity.number, text=f"-{quantity.text}")
        return self.scene.place(quantity, number.label or label)

    def figures(self, numbers: list[Number]) -> tuple[Figure, ...]:
        """Several numbers as figures."""
        return tuple(self.figure(each) for each in numbers)

    def quotient(self, node: Step) -> AnyRelation:
        """A ÷ B, a growth (A − B) ÷ B, or something less simple."""
        over, under = terms(node.left), terms(node.right)
        if over is None or under is None:
            return self.working(node)
        unit = shared_unit([each for _, each in (*over, *under)])
        above = [(sign, give_unit(each, unit)) for sign, each in over]
        below = [(sign, give_unit(each, unit)) for sign, each in under]
        if all(sign == "+" for sign, _ in (*above, *below)):
            return Ratio(
                "ratio-mismatch",
                Basis.WORKING,
                self.is_certain_rate(),
                self.result,
                self.figures([each for _, each in above]),
                self.figures([each for _, each in below]),
            )
        return self.growth(above, below) or self.working(node)

    def growth(
        self, above: list[tuple[str, Number]], below: list[tuple[str, Number]]
    ) -> Growth | None:
        """(A − B) ÷ B, where the sign of the rate may be dropped."""
        if [sign for sign, _ in above] != ["+", "-"] or len(below) != 1:
            return None
        (_, new), (_, taken), (_, base) = *above, below[0]
        if taken.quantity.fraction != base.quantity.fraction or base.negative or new.negative:
            return None
        falls = new.quantity.fraction < base.quantity.fraction
        return Growth(
            "ratio-mismatch",
            Basis.WORKING,
            self.is_certain_rate(),
            self.result,
            self.figure(new),
            self.figure(base),
            absolute=falls and not self.printed.result.negative,
        )

    def is_certain_rate(self) -> bool:
        """A quotient without 「%」 and without 「×100%」 may be meant as a number of hundredths."""
        return is_rate(self.printed.result) or self.printed.result.quantity.number <= 1

    def sum(self, node: Step) -> AnyRelation:
        """A + B + C, A − B − C, or something less simple."""
        listed = terms(node)
        if listed is None:
            return self.working(node)
        unit = shared_unit([*(each for _, each in listed), self.printed.result])
        numbers = [give_unit(each, unit) for _, each in listed]
        signs = [sign for sign, _ in listed]
        result = self.figure(give_unit(self.printed.result, unit))
        shared = (self.check, Basis.WORKING, True)
        if set(signs) == {"+"}:
            return Sum(*shared, result, self.figures(numbers))
        if signs[0] == "+" and set(signs[1:]) == {"-"}:
            return Difference(*shared, result, self.figure(numbers[0]), self.figures(numbers[1:]))
        return self.working(node)

    def product(self, node: Step) -> AnyRelation:
        """A × B × C, or something less simple."""
        listed = factors(node)
        if listed is None:
            return self.working(node)
        has_rate = any(is_rate(each) for each in listed)
        check = "ratio-mismatch" if has_rate else self.check
        return Product(check, Basis.WORKING, True, self.result, self.figures(listed))

    def working(self, node: Step) -> Working:
        """Any other expression."""
        return Working(self.check, Basis.WORKING, True, self.result, self.tree(node))

    def tree(self, node: Node) -> Expression:
        """The expression with figures at its ends."""
        if isinstance(node, Number):
            return self.figure(node)
        return Operation(node.sign, self.tree(node.left), self.tree(node.right))
