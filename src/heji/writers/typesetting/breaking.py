"""Where a line can break, so that no text runs out of its box.

Chinese breaks after nearly every character; a web address, a row of letters or of full stops does
not. Typst never breaks such a piece by force, so it is told which pieces may need it.
"""

from __future__ import annotations

import re
from unicodedata import east_asian_width

_OPENING = r"（〔［｛《〈「『【〖“‘"
_CLOSING = r"）〕］｝》〉」』】〗”’，。、；：？！％‰℃…—·"
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
#: What stays together: a character of Chinese or a run of others, with the punctuation around it.
_UNIT = re.compile(rf"\s+|[{_OPENING}]*(?:[{_HAN}]|[^\s{_HAN}{_OPENING}{_CLOSING}]+)?[{_CLOSING}]*")

Pieces = list[str | list[str]]


def pieces(text: str, room: int) -> Pieces:
    """A text in pieces, those apart that may be wider than their line.

    Args:
        text: with line breaks, of whatever kind they are.
        room: full-width characters that surely fit into a line.

    Returns:
        Texts; a list with one text where that may be too wide for a line, which the template
        measures (`words` of `prelude.typ`). Joined they give the text.

    >>> pieces("详见 https://example.org/a，已公开。", 8)
    ['详见 ', ['https://example.org/a，'], '已公开。']
    >>> pieces("完成率 97.5%", 8)
    ['完成率 97.5%']
    """
    found: Pieces = []
    plain = ""
    for unit in _UNIT.findall(text.replace("\r\n", "\n").replace("\r", "\n")):
        if len(unit) <= room or unit.isspace():
            plain += unit
            continue
        found += [plain, [unit]] if plain else [[unit]]
        plain = ""
    return [*found, plain] if plain or not found else found


def about_lines(text: str, room: int) -> int:
    """How many lines a text takes, about: Latin letters and digits are taken for 3/5 wide.

    Args:
        text: with line breaks.
        room: full-width characters that fit into a line.

    >>> about_lines("新建管网长度", 4)
    2
    """
    tenths = 10 * max(room, 1)
    return sum(max(1, -(-_tenths_wide(line) // tenths)) for line in text.splitlines() or [""])


def _tenths_wide(line: str) -> int:
    return sum(6 if east_asian_width(each) in ("Na", "N", "H") else 10 for each in line)
