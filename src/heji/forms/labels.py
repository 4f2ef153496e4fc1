"""What a label says, however it is written: its key, its unit, its letters, its weight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from heji.values.normalise import fold, squeeze
from heji.values.units import Unit, find_unit

_BRACKETED = re.compile(r"[(\[{]([^()\[\]{}<>]{0,40})[)\]}]|<([^()\[\]{}<>]{0,40})>")
_NUMBERING = re.compile(
    r"^\s*(?:(?:指标|目标)\s*\d{1,2}\s*[:.、]?|其中\s*[:,]?|[(]?[一二三四五六七八九十]{1,3}[)、.]"
    r"|[(]\d{1,2}[)]|\d{1,2}\s*[.、)])\s*"
)
_LETTERS = re.compile(r"^[A-Z](?:\s*[/÷*×+\-]\s*[A-Z])*(?:\s*[*×]\s*100\s*%)?$")
_WEIGHT = re.compile(r"^(?:满分|共|计)?:?\s*(\d{1,3}(?:\.\d{1,2})?)\s*分?$")
#: A label in English beside the Chinese one: 「分值 Weight」, 「Project Name 项目名称」.
_ENGLISH = re.compile(
    r"(?<=[\u4e00-\u9fff)\]])\s*[A-Za-z][A-Za-z ,.'&/\-]{2,}\s*$"
    r"|^\s*[A-Za-z][A-Za-z ,.'&/\-]{2,}\s(?=[\u4e00-\u9fff])"
)
_PERIOD = re.compile(
    r"(?:截至)?(?:\d{1,2}(?:[-~至到]\d{1,2})?月|[一二三四前]{1,2}季度|上半年|半年度?)(?=.{0,8}$)"
)
_UNIT_PREFIX = re.compile(r"^(?:金额)?(?:单位|计量单位)\s*:\s*")


@dataclass(frozen=True, slots=True)
class Label:
    r"""A label taken apart.

    >>> label("执行率(B/A)").formula
    'B/A'
    >>> label("项目资金\n(万元)").unit.name
    '万元'
    >>> label("产出指标(50分)").weight
    '50'
    >>> label("全年执行数\nActual Spending").key
    '全年执行数'
    """

    text: str  #: as printed
    key: str  #: what is compared with the lexicon: no white space, brackets, numbering, punctuation
    full_key: str  #: the same, words in brackets kept
    unit: Unit | None  #: a unit in brackets
    formula: str  #: column letters in brackets: 「A」, 「B/A」
    weight: str  #: a mark in brackets: 「50」 of 「产出指标(50分)」


@lru_cache(maxsize=4096)
def label(text: str) -> Label:
    """Takes a label apart; never fails."""
    folded = _ENGLISH.sub("", fold(text))
    unit: Unit | None = None
    formula = weight = ""
    for match in _BRACKETED.finditer(folded):
        inside = _inside(match)
        if _LETTERS.match(inside):
            formula = re.sub(r"\s|[*×]\s*100\s*%", "", inside)
        elif found := _WEIGHT.match(inside):
            weight = found.group(1)
        elif unit is None:
            unit = find_unit(_UNIT_PREFIX.sub("", inside))
    bare = _BRACKETED.sub("", folded)
    return Label(text, key(_numbered_off(bare)), key(_numbered_off(folded)), unit, formula, weight)


def _inside(match: re.Match[str]) -> str:
    return str(match.group(1) or match.group(2) or "").strip()


def key(text: str) -> str:
    """A text as labels are compared: folded, without white space and punctuation.

    >>> key(" 得分/自评分： ")
    '得分自评分'
    """
    return squeeze(text)


def _numbered_off(text: str) -> str:
    shorter = _NUMBERING.sub("", text, count=1)
    return shorter if squeeze(shorter) else text


def unweighted(text: str) -> str:
    """A name without the mark printed behind it: 「成活率(25分)」 is 成活率.

    >>> unweighted("成活率(25分)"), unweighted("成活率(三年)")
    ('成活率', '成活率(三年)')
    """
    for match in _BRACKETED.finditer(fold(text)):
        rest = text[: match.start()] + text[match.end() :]
        if _WEIGHT.match(_inside(match)) and squeeze(rest):
            return rest.strip()
    return text


def unnumbered(text: str) -> str:
    """A name without its number: 「指标1:甲」 and 「1. 甲」 are 甲.

    >>> unnumbered("指标1:甲企业数量")
    '甲企业数量'
    """
    match = _NUMBERING.match(fold(text))
    shorter = text[match.end() :] if match else text
    return " ".join((shorter if squeeze(shorter) else text).split())


def period(text: str) -> str:
    """The months that a label of amounts or results to date names, "" when it names none.

    >>> period("年度资金总额 1-7月执行数"), period("前三季度支出金额"), period("累计执行数")
    ('1-7月', '前三季度', '')
    """
    match = _PERIOD.search(text)
    return match.group() if match else ""
