"""The marks of a review's conclusion: 优, 良, 中, 差, or what a region has set for its forms.

The usual ones follow the Ministry's measure on targets (财预〔2015〕88号): with 优 a form goes on,
with 良 after what was agreed, with 中 it is corrected and submitted again, with 差 it does not
enter the budget.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Length

from heji.language import has, text
from heji.web.acting.actor import Actor
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of
from heji.web.reviews.models import MarkSet


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks that hold for a form, best first; as they are stored."""

    passing: tuple[str, ...]  #: with which it is approved
    returning: tuple[str, ...]  #: with which it goes back

    @property
    def all(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.passing, *self.returning)


#: Their names are in the catalogue, under `review.conclusion`.
USUAL = Marks(("excellent", "good"), ("fair", "poor"))


def marks_of(organisation: Organisation, year: int) -> Marks:
    """The marks for the forms of a body and year: those that the nearest region set last."""
    above = [int(each) for each in organisation.path.split("/") if each]
    found = MarkSet.objects.filter(region__in=above, from_year__lte=year)
    nearest = found.order_by(Length("region__path").desc(), "-from_year").first()
    if nearest is None:
        return USUAL
    return Marks(tuple(nearest.passing), tuple(nearest.returning))


def mark_sets(actor: Actor) -> QuerySet[MarkSet]:
    """What the regions of the actor's part of the tree have set."""
    return MarkSet.objects.filter(region__in=business_of(actor)).select_related("region")


def said_mark(mark: str, language: str) -> str:
    """What a mark is called.

    >>> said_mark("good", "zh"), said_mark("合格", "zh")
    ('良', '合格')
    """
    key = f"review.conclusion.{mark}"
    return text(key, language) if mark in USUAL.all and has(key) else mark
