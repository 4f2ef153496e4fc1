"""Puts parts of the tree below something else, and keeps where they stood before."""

from __future__ import annotations

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from heji.web.organisations.models import FormerParent, Kind, Organisation


def take_over(old: Organisation, new: Organisation, year: int) -> None:
    """Ends one with the year before, and puts all that stands below it under the other."""
    for child in old.children.filter(valid_to=None):
        move(child, new, year)
    old.valid_to, old.successor = year - 1, new
    old.save(update_fields=("valid_to", "successor"))
    _lay(old, f"{new.path}{old.pk}/")


def move(child: Organisation, parent: Organisation, year: int) -> None:
    """Puts one below another from a year on."""
    if child.valid_from < year and child.parent is not None:
        FormerParent.objects.get_or_create(
            organisation=child, last_year=year - 1, defaults={"parent": child.parent}
        )
    child.parent = parent
    child.save(update_fields=("parent",))
    _lay(child, f"{parent.path}{child.pk}/")
    if child.kind != Kind.REGION and child.region_code != parent.region_code:
        bodies = Organisation.objects.filter(path__startswith=child.path)
        bodies.exclude(kind=Kind.REGION).update(region_code=parent.region_code)


def _lay(organisation: Organisation, path: str) -> None:
    """Gives it and all below it their new paths, in one statement."""
    was = organisation.path
    below = Organisation.objects.filter(path__startswith=was)
    below.update(path=Concat(Value(path), Substr(F("path"), len(was) + 1)))
    organisation.path = path
