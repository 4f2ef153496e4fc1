"""What can be done with organisations. Past years keep their names: nothing is ever deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import KEEPERS, Role
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.scope import seen_by

_BELOW = {
    Kind.REGION: {Kind.REGION, Kind.FINANCE_BUREAU, Kind.DEPARTMENT},
    Kind.FINANCE_BUREAU: {Kind.UNIT},
    Kind.DEPARTMENT: {Kind.UNIT},
    Kind.UNIT: {Kind.UNIT},
}


def _require_seen(actor: Actor, organisation: Organisation) -> None:
    if not seen_by(actor).filter(pk=organisation.pk).exists():
        raise NotAllowed("organisation.not-yours", name=organisation.name)


@dataclass(frozen=True, slots=True)
class AddOrganisation(Action[Organisation]):
    """Adds a body or a region below another."""

    parent: Organisation
    parent_kinds: ClassVar = _BELOW
    name_given: str
    kind: Kind
    valid_from: int
    code: str = ""
    region_code: str = ""  #: of a region; bodies have that of the region above them

    name: ClassVar[str] = "organisations.add"
    roles: ClassVar[frozenset[Role]] = KEEPERS

    def check(self, actor: Actor) -> None:
        """Below what, under which name."""
        _require_seen(actor, self.parent)
        if self.kind not in _BELOW[Kind(self.parent.kind)]:
            raise Refused("organisation.wrong-parent", kind=self.kind, parent=self.parent.name)
        same = self.parent.children.filter(name=self.name_given, valid_to__isnull=True)
        if same.exists():
            raise Refused("organisation.same-name", name=self.name_given)

    def execute(self, actor: Actor) -> Outcome[Organisation]:
        """Adds it."""
        made = Organisation.objects.create(
            name=self.name_given,
            kind=self.kind,
            parent=self.parent,
            valid_from=self.valid_from,
            code=self.code,
            region_code=self.region_code or self.parent.region_code,
        )
        made.path = f"{self.parent.path}{made.pk}/"
        made.save(update_fields=("path",))
        after = {"name": made.name, "kind": made.kind, "valid_from": made.valid_from}
        return Outcome(made, made, after=after)


@dataclass(frozen=True, slots=True)
class RenameOrganisation(Action[Organisation]):
    """Gives a body a new name from a year on: the old one ends, the new one succeeds it."""

    organisation: Organisation
    name_given: str
    from_year: int

    name: ClassVar[str] = "organisations.rename"
    roles: ClassVar[frozenset[Role]] = KEEPERS

    def check(self, actor: Actor) -> None:
        """A body that exists, and a year after its first."""
        _require_seen(actor, self.organisation)
        if self.organisation.valid_to is not None:
            raise Refused("organisation.ended", name=self.organisation.name)
        if self.from_year <= self.organisation.valid_from:
            raise Refused("organisation.year-too-early", year=self.organisation.valid_from)

    def execute(self, actor: Actor) -> Outcome[Organisation]:
        """Ends the old and begins the new; those below it and its people move along."""
        old = self.organisation
        new = Organisation.objects.create(
            name=self.name_given,
            kind=old.kind,
            parent=old.parent,
            region_code=old.region_code,
            code=old.code,
            valid_from=self.from_year,
        )
        _take_over(old, new, self.from_year)
        before, after = {"name": old.name}, {"name": new.name, "from": self.from_year}
        return Outcome(new, old, before, after)


@dataclass(frozen=True, slots=True)
class MergeOrganisation(Action[Organisation]):
    """Ends a body with a year and lets another succeed it (合并); without one it is abolished."""

    organisation: Organisation
    last_year: int
    into: Organisation | None = None

    name: ClassVar[str] = "organisations.end"
    roles: ClassVar[frozenset[Role]] = KEEPERS

    def check(self, actor: Actor) -> None:
        """A body that exists, without any below it that would be left alone."""
        _require_seen(actor, self.organisation)
        if self.into is not None:
            _require_seen(actor, self.into)
            if self.into.path.startswith(self.organisation.path):
                raise Refused("organisation.into-itself", name=self.organisation.name)
        if self.organisation.valid_to is not None:
            raise Refused("organisation.ended", name=self.organisation.name)
        if self.last_year < self.organisation.valid_from:
            raise Refused("organisation.year-too-early", year=self.organisation.valid_from)
        if self.into is None and self.organisation.children.filter(valid_to=None).exists():
            raise Refused("organisation.has-children", name=self.organisation.name)

    def execute(self, actor: Actor) -> Outcome[Organisation]:
        """Ends it."""
        old = self.organisation
        if self.into is not None:
            _take_over(old, self.into, self.last_year + 1)
        else:
            old.valid_to = self.last_year
            old.save(update_fields=("valid_to",))
        after = {"valid_to": self.last_year, "successor": str(self.into or "")}
        return Outcome(old, old, {"valid_to": None}, after)


def _take_over(old: Organisation, new: Organisation, year: int) -> None:
    """Ends one with the year before, and puts all that stands below it under the other."""
    if not new.path:
        above = old.parent.path if old.parent else "/"
        new.path = f"{above}{new.pk}/"
        new.save(update_fields=("path",))
    for child in old.children.filter(valid_to=None):
        _move(child, new)
    old.valid_to, old.successor = year - 1, new
    old.save(update_fields=("valid_to", "successor"))


def _move(child: Organisation, parent: Organisation) -> None:
    was = child.path
    child.parent = parent
    for each in Organisation.objects.filter(path__startswith=was):
        each.path = f"{parent.path}{child.pk}/" + each.path.removeprefix(was)
        each.save(update_fields=("path",))
    child.save(update_fields=("parent",))
