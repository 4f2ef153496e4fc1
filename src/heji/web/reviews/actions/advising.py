"""What experts do: declare their interest, comment at cells, advise a conclusion. They decide nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone

from heji.web.acting.action import Action, NotAllowed, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.duties import require_other_hands
from heji.web.acting.role import Role
from heji.web.organisations.scope import given_to, opened_to
from heji.web.reviews.actions.consulting import require_words
from heji.web.reviews.duties import hands
from heji.web.reviews.experts import EXPERTS
from heji.web.reviews.marks import marks_of
from heji.web.reviews.models import Comment, Consultation, Decision, Interest, Review

_LONGEST = 4000
_LONGEST_COMMENT = 2000


@dataclass(frozen=True, slots=True)
class DeclareInterest(Action[Consultation]):
    """Says whether something ties the expert to what they were given; before they open it."""

    consultation: Consultation
    is_tied: bool
    said: str = ""  #: what ties them to it

    name: ClassVar[str] = "reviews.declare-interest"
    roles: ClassVar[frozenset[Role]] = EXPERTS

    def check(self, actor: Actor) -> None:
        """Something that was given; a conflict once declared is not taken back."""
        now = _held(actor, self.consultation)
        if now.interest == Interest.CONFLICT:
            raise Refused("review.tied")
        if self.is_tied:
            require_words(self.said)

    def execute(self, actor: Actor) -> Outcome[Consultation]:
        """Opens it, or closes it and sets aside what was advised before."""
        made = self.consultation
        before = {"interest": made.interest, "mark": made.mark, "advice": made.advice}
        made.interest = Interest.CONFLICT if self.is_tied else Interest.NONE
        made.interest_said = self.said.strip() if self.is_tied else ""
        made.interest_at = timezone.now()
        if self.is_tied:
            made.mark, made.advice, made.advised_at = "", "", None
        made.save()
        after = {"interest": made.interest, "said": made.interest_said}
        return Outcome(made, made, before, after)


@dataclass(frozen=True, slots=True)
class AdviseAtCell(Action[Comment]):
    """Says something at a cell, to those who asked."""

    consultation: Consultation
    text: str
    cell: str = ""
    label: str = ""

    name: ClassVar[str] = "reviews.advise-at-cell"
    roles: ClassVar[frozenset[Role]] = EXPERTS

    def check(self, actor: Actor) -> None:
        """Something, on what is open to the expert and not decided yet."""
        require_open(actor, self.consultation)
        require_words(self.text, _LONGEST_COMMENT)

    def execute(self, actor: Actor) -> Outcome[Comment]:
        """Keeps it."""
        made = Comment.objects.create(
            review=self.consultation.review,
            consultation=self.consultation,
            cell=self.cell[:80],
            label=self.label[:400],
            text=self.text.strip(),
            person=actor.person,
        )
        after = {"cell": made.cell, "text": made.text}
        return Outcome(made, self.consultation, after=after)


@dataclass(frozen=True, slots=True)
class Advise(Action[Consultation]):
    """Advises a conclusion, with reasons; until somebody has decided it can be said anew."""

    consultation: Consultation
    mark: str
    advice: str

    name: ClassVar[str] = "reviews.advise"
    roles: ClassVar[frozenset[Role]] = EXPERTS

    def check(self, actor: Actor) -> None:
        """One of the region's marks, and reasons."""
        require_open(actor, self.consultation)
        form = self.consultation.review.filing
        if self.mark not in marks_of(form.organisation, form.year).all:
            raise Refused("review.no-mark")
        require_words(self.advice, _LONGEST)

    def execute(self, actor: Actor) -> Outcome[Consultation]:
        """Keeps it for those who asked; it decides nothing."""
        made = self.consultation
        before = {"mark": made.mark, "advice": made.advice} if made.advised_at else {}
        made.mark, made.advice = self.mark, self.advice.strip()
        made.advised_at = timezone.now()
        made.save(update_fields=("mark", "advice", "advised_at"))
        return Outcome(made, made, before, {"mark": made.mark, "advice": made.advice})


def require_open(actor: Actor, consultation: Consultation) -> None:
    """Refuses what was not given, is revoked or past its day, not declared, or decided already.

    Raises:
        NotAllowed: it is not the expert's to open.
        Refused: the interest is not declared, or the step is decided.
    """
    now = _held(actor, consultation)
    if not opened_to(actor).filter(pk=now.pk).exists():
        raise Refused("review.undeclared")
    review = Review.objects.select_for_update().get(pk=now.review_id)
    if review.decision != Decision.OPEN:
        raise Refused("review.decided")
    require_other_hands(actor, hands(review.filing))


def _held(actor: Actor, consultation: Consultation) -> Consultation:
    """What was given, as it is now; held until the act is done."""
    if not given_to(actor).filter(pk=consultation.pk).exists():
        raise NotAllowed("review.not-given")
    return Consultation.objects.select_for_update().get(pk=consultation.pk)
