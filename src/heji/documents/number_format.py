"""Numbers of a spreadsheet as a person sees them: Excel's number formats, computed exactly.

Source: ECMA-376 part 1, 18.8.30 and 18.8.31 (numFmts), with the built-in formats of a Chinese Excel.
Rounding is half away from zero, as in Excel. Two things are shown more fully than on the screen,
because a figure must not lose digits to a narrow column: whole numbers never become 1.2E+11, and
amounts with a few decimals keep them however long they are.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from heji.documents.date_format import is_date, show_date
from heji.documents.format_tokens import Section, Token, parse_sections

#: Formats that a workbook names by number only. Those for dates are the ones of a Chinese Excel.
BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;-"¥"#,##0',
    6: '"¥"#,##0;-"¥"#,##0',
    7: '"¥"#,##0.00;-"¥"#,##0.00',
    8: '"¥"#,##0.00;-"¥"#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"',
    42: '"¥"#,##0;-"¥"#,##0;"¥-"',
    43: '#,##0.00;-#,##0.00;"-"??',
    44: '"¥"#,##0.00;-"¥"#,##0.00;"¥-"??',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
#: Excel keeps and shows 15 significant digits; what a file has beyond is noise of binary fractions.
_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP, Emax=999, Emin=-999)
#: Precise enough for any number of a spreadsheet, which end near 1e308.
_WIDE = Context(prec=700, rounding=ROUND_HALF_UP, Emax=9999, Emin=-9999)
#: Characters that the format General shows at most.
_GENERAL_WIDTH = 11
#: Decimals that people type; longer fractions come out of a division and are cut as Excel does.
_TYPED_DECIMALS = 6
_LARGEST_EXPONENT = 308


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as it is shown."""

    text: str
    is_date: bool = False


def read_number(written: str) -> Decimal | None:
    """The number of a spreadsheet cell as a person typed it, or None when it is no number.

    >>> read_number("0.83979999999999999"), read_number("0.30000000000000004")
    (Decimal('0.8398'), Decimal('0.3'))
    """
    try:
        number = Decimal(written.strip())
    except ArithmeticError:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return None
    rounded = _FIFTEEN.plus(number).normalize(_FIFTEEN)
    return Decimal(format(rounded, "f")) if rounded else Decimal(0)


def show(number: Decimal, code: str, from_1904: bool = False) -> Shown:
    """A number in an Excel number format; one that heji does not know counts as General.

    Args:
        number: the value of the cell.
        code: the format code, such as `#,##0.00`.
        from_1904: whether the workbook counts its days from 1904.

    >>> show(Decimal("0.8376"), "0.00%").text
    '83.76%'
    >>> show(Decimal("44338"), 'yyyy"年"m"月"d"日"').text
    '2021年5月22日'
    """
    section, negative = _section(number, _parsed(code))
    if is_date(section):
        text = show_date(number, section, from_1904)
        return Shown(general(number)) if text is None else Shown(text, True)
    value = abs(number) if negative else number
    sign = "-" if value < 0 else ""
    return Shown((sign + _fill(abs(value), section)).strip())


def general(number: Decimal) -> str:
    """A number in the format General.

    >>> general(Decimal("5418062137.94")), general(Decimal("0.333333333333333"))
    ('5418062137.94', '0.333333333')
    """
    text = format(number, "f")
    if "." not in text:
        return text
    text = text.rstrip("0").rstrip(".")
    sign = text.startswith("-")
    decimals = len(text.partition(".")[2])
    if len(text) - sign <= _GENERAL_WIDTH or decimals <= _TYPED_DECIMALS:
        return text
    whole = len(text.partition(".")[0]) - sign
    places = max(_GENERAL_WIDTH - whole - 1, _TYPED_DECIMALS)
    shortened = format(_round(number, places), "f").rstrip("0").rstrip(".")
    # A tiny share must not turn into a zero.
    return text if shortened in ("0", "-0") else shortened


@functools.lru_cache(maxsize=512)
def _parsed(code: str) -> tuple[Section, ...]:
    return parse_sections(code or "General")


