"""Which way an indicator is better, from its type and what its name counts."""

from __future__ import annotations

from enum import StrEnum

from heji.forms.form import Indicator, IndicatorType
from heji.targets.counting import counts_harm, counts_work, leaves_open, names_unwanted


class Better(StrEnum):
    """Which way an indicator is better."""

    LARGER = "larger"
    SMALLER = "smaller"
    UNKNOWN = "unknown"


#: Types whose figures count what is brought about: more is better unless the name says otherwise.
_GROWING = frozenset(IndicatorType) - {IndicatorType.COST}


def better(indicator: Indicator) -> Better:
    """The direction of an indicator; `UNKNOWN` when type and name leave it open.

    Args:
        indicator: its type may be missing; then the name decides alone.
    """
    name = indicator.name
    if counts_harm(name):
        return Better.SMALLER
    if counts_work(name):
        return Better.LARGER
    if leaves_open(name):
        return Better.UNKNOWN
    if names_unwanted(name):
        return Better.LARGER if indicator.type in _GROWING else Better.UNKNOWN
    if indicator.type is IndicatorType.COST:
        return Better.SMALLER
    return Better.LARGER if indicator.type in _GROWING else Better.UNKNOWN
