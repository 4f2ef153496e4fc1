"""The words around a figure: comparison, looseness, sign, rank."""

from __future__ import annotations

import re
from dataclasses import dataclass

from heji.values.quantity import Approximation, Comparison
from heji.values.units import Unit, unit_at

_COMPARISONS = {
    Comparison.AT_LEAST: "≥|>=|=>|不少于|不低于|不小于|不得少于|不得低于|不得小于|不能少于|不能低于"
    "|至少|最少|大于等于|高于等于|大于或等于|高于或等于",
    Comparison.AT_MOST: "≤|<=|=<|不超过|不高于|不大于|不多于|不超出|不突破|不得超过|不得高于|不得大于"
    "|不能超过|不能高于|未超过|未突破|至多|最多|小于等于|低于等于|小于或等于|低于或等于|控制在|不迟于",
    Comparison.MORE_THAN: ">|大于|高于|多于|超过|超出|突破",
    Comparison.LESS_THAN: "<|小于|低于|少于|不足|不到|未满|不满|未达到|未达",
}
_LOOSE = {
    Approximation.NEARLY: "接近|将近|逼近|(?<![最附临靠邻])近",
    Approximation.ABOUT: "大约|约为|约计|大概|大致|(?<![节签预合违履条契制特公密简])约",
    Approximation.OVER: "超|逾|上",
}
#: These bound a figure in a target and make it loose in a statement.
_EXCEEDING = frozenset({"超过", "超出", "突破"})

_BY_COMPARISON = {word: key for key, words in _COMPARISONS.items() for word in words.split("|")}
_WIDEST_PREFIX = 12
_PREFIX = re.compile(
    rf"(?P<comparison>{'|'.join(_COMPARISONS.values())})?\s?"
    rf"(?:(?P<nearly>{_LOOSE[Approximation.NEARLY]})|(?P<about>{_LOOSE[Approximation.ABOUT]})"
    rf"|(?P<over>{_LOOSE[Approximation.OVER]}))?\s?"
    r"(?P<sign>(?:(?<![\d\-)\]A-Za-z%㐀-鿿\ue001])|(?<=[率幅长为降增是额差于到至比值达]))[-+])?\s?$"
)
#: 上 says "over" before a power of ten alone (上百家, 上10万人); behind the name of a place it belongs
#: to the place (线上10场, 规上100家).
_POWER_OF_TEN = re.compile(r"[百千万亿]|十(?=[万亿])|1(?:,?0)+(?!\d|[.,]\d)")
_PLACE_BEFORE = re.compile(
    r"[以之线网会路规场台车船山街村镇乡县市省地身面岸海陆空墙纸表账础则体际界量]上$"
)
_SUFFIX = re.compile(
    r"(?P<more>[多余](?![额款元样种人次]))?\s?"
    r"(?:(?P<least>[及或含]?以上|\(含\)以上|以上\(含\)|之上)"
    r"|(?P<most>[及或含]?以下|\(含\)以下|以内|之内)"
    r"|(?P<about>左右|上下(?!浮)))?(?:\s?\(含\))?"
)
_MIDDLE = re.compile(r"\s?(?:(?P<over>[多余几](?![额款])|\+(?![\d(A-Za-z+]))|(?P<about>来))")
_INSIDE = re.compile(r"内(?![容部在外资地涵蒙])")
_ABOUT_AFAR = re.compile(rf"(?:{_LOOSE[Approximation.ABOUT]})[占有达][㐀-鿿]{{0,6}}\s?$")
#: A blank, or the backslash that a formula leaves before its per cent sign.
_SKIPPED = re.compile(r"[ \n]|\\(?=%)")
_MINUS_SIGNS = "-−－﹣"

_RANK_CUE = re.compile(
    r"(?:[排居列位占]|名次|名列|跻身|进入|稳[居坐]|全[国省市区县州域球]|世界|亚洲|国内|省内|市内|区内|系统内?|经开区"
    r"|同类[㐀-鿿]{0,4}|城市|领域)[㐀-鿿]{0,4}$"
)
_AFTER_RANK = re.compile(r"\s?(?P<name>[名位强])(?![单称录额义优])|(?=$|[^㐀-鿿\w]|[的和与且])")
_TIMES = frozenset({"hours", "weeks", "months", "working days"})


@dataclass(frozen=True, slots=True)
class Before:
    """What stands directly before a number."""

    start: int
    comparison: Comparison = Comparison.EQUAL
    approximation: Approximation = Approximation.NONE
    is_negative: bool = False


@dataclass(frozen=True, slots=True)
class After:
    """What stands directly after a number: its unit and the words behind."""

    end: int
    unit: Unit | None = None
    comparison: Comparison = Comparison.EQUAL
    approximation: Approximation = Approximation.NONE


