"""The families of forms; each makes clean drafts from a random source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from benchmarks.corpus.families import (
    declaration,
    department,
    department_rows,
    efficiency,
    ladder,
    monitoring,
    project,
    report,
    unknown,
)
from benchmarks.corpus.model import Draft

Family = Callable[[Random, frozenset[str]], Draft]

FAMILIES: dict[str, Family] = {
    "project": project.draw,
    "department": department.draw,
    "department-rows": department_rows.draw,
    "ladder": ladder.draw,
    "declaration": declaration.draw,
    "monitoring": monitoring.draw,
    "efficiency": efficiency.draw,
    "report": report.draw,
    "unknown": unknown.draw,
}


def names() -> Sequence[str]:
    """The families in a fixed order."""
    return tuple(FAMILIES)
