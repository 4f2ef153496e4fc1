"""The bodies of the large city, its people and its projects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heji.web.accounts.models import Membership
from heji.web.demonstration.city import data
from heji.web.demonstration.large.place import Place
from heji.web.organisations.models import Kind, Organisation
from heji.web.projects.models import Level, Project


def begun(place: Place) -> None:
    """Puts region and bureau back to the year in which the city's forms begin."""
    named, bureau = data("large")["region"], place.bureau
    keeper = Membership.objects.select_related("person").get().person
    keeper.must_change_password = False
    keeper.save(update_fields=("must_change_password",))
    Organisation.objects.filter(pk__in=[bureau.pk, bureau.parent_id or bureau.pk]).update(
        valid_from=named["valid_from"]
    )


def add_bodies(place: Place) -> None:
    """Adds the departments, and below each one or two units."""
    content = data("large")
    names = [
        (f"{content['region']['name']}{field}{ending}", area)
        for ending in content["endings"]
        for field, area in content["fields"]
    ]
    region = place.bureau.parent
    if region is None:
        raise TypeError("a bureau without a region")
    chosen = names[: place.size.departments]
    departments = _stored(
        _body(region, name, Kind.DEPARTMENT, f"{number:03}001")
        for number, (name, _) in enumerate(chosen, start=201)
    )
    units = _stored(
        _body(above, f"{above.name}{name}", Kind.UNIT, f"{above.code[:3]}{number:03}")
        for place_of, above in enumerate(departments)
        for number, name in enumerate(content["units"][: 1 + place_of % 2], start=2)
    )
    areas = {each.pk: area for each, (_, area) in zip(departments, chosen, strict=True)}
    place.bodies = [*departments, *units]
    place.areas = {**areas, **{each.pk: areas[each.parent_id or 0] for each in units}}


def _body(above: Organisation, name: str, kind: Kind, code: str) -> Organisation:
    return Organisation(
        name=name,
        kind=kind,
        parent=above,
        region_code=above.region_code,
        code=code,
        valid_from=data("large")["region"]["valid_from"],
    )


def _stored(bodies: Iterator[Organisation]) -> list[Organisation]:
    made = Organisation.objects.bulk_create(bodies)
    for each in made:
        each.path = f"{each.parent.path if each.parent else '/'}{each.pk}/"
    Organisation.objects.bulk_update(made, ("path",), batch_size=200)
    return made


def add_projects(place: Place) -> None:
    """Adds the projects, body by body."""
    content: Any = data("large")
    areas = {area: field for field, area in reversed(content["fields"])}
    made = []
    for number in range(place.size.projects):
        body = place.bodies[number % len(place.bodies)]
        drawn = place.size.drawing("project", number)
        where, what = drawn.choice(content["places"]), drawn.choice(content["works"])
        name = f"{where}{areas[place.areas[body.pk]]}{what}"
        code = f"{body.code}-{number // len(place.bodies) + 1:04}"
        made.append(
            Project(
                organisation=body,
                level=Level.PROJECT,
                code=code,
                name=name,
                first_year=place.year,
                last_year=place.year + 1,
            )
        )
    place.projects = Project.objects.bulk_create(made)
