"""Which way an indicator is better, from its type and the words of its name (`direction.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache

from heji.data import load
from heji.forms.form import Indicator, IndicatorType


class Better(StrEnum):
    """Which way an indicator is better."""

    LARGER = "larger"
    SMALLER = "smaller"
    UNKNOWN = "unknown"


#: Types whose figures count what is brought about: more is better unless the name says otherwise.
_GROWING = frozenset(IndicatorType) - {IndicatorType.COST}


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    data = load("heji.audit", "direction.yaml")
    return {name: tuple(words) for name, words in data.items()}


def _holds(name: str, words: Iterable[str]) -> bool:
    return any(word in name for word in words)


def counts_harm(name: str) -> bool:
    """Whether the name counts something unwanted that nobody handles or lowers in the same name.

    >>> counts_harm("投诉起数"), counts_harm("投诉处理率")
    (True, False)
    """
    return _holds(name, _words()["smaller"]) and not _holds(name, _words()["turned"])


def counts_work(name: str) -> bool:
    """Whether the name counts what is built, done or reached, and nothing that is kept low.

    >>> counts_work("新建蓄水池数量"), counts_work("新建蓄水池单价"), counts_work("培训天数")
    (True, False, False)
    """
    kept_low = ("smaller", "smaller_spans", "either")
    return _holds(name, _words()["larger"]) and not any(
        _holds(name, _words()[each]) for each in kept_low
    )


def is_to_be_reached(name: str) -> bool:
    """Whether an upper limit for it surely makes no sense: things built, people served, good rates.

    >>> is_to_be_reached("新建蓄水池数量"), is_to_be_reached("组织会议次数")
    (True, False)
    """
    words = _words()
    if not name.startswith(words["begins"]) and not name.endswith(words["ends"]):
        return False
    kept_low = any(_holds(name, words[each]) for each in ("smaller_spans", "either"))
    return not kept_low and not counts_harm(name)


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
    if _holds(name, _words()["either"]) or _holds(name, _words()["smaller_spans"]):
        return Better.UNKNOWN
    if _holds(name, _words()["smaller"]):
        return Better.LARGER if indicator.type in _GROWING else Better.UNKNOWN
    if indicator.type is IndicatorType.COST:
        return Better.SMALLER
    return Better.LARGER if indicator.type in _GROWING else Better.UNKNOWN
