"""Dates and times of a spreadsheet: day numbers shown by a date format."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from heji.documents.format_tokens import Section, Token

_WEEKDAYS = "一二三四五六日"
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SECONDS_OF_DAY = 86_400
#: Day number of 31 December 9999, the last that Excel knows.
_LAST_DAY = 2_958_465
#: Excel believes that 1900 was a leap year; its day 60 does not exist.
_DAY_THAT_NEVER_WAS = 60


@dataclass(frozen=True, slots=True)
class _Moment:
    day: datetime.date
    seconds: int  #: since midnight
    elapsed: int  #: since day 0, for 「[h]:mm」
    twelve: bool  #: hours count to twelve


def is_date(section: Section) -> bool:
    """Whether a section shows a date or a time."""
    return any(token.kind == "date" for token in section.tokens)


def show_date(number: Decimal, section: Section, from_1904: bool) -> str | None:
    """A day number in a date format, or None where it stands for no day.

    >>> from heji.documents.format_tokens import parse_sections
    >>> show_date(Decimal("44338.5"), parse_sections("yyyy-mm-dd h:mm")[0], False)
    '2021-05-22 12:00'
    """
    moment = _moment(number, section, from_1904)
    if moment is None:
        return None
    tokens = section.tokens
    parts = []
    for place, token in enumerate(tokens):
        if token.kind != "date":
            parts.append("" if token.kind == "text" else token.text)
        elif token.text[0] in "mM" and _is_minute(tokens, place):
            parts.append(_padded(moment.seconds // 60 % 60, token.text))
        else:
            parts.append(_part(token.text.lower(), moment))
    return re.sub(r"\.0+$", "", "".join(parts)).strip()


def _moment(number: Decimal, section: Section, from_1904: bool) -> _Moment | None:
    if not 0 <= number <= _LAST_DAY:
        return None
    total = int((number * _SECONDS_OF_DAY).quantize(Decimal(1), ROUND_HALF_UP))
    days, seconds = divmod(total, _SECONDS_OF_DAY)
    days += 1462 if from_1904 else 0
    if not 0 <= days <= _LAST_DAY or days == _DAY_THAT_NEVER_WAS:
        return None
    start = datetime.date(1899, 12, 30 if days > _DAY_THAT_NEVER_WAS else 31)
    twelve = any(token.text.upper() in ("AM/PM", "A/P", "上午/下午") for token in section.tokens)
    return _Moment(start + datetime.timedelta(days), seconds, total, twelve)


def _is_minute(tokens: tuple[Token, ...], place: int) -> bool:
    """`m` is a minute behind an hour or before a second, else a month."""
    if len(tokens[place].text) > 2:
        return False
    before = [token.text.lower() for token in tokens[:place] if token.kind == "date"]
    after = [token.text.lower() for token in tokens[place + 1 :] if token.kind == "date"]
    return bool(before and before[-1].strip("[")[0] == "h") or bool(
        after and after[0].strip("[")[0] == "s"
    )


def _padded(value: int, text: str) -> str:
    return f"{value:02d}" if len(text) > 1 else str(value)


def _month(text: str, moment: _Moment) -> str:
    month = moment.day.month
    if len(text) <= 2:
        return _padded(month, text)
    name = _MONTHS[month - 1]
    return name[:3] if len(text) == 3 else name[0] if len(text) == 5 else name


def _day(text: str, moment: _Moment) -> str:
    if len(text) <= 2:
        return _padded(moment.day.day, text)
    name = _DAYS[moment.day.weekday()]
    return name[:3] if len(text) == 3 else name


def _hour(text: str, moment: _Moment) -> str:
    hour = moment.seconds // 3600
    return _padded((hour - 1) % 12 + 1 if moment.twelve else hour, text)


def _year(text: str, moment: _Moment) -> str:
    year = f"{moment.day.year:04d}"
    return year[2:] if text in ("y", "yy") else year


def _weekday(text: str, moment: _Moment) -> str:
    return ("周" if len(text) == 3 else "星期") + _WEEKDAYS[moment.day.weekday()]


def _noon(text: str, moment: _Moment) -> str:
    return text.upper().split("/")[moment.seconds >= _SECONDS_OF_DAY // 2]


_PARTS: dict[str, Callable[[str, _Moment], str]] = {
    "y": _year,
    "e": _year,
    "m": _month,
    "d": _day,
    "h": _hour,
    "s": lambda text, moment: _padded(moment.seconds % 60, text),
    "b": lambda text, moment: str(moment.day.year + 543),
}
_ELAPSED = {"h": 3600, "m": 60, "s": 1}


def _part(text: str, moment: _Moment) -> str:
    if text.startswith("["):
        return _padded(moment.elapsed // _ELAPSED[text[1]], text[1:-1])
    if "/" in text:
        return _noon(text, moment)
    return _weekday(text, moment) if text[0] == "a" else _PARTS[text[0]](text, moment)
