"""Scoring rules as people say them: for the sentence of a row and for printed rubrics."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from heji.language import text
from heji.rubrics.formulas.expression import Expression, Number
from heji.rubrics.formulas.naming import renamed
from heji.rubrics.formulas.writing import write
from heji.rubrics.rules.rule import (
    Award,
    Band,
    BonusMalus,
    Breaches,
    ByTarget,
    Checklist,
    CountRatio,
    InverseRatio,
    Ladder,
    Linear,
    Manual,
    Proportional,
    Rule,
    Steps,
    Text,
    Threshold,
    Tier,
    Tiers,
)

#: What an input or parameter is called in a language.
Called = Callable[[str], str]


def in_language(words: Text, language: str) -> str:
    """A text in a language; Chinese where it has no other.

    >>> in_language(Text("优", "excellent"), "en")
    'excellent'
    """
    return words.en if language == "en" and words.en else words.zh


def rule_in_words(rule: Rule, language: str, called: Called) -> str:
    """What a rule says.

    Args:
        rule: any rule.
        language: `zh` or `en`.
        called: the names of inputs and parameters in that language.

    >>> from heji.rubrics.formulas.grammar import parse
    >>> from heji.rubrics.rules.rule import Side
    >>> linear = Linear(parse("100%"), Side.BELOW, parse("10%"), parse("1%"))
    >>> rule_in_words(linear, "zh", str)
    '达到100%得满分，每低1%扣分值的10%（按比例），扣完为止'
    """
    return _Speaker(language, called).rule(rule)


class _Speaker:
    """One language and its names."""

    def __init__(self, language: str, called: Called) -> None:
        self.language = language
        self.called = called

    def rule(self, rule: Rule) -> str:
        match rule:
            case Ladder() | Checklist() | Tiers() | BonusMalus() | ByTarget():
                return self._list(list(self._parts(rule)))
            case Manual(reason):
                return self._say("manual", reason=self._name(reason))
            case CountRatio(done, planned):
                words = {"done": self.called(done), "planned": self.called(planned)}
                return self._say("count-ratio", **words)
            case InverseRatio(target, result):
                words = {"target": self.called(target), "result": self.called(result)}
                return self._say("inverse-ratio", **words)
            case _:
                return self._of_value(rule)

    def _parts(self, rule: Ladder | Checklist | Tiers | BonusMalus | ByTarget) -> Iterator[str]:
        """What a rule of several parts says, part by part."""
        match rule:
            case Ladder(bands):
                yield from map(self.band, bands)
            case Checklist(points):
                for each in points:
                    words = {"name": self._name(each.name), "marks": self.marks(each.weight)}
                    yield self._say("point", **words)
            case Tiers(tiers):
                yield from map(self.tier, tiers)
            case BonusMalus(bonus, malus):
                for kind, award in (("bonus", bonus), ("malus", malus)):
                    if award is not None:
                        yield self._award(kind, award)
            case ByTarget():
                yield from self._by_target(rule)

    def _of_value(self, rule: Proportional | Linear | Steps | Threshold | Breaches) -> str:
        words = {key: self._part(key, each) for key, each in _constants(rule)}
        match rule:
            case Proportional():
                kind = "proportional" if rule.is_capped else "proportional-uncapped"
            case Linear():
                kind = f"linear-{rule.side.value}"
            case Steps():
                kind = f"steps-{rule.side.value}"
            case Threshold():
                kind = "threshold"
            case Breaches(count):
                kind, words["count"] = "breaches", self.called(count)
        begun = isinstance(rule, Steps) and rule.counts_begun
        return self._say(kind, **words) + (self._say("begun") if begun else "")

    def _part(self, key: str, expression: Expression) -> str:
        return self.marks(expression) if key in _MARKS else self.formula(expression)

    def _by_target(self, rule: ByTarget) -> Iterator[str]:
        yield self._say("by-target-zero" if rule.missed_is_zero else "by-target")
        if rule.late is not None:
            yield self._say("late", marks=self.marks(rule.late))
        if rule.excess is not None:
            own = rule.excess.deduct
            taken = self._say("by-deviation") if own is None else self.marks(own)
            yield self._say("beyond", beyond=self.formula(rule.excess.beyond), deduct=taken)
        if rule.tiers is not None:
            yield self._say("in-words", tiers=self.rule(rule.tiers))

    def band(self, band: Band) -> str:
        """One band of a ladder: 「75%(含)至90%得分值的75%」."""
        values = self._stretch(band.low, band.high, band.low_closed, band.high_closed)
        return self._say("band", values=values, marks=self.marks(band.mark))

    def tier(self, tier: Tier) -> str:
        """One degree of success: 「达成预期指标为分值的80%(含)至100%(含)」."""
        shares = self._stretch(tier.low, tier.high, tier.low_closed, tier.high_closed)
        return self._say("tier", name=self._name(tier.name), shares=shares)

    def _stretch(
        self,
        low: Expression | None,
        high: Expression | None,
        low_closed: bool,
        high_closed: bool,
    ) -> str:
        if low is not None and low == high:
            return self._say("exactly", value=self.formula(low))
        below = None if low is None else self._end(low, low_closed)
        above = None if high is None else self._end(high, high_closed)
        if below is None or above is None:
            kind = "any" if below is above else "up" if above is None else "down"
            return self._say(kind, end=below or above or "")
        return self._say("between", low=below, high=above)

    def _end(self, end: Expression, closed: bool) -> str:
        return self.formula(end) + (self._say("closed") if closed else "")

    def _award(self, kind: str, award: Award) -> str:
        return self._say(
            kind,
            count=self.called(award.count),
            each=self.marks(award.each),
            cap=self.marks(award.cap),
        )

    def marks(self, expression: Expression) -> str:
        """Marks, or a share of the weight: `0.5` → 「0.5分」, `10%` → 「分值的10%」."""
        said = self.formula(expression)
        if not isinstance(expression, Number):
            return said
        if expression.unit is None:
            return self._say("marks", number=said)
        return self._say("share", share=said) if expression.unit.is_ratio else said

    def formula(self, expression: Expression) -> str:
        """A formula with the names that people use."""
        return write(renamed(expression, self._known))

    def _known(self, name: str) -> str:
        if name in ("weight", "value"):
            return self._say(f"name-{name}")
        return self.called(name)

    def _name(self, words: Text) -> str:
        return in_language(words, self.language)

    def _list(self, said: list[str]) -> str:
        return self._say("and").join(said)

    def _say(self, key: str, **words: str) -> str:
        return text(f"rubrics.rule.{key}", self.language, **words)


#: Constants that are marks or shares of the weight.
_MARKS = frozenset({"deduct", "otherwise"})


def _constants(
    rule: Proportional | Linear | Steps | Threshold | Breaches,
) -> Iterator[tuple[str, Expression]]:
    """The constants of a rule by the names that they have in its text."""
    match rule:
        case Proportional(full_at):
            yield "full", full_at
        case Linear(full_at, _, deduct, per):
            yield from (("full", full_at), ("deduct", deduct), ("per", per))
        case Steps(full_at, _, deduct, step):
            yield from (("full", full_at), ("deduct", deduct), ("step", step))
        case Threshold(condition, otherwise):
            yield from (("condition", condition), ("otherwise", otherwise))
        case Breaches(_, deduct):
            yield "deduct", deduct
