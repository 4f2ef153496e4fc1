"""Reads the library: what is in force for somebody, and what waits for a decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from heji.library.search import search
from heji.web.acting.actor import Actor
from heji.web.filing.models import Filing, IndicatorRow, State
from heji.web.library.content import entry_of
from heji.web.library.models import DECIDED, RETURNED, LibraryEntry, Status
from heji.web.library.spelling import spelled
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.scope import business_of

_SEEN_IN = (State.APPROVED, State.PUBLISHED)
MOST_VALUES = 30  #: values of past years that a page shows


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; what is empty does not narrow."""

    words: str = ""
    type: str = ""
    area: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class PastValue:
    """A target that a declaration of this installation set for an indicator of the library."""

    year: int
    body: str
    project: str
    sign: str
    value: int | None  #: scaled by the places
    places: int
    unit: str
    text: str  #: of a qualitative target


def regions_above(actor: Actor) -> list[Organisation]:
    """The regions that an actor's organisation lies in, the nearest first."""
    above = [int(each) for each in actor.organisation.path.split("/") if each]
    found = Organisation.objects.filter(pk__in=above, kind=Kind.REGION)
    return sorted(found, key=lambda each: above.index(each.pk), reverse=True)


def in_force(actor: Actor) -> list[LibraryEntry]:
    """The entries that hold for an actor: of each code the version of the nearest region.

    A region that has decided on a code goes before those above it and before what ships, also when
    it has retired the entry.
    """
    rank: dict[int | None, int] = {None: -1}
    for place, each in enumerate(reversed(regions_above(actor))):
        rank[each.pk] = place
    decided = LibraryEntry.objects.filter(_of_regions(rank), status__in=DECIDED)
    nearest: dict[str, int] = {}
    for code, owner in decided.order_by().values_list("code", "organisation").distinct():
        nearest[code] = max(rank[owner], nearest.get(code, -1))
    approved = decided.filter(status=Status.APPROVED)
    return [each for each in approved if rank[each.organisation_id] == nearest[each.code]]


def found(entries: Iterable[LibraryEntry], wanted: Wanted) -> list[LibraryEntry]:
    """The entries that somebody looks for; the best first where there are words."""
    kept = [
        each
        for each in entries
        if wanted.type in {"", each.type}
        and wanted.area in {"", each.area}
        and wanted.group in {"", each.group}
    ]
    if not wanted.words:
        return kept
    rows = {each.code: each for each in kept}
    hits = search(wanted.words, [entry_of(each) for each in kept], spelled)
    return [rows[hit.entry.code] for hit in hits]


def seen_by(actor: Actor) -> QuerySet[LibraryEntry]:
    """All versions that an actor may open.

    What was in force in the own regions and in those of the own part of the tree, and the
    proposals that come from there.
    """
    above: dict[int | None, int] = {each.pk: 0 for each in regions_above(actor)} | {None: 0}
    own = business_of(actor).values("pk")
    held = Q(status__in=DECIDED) & (_of_regions(above) | Q(organisation__in=own))
    seen = held | Q(proposed_from__in=own) | Q(proposed_by=actor.person)
    people = ("organisation", "proposed_by", "proposed_from", "decided_by")
    return LibraryEntry.objects.filter(seen).select_related(*people)


def proposals(actor: Actor) -> QuerySet[LibraryEntry]:
    """What waits for a decision in the own part of the tree, the oldest first."""
    waiting = seen_by(actor).filter(status=Status.PROPOSED)
    return waiting.prefetch_related("opinions__person").order_by("proposed_at", "pk")


def own_returned(actor: Actor) -> QuerySet[LibraryEntry]:
    """What the actor proposed and was refused, or took back: it can be proposed anew."""
    returned = LibraryEntry.objects.filter(status__in=RETURNED, proposed_by=actor.person)
    return returned.select_related("decided_by")


def versions(actor: Actor, code: str) -> QuerySet[LibraryEntry]:
    """All versions of a code that an actor may open, the latest first."""
    return seen_by(actor).filter(code=code).order_by("-version", "-pk")


def past_values(actor: Actor, code: str) -> list[PastValue]:
    """The targets that approved declarations in the own part of the tree set for an entry."""
    declarations = Filing.objects.filter(
        kind="declaration", organisation__in=business_of(actor), state__in=_SEEN_IN
    )
    rows = IndicatorRow.objects.filter(library_code=code, filing__in=declarations)
    rows = rows.exclude(value=None, text="").order_by("-filing__year", "pk")
    rows = rows.select_related("filing__organisation", "filing__project")
    return [_past_value(each) for each in rows[:MOST_VALUES]]


def _past_value(row: IndicatorRow) -> PastValue:
    form = row.filing
    named = form.organisation.name, "" if form.project is None else form.project.name
    return PastValue(form.year, *named, row.sign, row.value, row.places, row.unit, row.text)


def _of_regions(regions: Iterable[int | None]) -> Q:
    known = [each for each in regions if each is not None]
    return Q(organisation__isnull=True) | Q(organisation__in=known)
