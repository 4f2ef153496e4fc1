"""What the name of an indicator counts: work, deeds, harm. Data in `counting.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from heji.data import load
from heji.values.normalise import fold


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    data = load("heji.targets", "counting.yaml")
    return {name: tuple(words) for name, words in data.items()}


def _holds(name: str, words: Iterable[str]) -> bool:
    return any(word in name for word in words)


def counts_harm(name: str) -> bool:
    """Whether the name counts something unwanted that nobody handles or lowers in the same name.

    >>> counts_harm("投诉起数"), counts_harm("投诉处理率")
    (True, False)
    """
    if is_fault(name):
        return True
    return names_unwanted(name) and not _holds(name, _words()["turned"])


def is_fault(name: str) -> bool:
    """Whether a name ends in the measure of a fault, whatever good work stands before it.

    The end of a Chinese name is what is counted: 「处置不及时率」 is a rate of being late.

    >>> is_fault("突发事件处置不及时率"), is_fault("不合格产品处置率"), is_fault("帮扶未就业人数")
    (True, False, False)
    """
    text = fold(name).strip()
    match = _fault_end().search(text)
    if match is None:
        return False
    words = _words()
    is_handled = not match["share"] and text[: match.start()].endswith(words["handled"])
    between = match["between"] or ""
    return not (is_handled or _holds(between, words["turned"]) or _holds(between, words["deeds"]))


@cache
def _fault_end() -> re.Pattern[str]:
    words = _words()
    denied, faults = _either(words["denied"]), _either(words["faults"])
    denied = rf"[不未](?:能|予|被|得到)?(?:按时|按期|及时)?(?:{denied}){{1,2}}"
    things = r"(?P<between>[\u4e00-\u9fff]{0,4}?)"
    share, count = rf"(?P<share>{_either(words['shares'])})", _either(words["measures"])
    return re.compile(
        rf"(?:{denied}{things}|(?:{faults})(?:发生)?)(?:{share}|{count})(?:\([^()]*\))?$"
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def counts_work(name: str) -> bool:
    """Whether the name counts what is built, done or reached, and nothing that is kept low.

    >>> counts_work("新建蓄水池数量"), counts_work("新建蓄水池单价"), counts_work("培训天数")
    (True, False, False)
    """
    if is_fault(name) or names_unwanted(name) or leaves_open(name):
        return False
    return _holds(name, _words()["larger"])


def leaves_open(name: str) -> bool:
    """Whether the name names something of which more may be good or bad: spans of time, ranks.

    >>> leaves_open("办理时限"), leaves_open("新建蓄水池数量")
    (True, False)
    """
    return _holds(name, _words()["either"]) or _holds(name, _words()["smaller_spans"])


def names_unwanted(name: str) -> bool:
    """Whether something unwanted stands in the name, handled or not; see `counts_harm`.

    >>> names_unwanted("投诉处理率"), names_unwanted("新建蓄水池数量")
    (True, False)
    """
    return _holds(name, _words()["smaller"])


def is_to_be_reached(name: str) -> bool:
    """Whether an upper limit for it surely makes no sense: things built, people served, good rates.

    >>> is_to_be_reached("新建蓄水池数量"), is_to_be_reached("组织会议次数")
    (True, False)
    """
    words = _words()
    if not name.startswith(words["begins"]) and not name.endswith(words["ends"]):
        return False
    kept_low = any(_holds(name, words[each]) for each in ("smaller_spans", "either", "used"))
    return not kept_low and not counts_harm(name)


def is_work_counted(name: str) -> bool:
    """Whether the name of a row of the type 数量 counts a planned deed: an output to be brought about.

    What a form may limit are means, and what happens without its doing.

    >>> is_work_counted("筹集保障房套数"), is_work_counted("审批环节数"), is_work_counted("信访件数")
    (True, False, False)
    """
    words = _words()
    if not _holds(name, words["deeds"]):
        return False
    kept = ("smaller", "smaller_spans", "either", "used")
    return not is_fault(name) and not any(_holds(name, words[each]) for each in kept)


def begins_with_deed(name: str) -> bool:
    """Whether a name begins with a planned deed: 「筹集保障房套数」."""
    return name.startswith(_words()["deeds"])


def measures_deed(name: str) -> bool:
    """Whether a name ends in a planned deed and its measure: 「护林员培训人次」."""
    return _deed_end().search(name) is not None


@cache
def _deed_end() -> re.Pattern[str]:
    words = _words()
    return re.compile(f"(?:{_either(words['deeds'])})(?:{_either(words['deed_measures'])})$")


def counts_hours(name: str) -> bool:
    """Whether hours are the work itself (「开展督导小时数」), and not the time that it may take."""
    words = _words()
    return name.startswith(words["hours_begin"]) and name.endswith(words["hours_end"])
