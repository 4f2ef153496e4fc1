"""The parts that follow their whole, and where their list ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from heji.claims.cues import words
from heji.claims.measures import measure_of
from heji.claims.scene import Mention, Scene, tidy

_ENDS = frozenset("。；;)]!！?？\n")
_MOST_PARTS = 60


def parts_after(
    scene: Scene, mentions: Sequence[Mention], index: int, whole: Mention
) -> list[Mention]:
    """The figures of the whole's kind from `index` on, up to the end of the list."""
    listed: list[Mention] = []
    for each in mentions[index : index + _MOST_PARTS]:
        if each.sentence != whole.sentence or (listed and _ended(scene, listed[-1], each)):
            break
        if each.kind != whole.kind or not each.counts or _measures_else(each, whole):
            break
        if _is_compared(each):
            break
        if listed and _starts_anew(each):
            break
        listed.append(each)
    return listed


def ends_list(scene: Scene, last: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the sentence, group or bracket ends with the last part."""
    following = mentions[last.index + 1] if last.index + 1 < len(mentions) else None
    end = following.start if following is not None else len(scene.text)
    rest = scene.text[last.end : end]
    before_end = "".join(takewhile(lambda sign: sign not in _ENDS, rest))
    if len(before_end) == len(rest) and following is not None:
        return False
    return not any(stop in ",，、" for stop in before_end.rstrip(" ,，"))


def adds_up(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether the parts are the whole, to the last digit."""
    return sum(each.quantity.fraction for each in parts) == whole.quantity.fraction


def _measures_else(part: Mention, whole: Mention) -> bool:
    """Expenditure is no part of a budget."""
    measures = {measure_of(part), measure_of(whole)} - {""}
    return len(measures) > 1


def _is_compared(mention: Mention) -> bool:
    """「其中基本支出较上年的300万元增加20万元」: the figure of another year is no part."""
    label = tidy(mention.before)
    return any(f"{verb}{time}" in label for verb in words("compare") for time in words("former"))


def _ended(scene: Scene, last: Mention, following: Mention) -> bool:
    between = scene.text[last.end : following.start]
    if any(stop in _ENDS for stop in between):
        return True
    # A clause without a figure between two parts ends the list.
    return sum(stop in ",，、" for stop in between) != 1


def _starts_anew(mention: Mention) -> bool:
    label = tidy(mention.before)
    return label.startswith(words("of_which")) or label.endswith(words("counted"))
