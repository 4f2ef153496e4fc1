"""Making a draw: once made it stays as it is; another one needs a reason."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, Role
from heji.web.filing.models import Scope
from heji.web.organisations.scope import root_of
from heji.web.sampling.drawing import ALGORITHM, Sizes, drawn
from heji.web.sampling.models import Candidate, Draw, Measure, SizeUnit
from heji.web.sampling.population import Found, handed_in, population
from heji.web.sampling.rules import rules_for

#: Who draws: the bureau among all forms of its region, a department among those of its units.
DRAWING = FINANCE | {Role.DEPARTMENT_REVIEWER}
_LONGEST = 1000
_LONGEST_SEED = 80
_MOST = 10_000
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be drawn."""

    year: int
    scopes: tuple[str, ...]
    sizes: Sizes
    measure: str = Measure.EXECUTED
    seed: str = ""  #: none: one is thrown
    reason: str = ""  #: why another draw is made


@dataclass(frozen=True, slots=True)
class MakeDraw(Action[Draw]):
    """Draws among the self-evaluations that were handed in, and keeps all that it was drawn from."""

    plan: Plan

    name: ClassVar[str] = "sampling.draw"
    roles: ClassVar[frozenset[Role]] = DRAWING

    def check(self, actor: Actor) -> None:
        """Something to draw from, sizes that can be drawn, and a reason where there is a draw."""
        plan = self.plan
        if not plan.scopes or not set(plan.scopes) <= set(Scope.values):
            raise Refused("sampling.no-scope")
        if plan.measure not in Measure.values or len(plan.seed) > _LONGEST_SEED:
            raise Refused("sampling.wrong-plan")
        _require_sizes(plan.sizes)
        if not handed_in(actor, plan.year, plan.scopes).exists():
            raise Refused("sampling.nothing", year=plan.year)
        there = Draw.objects.filter(organisation=root_of(actor), year=plan.year)
        if len(plan.reason) > _LONGEST or (there.exists() and not plan.reason.strip()):
            raise Refused("sampling.no-reason", most=_LONGEST)

    def execute(self, actor: Actor) -> Outcome[Draw]:
        """Draws, and keeps the population as it was."""
        plan, rules = self.plan, rules_for(self.plan.year)
        found = list(population(actor, plan.year, plan.scopes, plan.measure, rules))
        made = Draw.objects.create(
            organisation=root_of(actor),
            year=plan.year,
            scopes=[each for each in Scope.values if each in plan.scopes],
            measure=plan.measure,
            unit=SizeUnit.PERCENT if plan.sizes.is_percent else SizeUnit.COUNT,
            by_amount=plan.sizes.amount,
            by_risk=plan.sizes.risk,
            by_chance=plan.sizes.chance,
            seed=plan.seed.strip() or secrets.token_hex(16),
            algorithm=ALGORITHM,
            rules=rules.version,
            reason=plan.reason.strip(),
            made_by=actor.person,
        )
        count = _keep(made, found, plan.sizes)
        after = {"year": made.year, "seed": made.seed, "candidates": len(found), "drawn": count}
        return Outcome(made, made, after={**after, "reason": made.reason})


def _require_sizes(sizes: Sizes) -> None:
    """Refuses sizes that draw nothing, or more than there can be."""
    asked = (sizes.amount, sizes.risk, sizes.chance)
    most = _HUNDRED if sizes.is_percent else _MOST
    if not any(asked) or not all(0 <= each <= most for each in asked):
        raise Refused("sampling.wrong-size", most=most)


def _keep(made: Draw, found: list[Found], sizes: Sizes) -> int:
    """Keeps every form of the population, drawn or not; gives the number of those drawn."""
    why = drawn((each.member for each in found), sizes, made.seed)
    Candidate.objects.bulk_create(_candidate(made, each, why) for each in found)
    return len(why)


def _candidate(made: Draw, found: Found, why: Any) -> Candidate:
    member = found.member
    return Candidate(
        draw=made,
        filing=found.filing,
        revision=found.revision,
        identifier=member.identifier,
        amount=member.amount,
        points=[asdict(each) for each in found.points],
        weight=member.weight,
        why=[each.value for each in why.get(member.identifier, ())],
    )
