"""The words of printed standards as regular expressions, from `cues.yaml`."""

from __future__ import annotations

import re
from functools import cache

from heji.data import load

#: A number in digits, or in Chinese numerals as far as standards use them.
NUMBER = r"(?:\d+(?:\.\d+)?|[零一二两三四五六七八九十百半]+)"

#: The unit of a rate or of a distance between rates.
RATE_UNIT = r"(?:%|‰|个百分点|百分点|个百分比|个点)"


@cache
def listed(name: str) -> tuple[str, ...]:
    """The words of one meaning, longest first."""
    words: list[str] = load("heji.rubrics.printed", "cues.yaml")[name]
    return tuple(sorted(words, key=len, reverse=True))


@cache
def one_of(name: str) -> str:
    """A group that matches one of the plain words of a list.

    >>> re.match(one_of("to"), "至90%").group()
    '至'
    """
    return "(?:" + "|".join(re.escape(word) for word in listed(name)) + ")"


@cache
def one_of_patterns(name: str) -> str:
    """A group that matches one of the patterns of a list."""
    return "(?:" + "|".join(listed(name)) + ")"


@cache
def pattern(template: str) -> re.Pattern[str]:
    """A compiled pattern in which `{name}` stands for a list of words, `{~name}` for patterns.

    >>> pattern("{give}满分").fullmatch("得满分") is not None
    True
    """

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "NUMBER":
            return NUMBER
        if name == "RATE":
            return RATE_UNIT
        return one_of_patterns(name[1:]) if name.startswith("~") else one_of(name)

    return re.compile(re.sub(r"\{(~?[A-Za-z_]+)\}", fill, template))
