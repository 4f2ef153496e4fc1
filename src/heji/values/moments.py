"""Dates, deadlines and periods: 「2021年12月底前」「9月前」「第四季度」「2019-2021年」."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping
from dataclasses import replace

from heji.values.names import hide_names
from heji.values.normalise import fold_for_figures
from heji.values.quantity import Moment

#: The year of a date that is printed without one: a leap year that no form can mean.
PLACEHOLDER_YEAR = 4

_CHINESE_DIGITS = "〇零一二三四五六七八九"
_YEAR = rf"(?:19|20)\d{{2}}|[一二][九〇零][{_CHINESE_DIGITS}]{{2}}"
_SHORT_YEAR = r"\d{2}(?=年(?:\d{1,2}月|底|末))"
_MONTH = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_DAY = r"3[01]|[12]\d|0?[1-9]|[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九]"
_TO = r"\s?(?:-|~|至|到)\s?"


def _point(number: int) -> str:
    """The pattern of one date, its groups ending in `number`."""
    n = number
    return (
        rf"(?:(?P<year{n}>{_YEAR}|{_SHORT_YEAR})\s?年度?\s?(?:全年)?)?"
        rf"(?:(?P<month{n}>{_MONTH})\s?月份?(?:\s?(?P<day{n}>{_DAY})\s?[日号](?![常元均])"
        rf"|(?P<part{n}>上旬|中旬|下旬|初|底|末))?"
        rf"|(?P<quarter{n}>(?:第\s?[一二三四1-4]|前[一二两三1-3]|[一二三四1-4])\s?个?季度)"
        rf"|(?P<half{n}>[上下]半年)"
        rf"|(?P<end{n}>年?[底末]|年内))?"
    )


_ISO = (
    r"(?P<iso>(?P<iso_year>(?:19|20)\d{2})(?P<separator>[-/.])(?P<iso_month>0?[1-9]|1[0-2])"
    r"(?P=separator)(?P<iso_day>3[01]|[12]\d|0?[1-9])(?![\d./-]))"
)
_ISO_MONTHS = (
    r"(?P<from_year>(?:19|20)\d{2})[-/.](?P<from_month>0?[1-9]|1[0-2])\s?[-~至]\s?"
    r"(?P<to_year>(?:19|20)\d{2})[-/.](?P<to_month>0?[1-9]|1[0-2])(?![\d./-])"
)
_ISO_MONTH = re.compile(r"\s*+(?P<year>(?:19|20)\d{2})[-/](?P<month>0?[1-9]|1[0-2])\s*+")
_YEARS = rf"(?P<first_year>{_YEAR})年?度?{_TO}(?P<last_year>{_YEAR})\s?年度?"
_MONTHS = (
    rf"(?:(?P<months_year>{_YEAR})\s?年\s?)?(?P<first_month>{_MONTH}){_TO}"
    rf"(?P<last_month>{_MONTH})\s?月份?(?!\s?\d{{1,2}}\s?日)"
)
_BEFORE = r"(?P<before>\s?[之以]?前(?![期列沿往十二三两\d]))?"
_MOMENT = re.compile(
    rf"(?=[\d年上下第前{_CHINESE_DIGITS}十])(?<![\d.{_CHINESE_DIGITS}十百千])(?:{_ISO}|{_ISO_MONTHS}|{_YEARS}|{_MONTHS}"
    rf"|{_point(1)}"
    rf"(?:(?<=[日号月旬初年度底末]){_TO}(?:(?P<last_day>3[01]|[12]\d|0?[1-9])\s?[日号]"
    rf"|(?=[\d{_CHINESE_DIGITS}十]){_point(2)}(?<=[日号月旬初年度底末])))?){_BEFORE}"
)
_QUARTERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PART_DAYS = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}

#: First and last day.
_Days = tuple[datetime.date, datetime.date]


def find_moments(text: str) -> tuple[Moment, ...]:
    """All dates, deadlines and periods that a text names, in order.

    A deadline 「…前」 has no first day and its named day, month or year still counts as in time
    (「9月前」 ends on 30 September): people write it both ways.

    >>> [str(each.last) for each in find_moments("于2022年11月25日完成，应在2022年10月底前完成")]
    ['2022-11-25', '2022-10-31']
    """
    return moments_in(text, hide_names(fold_for_figures(text)))


def with_year(moment: Moment, year: int) -> Moment:
    """The moment of a date that is printed without a year, in that year."""
    if moment.year_is_printed:
        return moment
    first, last = (_moved(day, year) for day in (moment.first, moment.last))
    return replace(moment, first=first, last=last)


def moments_in(text: str, masked: str) -> tuple[Moment, ...]:
    """The moments of a text that is already folded and masked; `text` is the original."""
    found = (_read(match, text) for match in _MOMENT.finditer(masked))
    return tuple(each for each in found if each is not None)


def month_alone(text: str, folded: str) -> Moment | None:
    """The month of a cell that says only 「2021-12」 or 「2021/12」."""
    match = _ISO_MONTH.fullmatch(folded)
    if match is None:
        return None
    first, last = _month(int(match["year"]), int(match["month"]))
    start, end = match.start("year"), match.end("month")
    return Moment(first, last, text[start:end], start, end)


def hide_moments(masked: str, blank: str) -> str:
    """The text with its dates blanked out, so that nobody reads figures in them."""
    return _MOMENT.sub(lambda match: _blanked(match, blank), masked)


def _blanked(match: re.Match[str], blank: str) -> str:
    return blank * len(match.group()) if _is_dated(match) else match.group()


def _is_dated(match: re.Match[str]) -> bool:
    """Whether a match holds more than 「前」."""
    return match.start() not in (match.end(), match.start("before"))


def _read(match: re.Match[str], text: str) -> Moment | None:
    """The moment of a match; None where no such day exists."""
    if not _is_dated(match):
        return None
    parts = match.groupdict()
    try:
        days, has_year = _days(parts)
    except ValueError:
        return None
    start, end = match.span()
    first = None if parts["before"] else days[0]
    return Moment(first, days[1], text[start:end], start, end, has_year)


def _days(parts: Mapping[str, str | None]) -> tuple[_Days, bool]:
    """First and last day of a match, and whether a year is printed."""
    if parts["iso"]:
        day = datetime.date(*(_int(parts[f"iso_{each}"]) for each in ("year", "month", "day")))
        return (day, day), True
    if parts["from_year"]:
        start = _month(_int(parts["from_year"]), _int(parts["from_month"]))[0]
        return _ordered(start, _month(_int(parts["to_year"]), _int(parts["to_month"]))[1]), True
    if parts["first_year"]:
        first, last = _int(parts["first_year"]), _int(parts["last_year"])
        return _ordered(_whole_year(first)[0], _whole_year(last)[1]), True
    if parts["first_month"]:
        year = _year(parts["months_year"])
        first, last = _int(parts["first_month"]), _int(parts["last_month"])
        return _ordered(_month(year, first)[0], _month(year, last)[1]), bool(parts["months_year"])
    return _dated(parts)


def _dated(parts: Mapping[str, str | None]) -> tuple[_Days, bool]:
    """Days of one date, or of two joined by 至."""
    if not any(parts[f"{each}1"] for each in _GROUPS):
        raise ValueError("no date")
    year = _year(parts["year1"])
    has_year = bool(parts["year1"] or parts["year2"])
    first, last = _span(parts, 1, year)
    if parts["last_day"]:
        last = first.replace(day=_int(parts["last_day"]))
    elif any(parts[f"{each}2"] for each in _GROUPS):
        last = _span(parts, 2, _year(parts["year2"]) if parts["year2"] else year)[1]
        if parts["year2"] and not parts["year1"]:
            first = first.replace(year=last.year)
    return _ordered(first, last), has_year


_GROUPS = ("year", "month", "quarter", "half", "end")


def _span(parts: Mapping[str, str | None], number: int, year: int) -> _Days:
    """Days of one date: a day, a month or its part, a quarter, a half, the end of a year, a year."""
    month, quarter = parts[f"month{number}"], parts[f"quarter{number}"]
    half, end = parts[f"half{number}"], parts[f"end{number}"]
    if month:
        return _in_month(parts, number, year, _int(month))
    if quarter:
        digit = next(_QUARTERS[each] for each in quarter if each in _QUARTERS)
        start = 1 if quarter.startswith("前") else 3 * digit - 2
        return _month(year, start)[0], _month(year, 3 * digit)[1]
    if half:
        start = 1 if half.startswith("上") else 7
        return _month(year, start)[0], _month(year, start + 5)[1]
    if end and end != "年内":
        return _month(year, 12)
    return _whole_year(year)


def _in_month(parts: Mapping[str, str | None], number: int, year: int, month: int) -> _Days:
    """A day of a month, a part of it, or all of it."""
    day, part = parts[f"day{number}"], parts[f"part{number}"]
    first, last = _month(year, month)
    if day:
        first = last = datetime.date(year, month, _int(day))
    elif part in _PART_DAYS:
        start, end = _PART_DAYS[part]
        first, last = first.replace(day=start), first.replace(day=min(end, last.day))
    return first, last


def _month(year: int, month: int) -> _Days:
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, 1), datetime.date(year, month, last)


def _whole_year(year: int) -> _Days:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def _ordered(first: datetime.date, last: datetime.date) -> _Days:
    if last < first:
        raise ValueError("a period that ends before it begins")
    return first, last


def _moved(day: datetime.date | None, year: int) -> datetime.date | None:
    if day is None:
        return None
    last = calendar.monthrange(year, day.month)[1]
    return day.replace(year=year, day=min(day.day, last))


def _year(text: str | None) -> int:
    """The year of a printed year, two digits meaning this century."""
    if not text:
        return PLACEHOLDER_YEAR
    year = _int(text)
    return year + 2000 if year < 100 else year


def _int(text: str | None) -> int:
    """Arabic or Chinese digits, or a numeral up to 三十一."""
    if text is None:
        raise ValueError("no number")
    if text.isdecimal():
        return int(text)
    if "十" not in text:
        return int("".join(str(max(0, _CHINESE_DIGITS.index(each) - 1)) for each in text))
    tens, units = text.split("十")
    return 10 * (_int(tens) if tens else 1) + (_int(units) if units else 0)
