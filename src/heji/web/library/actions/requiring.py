"""What acts on the library have in common: who may do them, and what they refuse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heji.library.entry import Entry
from heji.library.trouble import LibraryError
from heji.web.acting.action import NotAllowed, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, UNIT, Role
from heji.web.library import content, selectors
from heji.web.library.models import LibraryEntry, Status
from heji.web.organisations.models import Organisation

PROPOSING = UNIT | FINANCE | {Role.DEPARTMENT_REVIEWER}
REVIEWING = FINANCE | {Role.DEPARTMENT_REVIEWER}
DECIDING = frozenset((Role.FINANCE_PERFORMANCE,))
LONGEST_REASON = 1000


def own_region(actor: Actor) -> Organisation:
    """The nearest region that the actor's organisation lies in.

    Raises:
        Refused: it lies in none.
    """
    above = selectors.regions_above(actor)
    if not above:
        raise Refused("library.no-region")
    return above[0]


def as_it_is(actor: Actor, entry: LibraryEntry) -> LibraryEntry:
    """The version as the database has it now, held until the act is done."""
    if not selectors.seen_by(actor).filter(pk=entry.pk).exists():
        raise NotAllowed("library.not-yours", code=entry.code)
    return LibraryEntry.objects.select_for_update().get(pk=entry.pk)


def require_proposal(actor: Actor, entry: LibraryEntry) -> LibraryEntry:
    """A version that waits for a decision."""
    now = as_it_is(actor, entry)
    if now.status != Status.PROPOSED:
        raise Refused("library.decided-already", code=now.code)
    return now


def require_in_force(actor: Actor, entry: LibraryEntry) -> LibraryEntry:
    """The version that holds for the actor."""
    now = as_it_is(actor, entry)
    if now.pk not in {each.pk for each in selectors.in_force(actor)}:
        raise Refused("library.not-in-force", code=now.code)
    return now


def require_reason(reason: str) -> None:
    """A reason that says something."""
    if not 0 < len(reason.strip()) <= LONGEST_REASON:
        raise Refused("library.no-reason", most=LONGEST_REASON)


def require_fit(columns: Mapping[str, Any], code: str = "") -> Entry:
    """What somebody filled in, as an entry."""
    try:
        return content.checked(columns, code)
    except LibraryError as error:
        key = f"library.error.{error.key}"
        raise Refused(key, field=error.field, found=error.found) from error


def require_free_name(actor: Actor, entry: Entry, code: str = "") -> None:
    """No other entry of the area, in force or proposed for the region, has the name."""
    waiting = LibraryEntry.objects.filter(
        organisation=own_region(actor), status=Status.PROPOSED, name_zh=entry.name.zh
    )
    for each in (*waiting, *selectors.in_force(actor)):
        if each.code != code and (each.name_zh, each.area) == (entry.name.zh, entry.area):
            raise Refused("library.name-taken", name=each.name_zh, code=each.code)


def next_code(area: str, kind: str) -> str:
    """The next free code of an area and type; it is one in the whole installation."""
    # Whoever takes a code waits here for whoever takes one just now.
    list(Organisation.objects.select_for_update().filter(parent=None).values_list("pk"))
    beginning = content.beginning_of(area, kind)
    taken = LibraryEntry.objects.filter(code__startswith=beginning).values_list("code", flat=True)
    numbers = [int(each.removeprefix(beginning)) for each in taken]
    number = max([content.FIRST_OWN_NUMBER - 1, *numbers]) + 1
    if number > 999:
        raise Refused("library.no-code", beginning=beginning)
    return f"{beginning}{number}"


def next_version(code: str, region: Organisation) -> int:
    """The number after the last one of a code: of the region, those above it, and what ships."""
    above = [int(each) for each in region.path.split("/") if each]
    rows = LibraryEntry.objects.filter(code=code)
    taken = rows.filter(organisation__in=above) | rows.filter(organisation=None)
    return max(taken.values_list("version", flat=True), default=0) + 1
