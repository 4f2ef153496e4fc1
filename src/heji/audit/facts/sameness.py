"""Which figures of the prose may be set against each other, and which only look alike.

A conflict claimed between two figures that mean different things is worse than one overlooked. So a
statement must be about a named thing, in a sentence of its own, of the form's year, and not planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from heji.audit.case import Reading
from heji.claims.claim import Statement
from heji.claims.same_fact import same_fact
from heji.values.normalise import fold

#: Shortest name that stands for one thing: 「独角兽企业」 does, 「企业」 and 「二级项目」 do not.
SHORTEST_SUBJECT = 5
#: A name that stands more often than this is a heading of lists, not one fact.
LARGEST_GROUP = 40
_MEASURES = ("count", "amount")
#: A phrase that begins with a deed tells how much was done there, not how much there is.
_DEEDS = re.compile(
    r"(?:涉及|获得?|单个|每|分别|连续|共|累计|设置|设立|安排|投入|支出|实际|预算|完成|发放|开展|组织|举办|服务|支持|"
    r"补助|资助|拨付|下达|收到|召开|印发|制定|出台|引导|带动|推动|达到|超过|实现|吸引|发布|落地|建设|新建|占|居|较|比|同比|"
    r"被|由|对|向|将|与|及|和|在)"
)
#: Words of plans and of other times: a sentence that holds one is not about the year's result.
_PLANNED = re.compile(
    r"力争|确保|预计|计划(?:完成|新增|开展|安排|建设|投入|达到|实现|于|在)|(?:^|[,。;])计划|拟|目标(?:为|是|值)|下一步|"
    r"将(?:达|新增|突破|完成|实现)|明年|次年|上年|去年|往年"
)
_YEAR = re.compile(r"(?<!\d)(20\d{2})\s*年?")
_SENTENCE = re.compile(r"[^。！!？?\n]+[。！!？?\n]?")
_PARALLEL_AFTER = re.compile(r"\s*(?:、|和|与|及)\s*\d")
_PARALLEL_BEFORE = re.compile(r"\d[^,。;:]{0,4}(?:、|和|与|及)\s*$")


def conflicting_pairs(reading: Reading) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of statements that surely speak of one fact, each pair once, whatever their figures.

    A name that has more than two values is used for several things, and gives no pair.
    """
    groups: dict[str, list[Statement]] = {}
    barred = _future_sentences(reading)
    for each in reading.claims.statements:
        if (
            _is_specific(each)
            and is_of_the_year(each, reading.form.year)
            and each.figure.quote not in barred
        ):
            groups.setdefault(each.subject, []).append(each)
    for group in groups.values():
        if len(group) > LARGEST_GROUP:
            continue
        pairs = [
            (one, two)
            for index, one in enumerate(group)
            for two in group[index + 1 :]
            if one.figure.quote != two.figure.quote
            and same_fact(one, two, reading.form.year)[0] is True
        ]
        if len(_values(each for pair in pairs for each in pair)) <= 2:
            yield from pairs


def is_of_the_year(statement: Statement, year: int | None) -> bool:
    """Whether a statement is about the form's own year, as far as its sentence says."""
    if year is None:
        return True
    if statement.period and not statement.period.startswith(str(year)):
        return False
    named = {int(each) for each in _YEAR.findall(fold(statement.figure.quote))}
    return not named or year in named


def is_elliptical(statement: Statement, sentence: Iterable[Statement]) -> bool:
    """Whether an earlier amount of its sentence has a subject that a statement may share.

    「专项资金预算5万元,实际支出4万元」: what was spent is the special fund, and not all.
    """
    own = statement.figure.quantity
    if own is None:
        return True
    return any(
        each.measure == "amount"
        and not each.role
        and not each.part
        and each.figure.quantity is not None
        and each.figure.quantity.start < own.start
        for each in sentence
    )


def _is_specific(statement: Statement) -> bool:
    quantity, subject = statement.figure.quantity, statement.subject.replace("∧", "")
    if quantity is None or statement.role or statement.part:
        return False
    if statement.measure not in _MEASURES or len(subject) < SHORTEST_SUBJECT:
        return False
    if _DEEDS.match(statement.subject.split("∧")[-1]) or "planned" in statement.qualifier:
        return False
    return not _PLANNED.search(statement.figure.quote) and not _is_parallel(statement)


def _is_parallel(statement: Statement) -> bool:
    """Whether the figure stands in a row of figures: 「国家、省级各达21家、256家」."""
    quote, quantity = fold(statement.figure.quote), statement.figure.quantity
    text = fold(quantity.text) if quantity else ""
    at = quote.find(text)
    if not text or at < 0:
        return False
    after, before = quote[at + len(text) :], quote[:at]
    return bool(_PARALLEL_AFTER.match(after) or _PARALLEL_BEFORE.search(before))


def _future_sentences(reading: Reading) -> set[str]:
    """Sentences about what is to come: the chapter of improvements, goals."""
    roles = ("improvements", "goal", "whole_period_goal")
    texts = (each.figure.quote for each in reading.form.fields if each.role in roles)
    return {part.strip() for text in texts for part in _SENTENCE.findall(text)}


def _values(statements: Iterable[Statement]) -> set[object]:
    return {each.figure.quantity.fraction for each in statements if each.figure.quantity}