def words_before(text: str, folded: str, start: int) -> Before:
    """Comparison, looseness and sign before a number that begins at `start`."""
    begin = max(0, start - _WIDEST_PREFIX)
    match = _PREFIX.search(folded, begin, start)
    if match is None or match.start() == start or not _says_over(match, folded, start):
        return Before(start, approximation=_looseness_afar(folded, start))
    word = match["comparison"]
    approximation = _approximation(match)
    if word in _EXCEEDING and approximation is Approximation.NONE:
        approximation = Approximation.OVER
    if approximation is Approximation.NONE and not word:
        approximation = _looseness_afar(folded, start)
    sign = match["sign"]
    if sign == "-" and text[match.start("sign")] not in _MINUS_SIGNS:
        return Before(start)  # a dash between clauses
    comparison = _BY_COMPARISON[word] if word else Comparison.EQUAL
    first = match.start() + len(match.group()) - len(match.group().lstrip())
    return Before(first, comparison, approximation, sign == "-")


def words_after(masked: str, end: int) -> After:
    """Unit, looseness and comparison after a number that ends at `end`."""
    unit, position, approximation = _unit_after(masked, end)
    match = _SUFFIX.match(masked, position)
    if match is None:
        return After(position, unit, Comparison.EQUAL, approximation)
    if match["more"]:
        approximation = Approximation.OVER
    elif match["about"]:
        approximation = Approximation.ABOUT
    comparison = Comparison.EQUAL
    if match["least"]:
        comparison = Comparison.AT_LEAST
    elif match["most"]:
        comparison = Comparison.AT_MOST
    has_words = any(match[each] for each in ("more", "least", "most", "about"))
    position = match.end() if has_words else position
    if unit and unit.dimension in _TIMES and (inside := _INSIDE.match(masked, position)):
        return After(inside.end(), unit, Comparison.AT_MOST, approximation)
    return After(position, unit, comparison, approximation)


def _says_over(match: re.Match[str], folded: str, start: int) -> bool:
    """Whether 上, if it stands before the number, means "over" there."""
    if match["over"] != "上":
        return True
    is_place = _PLACE_BEFORE.search(folded, max(0, match.start("over") - 1), match.end("over"))
    return is_place is None and _POWER_OF_TEN.match(folded, start) is not None


def _looseness_afar(folded: str, start: int) -> Approximation:
    """「约占全市四分之一」: 约 stands before the verb."""
    match = _ABOUT_AFAR.search(folded, max(0, start - _WIDEST_PREFIX), start)
    return Approximation.ABOUT if match else Approximation.NONE


def rank_cue(folded: str, start: int) -> bool:
    """Whether the words before a position say that a rank follows (居全国, 排名)."""
    return _RANK_CUE.search(folded, max(0, start - _WIDEST_PREFIX), start) is not None


def after_rank(folded: str, end: int) -> int | None:
    """Where a rank that ends at `end` ends with 名 or 位; None when another word follows."""
    match = _AFTER_RANK.match(folded, end)
    return match.end() if match else None


def _approximation(match: re.Match[str]) -> Approximation:
    for each in (Approximation.NEARLY, Approximation.ABOUT, Approximation.OVER):
        if match[each.value]:
            return each
    return Approximation.NONE


def _unit_after(masked: str, end: int) -> tuple[Unit | None, int, Approximation]:
    """The unit behind a number, with 多, 余 or 来 before or inside it."""
    middle = _MIDDLE.match(masked, end)
    if middle is not None:
        approximation = _approximation_of(middle)
        found = _spaced_unit(masked, middle.end())
        if found is not None:
            return found[0], found[1], approximation
        if middle["about"] is None:
            return None, middle.end(), approximation
        return None, end, Approximation.NONE
    found = _spaced_unit(masked, end)
    if found is None:
        return None, end, Approximation.NONE
    unit, position = found
    inner = _inner_unit(masked, unit, position)
    return (*inner, Approximation.OVER) if inner else (unit, position, Approximation.NONE)


def _approximation_of(middle: re.Match[str]) -> Approximation:
    return Approximation.ABOUT if middle["about"] else Approximation.OVER


def _spaced_unit(masked: str, position: int) -> tuple[Unit, int] | None:
    """A unit at a position, or after one blank."""
    found = unit_at(masked, position)
    if found is None and _SKIPPED.match(masked, position):
        found = unit_at(masked, position + 1)
    return found


def _inner_unit(masked: str, unit: Unit, position: int) -> tuple[Unit, int] | None:
    """「3.8万余人」「3个多月」: the unit goes on behind 余 or 多."""
    if masked[position : position + 1] not in ("余", "多"):
        return None
    if unit.dimension != "number" and unit.name != "个":
        return None
    rest = unit.name + masked[position + 1 : position + 12]
    found = unit_at(rest, 0)
    if found is None or found[1] <= len(unit.name):
        return None
    return found[0], position + 1 + found[1] - len(unit.name)
