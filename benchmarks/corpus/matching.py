"""Whether a finding is the planted error: same check, and one figure of it the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

#: planted check -> other names that describe the same defect fairly
FAIR = {
    "rounding-mode": {"ratio-mismatch"},
    "count-mismatch": {"sum-mismatch"},
    "sum-mismatch": {"count-mismatch"},
    "unit-mismatch": {"figure-conflict"},
    "figure-conflict": {"basis-conflict", "score-sum"},
    "result-missing": {"score-without-result", "score-missing"},
}
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def plain(text: object) -> str:
    """Half width, without spaces."""
    return unicodedata.normalize("NFKC", str(text or "")).replace(" ", "").replace("，", ",")


def numbers(text: object) -> set[Decimal]:
    """The figures of a text; percentages also as fractions, 万元 also as 元."""
    found, line = set(), plain(text)
    for each in _NUMBER.finditer(line):
        value = Decimal(each[0].replace(",", ""))
        found.add(value.normalize() + 0)
        if line[each.end() : each.end() + 1] == "%":
            found.add((value / 100).normalize())
        if line[each.end() : each.end() + 2] == "万元":
            found.add((value * 10000).normalize())
    return found


def same(check: str, wanted: object, got: object) -> bool:
    """Whether two printed figures are the same one."""
    if plain(wanted) == plain(got):
        return True
    if check == "malformed-number":
        one, other = (re.sub(r"\D", "", plain(each)) for each in (wanted, got))
        return bool(one) and (one == other or (len(other) > 4 and one in other))
    mine = numbers(got)
    return bool(numbers(wanted) & mine) if len(mine) <= 6 else False


def fits(planted: dict[str, Any], finding: dict[str, Any]) -> bool:
    """Whether a finding reports a planted error."""
    name = planted["check"]
    fair = {name} | FAIR.get(name, set()) | set(planted.get("accept", ()))
    if finding["check"] not in fair:
        return False
    if not planted.get("stated"):
        return True
    got: Iterable[object] = [
        finding.get("stated"),
        *(each.get("stated") for each in finding.get("suspects") or ()),
    ]
    wanted = [planted["stated"], *planted.get("stated_alt", ())]
    return any(same(name, one, other) for one in wanted for other in got if other is not None)


def excused(entry: dict[str, Any], finding: dict[str, Any]) -> bool:
    """Whether the truth allows a finding as a consequence."""
    if entry["check"] != finding["check"]:
        return False
    stated = entry.get("stated")
    return not stated or any(same(entry["check"], each, finding.get("stated")) for each in stated)
