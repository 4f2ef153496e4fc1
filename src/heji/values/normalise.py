"""Folding of characters that mean the same, and labels squeezed for comparison."""

from __future__ import annotations

import re
import unicodedata

#: Characters written for another one. Superscripts, circled digits and ㎡ stay: folding them would
#: make digits out of what is none.
_SAME = {
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u202f\u205f\u2060\u3000\ufeff\u00ad",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u2e3a",
    "~": "\u301c\u223c\u02dc\uff5e\u223e",
    "≥": "≧⩾≽",
    "≤": "≦⩽≼",
    "%": "\ufe6a\u066a",
    "/": "\u2215\u2044\u29f8",
    "×": "\u2715\u2716\u2a09\u2a2f\u2573",
    ":": "\u2236\ufe55\ua789\ufe30",
    "[": "〔【〖﹝",
    "]": "〕】〗﹞",
    "(": "﹙⦅",
    ")": "﹚⦆",
    "·": "\u2022\u30fb\uff65\u2027\u22c5\u2219",
    ",": "\ufe50",
    "μ": "\u00b5",
    "〇": "\u25cb\u25ef\u3007",
}


class _Folding(dict[int, int]):
    """A translation table that learns each character when it first sees it."""

    def __missing__(self, code: int) -> int:
        folded = _fold_character(chr(code))
        self[code] = ord(folded)
        return self[code]


def _fold_character(character: str) -> str:
    """The plain form of one character, always one character."""
    for plain, variants in _SAME.items():
        if character in variants:
            return plain
    if _keeps_its_length(character):
        folded = unicodedata.normalize("NFKC", character)
        return folded if len(folded) == 1 else character
    return character


def _keeps_its_length(character: str) -> bool:
    """Whether a character belongs to a block of full-width or compatibility forms."""
    return (
        "\uff01" <= character <= "\uffee"  # full-width and half-width forms
        or "\u2e80" <= character <= "\u2fd5"  # radicals that PDF files put for characters
        or "\uf900" <= character <= "\ufaff"  # compatibility ideographs
        or "\U0002f800" <= character <= "\U0002fa1f"
        or "\U0001d7ce" <= character <= "\U0001d7ff"  # mathematical digits
    )


_FOLDING = _Folding()
_NOT_WORD = re.compile(r"[\W_]+")
_SEPARATING_COMMA = re.compile("，(?![０-９])|(?<![０-９])，")
_KEPT_COMMA = "\ue000"


def fold(text: str) -> str:
    """Write full-width and variant characters plainly, one for one, so that spans stay valid.

    >>> fold("（９４．３１％）≧５")
    '(94.31%)≥5'
    """
    return text.translate(_FOLDING)


def fold_for_figures(text: str) -> str:
    """Like `fold`, but a full-width comma that parts clauses never becomes a thousands comma.

    Between full-width digits it is part of the number; elsewhere it stays 「，」.

    >>> fold_for_figures("１，２３４，2019，2020")
    '1,234，2019，2020'
    """
    if "，" not in text:
        return text.translate(_FOLDING)
    kept = _SEPARATING_COMMA.sub(_KEPT_COMMA, text)
    return kept.translate(_FOLDING).replace(_KEPT_COMMA, "，")


def squeeze(text: str) -> str:
    """A label without white space and punctuation, for comparison.

    >>> squeeze("执行率 （Ｂ／Ａ）：")
    '执行率BA'
    """
    return _NOT_WORD.sub("", fold(text))
