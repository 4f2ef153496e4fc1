"""The sections of a report: the text under 存在的问题, 改进措施 … as fields of the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heji.documents.figure import Figure
from heji.forms.form import Field
from heji.forms.labels import unnumbered
from heji.forms.lexicon import Lexicon
from heji.forms.lines import Line
from heji.forms.tables.fields import inline_fields
from heji.values.quantity import Words

_KEPT = {"problems", "improvements", "goal", "grade"}
_LONGEST_FIELD = 80


def section_fields(lines: Sequence[Line], words: Lexicon) -> Iterator[Field]:
    """Fields for the sections whose heading the lexicon knows, up to the next heading."""
    heading: Line | None = None
    body: list[Line] = []
    for line in lines:
        if line.is_heading:
            if heading is not None and _role(heading, words):
                yield _field(heading, _role(heading, words), body)
            heading, body = line, []
        elif heading is not None:
            body.append(line)
    if heading is not None and _role(heading, words):
        yield _field(heading, _role(heading, words), body)


def line_fields(lines: Sequence[Line], words: Lexicon) -> Iterator[Field]:
    """Fields printed in lines of their own: 「单位名称:某局」 above or below the table."""
    for line in lines:
        if len(line.text) <= _LONGEST_FIELD:
            yield from inline_fields(line.text, line.locator, words)


def _role(heading: Line, words: Lexicon) -> str:
    role = words.role("fields", unnumbered(heading.text)) or ""
    return role if role in _KEPT else ""


def _field(heading: Line, role: str, body: Sequence[Line]) -> Field:
    text = "\n".join(line.text.strip() for line in body)
    place = body[0].locator if body else heading.locator
    figure = Figure(Words(text), place, heading.text.strip(), text)
    return Field(role, unnumbered(heading.text), figure)
