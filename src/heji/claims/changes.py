"""Differences and growth whose base is stated: 「与上年50万元相比,增加10万元,增长20%」."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heji.claims.cues import word_table, words
from heji.claims.measures import measure_of
from heji.claims.naming import ends_with
from heji.claims.rates.find import ratio
from heji.claims.rates.pairs import Pair, is_former
from heji.claims.roles import role_of
from heji.claims.scene import Mention, Scene, tidy
from heji.documents.figure import Figure
from heji.relations.relation import AnyRelation, Basis, Difference, Growth
from heji.values.quantity import Comparison

_LINKS = ("了", "到", "至", "为", "约", "达", "率", "幅度")
_CURRENT = ("本年", "今年", "当年", "本年度", "全年")


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
        if base.counts and (_is_compared(base) or _starts(base)):
            yield from _from_base(scene, mentions, base, budgets)
    for mention in mentions:
        if mention.kind == "money" and mention.index > 1:
            yield from _saved(scene, mentions, mention)


def _is_compared(mention: Mention) -> bool:
    """「与上年50万元」, 「较上年50万元」: the figure is the base of a comparison."""
    label = tidy(mention.before)
    former = ends_with(label.rstrip("的预算支出数为是"), words("former"))
    return bool(former) or (is_former(mention) and label.startswith(words("compare")))


def _from_base(
    scene: Scene, mentions: Sequence[Mention], base: Mention, budgets: Sequence[Figure]
) -> Iterator[AnyRelation]:
    following = [
        each for each in mentions[base.index + 1 : base.index + 4] if each.sentence == base.sentence
    ]
    delta = next((each for each in following if each.kind == base.kind and _turn(each)), None)
    rate = next((each for each in following if each.is_rate and _turn(each)), None)
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
        yield Growth(
            "ratio-mismatch",
            Basis.SENTENCE,
            True,
            scene.figure(rate),
            scene.figure(new),
            scene.figure(base),
            absolute=_turn(rate) == "fall",
        )


def _plain(*mentions: Mention) -> bool:
    return all(each.quantity.comparison is Comparison.EQUAL for each in mentions)


def _turn(mention: Mention) -> str:
    """Whether it is a change: "rise" or "fall" if the words right before say so."""
    label = tidy(mention.before)
    while link := ends_with(label, _LINKS):
        label = label.removesuffix(link)
    table = word_table("growth_turns")
    return next((turn for turn, listed in table.items() if ends_with(label, listed)), "")


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
    if after is not None and after.kind == base.kind and not _turn(after):
        return after if any(word in tidy(after.before) for word in _CURRENT) else None
    if not base.index:
        return None
    before = mentions[base.index - 1]
    near = before.sentence == base.sentence and base.segment - before.segment <= 1
    return before if near and before.kind == base.kind and not is_former(before) else None


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
    falls = _turn(delta) == "fall"
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


def _saved(scene: Scene, mentions: Sequence[Mention], saved: Mention) -> Iterator[Difference]:
    """「预算12万元,支出10万元,节约2万元」."""
    label = tidy(saved.before)
    if not ends_with(label, words("saved")):
        return
    spent, budget = mentions[saved.index - 1], mentions[saved.index - 2]
    if spent.is_rate and saved.index > 2:
        spent, budget = budget, mentions[saved.index - 3]
    apart = {spent.sentence, budget.sentence, saved.sentence}
    if len(apart) > 1 or (measure_of(budget), measure_of(spent)) != ("budget", "executed"):
        return
    whole = role_of(budget) is not None or tidy(spent.before) in {"支出", "实际支出"}
    sure = bool(ends_with(label, words("saved_surely"))) and whole
    figures = scene.figure(budget), (scene.figure(spent),)
    yield Difference("sum-mismatch", Basis.SENTENCE, sure, scene.figure(saved), *figures)
