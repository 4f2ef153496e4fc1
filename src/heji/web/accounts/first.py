"""The first start: a region, its finance bureau, and who keeps them, before there is anybody to act."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from heji.web.accounts.actions.people import Details, check_new_username
from heji.web.accounts.models import Membership, Person
from heji.web.accounts.one_time import one_time_password
from heji.web.accounts.placing import THREE, has_three_administrators, void_roles
from heji.web.accounts.selectors import current_memberships
from heji.web.acting.action import Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import GRANTERS, Role
from heji.web.audit_log.chain import append
from heji.web.organisations.models import Kind, Organisation


@dataclass(frozen=True, slots=True)
class Region:
    """The region of an installation and its finance bureau."""

    name: str  #: such as 「云栖市」
    code: str  #: GB/T 2260, six digits
    bureau: str  #: such as 「云栖市财政局」


@dataclass(frozen=True, slots=True)
class Administrator:
    """Who is to keep the installation."""

    username: str
    name: str


@dataclass(frozen=True, slots=True)
class FirstPassword:
    """What the command line prints, once."""

    username: str
    role: Role
    password: str  #: to be changed at the first sign-in


def first_roles() -> tuple[Role, ...]:
    """The roles that need somebody at the start: one administrator, or three with 三员分立."""
    if not has_three_administrators():
        return (Role.ADMINISTRATOR,)
    return tuple(each for each in Role if each in THREE)


def begin(region: Region, administrators: tuple[Administrator, ...]) -> list[FirstPassword]:
    """Makes region, bureau and administrators, with one entry of the log.

    Args:
        region: the region and its bureau.
        administrators: one for each of `first_roles`, in that order.

    Returns:
        The one-time passwords. They are in no log and nowhere else in clear.

    Raises:
        Refused: there are organisations already, or what was given cannot be used.
    """
    _check_region(region)
    _check_people(administrators)
    with transaction.atomic():
        if Organisation.objects.exists():
            raise Refused("accounts.begun-already")
        bureau = _bureau(region)
        named = {"region": region.name, "code": region.code}
        return _installed(bureau, administrators, "accounts.begin", named)


def appoint(bureau: Organisation, administrators: tuple[Administrator, ...]) -> list[FirstPassword]:
    """Makes administrators of an installation in which nobody can give roles any more.

    So it is after 三员分立 came into force without anybody who holds its powers, or when the last
    administrator is gone. It is for whoever runs the server, from its command line.

    Args:
        bureau: the finance bureau whose administrators they are to be.
        administrators: one for each of `first_roles`, in that order.

    Raises:
        Refused: somebody can give roles there, or what was given cannot be used.
    """
    _check_people(administrators)
    with transaction.atomic():
        held = Membership.objects.running(timezone.localdate()).filter(
            organisation=bureau, role__in=GRANTERS - void_roles(), person__is_active=True
        )
        if any(each in current_memberships(each.person) for each in held):
            raise Refused("accounts.has-administrator", name=bureau.name)
        return _installed(bureau, administrators, "accounts.appoint", {})


def _installed(
    bureau: Organisation,
    administrators: tuple[Administrator, ...],
    action: str,
    named: dict[str, str],
) -> list[FirstPassword]:
    pairs = zip(administrators, first_roles(), strict=True)
    made = [_administrator(each, role, bureau) for each, role in pairs]
    person = Person.objects.get(username=made[0].username)
    after = {**named, "administrators": {each.role.value: each.username for each in made}}
    append(action, Actor(person, made[0].role, bureau), bureau, {}, after)
    return made


def _check_region(region: Region) -> None:
    if len(region.code) != 6 or not (region.code.isascii() and region.code.isdigit()):
        raise Refused("accounts.wrong-region-code", code=region.code)
    if not region.name.strip() or not region.bureau.strip():
        raise Refused("accounts.region-unnamed")


def _check_people(administrators: tuple[Administrator, ...]) -> None:
    roles = first_roles()
    names = {each.username.lower() for each in administrators}
    if len(administrators) != len(roles) or len(names) != len(roles):
        raise Refused("accounts.wrong-count", count=len(roles))
    for each in administrators:
        check_new_username(each.username)
        Details(each.name).check()


def _bureau(region: Region) -> Organisation:
    year = timezone.localdate().year
    above: Organisation | None = None
    for name, kind in ((region.name, Kind.REGION), (region.bureau, Kind.FINANCE_BUREAU)):
        made = Organisation.objects.create(
            name=name, kind=kind, parent=above, region_code=region.code, valid_from=year
        )
        made.path = f"{above.path if above else '/'}{made.pk}/"
        made.save(update_fields=("path",))
        above = made
    return made


def _administrator(given: Administrator, role: Role, bureau: Organisation) -> FirstPassword:
    password = one_time_password()
    person = Person(username=given.username, name=given.name, must_change_password=True)
    person.set_password(password)
    person.save()
    Membership.objects.create(
        person=person, organisation=bureau, role=role, starts=timezone.localdate()
    )
    return FirstPassword(given.username, role, password)
