"""Splits cells that hold a numbered list, and pairs targets with the results of the same number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from heji.values.normalise import fold

_NUMBER = re.compile(r"(?:^|(?<=[\s。;)]))(?:[(]?(\d{1,2})[)]?[.、](?!\d)|[(](\d{1,2})[)])\s*")
_GAP = re.compile(r"[\s;]+")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list inside a cell: its number and its characters in the cell."""

    number: int
    start: int
    end: int
    text: str


def items(text: str) -> tuple[Item, ...]:
    """The items of a numbered list; none unless the numbers run 1, 2, 3 … from the start.

    >>> [item.text for item in items("1. 甲≥5个 2. 乙≥3家")]
    ['甲≥5个', '乙≥3家']
    >>> items("2021年完成3项")
    ()
    """
    marks: list[re.Match[str]] = []
    for match in _NUMBER.finditer(fold(text)):
        if int(match.group(1) or match.group(2)) == len(marks) + 1:
            marks.append(match)
    if not marks or text[: marks[0].start()].strip():
        return ()
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return tuple(
        _item(number, mark.end(), end, text)
        for number, (mark, end) in enumerate(zip(marks, ends, strict=True), start=1)
    )


def single(text: str) -> Item:
    """A cell that holds one item, its number taken off.

    >>> single("2.甲≥8个").text
    '甲≥8个'
    """
    match = _NUMBER.match(fold(text))
    return _item(1, match.end() if match else 0, len(text), text)


def results_for(count: int, text: str) -> tuple[Item, ...]:
    """The results in a cell for a list of `count` targets, in the same order.

    Numbered results pair by number. Unnumbered ones pair by order when there are just as many
    pieces between gaps outside brackets; otherwise there is no certain pairing and none is given.
    """
    numbered = items(text)
    if len(numbered) == count:
        return numbered
    pieces = _pieces(text)
    return pieces if len(pieces) == count else ()


def _pieces(text: str) -> tuple[Item, ...]:
    spans: list[tuple[int, int]] = []
    start, depth, last = 0, 0, 0
    folded = fold(text)
    for gap in _GAP.finditer(folded):
        between = folded[last : gap.start()]
        depth = max(0, depth + _opened(between) - _closed(between))
        last = gap.end()
        if depth == 0:
            spans.append((start, gap.start()))
            start = gap.end()
    spans.append((start, len(text)))
    found = [(first, end) for first, end in spans if text[first:end].strip()]
    return tuple(_item(number, *span, text) for number, span in enumerate(found, start=1))


def _opened(text: str) -> int:
    return sum(text.count(sign) for sign in "([{")


def _closed(text: str) -> int:
    return sum(text.count(sign) for sign in ")]}")


def _item(number: int, start: int, end: int, text: str) -> Item:
    while end > start and text[end - 1] in " \t\n\r\u3000;；":
        end -= 1
    return Item(number, start, end, text[start:end])
