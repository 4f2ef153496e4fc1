"""Names listed and counted: 「包括甲、乙、丙3项任务」, 「东河镇、西河镇等2个镇」, 「“甲榜”“乙榜”2个榜单」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heji.claims.cues import pattern, words
from heji.claims.scene import Mention, Scene, tidy
from heji.documents.figure import Figure
from heji.relations.relation import Basis, Count
from heji.values.quantity import Words

_ITEM = r"[^,，。；;:：、()\d\s《》]{2,20}"
_AND = r"(?:以及|和|与|及)"
_LIST = re.compile(rf"(?:{_ITEM}、)+{_ITEM}$")
_QUOTED = re.compile(r"(?:[“\"][^“”\"]{1,30}[”\"](?:、|和|及|与)?){2,20}$")
_IN_QUOTES = re.compile(r"[“\"]([^“”\"]{1,30})[”\"]")
_OPEN = re.compile(r"等\s*(?:共|共计)?$")
_REACH = 200
_FEWEST = 3
_Span = tuple[int, int]


def named_lists(scene: Scene) -> Iterator[Count]:
    """The counts of names in a passage.

    A number that does not agree is called wrong only where each name ends in the noun that is
    counted, or where an abstract noun (「3项任务」) counts the list of 「包括」: elsewhere the number may
    belong to the last name alone (「包括道路、桥梁2座」).
    """
    for mention in scene.mentions:
        plain = mention.quantity.number == int(mention.quantity.number)
        if mention.kind.startswith("count:") and plain and mention.quantity.number > 1:
            yield from _before(scene, mention)


def _before(scene: Scene, mention: Mention) -> Iterator[Count]:
    last = scene.mentions[mention.index - 1].end if mention.index else 0
    low = max(last, mention.start - _REACH)
    lead = scene.text[low : mention.start].rstrip()
    more = _OPEN.search(lead)
    lead = lead[: more.start()] if more else lead
    spans, certain = _quoted(lead) or _listed(lead, mention) or ([], False)
    number = mention.quantity.number
    if len(spans) < 2 or (more and number > len(spans)):
        return
    figures = tuple(_item(scene, low + start, low + end) for start, end in spans)
    yield Count("count-mismatch", Basis.LISTED, certain, scene.figure(mention), figures)


def _quoted(lead: str) -> tuple[list[_Span], bool] | None:
    """Names in quotation marks; the same ending tells that they are things of one kind."""
    match = _QUOTED.search(lead)
    if match is None:
        return None
    found = list(_IN_QUOTES.finditer(lead, match.start()))
    alike = len({each[1][-1] for each in found}) == 1
    return [each.span() for each in found], alike


def _listed(lead: str, mention: Mention) -> tuple[list[_Span], bool] | None:
    """Names with 「、」 between them, at least two."""
    match = _LIST.search(lead)
    if match is None:
        return None
    opener = _opener(match[0])
    start = match.start() + (opener.end() if opener else 0)
    fewest = _split(lead, start, "、")
    most = _split(lead, start, rf"、|{_AND}")
    noun = tidy(mention.after)[:2]
    for spans in (most, fewest):
        if _end_alike([lead[begin:end] for begin, end in spans], noun):
            return spans, True
    if opener is None:
        return None
    number = int(mention.quantity.number)
    spans = most if number == len(most) else fewest
    abstract = bool(pattern("abstract_nouns").match(tidy(mention.after)))
    sure = abstract and len(fewest) == len(most) >= _FEWEST and number >= _FEWEST
    return spans, sure


def _opener(text: str) -> re.Match[str] | None:
    return next(
        (found for word in words("list_openers") if (found := re.search(word, text))),
        None,
    )


def _split(lead: str, start: int, joint: str) -> list[_Span]:
    spans: list[_Span] = []
    begin = start
    for match in re.finditer(joint, lead[start:]):
        spans.append((begin, start + match.start()))
        begin = start + match.end()
    return [(low, high) for low, high in (*spans, (begin, len(lead))) if lead[low:high].strip()]


def _end_alike(names: list[str], noun: str) -> bool:
    """Whether all names end in the noun that is counted: 「东河镇、西河镇2个镇」."""
    return any(
        all(name.strip().endswith(noun[:size]) and len(name.strip()) > size for name in names)
        for size in range(len(noun), 0, -1)
    )


def _item(scene: Scene, start: int, end: int) -> Figure:
    text = scene.passage.text[start:end]
    locator = scene.passage.locate(start, end)
    return Figure(Words(text), locator, text, scene.sentence_at(start))
