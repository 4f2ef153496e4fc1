"""What an address asks for: ids and years, as anybody may have typed them."""

from __future__ import annotations

from collections.abc import Container

from django.http import HttpRequest

_LONGEST_ID = 18  #: digits that fit into the database
_LONGEST_YEAR = 4


def id_in(given: str) -> int:
    """The id that a text stands for; 0, which nothing has, of what cannot be one.

    >>> id_in("12"), id_in("²"), id_in("-1"), id_in("9" * 30)
    (12, 0, 0, 0)
    """
    is_id = given.isascii() and given.isdigit() and len(given) <= _LONGEST_ID
    return int(given) if is_id else 0


def year_asked(request: HttpRequest, years: Container[int], usual: int) -> int:
    """The year that an address asks for, if it is one of these; the usual one otherwise."""
    given = request.GET.get("year", "")
    year = id_in(given) if len(given) <= _LONGEST_YEAR else 0
    return year if year in years else usual
