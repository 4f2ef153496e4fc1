"""Reads the tokens of a working as an expression (recursive descent, never evaluated as code).

expression := term (("+" | "-") term)*
term       := factor (("*" | "/") factor)*
factor     := words? ("-"? number | "(" expression ")") words?
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heji.claims.workings.tokens import Kind, Token
from heji.values.quantity import Quantity

#: Deeper brackets than this are no working that anybody prints.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Number:
    """A figure of a working with the words before it, which name it."""

    quantity: Quantity
    label: str = ""
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Two operands and the sign between them."""

    sign: str  #: "+", "-", "*" or "/"
    left: Node
    right: Node


Node = Number | Step


class NotAnExpression(ValueError):
    """The tokens are no expression of the grammar."""


def parse(listed: Sequence[Token]) -> Node:
    """The expression that all the tokens make.

    Raises:
        NotAnExpression: they make none.
    """
    reader = _Reader(listed)
    node = reader.expression(0)
    if reader.position != len(listed):
        raise NotAnExpression
    return node


class _Reader:
    def __init__(self, listed: Sequence[Token]) -> None:
        self.listed = listed
        self.position = 0

    def expression(self, depth: int) -> Node:
        node = self._term(depth)
        while sign := self._take_operator("+-"):
            node = Step(sign, node, self._term(depth))
        return node

    def _term(self, depth: int) -> Node:
        node = self._factor(depth)
        while sign := self._take_operator("*/"):
            node = Step(sign, node, self._factor(depth))
        return node

    def _factor(self, depth: int) -> Node:
        label = self._take_words()
        negative = not label and self._take_operator("-") is not None
        token = self._take()
        node: Node
        if token.kind is Kind.NUMBER and token.quantity is not None:
            node = Number(token.quantity, label, negative)
        elif token.kind is Kind.OPEN and depth < _DEEPEST and not negative:
            node = self.expression(depth + 1)
            if self._take().kind is not Kind.CLOSE:
                raise NotAnExpression
        else:
            raise NotAnExpression
        self._take_words()
        return node

    def _take(self) -> Token:
        if self.position >= len(self.listed):
            raise NotAnExpression
        self.position += 1
        return self.listed[self.position - 1]

    def _take_words(self) -> str:
        if self.position < len(self.listed) and self.listed[self.position].kind is Kind.WORDS:
            return self._take().text
        return ""

    def _take_operator(self, signs: str) -> str | None:
        if self.position >= len(self.listed):
            return None
        token = self.listed[self.position]
        if token.kind is not Kind.OPERATOR or token.text not in signs:
            return None
        self.position += 1
        return token.text
