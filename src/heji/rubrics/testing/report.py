"""All cases of a rubric run, with what fails and what is not shown by any case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from heji.language import text
from heji.rubrics.rubric import Rubric
from heji.rubrics.rules.rule import Text
from heji.rubrics.testing.covering import uncovered
from heji.rubrics.testing.running import run
from heji.rubrics.testing.suites import cases_of


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that does not hold, or a case that is lacking."""

    name: str  #: of the case; empty where one is lacking
    text: Text


@dataclass(frozen=True, slots=True)
class Report:
    """The cases of one rubric."""

    rubric: str  #: its id
    count: int  #: cases that were run
    failures: tuple[Failure, ...]


def report(rubric: Rubric, folders: Sequence[Path] = (), path: Path | None = None) -> Report:
    """Runs the cases of a rubric.

    Args:
        rubric: any rubric.
        folders: folders of one's own, as for `shelf.find`.
        path: its file; found by its id when left out.

    Raises:
        RubricError: a tests file is wrong.
    """
    cases = cases_of(rubric, folders, path)
    failed = [
        Failure(outcome.case.name, outcome.failure)
        for outcome in (run(rubric, each) for each in cases)
        if not outcome.holds
    ]
    lacking = [
        Failure("", _lacking(item, aspect.value)) for item, aspect in uncovered(rubric, cases)
    ]
    return Report(rubric.id, len(cases), (*failed, *lacking))


def _lacking(item: str, aspect: str) -> Text:
    key = "rubrics.test.uncovered"
    return Text(
        text(key, "zh", item=item, aspect=aspect), text(key, "en", item=item, aspect=aspect)
    )
