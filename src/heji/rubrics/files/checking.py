"""What a rubric must be beyond its grammar."""

from __future__ import annotations

from collections.abc import Iterator

from heji.rubrics.files.checks import measures, names, shape, stretches, sums
from heji.rubrics.files.checks.desk import Desk
from heji.rubrics.files.places import Places
from heji.rubrics.files.trouble import Trouble
from heji.rubrics.rubric import Rubric


def troubles_of(rubric: Rubric, places: Places) -> Iterator[Trouble]:
    """Everything that is wrong with a rubric.

    Args:
        rubric: as its file writes it.
        places: the lines of that file.
    """
    desk = Desk(rubric, places)
    for check in (names, measures, shape, sums, stretches):
        yield from check.troubles(desk)
