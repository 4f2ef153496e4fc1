"""A title in lines of about the same length, broken where its meaning allows it."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations, pairwise

from heji.writers.report.words import words

#: 2号 (22 pt) in a text 156 mm wide.
WIDEST = 20


def title_lines(title: str, widest: int = WIDEST) -> tuple[str, ...]:
    """The lines of a title.

    Args:
        title: without line breaks.
        widest: Chinese characters that fit into a line; two digits count as one.

    >>> title_lines("甲县水务局2023年度部门整体支出绩效自评报告")
    ('甲县水务局2023年度', '部门整体支出绩效自评报告')
    >>> title_lines("甲县绩效自评报告")
    ('甲县绩效自评报告',)
    """
    count = -(-_halves(title) // (2 * widest))
    if count <= 1:
        return (title,)
    joints = sorted({match.start() for match in _joints().finditer(title)} - {0, len(title)})
    return _best(title, joints, count, widest) or _even(title, count, widest)


@cache
def _joints() -> re.Pattern[str]:
    """Where a title falls into parts."""
    return re.compile("|".join(words()["title_joints"]))


def _best(title: str, joints: list[int], count: int, widest: int) -> tuple[str, ...]:
    """The lines that differ least in length, if parts fit into so many lines or one more."""
    for lines in (count, count + 1):
        choices = [_cut(title, places) for places in combinations(joints, lines - 1)]
        fitting = [each for each in choices if max(map(_halves, each)) <= 2 * widest]
        if fitting:
            return min(fitting, key=_unevenness)
    return ()


def _even(title: str, count: int, widest: int) -> tuple[str, ...]:
    """Lines of the same length where no joint helps; digits and letters are kept together."""
    aim = -(-_halves(title) // count)
    places: list[int] = []
    for number in range(1, count):
        places.append(_place(title, number * aim))
    return _cut(title, tuple(places))


def _place(title: str, halves: int) -> int:
    taken = 0
    for index, character in enumerate(title):
        is_inside = index > 0 and character.isascii() and title[index - 1].isascii()
        if taken >= halves and not is_inside:
            return index
        taken += 1 if character.isascii() else 2
    return len(title)


def _cut(title: str, places: tuple[int, ...]) -> tuple[str, ...]:
    bounds = (0, *places, len(title))
    return tuple(title[start:end] for start, end in pairwise(bounds))


def _halves(text: str) -> int:
    """Its width in half characters."""
    return sum(1 if each.isascii() else 2 for each in text)


def _unevenness(lines: tuple[str, ...]) -> int:
    widths = [_halves(each) for each in lines]
    return max(widths) - min(widths)
