"""Markdown (md): pipe tables and paragraphs.

Source: CommonMark 0.31 for paragraphs and headings, GitHub Flavored Markdown 4.10 for tables. Signs
that only say how a text looks are left out; merged cells are blank places, so the tables say
`has_spans=False`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from heji.documents.builder import Builder, Draft
from heji.documents.markup import blank_tags
from heji.documents.readers.text.characters import characters

_LINE_END = re.compile(r"\r\n|[\n\r\f]")
#: The row below the headings of a table: 「| --- | :-: |」.
_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_ITEM = re.compile(r"\s*(?:[-*+]\s+|\d+[.)]\s)")
_SETEXT = re.compile(r"=+|-{3,}|\*{3,}|_{3,}")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_BREAK = re.compile(r"<br\s*/?>", re.I)
#: Emphasis is looked for within a bounded length, so that stray signs cost no time.
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\]\[]*)\]\([^()\s]*\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LATIN = re.compile(r"[0-9A-Za-z,.;:)]$")


def read(data: bytes, builder: Builder) -> None:
    """Reads a Markdown file into the builder.

    Raises:
        UnreadableError: not text in an encoding that heji knows.
    """
    lines = _LINE_END.split(characters(data, builder).text.lstrip("\ufeff"))
    flow: list[str] = []
    number = 0
    while number < len(lines):
        line = _QUOTE.sub("", lines[number])
        if _starts_table(lines, number):
            _paragraph(flow, builder)
            number = _table(lines, number, builder)
            continue
        heading = _HEADING.match(line)
        if not line.strip() or _SETEXT.fullmatch(line.strip()) or _FENCE.match(line):
            _paragraph(flow, builder)
        elif heading or _ITEM.match(line):
            _paragraph(flow, builder)
            flow.append(line.strip().strip("#") if heading else line)
            if heading:
                _paragraph(flow, builder)
        else:
            flow.append(line)
        number += 1
    _paragraph(flow, builder)


def _starts_table(lines: Sequence[str], number: int) -> bool:
    """A row with a bar, and below it the rule that makes it the headings of a table."""
    if "|" not in lines[number] or number + 1 >= len(lines):
        return False
    below = lines[number + 1].strip()
    return "-" in below and _RULE.fullmatch(below) is not None


def _table(lines: Sequence[str], number: int, builder: Builder) -> int:
    """Adds the table that begins at a line; returns the line behind it."""
    rows = [_cells(lines[number])]
    number += 2
    while number < len(lines) and "|" in lines[number]:
        rows.append(_cells(lines[number]))
        number += 1
    columns = max(map(len, rows))
    drafts = (
        Draft(row, column, text)
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate((*texts, *[""] * (columns - len(texts))), start=1)
    )
    builder.table(drafts, len(rows), columns, has_spans=False)
    return number


def _cells(line: str) -> list[str]:
    parts = _BAR.split(line.strip())
    if parts and not parts[0].strip():
        parts = parts[1:]
    if len(parts) > 1 and not parts[-1].strip():
        parts = parts[:-1]
    return [_plain(each).strip() for each in parts]


def _plain(text: str) -> str:
    r"""A text without the signs of Markdown.

    >>> _plain("**合计** 5\\*2")
    '合计 5*2'
    """
    text = _STRONG.sub(r"\2", _LINK.sub(r"\1", _BREAK.sub("\n", text)))
    return _ESCAPED.sub(r"\1", blank_tags(text))


def _paragraph(flow: list[str], builder: Builder) -> None:
    """Ends the paragraph under way; between Chinese characters a line ends without a blank."""
    text = ""
    for line in flow:
        gap = " " if _LATIN.search(text) and _LATIN.match(line.strip()[:1]) else ""
        text += gap + line.strip()
    flow.clear()
    builder.paragraph(_plain(text))
