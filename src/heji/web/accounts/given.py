"""What stands in the cells of a list of people: turned into values, or refused with the reason."""

from __future__ import annotations

import datetime
import re

from heji.web.acting.action import Refused
from heji.web.acting.actor import Actor
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import seen_by

#: Year, month and day with one or two signs between them; a spreadsheet may add midnight.
_DATE = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?(?:\s+0{1,2}:00(?::00)?)?")


def date_given(written: str) -> datetime.date | None:
    """A date as people and spreadsheets write it; None for an empty place.

    Raises:
        Refused: it is no date.

    >>> date_given("2026年3月1日")
    datetime.date(2026, 3, 1)
    """
    words = written.strip()
    if not words:
        return None
    match = _DATE.fullmatch(words)
    try:
        if match is not None:
            return datetime.date(*(int(each) for each in match.groups()))
    except ValueError:
        pass
    raise Refused("accounts.no-date", date=words)


def organisation_called(words: str, actor: Actor) -> Organisation:
    """The organisation of the own part of the tree that has this name or code and has not ended.

    Raises:
        Refused: there is none, or there are several.
    """
    found = seen_by(actor).filter(valid_to__isnull=True)
    by_code = list(found.filter(code=words)[:2]) if words else []
    named = by_code or list(found.filter(name=words)[:2])
    if len(named) == 1:
        return named[0]
    raise Refused("accounts.several-called-so" if named else "accounts.no-organisation", name=words)
