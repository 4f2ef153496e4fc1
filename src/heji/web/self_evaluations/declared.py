"""What a self-evaluation is held against: the declaration as it was approved last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import Q

from heji.web.declarations.kind import DECLARATION
from heji.web.filing.columns import target
from heji.web.filing.content import Content, Indicator, from_data
from heji.web.filing.figures import target_text
from heji.web.filing.models import IndicatorRow, Revision, State
from heji.web.organisations.models import Organisation
from heji.web.organisations.selectors import line_of
from heji.web.projects.models import Project

#: The section of rows that were declared; others are the rubric's own.
PERFORMANCE = "performance"
#: What of a row is taken over; its weight as well, where it was declared.
_TAKEN = (
    *("level1", "level2", "name", "type", "sign", "value", "places", "unit", "text"),
    "library_code",
)


@dataclass(frozen=True, slots=True)
class Differing:
    """A row that says something else than the declaration."""

    kind: str  #: `changed`, `gone` where it is declared no more, `missing` where it is not here
    name: str
    row: Indicator | None  #: of the self-evaluation
    declared: str = ""  #: its target as it was declared


def approved(organisation: Organisation, project: Project | None, year: int) -> Revision | None:
    """The last approved version of the declaration of a project, or of a body and its former ones."""
    about = (
        Q(filing__project=project)
        if project is not None
        else Q(filing__project__isnull=True, filing__organisation__in=line_of(organisation))
    )
    found = Revision.objects.filter(
        about, filing__kind=DECLARATION.name, filing__year=year, approved_at__isnull=False
    ).exclude(filing__state=State.VOID)
    return found.order_by("-filing_id", "-number").first()


def declared_content(revision: Revision | None) -> Content | None:
    """What was approved."""
    return None if revision is None else from_data(revision.content)


def declared_rows(content: Content) -> tuple[Indicator, ...]:
    """The rows that are evaluated: those with a name."""
    return tuple(each for each in content.indicators if each.name)


def evaluated(
    row: Indicator, was: Indicator | None = None, *, with_weight: bool = True
) -> Indicator:
    """A declared row as the self-evaluation has it.

    Args:
        row: as it was declared.
        was: the row that stood for it until now, whose results stay.
        with_weight: whether the declared weight holds (`weights.fit`).
    """
    begun = was or Indicator(0, evidence=row.evidence)
    keeps = row.weight is None or (was is not None and not with_weight)
    names = _TAKEN if keeps else (*_TAKEN, "weight", "weight_places")
    taken = {name: getattr(row, name) for name in names}
    return replace(begun, **taken, source=row.id, section=PERFORMANCE)


def differing(content: Content, declared: Content, *, with_weight: bool) -> Iterator[Differing]:
    """Every row that is not as it was declared; its weight counts where it holds."""
    known = {each.id: each for each in declared_rows(declared)}
    here = [each for each in content.indicators if each.section == PERFORMANCE]
    for row in here:
        was = known.get(row.source or 0)
        if was is None:
            yield Differing("gone", row.name, row)
        elif evaluated(was, row, with_weight=with_weight) != row:
            yield Differing("changed", row.name, row, f"{was.name} {target_text(target(was))}")
    sources = {each.source for each in here}
    for id, was in known.items():
        if id not in sources:
            yield Differing("missing", was.name, None, target_text(target(was)))


def with_present_sources(rows: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    """A declared row that is gone by now is no longer pointed at."""
    wanted = [each.source for each in rows if each.source]
    present = set(IndicatorRow.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    return tuple(
        each if each.source is None or each.source in present else replace(each, source=None)
        for each in rows
    )
