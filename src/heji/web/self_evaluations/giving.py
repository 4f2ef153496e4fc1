"""The cells of a self-evaluation that nobody types, known without evaluating a score."""

from __future__ import annotations

from collections.abc import Iterator

from heji.web.declarations.approved import approved, declared_content
from heji.web.filing.content import Content, cell
from heji.web.filing.models import Filing
from heji.web.self_evaluations import money, weights
from heji.web.self_evaluations.rubric_rows import EXECUTION
from heji.web.self_evaluations.scoring import rubric_of


def given(filing: Filing, content: Content) -> frozenset[str]:
    """What comes from the budgets, the declaration and the scoring rules."""
    return frozenset(_given(filing, content))


def _given(filing: Filing, content: Content) -> Iterator[str]:
    yield from money.given(filing, content)
    revision = approved(filing.organisation, filing.project, filing.year)
    yield from weights.given(content, declared_content(revision), rubric_of(filing))
    for row in content.indicators:
        if row.section == EXECUTION:
            yield cell(row, "result")
