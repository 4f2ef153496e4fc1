"""A standard cut into statements: a condition, and what it gives or takes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from heji.rubrics.formulas.expression import Number
from heji.rubrics.printed.compact import Compact
from heji.rubrics.printed.cues import pattern
from heji.rubrics.printed.marks import Effect, Mark, find_marks
from heji.rubrics.printed.numbers import decimal, percent
from heji.rubrics.printed.printed import NotUnderstood
from heji.rubrics.printed.stretches import Stated, find_stretch
from heji.values.units import find_unit

#: Stands where words were taken out that are understood already.
TAKEN = "\ue002"

_NUMBERING = re.compile(
    r"^(?:[①-⑳]|\(?[一二三四五六七八九十]{1,2}\)|\(\d{1,2}\)|\d{1,2}[.、)](?!\d)|[一二三四五六七八九十]{1,2}(?:是|、))"
)
_EDGES = f"{TAKEN},:、的;。("


class Tail(StrEnum):
    """Words that may stand behind a rule; most change nothing."""

    FLOOR = "floor"
    CEILING = "ceiling"
    ROUNDING = "rounding"
    BEGUN = "begun"
    FULL_STEPS = "full_steps"
    IN_PROPORTION = "in_proportion"
    STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Per:
    """「每超过1个百分点」: a direction and the distance that costs one deduction."""

    direction: str  #: above, below, both, "" when it is not said
    step: Number
    is_full: bool  #: 满, (含): only a full step counts
    reference: Number | None  #: 「每低于95%1个百分点」
    before: str  #: the words before 每

    @property
    def is_rate(self) -> bool:
        """Whether the distance is one between rates."""
        return self.step.unit is not None and self.step.unit.is_ratio


@dataclass(frozen=True, slots=True)
class Statement:
    """A condition and its mark."""

    condition: str
    mark: Mark
    lead: tuple[str, ...]  #: the sentences between the mark before and the condition
    start: int
    end: int
    stated: Stated | None = None
    per: Per | None = None
    per_case: bool = False
    is_otherwise: bool = False
    is_target: bool = False

    @property
    def effect(self) -> Effect:
        """What happens to the score."""
        return self.mark.effect


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard in pieces."""

    source: Compact
    statements: tuple[Statement, ...]
    tails: frozenset[Tail]
    standard: Number | None  #: 「以100%为标准」
    rest: str  #: the words behind the last mark

    def having(self, *effects: Effect) -> tuple[Statement, ...]:
        """The statements with one of these effects."""
        return tuple(each for each in self.statements if each.effect in effects)

    def quote(self, statement: Statement) -> str:
        """A statement as printed."""
        return self.source.quote(statement.start, statement.end).strip(" ;；。,，\n")


def cut(source: Compact) -> Standard:
    """The statements of a standard.

    Raises:
        NotUnderstood: an exception or a discretion stands in the words.
    """
    exception = pattern("{exceptions}").search(source.text)
    if exception is not None:
        raise NotUnderstood("exception", _clause(source, exception.start()))
    text, tails, standard = _without_tails(source.text)
    statements: list[Statement] = []
    position = 0
    for mark in find_marks(text):
        statements.append(_statement(text, position, mark))
        position = mark.end
    return Standard(source, tuple(statements), frozenset(tails), standard, text[position:])


def _clause(source: Compact, position: int) -> str:
    """The clause around a place, as printed."""
    stops = [i for i, each in enumerate(source.text) if each in ";。"]
    low = max((each + 1 for each in stops if each < position), default=0)
    high = min((each for each in stops if each >= position), default=len(source.text))
    return source.quote(low, high)


def _without_tails(text: str) -> tuple[str, set[Tail], Number | None]:
    found: set[Tail] = set()
    standard: Number | None = None
    for tail in Tail:
        for match in pattern("{~" + tail.value + "}").finditer(text):
            found.add(tail)
            printed = match.groupdict().get("standard")
            standard = percent(decimal(printed.rstrip("%"))) if printed else standard
            text = text[: match.start()] + TAKEN * len(match.group()) + text[match.end() :]
    return text, found, standard


