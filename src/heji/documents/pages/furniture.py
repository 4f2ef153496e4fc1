"""Page headers, footers and page numbers, which are no part of the text.

Only lines at the edge of a page are looked at, from the edge inwards up to the first that belongs to
the text. A line is furniture when it counts pages, or when pages repeat it at the same place in no
larger print than the text: the title of a form that is printed on every page is larger.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from heji.documents.pages.lines import Line
from heji.documents.pages.page import Box
from heji.documents.pages.sheets import Sheet

#: Part of the page's height, at its upper and at its lower end, where furniture stands.
_ZONE = 0.13
#: Lines at about one height, in points.
_SAME_HEIGHT = 6.0
#: Part of the pages that repeat a line, odd and even pages having their own.
_OFTEN = 0.4
_PAGE_NUMBER = re.compile(
    r"[-—–－·•~]+\s*(?:\d{1,4}|[ivxlcIVXLC]{1,6})\s*[-—–－·•~]*"
    r"|第?\s*(?:\d{1,4}|[一二三四五六七八九十百]+)\s*页(?:\s*[,，/／]?\s*[（(]?共\s*(?:\d{1,4}|[一二三四五六七八九十百]+)\s*页[）)]?)?"
    r"|\d{1,4}\s*[/／]\s*\d{1,4}(?:\s*页)?"
    r"|(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?",
    re.I,
)
_DIGITS = re.compile(r"\d+")


def without_furniture(sheets: Sequence[Sheet]) -> None:
    """Takes page headers, footers and page numbers out of the lines of all pages."""
    body = _body_size(sheets)
    counts: Counter[tuple[str, int, int]] = Counter()
    for sheet in sheets:
        counts.update({key for line in sheet.lines for key in _keys(line)})
    needed = max(2, _OFTEN * len(sheets))

    def is_repeated(line: Line) -> bool:
        return line.size <= body + 1 and any(counts[key] >= needed for key in _keys(line))

    for sheet in sheets:
        for step in (1, -1):
            for line in list(_from_edge(sheet.lines[::step], sheet)):
                if not (_PAGE_NUMBER.fullmatch(line.text.strip()) or is_repeated(line)):
                    break
                sheet.lines.remove(line)


def _body_size(sheets: Sequence[Sheet]) -> float:
    """The size of most of the text outside tables, and at least that of small print."""
    sizes: Counter[int] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            sizes[round(line.size)] += len(line.text)
    return max(sizes.most_common(1)[0][0] if sizes else 0, 9)


def _from_edge(lines: Sequence[Line], sheet: Sheet) -> Iterator[Line]:
    """Lines in the zone at one edge, up to a table."""
    tables = [each.box for each in sheet.fragments]
    for line in lines:
        upper = line.box.y1 <= _ZONE * sheet.height
        lower = line.box.y0 >= (1 - _ZONE) * sheet.height
        if not upper and not lower:
            return
        if any(_lies_outside(box, line.box, upper) for box in tables):
            return
        yield line


def _lies_outside(table: Box, line: Box, upper: bool) -> bool:
    """Whether a table stands between a line and the edge of the page."""
    return table.y1 <= line.y0 if upper else table.y0 >= line.y1


def _keys(line: Line) -> list[tuple[str, int, int]]:
    """What makes two lines the same: the text without its figures, and the height, both ways."""
    text = _DIGITS.sub("0", line.text)
    level = line.box.y0 / _SAME_HEIGHT
    return [(text, 0, int(level)), (text, 1, round(level))]
