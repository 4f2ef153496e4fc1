"""Counts in the text of a form that its own tables can be counted for.

「共安排重点工作任务4项」 beside a table of tasks, 「申报目标数为18个」 beside the indicators under
履职效能. Only the bare phrase counts: 「承担市级重点工作任务4项」 is another thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heji.audit.case import Reading
from heji.audit.prose import Passage, passages, quantities
from heji.documents.figure import Figure
from heji.forms.form import Form
from heji.relations.relation import Basis, Count
from heji.values.normalise import fold
from heji.values.quantity import Quantity

_LIGHT = (
    r"(?:^|[,;。:、(\s])(?:本年度?|全年|年度|当年|共计|共|合计|计划|拟|安排|设置|设立|设定|确定|明确|"
    r"开展|推进|实施|部署|完成|20\d\d年度?|[一二三四五六]是)*"
)
_TASKS = r"(?:年度)?(?:重点工作任务|重点任务|主要工作任务|年度主要任务)"
_JOIN = r"(?:数量|总数|数)?(?:共计|共|合计|总计|为|有|:)*\s*$"

_TASKS_BEFORE = re.compile(_LIGHT + _TASKS + _JOIN)
_TASKS_AFTER = re.compile(r"\s*" + _TASKS + r"(?=[,;。:、)\s]|$)")
_ONLY_LIGHT = re.compile(_LIGHT + r"\s*$")
_TARGETS_BEFORE = re.compile(
    r"申报(?:的)?(?:绩效)?(?:目标|指标)(?:总)?数量?(?:共计|共|为|有|:)*\s*$"
)

#: A table with a single row is more likely half read than half written.
_FEWEST = 2


def stated_counts(reading: Reading) -> Iterator[Count]:
    """The counts that the text states of the form's tasks and targets."""
    form = reading.form
    listed = ((_is_task_count, _tasks(form)), (_is_target_count, _targets(form)))
    wanted = [(states, items) for states, items in listed if len(items) >= _FEWEST]
    if not wanted:
        return
    for passage in passages(reading):
        if "任务" not in passage.text and "申报" not in passage.text:
            continue
        for quantity in quantities(passage.text):
            for states, items in wanted:
                if states(passage.folded, quantity):
                    yield _count(passage, quantity, items)


def _tasks(form: Form) -> tuple[Figure, ...]:
    return tuple(each.figure for each in form.tasks)


def _targets(form: Form) -> tuple[Figure, ...]:
    """The indicators of the duties with their targets, where management is scored beside them.

    A report's score table names blocks and no targets: it cannot be counted.
    """
    sections = {each.section for each in form.indicators}
    duties = [each for each in form.indicators if each.section == "performance"]
    if "management" not in sections or any(each.entry("target") is None for each in duties):
        return ()
    return tuple(each.figure for each in duties)


def _is_task_count(text: str, quantity: Quantity) -> bool:
    if not _counts(quantity):
        return False
    before, after = text[: quantity.start], text[quantity.end :]
    if _TASKS_BEFORE.search(before):
        return True
    return bool(_TASKS_AFTER.match(after) and _ONLY_LIGHT.search(before))


def _is_target_count(text: str, quantity: Quantity) -> bool:
    return _counts(quantity) and _TARGETS_BEFORE.search(text[: quantity.start]) is not None


def _counts(quantity: Quantity) -> bool:
    """Whether a figure counts things exactly: 4项, 18个, 18."""
    plain = quantity.unit is None or quantity.unit.name in ("项", "个", "条")
    return plain and quantity.places == 0 and not quantity.is_rank and quantity.upper is None


def _count(passage: Passage, quantity: Quantity, items: tuple[Figure, ...]) -> Count:
    label = _label(fold(passage.text)[: quantity.start])
    locator = passage.locator.span(quantity.start, quantity.end)
    stated = Figure(quantity, locator, label, passage.text)
    return Count("count-mismatch", Basis.LISTED, True, stated, items)


def _label(before: str) -> str:
    """The words right before the figure, from the last punctuation on."""
    return re.split(r"[,;。:、(\s]", before)[-1]
