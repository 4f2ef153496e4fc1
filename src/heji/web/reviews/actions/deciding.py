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
from heji.web.declarations import editing
from heji.web.declarations.models import Declaration, Revision, State
from heji.web.reviews.actions.submitting import close, open_step
from heji.web.reviews.duties import hands
from heji.web.reviews.models import Assignment, Comment, Decision, Review
from heji.web.reviews.routes import CONCLUSIONS, REVIEWERS, ROLES, way_of
from heji.web.reviews.selectors import colleagues, is_waiting_for
from heji.web.reviews.selectors import review as seen_review

_LONGEST = 2000


def require_waiting(actor: Actor, review: Review) -> None:
    """Refuses who may not decide a review now; says why when it is their own work.

    Raises:
        NotAllowed: another role, another part of the tree, or the own work.
        Refused: it is decided already, or assigned to others.
    """
    editing.lock(review.declaration)
    review.refresh_from_db(fields=("decision",))
    if review.decision != Decision.OPEN:
        raise Refused("review.decided")
    if actor.role != ROLES[Step(review.step)]:
        raise NotAllowed("review.not-your-step")
    require_other_hands(actor, hands(review.declaration))
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
        return Outcome(made, self.review.declaration, after={"cell": made.cell, "text": made.text})


@dataclass(frozen=True, slots=True)
class Approve(Action[Declaration]):
    """Passes a form on to the next step; after the last it is approved."""

    review: Review
    reason: str = ""
    conclusion: str = ""  #: one of the region's marks; asked for in the last step

    name: ClassVar[str] = "reviews.approve"
    roles: ClassVar[frozenset[Role]] = REVIEWERS

    def check(self, actor: Actor) -> None:
        """A form that waits for the actor, with a mark if it is the last step."""
        require_waiting(actor, self.review)
        is_last = way_of(self.review.declaration).is_last(Step(self.review.step))
        if is_last and self.conclusion not in CONCLUSIONS:
            raise Refused("review.no-conclusion")

    def execute(self, actor: Actor) -> Outcome[Declaration]:
        """Approves; of several reviewers the last one passes the form on."""
        review, declaration = self.review, self.review.declaration
        before = {"state": declaration.state, "step": review.step}
        own = review.assignments.filter(person=actor.person)
        own.update(approved_at=timezone.now())
        after: dict[str, Any] = {"revision": review.revision, "reason": self.reason}
        if review.assignments.filter(approved_at__isnull=True).exists():
            return Outcome(declaration, declaration, before, {**after, "waits_for_others": True})
        review.conclusion = self.conclusion
        close(review, Decision.APPROVED, actor, self.reason)
        following = way_of(declaration).after(Step(review.step))
        if following is not None:
            open_step(declaration, following)
        else:
            _approve(declaration, self.conclusion)
        after |= {"state": declaration.state, "conclusion": self.conclusion}
        return Outcome(declaration, declaration, before, after)


def _approve(declaration: Declaration, conclusion: str) -> None:
    """Locks the form: from now on a change is an adjustment."""
    declaration.state, declaration.conclusion = State.APPROVED, conclusion
    declaration.adjusted_from, declaration.adjustment_reason = 0, ""
    declaration.save(
        update_fields=(
            *("state", "conclusion", "adjusted_from", "adjustment_reason", "changed_at"),
        )
    )
    submitted = Revision.objects.filter(declaration=declaration, number=declaration.revision)
    submitted.update(approved_at=timezone.now())
    # What was approved is no draft any more: nobody's undoing reaches behind it.
    declaration.edits.all().delete()


@dataclass(frozen=True, slots=True)
class Return(Action[Declaration]):
    """Gives a form back with the reason; comments at cells go with it."""

    review: Review
    reason: str

    name: ClassVar[str] = "reviews.return"
    roles: ClassVar[frozenset[Role]] = REVIEWERS

    def check(self, actor: Actor) -> None:
        """A form that waits for the actor, and a reason."""
        require_waiting(actor, self.review)
        if not self.reason.strip():
            raise Refused("review.no-reason")

    def execute(self, actor: Actor) -> Outcome[Declaration]:
        """Gives it back."""
        declaration = self.review.declaration
        before = {"state": declaration.state, "step": self.review.step}
        close(self.review, Decision.RETURNED, actor, self.reason.strip())
        declaration.state = State.RETURNED
        declaration.save(update_fields=("state", "changed_at"))
        after = {"state": declaration.state, "reason": self.reason.strip()}
        return Outcome(declaration, declaration, before, after)


@dataclass(frozen=True, slots=True)
class Reassign(Action[Review]):
    """Says who is to review; of several, each has to approve."""

    review: Review
    people: tuple[Person, ...]  #: nobody: anybody with the role

    name: ClassVar[str] = "reviews.reassign"
    roles: ClassVar[frozenset[Role]] = REVIEWERS

    def check(self, actor: Actor) -> None:
        """An open step of the own role, and people who have it and did not fill the form in."""
        editing.lock(self.review.declaration)
        self.review.refresh_from_db(fields=("decision",))
        if self.review.decision != Decision.OPEN:
            raise Refused("review.decided")
        if actor.role != ROLES[Step(self.review.step)]:
            raise NotAllowed("review.not-your-step")
        seen_review(actor, self.review.pk)
        possible = {each.pk for each in colleagues(actor, self.review)}
        for each in self.people:
            if each.pk not in possible:
                raise Refused("review.no-reviewer", name=each.name)
            if each.pk in hands(self.review.declaration):
                raise Refused("review.their-own-work", name=each.name)

    def execute(self, actor: Actor) -> Outcome[Review]:
        """Assigns them; who approved already stays."""
        before = [each.person.name for each in self.review.assignments.select_related("person")]
        keep = {each.pk for each in self.people}
        self.review.assignments.exclude(person__in=keep).delete()
        for each in self.people:
            Assignment.objects.get_or_create(review=self.review, person=each)
        after = [each.name for each in self.people]
        said = {"reviewers": before}, {"reviewers": after}
        return Outcome(self.review, self.review.declaration, *said)
