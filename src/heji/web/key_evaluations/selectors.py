"""Reads key evaluations: the office's and its readers' ones, and what an expert was given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import QuerySet

from heji.rubrics.files.shelf import find
from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, UNIT, Role
from heji.web.filing.figures import written
from heji.web.key_evaluations.combining import Combined, Vote, combine
from heji.web.key_evaluations.items import HUNDREDTHS, Leaf, grade, leaves
from heji.web.key_evaluations.models import ItemScore, KeyEvaluation, Seat, State
from heji.web.organisations.scope import business_of, seats_given_to

#: Who gives key evaluations: the bureau, and a department for its own units.
GIVING = FINANCE | {Role.DEPARTMENT_REVIEWER}
READING = GIVING | UNIT | {Role.INSPECTOR}
EXPERTS = frozenset((Role.EXPERT,))


def key_evaluations(actor: Actor) -> QuerySet[KeyEvaluation]:
    """Those of the own part of the tree; units see of theirs what is closed."""
    found = KeyEvaluation.objects.filter(body__in=business_of(actor))
    if actor.has(UNIT):
        found = found.filter(state=State.CLOSED)
    return found.select_related("organisation", "body", "project", "made_by", "ended_by")


def own(actor: Actor) -> QuerySet[KeyEvaluation]:
    """Those that are the task of the actor's office."""
    if not actor.has(GIVING):
        return KeyEvaluation.objects.none()
    return key_evaluations(actor).filter(organisation=actor.organisation)


def seats(actor: Actor) -> QuerySet[Seat]:
    """What an expert was given and still has, the most urgent first."""
    related = ("evaluation__body", "evaluation__project", "evaluation__organisation", "given_by")
    found = seats_given_to(actor).select_related(*related)
    return found.order_by("handed_in_at", "evaluation__until", "pk")


def waiting(actor: Actor) -> QuerySet[Seat]:
    """Of that, what still waits for the expert."""
    return (
        seats(actor)
        .filter(evaluation__state=State.SCORING, handed_in_at=None)
        .exclude(interest="conflict")
    )


def marks(score: ItemScore) -> Fraction:
    """What an expert gave, in marks."""
    return Fraction(written(score.value, score.places))


@dataclass(frozen=True, slots=True)
class Row:
    """An item with its weight, and what the experts gave it."""

    leaf: Leaf
    weight: Fraction
    combined: Combined | None
    scores: tuple[tuple[Seat, ItemScore], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """All items combined."""

    rows: tuple[Row, ...]
    total: Fraction | None  #: of the rounded scores; None while one is missing
    grade: Mapping[str, str]
    totals: tuple[tuple[Seat, Fraction], ...]  #: each expert's own


def result(evaluation: KeyEvaluation) -> Result:
    """What the experts gave, combined; nothing of it before all have handed in."""
    votes = _votes(evaluation)
    rows = tuple(
        _row(each, evaluation, votes.get(each.code, ())) for each in leaves(evaluation.rubric)
    )
    known = [each.combined.score for each in rows if each.combined is not None]
    total = sum(known, Fraction(0)) if known and len(known) == len(rows) else None
    name = {} if total is None else grade(find(evaluation.rubric), total)
    return Result(rows, total, name, _totals(rows))


def _votes(evaluation: KeyEvaluation) -> dict[str, tuple[tuple[Seat, ItemScore], ...]]:
    """The scores of those who handed in, by item; none while somebody is still scoring."""
    if evaluation.state not in (State.SCORED, State.CLOSED):
        return {}
    found: dict[str, tuple[tuple[Seat, ItemScore], ...]] = {}
    handed_in = evaluation.seats.select_related("expert").prefetch_related("scores")
    for seat in handed_in:
        if seat.counts and seat.handed_in_at is not None:
            for each in seat.scores.all():
                found[each.code] = (*found.get(each.code, ()), (seat, each))
    return found


def _row(leaf: Leaf, evaluation: KeyEvaluation, scores: tuple[tuple[Seat, ItemScore], ...]) -> Row:
    votes = [Vote(marks(each), seat.weight) for seat, each in scores]
    combined = combine(votes, evaluation.combination, evaluation.places)
    weight = Fraction(evaluation.weights.get(leaf.code, 0), HUNDREDTHS)
    return Row(leaf, weight, combined, scores)


def _totals(rows: tuple[Row, ...]) -> tuple[tuple[Seat, Fraction], ...]:
    found: dict[Seat, Fraction] = {}
    for row in rows:
        for seat, each in row.scores:
            found[seat] = found.get(seat, Fraction(0)) + marks(each)
    return tuple(found.items())