def _section(number: Decimal, sections: tuple[Section, ...]) -> tuple[Section, bool]:
    """The section that applies, and whether it says itself that the number is negative."""
    if any(section.condition is not None for section in sections[:2]):
        for section in sections[:2]:
            if section.condition is not None and section.condition.holds(number):
                return section, False
        rest = [section for section in sections[:3] if section.condition is None]
        return (rest[-1] if rest else sections[0]), False
    if number < 0 and len(sections) > 1:
        return sections[1], True
    if number == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _fill(value: Decimal, section: Section) -> str:
    """The tokens of a section with the digits of a number that is not negative."""
    tokens = section.tokens
    kinds = {token.kind for token in tokens}
    if "fraction" in kinds:  # 「# ?/?」: a vulgar fraction would only be an approximation
        return general(value)
    if "general" in kinds or "text" in kinds:
        return "".join(
            general(value) if token.kind in ("general", "text") else token.text
            for token in tokens
            if token.kind in ("general", "text", "literal")
        )
    if "exponent" in kinds:
        return _scientific(value, tokens)
    if "digit" not in kinds:
        return "".join(token.text for token in tokens)
    scaled = value * 100 ** sum(token.kind == "percent" for token in tokens)
    scaled = _WIDE.divide(scaled, Decimal(1000) ** section.thousands)
    point = next((i for i, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    before, after = tokens[:point], tokens[point + 1 :]
    places = sum(token.kind == "digit" for token in after)
    digits, _, decimals = format(_round(scaled, places), "f").partition(".")
    whole = _whole(before, digits.lstrip("0"), section.groups)
    fraction = _decimals(after, decimals)
    has_digit = places > 0 and any(sign.isdigit() for sign in fraction)
    return whole + ("." if has_digit else "") + fraction


def _round(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places, _WIDE), ROUND_HALF_UP, _WIDE)


def _whole(tokens: tuple[Token, ...], digits: str, groups: bool) -> str:
    """Digits before the point, filled in from the right; the first place takes all that remain."""
    places = sum(token.kind == "digit" for token in tokens)
    parts: list[str] = []
    written = 0
    for token in reversed(tokens):
        if token.kind != "digit":
            parts.append(token.text[::-1])
            continue
        places -= 1
        take = len(digits) if places == 0 else 1
        chunk, digits = (digits[-take:], digits[:-take]) if digits else ("", "")
        chunk = chunk or {"0": "0", "?": " "}.get(token.text, "")
        for digit in reversed(chunk):
            if groups and written and written % 3 == 0 and digit != " ":
                parts.append(",")
            parts.append(digit)
            written += 1
    return "".join(parts)[::-1]


def _decimals(tokens: tuple[Token, ...], digits: str) -> str:
    """Digits behind the point; `#` leaves out zeros at the end."""
    significant = len(digits.rstrip("0"))
    parts = []
    place = 0
    for token in tokens:
        if token.kind != "digit":
            parts.append(token.text)
            continue
        if place < significant or token.text == "0":
            parts.append(digits[place])
        elif token.text == "?":
            parts.append(" ")
        place += 1
    return "".join(parts)


def _scientific(value: Decimal, tokens: tuple[Token, ...]) -> str:
    at = next(i for i, token in enumerate(tokens) if token.kind == "exponent")
    point = next((i for i, token in enumerate(tokens[:at]) if token.kind == "point"), at)
    places = sum(token.kind == "digit" for token in tokens[point:at])
    width = sum(token.kind == "digit" for token in tokens[at:])
    exponent = value.adjusted() if value else 0
    mantissa = _round(value.scaleb(-exponent, _WIDE), places)
    if mantissa >= 10:
        mantissa, exponent = _round(mantissa / 10, places), exponent + 1
    sign = "-" if exponent < 0 else ("+" if "+" in tokens[at].text else "")
    return f"{mantissa:f}E{sign}{abs(exponent):0{max(width, 1)}d}"
