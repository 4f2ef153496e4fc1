"""Finds the printed workings of a passage: what stands left and right of each equals sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from heji.claims.workings.grammar import NotAnExpression, Number, Step, parse
from heji.claims.workings.tokens import Kind, Token, tokens

#: A working is printed within so many tokens of its equals sign.
_REACH = 60


@dataclass(frozen=True, slots=True)
class Printed:
    """A working as printed: an expression, and the number that it is said to give."""

    expression: Step
    result: Number
    name: str  #: the words before the expression: 「政府采购执行率」
    start: int
    end: int


def printed_workings(text: str) -> Iterator[Printed]:
    """All workings of a folded text, in order.

    >>> [each.result.quantity.text for each in printed_workings("合格率:48/50×100%=96%,余略")]
    ['96%']
    """
    if "=" not in text and "≈" not in text:
        return
    for run, name in _runs(list(tokens(text, 0, len(text)))):
        yield from _in_run(run, name)


def _runs(listed: list[Token]) -> Iterator[tuple[list[Token], str]]:
    """The stretches between stops that hold an equals sign, each with the words before it."""
    run: list[Token] = []
    name = ""
    for token in (*listed, Token(Kind.STOP, "", 0, 0)):
        if token.kind is not Kind.STOP:
            run.append(token)
            continue
        if any(each.kind is Kind.EQUALS for each in run):
            yield run, name
        is_name = token.text in {":", "："} and len(run) == 1 and run[0].kind is Kind.WORDS
        name = run[0].text if is_name else ""
        run = []


def _in_run(run: list[Token], name: str) -> Iterator[Printed]:
    sides: list[list[Token]] = [[]]
    for token in run:
        if token.kind is Kind.EQUALS:
            sides.append([])
        else:
            sides[-1].append(token)
    result: Number | None = None
    found: list[Printed] = []
    for left, right in reversed(list(pairwise(sides))):
        result = _result(right) or (result if _expression(right, whole=True) else None)
        expression = _expression(left)
        if result is not None and expression is not None:
            node, start = expression
            found.append(Printed(node, result, name, start, result.quantity.end))
    yield from reversed(found)


def _result(side: list[Token]) -> Number | None:
    """The number at the beginning of a side, unless it begins a longer expression."""
    head = side[:4]
    label = ""
    if head and head[0].kind is Kind.WORDS:
        label, head = head[0].text, head[1:]
    negative = bool(head) and head[0].kind is Kind.OPERATOR and head[0].text == "-"
    head = head[1:] if negative else head
    if not head or head[0].kind is not Kind.NUMBER or head[0].quantity is None:
        return None
    if len(head) > 1 and head[1].kind is Kind.OPERATOR:
        return None
    return Number(head[0].quantity, label, negative)


def _expression(side: list[Token], *, whole: bool = False) -> tuple[Step, int] | None:
    """The longest expression with a sign in it at the end of a side."""
    begin = 0 if whole else max(0, len(side) - _REACH)
    for index in range(begin, len(side)):
        before = side[index - 1].kind if index else Kind.STOP
        if before in (Kind.OPERATOR, Kind.OPEN):
            continue
        try:
            node = parse(side[index:])
        except NotAnExpression:
            if whole:
                return None
            continue
        return (node, side[index].start) if isinstance(node, Step) else None
    return None
