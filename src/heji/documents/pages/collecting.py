"""The pages of a document of fixed pages, one after the other, within the limits.

Readers of such formats (PDF, OFD, pictures) say what is drawn on one page; here the pages are put together to
paragraphs and tables, and what could not be read of them is reported.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from heji.documents.builder import Builder
from heji.documents.pages.assembly import assemble
from heji.documents.pages.page import Page
from heji.documents.pages.sheets import Sheet, sheet_of

#: Page numbers that a message lists one by one.
_LISTED = 10


class LeftOutError(Exception):
    """A page is left out; `key` is the problem of the language catalogue that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(slots=True)
class _Pages:
    """The pages that could be read, and what could not."""

    sheets: list[Sheet] = field(default_factory=list)
    unread: dict[str, list[int]] = field(default_factory=dict)  #: by the key of the problem
    unnamed: int = 0
    is_whole: bool = True  #: whether all pages were looked at


def collect(count: int, page_of: Callable[[int], Page], builder: Builder) -> None:
    """Hands the paragraphs and tables of all pages to the builder.

    Args:
        count: how many pages there are.
        page_of: gives the page of a number, from 1, or raises LeftOutError.
        builder: takes the blocks and the problems.
    """
    builder.pages = count
    limits, started, found = builder.limits, time.monotonic(), _Pages()
    for number in range(1, count + 1):
        if number > limits.pages:
            builder.report("too-many-pages", count=count, limit=limits.pages)
            found.is_whole = False
            break
        if time.monotonic() - started > limits.seconds:
            builder.report("too-slow", page=number - 1, count=count, limit=limits.seconds)
            found.is_whole = False
            break
        _add(number, page_of, found)
    assemble(found.sheets, builder, found.is_whole)
    for key, numbers in found.unread.items():
        builder.report(key, pages=_listed(numbers))
    if found.unnamed:
        builder.report("characters-without-meaning", count=found.unnamed)


def _add(number: int, page_of: Callable[[int], Page], found: _Pages) -> None:
    try:
        page = page_of(number)
    except LeftOutError as reason:
        found.unread.setdefault(reason.key, []).append(number)
        return
    found.unnamed += page.unnamed
    before = found.sheets[-1].bands if found.sheets else ()
    found.sheets.append(sheet_of(page, before))
    if found.sheets[-1].strays:
        found.unread.setdefault("text-over-lines", []).append(number)


def _listed(numbers: Sequence[int]) -> str:
    """Page numbers for a message.

    >>> _listed([1, 2, 3, 7])
    '1-3, 7'
    """
    runs: list[list[int]] = []
    for each in numbers:
        if runs and runs[-1][-1] == each - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    spans = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return ", ".join(spans[:_LISTED]) + ("…" if len(spans) > _LISTED else "")
