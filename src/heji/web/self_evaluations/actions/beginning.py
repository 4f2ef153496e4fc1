"""Beginning a self-evaluation from what was declared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.declarations.approved import (
    approved,
    declared_content,
    declared_rows,
    with_present_sources,
)
from heji.web.filing.actions.creating import About, begin, require_free
from heji.web.filing.blocks import empty
from heji.web.filing.content import Content, Indicator
from heji.web.filing.editing import EDITORS
from heji.web.filing.keeping import fill
from heji.web.filing.models import Filing, Revision
from heji.web.projects.models import Project
from heji.web.self_evaluations.declared import evaluated
from heji.web.self_evaluations.rubric_rows import own_rows
from heji.web.self_evaluations.scoring import rubric_of

KIND = "self_evaluation"


@dataclass(frozen=True, slots=True)
class BeginSelfEvaluation(Action[Filing]):
    """Begins the self-evaluation of the own body, or of one of its projects, for a year."""

    year: int
    project: Project | None = None

    name: ClassVar[str] = "self-evaluations.begin"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own body's, once a year, of something that was declared and approved."""
        require_free(actor, actor.organisation, self._about)
        if self._declared(actor) is None:
            raise Refused("self-evaluation.not-declared", year=self.year)

    @property
    def _about(self) -> About:
        return About(KIND, self.year, self.project)

    def _declared(self, actor: Actor) -> Revision | None:
        return approved(actor.organisation, self.project, self.year)

    def execute(self, actor: Actor) -> Outcome[Filing]:
        """Makes it with the declared targets and the rows that the scoring rules have."""
        revision = self._declared(actor)
        declared = declared_content(revision) or Content()
        made = begin(actor, self._about, "", Content())
        rubric = rubric_of(made)
        own = () if rubric is None else tuple(own_rows(rubric))
        fill(made, _begun(made, declared, own))
        after = {
            "year": made.year,
            "layout": made.layout,
            "declaration": None if revision is None else revision.filing_id,
            "revision": None if revision is None else revision.number,
            "rubric": None if rubric is None else rubric.id,
        }
        return Outcome(made, made, after=after)


def _begun(filing: Filing, declared: Content, own: tuple[Indicator, ...]) -> Content:
    """The rows with which a self-evaluation begins."""
    content = empty(filing.kind, filing.scope, filing.layout)
    goal = declared.words_of("goal")
    texts = tuple(
        replace(each, text=goal) if each.role == "goal" else each for each in content.texts
    )
    rows = (*own, *(evaluated(each) for each in declared_rows(declared)))
    return replace(
        content, texts=texts, tasks=declared.tasks, indicators=with_present_sources(rows)
    )
