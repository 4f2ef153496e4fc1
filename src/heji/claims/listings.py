"""Things listed by name and counted: 「《甲》《乙》等3个文件」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heji.claims.cues import words
from heji.claims.scene import Mention, Scene
from heji.documents.figure import Figure
from heji.relations.relation import Basis, Count
from heji.values.quantity import Words

_TITLE = re.compile(r"《[^《》]{1,80}》(?:\([^()]{0,30}\))?")
#: What may stand between two titles of one list, and between the last title and its number.
_JOIN = re.compile(r"\s*(?:、|和|以及|及|与|,|，)?\s*")
_TO_NUMBER = re.compile(r"\s*(?P<open>等)?\s*(?:共|共计|合计)?\s*")


def listings(scene: Scene, text: str) -> Iterator[Count]:
    """The counts of titles in a passage.

    「等」 leaves room for more: fewer titles than the number are no contradiction, and say nothing.

    Args:
        scene: the passage.
        text: its folded text with the brackets kept.
    """
    titles = list(_TITLE.finditer(text))
    ends = {each.end(): index for index, each in enumerate(titles)}
    for mention in scene.mentions:
        if not mention.kind.startswith("count:"):
            continue
        found = _before(text, mention, ends)
        if found is None:
            continue
        last, is_open = found
        first = last
        while first and _JOIN.fullmatch(text, titles[first - 1].end(), titles[first].start()):
            first -= 1
        count = last - first + 1
        # One title before a number may only describe it: 「《规划》2个项目」.
        if mention.quantity.fraction > count and (is_open or count == 1):
            continue
        items = tuple(_item(scene, each) for each in titles[first : last + 1])
        yield Count("count-mismatch", Basis.LISTED, True, scene.figure(mention), items)


def _before(text: str, mention: Mention, ends: dict[int, int]) -> tuple[int, bool] | None:
    """The title that ends right before a number, and whether 「等」 follows it."""
    for place in range(mention.start, max(mention.start - 8, 0), -1):
        if place in ends:
            match = _TO_NUMBER.fullmatch(text, place, mention.start)
            if match is None:
                return None
            return ends[place], match["open"] in words("selective")
    return None


def _item(scene: Scene, title: re.Match[str]) -> Figure:
    locator = scene.passage.locate(title.start(), title.end())
    return Figure(Words(title[0]), locator, title[0], scene.sentence_at(title.start()))
