"""Signs that look like others, put right in figures, and only there.

Where all of a piece of print is a figure but for a letter O or a full stop, it is a figure: nobody
writes such words. What is put right so, or is a figure with its separators in the wrong places, is
not sure: the reading may be wrong where the form is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from heji.documents.readers.scan.recogniser import Sign

#: Letters and strokes that look like digits, and punctuation that looks like a separator.
_DIGITS = {
    **dict.fromkeys("OoQD〇○", "0"),
    **dict.fromkeys("lI|丨｜!", "1"),
    **dict.fromkeys("Zz", "2"),
    **dict.fromkeys("Ss", "5"),
    "B": "8",
}
_SEPARATORS = {**dict.fromkeys("。．·・", "."), "，": ",", "％": "%"}
_SIGN = r"[≥≤＞＜><=＝≧≦±+\-－]{0,2}"
_FIGURE = re.compile(rf"{_SIGN}\d(?:[\d.,]*\d)?[%‰]?")
_WELL_FORMED = re.compile(rf"{_SIGN}(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?[%‰]?")
_PER_MILLE = re.compile(r"\d[%％][oO0。〇]$")
_PER_MILLE_SIGN = "‰"
#: What a rest of a line beside a table's cell is read as.
_STROKES = frozenset("1Iil|!丨｜")
#: A figure of which more than this part had to be put right is none.
_MOST = 0.5
#: How sure 「+」 is at most in a working, and what it may stand behind as a sign.
_OPERATOR, _PLUS, _OPENING = 0.9, "+＋", "(（,，:："
#: How sure a figure is at most that was put right, or that is not well formed.
_PUT_RIGHT = 0.6


def as_figures(pieces: Sequence[Sequence[Sign]]) -> list[tuple[Sign, ...]]:
    """The pieces of print of a cell, as a figure where they are one, over several lines or not.

    >>> cell = ["1O，5", "l2。3"], ["OK"]
    >>> for pieces in cell:
    ...     read = [[Sign(sign, 0.99, 0) for sign in each] for each in pieces]
    ...     ["".join(sign.text for sign in each) for each in as_figures(read)]
    ['10,5', '12.3']
    ['OK']
    """
    if len(pieces) > 1:
        pieces = [_doubted_stroke(each) for each in pieces]
    whole = [sign for each in pieces for sign in each if not sign.text.isspace()]
    found = _as_figure(_per_mille(whole))
    if found is None:
        return [_with_unsure_plus(each) for each in pieces]
    parts, start = [], 0
    for each in pieces:
        end = start + sum(not sign.text.isspace() for sign in each)
        parts.append(found[start : end if each is not pieces[-1] else None])
        start = end
    return parts


def _doubted_stroke(signs: Sequence[Sign]) -> Sequence[Sign]:
    """A stroke that stands alone beside or below other print: a digit, or the rest of a line."""
    is_stroke = len(signs) == 1 and signs[0].text in _STROKES
    return [_doubted(signs[0])] if is_stroke else signs


def _with_unsure_plus(signs: Sequence[Sign]) -> tuple[Sign, ...]:
    """A text whose 「+」 behind a number is not sure: with few dots a 「÷」 looks the same."""
    return tuple(
        each._replace(confidence=min(each.confidence, _OPERATOR))
        if each.text in _PLUS and number and signs[number - 1].text not in _OPENING
        else each
        for number, each in enumerate(signs)
    )


def _as_figure(signs: Sequence[Sign]) -> tuple[Sign, ...] | None:
    """The characters as those of a figure, or None where they are none."""
    printed = [each for each in signs if not each.text.isspace()]
    put_right = [_put_right(each) for each in printed]
    text = "".join(each.text for each in put_right)
    genuine = sum(each.text.isdecimal() for each in printed)
    digits = sum(each.text.isdecimal() for each in put_right)
    if not _FIGURE.fullmatch(text) or genuine <= _MOST * digits:
        return None
    if _WELL_FORMED.fullmatch(text):
        return tuple(put_right)
    return tuple(_doubted(each) for each in _with_commas(put_right))


def _with_commas(signs: Sequence[Sign]) -> Sequence[Sign]:
    """A figure of several points, with commas for all but the last, where only that is well formed.

    A comma that lost its tail is a point; no figure has two.
    """
    points = [number for number, each in enumerate(signs) if each.text == "."]
    amount, whole = (_commas_at(signs, places) for places in (points[:-1], points))
    return amount if _is_well_formed(amount) and not _is_well_formed(whole) else signs


def _commas_at(signs: Sequence[Sign], places: Sequence[int]) -> list[Sign]:
    return [
        each._replace(text=",") if number in places else each for number, each in enumerate(signs)
    ]


def _is_well_formed(signs: Sequence[Sign]) -> bool:
    return _WELL_FORMED.fullmatch("".join(each.text for each in signs)) is not None


def _per_mille(signs: Sequence[Sign]) -> Sequence[Sign]:
    """The sign ‰, which is often taken for two."""
    text = "".join(each.text for each in signs)
    if len(text) != len(signs) or not _PER_MILLE.search(text):
        return signs
    return [*signs[:-2], Sign(_PER_MILLE_SIGN, _PUT_RIGHT, signs[-2].place)]


def _put_right(sign: Sign) -> Sign:
    if sign.text == _PER_MILLE_SIGN:  # a 「％」 that a speck touches looks the same
        return _doubted(sign)
    if sign.text in _DIGITS:
        return _doubted(sign._replace(text=_DIGITS[sign.text]))
    return sign._replace(text=_SEPARATORS.get(sign.text, sign.text))


def _doubted(sign: Sign) -> Sign:
    return sign._replace(confidence=min(sign.confidence, _PUT_RIGHT))
