r"""Remains of HTML, Markdown and TeX in extracted text, taken out without losing the place.

Text extracts of published PDFs carry 「**标题**」, 「<b>」 and 「$\times 100\% = 96.35\%$」. Blocks
keep them, since a place is counted in the text as it stands; `clean` gives the sentence that a
person would read, and still knows where each character came from.
"""

from __future__ import annotations

import re

from heji.documents.passage import Passage

_TAG = re.compile(
    r"</?(?:p|b|i|u|br|em|strong|span|div|sup|sub|font|td|tr|th)(?:\s[^<>]*)?/?>", re.I
)
#: What is taken out, or replaced by the sign that its group names.
_REMAINS = re.compile(
    _TAG.pattern
    + r"|\*\*|\$|\\(?:left|right|,|;|!|quad)(?![A-Za-z])"
    + r"|(?P<times>\\times\s?)|(?P<divide>\\div\s?)|(?P<percent>\\%)|(?P<minus>\\text\{-\})"
    + r"|(?P<le>\\leq?(?![A-Za-z])\s?)|(?P<ge>\\geq?(?![A-Za-z])\s?)"
    + r"|(?P<less>&lt;)|(?P<more>&gt;)|(?P<and>&amp;)|(?P<space>&nbsp;)",
    re.I,
)
_SIGNS = {
    "times": "×",
    "divide": "÷",
    "percent": "%",
    "minus": "-",
    "le": "≤",
    "ge": "≥",
    "less": "<",
    "more": ">",
    "and": "&",
    "space": " ",
}


def blank_tags(text: str) -> str:
    """HTML tags replaced by as many spaces, so that every other character keeps its place.

    >>> blank_tags("<b>合计</b>")
    '   合计    '
    """
    if "<" not in text:
        return text
    return _TAG.sub(lambda match: " " * len(match[0]), text)


def clean(passage: Passage) -> Passage:
    r"""The passage without remains of markup; `locate` still gives the place in the original.

    >>> from heji.documents.locator import Locator
    >>> from heji.documents.passage import passage_of
    >>> found = clean(passage_of(r"**率** $\times 100\% = 96.35\%$", Locator(paragraph=3)))
    >>> found.text
    '率 ×100% = 96.35%'
    >>> found.locate(10, 16).as_data()
    {'paragraph': 3, 'start': 22, 'end': 29}
    """
    if not any(sign in passage.text for sign in "<*$\\&"):
        return passage
    changes = [
        (match.start(), match.end(), _SIGNS.get(match.lastgroup or "", ""))
        for match in _REMAINS.finditer(passage.text)
    ]
    return passage.replaced(changes) if changes else passage
