"""How many cases a row tells, for a standard that takes marks for each: 「发现1项问题」."""

from __future__ import annotations

import re

from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.rubrics.printed.compact import compact

#: Cells in which a row says what was found.
_ROLES = ("result", "reason", "basis", "evidence", "note")
_NUMERALS = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_FINDS = r"(?:发现|查出|存在|出现|发生|有)"
_MEASURE = r"(?:项|个|处|次|例|起|笔|件|条|宗|人次)"
_CASE = re.compile(
    rf"每{_FINDS}?(?:一|1)?{_MEASURE}(?P<case>[^,;。、:或及和\d]{{2,12}}?)的?,?(?:则|酌情)?扣"
)


def told_cases(text: str, row: Indicator) -> tuple[int, Figure] | None:
    """How many of the cases that a standard counts the row tells of, and the cell that tells it.

    None where it is not clear.

    It is clear only where a cell says this and nothing else: what was put right, or is counted
    elsewhere, may not have cost marks.

    Args:
        text: the standard as printed.
        row: the row of the form.

    >>> from heji.documents.figure import Figure
    >>> from heji.documents.locator import Locator
    >>> from heji.forms.form import Entry
    >>> from heji.values.reading import read_value
    >>> def told(reason):
    ...     figure = Figure(read_value(reason), Locator(), "", reason)
    ...     entry = Entry("reason", figure)
    ...     found = told_cases("每发现一项问题扣1分", Indicator("", (), None, (entry,), figure))
    ...     return found and found[0]
    >>> told("检查发现2项问题"), told("发现2项问题,已整改"), told("未发现问题")
    (2, None, None)
    """
    cases = {match["case"] for match in _CASE.finditer(compact(text).text)}
    if len(cases) != 1:
        return None
    wanted = _told(cases.pop())
    cells = [figure for role in _ROLES if (figure := row.entry(role)) is not None]
    found = {
        _number(match["ahead"] or match["behind"]): each
        for each in cells
        if (match := wanted.fullmatch(compact(each.quote).text))
    }
    return found.popitem() if len(found) == 1 else None


def _told(case: str) -> re.Pattern[str]:
    number = r"[1-9]\d?|[一二两三四五六七八九十]"
    begin = rf"(?:经?(?:检查|审计|自查|抽查|核查))?(?:中|时)?(?:共|已)*{_FINDS}?"
    ahead = rf"(?P<ahead>{number}){_MEASURE}{re.escape(case)}"
    behind = rf"{re.escape(case)}(?P<behind>{number}){_MEASURE}"
    return re.compile(rf"{begin}(?:{ahead}|{behind})[。;]?")


def _number(printed: str) -> int:
    return int(printed) if printed.isdecimal() else _NUMERALS[printed]
