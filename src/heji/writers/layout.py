"""Lines of styled text, broken to the width of a terminal by the rules of Chinese and Western text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

#: A run of Latin letters and digits stays whole (a figure is never broken), a Chinese character
#: stands alone, and closing punctuation is never parted from what it closes.
_UNIT = re.compile(
    r"\s+|(?:[「『（《“‘([]*(?:[0-9A-Za-z.,%+\-−×÷/=_#&:]+|.))[」』）》”’，。；：、！？…%‰)\]]*"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Some text in one style: error, warning, note, strong, faint, marked or plain."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of spans with its indentation in columns."""

    spans: tuple[Span, ...] = ()
    indent: int = 0

    @property
    def text(self) -> str:
        """The line without styles."""
        return (" " * self.indent + "".join(span.text for span in self.spans)).rstrip()


def columns(text: str) -> int:
    """How many columns of a terminal a text takes.

    >>> columns("预算abc")
    7
    """
    return sum(_columns_of(each) for each in text)


def _columns_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(line: Line, width: int, hanging: int = 2) -> Iterator[Line]:
    """The line broken into lines of at most `width` columns where a unit of text allows it.

    What follows the first line is indented `hanging` columns more.
    """
    room = max(width - line.indent, 20)
    current: list[Span] = []
    used, indent = 0, line.indent
    for unit, style in _units(line):
        size = columns(unit)
        if used + columns(unit.rstrip()) > room and current:
            yield Line(_joined(current), indent)
            indent, room = line.indent + hanging, max(width - line.indent - hanging, 20)
            current, used = [], 0
            if unit.isspace():
                continue
        current.append(Span(unit, style))
        used += size
    yield Line(_joined(current), indent)


def _units(line: Line) -> Iterator[tuple[str, str]]:
    for span in line.spans:
        for match in _UNIT.finditer(span.text):
            yield match.group(), span.style


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].style == span.style:
            joined[-1] = Span(joined[-1].text + span.text, span.style)
        else:
            joined.append(span)
    return tuple(joined)
