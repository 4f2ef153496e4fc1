"""Chinese numerals, everyday (一百二十) and formal (壹佰贰拾)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

_DIGITS = {
    character: value
    for value, characters in enumerate(
        (
            "零〇",
            "一壹弌",
            "二两贰弍貳兩",
            "三叁弎參叄",
            "四肆",
            "五伍",
            "六陆陸",
            "七柒",
            "八捌",
            "九玖",
        )
    )
    for character in characters
}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_COMPOUND = {"廿": "二十", "卅": "三十"}

#: Characters of a numeral, for patterns.
NUMERAL_CHARACTERS = "".join((*_DIGITS, *_PLACES, *_MYRIADS, *_COMPOUND))

#: Characters that only formal amounts use.
FORMAL_CHARACTERS = "壹贰弍貳叁參叄肆伍陆陸柒捌玖拾佰仟萬億"

#: Longer numerals than this name no figure of a form.
LONGEST_NUMERAL = 40

_FORMAL = re.compile(f"[{FORMAL_CHARACTERS}]")
#: An amount in words.
AMOUNT = re.compile(
    f"(?:人民币)?\\s?:?(?P<yuan>[{NUMERAL_CHARACTERS}]{{1,{LONGEST_NUMERAL}}})[元圆]"
    f"(?:零?(?P<jiao>[{''.join(_DIGITS)}])角)?(?:零?(?P<fen>[{''.join(_DIGITS)}])分)?[整正]?"
)
#: A share in words.
PART = re.compile(
    f"(?P<whole>[{NUMERAL_CHARACTERS}]{{1,8}}|\\d{{1,6}})分之"
    f"(?P<part>[{NUMERAL_CHARACTERS}点]{{1,20}}|\\d{{1,9}}(?:\\.\\d{{1,9}})?)"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral as written: its value, its decimals, and a 万 or 亿 that ends it.

    「三百万」 is the number 300 in 万; `multiplier` is then 10000 and `number` 300.
    """

    number: Decimal
    multiplier: int = 1
    places: int = 0
    is_formal: bool = False

    @property
    def value(self) -> Fraction:
        """The exact value."""
        return Fraction(self.number) * self.multiplier


def read_numeral(text: str) -> Numeral | None:
    """Read a whole text as one numeral; None when it is none.

    A formal numeral (壹佰贰拾叁万) is written out to the last digit, so it keeps no multiplier.

    >>> read_numeral("两千零二十一").number
    Decimal('2021')
    >>> read_numeral("三百万")
    Numeral(number=Decimal('300'), multiplier=10000, places=0, is_formal=False)
    >>> read_numeral("一系列") is None
    True
    """
    if not 0 < len(text) <= LONGEST_NUMERAL:
        return None
    if text[0] == "负":
        positive = read_numeral(text[1:])
        return positive and Numeral(
            positive.number.copy_negate(), positive.multiplier, positive.places, positive.is_formal
        )
    whole, point, decimals = text.partition("点")
    if point:
        return _with_decimals(whole, decimals)
    value = _whole(text)
    if value is None:
        return None
    if _FORMAL.search(text):
        return Numeral(Decimal(value), is_formal=True)
    multiplier = _ending(text, value)
    return Numeral(Decimal(value // multiplier), multiplier)


def read_amount(text: str) -> Decimal | None:
    """Read an amount in words, in 元; None when the text is none.

    >>> read_amount("壹佰贰拾叁万元整")
    Decimal('1230000')
    >>> read_amount("人民币叁拾元伍角零贰分")
    Decimal('30.52')
    """
    match = AMOUNT.fullmatch(text)
    if match is None:
        return None
    yuan = _whole(match["yuan"])
    if yuan is None:
        return None
    if match["jiao"] is None and match["fen"] is None:
        return Decimal(yuan)
    jiao, fen = (_DIGITS[match[part] or "零"] for part in ("jiao", "fen"))
    return Decimal(f"{yuan}.{jiao}{fen}")


def read_part(text: str) -> tuple[Decimal, Fraction] | None:
    """Read 「百分之九十」 or 「三分之二」: how many parts, and how much one part is.

    >>> read_part("三分之二")
    (Decimal('2'), Fraction(1, 3))
    """
    match = PART.fullmatch(text)
    if match is None:
        return None
    whole, part = _plain_or_numeral(match["whole"]), _plain_or_numeral(match["part"])
    if whole is None or part is None or whole <= 0:
        return None
    return part, 1 / Fraction(whole)


def _plain_or_numeral(text: str) -> Decimal | None:
    """The value of digits or of a numeral."""
    if text[0].isdecimal():
        return Decimal(text)
    numeral = read_numeral("一百" if text == "百" else text)
    return Decimal(numeral.number * numeral.multiplier) if numeral else None


def _with_decimals(whole: str, decimals: str) -> Numeral | None:
    """「三点五」 and 「三点五亿」."""
    multiplier = _MYRIADS.get(decimals[-1:], 1)
    digits = decimals[:-1] if multiplier > 1 else decimals
    units = _whole(whole)
    if units is None or not digits or any(each not in _DIGITS for each in digits):
        return None
    printed = "".join(str(_DIGITS[each]) for each in digits)
    return Numeral(Decimal(f"{units}.{printed}"), multiplier, len(printed))


def _ending(text: str, value: int) -> int:
    """The multiplier that ends a numeral and says how far it is rounded."""
    multiplier = _MYRIADS.get(text[-1], 1)
    return multiplier if multiplier > 1 and value % multiplier == 0 else 1


def _whole(text: str) -> int | None:
    """The integer that a numeral writes; None when it is not well-formed."""
    for short, long in _COMPOUND.items():
        text = text.replace(short, long)
    if text and all(each in _DIGITS for each in text):
        return int("".join(str(_DIGITS[each]) for each in text))
    return _grouped(text)


def _grouped(text: str) -> int | None:
    """A numeral with 亿 and 万: each part is below the multiplier before it."""
    for names, size in (("亿億", 10**8), ("万萬", 10**4)):
        position = max(text.rfind(name) for name in names)
        if position < 0:
            continue
        rest = text[position + 1 :]
        if not position:
            return None if rest else size
        above = _grouped(text[:position])
        below = _below(rest, size)
        return None if not above or below is None or below >= size else above * size + below
    return _under_ten_thousand(text)


def _below(rest: str, size: int) -> int | None:
    """What follows 亿 or 万; a single digit counts the next place (三万五 is 35000)."""
    if not rest:
        return 0
    if len(rest) == 1 and rest in _DIGITS and _DIGITS[rest]:
        return _DIGITS[rest] * size // 10
    return _grouped(rest.removeprefix("零").removeprefix("〇"))


def _under_ten_thousand(text: str) -> int | None:
    """「三千二百零五」: places fall, digits stand before their place."""
    total, digit, last_place, has_zero = 0, 0, 10**4, False
    for position, character in enumerate(text):
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
            has_zero = has_zero or digit == 0
            continue
        place = _PLACES.get(character)
        if place is None or place >= last_place or not (digit or position == 0 or place == 10):
            return None
        total += (digit or 1) * place
        digit, last_place, has_zero = 0, place, False
    is_short = digit and 10 < last_place < 10**4 and not has_zero
    return (total + (digit * last_place // 10 if is_short else digit)) or None
