"""Typed text and exact integers: amounts in 万元 ↔ 分, figures ↔ scaled integers, targets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from heji.values.quantity import Approximation, Quantity
from heji.values.reading import read_value
from heji.web.filing.blocks import absences, comparing_words, money_unit, sign_words

FEN_PER_WAN = 1_000_000  # 分 in 万元
_AMOUNT_PLACES = 6
_LONGEST = 15  #: digits: a signed 64-bit integer holds them with room for sums
_NUMBER = re.compile(r"([-+]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?")
SIGNS = ("=", "≥", ">", "≤", "<")
_SIGNED = re.compile(r"(>=|<=|[=≥>≤<≧≦⩾⩽])?\s*(.*)", re.DOTALL)


class Unreadable(ValueError):
    """A text that a cell cannot hold; the key of a sentence of the catalogue."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Target:
    """What a target cell says: a figure with its sign and unit, or words."""

    sign: str = ""
    value: int | None = None
    places: int = 0
    unit: str = ""
    text: str = ""


def scaled(text: str, most_places: int) -> tuple[int, int]:
    """A typed number as an integer and its decimal places, as many as were typed.

    Raises:
        Unreadable: it is no number, or too long.

    >>> scaled("1,200.50", 6)
    (120050, 2)
    """
    match = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        raise Unreadable("filing.cell.no-number")
    sign, whole, decimals = match.group(1), match.group(2).replace(",", ""), match.group(3) or ""
    if len(decimals) > most_places:
        raise Unreadable("filing.cell.too-many-places")
    if len(whole.lstrip("0")) + len(decimals) > _LONGEST:
        raise Unreadable("filing.cell.too-long")
    return int(f"{sign}{whole}{decimals}"), len(decimals)


def written(value: int, places: int) -> str:
    """A scaled integer as it was typed.

    >>> written(-955, 1), written(5, 3), written(7, 0)
    ('-95.5', '0.005', '7')
    """
    digits = str(abs(value)).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (digits if not places else f"{digits[:-places]}.{digits[-places:]}")


def amount_of(text: str) -> tuple[int | None, str]:
    """A typed amount in 万元 as 分, or the way in which there is none.

    >>> amount_of("1,388.29"), amount_of(""), amount_of("—")
    ((1388290000, ''), (None, ''), (None, '—'))

    Raises:
        Unreadable: it is no amount, or finer than a 分.
    """
    bare = unicodedata.normalize("NFKC", text).strip().removesuffix(money_unit()).strip()
    if not bare or bare in absences():
        return None, absences().get(bare, "")
    value, places = scaled(bare, _AMOUNT_PLACES)
    fen = value * 10 ** (_AMOUNT_PLACES - places)
    if abs(fen) >= 10**17:
        raise Unreadable("filing.cell.too-long")
    return fen, ""


def amount_text(fen: int | None, absence: str = "") -> str:
    """An amount in 万元 with as many decimals as it has, at least two.

    >>> amount_text(1388290000), amount_text(5), amount_text(None, "—")
    ('1388.29', '0.000005', '—')
    """
    if fen is None:
        return absence
    text = written(fen, _AMOUNT_PLACES)
    return text[: len(text) - 4] + text[len(text) - 4 :].rstrip("0")


def target_of(text: str) -> Target:
    """What a target says: a figure if the cell is one and nothing else, the words otherwise.

    >>> target_of("≥95.5%")
    Target(sign='≥', value=955, places=1, unit='%', text='')
    >>> target_of("不低于90%")
    Target(sign='≥', value=90, places=0, unit='%', text='')
    >>> target_of("12月底前").text
    '12月底前'
    """
    sign, rest = _sign_and_rest(unicodedata.normalize("NFKC", text).strip())
    number = _NUMBER.match(rest)
    if number is None:
        return Target(text=text.strip())
    unit = rest[number.end() :].strip()
    try:
        value, places = scaled(number.group(), 6)
    except Unreadable:
        return Target(text=text.strip())
    if unit and not _is_one_figure(rest, value, places, unit):
        return Target(text=text.strip())
    return Target(sign, value, places, unit)


def _sign_and_rest(text: str) -> tuple[str, str]:
    """The sign of a target, printed or in words, and what it is about."""
    match = _SIGNED.fullmatch(text)
    if match and match.group(1):
        return sign_words().get(match.group(1), match.group(1)), match.group(2)
    before, behind = comparing_words()
    for words, sign in before.items():
        if text.startswith(words):
            return sign, text.removeprefix(words).strip()
    for words, sign in behind.items():
        if text.endswith(words):
            return sign, text.removesuffix(words).strip()
    return "", text


def _is_one_figure(text: str, value: int, places: int, unit: str) -> bool:
    """Whether the core reads a number and this unit, and no date, range or sentence."""
    read = read_value(text)
    if not isinstance(read, Quantity) or read.malformed or read.upper is not None or read.is_rank:
        return False
    plain = read.approximation is Approximation.NONE and read.number == Decimal(value).scaleb(
        -places
    )
    return plain and read.unit is not None and read.unit.name == unit


def target_text(target: Target) -> str:
    """A target as a form prints it: 「≥95.5%」; of an exact one the sign is left out."""
    if target.value is None:
        return target.text
    sign = "" if target.sign == "=" else target.sign
    return f"{sign}{written(target.value, target.places)}{target.unit}"
