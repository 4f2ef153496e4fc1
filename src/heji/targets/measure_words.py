"""Measure words (量词) that count different kinds of things. Data in `measure_words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from heji.data import load

#: Multipliers that a unit's name may begin with: 「万人次」.
_MULTIPLIERS = "十百千万亿"


@cache
def _kinds() -> Mapping[str, str]:
    data = load("heji.targets", "measure_words.yaml")
    return {word: kind for kind, words in data["kinds"].items() for word in words}


@cache
def _alike() -> frozenset[frozenset[str]]:
    data = load("heji.targets", "measure_words.yaml")
    return frozenset(frozenset(pair) for pair in data["alike"])


def measure_words_differ(one: str, two: str) -> bool:
    """Whether two measure words surely count different kinds of things.

    Args:
        one: the name of a unit of count, a multiplier before it or not.
        two: the other one.

    Returns:
        False for general measure words and for those that no list knows.

    >>> measure_words_differ("人次", "台"), measure_words_differ("万人", "名"), measure_words_differ("个", "台")
    (True, False, False)
    """
    first, second = (_kinds().get(each.lstrip(_MULTIPLIERS)) for each in (one, two))
    if first is None or second is None or first == second:
        return False
    return frozenset((first, second)) not in _alike()
