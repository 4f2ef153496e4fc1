"""How high a text stands in a box of some width: Excel does not find out by itself when it prints.

The estimate errs on the high side, since a face that is not installed is replaced by a wider one.
"""

from __future__ import annotations

import math
import re

#: What is not parted at the end of a line: a Latin word or figure, a sign with its closing signs.
_UNIT = re.compile(
    r"[「『（《〈【“‘(\[]*(?:[0-9A-Za-z.,%+\-/=_#&:]+|\s|.)[」』）》〉】”’，。；：、！？…‰%)\],.;:!?]*"
)
_PADDING = 5  #: pixels left and right of a text together
_LEADING = 1.45  #: of a line, in sizes of the type; Noto, which stands in for others, needs most
_ABOVE_AND_BELOW = 5  #: points
#: In twentieths of a size: a Chinese character is as broad as high. A Western one takes half of that
#: in Chinese faces, a little more in those that stand in for them.
_CHINESE, _WESTERN = 20, 12


def height(text: str, width: int, points: float) -> int:
    r"""The height in points that a text needs.

    Args:
        text: with its line breaks.
        width: of the box in pixels.
        points: size of the type.

    >>> height("合计", 100, 10.5), height("第一行\n第二行", 100, 10.5)
    (21, 36)
    """
    pixels = points * 96 / 72
    room = max(int((width - _PADDING) * _CHINESE / pixels), _CHINESE)
    return math.ceil(line_count(text, room) * points * _LEADING) + _ABOVE_AND_BELOW


def line_count(text: str, room: int) -> int:
    """How many lines a text takes where `room` twentieths of a Chinese character fit into one.

    >>> line_count("项目支出绩效自评表", 100), line_count("2021-2023", 60), line_count("", 60)
    (2, 2, 1)
    """
    return sum(_lines(each, room) for each in text.split("\n"))


def _lines(text: str, room: int) -> int:
    if _breadth(text) <= room:
        return 1
    lines, used = 1, 0
    for unit in _UNIT.findall(text):
        breadth = _breadth(unit)
        if used and used + breadth > room:
            lines, used = lines + 1, 0
        more, used = divmod(used + breadth - 1, room)
        lines, used = lines + more, used + 1
    return lines


def _breadth(text: str) -> int:
    """All signs that are not ASCII are as broad as a Chinese character in a Chinese face."""
    if text.isascii():
        return len(text) * _WESTERN
    return sum(_WESTERN if each.isascii() else _CHINESE for each in text)
