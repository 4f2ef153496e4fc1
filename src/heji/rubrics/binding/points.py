"""The numbered points of a text, and whether each is said to be met."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from heji.data import load

_CHINESE = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_MOST = 10
_START = r"(?:^|(?<=[\s。;；:：!！]))\s*"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a list inside a text: its number and its characters."""

    number: int
    start: int
    end: int
    text: str


def points(folded: str) -> tuple[Point, ...]:
    """The points of a text that counts them: 第一点, 一是, 一、, (1), 1., ①.

    Of several ways of counting in one text the one that begins first is the outer one.

    >>> [each.text for each in points("一是已印发;二已公开。三是仍有效")]
    ['已印发;', '已公开。', '仍有效']
    """
    runs = [found for index in range(len(_FAMILIES)) if (found := _run(folded, index))]
    if not runs:
        return ()
    marks = min(runs, key=lambda run: (run[0][0], -len(run)))
    ends = [start for start, _ in marks[1:]] + [len(folded)]
    return tuple(
        Point(number, begin, end, folded[begin:end])
        for number, ((_, begin), end) in enumerate(zip(marks, ends, strict=True), start=1)
    )


def says_met(text: str) -> bool | None:
    """Whether a text says that what it speaks of is met; None when it says neither.

    >>> says_met("已按时报送"), says_met("尚未完成，不得分"), says_met("见附件")
    (True, False, None)
    """
    rest = _cue("harmless").sub("", text)
    if _cue("not_met").search(rest):
        return False
    return True if rest != text or _cue("met").search(rest) else None


def denies(before: str) -> bool:
    """Whether the words before a case say that there is none: 「未受到」「无」."""
    return _cue("no_case").search(before) is not None


#: Ways to count: how a mark of a number is printed, the first one and those after it.
_FAMILIES: tuple[tuple[str, str], ...] = (
    (r"第{cn}[点项条][是,，:：、]?", r"第{cn}[点项条][是,，:：、]?"),
    (r"{cn}是", r"{cn}(?:是|(?=已|未|尚|按|由|在|为))"),
    (r"{cn}、", r"{cn}、"),
    (r"\({cn}\)", r"\({cn}\)"),
    (r"\({n}\)", r"\({n}\)"),
    (r"{n}(?:\.(?!\d)|[、)])", r"{n}(?:\.(?!\d)|[、)])"),
    ("{o}", "{o}"),
)

#: Marks that nobody takes for anything else, wherever they stand.
_ANYWHERE = frozenset({r"\({cn}\)", r"\({n}\)", "{o}"})


def _run(folded: str, index: int) -> list[tuple[int, int]]:
    """Where the marks 1, 2, 3 … of a family begin and end, in order."""
    found: list[tuple[int, int]] = []
    position = 0
    for number in range(1, _MOST + 1):
        match = _mark(index, number).search(folded, position)
        if match is None:
            break
        found.append((match.start(), match.end()))
        position = match.end()
    return found


@cache
def _mark(index: int, number: int) -> re.Pattern[str]:
    first, later = _FAMILIES[index]
    written = (first if number == 1 else later).format(
        cn=_CHINESE[number - 1], n=number, o=_CIRCLED[number - 1]
    )
    return re.compile(written if first in _ANYWHERE else _START + written)


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile("|".join(load("heji.rubrics.binding", "cues.yaml")[name]))
