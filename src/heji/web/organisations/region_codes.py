"""Region codes by GB/T 2260: six digits, two each for province, city and county."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from heji.data import load
from heji.web.acting.action import Refused

_CODE = re.compile(r"\d{6}", re.ASCII)


@cache
def provinces() -> Mapping[str, Mapping[str, str]]:
    """The names of the provinces by their two digits, with 99 for demonstrations."""
    content = load("heji.web.organisations", "regions.yaml")
    return MappingProxyType({f"{code:02}": names for code, names in content.items()})


def require_code(code: str, above: str = "") -> None:
    """Refuses what is no region code, or does not lie in the region above.

    Args:
        code: as it was given.
        above: code of the region above; empty at the root.

    Raises:
        Refused: the reason, as a key of the catalogue.

    >>> require_code("440106", "440100")
    """
    if not _CODE.fullmatch(code):
        raise Refused("region.not-six-digits", code=code)
    if code[:2] not in provinces():
        raise Refused("region.unknown-province", code=code)
    if code[2:4] == "00" and code[4:] != "00":
        raise Refused("region.no-city", code=code)
    if above and not code.startswith(_significant(above)):
        raise Refused("region.elsewhere", code=code, above=above)


def _significant(code: str) -> str:
    """The digits that every region inside of one shares with it.

    >>> _significant("440000"), _significant("440100"), _significant("000000")
    ('44', '4401', '')
    """
    while code.endswith("00"):
        code = code[:-2]
    return code
