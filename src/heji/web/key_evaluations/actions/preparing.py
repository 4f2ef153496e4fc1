"""What the office does before experts score: begins, weighs, gives to experts, sends out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.rubrics.files.shelf import find
from heji.web.accounts.models import Membership, Person
from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing.models import Filing
from heji.web.key_evaluations.actions.requiring import require_own, require_words, settle
from heji.web.key_evaluations.combining import LEAST
from heji.web.key_evaluations.items import HUNDREDTHS, leaves, offered_of, proposed, unmet
from heji.web.key_evaluations.models import Combination, Interest, KeyEvaluation, Seat, State
from heji.web.key_evaluations.selectors import GIVING
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of
from heji.web.projects.models import Project
from heji.web.reviews.duties import hands
from heji.web.reviews.experts import experts
from heji.web.sampling.population import STATES
from heji.web.self_evaluations.actions.beginning import KIND

_MOST_PLACES = 4
_MOST_WEIGHT = 100
_LONGEST_TITLE = 200
_YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be evaluated, and how."""

    body: Organisation
    project: Project | None
    year: int
    title: str
    purpose: str
    rubric: str
    combination: str
    places: int
    until: datetime.date


@dataclass(frozen=True, slots=True)
class BeginKeyEvaluation(Action[KeyEvaluation]):
    """Begins the key evaluation of a project, or of a body as a whole."""

    task: Task

    name: ClassVar[str] = "key-evaluations.begin"
    roles: ClassVar[frozenset[Role]] = GIVING

    def check(self, actor: Actor) -> None:
        """Of an own body, under rules that are offered."""
        task = self.task
        if not business_of(actor).filter(pk=task.body.pk).exists():
            raise NotAllowed("organisation.not-yours", name=task.body.name)
        if task.project is not None and task.project.organisation_id != task.body.pk:
            raise Refused("key-evaluation.foreign-project")
        require_words(task.title, _LONGEST_TITLE)
        require_words(task.purpose)
        is_known = offered_of(task.rubric) is not None and task.combination in Combination.values
        if not is_known or task.year not in _YEARS or task.places not in range(_MOST_PLACES + 1):
            raise Refused("key-evaluation.wrong-task")

    def execute(self, actor: Actor) -> Outcome[KeyEvaluation]:
        """Begins it with the proposed weights, and the self-evaluation as it was handed in."""
        task, form = self.task, _handed_in(self.task)
        made = KeyEvaluation.objects.create(
            organisation=actor.organisation,
            body=task.body,
            project=task.project,
            year=task.year,
            title=task.title.strip(),
            purpose=task.purpose.strip(),
            rubric=task.rubric,
            weights=proposed(task.rubric),
            combination=task.combination,
            places=task.places,
            until=task.until,
            filing=form,
            revision=0 if form is None else form.revision,
            made_by=actor.person,
        )
        after = {"name": made.title, "year": made.year, "rubric": made.rubric}
        return Outcome(made, made, after={**after, "combination": made.combination})


def _handed_in(task: Task) -> Filing | None:
    """The self-evaluation of the same thing and year, where one was handed in."""
    found = Filing.objects.filter(kind=KIND, year=task.year, project=task.project, state__in=STATES)
    return found.filter(organisation=task.body).first()


@dataclass(frozen=True, slots=True)
class SetWeights(Action[KeyEvaluation]):
    """Says how many marks each item has."""

    evaluation: KeyEvaluation
    weights: Mapping[str, int]  #: code -> hundredths of a mark

    name: ClassVar[str] = "key-evaluations.set-weights"
    roles: ClassVar[frozenset[Role]] = GIVING

    def check(self, actor: Actor) -> None:
        """Of every item, making the full mark, with the shares that the rules ask for."""
        require_own(actor, self.evaluation, State.PREPARING)
        rubric = self.evaluation.rubric
        known = {each.code for each in leaves(rubric)}
        full = find(rubric).full_mark
        is_whole = sum(self.weights.values()) == full * HUNDREDTHS
        if set(self.weights) != known or any(each < 0 for each in self.weights.values()):
            raise Refused("key-evaluation.wrong-weights")
        if not is_whole:
            raise Refused("key-evaluation.weights-sum", full=int(full))
        lacking = unmet(rubric, self.weights)
        if lacking is not None:
            said = {"percent": lacking.percent, "source": lacking.source}
            raise Refused("key-evaluation.weights-least", **said)

    def execute(self, actor: Actor) -> Outcome[KeyEvaluation]:
        """Sets them."""
        made, before = self.evaluation, dict(self.evaluation.weights)
        made.weights = dict(self.weights)
        made.save(update_fields=("weights",))
        changed = {code for code, each in made.weights.items() if before.get(code) != each}
        old = {code: before.get(code, 0) for code in sorted(changed)}
        return Outcome(made, made, old, {code: made.weights[code] for code in sorted(changed)})


