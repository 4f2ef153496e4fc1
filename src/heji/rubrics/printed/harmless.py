"""Words of a standard that carry no rule, and those that might."""

from __future__ import annotations

import re

from heji.rubrics.printed.cues import pattern
from heji.rubrics.printed.printed import NotUnderstood
from heji.rubrics.printed.statements import TAKEN, Standard, Statement

_MATTERS = re.compile(r"分(?!别|析|配|类|布|解|项|部|工|期|级|管|散|局|公|母|子)|扣|满分|比例计")
_FIGURE = re.compile(r"\d")


def refuse_leads(standard: Standard) -> None:
    """Refuses sentences between the marks that could be conditions.

    A definition (「…=…×100%」, 「反映…」, 「…的比率」) changes nothing; a sentence with a figure that is
    none of these might.

    Raises:
        NotUnderstood: such a sentence stands there.
    """
    for statement in standard.statements:
        for words in (*statement.lead, *_leads_in_subject(statement)):
            if not is_definition(words):
                raise NotUnderstood("words", words)


def refuse_rest(standard: Standard) -> None:
    """Refuses words behind the last mark that could change the rule.

    Raises:
        NotUnderstood: such words stand there.
    """
    for words in re.split("[;。]", standard.rest):
        bare = words.strip(f"{TAKEN},、的()")
        if bare and not is_definition(bare):
            raise NotUnderstood("words", bare)


def subject_of(statement: Statement) -> str:
    """What a statement calls its value; the last clause of the words before the figure."""
    if statement.stated is None:
        return ""
    words = re.split("[,:]", statement.stated.subject.rstrip(",:"))
    ends_clause = statement.stated.subject.endswith((",", ":"))
    return (
        ""
        if ends_clause
        else re.sub("(?:如果|若|当|如|的|在|达到|指标|为|是)+$|^(?:如果|若|当|如)", "", words[-1])
    )


def refuse_subjects(standard: Standard) -> str:
    """The one thing that the stretches speak of.

    Raises:
        NotUnderstood: they speak of two things, or join two conditions.
    """
    named = [name for each in standard.statements if (name := subject_of(each))]
    for name in named:
        if pattern("{joining}").search(name) or _FIGURE.search(name):
            raise NotUnderstood("joined-conditions", name)
    longest = max(named, key=len, default="")
    for name in named:
        if name not in longest and not _is_general(name) and not _alike(name, longest):
            raise NotUnderstood("several-values", *dict.fromkeys(named))
    return longest


def is_definition(words: str) -> bool:
    """Whether a sentence only says what something is.

    >>> is_definition("预算完成率=预算完成数/预算数×100%"), is_definition("6月底前完成50%")
    (True, False)
    """
    bare = words.strip(f"{TAKEN},、()")
    if not bare:
        return True
    if _MATTERS.search(bare):
        return False
    if "=" in bare or pattern("^(?:{defining_starts})").match(bare):
        return True
    if _FIGURE.search(bare):
        return False
    return pattern("{defining_ends}$").search(bare) is not None or ":" in bare


def _leads_in_subject(statement: Statement) -> tuple[str, ...]:
    """The clauses before the one that names the value: 「…的比率,90%以上」."""
    if statement.stated is None:
        return ()
    clauses = [each for each in re.split("[,:]", statement.stated.subject) if each]
    ends_clause = statement.stated.subject.endswith((",", ":"))
    return tuple(clauses if ends_clause else clauses[:-1])


def _is_general(name: str) -> bool:
    return (
        re.fullmatch(
            "(?:该|本|此)?(?:指标|项)?(?:比率|比例|比值|率|得分率|完成率|结果|值|指标值|数值)", name
        )
        is not None
    )


def _alike(one: str, two: str) -> bool:
    """「三公经费」 for 「三公经费变动率」, 「在职人员控制率」 for 「控制率」."""
    return two.startswith(one) or two.endswith(one)
