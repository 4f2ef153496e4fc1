"""Whose work a form is: nobody reviews what they filled in (`acting.duties`)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from heji.web.accounts.models import Person
from heji.web.filing.models import Edit, Filing, Revision
from heji.web.reviews.models import Review


def hands(filing: Filing) -> frozenset[int]:
    """The people who had a hand in a form: began it, filled it in, submitted it."""
    edits = Edit.objects.filter(filing=filing).values_list("person", flat=True)
    submitted = Revision.objects.filter(filing=filing)
    by = submitted.values_list("submitted_by", flat=True)
    return frozenset((filing.created_by_id, *edits, *by))


def without_own(reviews: QuerySet[Review], person: Person) -> QuerySet[Review]:
    """The reviews of forms in which somebody had no hand."""
    edits = Edit.objects.filter(filing=OuterRef("filing"), person=person)
    submitted = Revision.objects.filter(filing=OuterRef("filing"), submitted_by=person)
    own = Q(filing__created_by=person) | Q(Exists(edits)) | Q(Exists(submitted))
    return reviews.exclude(own)
