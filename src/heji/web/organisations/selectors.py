"""Reads organisations, always through what the caller may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from heji.web.acting.actor import Actor
from heji.web.organisations.models import FormerParent, Kind, Organisation
from heji.web.organisations.scope import seen_by

MOST_FOUND = 100  #: hits that a search shows
_ORDER = (Kind.FINANCE_BUREAU, Kind.DEPARTMENT, Kind.UNIT, Kind.REGION)


@dataclass(frozen=True, slots=True)
class Node:
    """One body on the page of the tree."""

    organisation: Organisation
    below_count: int = 0  #: bodies directly below it in the year
    below: tuple[Node, ...] = ()  #: those that are shown open
    above: str = ""  #: names above it, in the result of a search

    @property
    def is_open(self) -> bool:
        """Whether what is below it is shown."""
        return bool(self.below)


def tree(actor: Actor, year: int | None = None) -> QuerySet[Organisation]:
    """The part of the tree that an actor sees, parents before children."""
    found = seen_by(actor).select_related("parent", "successor")
    return found if year is None else found.filter(valid_in(year))


def tops(actor: Actor, year: int) -> list[Node]:
    """The top of the part of the tree that an actor sees in a year, with what is right below it.

    Three queries, however many bodies there are.
    """
    found = _in_year(actor, year)
    within = Q(above__isnull=False, above__in=_in_year(actor, year).values("pk"))
    top = list(found.exclude(pk__in=found.filter(within).values("pk")))
    below = _below(actor, year, [each.pk for each in top])
    counts = _counts(actor, year, [each.pk for group in below.values() for each in group])
    return [
        Node(
            each,
            len(below.get(each.pk, ())),
            tuple(Node(child, counts.get(child.pk, 0)) for child in below.get(each.pk, ())),
        )
        for each in top
    ]


def below(actor: Actor, year: int, organisation: Organisation) -> list[Node]:
    """What is directly below a body in a year."""
    found = _below(actor, year, [organisation.pk]).get(organisation.pk, [])
    counts = _counts(actor, year, [each.pk for each in found])
    return [Node(each, counts.get(each.pk, 0)) for each in found]


def search(actor: Actor, year: int, words: str) -> tuple[list[Node], int]:
    """The bodies of a year whose name or code has these words, and how many there are in all."""
    match = Q(name__icontains=words) | Q(code__startswith=words) | Q(region_code__startswith=words)
    found = _in_year(actor, year).filter(match)
    shown = list(found[:MOST_FOUND])
    ids = {int(id) for each in shown for id in each.path.split("/") if id}
    names = dict(seen_by(actor).filter(pk__in=ids).values_list("pk", "name"))
    nodes = [Node(each, above=_chain(each, names)) for each in shown]
    count = len(shown) if len(shown) < MOST_FOUND else found.count()
    return nodes, count


def organisation(actor: Actor, id: int) -> Organisation:
    """One organisation.

    Raises:
        Organisation.DoesNotExist: there is none, or the actor may not see it.
    """
    return seen_by(actor).select_related("parent", "successor").get(pk=id)


def called(actor: Actor, words: str) -> list[Organisation]:
    """The present bodies with exactly this name or code."""
    present = seen_by(actor).filter(valid_to__isnull=True)
    return list(present.filter(Q(name=words) | (Q(code=words) & ~Q(code="")))[:2])


def former(organisation: Organisation) -> list[Organisation]:
    """All bodies that an organisation came from, the newest first."""
    found: list[Organisation] = []
    ids = [organisation.pk]
    while ids:
        older = Organisation.objects.filter(successor__in=ids).order_by("-valid_to", "name")
        found += older
        ids = [each.pk for each in older]
    return found


def line_of(organisation: Organisation) -> list[int]:
    """Ids of a body and of all that it came from, itself first: what they had is its own."""
    return [organisation.pk, *(each.pk for each in former(organisation))]


def later(organisation: Organisation) -> list[Organisation]:
    """All bodies that came after an organisation, the next first."""
    found = []
    following = organisation.successor
    while following is not None:
        found.append(following)
        following = following.successor
    return found


def former_parents(organisation: Organisation) -> Sequence[FormerParent]:
    """What it stood below in earlier years."""
    return list(organisation.former_parents.select_related("parent").order_by("-last_year"))


def siblings(actor: Actor, organisation: Organisation) -> QuerySet[Organisation]:
    """The present bodies beside one."""
    beside = seen_by(actor).filter(parent=organisation.parent_id, valid_to__isnull=True)
    return beside.exclude(pk=organisation.pk).order_by("name")


def valid_in(year: int) -> Q:
    """That an organisation exists in a year."""
    return Q(valid_from__lte=year) & (Q(valid_to__isnull=True) | Q(valid_to__gte=year))


def _in_year(actor: Actor, year: int) -> QuerySet[Any]:
    """The bodies of a year, each with what it stood below then."""
    moved = FormerParent.objects.filter(organisation=OuterRef("pk"), last_year__gte=year)
    then = Subquery(moved.order_by("last_year").values("parent")[:1])
    rank = Case(
        *(When(kind=kind, then=Value(place)) for place, kind in enumerate(_ORDER)),
        output_field=IntegerField(),
    )
    found = seen_by(actor).filter(valid_in(year))
    above = Coalesce(then, F("parent_id"), output_field=BigIntegerField())
    return found.annotate(above=above).order_by(rank, "code", "name")


def _below(actor: Actor, year: int, ids: Sequence[int]) -> dict[int, list[Organisation]]:
    groups: dict[int, list[Organisation]] = {}
    for each in _in_year(actor, year).filter(above__in=ids):
        groups.setdefault(each.above, []).append(each)
    return groups


def _counts(actor: Actor, year: int, ids: Iterable[int]) -> dict[int, int]:
    found = _in_year(actor, year).filter(above__in=list(ids)).order_by()
    return dict(found.values("above").annotate(count=Count("pk")).values_list("above", "count"))


def _chain(organisation: Organisation, names: dict[int, str]) -> str:
    ids = [int(each) for each in organisation.path.split("/") if each]
    return " › ".join(names[id] for id in ids[:-1] if id in names)
