"""Why a printed standard decides nothing, in words."""

from __future__ import annotations

from heji.language import has, text


def problem_in_words(problem: str, language: str) -> str:
    """What `Printed.problem` or `RowCheck.reason` means.

    >>> problem_in_words("bands-overlap", "en")
    'its bands overlap'
    """
    own = f"printed.problem.{problem}"
    return text(own if has(own) else f"rubrics.problem.{problem}", language, name="")
