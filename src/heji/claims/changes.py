"""Differences and growth whose base is stated: 「与上年50万元相比,增加10万元,增长20%」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heji.claims.cues import words
from heji.claims.naming import ends_with
from heji.claims.rates.find import ratio
from heji.claims.rates.pairs import Pair, is_former
from heji.claims.scene import Mention, Scene, tidy
from heji.claims.turns import is_bare_turn, is_level, turn_of
from heji.documents.figure import Figure
from heji.relations.relation import AnyRelation, Basis, Difference, Growth
from heji.values.quantity import Comparison

_YEAR = re.compile(r"^(?:其中)?((?:19|20)\d{2})年")


def changes(
    scene: Scene, mentions: Sequence[Mention], budgets: Sequence[Figure]
) -> Iterator[AnyRelation]:
    """The differences and growth rates of a passage.

    Args:
        scene: the passage.
        mentions: its figures outside printed workings.
        budgets: the amounts that the document's prose states as its budget.
    """
    for base in mentions:
        if base.counts and is_base(mentions, base):
            yield from _from_base(scene, mentions, base, budgets)


def is_base(mentions: Sequence[Mention], mention: Mention) -> bool:
    """Whether a figure is what another one is compared with."""
    return _is_compared(mention) or _starts(mention) or _leads(mentions, mention)


def _leads(mentions: Sequence[Mention], base: Mention) -> bool:
    """「上年2000份,本年2500份」, 「2021年2000份,2022年2500份」."""
    following = base.index + 1
    after = mentions[following] if following < len(mentions) else None
    if after is None or after.kind != base.kind or after.segment - base.segment != 1:
        return False
    old, new = tidy(base.before), tidy(after.before)
    if old.startswith(words("former")) and new.startswith(words("this_year")):
        return True
    one, two = _YEAR.match(old), _YEAR.match(new)
    return one is not None and two is not None and int(two[1]) - int(one[1]) == 1


def _is_compared(mention: Mention) -> bool:
    """「与上年50万元」, 「较上年50万元」: the figure is the base of a comparison."""
    label = tidy(mention.before)
    if turn_of(mention):
        return False
    former = ends_with(label.rstrip("的预算支出数为是"), words("former"))
    return bool(former) or (is_former(mention) and label.startswith(words("compare")))


def _from_base(
    scene: Scene, mentions: Sequence[Mention], base: Mention, budgets: Sequence[Figure]
) -> Iterator[AnyRelation]:
    following = [
        each for each in mentions[base.index + 1 : base.index + 4] if each.sentence == base.sentence
    ]
    delta = next((each for each in following if each.kind == base.kind and turn_of(each)), None)
    rate = next((each for each in following if each.is_rate and is_bare_turn(each)), None)
    new = _arrived(base, following)
    if new is not None:
        delta = None
    elif not _starts(base):
        new = _new(mentions, base, following)
    if delta is not None:
        yield from _difference(scene, base, delta, new, budgets)
        if rate is not None and rate.index == delta.index + 1 and _plain(rate, delta):
            yield ratio(scene, rate, Pair((delta,), (base,)), certain=True)
    elif rate is not None and new is not None and _plain(rate, base):
        if _another_grew(mentions, base, new, rate):
            return
        yield Growth(
            "ratio-mismatch",
            Basis.SENTENCE,
            True,
            scene.figure(rate),
            scene.figure(new),
            scene.figure(base),
            absolute=turn_of(rate) == "fall",
        )


def _another_grew(mentions: Sequence[Mention], base: Mention, new: Mention, rate: Mention) -> bool:
    """Whether an earlier figure of the sentence is the one that grew so much, and not the nearest.

    「预算100万元,支出90万元,较上年80万元增长25%」 compares the budgets.
    """
    earlier = [
        each
        for each in mentions[max(0, new.index - 3) : new.index]
        if each.sentence == base.sentence and each.kind == base.kind
    ]
    return not _grew(new, base, rate) and any(_grew(each, base, rate) for each in earlier)


def _grew(new: Mention, base: Mention, rate: Mention) -> bool:
    before, unit = base.quantity.fraction, rate.quantity.unit
    if not before or unit is None:
        return False
    grown = abs(new.quantity.fraction - before) / before
    step = unit.factor / 10**rate.quantity.places
    return bool(abs(grown - abs(rate.quantity.fraction)) <= step / 2)


def _plain(*mentions: Mention) -> bool:
    return all(each.quantity.comparison is Comparison.EQUAL for each in mentions)


def _starts(mention: Mention) -> bool:
    """「由12万吨增加到13万吨」: the figure from which a change starts."""
    return tidy(mention.before).startswith(words("starts"))


def _arrived(base: Mention, following: Sequence[Mention]) -> Mention | None:
    """The figure that a change reaches, right after its base (「增加到13万吨」)."""
    after = following[0] if following else None
    if after is None or after.kind != base.kind or after.segment != base.segment:
        return None
    return after if any(word in tidy(after.before) for word in words("arrivals")) else None


def _new(
    mentions: Sequence[Mention], base: Mention, following: Sequence[Mention]
) -> Mention | None:
    """This year's figure: right before the comparison, or marked 本年 right after it."""
    after = following[0] if following else None
    if after is not None and after.kind == base.kind and not turn_of(after):
        said = tidy(after.before)
        current = any(word in said for word in words("this_year")) or _leads(mentions, base)
        return after if current else None
    before = _before(mentions, base)
    if before is None:
        return None
    level = before.kind == base.kind and not is_former(before) and is_level(before)
    return before if level and not _has_subject(base) else None


def _before(mentions: Sequence[Mention], base: Mention) -> Mention | None:
    """The figure right before a base, over a rate of its own: 「支出64.5万元,控制率75%,较上年…」."""
    after = base
    for before in reversed(mentions[max(0, base.index - 2) : base.index]):
        if before.sentence != base.sentence or after.segment - before.segment > 1:
            return None
        if not before.is_rate or base.is_rate:
            return before
        after = before
    return None


def _has_subject(base: Mention) -> bool:
    """「项目支出较上年的300万元」: what is compared is named here, and is not the figure before."""
    label = tidy(base.before)
    places = [place for word in words("compare") if (place := label.find(word)) >= 0]
    return bool(places) and label[: min(places)] not in ("", *words("neutral"))


def _difference(
    scene: Scene,
    base: Mention,
    delta: Mention,
    new: Mention | None,
    budgets: Sequence[Figure],
) -> Iterator[Difference]:
    figures = [scene.figure(new)] if new is not None else _budget(delta, budgets)
    if not figures:
        return
    falls = turn_of(delta) == "fall"
    certain = len({each.quantity.fraction for each in figures if each.quantity}) == 1
    minuend, subtrahend = figures[0], scene.figure(base)
    if falls:
        minuend, subtrahend = subtrahend, minuend
    check = "sum-mismatch" if delta.kind == "money" else "count-mismatch"
    result = scene.figure(delta)
    yield Difference(check, Basis.SENTENCE, certain, result, minuend, (subtrahend,))


def _budget(delta: Mention, budgets: Sequence[Figure]) -> list[Figure]:
    """「本年预算增加…」: this year's budget stands elsewhere in the document."""
    says = delta.kind == "money" and "预算" in tidy(delta.before)
    return list(budgets) if says else []
