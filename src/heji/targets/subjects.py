"""What a figure in a result cell is said of: the indicator's own matter, or something else."""

from __future__ import annotations

import re

from heji.documents.figure import Figure
from heji.values.normalise import fold, squeeze
from heji.values.quantity import Quantity

_CLAUSE_END = re.compile(r"[,。;:、()\n]")
#: Words that say how a figure was reached, and nothing of what it counts.
_LIGHT = re.compile(
    r"\d{4}年度?|全年|年度|本年|当年|截至|截止|目前|现已|已经|已|共计|合计|总计|累计|共|实际|完成|实现|达到|达|新增|组织|开展|"
    r"举办|建成|发放|服务|暂|仅|只|为|是|有|了|的|约|近|超|上半年|下半年|[一二三四]季度|数量|数|值|率|个|家|项|次|场|人|名|件|户|情况|任务|目标|指标|年初|预期"
)


def is_about_another(quantity: Quantity, result: Figure, spoken: str) -> bool:
    """Whether the words around a figure name something that neither name nor target speaks of.

    A cell that is a figure alone speaks of its row. In prose, the words of the clause must share
    two characters in a row with the indicator: 「回收率85%」 does not answer 「群众满意度」.

    Args:
        quantity: a figure of the result.
        result: the result cell.
        spoken: the indicator's name and its target.
    """
    if result.quantity is not None:
        return False
    text = fold(result.quote)
    start = max((each.end() for each in _CLAUSE_END.finditer(text, 0, quantity.start)), default=0)
    end = _CLAUSE_END.search(text, quantity.end)
    clause = text[start : quantity.start] + " " + text[quantity.end : end.start() if end else None]
    words = squeeze(_LIGHT.sub(" ", clause))
    return len(words) > 1 and not _shares_pair(words, squeeze(fold(spoken)))


def _shares_pair(one: str, two: str) -> bool:
    return any(one[at : at + 2] in two for at in range(len(one) - 1))
