"""What one cell says: a figure, a date, words, or in which way nothing.

`find_quantities` and `find_moments`, for running text, are offered here too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from heji.values.absence import Absence, Absent
from heji.values.digits import LONGEST_RUN, pieces
from heji.values.finding import figures, find_quantities
from heji.values.moments import find_moments, hide_moments, moments_in, month_alone
from heji.values.names import HIDDEN, hide_names
from heji.values.normalise import fold_for_figures
from heji.values.quantity import Moment, Quantity, Value, Words
from heji.values.source import Source
from heji.values.units import Unit, unknown_unit, with_multiplier

__all__ = ["find_moments", "find_quantities", "read_value"]

#: Longer cells are prose, whatever they begin with.
_SHORT = 24  #: characters of a text whose reading is remembered
_LONGEST_CELL = 120

_ABSENCES = (
    (Absence.DASH, re.compile(r"-{1,6}|_{1,6}|—{1,6}")),
    (Absence.SLASH, re.compile(r"[/\\]{1,4}")),
    (
        Absence.NOT_APPLICABLE,
        re.compile(r"(?:不适用|不涉及|不适合|未涉及|n\s?/\s?a|na)[。.]?", re.IGNORECASE),
    ),
    (Absence.NONE, re.compile(r"(?:暂无|无)[。.]?")),
    (Absence.UNDIVIDABLE, re.compile(r"#?div\s?/\s?0!?", re.IGNORECASE)),
)

_LEAD = re.compile(
    r"[\s:¥￥$“\"'‘]*+(?:(?:已|全年|全部|实际|年度|本年|当年|预计|计划|拟|可)?(?:完成率|完成数|完成|达到|达|实现|支出|共计|共|合计"
    r"|总计|累计|总数|为|有|是|人民币|全[国省市区县球]|排名|排|居|位居|位列|列|名列|得分|增长|提高)?[\s:]*+){0,4}"
)
_TRAIL = re.compile(
    r"[\s。;,，、.!”\"'’]*+(?:\(?(?:含|以上|及以上|完成|已完成|达标|人民币|整|全部完成|均已完成)\)?)?"
    r"[\s。;,，.!”\"'’]*+"
)
_MOMENT_LEAD = re.compile(r"[\s]*(?:已|拟|预计|计划|应)?(?:于|在|截至|截止到?|自)?\s*")
_MOMENT_TRAIL = re.compile(
    r"\s*+(?:[012]?\d:[0-5]\d(?::[0-5]\d)?)?(?:止|前|内)?(?:全部|全面|按时|按期|如期|已|均已)?(?:完成|完工|竣工|到位|发放|发放完毕|发放到位|开展|实施|验收"
    r"|结束|交付|投入使用|兑付|兑现|支付|拨付|报送|提交|公开|举办|印发|启动|建成|开工|通过验收)?[\s。;,.]*"
)
_UNKNOWN_UNIT = re.compile(r"\s?([㐀-鿿]{1,3})[\s。;,.]*")
#: No measure words: what a cell says behind a figure.
_NO_UNIT = re.compile(
    r"以|左右|完成|已|达|合格|前|后|内|外|的|不|未|无|有|为|是|及|和|与|等|较|约|余|多|上|下|优|良|好|中|差|满|整|全|正常|号|级|点|时"
    r"|年|月|日|分"
)
_PLAIN_NUMBER = re.compile(r"\s*+([-+]?)\s*+(\d[\d,.]*+(?:(?<=[,.]) \d[\d,.]*+)*+)\s*+")
_BRACKETED = re.compile(r"\s*\(\s*([^()]{1,24})\s*\)\s*")
_AMOUNTS = re.compile(r"\s*\d[\d,]*\.\d+(?:\s+\d[\d,]*\.\d+){1,5}\s*")


def read_value(text: str, unit: Unit | None = None) -> Value:
    """Read a whole cell.

    Args:
        text: the cell's text as printed.
        unit: the unit that the heading names; it is used where the cell prints none, and the
            figure then has `unit_is_printed=False`.

    Returns:
        A `Quantity` for a single figure with the words that usually go with one, a `Moment` for a
        date or a deadline, an `Absent` for a blank, a dash and their like, and `Words` with the
        figures inside them for everything else.

    >>> read_value("≥5个").number
    Decimal('5')
    >>> read_value("—").absence
    <Absence.DASH: 'dash'>
    >>> read_value("有效提升")
    Words(text='有效提升', quantities=())
    """
    value = _read_short(text) if len(text) <= _SHORT else _read(text)
    return _with_heading(value, unit) if isinstance(value, Quantity) else value


@lru_cache(maxsize=4096)
def _read_short(text: str) -> Value:
    """A cell such as thousands of forms have: 「100%」, 「≥90%」, 「10」."""
    return _read(text)


def _read(text: str) -> Value:
    folded = fold_for_figures(text)
    if not folded.strip():
        return Absent(Absence.BLANK, text)
    absence = _absence(folded.strip())
    if absence is not None:
        return Absent(absence, text)
    if len(folded) > _LONGEST_CELL:
        return Words(text, find_quantities(text))
    value = _plain(text, folded) or _repeated(text, folded) or _single(text, folded)
    return value or Words(text, find_quantities(text))


def _absence(stripped: str) -> Absence | None:
    """The kind of absence that a cell prints."""
    if len(stripped) > 8:
        return None
    return next((each for each, pattern in _ABSENCES if pattern.fullmatch(stripped)), None)


def _plain(text: str, folded: str) -> Quantity | None:
    """A cell that is a number and nothing else: most cells are."""
    match = _PLAIN_NUMBER.fullmatch(folded)
    if match is None or len(match[2]) > LONGEST_RUN or _may_be_date(match[2]):
        return None
    run = match[2].rstrip(",")
    found = pieces(run, match.start(2), is_cell=True, has_unit=False)
    is_list_number = run.endswith(".") or len(found) != 1
    if is_list_number:
        return None
    piece, start = found[0], match.start(1)
    number = piece.number.copy_negate() if match[1] == "-" and piece.number else piece.number
    end = match.start(2) + len(run)
    return Quantity(
        number, None, text[start:end], start, end, piece.places, malformed=piece.malformed
    )


def _may_be_date(run: str) -> bool:
    """Whether digits with points look like 「2021.12.31」."""
    return run.count(".") == 2 and run[:2] in ("19", "20")


def _repeated(text: str, folded: str) -> Quantity | None:
    """Amounts set twice in one cell: 「100.00 100.00」."""
    if _AMOUNTS.fullmatch(folded) is None:
        return None
    stripped = text.strip()
    start = text.index(stripped)
    digits = "".join(each for each in folded if each.isdecimal())[:LONGEST_RUN]
    return Quantity(Decimal(digits), None, stripped, start, start + len(stripped), malformed=True)


def _single(text: str, folded: str) -> Quantity | Moment | None:
    """The one figure or the one date of a cell, if little else stands there."""
    moment = _moment(text, folded) or month_alone(text, folded)
    if moment is not None:
        return moment
    inner = _BRACKETED.fullmatch(folded)
    if inner and "." not in inner[1] and "," not in inner[1]:
        folded = " " * inner.start(1) + inner[1] + " " * (len(folded) - inner.end(1))
    masked = hide_moments(hide_names(folded), HIDDEN)
    found = tuple(figures(Source(text, folded, masked, is_cell=True)))
    if len(found) != 1:
        return None
    return _alone(found[0], folded)


def _alone(quantity: Quantity, folded: str) -> Quantity | None:
    """The figure, if only words that go with a figure stand around it."""
    if _LEAD.fullmatch(folded[: quantity.start]) is None:
        return None
    rest = folded[quantity.end :]
    if quantity.unit is None and rest.startswith(".") and not quantity.is_rank:
        return None  # the number of a list
    if _TRAIL.fullmatch(rest):
        return replace(quantity, noun="")
    unknown = _UNKNOWN_UNIT.fullmatch(rest)
    is_bare = quantity.unit is None and not quantity.is_rank and not quantity.malformed
    if unknown is None or not is_bare or _NO_UNIT.search(unknown[1]):
        return None
    end = quantity.end + unknown.end(1)
    printed = quantity.text + folded[quantity.end : end]
    return replace(quantity, unit=unknown_unit(unknown[1]), text=printed, end=end, noun="")


def _moment(text: str, folded: str) -> Moment | None:
    """The date of a cell that says nothing else than when."""
    found = moments_in(text, folded)
    if len(found) != 1:
        return None
    before, after = folded[: found[0].start], folded[found[0].end :]
    if _MOMENT_LEAD.fullmatch(before) and _MOMENT_TRAIL.fullmatch(after):
        return found[0]
    return None


def _with_heading(quantity: Quantity, unit: Unit | None) -> Quantity:
    """Give a figure the unit of its heading where it prints none, or a multiplier alone."""
    if unit is None or quantity.is_rank:
        return quantity
    if quantity.unit is None:
        return replace(quantity, unit=unit, unit_is_printed=False)
    if quantity.unit.dimension == "number":
        return replace(quantity, unit=with_multiplier(quantity.unit, unit))
    return quantity
