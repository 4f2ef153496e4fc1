"""Finds entries as people type: Chinese words, pinyin, its initials, English words, codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from heji.library.entry import Entry, IndicatorType
from heji.library.spelling import Speller, spells, stored
from heji.values.normalise import fold

#: Fewer signs than these say nothing.
FEWEST_SIGNS = 2

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile("[a-z0-9]+")
_TYPES = tuple(IndicatorType)


class Match(IntEnum):
    """Where a word of the query was found, the best first."""

    CODE = 0
    NAME = 1
    NAME_BEGINS = 2
    NAME_HOLDS = 3
    KEYWORD = 4
    NAME_IN_PIECES = 5
    PINYIN_BEGINS = 6
    PINYIN_HOLDS = 7
    ENGLISH = 8
    KEYWORD_HOLDS = 9
    EXPLANATION = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that answers a query, and the weakest match that it rests on."""

    entry: Entry
    match: Match


def search(query: str, library: Iterable[Entry], spell: Speller = stored) -> tuple[Hit, ...]:
    """The entries that answer every word of a query, the best first.

    Args:
        query: words with white space between them; each has two signs or more.
        library: the entries to look among.
        spell: gives the pinyin of a name.

    >>> from heji.library.reading import shipped
    >>> search("zfjd", shipped())[0].entry.name.zh
    '支付进度率'
    """
    words = [each for each in query.split() if len(_plain(each)) >= FEWEST_SIGNS]
    if not words:
        return ()
    found = []
    for entry in library:
        matches = [_match(word, entry, spell) for word in words]
        certain = [each for each in matches if each is not None]
        if len(certain) == len(words):
            found.append((sum(certain), Hit(entry, max(certain))))
    return tuple(hit for _, hit in sorted(found, key=lambda each: _order(*each)))


def _order(places: int, hit: Hit) -> tuple[int, int, int, int, str]:
    """What is found at better places comes first, then types as a declaration lists them."""
    entry = hit.entry
    return hit.match, places, _TYPES.index(entry.type), len(entry.name.zh), entry.code


def _match(word: str, entry: Entry, spell: Speller) -> Match | None:
    """The best place of an entry where a word is found."""
    if "-" in word and entry.code.lower().startswith(fold(word).lower()):
        return Match.CODE
    word = _plain(word)
    name = _plain(entry.name.zh)
    keywords = [_plain(each) for each in entry.keywords]
    if word == name:
        return Match.NAME
    if word in name:
        return Match.NAME_BEGINS if name.startswith(word) else Match.NAME_HOLDS
    if word in keywords:
        return Match.KEYWORD
    if _CHINESE.search(word):
        return _by_chinese(word, name, keywords, entry)
    return _by_letters(word, keywords, entry, spell)


def _by_chinese(word: str, name: str, keywords: list[str], entry: Entry) -> Match | None:
    if _in_pieces(word, name):
        return Match.NAME_IN_PIECES
    if any(word in each for each in keywords):
        return Match.KEYWORD_HOLDS
    return Match.EXPLANATION if word in _plain(entry.explanation) else None


def _by_letters(word: str, keywords: list[str], entry: Entry, spell: Speller) -> Match | None:
    syllables = spell(entry.name.zh)
    if spells(word, syllables):
        return Match.PINYIN_BEGINS
    if any(spells(word, syllables[start:]) for start in range(1, len(syllables))):
        return Match.PINYIN_HOLDS
    if any(each.startswith(word) for each in _WORD.findall(entry.name.en.lower())):
        return Match.ENGLISH
    return Match.KEYWORD_HOLDS if any(word in each for each in keywords) else None


def _in_pieces(word: str, name: str) -> bool:
    """Whether a word is found in pieces of two signs or more, in order: 农田面积."""
    if not word:
        return True
    for length in range(len(word), FEWEST_SIGNS - 1, -1):
        at = name.find(word[:length])
        if at >= 0 and _in_pieces(word[length:], name[at + length :]):
            return True
    return False


@lru_cache(maxsize=1 << 14)
def _plain(text: str) -> str:
    """Letters, digits and Chinese characters of a text, in lower case."""
    return "".join(each for each in fold(text).lower() if each.isalnum())
