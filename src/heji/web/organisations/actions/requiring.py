"""What acts on organisations have in common: what they refuse."""

from __future__ import annotations

from heji.web.acting.action import NotAllowed, Refused
from heji.web.acting.actor import Actor
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import seen_by
from heji.web.organisations.standing import FIRST_YEAR, LAST_YEAR, LONGEST_NAME


def require_seen(actor: Actor, organisation: Organisation) -> None:
    """Refuses what lies outside of the own part of the tree."""
    if not seen_by(actor).filter(pk=organisation.pk).exists():
        raise NotAllowed("organisation.not-yours", name=organisation.name)


def as_it_is(organisation: Organisation) -> Organisation:
    """The organisation as the database has it now, held until the act is done."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def require_open(actor: Actor, organisation: Organisation) -> Organisation:
    """The organisation as it is now; refuses one that has ended."""
    require_seen(actor, organisation)
    now = as_it_is(organisation)
    if now.valid_to is not None:
        raise Refused("organisation.ended", name=now.name)
    return now


def require_year(year: int, first: int) -> None:
    """Refuses a year before the first one, and one that nobody can mean."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("organisation.wrong-year", first=FIRST_YEAR, last=LAST_YEAR)
    if year < first:
        raise Refused("organisation.year-too-early", year=first - 1)


def require_free(
    parent: Organisation | None, name: str, code: str, besides: Organisation | None = None
) -> None:
    """Refuses a name that is empty or taken below a parent, and a code taken in its region."""
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        raise Refused("organisation.no-name", most=LONGEST_NAME)
    others = Organisation.objects.filter(valid_to__isnull=True)
    others = others if besides is None else others.exclude(pk=besides.pk)
    if others.filter(parent=parent, name=name.strip()).exists():
        raise Refused("organisation.same-name", name=name.strip())
    if code and parent is not None:
        same = others.filter(region_code=parent.region_code, code=code).first()
        if same is not None:
            raise Refused("organisation.same-code", code=code, name=same.name)
