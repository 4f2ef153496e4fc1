"""「共39场,其中:集中授课4场、…」, 「共39场(线上30场、线下9场)」: parts that follow their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heji.claims.cues import words
from heji.claims.scene import Mention, Scene, tidy
from heji.claims.totals.following import adds_up, ends_list, parts_after
from heji.claims.totals.partition import Completeness, completeness, part_name
from heji.documents.figure import Figure
from heji.relations.relation import Basis, Sum
from heji.values.quantity import Approximation, Comparison

_HALF = 2
#: A bracket or colon right behind a whole, but for its noun: 「15场次活动(」.
_BEHIND = re.compile(r"\s*[\u4e00-\u9fff]{0,6}\s*[(:：]")


def of_which(
    scene: Scene, mentions: Sequence[Mention], taken: frozenset[int] = frozenset()
) -> Iterator[Sum]:
    """The sums that 「其中」, or a list in brackets or behind a colon, states.

    Args:
        scene: the passage.
        mentions: its figures outside printed workings.
        taken: indexes of those that `programmes` has dealt with.
    """
    for index, first in enumerate(mentions):
        if not index or index in taken:
            continue
        whole = mentions[index - 1]
        if not whole.counts or whole.sentence != first.sentence:
            continue
        if _opens(scene, whole, first):
            parts = parts_after(scene, mentions, index, whole)
            yield from _sums(scene, whole, parts, mentions) if parts else ()
        elif _encloses(scene, whole, first):
            yield from _enclosed(scene, mentions, index, whole)


def _opens(scene: Scene, whole: Mention, first: Mention) -> bool:
    """Whether 「其中」 stands between two figures, with nothing else counted there."""
    between = scene.text[whole.end : first.start]
    place = max(between.rfind(word) for word in words("of_which"))
    if place < 0:
        return False
    lead = between[:place]
    return not any(stop in lead for stop in "。；;") and len(lead.strip(" ,，(:：")) <= 12


def _encloses(scene: Scene, whole: Mention, first: Mention) -> bool:
    """Whether the whole is followed by a list in brackets or behind a colon."""
    between = scene.text[whole.end : first.start]
    match = _BEHIND.match(between)
    return match is not None and not re.search(r"[,，。；;:：()]", between[match.end() :])


def _enclosed(
    scene: Scene, mentions: Sequence[Mention], index: int, whole: Mention
) -> Iterator[Sum]:
    """Parts without 「其中」: only if their names divide the whole, or their sum is the whole."""
    parts = parts_after(scene, mentions, index, whole)
    names = [part_name(each) for each in parts]
    compared = any(name.startswith(words("compared_names")) for name in names)
    if len(parts) < 2 or compared or not ends_list(scene, parts[-1], mentions):
        return
    found = completeness(parts, announced=_is_counted(whole))
    if found.is_disjoint or adds_up(parts, whole):
        yield from _sums(scene, whole, parts, mentions)


def _sums(
    scene: Scene, whole: Mention, parts: list[Mention], mentions: Sequence[Mention]
) -> Iterator[Sum]:
    total = scene.figure(whole)
    between = scene.text[whole.end : parts[0].start]
    marked = any(sign in between for sign in ":：(")
    direct = not any(word in between for word in words("of_which")) and _is_said_to_be_all(whole)
    found = completeness(parts, announced=marked and _is_counted(whole), direct=marked and direct)
    pure = ends_list(scene, parts[-1], mentions)
    if _is_all(found, pure=pure, marked=marked) or (len(parts) > 1 and adds_up(parts, whole)):
        yield _sum(total, scene, parts, exhaustive=True)
    elif len(parts) > 1 and found.is_disjoint:
        yield _loose(total, scene, parts, whole, may_be_all=found.is_complete and pure)
    else:
        for each in filter(_is_settled, parts):
            yield _sum(total, scene, [each], exhaustive=False)


def _is_all(found: Completeness, *, pure: bool, marked: bool) -> bool:
    """All parts: by a mark and by names that close the list, or by names that leave no other."""
    return pure and (found.is_whole or (found.is_complete and marked))


def _is_settled(part: Mention) -> bool:
    """「将超过12万吨」 tells what will be, not a part of what is."""
    quantity = part.quantity
    loose = quantity.approximation is not Approximation.NONE
    planned = any(word in tidy(part.before) for word in words("to_come"))
    return not (loose or planned) and quantity.comparison is Comparison.EQUAL


def _loose(
    total: Figure, scene: Scene, parts: list[Mention], whole: Mention, *, may_be_all: bool
) -> Sum:
    """Complete by its attribute but without a colon: perhaps all parts, unless a few examples."""
    added = sum(each.quantity.fraction for each in parts)
    full = whole.quantity.fraction
    guess = may_be_all and added < full and added * _HALF > full
    return _sum(total, scene, parts, exhaustive=guess, certain=not guess)


def _is_counted(whole: Mention) -> bool:
    return _is_said_to_be_all(whole) or whole.kind == "money"


def _is_said_to_be_all(whole: Mention) -> bool:
    """「共39场」, 「全年共开展39场」."""
    label = tidy(whole.before)
    for word in words("spans_of_time"):
        label = label.removeprefix(word)
    counted = words("counted")
    return label.endswith(counted) or label.startswith(counted)


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
