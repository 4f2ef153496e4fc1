"""Saved mappings of columns."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from heji.web.acting.actor import Actor
from heji.web.budgets.columns import bare
from heji.web.budgets.models import ColumnMapping


def mappings(actor: Actor) -> QuerySet[ColumnMapping]:
    """Those of the actor's own body."""
    return ColumnMapping.objects.filter(organisation=actor.organisation)


def fitting(actor: Actor, headings: Sequence[str]) -> ColumnMapping | None:
    """The mapping whose columns all stand in a file; of several the one that knows most of them."""
    there = {bare(each) for each in headings}
    found = [each for each in mappings(actor) if each.columns and set(each.columns) <= there]
    return max(found, key=lambda each: len(each.columns), default=None)
