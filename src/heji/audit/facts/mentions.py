"""Figures that prose gives to a thing the form also counts: the name, then the figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heji.audit.prose import Passage, quantities, sentence_at
from heji.documents.locator import Locator
from heji.values.normalise import fold
from heji.values.quantity import Quantity

#: Shortest name that is looked for; a shorter one is too common.
SHORTEST_NAME = 4

_BETWEEN = re.compile(
    r"(?:计划|预计|力争|争取|确保|目标|拟|应|需|要|将|可|实际|已经|已|全年|本年|年度|"
    r"共计|合计|总计|达到|完成|实现|数量|总数|约|共|计|为|达|到|是|有|:|\s|≥|≤|>|<|=)*"
)
#: Words before a name that do not narrow it: 「全年计划完成养护里程」 is about 养护里程.
_LIGHT = re.compile(
    r"(?:\s|[一二三四五六]是|[((]?[一二三四五六七八九十\d]{1,2}[))、.]|"
    r"(?:截至|截止|至)?(?:\d{4}年)?(?:12月(?:31日|底|末)?|年末|年底)|(?:截至|截止)?目前|"
    r"本年度|全年度|年度|本年|全年|当年|今年|\d{4}年度?|我局|我单位|本单位|本部门|我部门|全局|计划|预计|力争|确保|安排|统筹|"
    r"实际|已经|已|共|总计|合计|完成|实现|达到|顺利|按期|按时|的|:|,|围绕年度重点工作)*"
)
_CLAUSE = re.compile(r"[,;。:、()<>《》“”\"\n!?]")
_OTHER_YEAR = re.compile(r"上年|去年|往年|前年|历年|明年|次年|同期|同比|累计|周期|五年|三年|下一步")
_YEAR = re.compile(r"(?<!\d)(20\d{2})\s*年")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure that prose gives to a name."""

    passage: Passage
    start: int  #: where the name begins
    quantity: Quantity
    between: str = ""  #: the words between the name and its figure: 「力争达到」「实际完成」

    @property
    def locator(self) -> Locator:
        """The place of the name and its figure."""
        return self.passage.locator.span(self.start, self.quantity.end)

    @property
    def quote(self) -> str:
        """The name with its figure, as printed."""
        return self.passage.text[self.start : self.quantity.end]


def mentions(passage: Passage, name: str, shortest: int = SHORTEST_NAME) -> Iterator[Mention]:
    """Where a passage names a thing and a figure for it follows at once.

    The name must begin its clause, light words aside: 「农村受益人数」 is not 「受益人数」.
    """
    wanted = fold(name).strip()
    if len(wanted) < shortest or wanted not in passage.folded:
        return
    text = passage.folded
    by_start = {each.start: each for each in quantities(passage.text)}
    for match in re.finditer(re.escape(wanted), text):
        if not begins_clause(text, match.start()):
            continue
        following = _following(by_start, text, match.end())
        if following is not None:
            words = text[match.end() : following.start]
            yield Mention(passage, match.start(), following, words)


def begins_clause(text: str, position: int) -> bool:
    """Whether only light words stand between the last punctuation and a place."""
    return _LIGHT.fullmatch(clause_before(text, position)) is not None


def clause_before(text: str, position: int) -> str:
    """What stands between the last punctuation and a place.

    >>> clause_before("安排资金5万元,用于建设,计划完成", 17)
    '计划完成'
    """
    cuts = [match.end() for match in _CLAUSE.finditer(text, 0, position)]
    return text[cuts[-1] if cuts else 0 : position]


def bare(clause: str) -> str:
    """A clause without the light words before its subject."""
    match = _LIGHT.match(clause)
    return clause[match.end() :] if match else clause


def speaks_of_other_time(passage: Passage, position: int, year: int | None) -> bool:
    """Whether the sentence compares with, or tells of, another period than the form's year."""
    sentence = sentence_at(passage.folded, position)
    if _OTHER_YEAR.search(sentence):
        return True
    years = {int(each) for each in _YEAR.findall(sentence)}
    return bool(years) and year is not None and year not in years


def _following(by_start: dict[int, Quantity], text: str, position: int) -> Quantity | None:
    match = _BETWEEN.match(text, position)
    end = match.end() if match else position
    return next((by_start[at] for at in range(position, end + 1) if at in by_start), None)
