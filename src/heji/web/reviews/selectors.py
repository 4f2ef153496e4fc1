"""Reads reviews, always through what the caller may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from heji.web.acting.actor import Actor
from heji.web.filing.blocks import blocks
from heji.web.filing.comparing import Difference, differences
from heji.web.filing.content import Content, from_data
from heji.web.filing.models import Filing, Revision
from heji.web.filing.selectors import filings
from heji.web.reviews.charge import charged
from heji.web.reviews.duties import without_own
from heji.web.reviews.models import Comment, Decision, Review


def queue(actor: Actor) -> QuerySet[Review]:
    """What waits for an actor: the step of their role, not assigned to others, not their own work."""
    open_ones = charged(actor).filter(decision=Decision.OPEN)
    mine = Q(assignments__isnull=True) | Q(
        assignments__person=actor.person, assignments__approved_at__isnull=True
    )
    found = without_own(open_ones.filter(mine), actor.person).distinct()
    return found.select_related(
        "filing__organisation", "filing__project", "filing__created_by"
    ).prefetch_related("assignments__person")


def review(actor: Actor, id: int) -> Review:
    """One review of a form that the actor may see.

    Raises:
        Review.DoesNotExist: there is none, or the actor may not see it.
    """
    seen = filings(actor).values("pk")
    found = Review.objects.filter(filing__in=seen)
    return found.select_related("filing__organisation__parent", "filing__project").get(pk=id)


def open_review(filing: Filing) -> Review | None:
    """The step that a form is in."""
    return filing.reviews.filter(decision=Decision.OPEN).first()


def rounds(filing: Filing) -> QuerySet[Review]:
    """All steps of all submissions, in the order of time."""
    found = filing.reviews.order_by("pk").select_related("decided_by")
    return found.prefetch_related("comments__person", "assignments__person")


def comments(filing: Filing, revision: int) -> QuerySet[Comment]:
    """The reviewers' comments on a submission; experts advise the reviewers alone."""
    found = Comment.objects.filter(
        review__filing=filing, review__revision=revision, consultation__isnull=True
    )
    return found.select_related("person", "review")


def submitted(filing: Filing, number: int) -> Content:
    """The form as it was submitted."""
    found = Revision.objects.filter(filing=filing, number=number).first()
    return from_data(found.content) if found is not None else Content()


def changes_since(filing: Filing, number: int) -> tuple[Difference, ...]:
    """What a submission says otherwise than the one before; nothing for the first."""
    if number < 2:
        return ()
    found = blocks(filing.kind, filing.scope)
    return differences(submitted(filing, number - 1), submitted(filing, number), found)


def is_waiting_for(actor: Actor, review: Review) -> bool:
    """Whether an actor can decide a review now."""
    return queue(actor).filter(pk=review.pk).exists()
