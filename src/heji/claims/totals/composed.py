"""「项目总投入400万元,由甲、乙两部分组成,分别为310万元、90万元」: a whole and what it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heji.claims.cues import pattern, words
from heji.claims.scene import Mention, Scene, tidy
from heji.claims.totals.following import ends_list
from heji.relations.relation import Basis, Sum

_NUMERALS = {sign: value for value, sign in enumerate("〇一二三四五六七八九十")} | {"两": 2}
#: 「由甲、乙两部分组成,分别为」 between a whole and the first of its parts.
_NAMED = re.compile(
    r"[,，]?\s*由(?P<names>[^,，。；;:：()\d]{2,80}?)"
    r"(?:(?P<count>[二两三四五六七八九十]|\d{1,2})(?:个)?(?:部分|项|类|块|方面|种)(?:资金)?)?"
    r"(?:组成|构成)[,，]?\s*(?:金额|数额)?分别(?:为|是|达)?[:：]?\s*"
)
_JOINT = re.compile(r"[、和及与]|以及")
_BETWEEN = re.compile(r"\s*(?:[、,，和及与]|以及)\s*")
_MADE_OF = re.compile(r"[,，]?\s*由[^,，。；;:：()\d]{1,20}")
_AMONG = re.compile(r"\s*(?:[、和及与]|以及)\s*[^,，。；;:：()\d]{1,20}")
_MOST_PARTS = 20


def composed(scene: Scene, mentions: Sequence[Mention]) -> Iterator[Sum]:
    """The sums of wholes that are said to be made of their parts.

    Args:
        scene: the passage.
        mentions: its figures outside printed workings.
    """
    if not pattern("composed").search(scene.text):
        return
    for whole in mentions:
        if not whole.counts or whole.quantity.malformed:
            continue
        parts = _named(scene, mentions, whole) or _inserted(scene, mentions, whole)
        if parts:
            yield _sum(scene, whole, parts)


def _named(scene: Scene, mentions: Sequence[Mention], whole: Mention) -> list[Mention]:
    """As many amounts as names before 「分别为」."""
    following = [
        each for each in mentions[whole.index + 1 :][:_MOST_PARTS] if _is_like(each, whole)
    ]
    if not following:
        return []
    match = _NAMED.fullmatch(scene.text, whole.end, following[0].start)
    if match is None:
        return []
    parts = _run(scene, following, _BETWEEN)
    said = match["count"]
    separate = len(_JOINT.findall(match["names"])) + 1
    count = (int(said) if said.isdecimal() else _NUMERALS[said]) if said else separate
    whole_list = len(parts) == count >= 2 and ends_list(scene, parts[-1], mentions)
    return parts if whole_list else []


def _inserted(scene: Scene, mentions: Sequence[Mention], whole: Mention) -> list[Mention]:
    """「由甲30万元、乙20万元(两部分)组成」."""
    following = [
        each for each in mentions[whole.index + 1 :][:_MOST_PARTS] if _is_like(each, whole)
    ]
    if not following or not _MADE_OF.fullmatch(scene.text, whole.end, following[0].start):
        return []
    parts = _run(scene, following, _AMONG)
    tail = scene.text[parts[-1].end : parts[-1].end + 8]
    closes = re.match(r"\s*(?:[二两三四五六七八九十\d]{1,2}个?(?:部分|项|类))?(?:组成|构成)", tail)
    return parts if closes and len(parts) >= 2 else []


def _is_like(each: Mention, whole: Mention) -> bool:
    return each.counts and each.kind == whole.kind and each.sentence == whole.sentence


def _run(scene: Scene, following: list[Mention], between: re.Pattern[str]) -> list[Mention]:
    """The figures that stand one right after the other."""
    parts = following[:1]
    for each in following[1:]:
        if not between.fullmatch(scene.text, parts[-1].end, each.start):
            break
        parts.append(each)
    return parts


def _sum(scene: Scene, whole: Mention, parts: Sequence[Mention]) -> Sum:
    check = "sum-mismatch" if whole.kind == "money" else "count-mismatch"
    selective = any(word in tidy(each.before) for each in parts for word in words("selective"))
    sure = not selective and not any(each.quantity.malformed for each in parts)
    figures = tuple(scene.figure(each) for each in parts)
    return Sum(check, Basis.SENTENCE, sure, scene.figure(whole), figures, True)
