"""How Word writes the numbers of a list: digits, Chinese numerals, letters, circles."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_COUNTING_DIGITS = "零一二三四五六七八九"
_FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def number_text(number: int, kind: str) -> str:
    """A list number in one of Word's formats (ST_NumberFormat); unknown formats as digits.

    >>> [number_text(12, kind) for kind in ("chineseCounting", "upperRoman", "lowerLetter")]
    ['十二', 'XII', 'l']
    """
    for beginning, write in _WRITERS:
        if kind.startswith(beginning):
            return write(number)
    return str(number)


def _counting(number: int, digits: str, units: str) -> str:
    """Chinese numerals up to 9999: list numbers go no further.

    >>> _counting(110, "零一二三四五六七八九", "十百千")
    '一百一十'
    """
    if not 0 < number < 10_000:
        return str(number)
    text = ""
    written = str(number)
    for place, digit in enumerate(written):
        power = len(written) - place - 1
        if digit != "0":
            text += digits[int(digit)] + (units[power - 1] if power else "")
        elif text and not text.endswith(digits[0]):
            text += digits[0]
    text = text.rstrip(digits[0])
    return text[1:] if 10 <= number < 20 and digits[1] == "一" else text


def _roman(number: int) -> str:
    if not 0 < number < 5000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text += sign
            number -= value
    return text


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20) if number else "0"


def _stem(number: int) -> str:
    return _STEMS[number - 1] if 1 <= number <= len(_STEMS) else str(number)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


#: How numbers are written, by the beginning of the format's name.
_WRITERS: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("chineseCounting", lambda number: _counting(number, _COUNTING_DIGITS, "十百千")),
    ("japaneseCounting", lambda number: _counting(number, _COUNTING_DIGITS, "十百千")),
    ("taiwaneseCounting", lambda number: _counting(number, _COUNTING_DIGITS, "十百千")),
    ("chineseLegalSimplified", lambda number: _counting(number, _FORMAL_DIGITS, "拾佰仟")),
    ("ideographDigital", lambda number: "".join(_DIGITS[int(each)] for each in str(number))),
    ("ideographTraditional", _stem),
    ("decimalEnclosedCircle", _circled),
    ("decimalFullWidth", lambda number: "".join(chr(0xFF10 + int(each)) for each in str(number))),
    ("decimalZero", lambda number: f"{number:02d}"),
    ("lowerRoman", _roman),
    ("upperRoman", lambda number: _roman(number).upper()),
    ("lowerLetter", _letters),
    ("upperLetter", lambda number: _letters(number).upper()),
)
