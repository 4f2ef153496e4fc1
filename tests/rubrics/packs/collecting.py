"""The cases beside a rubric as items of pytest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from heji.rubrics.files.loading import load_rubric
from heji.rubrics.rubric import Rubric
from heji.rubrics.testing.case import Case
from heji.rubrics.testing.running import run
from heji.rubrics.testing.suites import ENDING, cases_of

__all__ = ["ENDING", "CaseFails", "CaseItem", "SuiteFile"]


class CaseFails(Exception):
    """A case that does not hold: said without a traceback."""


class CaseItem(pytest.Item):
    """One case of a tests file."""

    def __init__(self, *, rubric: Rubric, case: Case, **rest: Any) -> None:
        super().__init__(**rest)
        self.rubric, self.case = rubric, case

    def runtest(self) -> None:
        outcome = run(self.rubric, self.case)
        if not outcome.holds:
            raise CaseFails(outcome.failure.en)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:
        if isinstance(excinfo.value, CaseFails):
            place = self.case.place
            return f"{place.file}:{place.line}: {self.rubric.id}: {excinfo.value}"
        return str(super().repr_failure(excinfo, style))

    def reportinfo(self) -> tuple[str, int, str]:
        return self.case.place.file, self.case.place.line - 1, f"{self.rubric.id} {self.name}"


class SuiteFile(pytest.File):
    """A tests file, with the cases that its rubric inherits."""

    def collect(self) -> Iterator[CaseItem]:
        rubric = load_rubric(self.path.with_name(self.path.name.removesuffix(ENDING) + ".yaml"))
        for case in cases_of(rubric):
            inherited = "" if case.place.file == str(self.path) else "inherited "
            name = inherited + case.name
            yield CaseItem.from_parent(self, name=name, rubric=rubric, case=case)
