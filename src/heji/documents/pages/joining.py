"""Lines put together to text by the rules of Chinese print.

Between Chinese characters a line ends without a blank. Where the next word would still have had room
on the line before, the writer began a new line. A long number in a narrow cell goes on in the next
line; two numbers one below the other stay two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from heji.documents.pages.lines import Line
from heji.documents.prose import begins_item
from heji.values.reading import find_quantities

#: A number at the end and at the beginning of a line.
_TAIL = re.compile(r"[0-9][0-9,.]*$")
_HEAD = re.compile(r"[0-9,.][0-9,.]*")
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_LATIN = re.compile(r"[0-9A-Za-z]")
#: A word of Latin letters is broken only at a hyphen; it keeps it.
_OPEN = re.compile(r"[-/,.:(]$")
#: Room, in sizes of the font, that a typesetter may leave rather than squeeze a character in.
_SLACK = 0.35
#: Room that may be left so, in sizes of the font and as a part of the whole.
_RAGGED, _LITTLE, _HALF = 4.0, 0.25, 0.5
#: A working goes on where a sign of it stands at the end of a line, or at the beginning.
_OPERATOR_FIRST = re.compile(r"[×*＊÷/／+＋=＝%％‰)）]")
_OPERATOR_LAST = re.compile(r"[×*＊÷/／+＋=＝(（]$")
_END = re.compile(r"[。；;：:！!？?][”’\"'）)】」』]*$")
_DIGITS = re.compile(r"[0-9,.]+")
#: A rate that a program broke before its second decimal: 「…=96.0 | 0%×4」.
_RATE_TAIL, _RATE_HEAD = re.compile(r"[=＝×*÷/]\s?\d+\.\d$"), re.compile(r"\d[%％]")
_PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"), ("「", "」"))
#: Characters that may belong to a unit.
_LONGEST_UNIT = 6
#: Characters of a line of a label that is written downwards.
_DOWNWARDS = 2


@dataclass(frozen=True, slots=True)
class Room:
    """The place that lines have: from left to right, without the margins of the cell."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    def left_over(self, line: Line) -> float:
        """How much room a line leaves at its end."""
        free = self.width - line.box.width
        before = line.box.x0 - self.left
        after = self.right - line.box.x1
        centred = before > line.size / 2 and abs(before - after) < line.size
        return max(free if centred else min(free, after), 0.0)


def text_of(lines: Sequence[Line], room: Room) -> str:
    r"""The text of a cell; a line break stays where its writer set one.

    >>> from heji.documents.pages.page import Box
    >>> def line(text, y):
    ...     return Line(text, Box(0, y, 6 * len(text), y + 10), 10, 6, False)
    >>> text_of([line("1,234,", 0), line("567.00", 12)], Room(0, 40))
    '1,234,567.00'
    >>> text_of([line("95.5", 0), line("98.2", 12)], Room(0, 40))
    '95.5\n98.2'
    """
    if not lines:
        return ""
    if _is_downwards(lines):
        return "".join(line.text for line in lines)
    number = _broken_number(lines, room)
    text = "".join(line.text for line in lines[: number or 1])
    sign = "\n"  # what stands before the line
    for one, two in pairwise(lines[max(number - 1, 0) :]):
        sign = "" if not sign and _is_cut_figure(one, two) else between(one, two, room)
        text += sign + two.text
    return text


def _is_cut_figure(one: Line, two: Line) -> bool:
    """Whether a lone figure that went on from a text has its unit at the beginning of the next line.

    Programs may leave such a figure alone although its unit had room: 「…得 | 8 | 分,…」.
    """
    if not _DIGITS.fullmatch(one.text) or _LATIN.match(two.text):
        return False
    found = next(iter(find_quantities(one.text + two.text[:_LONGEST_UNIT])), None)
    return found is not None and found.unit is not None and found.end > len(one.text)


def _broken_number(lines: Sequence[Line], room: Room) -> int:
    """How many lines at the beginning are parts of one long number in a narrow cell."""
    found, whole = 0, ""
    for number, line in enumerate(lines, start=1):
        if not _DIGITS.fullmatch(line.text):
            break
        whole += line.text
        if number > 1 and _NUMBER.fullmatch(whole):
            found = number
        if not _is_full(line, room):
            break
    return found


def _is_full(line: Line, room: Room) -> bool:
    """Whether one more digit would have had no room."""
    digit = line.box.width / max(len(line.text), 1)
    return room.left_over(line) <= max(digit, line.size / 2) + _SLACK * line.size


def _is_downwards(lines: Sequence[Line]) -> bool:
    """A label written downwards, one or two characters a line."""
    return len(lines) > _DOWNWARDS and all(
        len(line.text) <= _DOWNWARDS and not _LATIN.match(line.text) for line in lines
    )


def between(one: Line, two: Line, room: Room) -> str:
    """What stands between two lines: nothing, a blank, or a line break."""
    tail, head = _TAIL.search(one.text), _HEAD.match(two.text)
    free = room.left_over(one)
    if tail and head:
        return _between_digits(one, two, room, tail[0], head[0])
    if two.head <= free - _SLACK * one.size and not _may_go_on(one, two, free, room):
        return "\n"
    if one.blank_after or begins_item(two.text):
        return " "
    both = _LATIN.match(one.text[-1]) and _LATIN.match(two.text)
    return " " if both and not (tail or head) and not _OPEN.search(one.text) else ""


def _may_go_on(one: Line, two: Line, free: float, room: Room) -> bool:
    """Whether a line that leaves a little room goes on all the same.

    Programs keep together what must not begin or end a line, and space lines evenly.
    """
    if _OPERATOR_FIRST.match(two.text) or _OPERATOR_LAST.search(one.text):
        return True
    if _is_inside(one.text, two.text):
        return True
    little = free < min(_RAGGED * one.size, _LITTLE * room.width)
    tail = _TAIL.search(one.text)
    if tail and tail[0] != one.text and not _LATIN.match(two.text):
        little = free < _HALF * room.width  # a figure in a text has its unit after it
    return little and not _END.search(one.text) and not begins_item(two.text)


def _is_inside(above: str, below: str) -> bool:
    """Whether a quotation or bracket opens in a line and closes in the next."""
    return any(
        above.count(start) > above.count(end) and end in below and start not in below.split(end)[0]
        for start, end in _PAIRS
    )


def _between_digits(one: Line, two: Line, room: Room, tail: str, head: str) -> str:
    """Whether digits at the end of a line go on in the next one."""
    whole = tail + head
    well_formed = bool(_NUMBER.fullmatch(whole.rstrip(",.")))
    alone = tail == one.text
    unfinished = tail[-1] in ",." or head[0] in ",."
    if one.blank_after or whole.count(".") > 1 or "," in head[1:]:
        return "\n" if alone else " "
    if not well_formed and not _is_full(one, room):
        return "\n" if alone else " "
    is_rate = _RATE_TAIL.search(one.text) and _RATE_HEAD.match(two.text)
    if unfinished or is_rate or _is_full(one, room):
        return ""
    # Within a text the digits that follow may have had no room for the sign that stays with them.
    has_room = two.head <= room.left_over(one) - _SLACK * one.size
    return "\n" if alone or has_room else ""
