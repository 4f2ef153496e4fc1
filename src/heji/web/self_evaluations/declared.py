"""What a self-evaluation is held against: the declaration as it was approved last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from heji.web.declarations.approved import TARGET, WEIGHT, declared_rows
from heji.web.filing.columns import target
from heji.web.filing.content import Content, Indicator
from heji.web.filing.figures import target_text

#: The section of rows that were declared; others are the rubric's own.
PERFORMANCE = "performance"


@dataclass(frozen=True, slots=True)
class Differing:
    """A row that says something else than the declaration."""

    kind: str  #: `changed`, `gone` where it is declared no more, `missing` where it is not here
    name: str
    row: Indicator | None  #: of the self-evaluation
    declared: str = ""  #: its target as it was declared


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
    names = TARGET if keeps else (*TARGET, *WEIGHT)
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
