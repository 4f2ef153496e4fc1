"""「共39场,其中:集中授课4场、…」: parts that follow their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from heji.claims.cues import words
from heji.claims.measures import measure_of
from heji.claims.scene import Mention, Scene, tidy
from heji.claims.totals.partition import completeness, part_name
from heji.documents.figure import Figure
from heji.relations.relation import Basis, Sum
from heji.values.quantity import Approximation, Comparison

_ENDS = frozenset("。；;)]!！?？\n")
_HALF = 2
_MOST_PARTS = 60


def of_which(
    scene: Scene, mentions: Sequence[Mention], taken: frozenset[int] = frozenset()
) -> Iterator[Sum]:
    """The sums that 「其中」 states.

    Args:
        scene: the passage.
        mentions: its figures outside printed workings.
        taken: indexes of those that `programmes` has dealt with.
    """
    for index, first in enumerate(mentions):
        if not index or index in taken or not _opens(scene, mentions[index - 1], first):
            continue
        whole = mentions[index - 1]
        if not whole.counts or whole.sentence != first.sentence:
            continue
        parts = _parts(scene, mentions, index, whole)
        if parts:
            yield from _sums(scene, whole, parts, mentions)


def _opens(scene: Scene, whole: Mention, first: Mention) -> bool:
    """Whether 「其中」 stands between two figures, with nothing else counted there."""
    between = scene.text[whole.end : first.start]
    place = max(between.rfind(word) for word in words("of_which"))
    if place < 0:
        return False
    lead = between[:place]
    return not any(stop in lead for stop in "。；;") and len(lead.strip(" ,，(:：")) <= 12


def _parts(scene: Scene, mentions: Sequence[Mention], index: int, whole: Mention) -> list[Mention]:
    """The figures of the whole's kind that follow, up to the end of the list."""
    listed: list[Mention] = []
    for each in mentions[index : index + _MOST_PARTS]:
        if each.sentence != whole.sentence or (listed and _ended(scene, listed[-1], each)):
            break
        if each.kind != whole.kind or not each.counts or _measures_else(each, whole):
            break
        if listed and _starts_anew(each):
            break
        listed.append(each)
    return listed


def _measures_else(part: Mention, whole: Mention) -> bool:
    """Expenditure is no part of a budget."""
    measures = {measure_of(part), measure_of(whole)} - {""}
    return len(measures) > 1


def _ended(scene: Scene, last: Mention, following: Mention) -> bool:
    between = scene.text[last.end : following.start]
    if any(stop in _ENDS for stop in between):
        return True
    # A clause without a figure between two parts ends the list.
    return sum(stop in ",，、" for stop in between) != 1


def _starts_anew(mention: Mention) -> bool:
    label = tidy(mention.before)
    return label.startswith(words("of_which")) or label.endswith(words("counted"))


def _sums(
    scene: Scene, whole: Mention, parts: list[Mention], mentions: Sequence[Mention]
) -> Iterator[Sum]:
    total = scene.figure(whole)
    between = scene.text[whole.end : parts[0].start]
    announced = _is_counted(whole) and any(sign in between for sign in ":：(")
    found = completeness(parts, announced=announced)
    pure = _ends_list(scene, parts[-1], mentions)
    said = found.is_complete and pure and any(sign in between for sign in ":：(")
    if said or (len(parts) > 1 and _adds_up(parts, whole)):
        yield _sum(total, scene, parts, exhaustive=True)
    elif len(parts) > 1 and found.is_disjoint:
        yield _loose(total, scene, parts, whole, may_be_all=found.is_complete and pure)
    else:
        for each in filter(_is_settled, parts):
            yield _sum(total, scene, [each], exhaustive=False)


def _is_settled(part: Mention) -> bool:
    """「将超过12万吨」 tells what will be, not a part of what is."""
    quantity = part.quantity
    loose = quantity.approximation is not Approximation.NONE
    planned = any(word in tidy(part.before) for word in words("to_come"))
    return not (loose or planned) and quantity.comparison is Comparison.EQUAL


def _adds_up(parts: Sequence[Mention], whole: Mention) -> bool:
    return sum(each.quantity.fraction for each in parts) == whole.quantity.fraction


def _loose(
    total: Figure, scene: Scene, parts: list[Mention], whole: Mention, *, may_be_all: bool
) -> Sum:
    """Complete by its attribute but without a colon: perhaps all parts, unless a few examples."""
    added = sum(each.quantity.fraction for each in parts)
    full = whole.quantity.fraction
    guess = may_be_all and added < full and added * _HALF > full
    return _sum(total, scene, parts, exhaustive=guess, certain=not guess)


def _is_counted(whole: Mention) -> bool:
    label = tidy(whole.before)
    return label.endswith(words("counted")) or whole.kind == "money"


def _ends_list(scene: Scene, last: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the sentence, group or bracket ends with the last part."""
    following = mentions[last.index + 1] if last.index + 1 < len(mentions) else None
    end = following.start if following is not None else len(scene.text)
    rest = scene.text[last.end : end]
    before_end = "".join(takewhile(lambda sign: sign not in _ENDS, rest))
    if len(before_end) == len(rest) and following is not None:
        return False
    return not any(stop in ",，、" for stop in before_end.rstrip(" ,，"))


def _sum(
    total: Figure,
    scene: Scene,
    parts: list[Mention],
    *,
    exhaustive: bool,
    certain: bool = True,
) -> Sum:
    check = "sum-mismatch" if parts[0].kind == "money" else "count-mismatch"
    figures = tuple(scene.figure(each, label=part_name(each)) for each in parts)
    certain = certain and not any(each.quantity.malformed for each in parts)
    return Sum(check, Basis.OF_WHICH, certain, total, figures, exhaustive)
