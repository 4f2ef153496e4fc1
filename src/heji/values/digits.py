"""A run of Arabic digits with its separators: one number, a list, or no well-formed number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

#: A run: digits, with commas and points between them, a blank after which is a leftover of a page
#: layout (「61, 204. 35」). Possessive, so that no text makes it slow.
RUN = re.compile(r"\d++(?:[.,]++ ?\d++)*+")

#: Longer runs are tables of numbers or noise, never one figure.
LONGEST_RUN = 64
_LONGEST_NUMBER = 40

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_GROUPED_BY_FOUR = re.compile(r"\d{1,4}(?:,\d{4}){2,}(?:\.\d+)?")
_SEVERAL_AMOUNTS = re.compile(r"(?:\d{1,3}(?:,\d{3})*\.\d\d|\d{4,9}\.\d\d){2,4}")
#: 「1.2.3」 in a sentence: the number of a section, of a version, of a computer.
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){2,}|\d{1,3}(?:\.\d{1,3}){3,}")
_YEARS = re.compile(r"(?:19|20)\d{2}(?:,(?:19|20)\d{2})+")
_SPLIT = re.compile(r"[^.,]+(?:\.[^.,]+)?")
_SPACED = re.compile(r"[.,]+ ")
_ELLIPSIS = re.compile(r"\.{3,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """One number of a run, with its place in the text that holds the run."""

    number: Decimal
    places: int
    start: int
    end: int
    malformed: bool = False


def pieces(run: str, start: int, *, is_cell: bool, has_unit: bool) -> tuple[Piece, ...]:
    """The numbers of a run that begins at `start`.

    Args:
        run: a match of `RUN`.
        start: its place in the text.
        is_cell: the run is all that a cell says: it can then be no list of a sentence.
        has_unit: a unit follows, which makes a broken number more likely than a list.

    >>> [str(each.number) for each in pieces("2019,2020", 0, is_cell=False, has_unit=False)]
    ['2019', '2020']
    >>> pieces("16,5203.47", 0, is_cell=False, has_unit=False)[0].malformed
    True
    """
    if len(run) > LONGEST_RUN:
        return ()
    if " " in run:
        return _spaced(run, start, is_cell, has_unit)
    if _is_well_formed(run):
        return (_piece(run, start),) if len(run) <= _LONGEST_NUMBER else ()
    if _ELLIPSIS.search(run) or _is_list(run, is_cell, has_unit):
        return _split(run, start)
    if _SECTION.fullmatch(run) and not is_cell and not has_unit:
        return ()
    return (_broken(run, start),)


def _spaced(run: str, start: int, is_cell: bool, has_unit: bool) -> tuple[Piece, ...]:
    """A run with blanks: one number set apart by the page's layout, or several."""
    joined = run.replace(" ", "")
    whole, _, decimals = joined.partition(".")
    is_number = _is_well_formed(joined) and (
        is_cell or (bool(decimals) and (len(whole) > 1 or len(decimals) == 2)) or has_unit
    )
    if is_number:
        piece = _piece(joined, start)
        return (Piece(piece.number, piece.places, start, start + len(run)),)
    if is_cell:
        return (_broken(run, start),)
    found: list[Piece] = []
    position = 0
    for gap in (*_SPACED.finditer(run), None):
        end = gap.start() if gap else len(run)
        is_last = gap is None
        found.extend(
            pieces(
                run[position:end],
                start + position,
                is_cell=False,
                has_unit=has_unit and is_last,
            )
        )
        position = gap.end() if gap else end
    return tuple(found)


def _is_well_formed(run: str) -> bool:
    """Whether a run without blanks is one number, its groups of three, or of four throughout."""
    if _PLAIN.fullmatch(run) or _GROUPED.fullmatch(run):
        return True
    return bool(_GROUPED_BY_FOUR.fullmatch(run)) and not _YEARS.fullmatch(run)


def _is_list(run: str, is_cell: bool, has_unit: bool) -> bool:
    """Whether commas part numbers: years, small counts, numbers that each have decimals."""
    if "," not in run or ".." in run:
        return False
    parts = run.split(",")
    if _YEARS.fullmatch(run) or len(parts) > 8:
        return True
    if all(len(part) <= 2 and "." not in part for part in parts):
        return True
    if _SEVERAL_AMOUNTS.fullmatch(run):
        return False
    if all(_PLAIN.fullmatch(part) and "." in part for part in parts):
        return True
    if is_cell:
        return False
    return len(parts[0]) > 3 or "." in parts[0] or not (has_unit or "." in parts[-1])


def _split(run: str, start: int) -> tuple[Piece, ...]:
    """The numbers of a list, each in its place."""
    return tuple(
        _piece(match.group(), start + match.start())
        for match in _SPLIT.finditer(run)
        if _PLAIN.fullmatch(match.group())
    )


def _piece(printed: str, start: int) -> Piece:
    """A well-formed number."""
    places = len(printed.partition(".")[2])
    return Piece(Decimal(printed.replace(",", "")), places, start, start + len(printed))


def _broken(run: str, start: int) -> Piece:
    """A number that is not well-formed: its digits, with the point if there is just one."""
    printed = re.sub(r"\.+", ".", re.sub("[, ]", "", run))
    whole, _, decimals = printed.rpartition(".")
    is_number = "." not in whole and bool(whole)
    text = printed if is_number else printed.replace(".", "")
    places = len(decimals) if is_number else 0
    return Piece(Decimal(text), places, start, start + len(run), malformed=True)
