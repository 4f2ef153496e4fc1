"""What reviewers do: comment at cells, approve, return, hand over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils import timezone

from heji.web.accounts.models import Person
from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.duties import require_other_hands
from heji.web.acting.role import Role
from heji.web.calendar.models import Step
from heji.web.filing import editing
from heji.web.filing.models import Filing, Revision, State
from heji.web.filing.selectors import condition
from heji.web.preparation.selectors.conditions import Condition
from heji.web.reviews.actions.submitting import close, open_step
from heji.web.reviews.charge import charged, fellows
from heji.web.reviews.duties import hands
from heji.web.reviews.marks import Marks, marks_of
from heji.web.reviews.models import Assignment, Comment, Decision, Review
from heji.web.reviews.routes import REVIEWERS, ROLES, way_of
from heji.web.reviews.selectors import is_waiting_for, submitted
from heji.web.rollups.keeping import keep

_LONGEST = 2000


def require_waiting(actor: Actor, review: Review) -> None:
    """Refuses who may not decide a review now; says why when it is their own work.

    Raises:
        NotAllowed: another role, another part of the tree, or the own work.
        Refused: it is decided already, or assigned to others.
    """
    editing.lock(review.filing)
    review.refresh_from_db(fields=("decision",))
    if review.decision != Decision.OPEN:
        raise Refused("review.decided")
    if actor.role != ROLES[Step(review.step)]:
        raise NotAllowed("review.not-your-step")
    require_other_hands(actor, hands(review.filing))
    if not is_waiting_for(actor, review):
        raise Refused("review.not-yours")


@dataclass(frozen=True, slots=True)
class AddComment(Action[Comment]):
    """Says something at a cell, or on the whole form."""

    review: Review
    text: str
    cell: str = ""
    label: str = ""

    name: ClassVar[str] = "reviews.comment"
    roles: ClassVar[frozenset[Role]] = REVIEWERS

    def check(self, actor: Actor) -> None:
        """Something, on a form that waits for the actor."""
        require_waiting(actor, self.review)
        if not self.text.strip() or len(self.text) > _LONGEST:
            raise Refused("review.no-text", most=_LONGEST)

    def execute(self, actor: Actor) -> Outcome[Comment]:
        """Keeps it; those who filled the form in see it when it is returned."""
        made = Comment.objects.create(
            review=self.review,
            cell=self.cell[:80],
            label=self.label[:400],
            text=self.text.strip(),
            person=actor.person,
        )
        return Outcome(made, self.review.filing, after={"cell": made.cell, "text": made.text})


@dataclass(frozen=True, slots=True)
class Approve(Action[Filing]):
    """Passes a form on to the next step; after the last it is approved."""

    review: Review
    reason: str = ""
    conclusion: str = ""  #: one of the region's marks; asked for in the last step

    name: ClassVar[str] = "reviews.approve"
    roles: ClassVar[frozenset[Role]] = REVIEWERS

    def check(self, actor: Actor) -> None:
        """A form that waits for the actor; in the last step with a mark, and fit for the budget."""
        require_waiting(actor, self.review)
        if not is_last(self.review):
            return
        marks = marks_for(self.review)
        if self.conclusion in marks.returning:
            raise Refused("review.mark-returns")
        if self.conclusion not in marks.passing:
            raise Refused("review.no-conclusion")
        wanting = condition_of(self.review)
        if wanting is not None and wanting.is_blocking:
            raise Refused(wanting.key, **wanting.values)

    def execute(self, actor: Actor) -> Outcome[Filing]:
        """Approves; of several reviewers the last one passes the form on."""
        review, filing = self.review, self.review.filing
        before = {"state": filing.state, "step": review.step}
        own = review.assignments.filter(person=actor.person)
        own.update(approved_at=timezone.now(), reason=self.reason)
        after: dict[str, Any] = {"revision": review.revision, "reason": self.reason}
        if review.assignments.filter(approved_at__isnull=True).exists():
            return Outcome(filing, filing, before, {**after, "waits_for_others": True})
        wanting = condition_of(review) if is_last(review) else None
        if wanting is not None:  # the region has only warned
            after["ex_ante_evaluation"] = wanting.admission.state.value
        review.conclusion = self.conclusion if is_last(review) else ""
        close(review, Decision.APPROVED, actor, self.reason)
        following = way_of(filing).after(Step(review.step))
        if following is not None:
            open_step(filing, following)
        else:
            _approve(filing, review.conclusion)
        after |= {"state": filing.state, "conclusion": review.conclusion}
        return Outcome(filing, filing, before, after)


def _approve(filing: Filing, conclusion: str) -> None:
    """Locks the form: from now on a change is an adjustment."""
    filing.state, filing.conclusion = State.APPROVED, conclusion
    filing.adjusted_from, filing.adjustment_reason = 0, ""
    filing.save(
        update_fields=(
            *("state", "conclusion", "adjusted_from", "adjustment_reason", "changed_at"),
        )
    )
    submitted = Revision.objects.filter(filing=filing, number=filing.revision)
    submitted.update(approved_at=timezone.now())
    keep(filing)
    # What was approved is no draft any more: nobody's undoing reaches behind it.
    filing.edits.all().delete()


@dataclass(frozen=True, slots=True)
class Return(Action[Filing]):
    """Gives a form back with the reason; comments at cells go with it."""

    review: Review
    reason: str
    conclusion: str = ""  #: one of the marks with which a form goes back; only in the last step

    name: ClassVar[str] = "reviews.return"
    roles: ClassVar[frozenset[Role]] = REVIEWERS

    def check(self, actor: Actor) -> None:
        """A form that waits for the actor, and a reason; no mark that says it is approved."""
        require_waiting(actor, self.review)
        if not self.reason.strip():
            raise Refused("review.no-reason")
        if self.conclusion and not is_last(self.review):
            raise Refused("review.mark-too-early")
        if self.conclusion and self.conclusion not in marks_for(self.review).returning:
            raise Refused("review.mark-passes")

    def execute(self, actor: Actor) -> Outcome[Filing]:
        """Gives it back."""
        filing = self.review.filing
        before = {"state": filing.state, "step": self.review.step}
        self.review.conclusion = self.conclusion
        close(self.review, Decision.RETURNED, actor, self.reason.strip())
        filing.state = State.RETURNED
        filing.save(update_fields=("state", "changed_at"))
        after = {"state": filing.state, "reason": self.reason.strip()}
        if self.conclusion:
            after["conclusion"] = self.conclusion
        return Outcome(filing, filing, before, after)


def is_last(review: Review) -> bool:
    """Whether the approval of a step approves the form."""
    return way_of(review.filing).is_last(Step(review.step))


def marks_for(review: Review) -> Marks:
    """The marks with which the review of a form concludes."""
    return marks_of(review.filing.organisation, review.filing.year)


def condition_of(review: Review) -> Condition | None:
    """What the submission lacks to enter the budget."""
    return condition(review.filing, submitted(review.filing, review.revision))


@dataclass(frozen=True, slots=True)
class Reassign(Action[Review]):
    """Says who is to review; of several, each has to approve."""

    review: Review
    people: tuple[Person, ...]  #: nobody: anybody with the role

    name: ClassVar[str] = "reviews.reassign"
    roles: ClassVar[frozenset[Role]] = REVIEWERS

    def check(self, actor: Actor) -> None:
        """An open step of the own role, and people who have it and did not fill the form in."""
        editing.lock(self.review.filing)
        self.review.refresh_from_db(fields=("decision",))
        if self.review.decision != Decision.OPEN:
            raise Refused("review.decided")
        if actor.role != ROLES[Step(self.review.step)]:
            raise NotAllowed("review.not-your-step")
        if not charged(actor).filter(pk=self.review.pk).exists():
            raise NotAllowed("review.not-your-step")
        possible = {each.pk for each in fellows(actor, self.review)}
        for each in self.people:
            if each.pk not in possible:
                raise Refused("review.no-reviewer", name=each.name)
            if each.pk in hands(self.review.filing):
                raise Refused("review.their-own-work", name=each.name)
        done = self.review.assignments.filter(approved_at__isnull=False)
        if self.people and {each.pk for each in self.people} <= {each.person_id for each in done}:
            raise Refused("review.nobody-left")

    def execute(self, actor: Actor) -> Outcome[Review]:
        """Assigns them; who approved already stays."""
        before = [each.person.name for each in self.review.assignments.select_related("person")]
        keep = {each.pk for each in self.people}
        self.review.assignments.exclude(person__in=keep).delete()
        for each in self.people:
            Assignment.objects.get_or_create(review=self.review, person=each)
        after = [each.name for each in self.people]
        said = {"reviewers": before}, {"reviewers": after}
        return Outcome(self.review, self.review.filing, *said)
