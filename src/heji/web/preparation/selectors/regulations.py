"""The register of regulations."""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from heji.web.acting.actor import Actor
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of
from heji.web.preparation.models import Regulation


def regulations(actor: Actor) -> QuerySet[Regulation]:
    """The regulations that an actor may see."""
    found = Regulation.objects.filter(organisation__in=business_of(actor))
    return found.select_related("organisation")


def usable_as_evidence(
    actor: Actor, organisation: Organisation, day: datetime.date, kind: str = ""
) -> QuerySet[Regulation]:
    """What a body can show for its rules on a day: its own regulations that hold, and those above.

    Args:
        actor: who asks.
        organisation: whose rules are to be shown.
        day: on which they must hold: the last day of the year that is evaluated.
        kind: one of `RegulationKind`; empty for all.
    """
    above = [int(each) for each in organisation.path.split("/") if each]
    found = Regulation.objects.filter(organisation__in=above).filter(holding_on(day))
    if not business_of(actor).filter(pk=organisation.pk).exists():
        return found.none()
    found = found.filter(kind=kind) if kind else found
    return found.select_related("organisation")


def holding_on(day: datetime.date) -> Q:
    """That a regulation is in force on a day."""
    until = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    standing = Q(repealed_on__isnull=True) | Q(repealed_on__gt=day)
    return Q(valid_from__lte=day) & until & standing
