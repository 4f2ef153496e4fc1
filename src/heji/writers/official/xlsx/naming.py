"""The name of the worksheet."""

from __future__ import annotations

import re

_LONGEST = 31  #: units of UTF-16
#: Chinese and Japanese Excel refuse the full-width signs too.
_FORBIDDEN = re.compile(r"[\[\]:*?/\\［］：＊？／＼\x00-\x1f]")
_RESERVED = "history"


def sheet_name(title: str) -> str | None:
    """A title as Excel takes it for a name, None where nothing is left of it.

    >>> sheet_name("项目支出绩效自评表 [2021/2022]")
    '项目支出绩效自评表 _2021_2022_'
    """
    words = _FORBIDDEN.sub("_", "".join(title.splitlines())).strip(" '")
    units = words.encode("utf-16-le", "surrogatepass")[: 2 * _LONGEST]
    words = units.decode("utf-16-le", "ignore").rstrip(" '")
    return None if words.lower() in ("", _RESERVED) else words
