"""Adds a body or a region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import KEEPERS, Role
from heji.web.organisations.actions.requiring import (
    as_it_is,
    require_free,
    require_open,
    require_year,
)
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.region_codes import require_code
from heji.web.organisations.standing import BELOW


@dataclass(frozen=True, slots=True)
class AddOrganisation(Action[Organisation]):
    """Adds a body or a region below another."""

    parent: Organisation
    name_given: str
    kind: Kind
    valid_from: int
    code: str = ""
    region_code: str = ""  #: of a region; bodies have that of the region above them

    name: ClassVar[str] = "organisations.add"
    roles: ClassVar[frozenset[Role]] = KEEPERS

    def check(self, actor: Actor) -> None:
        """Below what, under which name and codes."""
        parent = require_open(actor, self.parent)
        if self.kind not in BELOW[Kind(parent.kind)]:
            raise Refused("organisation.wrong-parent", kind=self.kind, parent=parent.name)
        require_year(self.valid_from, parent.valid_from)
        if self.kind is Kind.REGION:
            require_code(self.region_code, parent.region_code)
        require_free(parent, self.name_given, self.code)

    def execute(self, actor: Actor) -> Outcome[Organisation]:
        """Adds it."""
        parent = as_it_is(self.parent)
        is_region = self.kind is Kind.REGION
        made = Organisation.objects.create(
            name=self.name_given.strip(),
            kind=self.kind,
            parent=parent,
            valid_from=self.valid_from,
            code=self.code,
            region_code=self.region_code if is_region else parent.region_code,
        )
        made.path = f"{parent.path}{made.pk}/"
        made.save(update_fields=("path",))
        after = {"name": made.name, "kind": made.kind, "valid_from": made.valid_from}
        return Outcome(made, made, after=after)
