"""The annual register, and what of it feeds the management rows of a rubric."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import QuerySet

from heji.values.absence import Absence
from heji.web.acting.actor import Actor
from heji.web.budgets.columns import unit_name
from heji.web.budgets.models import AmountUnit, RegisterValue
from heji.web.budgets.register import TOTAL, FieldKind, Rate, RubricInput, Sum, inputs_of, kind_of
from heji.web.budgets.selectors.totals import department_totals
from heji.web.evidence.models import Evidence
from heji.web.evidence.selectors import evidence_seen_by
from heji.web.filing.figures import written
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of

_SUBJECT = "budgets.registervalue"


@dataclass(frozen=True, slots=True)
class Stated:
    """A value of the register with what proves it."""

    id: int
    field: str
    kind: FieldKind
    value: int
    places: int
    source: str
    source_date: datetime.date | None
    entered_by: str
    entered_at: datetime.datetime
    evidence: tuple[Evidence, ...] = ()

    @property
    def exact(self) -> Fraction:
        """The value in 元, percentage points, or persons."""
        return Fraction(self.value, 10**self.places)

    @property
    def text(self) -> str:
        """The value as a rubric's input is written: 「20451800.00元」, 「97.50%」, 「120」."""
        unit = {FieldKind.MONEY: unit_name(AmountUnit.YUAN), FieldKind.PERCENT: "%"}
        return written(self.value, self.places) + unit.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class GivenInput:
    """A value for an input of a rubric, as `heji.rubrics.evaluation.evaluate` takes it."""

    item: str
    input: str
    text: str  #: 「20451800.00元」, "" where something it needs is not there
    stated: tuple[Stated, ...]  #: the values of the register that it is made of
    missing: tuple[str, ...] = ()  #: the fields and totals that are not known


def values(actor: Actor) -> QuerySet[RegisterValue]:
    """The register of the bodies that an actor may see."""
    found = RegisterValue.objects.filter(organisation__in=business_of(actor))
    return found.select_related("organisation", "entered_by")


def register_values(actor: Actor, organisation: Organisation, year: int) -> dict[str, Stated]:
    """The register of a body in a year by field, each with its source and its evidence."""
    found = list(values(actor).filter(organisation=organisation, year=year))
    pieces: dict[str, list[Evidence]] = {}
    attached = evidence_seen_by(actor).filter(
        subject_type=_SUBJECT,
        subject_id__in=[str(each.pk) for each in found],
        removed_at__isnull=True,
    )
    for each in attached:
        pieces.setdefault(each.subject_id, []).append(each)
    return {
        each.field: Stated(
            each.pk,
            each.field,
            kind_of(each.field),
            each.value,
            each.places,
            each.source,
            each.source_date,
            each.entered_by.name,
            each.entered_at,
            tuple(pieces.get(str(each.pk), ())),
        )
        for each in found
    }


def rubric_inputs(
    actor: Actor, organisation: Organisation, year: int, rubric: str
) -> tuple[GivenInput, ...]:
    """What the register and the budget lines give for the inputs of a rubric.

    Args:
        actor: who asks.
        organisation: the body that is evaluated, its units included in the totals.
        year: the budget year.
        rubric: id of the rubric.

    Returns:
        One entry for each input that `register.yaml` maps; those with a `text` can be handed to the
        rubric's evaluation.
    """
    wanted = inputs_of(rubric)
    years = {year + each.sum.year for each in wanted}
    known = {each: register_values(actor, organisation, each) for each in years}
    totals = {
        each.sum.year: _totals(actor, organisation, year + each.sum.year)
        for each in wanted
        if any(term.startswith(TOTAL) for term in each.sum.terms)
    }
    return tuple(
        _given(each, known[year + each.sum.year], totals.get(each.sum.year, {})) for each in wanted
    )


def rate_of(rate: Rate, known: Mapping[str, Stated]) -> Fraction | Absence:
    """A rate of the page, exactly; why there is none where something is missing."""
    if any(each not in known for each in (*rate.above.terms, *rate.below.terms)):
        return Absence.MISSING
    above, below = _exact(rate.above, known), _exact(rate.below, known)
    if below == 0:
        return Absence.UNDIVIDABLE
    return (abs(above) if rate.is_absolute else above) / below


def _exact(made_of: Sum, known: Mapping[str, Stated]) -> Fraction:
    added = _sum(known[each].exact for each in made_of.add)
    return added - _sum(known[each].exact for each in made_of.less)


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def _totals(actor: Actor, organisation: Organisation, year: int) -> dict[str, int | None]:
    """The totals that inputs can be made of, in 分."""
    found = department_totals(actor, organisation, year)
    is_known = found.full_year is not None
    return {
        "total.initial": found.initial if is_known else None,
        "total.adjustments": found.adjustments if is_known else None,
        "total.full_year": found.full_year,
        "total.executed": found.executed,
    }


def _given(
    wanted: RubricInput, known: Mapping[str, Stated], totals: Mapping[str, int | None]
) -> GivenInput:
    made_of = wanted.sum
    terms = made_of.terms
    missing = tuple(each for each in terms if each not in known and totals.get(each) is None)
    stated = tuple(known[each] for each in terms if each in known)
    if missing:
        return GivenInput(wanted.item, wanted.input, "", stated, missing)
    if len(terms) == 1 and stated:
        return GivenInput(wanted.item, wanted.input, stated[0].text, stated)
    fen = {each: known[each].value if each in known else totals[each] or 0 for each in terms}
    amount = sum(fen[each] for each in made_of.add) - sum(fen[each] for each in made_of.less)
    return GivenInput(
        wanted.item, wanted.input, written(amount, 2) + unit_name(AmountUnit.YUAN), stated
    )
