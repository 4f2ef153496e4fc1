"""The advice on approved self-evaluations, always through what the caller may see."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Exists, F, OuterRef, QuerySet

from heji.rubrics.evaluation.evaluation import Evaluation
from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE
from heji.web.advice.judging import Advice, Values, advise
from heji.web.advice.models import AdviceDecision
from heji.web.advice.rules import Version, version_of
from heji.web.filing.content import Content, from_data
from heji.web.filing.models import Filing, Revision, State
from heji.web.filing.selectors import filings
from heji.web.rectification.selectors import counted
from heji.web.reviews.charge import answered_for
from heji.web.self_evaluations.scoring import scored

KIND = "self_evaluation"
#: States of a form whose results are acted on.
ACTED_ON = (State.APPROVED, State.PUBLISHED)
#: Who decides what becomes of the advice.
DECIDING = FINANCE


@dataclass(frozen=True, slots=True)
class Advised:
    """A self-evaluation with what its results advise, and what was decided."""

    filing: Filing
    version: Version | None
    values: Values
    budget: int | None  #: full-year budget in 分
    advice: Advice
    decisions: tuple[AdviceDecision, ...]  #: on the present submission, in the order of time

    @property
    def decision(self) -> AdviceDecision | None:
        """The one that holds."""
        return self.decisions[-1] if self.decisions else None


def evaluated(actor: Actor) -> QuerySet[Filing]:
    """The approved self-evaluations that an actor may see."""
    return filings(actor).filter(kind=KIND, state__in=ACTED_ON)


def in_office(actor: Actor) -> QuerySet[Filing]:
    """Those whose budgets the actor's bureau decides on."""
    if not actor.has(DECIDING):
        return Filing.objects.none()
    return evaluated(actor).filter(answered_for(actor, "organisation"))


def undecided(actor: Actor) -> QuerySet[Filing]:
    """Those of the actor's bureau on which nothing is decided."""
    decided = AdviceDecision.objects.filter(filing=OuterRef("pk"), revision=OuterRef("revision"))
    return in_office(actor).filter(~Exists(decided))


def advised(found: Iterable[Filing], day: datetime.date) -> list[Advised]:
    """The advice on approved self-evaluations, as it is on a day."""
    forms = list(found)
    contents, decisions, tasks = _contents(forms), _decisions(forms), counted(forms, day)
    made = []
    for form in forms:
        version, content = version_of(form.year), contents.get(form.pk, Content())
        values = values_of(form, content, tasks[form.pk])
        budget = content.amount("full_year_budget", "total")
        advice = advise(version, values)
        kept = tuple(decisions.get(form.pk, ()))
        made.append(Advised(form, version, values, budget, advice, kept))
    return made


def values_of(filing: Filing, content: Content, tasks: tuple[int, int]) -> Values:
    """What the rules ask for; the scores are evaluated anew."""
    evaluation = scored(filing, content).evaluation
    score, grade = _score(evaluation)
    return Values(score, grade, _executed(content), overdue=tasks[1], unmet=tasks[0])


def _score(evaluation: Evaluation | None) -> tuple[Fraction | None, str | None]:
    if evaluation is None or evaluation.total is None:
        return None, None
    full = evaluation.rubric.full_mark
    grade = None if evaluation.grade is None else evaluation.grade.zh
    return (evaluation.total / full if full else None), grade


def _executed(content: Content) -> Fraction | None:
    budget = content.amount("full_year_budget", "total")
    spent = content.amount("executed", "total")
    return None if not budget or spent is None else Fraction(spent, budget)


def _contents(forms: Iterable[Filing]) -> Mapping[int, Content]:
    """Each form as it was approved last."""
    found = Revision.objects.filter(filing__in=[each.pk for each in forms])
    last = found.filter(number=F("filing__revision"), approved_at__isnull=False)
    return {id: from_data(content) for id, content in last.values_list("filing", "content")}


def _decisions(forms: Iterable[Filing]) -> Mapping[int, list[AdviceDecision]]:
    found = AdviceDecision.objects.filter(filing__in=[each.pk for each in forms])
    made: dict[int, list[AdviceDecision]] = {}
    for each in found.filter(revision=F("filing__revision")).select_related("decided_by"):
        made.setdefault(each.filing_id, []).append(each)
    return made
