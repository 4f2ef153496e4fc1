"""What can stand behind a key: texts, figures, dates, formulas, units; each refused with its cure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from heji.rubrics.files.node import Mapping, Node, Scalar, Sequence
from heji.rubrics.files.trouble import RubricError, Trouble
from heji.rubrics.formulas.expression import Expression
from heji.rubrics.formulas.grammar import parse
from heji.rubrics.formulas.mistake import FormulaError
from heji.rubrics.rules.rule import NO_TEXT, Text
from heji.values.units import Unit, find_unit

_Kind = TypeVar("_Kind", bound=StrEnum)
_Read = TypeVar("_Read")
_INTEGER = re.compile(r"-?\d+", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def mapping(node: Node, key: str, allowed: Iterable[str]) -> Mapping:
    """A node as a mapping that has none but these keys.

    Raises:
        RubricError: it is no mapping, or has a key that means nothing here.
    """
    if not isinstance(node, Mapping):
        raise node.error("no-mapping", field=key)
    known = tuple(allowed)
    troubles = [
        trouble
        for name, _ in node
        if name.text not in known
        for trouble in name.error(
            "unknown-key", known, found=name.text, field=key, known=", ".join(known)
        ).troubles
    ]
    if troubles:
        raise RubricError(troubles)
    return node


def open_mapping(node: Node, key: str) -> Mapping:
    """A node as a mapping whose keys are names that the file chooses."""
    if not isinstance(node, Mapping):
        raise node.error("no-mapping", field=key)
    return node


def needed(table: Mapping, key: str, inside: str) -> Node:
    """What stands behind a key that must be there."""
    node = table.get(key)
    if node is None:
        raise table.error("missing-key", field=key, inside=inside)
    return node


def sequence(node: Node | None, key: str) -> tuple[Node, ...]:
    """The nodes of a list; none for None."""
    if node is None:
        return ()
    if not isinstance(node, Sequence):
        raise node.error("no-list", field=key)
    return node.nodes


def plain(node: Node, key: str) -> str:
    """A text on its own."""
    if not isinstance(node, Scalar):
        raise node.error("no-text", field=key)
    if node.is_nothing:
        raise node.error("nothing", field=key)
    return node.text


def optional(node: Node | None, key: str) -> str:
    """A text on its own; empty for None."""
    return "" if node is None else plain(node, key)


def plains(node: Node | None, key: str) -> tuple[str, ...]:
    """A list of texts; a single text is a list of one."""
    if isinstance(node, Scalar):
        return (plain(node, key),)
    return tuple(plain(each, key) for each in sequence(node, key))


def text(node: Node | None, key: str) -> Text:
    """A text for people: `{zh: …, en: …}`, or Chinese alone."""
    if node is None:
        return NO_TEXT
    if isinstance(node, Scalar):
        return Text(plain(node, key))
    table = mapping(node, key, ("zh", "en"))
    zh, en = table.get("zh"), table.get("en")
    return Text(plain(needed(table, "zh", key) if zh is None else zh, key), optional(en, key))


def integer(node: Node, key: str) -> int:
    """A whole number."""
    written = plain(node, key)
    if not _INTEGER.fullmatch(written):
        raise node.error("no-integer", found=written, field=key)
    return int(written)


def number(node: Node, key: str) -> Fraction:
    """A number without a unit."""
    written = plain(node, key)
    if not _NUMBER.fullmatch(written):
        raise node.error("no-number", found=written, field=key)
    return Fraction(written)


def truth(node: Node | None, key: str, default: bool = False) -> bool:
    """`true` or `false`."""
    if node is None:
        return default
    written = plain(node, key)
    if written not in ("true", "false"):
        raise node.error("no-truth", ("true", "false"), found=written, field=key)
    return written == "true"


def date(node: Node, key: str) -> datetime.date:
    """A day, `2021-01-31`."""
    written = plain(node, key)
    try:
        return datetime.date.fromisoformat(written)
    except ValueError as error:
        raise node.error("no-date", found=written, field=key) from error


def formula(node: Node, key: str) -> Expression:
    """A formula or a number with its unit."""
    written = plain(node, key)
    try:
        return parse(written)
    except FormulaError as error:
        trouble = Trouble(error.key, node.file, node.line, formula=error)
        raise RubricError([trouble]) from error


def optional_formula(node: Node | None, key: str) -> Expression | None:
    """A formula; None for None."""
    return None if node is None else formula(node, key)


def unit(node: Node | None, key: str) -> Unit | None:
    """A unit; None for None."""
    if node is None:
        return None
    written = plain(node, key)
    found = find_unit(written)
    if found is None:
        from heji.values.unit_words import words

        raise node.error("unknown-unit", tuple(words()), found=written, field=key)
    return found


def choice(node: Node | None, key: str, kinds: type[_Kind], default: _Kind | None = None) -> _Kind:
    """One of a fixed list of words."""
    if node is None and default is not None:
        return default
    assert node is not None  # noqa: S101 - callers give a default where the key may be absent
    written = plain(node, key)
    known = tuple(each.value for each in kinds)
    if written not in known:
        raise node.error("no-choice", known, found=written, field=key, known=", ".join(known))
    return kinds(written)


def each(nodes: Iterable[Node], read: Callable[[Node], _Read]) -> tuple[_Read, ...]:
    """Reads several nodes and refuses all that are wrong together.

    Raises:
        RubricError: with the troubles of every node.
    """
    done: list[_Read] = []
    troubles: list[Trouble] = []
    for node in nodes:
        try:
            done.append(read(node))
        except RubricError as error:
            troubles.extend(error.troubles)
    if troubles:
        raise RubricError(troubles)
    return tuple(done)
