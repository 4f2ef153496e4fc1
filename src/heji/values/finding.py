"""All figures of a running text, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from heji.values import chinese_figures
from heji.values.digits import RUN, Piece, pieces
from heji.values.moments import hide_moments
from heji.values.names import HIDDEN, hide_names
from heji.values.normalise import fold_for_figures
from heji.values.quantity import Approximation, Comparison, Quantity
from heji.values.ranges import range_after
from heji.values.source import Source
from heji.values.wording import After, Before, after_rank, rank_cue, words_after, words_before

_CANDIDATE = re.compile(rf"(?P<run>{RUN.pattern})|{chinese_figures.PATTERN}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*+")
#: What a number names instead of counting: 「12号」「2级」「500强」「90后」.
_NAMING = re.compile(
    r"\s?(?:号|级|类|型|等奖|线|楼|路|室|版|代|强(?!化|调|度)|维|后(?![续期])|时(?![间效])|点(?![位\d])|届|"
    r"周年|师|院|班|年级|年代|日(?!元|均)|月|号线|单元|街|巷|弄|小区|医院|中学|小学|所?大学)"
)
_NOUN = re.compile(r"的?(?P<noun>(?![和及与或为是比])[^\W\d_]{1,12})")
_ORDINAL = re.compile(r"[第前]\s?$")
#: 「见1.2.3节」
_SECTIONS = frozenset({"节", "章"})
_TIMES = frozenset({"hours", "weeks", "months", "working days"})


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All figures of a running text in order, with spans into it.

    Dates, document numbers, list numbers, codes and ordinals are no figures; Chinese numerals
    count only with a measure word, 成 or 分之 behind them.

    >>> [each.text for each in find_quantities("2021年认定9家，占全省70%，是A100的第3批")]
    ['9家', '70%']
    """
    folded = fold_for_figures(text)
    masked = hide_moments(hide_names(folded), HIDDEN)
    return tuple(figures(Source(text, folded, masked)))


def figures(source: Source) -> Iterator[Quantity]:
    """The figures of a prepared text."""
    position = 0
    masked = source.masked
    while match := _CANDIDATE.search(masked, position):
        position = match.end()
        if match["run"] is None:
            found = chinese_figures.figure(source, match)
            each = [] if found is None else [found]
        else:
            each = list(_arabic(source, match))
            if latin := _LATIN.match(masked, position):
                position = latin.end()
        for quantity in each:
            yield _with_noun(source, quantity)
            position = max(position, quantity.end)


def _arabic(source: Source, match: re.Match[str]) -> Iterator[Quantity]:
    """The figures of one run of digits."""
    after = words_after(source.masked, match.end())
    has_unit = after.unit is not None and after.unit.name not in _SECTIONS
    found = pieces(match.group(), match.start(), is_cell=source.is_cell, has_unit=has_unit)
    if not found or (_LATIN.match(source.masked, match.end()) and after.unit is None):
        return
    for piece in found[:-1]:
        before = words_before(source.text, source.masked, piece.start)
        behind = After(piece.end)
        if source.is_cell or not _is_name(source, piece, before, behind):
            yield _quantity(source, piece, before, behind)
    last = _read(source, found[-1], after)
    if last is not None:
        yield last


def _read(source: Source, piece: Piece, after: After) -> Quantity | None:
    """The figure of one number with the words around it; None when it names something."""
    ordinal = _ORDINAL.search(source.masked, max(0, piece.start - 2), piece.start)
    if ordinal:
        return _ranked(source, piece, after, ordinal.start())
    if source.masked.startswith("分之", piece.end):
        return chinese_figures.share(source, piece.start)
    before = words_before(source.text, source.masked, piece.start)
    if not source.is_cell and _is_name(source, piece, before, after):
        return None
    found = range_after(source.masked, piece, after.unit, after.end, is_cell=source.is_cell)
    if found is None or before.is_negative or piece.malformed:
        return _quantity(source, piece, before, after)
    ranged = replace(piece, places=found.places, number=piece.number)
    return replace(_quantity(source, ranged, before, found.after), upper=found.upper)


def _is_name(source: Source, piece: Piece, before: Before, after: After) -> bool:
    """Whether digits name a year, a grade or a place instead of counting."""
    is_day = after.unit is not None and after.unit.name == "日"
    if is_day and after.comparison is Comparison.EQUAL:
        return True
    if after.unit is not None or piece.malformed:
        return False
    if _NAMING.match(source.masked, piece.end):
        return True
    printed = source.masked[piece.start : piece.end]
    if len(printed) > 1 and printed[0] == "0" and printed.isdecimal():
        return True
    is_plain = before.start == piece.start and after.end == piece.end
    return is_plain and len(printed) == 4 and printed[:2] in ("19", "20") and printed.isdecimal()


def _ranked(source: Source, piece: Piece, after: After, start: int) -> Quantity | None:
    """「第4」 and 「居前6」; other ordinals and 「前3年」 are no figures."""
    word = source.masked[start]
    end = after_rank(source.masked, piece.end)
    is_share = word == "前" and after.unit is not None and after.unit.name == "%"
    if is_share and (source.is_cell or rank_cue(source.masked, start)):
        ranked = _quantity(
            source, piece, Before(start, Comparison.AT_MOST), After(after.end, after.unit)
        )
        return replace(ranked, is_rank=True)
    if end is None or piece.places or not _says_rank(source, start, word, end > piece.end):
        return None
    comparison = Comparison.AT_MOST if word == "前" else Comparison.EQUAL
    return replace(_quantity(source, piece, Before(start, comparison), After(end)), is_rank=True)


def _says_rank(source: Source, start: int, word: str, has_name: bool) -> bool:
    """Whether the words before 第 or 前 allow a rank."""
    if source.is_cell or has_name or rank_cue(source.masked, start):
        return True
    return word == "第" and source.masked[max(0, start - 1) : start].isalpha()


def _quantity(source: Source, piece: Piece, before: Before, behind: After) -> Quantity:
    """Put a figure together."""
    approximation, start = before.approximation, before.start
    is_period = behind.unit is not None and behind.unit.dimension in _TIMES
    if approximation is Approximation.NEARLY and is_period:
        approximation, start = Approximation.NONE, piece.start  # 「近3年」 is the last three years
    if approximation is Approximation.NONE:
        approximation = behind.approximation
    comparison = before.comparison
    return Quantity(
        number=piece.number.copy_negate() if before.is_negative else piece.number,
        unit=behind.unit,
        text=source.text[start : behind.end],
        start=start,
        end=behind.end,
        places=piece.places,
        comparison=behind.comparison if comparison is Comparison.EQUAL else comparison,
        approximation=approximation,
        malformed=piece.malformed,
    )


def _with_noun(source: Source, quantity: Quantity) -> Quantity:
    """Add the words that follow a figure directly."""
    match = _NOUN.match(source.folded, quantity.end)
    return replace(quantity, noun=match["noun"]) if match else quantity
