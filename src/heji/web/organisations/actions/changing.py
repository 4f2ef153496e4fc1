"""Renames, merges, abolishes, moves and corrects organisations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Q
from django.utils import timezone

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import KEEPERS, Role
from heji.web.organisations.actions.moving import move, take_over
from heji.web.organisations.actions.requiring import (
    as_it_is,
    require_free,
    require_open,
    require_year,
)
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.standing import BELOW

_BODIES = frozenset((Kind.DEPARTMENT, Kind.UNIT))


@dataclass(frozen=True, slots=True)
class RenameOrganisation(Action[Organisation]):
    """Gives a body a new name from a year on: the old one ends, the new one succeeds it."""

    organisation: Organisation
    name_given: str
    from_year: int

    name: ClassVar[str] = "organisations.rename"
    roles: ClassVar[frozenset[Role]] = KEEPERS

    def check(self, actor: Actor) -> None:
        """A body that exists, a free name, and a year after its first."""
        old = require_open(actor, self.organisation)
        require_year(self.from_year, old.valid_from + 1)
        require_free(old.parent, self.name_given, "")

    def execute(self, actor: Actor) -> Outcome[Organisation]:
        """Ends the old and begins the new; those below it and its people move along."""
        old = as_it_is(self.organisation)
        new = Organisation.objects.create(
            name=self.name_given.strip(),
            kind=old.kind,
            parent=old.parent,
            region_code=old.region_code,
            code=old.code,
            valid_from=self.from_year,
        )
        new.path = f"{old.parent.path if old.parent else '/'}{new.pk}/"
        new.save(update_fields=("path",))
        take_over(old, new, self.from_year)
        today = timezone.localdate()
        running = old.memberships.filter(Q(ends__isnull=True) | Q(ends__gte=today))
        running.update(organisation=new)
        before, after = {"name": old.name}, {"name": new.name, "from": self.from_year}
        return Outcome(new, old, before, after)


@dataclass(frozen=True, slots=True)
class MergeOrganisation(Action[Organisation]):
    """Ends a body with a year and lets another succeed it (合并); without one it is abolished.

    The people of a body that was merged keep their roles in it, so that they can finish its years;
    who gives roles decides what they are to do in the other.
    """

    organisation: Organisation
    last_year: int
    into: Organisation | None = None

    name: ClassVar[str] = "organisations.end"
    roles: ClassVar[frozenset[Role]] = KEEPERS

    def check(self, actor: Actor) -> None:
        """A body that exists, without any below it that would be left alone."""
        old = require_open(actor, self.organisation)
        if self.into is not None:
            self._check_into(actor, old, self.into)
        require_year(self.last_year, old.valid_from)
        if self.into is None and old.children.filter(valid_to=None).exists():
            raise Refused("organisation.has-children", name=old.name)

    def _check_into(self, actor: Actor, old: Organisation, into: Organisation) -> None:
        if as_it_is(into).path.startswith(old.path):
            raise Refused("organisation.into-itself", name=old.name)
        into = require_open(actor, into)
        if into.kind != old.kind and not {Kind(into.kind), Kind(old.kind)} <= _BODIES:
            raise Refused("organisation.other-kind", name=into.name)
        if into.valid_from > self.last_year + 1:
            raise Refused("organisation.not-there-yet", name=into.name, year=into.valid_from)

    def execute(self, actor: Actor) -> Outcome[Organisation]:
        """Ends it."""
        old = as_it_is(self.organisation)
        if self.into is not None:
            take_over(old, as_it_is(self.into), self.last_year + 1)
        else:
            old.valid_to = self.last_year
            old.save(update_fields=("valid_to",))
        after = {"valid_to": self.last_year, "successor": str(self.into or "")}
        return Outcome(old, old, {"valid_to": None}, after)


@dataclass(frozen=True, slots=True)
class MoveOrganisation(Action[Organisation]):
    """Puts a body below another from a year on (划转)."""

    organisation: Organisation
    parent: Organisation
    from_year: int

    name: ClassVar[str] = "organisations.move"
    roles: ClassVar[frozenset[Role]] = KEEPERS

    def check(self, actor: Actor) -> None:
        """Below something where it can stand, and not below itself."""
        child = require_open(actor, self.organisation)
        parent = require_open(actor, self.parent)
        if parent.path.startswith(child.path):
            raise Refused("organisation.into-itself", name=child.name)
        if child.parent is None or child.parent_id == parent.pk:
            raise Refused("organisation.there-already", name=child.name)
        if Kind(child.kind) not in BELOW[Kind(parent.kind)]:
            raise Refused("organisation.wrong-parent", kind=child.kind, parent=parent.name)
        require_year(self.from_year, max(child.valid_from, parent.valid_from))
        require_free(parent, child.name, child.code, besides=child)

    def execute(self, actor: Actor) -> Outcome[Organisation]:
        """Moves it with all below it."""
        child = as_it_is(self.organisation)
        before = {"parent": str(child.parent)}
        move(child, as_it_is(self.parent), self.from_year)
        after = {"parent": self.parent.name, "from": self.from_year}
        return Outcome(child, child, before, after)


@dataclass(frozen=True, slots=True)
class CorrectOrganisation(Action[Organisation]):
    """Corrects what was entered wrongly, for all its years; no new name in the world's sense."""

    organisation: Organisation
    name_given: str
    code: str
    valid_from: int

    name: ClassVar[str] = "organisations.correct"
    roles: ClassVar[frozenset[Role]] = KEEPERS

    def check(self, actor: Actor) -> None:
        """A free name and code, and a first year that its parent and its past allow."""
        now = require_open(actor, self.organisation)
        require_free(now.parent, self.name_given, self.code, besides=now)
        ended = now.predecessors.order_by("-valid_to").values_list("valid_to", flat=True).first()
        require_year(self.valid_from, 0 if ended is None else ended + 1)

    def execute(self, actor: Actor) -> Outcome[Organisation]:
        """Corrects it."""
        now = as_it_is(self.organisation)
        given = {
            "name": self.name_given.strip(),
            "code": self.code,
            "valid_from": self.valid_from,
        }
        changed = {name: value for name, value in given.items() if getattr(now, name) != value}
        before = {name: getattr(now, name) for name in changed}
        for name, value in changed.items():
            setattr(now, name, value)
        now.save(update_fields=tuple(changed) or ("name",))
        return Outcome(now, now, before, changed)
