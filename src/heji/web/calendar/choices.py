"""Which official forms and scoring rules a phase can have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from heji.forms.form import Kind
from heji.forms.layout import Layout, layouts
from heji.web.calendar.models import Phase, PhaseKind

SCOPES = ("project", "department")
_SELF_EVALUATION = {
    "project": frozenset((Kind.PROJECT_SELF_EVALUATION,)),
    "department": frozenset((Kind.DEPARTMENT_SELF_EVALUATION, Kind.SCORE_TABLE)),
}
_KINDS = {
    PhaseKind.DECLARATION: dict.fromkeys(SCOPES, frozenset((Kind.TARGET_DECLARATION,))),
    PhaseKind.MONITORING: dict.fromkeys(SCOPES, frozenset((Kind.MONITORING,))),
    PhaseKind.SELF_EVALUATION: _SELF_EVALUATION,
    PhaseKind.REVIEW: _SELF_EVALUATION,
    PhaseKind.DISCLOSURE: dict.fromkeys(SCOPES, frozenset[Kind]()),
}


def layouts_for(kind: PhaseKind, scope: str) -> tuple[Layout, ...]:
    """The layouts that the forms of a phase can have.

    Args:
        kind: of the phase.
        scope: `project` or `department`.
    """
    return tuple(each for each in layouts() if suits(each.id, kind, scope))


def suits(id: str, kind: PhaseKind, scope: str) -> bool:
    """Whether a layout of that id is there and fits the phase."""
    found = next((each for each in layouts() if each.id == id), None)
    if found is None or found.kind not in _KINDS[kind][scope]:
        return False
    # A declaration's file says in its name whether it is a project's or a department's.
    other = SCOPES[1 - SCOPES.index(scope)]
    return kind is not PhaseKind.DECLARATION or f"/{other}-" not in id


@cache
def rubric_ids() -> tuple[str, ...]:
    """The ids of all scoring rules at hand."""
    from heji.rubrics.files.shelf import all_ids

    return all_ids()


@dataclass(frozen=True, slots=True)
class Named:
    """A form or scoring rules as people call them."""

    id: str
    name: str


def named_forms(phase: Phase, language: str) -> list[Named]:
    """The forms and scoring rules of a phase; one that is not at hand any more keeps its id."""
    layouts_there = {each.id: each.name[language] for each in layouts()}
    found = []
    for layout, rubric in (
        (phase.layout, phase.rubric),
        (phase.department_layout, phase.department_rubric),
    ):
        if layout:
            found.append(Named(layout, layouts_there.get(layout, layout)))
        if rubric:
            found.append(Named(rubric, _rubric_name(rubric, language)))
    return list(dict.fromkeys(found))  # one form may serve projects and departments alike


@cache
def _rubric_name(id: str, language: str) -> str:
    from heji.rubrics.files.shelf import UnknownRubric, find

    try:
        name = find(id).name
    except UnknownRubric:
        return id
    return (name.en if language == "en" else name.zh) or id