@dataclass(frozen=True, slots=True)
class GiveTo(Action[Seat]):
    """Gives it to an expert or a third party."""

    evaluation: KeyEvaluation
    expert: Person
    weight: int = 1  #: of the expert's scores, where they are weighted

    name: ClassVar[str] = "key-evaluations.give"
    roles: ClassVar[frozenset[Role]] = GIVING

    def check(self, actor: Actor) -> None:
        """An expert who has no part in what is evaluated, once, before all have handed in."""
        require_own(actor, self.evaluation, State.PREPARING, State.SCORING)
        name = self.expert.name
        if self.expert not in experts(actor):
            raise Refused("key-evaluation.no-expert", name=name)
        if not 1 <= self.weight <= _MOST_WEIGHT:
            raise Refused("key-evaluation.wrong-weight", most=_MOST_WEIGHT)
        if self.evaluation.seats.filter(expert=self.expert).exists():
            raise Refused("key-evaluation.given-already", name=name)
        if self._has_part():
            raise Refused("key-evaluation.their-own-work", name=name)

    def _has_part(self) -> bool:
        """Whether the expert filled the form in, or has another role in the body."""
        form = self.evaluation.filing
        body = Membership.objects.filter(person=self.expert, organisation=self.evaluation.body)
        is_of_body = body.exclude(role=Role.EXPERT).exists()
        return is_of_body or (form is not None and self.expert.pk in hands(form))

    def execute(self, actor: Actor) -> Outcome[Seat]:
        """Gives it; the expert sees it once it is sent out."""
        made = Seat.objects.create(
            evaluation=self.evaluation,
            expert=self.expert,
            weight=self.weight,
            given_by=actor.person,
        )
        after = {"expert": self.expert.name, "expert_weight": self.weight}
        return Outcome(made, self.evaluation, after=after)


@dataclass(frozen=True, slots=True)
class TakeBack(Action[Seat]):
    """Takes it back from an expert; what they scored does not count any more."""

    seat: Seat
    reason: str

    name: ClassVar[str] = "key-evaluations.take-back"
    roles: ClassVar[frozenset[Role]] = GIVING

    def check(self, actor: Actor) -> None:
        """Before all have handed in, of somebody who has it, with a reason."""
        require_own(actor, self.seat.evaluation, State.PREPARING, State.SCORING)
        require_words(self.reason)
        now = Seat.objects.get(pk=self.seat.pk)
        if not now.counts:
            raise Refused("key-evaluation.taken-back-already")
        if now.handed_in_at is not None:
            # Nobody's scores are set aside once they are given.
            raise Refused("key-evaluation.handed-in-already")

    def execute(self, actor: Actor) -> Outcome[Seat]:
        """Ends it; if all others have handed in, the scores are seen."""
        made, evaluation = self.seat, self.seat.evaluation
        made.taken_back_at, made.taken_back_why = timezone.now(), self.reason.strip()
        made.save(update_fields=("taken_back_at", "taken_back_why"))
        before = {"state": evaluation.state}
        if evaluation.state == State.SCORING:
            settle(evaluation)
        after = {"state": evaluation.state, "expert": made.expert.name}
        return Outcome(made, evaluation, before, {**after, "reason": made.taken_back_why})


@dataclass(frozen=True, slots=True)
class SendOut(Action[KeyEvaluation]):
    """Sends it to its experts: from now on weights stay, and they score."""

    evaluation: KeyEvaluation

    name: ClassVar[str] = "key-evaluations.send-out"
    roles: ClassVar[frozenset[Role]] = GIVING

    def check(self, actor: Actor) -> None:
        """As many experts as the way of combining needs."""
        require_own(actor, self.evaluation, State.PREPARING)
        least = LEAST[self.evaluation.combination]
        having = self.evaluation.seats.filter(taken_back_at=None).exclude(
            interest=Interest.CONFLICT
        )
        if having.count() < least:
            raise Refused("key-evaluation.too-few", least=least)

    def execute(self, actor: Actor) -> Outcome[KeyEvaluation]:
        """Sends it."""
        made = self.evaluation
        made.state = State.SCORING
        made.save(update_fields=("state",))
        return Outcome(made, made, {"state": State.PREPARING.value}, {"state": made.state})
