"""Ex-ante evaluations, what they add up to, and whether something may enter the budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Length

from heji.web.acting.actor import Actor
from heji.web.filing.models import MoneyRow, State
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of
from heji.web.preparation.criteria import Criterion, Dimension, present_criteria
from heji.web.preparation.models import (
    Conclusion,
    Evaluation,
    EvaluationRule,
    EvaluationScore,
    EvaluationState,
)
from heji.web.preparation.selectors.bodies import projects
from heji.web.projects.models import Project


@dataclass(frozen=True, slots=True)
class Scored:
    """A dimension with what its criteria were given."""

    dimension: Dimension
    rows: tuple[tuple[Criterion, EvaluationScore | None], ...]

    @property
    def hundredths(self) -> int:
        """The sum of what was given so far."""
        return sum(score.hundredths for _, score in self.rows if score is not None)

    @property
    def is_complete(self) -> bool:
        """Whether every criterion was given something."""
        return all(score is not None for _, score in self.rows)


class AdmissionState(StrEnum):
    """Whether something may enter the budget; names are in the catalogue."""

    NOT_NEEDED = "not_needed"  # not new, below the amount, or no rule of the region
    MISSING = "missing"
    DRAFT = "draft"
    SUPPORTED = "supported"
    TO_ADJUST = "to_adjust"
    ADJUSTED = "adjusted"
    REJECTED = "rejected"


_ADMITTED = frozenset(
    (AdmissionState.NOT_NEEDED, AdmissionState.SUPPORTED, AdmissionState.ADJUSTED)
)


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether something may enter the budget, and by which evaluation."""

    state: AdmissionState
    evaluation: Evaluation | None = None

    @property
    def may_enter(self) -> bool:
        """Whether it may."""
        return self.state in _ADMITTED


def evaluations(actor: Actor) -> QuerySet[Evaluation]:
    """The evaluations that an actor may see."""
    found = Evaluation.objects.filter(organisation__in=business_of(actor))
    return found.select_related("organisation", "project", "made_by", "concluded_by", "adjusted_by")


def scored(evaluation: Evaluation) -> tuple[Scored, ...]:
    """The five dimensions with what was given."""
    given: Mapping[str, EvaluationScore] = {
        each.criterion: each for each in evaluation.scores.all()
    }
    return tuple(
        Scored(each, tuple((criterion, given.get(criterion.key)) for criterion in each.criteria))
        for each in present_criteria().dimensions
    )


def rule_of(organisation: Organisation, year: int) -> EvaluationRule | None:
    """The rule that holds for a body in a year: the newest one of the nearest region."""
    above = [int(each) for each in organisation.path.split("/") if each]
    found = EvaluationRule.objects.filter(region__in=above, from_year__lte=year)
    return found.order_by(Length("region__path").desc(), "-from_year").first()


def admission(project: Project, year: int, amount: int | None = None) -> Admission:
    """Whether a project may enter the budget of a year.

    Args:
        project: which one.
        year: budget year.
        amount: what it asks for in 分; None where it is not known, then no threshold lets it off.
    """
    # Of two in one year the later one counts: a rejected project may be argued for anew.
    found = project.ex_ante_evaluations.filter(year__lte=year).order_by("-year", "-pk").first()
    if found is not None:
        return Admission(state_of(found), found)
    if project.first_year != year:
        return Admission(AdmissionState.NOT_NEEDED)
    rule = rule_of(project.organisation, year)
    if rule is None or (amount is not None and amount < rule.least_amount):
        return Admission(AdmissionState.NOT_NEEDED)
    return Admission(AdmissionState.MISSING)


def lacking(
    actor: Actor, organisation: Organisation, year: int
) -> list[tuple[Project, int | None]]:
    """New projects of a body and of those below it that need an evaluation and have none.

    Each with what its declaration asks for in 分; None where nothing is declared yet, so that nobody
    can say whether it needs one. Two queries, however many projects there are.
    """
    rule = rule_of(organisation, year)
    if rule is None:
        return []
    new = projects(actor, organisation, year).filter(first_year=year)
    declared = MoneyRow.objects.filter(
        filing__project=OuterRef("pk"),
        filing__kind="declaration",
        filing__year=year,
        part="total",
    ).exclude(filing__state=State.VOID)
    whole, annual = (
        Subquery(declared.filter(measure=measure).values("amount")[:1])
        for measure in ("whole_period_budget", "budget")
    )
    found = new.filter(ex_ante_evaluations__isnull=True).annotate(asked=Coalesce(whole, annual))
    wanting = found.filter(Q(asked__isnull=True) | Q(asked__gte=rule.least_amount))
    return [(each, each.asked) for each in wanting]


def state_of(evaluation: Evaluation) -> AdmissionState:
    """What an evaluation means for the budget."""
    if evaluation.state == EvaluationState.DRAFT:
        return AdmissionState.DRAFT
    if evaluation.conclusion == Conclusion.SUPPORT:
        return AdmissionState.SUPPORTED
    if evaluation.conclusion == Conclusion.REJECT:
        return AdmissionState.REJECTED
    is_done = evaluation.adjusted_at is not None
    return AdmissionState.ADJUSTED if is_done else AdmissionState.TO_ADJUST
