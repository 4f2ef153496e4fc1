"""What a clause of a standard gives or takes: 「计5分」「得满分」「不得分」「扣0.5分」「得权重的80%」."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from heji.rubrics.formulas.expression import Number
from heji.rubrics.printed.cues import pattern
from heji.rubrics.printed.numbers import decimal, marks, percent


class Effect(StrEnum):
    """What happens to the score."""

    GIVES = "gives"
    FULL = "full"
    NOTHING = "nothing"
    DEDUCTS = "deducts"
    ADDS = "adds"
    PROPORTION = "proportion"
    CAPS_BONUS = "caps-bonus"  #: 「加分最多不超过5分」
    CAPS_DEDUCTION = "caps-deduction"  #: 「最多扣3分」


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of a standard that says what happens to the score."""

    effect: Effect
    start: int
    end: int
    amount: Number | None = None  #: marks, or a share of the weight
    amounts: tuple[Number, ...] = ()  #: both ends of 「2-3分」, where a person chooses
    what: str = ""  #: the term that is multiplied by the weight: 「预算完成率」「实际值/目标值」


_SHARE = (
    r"(?:(?:该项?|本项?)?(?:指标)?{weight}的?{number}%的?(?:分值|分数|权重分|分)?"
    r"|{number}%的?(?:该项|本项|指标)?(?:的)?{weight})"
)

#: Tried in this order at every place of the text.
_FORMS: tuple[tuple[Effect, str], ...] = (
    (Effect.PROPORTION, r"{~proportion}"),
    (
        Effect.PROPORTION,
        r"(?<![^;,。:①-⑳\ue002])(?:{formula_head}(?:=|为|:))?(?P<what>[^;,。=:+\-\d]{2,60}?)(?:[×*]100%)?[×*]"
        r"(?:(?:该项|本项|指标)?{weight}(?:\((?P<marks>{NUMBER})分\))?|(?P<marks2>{NUMBER})分?)(?=[;,。]|$)",
    ),
    (
        Effect.CAPS_BONUS,
        r"(?:{add}分?)?(?:累计|合计|总分|总计)?(?:最多|最高|总计|合计)?(?:不(?:得)?超过|(?:最多|最高){add})"
        r"(?P<marks>{NUMBER})分(?:为(?:限|止))?(?!值)|{add}满(?P<marks2>{NUMBER})分为止",
    ),
    (
        Effect.CAPS_DEDUCTION,
        r"(?:扣分)?(?:累计|合计)?(?:最多|最高)(?:扣(?:减|除)?)(?P<marks>{NUMBER})分"
        r"|扣分(?:累计|合计|总计)?(?:最多|最高)?不(?:得)?超过(?P<marks2>{NUMBER})分",
    ),
    (Effect.NOTHING, r"(?:该项|本项|此项|(?<!否)则|的)?{nothing}|{give}?(?:0|零)分(?!值)"),
    (
        Effect.FULL,
        r"(?:{give}|拿)(?:该项|本项|此项|指标|权重|全部)?的?{full}|{give}(?:权重|分值)的?100%",
    ),
    (
        Effect.DEDUCTS,
        r"(?:相应|(?<!否)则|应)?{deduct}(?:该项|本项|此项|指标)?(?:"
        + _SHARE
        + r"|(?P<marks>{NUMBER})分(?!值))"
        r"|{deduct}(?P<share3>{NUMBER})%(?:的?(?:分|分数))?",
    ),
    (Effect.ADDS, r"{add}(?P<marks>{NUMBER})分(?!值)"),
    (
        Effect.GIVES,
        r"(?:(?<!否)则|的)?{give}(?:该项|本项|此项|指标)?" + _SHARE + r"(?:计分|得分)?"
        r"|按(?:该项|本项)?{weight}的?(?P<share3>{NUMBER})%(?:计分|得分|计算|计|赋分)"
        r"|(?:则|的)?{give}(?P<low>\d+(?:\.\d+)?)分?(?:-|~|至)(?P<high>\d+(?:\.\d+)?)分(?!值)"
        r"|(?:则|的)?{give}(?P<marks>{NUMBER})分(?!值|之)"
        r"|(?<=[,:;。)的时者])(?P<marks2>\d+(?:\.\d+)?)分(?!值|之|别|钟|为|项|类|数|档)"
        r"|\((?P<marks3>\d+(?:\.\d+)?)分\)"
        r"|(?<=[\u4e00-\u9fff%])(?P<marks4>\d+(?:\.\d+)?)分(?=[;。,)]|$)",
    ),
)


@cache
def _forms() -> tuple[tuple[Effect, re.Pattern[str]], ...]:
    return tuple((effect, pattern(_numbered(template))) for effect, template in _FORMS)


def _numbered(template: str) -> str:
    """The template with a group of its own for each share."""
    count = iter(range(1, 9))
    parts = template.split("{number}")
    return parts[0] + "".join(f"(?P<part{next(count)}>{{NUMBER}}){part}" for part in parts[1:])


def find_marks(text: str, start: int = 0) -> list[Mark]:
    """The marks of a compact text, in order.

    >>> [each.effect.value for each in find_marks("≥90%,计5分;每低1%扣0.5分;低于60%不得分")]
    ['gives', 'deducts', 'nothing']
    """
    found: list[Mark] = []
    position = start
    while position < len(text):
        mark = _mark_at(text, position)
        if mark is None:
            position += 1
            continue
        found.append(mark)
        position = mark.end
    return found


def _mark_at(text: str, position: int) -> Mark | None:
    for effect, form in _forms():
        match = form.match(text, position)
        if match is not None and match.end() > position:
            return _mark(effect, match)
    return None


def _mark(effect: Effect, match: re.Match[str]) -> Mark:
    groups = match.groupdict()
    low, high = groups.get("low"), groups.get("high")
    if low and high:
        ends = (marks(decimal(low)), marks(decimal(high)))
        return Mark(effect, match.start(), match.end(), None, ends)
    amount: Number | None = None
    for name, printed in groups.items():
        if printed and name != "what":
            number = decimal(printed)
            amount = marks(number) if name.startswith("marks") else percent(number)
    what = groups.get("what") or ""
    return Mark(effect, match.start(), match.end(), amount, what=what)
