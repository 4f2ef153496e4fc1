"""The condition for entering the budget, of a declaration: which evaluation it needs and has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from heji.web.preparation.selectors.evaluations import Admission, admission, rule_of
from heji.web.projects.models import Project


@dataclass(frozen=True, slots=True)
class Condition:
    """What keeps a project out of the budget of a year."""

    project: Project
    year: int
    admission: Admission
    is_blocking: bool  #: False: the region has its reviewers warned, and no more

    @property
    def key(self) -> str:
        """The sentence that says what is wanting, and what can be done."""
        return f"finding.declaration-admission.{self.admission.state.value}"

    @property
    def values(self) -> Mapping[str, str]:
        """What the sentence is filled with."""
        return {"name": self.project.name}


def unmet(project: Project | None, year: int, amount: int | None) -> Condition | None:
    """What a project's declaration lacks to enter the budget; None when nothing does.

    Args:
        project: whose declaration it is; None of a whole body, which needs no evaluation.
        year: budget year.
        amount: what it asks for in 分; None where nothing is filled in yet.
    """
    if project is None:
        return None
    found = admission(project, year, amount)
    if found.may_enter:
        return None
    rule = rule_of(project.organisation, year)
    return Condition(project, year, found, rule is None or rule.is_blocking)
