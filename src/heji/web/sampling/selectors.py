"""Reads draws, and draws again to see whether the same comes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from heji.language import text
from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, Role
from heji.web.organisations.scope import business_of
from heji.web.sampling.drawing import Member, Sizes, digest, drawn
from heji.web.sampling.models import Candidate, Draw, SizeUnit

#: Who sees draws; those whose forms are drawn from are told by whoever looks at them.
READING = FINANCE | {Role.DEPARTMENT_REVIEWER, Role.INSPECTOR}


def draws(actor: Actor) -> QuerySet[Draw]:
    """The draws that an actor may see: of the own part of the tree."""
    found = Draw.objects.filter(organisation__in=business_of(actor))
    return found.select_related("organisation", "made_by")


def sizes_of(draw: Draw) -> Sizes:
    """The sizes of a draw."""
    is_percent = draw.unit == SizeUnit.PERCENT
    return Sizes(draw.by_amount, draw.by_risk, draw.by_chance, is_percent)


def candidates(draw: Draw) -> list[Candidate]:
    """All that was drawn from."""
    related = draw.candidates.select_related("filing__organisation", "filing__project")
    return list(related.order_by("pk"))


@dataclass(frozen=True, slots=True)
class Verified:
    """A draw that was made again now."""

    is_same: bool
    count: int  #: of those drawn
    population: int
    digests: Mapping[str, str]  #: by identifier


def verified(draw: Draw, rows: Iterable[Candidate]) -> Verified:
    """Draws again from what was kept, and compares."""
    kept = {each.identifier: each for each in rows}
    members = (Member(each.identifier, each.amount, _weight(each.points)) for each in kept.values())
    again = drawn(members, sizes_of(draw), draw.seed)
    said = {name: tuple(each.why) for name, each in kept.items() if each.why}
    is_same = said == {name: tuple(one.value for one in why) for name, why in again.items()}
    digests = {each: digest(draw.seed, each) for each in kept}
    return Verified(is_same, len(again), len(kept), digests)


def _weight(points: Iterable[Mapping[str, Any]]) -> int:
    return sum(int(each["weight"]) for each in points)


def reasons(candidate: Candidate, language: str) -> tuple[str, ...]:
    """Why a form was drawn, in words; for a risk, each of its points."""
    said = []
    for stratum in candidate.why:
        said.append(text(f"sampling.stratum.{stratum}", language))
    return tuple(said)


def points_said(candidate: Candidate, language: str) -> tuple[str, ...]:
    """The risk points of a form in words, each with its weight."""
    return tuple(
        text(f"sampling.point.{each['code']}", language, **each["values"], weight=each["weight"])
        for each in candidate.points
    )
