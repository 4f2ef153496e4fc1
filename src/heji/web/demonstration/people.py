"""The people: added by the administrator, each with a password that they set themselves."""

from __future__ import annotations

from heji.web.accounts.actions.passwords import UseLink
from heji.web.accounts.actions.people import AddPerson, Details
from heji.web.accounts.actions.roles import Grant, GrantRole
from heji.web.accounts.one_time import link_of
from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.demonstration.city import City, data

_SINCE = -700  #: days from today on which everybody began


def add_people(city: City) -> None:
    """Adds everybody with all their roles."""
    content = data("people")
    for username, name, body, roles in content["people"]:
        _add(city, username, name, body, [Role(each) for each in roles], content["password"])


def _add(city: City, username: str, name: str, body: str, roles: list[Role], password: str) -> None:
    keeper, place = city.acting("admin"), city.bodies[body]
    grants = [Grant(place, role, city.day(_SINCE)) for role in roles]
    added = perform(AddPerson(username, Details(name), grants[0]), keeper)
    person = added.person
    for each in grants[1:]:
        perform(GrantRole(person, each), keeper)
    actors = [Actor(person, role, place) for role in roles]
    link = link_of(added.token)
    if link is None:
        raise TypeError("an invitation that cannot be used")
    perform(UseLink(link, password), actors[0])
    city.actors.extend(actors)
