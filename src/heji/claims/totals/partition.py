"""Whether a list of parts is complete: argued from its words, never from its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heji.claims.cues import Partition, partitions, words
from heji.claims.scene import Mention, tidy

_LEAD = re.compile(r"^(?:其中|分别为|分别是|包括|包含|含|为|安排|争取|投入|用于|来自|使用)+[:：]?")
_TAIL = re.compile(
    r"(?:财政|补助|专项|转移支付|预算|安排|投入|拨款|资金|经费|支出|组织|开展|检查|培训|活动"
    r"|会议|完成|人员|职工|等次|等级|为|的|共|各|约)$"
)
_LONGEST_NAME = 16


@dataclass(frozen=True, slots=True)
class Completeness:
    """How a list divides its whole."""

    is_complete: bool  #: the words leave no room for another part
    is_disjoint: bool  #: no thing can be in two parts
    is_whole: bool = False  #: the names themselves are all there can be: the four quarters


def part_name(mention: Mention) -> str:
    """What a part is called: the words before its figure, else those after it."""
    before = _LEAD.sub("", tidy(mention.before))
    return before or tidy(mention.after)


def completeness(
    parts: Sequence[Mention], *, announced: bool, direct: bool = False
) -> Completeness:
    """How a list after 「其中」 divides its whole.

    Args:
        parts: the listed parts.
        announced: the whole is counted (「共39场」) and the list follows a colon or bracket.
        direct: the list does so without 「其中」, which may pick out some parts.
    """
    names = [part_name(each) for each in parts]
    if len(parts) < 2 or not all(names) or len(set(names)) < len(names):
        return Completeness(False, False)
    attribute = _shared_attribute(names)
    if attribute is not None:
        whole = _is_set(attribute, names)
        named = attribute.closing is not None or bool(attribute.sets)
        closed = whole or _is_closed(attribute, names) or (direct and not named)
        return Completeness(closed, True, whole)
    if any(_is_open_ended(name) for name in names):
        return Completeness(False, False)
    happens = parts[0].quantity.unit is not None and _unit_word(parts[0]) in words("occurrences")
    return Completeness(announced and happens and len(parts) > 2, happens)


def _shared_attribute(names: Sequence[str]) -> Partition | None:
    return next(
        (
            each
            for each in partitions()
            if all(each.members.fullmatch(_bare(name, each)) for name in names)
        ),
        None,
    )


def _is_closed(attribute: Partition, names: Sequence[str]) -> bool:
    closing = attribute.closing
    return closing is not None and any(closing.fullmatch(_bare(name, attribute)) for name in names)


def _is_set(attribute: Partition, names: Sequence[str]) -> bool:
    """Whether the names are a whole set, one for each member."""
    bare = [_bare(name, attribute) for name in names]
    return any(
        len(group) == len(bare) and all(any(map(member.fullmatch, bare)) for member in group)
        for group in attribute.sets
    )


def _bare(name: str, attribute: Partition) -> str:
    """The name without general tails, as far as the attribute needs it."""
    bare = name
    while not attribute.members.fullmatch(bare):
        match = _TAIL.search(bare)
        if match is None or not match.start():
            return bare
        bare = bare[: match.start()]
    return bare


def _is_open_ended(name: str) -> bool:
    return len(name) > _LONGEST_NAME or any(word in name for word in words("selective"))


def _unit_word(mention: Mention) -> str:
    unit = mention.quantity.unit
    return unit.measure_word if unit is not None else ""
