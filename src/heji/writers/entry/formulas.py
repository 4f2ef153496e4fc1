"""The live boxes of a template as formulas of Excel; each is empty as long as it has no ground."""

from __future__ import annotations

from collections.abc import Mapping

from heji.writers.entry.plan import Live, Mirror
from heji.writers.official.sheet import Place, Quotient, Sum
from heji.writers.official.xlsx.live import address, ranges
from heji.writers.official.xlsx.placing import Placed

#: Decimals of a sum: 万元 with so many is one 分 exactly, and the noise of binary fractions goes.
_SUM_PLACES = 6
_RATE_PLACES = 4  #: two decimals of a percentage
_MOST_RANGES = 255  #: arguments that Excel takes for a function


def formula(live: Live, placed: Mapping[Place, Placed]) -> str:
    """The formula of a live box.

    Args:
        live: what it works out.
        placed: where every box stands on the worksheet.
    """
    match live:
        case Sum(parts):
            return _sum([placed[each] for each in parts])
        case Quotient(above, below):
            top, bottom = address(placed[above]), address(placed[below])
            rate = f'IF({bottom}=0,"",ROUND({top}/{bottom},{_RATE_PLACES}))'
            return f'=IF(AND(ISNUMBER({top}),ISNUMBER({bottom})),{rate},"")'
        case Mirror(shown, beside):
            return _mirror(shown, address(placed[beside]), placed)


def _mirror(shown: Place | int, beside: str, placed: Mapping[Place, Placed]) -> str:
    if isinstance(shown, int):
        return f'=IF({beside}="","",{shown})'
    own = address(placed[shown])
    return f'=IF(OR({beside}="",{own}=""),"",{own})'


def _sum(parts: list[Placed]) -> str:
    found = list(ranges(parts))
    counted = "+".join(f"COUNT({each})" for each in _groups(found))
    added = "+".join(f"SUM({each})" for each in _groups(found))
    return f'=IF({counted}=0,"",ROUND({added},{_SUM_PLACES}))'


def _groups(ranges_: list[str]) -> list[str]:
    starts = range(0, len(ranges_), _MOST_RANGES)
    return [",".join(ranges_[start : start + _MOST_RANGES]) for start in starts]
