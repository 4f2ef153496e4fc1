"""Asking experts and third parties: giving a submission to them, and taking it back."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.web.accounts.models import Person
from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.reviews.actions.deciding import require_waiting
from heji.web.reviews.charge import charged
from heji.web.reviews.duties import hands
from heji.web.reviews.experts import ASKING, experts
from heji.web.reviews.models import Comment, Consultation, Interest, Review

LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Consult(Action[Consultation]):
    """Gives a submission to an expert, until a day and for a purpose; again: sets them anew."""

    review: Review
    expert: Person
    purpose: str
    until: datetime.date

    name: ClassVar[str] = "reviews.consult"
    roles: ClassVar[frozenset[Role]] = ASKING

    def check(self, actor: Actor) -> None:
        """A form that waits for the actor, and an expert who has no part in it."""
        require_waiting(actor, self.review)
        require_words(self.purpose)
        if self.until < timezone.localdate():
            raise Refused("review.expert-day")
        if self.expert not in experts(actor):
            raise Refused("review.no-expert", name=self.expert.name)
        if self.expert.pk in hands(self.review.filing):
            raise Refused("review.their-own-work", name=self.expert.name)
        if self.review.assignments.filter(person=self.expert).exists():
            raise Refused("review.expert-decides", name=self.expert.name)
        if self._earlier(Interest.CONFLICT) is not None:
            raise Refused("review.expert-tied", name=self.expert.name)

    def _earlier(self, interest: Interest | None = None) -> Consultation | None:
        there = self.review.consultations.filter(expert=self.expert, revoked_at__isnull=True)
        return (there if interest is None else there.filter(interest=interest)).first()

    def execute(self, actor: Actor) -> Outcome[Consultation]:
        """Gives it; who has it already keeps what they said."""
        made, before = self._earlier(), {}
        if made is None:
            made = Consultation(review=self.review, expert=self.expert)
        else:
            before = {"until": made.until.isoformat(), "purpose": made.purpose}
        made.purpose, made.until = self.purpose.strip(), self.until
        made.given_by, made.organisation = actor.person, actor.organisation
        made.save()
        after = {"until": self.until.isoformat(), "purpose": made.purpose}
        return Outcome(made, made, before, {"expert": self.expert.name, **after})


@dataclass(frozen=True, slots=True)
class Revoke(Action[Consultation]):
    """Takes back what an expert was given; what they said stays with those who asked."""

    consultation: Consultation
    reason: str

    name: ClassVar[str] = "reviews.revoke"
    roles: ClassVar[frozenset[Role]] = ASKING

    def check(self, actor: Actor) -> None:
        """Something that the own office gave, with a reason."""
        require_words(self.reason)
        if not charged(actor).filter(pk=self.consultation.review_id).exists():
            raise NotAllowed("review.not-your-step")
        now = Consultation.objects.select_for_update().get(pk=self.consultation.pk)
        if now.revoked_at is not None:
            raise Refused("review.revoked-already")

    def execute(self, actor: Actor) -> Outcome[Consultation]:
        """Ends it at once."""
        made = self.consultation
        made.revoked_at, made.revoked_by = timezone.now(), actor.person
        made.revoked_why = self.reason.strip()
        made.save(update_fields=("revoked_at", "revoked_by", "revoked_why"))
        after = {"expert": made.expert.name, "revoked": made.revoked_why}
        return Outcome(made, made, {"until": made.until.isoformat()}, after)


@dataclass(frozen=True, slots=True)
class TakeOver(Action[Comment]):
    """Makes an expert's comment the reviewer's own: it goes back with the form."""

    comment: Comment

    name: ClassVar[str] = "reviews.take-over"
    roles: ClassVar[frozenset[Role]] = ASKING

    def check(self, actor: Actor) -> None:
        """A comment of an expert on the submission that waits for the actor, once."""
        review = self.comment.review
        if self.comment.consultation_id is None:
            raise Refused("review.no-advice")
        require_waiting(actor, review)
        same = review.comments.filter(consultation__isnull=True, cell=self.comment.cell)
        if same.filter(text=self.comment.text).exists():
            raise Refused("review.taken-over-already")

    def execute(self, actor: Actor) -> Outcome[Comment]:
        """Says it in the reviewer's name."""
        advised = self.comment
        made = Comment.objects.create(
            review=advised.review,
            cell=advised.cell,
            label=advised.label,
            text=advised.text,
            person=actor.person,
        )
        after = {"cell": made.cell, "text": made.text}
        return Outcome(made, advised.review.filing, after=after)


def require_words(words: str, longest: int = LONGEST) -> None:
    """Refuses an empty text, or one that is too long."""
    if not 0 < len(words.strip()) <= longest:
        raise Refused("review.no-text", most=longest)
