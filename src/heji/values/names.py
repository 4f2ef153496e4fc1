"""Digits that are no figures: document numbers, codes, slogans, telephone numbers, list numbers.

They are blanked out, character for character, before anybody looks for figures.
"""

from __future__ import annotations

import re

from heji.values.units import unit_at

#: What stands for a hidden character: no text holds it, and no pattern matches it.
HIDDEN = "\ue001"

_DOCUMENT_NUMBER = r"[\[(](?:19|20)\d{2}[\])]\s?第?\s?\d{1,6}\s?号"
_ADDRESS = (
    r"https?://[!-~]{1,300}|(?<![A-Za-z0-9_.-])[A-Za-z0-9_.-]{1,64}@[A-Za-z0-9.-]{1,64}"
    r"|(?<![A-Za-z0-9_.-])www\.[!-~]{1,300}"
)
_STANDARD = r"(?<![A-Za-z])[A-Z]{1,5}(?:/[A-Z]{1,2})?\s?\d{2,6}(?:\.\d{1,3})?-(?:19|20)?\d{2}(?!\d)"
_WITH_LETTERS = (
    r"(?<![A-Za-z0-9])(?P<letters>[A-Za-z]{1,12})(?P<rest>(?>(?:[-_/]?[A-Za-z]{1,12})?-?\d{1,12}"
    r"(?:[A-Za-z]{1,12}\d{0,8})?(?:[.-]\d{1,8})*+))(?![%‰])"
)
_SLOGAN = (
    r"\d{1,3}(?:\+\d{1,3}){0,8}\+[A-Za-zX](?:\+[\dA-Za-z]{1,3}){0,8}"
    r"|(?<![A-Za-z0-9])[A-Z](?:\+\d{1,3}){1,8}(?:\+[A-Z])?"
    r"|(?<=[“\"「『‘'])\d{1,3}(?:[+-]\d{1,3}){1,8}(?=[”\"」』’'])"
    r"|(?<![\d.+])\d{1,2}(?:\+\d{1,2}){1,8}"
    r"(?=体系|模式|工程|平台|机制|战略|格局|计划|行动|政策|方案|产业|工作|改革|科技|创新|现代)"
)
_TELEPHONE = (
    r"(?<![\d.,])1[3-9]\d{9}(?![\d.,%]|\s?[万亿元])|(?<![\d.,])0\d{2,3}-\d{7,8}(?!\d)"
    r"|(?<![\d.,-])[48]00-?\d{3}-?\d{4}(?![\d.,])"
    r"|(?:电话|传真|手机|邮编|邮政编码|QQ|账号|身份证号?|信用代码)[::\s]{0,3}[\dXx-]{5,24}"
)
_CLOCK = r"(?<![\d:.])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
_LONG = r"(?<![\d.,])\d{16,}+(?![.,]\d)"

#: What a name can begin with: a look at one character spares most places of a text.
_NAMES = re.compile(
    r"(?=[\d\[(A-Za-z电传手邮账身信])(?:"
    + "|".join(
        (_DOCUMENT_NUMBER, _ADDRESS, _STANDARD, _SLOGAN, _TELEPHONE, _CLOCK, _LONG, _WITH_LETTERS)
    )
    + ")"
)

#: Leftovers of HTML; blanks take their place, so that list numbers behind them are seen.
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,80}>")
_ITEM_START = r"(?:^|(?<=[\n\r。;!?\t]))[ ]{0,8}"
_LIST_NUMBER = re.compile(
    r"(?=[ \d(指目任问措建步项标课子专序附图表第])(?:"
    rf"{_ITEM_START}\d{{1,3}}(?:[、)]|\.(?!\d))"
    rf"|{_ITEM_START}\d{{1,2}}\.(?=(?:19|20)\d{{2}}年)"
    rf"|{_ITEM_START}\d{{1,2}}(?:\.\d{{1,2}}){{2,4}}(?=[\s、]{{0,3}}[㐀-鿿])"
    r"|(?:^|(?<=[\s。;:,、!?，]))\(\d{1,3}\)"
    r"|(?<=[\s。;:,!?，])\d{1,2}(?:[、.](?=\s{0,3}[^\d\s]))"
    r"|(?:指标|目标)\s?\d{1,3}(?=\s?(?:[:、)]|\.(?!\d)))"
    r"|(?:任务|问题|措施|建议|步骤|项目|标段|课题|子项|专题|序号)\s?\d{1,3}(?=\s?(?:[:)]|\.(?!\d)))"
    r"|(?:附件|附表|附图)\s?\d{1,3}(?:-\d{1,3})?"
    r"|(?<![代报列])[图表]\s?\d{1,2}(?:-\d{1,2})?(?=[:、)\s。,，]|$)"
    r"|第\s?\d{1,4}\s?(?:条|款|章|节|页|部分|阶段|届|期|批|次|年|轮|号|步|层|级|类|标段|季度|师|医院|中学|小学)"
    r"(?!\d))"
)


def hide_names(folded: str) -> str:
    """Blank out codes, document numbers, telephone numbers, slogans and list numbers.

    The text must be folded; its length stays.

    >>> hide_names("国发[2021]12号").replace(HIDDEN, "_")
    '国发_________'
    """
    if "<" in folded:
        folded = _TAG.sub(lambda match: " " * len(match.group()), folded)
    without_names = _NAMES.sub(_hidden_name, folded)
    return _LIST_NUMBER.sub(_hidden, without_names)


def _hidden(match: re.Match[str]) -> str:
    return HIDDEN * len(match.group())


def _hidden_name(match: re.Match[str]) -> str:
    """Blank a name; digits behind a Latin word that are counted (「CT2台」) are a figure."""
    letters = match["letters"]
    if letters and len(letters) > 1 and match["rest"].isdecimal():
        found = unit_at(match.string, match.end())
        if found is not None and not found[0].dimension.startswith("number"):
            return HIDDEN * len(letters) + match["rest"]
    return _hidden(match)
