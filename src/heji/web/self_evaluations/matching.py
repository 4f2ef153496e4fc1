"""Rows of a form and those of a paper: which of them are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from heji.forms import form as core
from heji.values.normalise import fold
from heji.web.filing.content import Indicator
from heji.web.self_evaluations.rubric_rows import EXECUTION

_SPACE = re.compile(r"\s+")


def squeezed(text: str) -> str:
    r"""A text without what a printer or a narrow column changes.

    >>> squeezed("整治河道\n长度（公里）")
    '整治河道长度(公里)'
    """
    return _SPACE.sub("", fold(text))


def matched(
    rows: Iterable[Indicator], paper: Sequence[core.Indicator]
) -> dict[int, core.Indicator]:
    """The row of the paper for each row of the form, by its id.

    Rows are the same that have the same name; of several, those with the same second level first,
    then in their order. The execution of the budget has another name on some papers.
    """
    waiting, found = list(paper), dict[int, core.Indicator]()
    rows = list(rows)
    for with_level in (True, False):
        for row in rows:
            if row.id in found:
                continue
            one = next((each for each in waiting if _is(row, each, with_level=with_level)), None)
            if one is not None:
                found[row.id] = one
                waiting.remove(one)
    return found


def _is(row: Indicator, paper: core.Indicator, *, with_level: bool) -> bool:
    if EXECUTION in (row.section, paper.section):
        return row.section == paper.section
    if squeezed(row.name) != squeezed(paper.name):
        return False
    levels = [squeezed(each) for each in paper.levels]
    return not with_level or not row.level2 or squeezed(row.level2) in levels
