"""Names that are meant to be one and are not written as one: a slip, not an abbreviation."""

from __future__ import annotations

import difflib
import re
import unicodedata

#: How alike two names must be to be taken for one with a slip: 「甲县卫生健康局」 and
#: 「甲县卫生建康局」 are, two bureaus of one county are not.
ALIKE = 0.85
#: Shortest name in which a slip is told from another name.
SHORTEST_NAME = 6

_TELLING = re.compile(r"[\d一二三四五六七八九十东西南北中上下大小新老甲乙丙丁市县区省]")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")


def plain_name(name: str) -> str:
    """A name without white space, punctuation and what stands in brackets.

    >>> plain_name("某 市科学技术局(本级)")
    '某市科学技术局'
    """
    folded = unicodedata.normalize("NFKC", name)
    return "".join(each for each in _BRACKETED.sub("", folded) if each.isalnum())


def is_slip(one: str, two: str) -> bool:
    """Whether two names differ by a slip: nearly the same, and neither abbreviates the other.

    >>> is_slip("甲乙县卫生健康局", "甲乙县卫生建康局")
    True
    >>> is_slip("甲乙县卫生健康局", "甲乙县卫健局")
    False
    >>> is_slip("甲乙县第一中学", "甲乙县第二中学")
    False
    """
    first, second = plain_name(one), plain_name(two)
    if first == second or min(len(first), len(second)) < SHORTEST_NAME:
        return False
    if _within(first, second) or _within(second, first) or _told_apart(first, second):
        return False
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE


def _within(short: str, long: str) -> bool:
    """Whether the characters of one name stand in the other in the same order."""
    rest = iter(long)
    return all(each in rest for each in short)


def _told_apart(one: str, two: str) -> bool:
    """Whether the names differ by a number, a side or a rank: then they are two things."""
    matcher = difflib.SequenceMatcher(None, one, two, autojunk=False)
    changed = [one[a:b] + two[c:d] for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]
    return any(_TELLING.search(each) for each in changed)