def _statement(text: str, position: int, mark: Mark) -> Statement:
    between = text[position : mark.start]
    parts = [each.strip(_EDGES) for each in re.split("[;。]", between)]
    filled = [each for each in parts if each]
    # A condition stands right before its mark; what ends with a full stop leads up to it.
    open_end = bool(parts[-1])
    alone = len(filled) == 1 and mark.effect is not Effect.PROPORTION
    condition = filled.pop() if filled and (open_end or alone) else ""
    condition = _NUMBERING.sub("", condition)
    start = position + (between.rfind(condition) if condition else len(between))
    made = Statement(condition, mark, tuple(filled), start, mark.end)
    return _classified(made)


def _classified(made: Statement) -> Statement:
    words, effect = made.condition, made.effect
    if effect in (Effect.DEDUCTS, Effect.ADDS):
        return replace(made, per=_per(words), per_case=_counts_cases(words))
    if pattern("(?:如)?(?:{otherwise}|{~missed_by_share})").fullmatch(words):
        return replace(made, is_otherwise=True)
    if pattern(r"[\u4e00-\u9fff]{0,12}{~met}(?:的)?").fullmatch(words):
        return replace(made, is_target=True)
    return replace(made, stated=find_stretch(words))


_DIRECTIONS = (
    ("both", "direction_both"),
    ("above", "direction_above"),
    ("below", "direction_below"),
)


def _per(words: str) -> Per | None:
    """A distance between rates in a condition; None when it has none."""
    match = pattern(
        r"^(?P<before>.*?)(?:{each}|再)(?P<name>[\u4e00-\u9fff]{0,8}?)(?P<full>{full_step})?"
        r"(?:(?P<both>{~direction_both})|(?P<above>{direction_above})|(?P<below>{direction_below}))?"
        r"(?:了|出|于|过)?(?:{reference}|(?P<reference>\d+(?:\.\d+)?)%(?=\D{0,2}\d|[一二两三五十]))?"
        r"(?P<full2>{full_step})?(?P<number>{NUMBER})(?P<unit>个?{RATE}|[\u4e00-\u9fff]{1,3}?)"
        r"(?P<included>\({included}\))?"
        r"(?:(?P<both2>{~direction_both})|(?P<above2>{direction_above})|(?P<below2>{direction_below}))?"
        r"[的则,]*$"
    ).match(words)
    if match is None:
        return None
    direction = next((name for name, _ in _DIRECTIONS if match[name] or match[name + "2"]), "")
    reference = percent(decimal(match["reference"])) if match["reference"] else None
    is_full = bool(match["full"] or match["full2"] or match["included"])
    step = _step(match["number"], match["unit"])
    # Without a direction a number of things is a number of cases: 「每逾期1天」.
    is_rate = step is not None and step.unit is not None and step.unit.is_ratio
    if step is None or not (direction or is_rate):
        return None
    return Per(direction, step, is_full, reference, match["before"].strip(_EDGES))


def _step(number: str, unit: str) -> Number | None:
    """The distance that costs one deduction; None when the words behind the number are no unit."""
    if pattern("个?{RATE}").fullmatch(unit):
        return percent(decimal(number))
    found = find_unit(unit)
    return None if found is None else Number(decimal(number), found)


def _counts_cases(words: str) -> bool:
    """Whether a deduction or a bonus is counted by the case: 「每有一项」「发现一例」."""
    case = r"(?:[\u4e00-\u9fff]{0,1}[例项次个处起笔条件家人份类天日月户篇张宗]|个(?:工作日|项目|专项|月))"
    each = pattern(r".*(?:{each}|凡)[^\d]*?(?:1|一)?个?" + case + r".*")
    one = pattern(r".*{case_verbs}[^\d]{0,12}(?:1|一)" + case + r".*")
    counted = each.fullmatch(words) or one.fullmatch(words)
    return counted is not None and not re.search(
        r"[2-9]|\d{2}|%|[两二三四五六七八九十](?=[例项次个])", words
    )
