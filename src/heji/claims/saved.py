"""What was left of a budget: 「预算12万元,支出10万元,节约2万元」."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heji.claims.cues import words
from heji.claims.measures import measure_of
from heji.claims.naming import ends_with
from heji.claims.roles import Role, role_of
from heji.claims.scene import Mention, Scene, tidy
from heji.documents.figure import Figure
from heji.relations.relation import Basis, Difference, Equal

_WHOLE_BUDGET = Role("full_year_budget", "total")


def savings(
    scene: Scene, mentions: Sequence[Mention], known: Sequence[Figure]
) -> Iterator[Difference | Equal]:
    """The remainders of a passage.

    Args:
        scene: the passage.
        mentions: its figures outside printed workings.
        known: the amounts of the document that can be its budget; one of them may be the minuend
            where the sentence's own does not agree.
    """
    for mention in mentions:
        if mention.kind == "money" and mention.index > 1:
            yield from _saved(scene, mentions, mention, known)


def _saved(
    scene: Scene, mentions: Sequence[Mention], saved: Mention, known: Sequence[Figure]
) -> Iterator[Difference | Equal]:
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
    other = next(
        (each for each in known if not _leaves(budget, spent, saved) and _is(each, spent, saved)),
        None,
    )
    own = scene.figure(budget)
    figures = other or own, (scene.figure(spent),)
    yield Difference("sum-mismatch", Basis.SENTENCE, sure, scene.figure(saved), *figures)
    if other is not None and role_of(budget) == _WHOLE_BUDGET:
        # Spent and left make another whole that the document names: that one may be meant, or the
        # money of the year before has been added to it.
        yield Equal("figure-conflict", Basis.SAME_FACT, False, (other,), (own,))


def _leaves(budget: Mention, spent: Mention, saved: Mention) -> bool:
    left = budget.quantity.fraction - spent.quantity.fraction
    return bool(left == saved.quantity.fraction)


def _is(known: Figure, spent: Mention, saved: Mention) -> bool:
    added = spent.quantity.fraction + saved.quantity.fraction
    return known.quantity is not None and known.quantity.fraction == added
