"""Why a row has no computed score, in both languages."""

from __future__ import annotations

from functools import lru_cache

from heji.language import text
from heji.rubrics.rules.rule import NO_TEXT, Text


@lru_cache(maxsize=512)
def reason(problem: str, subject: Text = NO_TEXT) -> Text:
    """The reason of a problem.

    Args:
        problem: the last part of a text `rubrics.problem.<problem>`.
        subject: the input or degree that it is about.

    >>> reason("row-missing").en
    'the form has no such row'
    """
    key = f"rubrics.problem.{problem}"
    return Text(
        text(key, "zh", name=subject.zh or text("rubrics.step.data", "zh")),
        text(key, "en", name=subject.en or subject.zh or text("rubrics.step.data", "en")),
    )
