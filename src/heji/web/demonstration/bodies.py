"""Regions and bodies, with what became of them over the years."""

from __future__ import annotations

from heji.web.accounts.actions.passwords import ChangePassword
from heji.web.accounts.first import Administrator, Region, begin
from heji.web.accounts.models import Membership
from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.middleware import actor_of
from heji.web.demonstration.city import City, data
from heji.web.organisations.actions import (
    AddOrganisation,
    CorrectOrganisation,
    MergeOrganisation,
    RenameOrganisation,
)
from heji.web.organisations.models import Kind, Organisation


def add_bodies(city: City) -> None:
    """Begins the installation and adds all bodies, by its administrator."""
    content, people = data("bodies"), data("people")
    keeper = _begun(city, content["region"], people["administrator"], people["password"])
    since = content["region"]["valid_from"]
    for name, kind, above, code in content["bodies"]:
        _add(city, keeper, name, Kind(kind), above, code, since)
    for each in content["renamed"]:
        old = city.bodies.pop(each["body"])
        act = RenameOrganisation(old, each["name"], each["from_year"])
        city.bodies[each["name"]] = perform(act, keeper)
    for each in content["ended"]:
        kind = Kind(each["kind"])
        _add(city, keeper, each["name"], kind, each["above"], each["code"], since)
        ended = city.bodies.pop(each["name"])
        perform(MergeOrganisation(ended, each["last_year"], city.bodies[each["into"]]), keeper)
    # Those below a body that was renamed have moved along.
    for name, body in city.bodies.items():
        city.bodies[name] = Organisation.objects.select_related("parent__parent").get(pk=body.pk)


def _begun(
    city: City, region: dict[str, str], administrator: dict[str, str], password: str
) -> Actor:
    named = Region(region["name"], region["code"], region["bureau"])
    (first,) = begin(named, (Administrator(administrator["username"], administrator["name"]),))
    keeper = actor_of(Membership.objects.select_related("person", "organisation__parent").get())
    perform(ChangePassword(first.password, password), keeper)
    bureau = keeper.organisation
    above = bureau.parent
    if above is None:
        raise TypeError("a bureau without a region")
    for each in (above, bureau):
        act = CorrectOrganisation(each, each.name, each.code, int(region["valid_from"]))
        city.bodies[each.name] = perform(act, keeper)
    city.actors.append(keeper)
    return keeper


def _add(
    city: City, keeper: Actor, name: str, kind: Kind, above: str, code: str, since: int
) -> None:
    is_region = kind is Kind.REGION
    codes = ("", code) if is_region else (code, "")
    act = AddOrganisation(city.bodies[above], name, kind, since, *codes)
    city.bodies[name] = perform(act, keeper)
