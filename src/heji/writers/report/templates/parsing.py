"""From the text of a template to its parts; whatever the language does not have is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from heji.writers.report.fields.scope import Schema
from heji.writers.report.templates.nodes import (
    Condition,
    Each,
    Literal,
    Node,
    Optional,
    Sentence,
    Template,
    Value,
)
from heji.writers.report.trouble import ReportError

_PIECE = re.compile(r"\{[^{}\n]*\}|[{}\[\]]|[^{}\[\]]+")
_EACH = re.compile(r"\{each ([\w.]+)(?:=([^\s{}=]+))? ?([^{}]*)\}")
_NAME = re.compile(r"\{([?!]?)([^\s{}?!]+)\}")
#: A sentence ends here, with the brackets and quotation marks that close behind it.
_SENTENCE_END = re.compile(r"(?<=[。！？])[”’」』）》]*(?![。！？”’」』）》])")
_END = "{end}"
#: What a message shows of the language.
_GRAMMAR = {"field": "{name}", "optional": "[ ]", "list": "{each name 、}…{end}"}


@dataclass(frozen=True, slots=True)
class Position:
    """Where a template stands."""

    file: str
    line: int

    def error(self, key: str, known: frozenset[str] = frozenset(), /, **words: str) -> ReportError:
        """What is wrong there."""
        return ReportError(key, self.file, self.line, sorted(known), **words)


def parse(text: str, schema: Schema, position: Position) -> Template:
    """Reads a template.

    Args:
        text: `全年执行数{executed.total}[，执行率{execution_rate.total}]。`
        schema: the names that it may use.
        position: where it stands, for errors.

    Raises:
        ReportError: a name that is not in the schema, or brackets that do not match.

    >>> schema = Schema(frozenset({"year"}))
    >>> parse("{year}年。", schema, Position("a.yaml", 1)).sentences
    (Sentence(parts=(Value(name='year'), Literal(text='年。'))),)
    """
    reading = _Reading(_pieces(text, position), position)
    template = reading.template(schema, until="")
    return template


def _pieces(text: str, position: Position) -> list[tuple[str, int]]:
    """The pieces with their lines."""
    found: list[tuple[str, int]] = []
    for match in _PIECE.finditer(text):
        line = position.line + text.count("\n", 0, match.start())
        found.append((match.group(), line))
    return found


@dataclass(slots=True)
class _Reading:
    """Goes through the pieces once."""

    pieces: list[tuple[str, int]]
    position: Position
    at: int = 0
    _line: int = field(default=0)

    def template(self, schema: Schema, until: str) -> Template:
        """Sentences up to the piece that ends this template."""
        sentences: list[Sentence] = []
        parts: list[Node] = []
        while (piece := self._next(until)) != until:
            if piece[0] in "{}[]":
                parts.append(self._node(piece, schema))
                continue
            *whole, rest = _split(piece)
            for each in whole:
                sentences.append(Sentence((*parts, Literal(each))))
                parts = []
            if rest:
                parts.append(Literal(rest))
        if parts:
            sentences.append(Sentence(tuple(parts)))
        return Template(tuple(sentences))

    def _next(self, until: str) -> str:
        if self.at == len(self.pieces):
            if until:
                raise self._here().error("unclosed", mark=until)
            return ""
        piece, self._line = self.pieces[self.at]
        self.at += 1
        return piece

    def _node(self, piece: str, schema: Schema) -> Node:
        if piece == "[":
            return Optional(self._until_bracket(schema))
        if match := _EACH.fullmatch(piece):
            return self._each(match, schema)
        match = _NAME.fullmatch(piece)
        if match is None or piece == _END:
            raise self._here().error("stray", mark=piece, **_GRAMMAR)
        sign, name = match.groups()
        if not sign:
            return Value(self._known(name, schema.values))
        return Condition(self._known(name, schema.names), sign == "?")

    def _until_bracket(self, schema: Schema) -> tuple[Node, ...]:
        parts: list[Node] = []
        while (piece := self._next("]")) != "]":
            parts.append(self._node(piece, schema) if piece[0] in "{}[]" else Literal(piece))
        return tuple(parts)

    def _each(self, match: re.Match[str], schema: Schema) -> Each:
        name, only, joiner = match.groups()
        self._known(name, frozenset(schema.lists))
        return Each(name, only or "", joiner, self.template(schema.lists[name], _END))

    def _known(self, name: str, known: frozenset[str]) -> str:
        if name not in known:
            raise self._here().error("unknown-field", known, found=name)
        return name

    def _here(self) -> Position:
        return Position(self.position.file, self._line or self.position.line)


def _split(text: str) -> list[str]:
    """A text cut behind each sentence; the last piece is what no mark ends, maybe nothing."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    starts = [0, *ends]
    return [text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True)]
