"""From a template and what the form holds to the text of a report."""

from __future__ import annotations

from heji.writers.report.fields.scope import Scope
from heji.writers.report.templates.nodes import (
    Condition,
    Each,
    Literal,
    Node,
    Optional,
    Template,
    Value,
)

#: Marks that are not printed behind a text of the form that brings its own full stop.
_YIELDING = "。；，、"
_CLOSING = "。！？；"


def fill(template: Template, scope: Scope) -> str | None:
    """The text of a template; None when each of its sentences lacks something.

    A sentence in which a name has no value is left out whole; an optional part alone.

    >>> from heji.writers.report.fields.scope import Schema
    >>> from heji.writers.report.templates.parsing import Position, parse
    >>> schema = Schema(frozenset({"executed", "rate"}))
    >>> template = parse("支出{executed}[，执行率{rate}]。结转{rate}。", schema, Position("", 1))
    >>> fill(template, Scope({"executed": "20万元"}))
    '支出20万元。'
    """
    filled = [_joined(each.parts, scope) for each in template.sentences]
    sentences = [each for each in filled if each is not None]
    return "".join(sentences) if any(sentences) else None


def _joined(parts: tuple[Node, ...], scope: Scope) -> str | None:
    written = ""
    for part in parts:
        said = _said(part, scope)
        if said is None:
            return None
        written = _behind(written, said) if isinstance(part, Literal) else written + said
    return written


def _said(part: Node, scope: Scope) -> str | None:
    match part:
        case Literal(text):
            return text
        case Value(name):
            return scope.values.get(name)
        case Condition(name, wanted):
            return "" if scope.has(name) is wanted else None
        case Optional(parts):
            return _joined(parts, scope) or ""
        case Each():
            return _each(part, scope)


def _each(part: Each, scope: Scope) -> str | None:
    items = scope.lists.get(part.name, ())
    filled = (
        fill(part.body, each)
        for each in items
        if not part.only or each.values.get("name") == part.only
    )
    written = ""
    for each in filled:
        if each:
            written = _behind(written, part.joiner) + each if written else each
    return written or None


def _behind(written: str, literal: str) -> str:
    """Words behind what is written: a text of the form that ends its own sentence keeps its mark."""
    if written and literal and written[-1] in _CLOSING and literal[0] in _YIELDING:
        return written + literal[1:]
    return written + literal
