"""Which role can be held where, and which roles one person never holds together."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.conf import settings

from heji.web.accounts.models import Membership, Person
from heji.web.acting.role import Role
from heji.web.organisations.models import Kind, Organisation

_BODIES = frozenset((Kind.FINANCE_BUREAU, Kind.DEPARTMENT, Kind.UNIT))
_BUREAU = frozenset((Kind.FINANCE_BUREAU,))
#: Kinds of organisations in which a role can be held. A bureau and a department have budgets of
#: their own, so they have clerks and approvers, too; administrators and inspectors see the whole
#: region of their body (`organisations.scope`), so no unit has any.
_PLACES = {
    Role.UNIT_CLERK: _BODIES,
    Role.UNIT_APPROVER: _BODIES,
    Role.DEPARTMENT_REVIEWER: frozenset((Kind.FINANCE_BUREAU, Kind.DEPARTMENT)),
    Role.FINANCE_DIVISION: _BUREAU,
    Role.FINANCE_PERFORMANCE: _BUREAU,
    Role.EXPERT: frozenset(Kind),
    Role.INSPECTOR: frozenset((Kind.REGION, Kind.DEPARTMENT)),
}
_ADMINISTRATORS = frozenset((Kind.REGION, Kind.FINANCE_BUREAU))
#: 三员: the powers that 三员分立 keeps apart.
THREE = frozenset(
    (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR)
)


def has_three_administrators() -> bool:
    """Whether 三员分立 is in force (HEJI_THREE_ADMINISTRATORS)."""
    return bool(settings.ENVIRONMENT.has_three_administrators)


def void_roles() -> frozenset[Role]:
    """Roles that give nothing here: with 三员分立 the administrator of all."""
    return frozenset((Role.ADMINISTRATOR,)) if has_three_administrators() else frozenset()


def grantable_roles() -> tuple[Role, ...]:
    """Roles that can be given to people here."""
    return tuple(each for each in Role if each not in void_roles())


def can_be_held_in(role: Role, organisation: Organisation) -> bool:
    """Whether a role can be held in an organisation of this kind."""
    return organisation.kind in _PLACES.get(role, _ADMINISTRATORS)


def mixes_powers(roles: Iterable[str]) -> bool:
    """Whether one of the three powers stands beside anything else.

    No act gives somebody such roles, but they may be there from before 三员分立 came into force.
    None of the powers holds then until the others are ended.

    >>> mixes_powers(["audit_administrator"]), mixes_powers(["audit_administrator", "expert"])
    (False, True)
    """
    held = set(roles)
    return len(held) > 1 and bool(held & THREE)


def conflict(
    person: Person, role: Role, starts: datetime.date, ends: datetime.date | None
) -> Membership | None:
    """The role that a person has on some of these days and that does not go with another.

    With 三员分立 somebody who holds one of the three powers holds nothing else: no second power,
    and no business. Without it every role goes with every other.
    """
    if not has_three_administrators():
        return None
    others = person.memberships.overlapping(starts, ends).exclude(role__in=void_roles())
    others = others.exclude(role=role) if role in THREE else others.filter(role__in=THREE)
    return others.select_related("organisation").first()
