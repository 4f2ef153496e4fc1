"""An outline: the sections of a report with the templates of their sentences, read from YAML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from heji.rubrics.files.node import Mapping, Node, Scalar, Sequence, read_text
from heji.rubrics.files.trouble import RubricError
from heji.writers.report.fields.form_scope import schema as form_schema
from heji.writers.report.fields.scope import Schema
from heji.writers.report.templates.nodes import Template
from heji.writers.report.templates.parsing import Position, parse
from heji.writers.report.trouble import ReportError

_KEYS = ("heading", "text", "table", "charts", "each", "sections")
_TOP = ("title", "sections", "attachments")

#: The official numbering has four levels: 一、 (一) 1. (1)
DEEPEST = 4


class TableKind(StrEnum):
    """Tables that an outline can ask for."""

    SCORE_SUMMARY = "score_summary"  #: weight and score by block
    INDICATORS = "indicators"  #: every row of the form, on pages across
    MONEY = "money"  #: budget, spending and rate of every part


class ChartKind(StrEnum):
    """Charts that an outline can ask for."""

    EXECUTION = "execution"
    SCORES = "scores"
    TARGETS = "targets"


@dataclass(frozen=True, slots=True)
class Part:
    """One section of an outline, or one for each item of a list."""

    heading: Template
    text: tuple[Template, ...] = ()
    each: str = ""  #: the list of which every item has such a section
    tables: tuple[TableKind, ...] = ()
    charts: tuple[ChartKind, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """What a report says, and in which order."""

    title: Template
    parts: tuple[Part, ...]
    attachments: tuple[Part, ...]


def read_outline(text: str, file: str) -> Outline:
    """Reads an outline.

    Args:
        text: YAML, as `docs/reports.md` describes it.
        file: what messages call it.

    Raises:
        ReportError: it is no outline; the message says in which line, and what may have been meant.
    """
    try:
        top = read_text(text, file)
    except RubricError as error:
        trouble = error.troubles[0]
        raise ReportError("no-yaml", file, trouble.line) from error
    _check_keys(top, _TOP)
    title = top.get("title")
    if title is None:
        raise ReportError("no-title", file, top.line)
    names = form_schema()
    return Outline(
        _template(title, names),
        _parts(top.get("sections"), names, 1),
        _parts(top.get("attachments"), names, 1),
    )


def _parts(node: Node | None, names: Schema, level: int) -> tuple[Part, ...]:
    if node is None:
        return ()
    if level > DEEPEST:
        raise ReportError("too-deep", node.file, node.line)
    return tuple(_part(each, names, level) for each in _items(node))


def _part(node: Node, names: Schema, level: int) -> Part:
    if not isinstance(node, Mapping):
        raise ReportError("no-section", node.file, node.line)
    _check_keys(node, _KEYS)
    each = node.get("each")
    listed = _name(each, names.lists) if each is not None else ""
    inside = names.lists[listed] if listed else names
    heading = node.get("heading")
    if heading is None:
        raise ReportError("no-heading", node.file, node.line)
    return Part(
        heading=_template(heading, inside),
        text=tuple(_template(each, inside) for each in _items(node.get("text"))),
        each=listed,
        tables=tuple(TableKind(_name(each, TableKind)) for each in _items(node.get("table"))),
        charts=tuple(ChartKind(_name(each, ChartKind)) for each in _items(node.get("charts"))),
        parts=_parts(node.get("sections"), inside, level + 1),
    )


def _template(node: Node, names: Schema) -> Template:
    if not isinstance(node, Scalar):
        raise ReportError("no-text", node.file, node.line)
    return parse(node.text.strip(), names, Position(node.file, node.line))


def _items(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; one thing alone is a list of one."""
    if node is None:
        return ()
    return node.nodes if isinstance(node, Sequence) else (node,)


def _name(node: Node, known: Iterable[str]) -> str:
    names = tuple(str(each) for each in known)
    written = node.text if isinstance(node, Scalar) else ""
    if written not in names:
        raise ReportError("unknown-name", node.file, node.line, names, found=written)
    return written


def _check_keys(node: Mapping, known: tuple[str, ...]) -> None:
    for key, _ in node:
        if key.text not in known:
            raise ReportError("unknown-key", key.file, key.line, known, found=key.text)
