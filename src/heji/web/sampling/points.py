"""The risk points of one self-evaluation, each with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils import timezone

from heji.values.formatting import shortest
from heji.web.calendar.models import Phase, PhaseKind
from heji.web.calendar.selectors import phase_of
from heji.web.evidence.models import Evidence
from heji.web.filing.content import Content, Indicator
from heji.web.filing.figures import written
from heji.web.filing.findings import CellFinding, findings
from heji.web.filing.models import Filing
from heji.web.filing.selectors import case
from heji.web.sampling.rules import PointRule, RiskRules
from heji.web.self_evaluations.knowing import Known

_HUNDRED = 100
_LANGUAGE = "zh"  #: of the findings; only their number counts
_RISING = frozenset(("≥", ">", "="))


@dataclass(frozen=True, slots=True)
class Point:
    """A risk point that a form has."""

    code: str
    weight: int
    values: Mapping[str, str]  #: what fills its sentence


@dataclass(frozen=True, slots=True)
class Looked:
    """What the rules look at."""

    filing: Filing
    content: Content
    known: Known
    findings: tuple[CellFinding, ...]

    @property
    def phase(self) -> Phase | None:
        """When it was to be handed in."""
        form = self.filing
        return phase_of(form.organisation, form.year, PhaseKind.SELF_EVALUATION)


def looked_at(filing: Filing, content: Content) -> Looked | None:
    """A form with its findings and scores; None of a form that is no self-evaluation."""
    found = case(filing, content)
    if not isinstance(found.known, Known):
        return None
    return Looked(filing, content, found.known, findings(found, _LANGUAGE))


def points(looked: Looked, rules: RiskRules) -> tuple[Point, ...]:
    """All risk points of a form, in the order of the rules."""
    return tuple(each for rule in rules.points for each in KINDS[rule.kind](looked, rule))


def _several(rule: PointRule, count: int, **values: str) -> Iterator[Point]:
    """A point for so many occurrences, no more than the rule allows."""
    if count:
        weight = min(rule.weight * count, rule.most)
        yield Point(rule.code, weight, {"count": str(count), **values})


def _findings(looked: Looked, rule: PointRule) -> Iterator[Point]:
    yield from _several(rule, sum(each.tone == rule.severity for each in looked.findings))


def _without_evidence(looked: Looked, rule: PointRule) -> Iterator[Point]:
    """A high total without a file: what the form names as proof may be no more than was planned."""
    evaluation = looked.known.scored.evaluation
    if evaluation is None or evaluation.total is None:
        return
    is_high = evaluation.total * _HUNDRED >= evaluation.rubric.full_mark * rule.percent
    if is_high and not _has_files(looked):
        total = shortest(evaluation.total, 4)
        yield Point(rule.code, rule.weight, {"total": total, "percent": str(rule.percent)})


def _has_files(looked: Looked) -> bool:
    rows = [str(each.id) for each in looked.content.indicators]
    there = Evidence.objects.filter(removed_at=None)
    of_form = there.filter(subject_type="filing.filing", subject_id=str(looked.filing.pk))
    of_row = there.filter(subject_type="filing.indicator", subject_id__in=rows)
    return of_form.exists() or of_row.exists()


def _over_target(looked: Looked, rule: PointRule) -> Iterator[Point]:
    """Results far beyond their targets: these may have been set too low."""
    far = [each for each in looked.content.indicators if _is_far(each, rule.percent)]
    names = "、".join(each.name for each in far)
    yield from _several(rule, len(far), names=names, percent=str(rule.percent))


def _is_far(row: Indicator, percent: int) -> bool:
    if row.value is None or row.result_value is None or row.sign not in _RISING or row.value <= 0:
        return False
    target = Fraction(written(row.value, row.places))
    reached = Fraction(written(row.result_value, row.result_places))
    return reached * _HUNDRED > target * (_HUNDRED + percent)


def _unexplained(looked: Looked, rule: PointRule) -> Iterator[Point]:
    """Marks lost without a reason."""
    items = looked.known.scored.items
    lost = [
        each.name
        for each in looked.content.indicators
        if (item := items.get(each.id)) is not None
        and item.score is not None
        and item.weight is not None
        and item.score < item.weight
        and not each.reason.strip()
    ]
    yield from _several(rule, len(lost), names="、".join(lost))


def _late(looked: Looked, rule: PointRule) -> Iterator[Point]:
    """First handed in after the last day of the phase, with permission or not."""
    phase, first = looked.phase, looked.filing.revisions.order_by("number").first()
    if phase is None or first is None:
        return
    day = timezone.localdate(first.submitted_at)
    if day > phase.closes:
        yield Point(
            rule.code, rule.weight, {"day": day.isoformat(), "last": phase.closes.isoformat()}
        )


KINDS: Mapping[str, Callable[[Looked, PointRule], Iterator[Point]]] = {
    "findings": _findings,
    "without-evidence": _without_evidence,
    "over-target": _over_target,
    "unexplained": _unexplained,
    "late": _late,
}
