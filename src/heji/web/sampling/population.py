"""What is drawn from: the self-evaluations of a year that were handed in, as they were handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from heji.web.acting.actor import Actor
from heji.web.filing.content import Content, from_data
from heji.web.filing.models import Filing, Revision, State
from heji.web.filing.selectors import filings
from heji.web.sampling.drawing import Member
from heji.web.sampling.points import Point, looked_at, points
from heji.web.sampling.rules import RiskRules
from heji.web.self_evaluations.actions.beginning import KIND

#: States in which a self-evaluation is handed in and not given back.
STATES = (
    State.SUBMITTED,
    State.DEPARTMENT_REVIEW,
    State.FINANCE_DIVISION_REVIEW,
    State.FINANCE_PERFORMANCE_REVIEW,
    State.APPROVED,
    State.PUBLISHED,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A form of the population with what the draw looks at."""

    filing: Filing
    revision: int
    amount: int | None  #: 分
    points: tuple[Point, ...]

    @property
    def member(self) -> Member:
        """As the draw sees it."""
        weight = sum(each.weight for each in self.points)
        return Member(identifier_of(self.filing), self.amount, weight)


def identifier_of(filing: Filing) -> str:
    """What tells a form apart for good: its number never changes and is never given again."""
    return f"filing:{filing.pk}"


def handed_in(actor: Actor, year: int, scopes: Iterable[str]) -> QuerySet[Filing]:
    """The self-evaluations that an actor can draw from."""
    found = filings(actor).filter(kind=KIND, year=year, scope__in=list(scopes), state__in=STATES)
    return found.select_related("organisation__parent", "project").order_by("pk")


def population(
    actor: Actor, year: int, scopes: Iterable[str], measure: str, rules: RiskRules
) -> Iterator[Found]:
    """Every form with its amount and its risk points, by what was handed in."""
    for filing in handed_in(actor, year, scopes):
        content = _content(filing)
        looked = looked_at(filing, content)
        found = () if looked is None else points(looked, rules)
        yield Found(filing, filing.revision, content.amount(measure, "total"), found)


def _content(filing: Filing) -> Content:
    made = Revision.objects.filter(filing=filing, number=filing.revision).first()
    return Content() if made is None else from_data(made.content)
