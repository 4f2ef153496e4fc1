"""What the headings and words of an export mean: data of `columns.yaml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from heji.data import load
from heji.web.budgets.models import AmountUnit

MONTHS = tuple(str(month) for month in range(1, 13))
TEXTS = ("organisation", "code", "project", "nature", "source", "level", "origin", "classified")
AMOUNTS = ("initial", "adjustment", "full_year", *MONTHS, "executed", "carry_over")
COLUMNS = (*TEXTS, "initial", "adjustment", "decided_on", "document", *AMOUNTS[2:])
#: Columns of which an export needs one at least to be worth reading.
FIGURES = frozenset(("initial", "adjustment", "executed", "carry_over", *MONTHS))
_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load("heji.web.budgets", "columns.yaml")
    return data


def bare(words: str) -> str:
    """A heading or a word without what does not count.

    >>> bare("年初 预算数（万元）*")
    '年初预算数'
    """
    folded = _BRACKETS.sub("", unicodedata.normalize("NFKC", words))
    return "".join(each for each in folded if each.isalnum()).lower()


@cache
def _known() -> Mapping[str, str]:
    found = {
        bare(heading): column
        for column, headings in _data()["columns"].items()
        for heading in headings
    }
    for month, numeral in zip(MONTHS, _data()["numerals"], strict=True):
        for ending in _data()["months"]:
            found[month + ending] = found[numeral + ending] = month
            found[f"0{month}{ending}"] = month
    return found


def column_of(heading: str) -> str:
    """The column that a heading is by itself; "" for one that nobody knows.

    >>> column_of("3月份"), column_of("调整后预算数(元)"), column_of("备注")
    ('3', 'full_year', '')
    """
    return _known().get(bare(heading), "")


def suggested(headings: Sequence[str], saved: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The column of each heading; no column is suggested twice."""
    taken: set[str] = set()
    found = []
    for heading in headings:
        column = column_of(heading) if saved is None else saved.get(bare(heading), "")
        is_free = column in COLUMNS and column not in taken
        taken.add(column)
        found.append(column if is_free else "")
    return tuple(found)


def value_of(column: str, words: str) -> str:
    """The value that a word means in a column of kinds; "" for one that nobody knows."""
    return _values(column).get(bare(words), "")


@cache
def _values(column: str) -> Mapping[str, str]:
    found = _data()["values"][column].items()
    return {bare(name): str(value) for value, names in found for name in names}


@cache
def _sum_words() -> Mapping[str, str]:
    known = {"total": _data()["totals"], "subtotal": _data()["subtotals"]}
    return {bare(name): word for word, names in known.items() for name in names}


def word_of(column: str, value: str) -> str:
    """The word that our own export writes."""
    return str(_data()["values"][column][value][0])


def heading_of(column: str) -> str:
    """The heading that our own export writes."""
    if column in MONTHS:
        return f"{column}{_data()['months'][0]}"
    return str(_data()["columns"][column][0])


def sum_word(words: str) -> str:
    """`total` or `subtotal` where a row with this word sums others up; "" for any other word.

    >>> sum_word("合 计"), sum_word("小计"), sum_word("水利建设")
    ('total', 'subtotal', '')
    """
    return _sum_words().get(bare(words), "")


def unit_name(unit: AmountUnit) -> str:
    """How a file calls a unit.

    >>> unit_name(AmountUnit.WAN)
    '万元'
    """
    return str(_data()["units"][unit.value][0])


@cache
def _statement() -> re.Pattern[str]:
    # The longer name first, so that the shorter one is not taken for its end.
    names = sorted((unit_name(each) for each in AmountUnit), key=len, reverse=True)
    return re.compile(str(_data()["unit_statement"]).replace("%s", "|".join(names)))


def unit_in(texts: Sequence[str]) -> str:
    """The unit that headings or the lines above them state; "" where none does, or they differ.

    >>> unit_in(["单位：万元"]), unit_in(["金额(元)"]), unit_in(["年初预算数"])
    ('wan', 'yuan', '')
    """
    found = {
        next(filter(None, match.groups()))
        for each in texts
        for match in _statement().finditer(unicodedata.normalize("NFKC", each).replace(" ", ""))
    }
    if len(found) != 1:
        return ""
    return next(each.value for each in AmountUnit if unit_name(each) in found)
