"""The register of special funds, and warnings before a term ends."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from heji.web.acting.actor import Actor
from heji.web.organisations.scope import business_of
from heji.web.preparation.models import ExtensionState, FundExtension, SpecialFund

#: How long before the end of a term it is warned of. Funds are planned with the budget, which is
#: made in the second half of the year before.
WARNED_BEFORE = datetime.timedelta(days=183)
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Warned:
    """What is wrong with a fund, or soon will be."""

    key: str  #: 「preparation.fund-warning.…」
    day: datetime.date | None = None
    is_over: bool = False


def funds(actor: Actor) -> QuerySet[SpecialFund]:
    """The special funds that an actor may see, with all that the list shows of them."""
    found = SpecialFund.objects.filter(organisation__in=business_of(actor))
    related = found.select_related("organisation", "measure")
    return related.prefetch_related("programmes__project", "extensions")


def extensions(actor: Actor) -> QuerySet[FundExtension]:
    """The requests that an actor may see."""
    found = FundExtension.objects.filter(fund__organisation__in=business_of(actor))
    return found.select_related("fund__organisation", "asked_by", "decided_by")


def undecided(actor: Actor) -> QuerySet[FundExtension]:
    """The requests that wait for an actor of the bureau: nobody decides on their own."""
    return extensions(actor).filter(state=ExtensionState.ASKED).exclude(asked_by=actor.person)


def warnings(fund: SpecialFund, today: datetime.date) -> tuple[Warned, ...]:
    """What a fund has to be warned of on a day, the gravest first."""
    found = [_term(fund, today), _measure(fund, today)]
    if fund.published_on is None:
        found.append(Warned("unpublished"))
    return tuple(sorted(filter(None, found), key=lambda each: not each.is_over))


def _term(fund: SpecialFund, today: datetime.date) -> Warned | None:
    end = datetime.date(fund.last_year, _DECEMBER, 31)
    if end < today:
        return Warned("term-over", end, is_over=True)
    return Warned("term-ends", end) if end - today <= WARNED_BEFORE else None


def _measure(fund: SpecialFund, today: datetime.date) -> Warned | None:
    measure = fund.measure
    if measure is None:
        return Warned("no-measure", is_over=True)
    ends = [measure.valid_to]
    if measure.repealed_on is not None:
        ends.append(measure.repealed_on - datetime.timedelta(days=1))
    end = min((each for each in ends if each is not None), default=None)
    if end is None:
        return None
    if end < today:
        return Warned("measure-over", end, is_over=True)
    return Warned("measure-ends", end) if end - today <= WARNED_BEFORE else None
