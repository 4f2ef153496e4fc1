"""Names and amounts that the content of the pages shares."""

from __future__ import annotations

WAN = 1_000_000  #: 分
#: A year that is over: what is monitored is monitored in it.
MONITORED = 2025
UNIT, DEPARTMENT, BUREAU = "河道管理所", "市水务局", "市财政局"
