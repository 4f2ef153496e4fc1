"""Paragraphs that a person wrote for sections of a report: they stand there word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from heji.forms.labels import unnumbered
from heji.rubrics.files.node import Node, Scalar, Sequence, read_text
from heji.rubrics.files.trouble import RubricError
from heji.values.normalise import squeeze
from heji.writers.report.finding import text_of
from heji.writers.report.report import Paragraph, Report, Section
from heji.writers.report.trouble import ReportError

_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*\s*")
_YAML = (".yaml", ".yml")
#: Between the names of a section and of the one above it: 「综合评价分析/主要工作成效」.
_BELOW = "/"

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnSection:
    """What a person wrote for one section."""

    heading: str  #: as written, with or without its number
    line: int
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A file with paragraphs for sections."""

    file: str
    sections: tuple[OwnSection, ...]


def read_own_words(path: Path) -> OwnWords:
    """Reads a file of own paragraphs.

    YAML maps headings to a text or a list of texts; everything else is read as Markdown: a heading
    (`## 主要工作成效`) and below it the paragraphs, one a line. Empty lines are none.

    Args:
        path: the file.

    Raises:
        ReportError: it cannot be read, or is not of that shape.
    """
    text = text_of(path)
    reading = _of_yaml if path.suffix.lower() in _YAML else _of_markdown
    return OwnWords(str(path), tuple(reading(text, str(path))))


def with_own_words(report: Report, own: OwnWords) -> Report:
    """The report with a person's paragraphs in place of those that were made.

    Tables and charts of a section stay, and so do the sections below it.

    Raises:
        ReportError: the report has no such section, or several of that name.
    """
    named = dict(_named(report.sections, ()))
    chosen = {_find(each, named, own.file): each for each in own.sections}
    return replace(report, sections=_replaced(report.sections, (), chosen))


def _replaced(
    sections: tuple[Section, ...], above: Place, chosen: Mapping[Place, OwnSection]
) -> tuple[Section, ...]:
    made: list[Section] = []
    for section in sections:
        place = (*above, section.heading)
        below = _replaced(section.sections, place, chosen)
        blocks = section.blocks
        if place in chosen:
            figures = (each for each in blocks if not isinstance(each, Paragraph))
            blocks = (*map(Paragraph, chosen[place].paragraphs), *figures)
        made.append(replace(section, blocks=blocks, sections=below))
    return tuple(made)


def _named(sections: tuple[Section, ...], above: Place) -> Iterator[tuple[Place, Section]]:
    """Every section under the headings that lead to it."""
    for section in sections:
        place = (*above, section.heading)
        yield place, section
        yield from _named(section.sections, place)


def _find(own: OwnSection, named: Mapping[Place, Section], file: str) -> Place:
    wanted = [_key(each) for each in own.heading.split(_BELOW)]
    found = [
        place
        for place in named
        if [_key(each) for each in place[len(place) - len(wanted) :]] == wanted
    ]
    if not found:
        known = [each.name for each in named.values()]
        raise ReportError("unknown-heading", file, own.line, known, found=unnumbered(own.heading))
    if len(found) > 1:
        raise ReportError("same-heading", file, own.line, found=own.heading, count=str(len(found)))
    return found[0]


def _key(heading: str) -> str:
    return squeeze(unnumbered(heading))


def _of_markdown(text: str, file: str) -> Iterator[OwnSection]:
    heading, begun, lines = "", 0, list[str]()
    for number, line in enumerate(text.splitlines(), start=1):
        match = _HEADING.fullmatch(line.strip())
        if match is None:
            if line.strip() and not heading:
                raise ReportError("before-heading", file, number)
            lines.append(line)
            continue
        if heading and any(map(str.strip, lines)):
            yield OwnSection(heading, begun, _paragraphs(lines))
        heading, begun, lines = match.group(1), number, []
    if heading and any(map(str.strip, lines)):
        yield OwnSection(heading, begun, _paragraphs(lines))


def _of_yaml(text: str, file: str) -> Iterator[OwnSection]:
    try:
        top = read_text(text, file)
    except RubricError as error:
        raise ReportError("no-yaml", file, error.troubles[0].line) from error
    for key, node in top:
        texts = [_text(each) for each in (node.nodes if isinstance(node, Sequence) else (node,))]
        lines = [line for each in texts for line in each.splitlines()]
        if any(map(str.strip, lines)):
            yield OwnSection(key.text, key.line, _paragraphs(lines))


def _text(node: Node) -> str:
    if isinstance(node, Scalar):
        return "" if node.is_nothing else node.text
    raise ReportError("no-text", node.file, node.line)


def _paragraphs(lines: list[str]) -> tuple[str, ...]:
    return tuple(each.strip() for each in lines if each.strip())
