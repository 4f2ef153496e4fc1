"""How names are spelled in pinyin, so that people can search by it.

The spellings of the shipped names are data (`pinyin.yaml`): one name, its syllables. A library with
names of its own brings its own speller.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from heji.data import load

#: The syllables of a name, without tones; other signs as they are, in lower case.
Speller = Callable[[str], tuple[str, ...]]


def stored(name: str) -> tuple[str, ...]:
    """The syllables of a shipped name; none for another name.

    >>> stored("支付进度率")
    ('zhi', 'fu', 'jin', 'du', 'lv')
    """
    return _spellings().get(name, ())


def spells(letters: str, syllables: tuple[str, ...]) -> bool:
    """Whether letters spell the beginning of these syllables: in full, by initials, or mixed.

    >>> spells("zfjd", ("zhi", "fu", "jin", "du", "lv"))
    True
    >>> spells("zhifujd", ("zhi", "fu", "jin", "du", "lv"))
    True
    >>> spells("zfd", ("zhi", "fu", "jin", "du", "lv"))
    False
    """
    if not letters:
        return True
    if not syllables:
        return False
    first, rest = syllables[0], syllables[1:]
    for length in range(min(len(first), len(letters)), 0, -1):
        if first[:length] == letters[:length] and spells(letters[length:], rest):
            return True
    return False


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    content: dict[str, str] = load("heji.library", "pinyin.yaml")
    return {name: tuple(spelled.split()) for name, spelled in content.items()}
