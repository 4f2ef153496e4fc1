"""Makes, scores and concludes ex-ante evaluations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.organisations.models import Kind, Organisation
from heji.web.preparation.actions.requiring import (
    BUREAU,
    CONCLUDING,
    EVALUATING,
    require_business,
    require_text,
    require_years,
)
from heji.web.preparation.criteria import present_criteria
from heji.web.preparation.models import (
    Conclusion,
    Evaluation,
    EvaluationRule,
    EvaluationScore,
    EvaluationState,
    SubjectKind,
)
from heji.web.projects.models import Project


@dataclass(frozen=True, slots=True)
class Given:
    """What a criterion is given."""

    hundredths: int  #: of a point
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BeginEvaluation(Action[Evaluation]):
    """Begins the evaluation of a new policy or project."""

    organisation: Organisation
    year: int
    kind: SubjectKind
    title: str
    amount: int  #: 分
    reason: str
    method: str = ""
    project: Project | None = None

    name: ClassVar[str] = "preparation.begin-evaluation"
    roles: ClassVar[frozenset[Role]] = EVALUATING

    def check(self, actor: Actor) -> None:
        """Of an own body, once a year."""
        require_business(actor, self.organisation)
        require_text(self.title)
        require_text(self.reason)
        require_years(self.year, None)
        if self.amount < 0:
            raise Refused("preparation.negative")
        if self.project is not None and self.project.organisation_id != self.organisation.pk:
            raise Refused("preparation.foreign-project", name=self.project.name)
        same = self.organisation.evaluations.filter(year=self.year, name=self.title.strip())
        if same.exists():
            raise Refused("preparation.there-already", name=self.title.strip())

    def execute(self, actor: Actor) -> Outcome[Evaluation]:
        """Begins it with the criteria of today."""
        made = Evaluation.objects.create(
            organisation=self.organisation,
            year=self.year,
            kind=self.kind,
            name=self.title.strip(),
            project=self.project,
            amount=self.amount,
            reason=self.reason.strip(),
            method=self.method,
            criteria=present_criteria().version,
            made_by=actor.person,
        )
        after = {"name": made.name, "year": made.year, "amount": made.amount}
        return Outcome(made, made, after=after)


@dataclass(frozen=True, slots=True)
class ScoreEvaluation(Action[Evaluation]):
    """Gives points to criteria; those that are left out stay as they are."""

    evaluation: Evaluation
    scores: Mapping[str, Given]

    name: ClassVar[str] = "preparation.score-evaluation"
    roles: ClassVar[frozenset[Role]] = EVALUATING

    def check(self, actor: Actor) -> None:
        """While it is a draft, no more than there is to give, and a reason for what is missing."""
        _require_draft(actor, self.evaluation)
        known = {each.key: each for each in present_criteria().all()}
        for key, given in self.scores.items():
            if key not in known or not 0 <= given.hundredths <= known[key].full:
                raise Refused("preparation.wrong-score", criterion=key)
            if given.hundredths < known[key].full and not given.reason.strip():
                raise Refused("preparation.no-score-reason", criterion=known[key].name["zh"])

    def execute(self, actor: Actor) -> Outcome[Evaluation]:
        """Writes them; the log has what changed."""
        there = {each.criterion: each for each in self.evaluation.scores.all()}
        before, after = {}, {}
        for key, given in self.scores.items():
            old, reason = there.get(key), given.reason.strip()
            if old is not None and (old.hundredths, old.reason) == (given.hundredths, reason):
                continue
            before[key] = None if old is None else old.hundredths
            after[key] = given.hundredths
            EvaluationScore.objects.update_or_create(
                evaluation=self.evaluation,
                criterion=key,
                defaults={"hundredths": given.hundredths, "reason": reason},
            )
        return Outcome(self.evaluation, self.evaluation, before, after)


@dataclass(frozen=True, slots=True)
class ConcludeEvaluation(Action[Evaluation]):
    """Concludes: 支持, 调整后支持 or 不予支持."""

    evaluation: Evaluation
    conclusion: Conclusion
    opinion: str
    adjustments: str = ""

    name: ClassVar[str] = "preparation.conclude-evaluation"
    roles: ClassVar[frozenset[Role]] = CONCLUDING

    def check(self, actor: Actor) -> None:
        """By somebody else than who made it, with every criterion scored."""
        _require_draft(actor, self.evaluation)
        _require_another(actor, self.evaluation)
        require_text(self.opinion)
        scored = set(self.evaluation.scores.values_list("criterion", flat=True))
        missing = [each for each in present_criteria().all() if each.key not in scored]
        if missing:
            raise Refused("preparation.unscored", count=len(missing))
        if self.conclusion is Conclusion.ADJUST and not self.adjustments.strip():
            raise Refused("preparation.no-adjustments")

    def execute(self, actor: Actor) -> Outcome[Evaluation]:
        """Concludes it; nothing in it changes any more."""
        evaluation = self.evaluation
        is_adjusting = self.conclusion is Conclusion.ADJUST
        evaluation.state = EvaluationState.CONCLUDED
        evaluation.conclusion, evaluation.opinion = self.conclusion, self.opinion.strip()
        evaluation.adjustments = self.adjustments.strip() if is_adjusting else ""
        evaluation.concluded_by, evaluation.concluded_at = actor.person, timezone.now()
        evaluation.save()
        after = {"conclusion": self.conclusion.value, "opinion": evaluation.opinion}
        return Outcome(evaluation, evaluation, {"state": EvaluationState.DRAFT.value}, after)


@dataclass(frozen=True, slots=True)
class ConfirmAdjustment(Action[Evaluation]):
    """Confirms that what had to be changed was changed: only then it may enter the budget."""

    evaluation: Evaluation
    how: str

    name: ClassVar[str] = "preparation.confirm-adjustment"
    roles: ClassVar[frozenset[Role]] = CONCLUDING

    def check(self, actor: Actor) -> None:
        """Once, of one that is supported after adjustment, by somebody else than who made it."""
        require_business(actor, self.evaluation.organisation)
        _require_another(actor, self.evaluation)
        require_text(self.how)
        now = Evaluation.objects.select_for_update().get(pk=self.evaluation.pk)
        if now.conclusion != Conclusion.ADJUST or now.adjusted_at is not None:
            raise Refused("preparation.nothing-to-confirm")

    def execute(self, actor: Actor) -> Outcome[Evaluation]:
        """Confirms it."""
        evaluation = self.evaluation
        evaluation.adjusted_by, evaluation.adjusted_at = actor.person, timezone.now()
        evaluation.adjusted_how = self.how.strip()
        evaluation.save(update_fields=("adjusted_by", "adjusted_at", "adjusted_how"))
        return Outcome(evaluation, evaluation, after={"adjusted_how": evaluation.adjusted_how})


@dataclass(frozen=True, slots=True)
class SetEvaluationRule(Action[EvaluationRule]):
    """Says from which amount on a region's new policies and projects need an evaluation."""

    region: Organisation
    from_year: int
    least_amount: int  #: 分
    is_blocking: bool = True  #: whether without one nothing is approved, or only a warning given

    name: ClassVar[str] = "preparation.set-rule"
    roles: ClassVar[frozenset[Role]] = BUREAU

    def check(self, actor: Actor) -> None:
        """Of an own region."""
        require_business(actor, self.region)
        require_years(self.from_year, None)
        if self.region.kind != Kind.REGION or self.least_amount < 0:
            raise Refused("preparation.negative")

    def execute(self, actor: Actor) -> Outcome[EvaluationRule]:
        """Sets it."""
        where: dict[str, Any] = {"region": self.region, "from_year": self.from_year}
        old = EvaluationRule.objects.filter(**where).first()
        said = {"least_amount": self.least_amount, "is_blocking": self.is_blocking}
        before = {} if old is None else {each: getattr(old, each) for each in said}
        rule, _ = EvaluationRule.objects.update_or_create(**where, defaults=said)
        after = {"from_year": self.from_year, **said}
        return Outcome(rule, self.region, before, after)


def _require_draft(actor: Actor, evaluation: Evaluation) -> None:
    require_business(actor, evaluation.organisation)
    now = Evaluation.objects.select_for_update().get(pk=evaluation.pk)
    if now.state != EvaluationState.DRAFT:
        raise Refused("preparation.concluded", name=evaluation.name)


def _require_another(actor: Actor, evaluation: Evaluation) -> None:
    if evaluation.made_by_id == actor.person.pk:
        raise NotAllowed("preparation.own-evaluation")
