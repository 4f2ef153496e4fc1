"""Rules and formulas in the words of the people who answer for them, in Chinese and English."""

from __future__ import annotations

from dataclasses import replace

from heji.language import text
from heji.rubrics.formulas.expression import (
    Call,
    Choice,
    Comparison,
    Expression,
    Joined,
    Name,
    Negative,
    Not,
    Number,
    Operation,
)
from heji.rubrics.formulas.shares import is_share
from heji.rubrics.formulas.writing import write
from heji.rubrics.rubric import Item, Rubric
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


def rule_in_words(rubric: Rubric, item: Item, language: str) -> str:
    """The rule of an item as one or more sentences; empty for a group.

    >>> from heji.rubrics.files.shelf import find
    >>> rubric = find("cn/mof/project-self-evaluation/2020")
    >>> rule_in_words(rubric, rubric.items[0], "en")
    'Full marks at 100%, less in proportion below; more than that gives no more.'
    """
    return "" if item.rule is None else _Wording(rubric, item, language).rule(item.rule)


def formula_in_words(rubric: Rubric, item: Item, language: str) -> str:
    """The formula of an item with the names that people read; empty when it has none.

    >>> from heji.rubrics.files.shelf import find
    >>> rubric = find("cn/mof/project-self-evaluation/2020")
    >>> formula_in_words(rubric, rubric.items[0], "en")
    'executed ÷ full-year budget'
    """
    if item.formula is None:
        return ""
    return _Wording(rubric, item, language).formula(item.formula)


def condition_in_words(rubric: Rubric, item: Item, language: str) -> str:
    """The condition under which an item counts; empty when it always does."""
    if item.applies is None:
        return ""
    return _Wording(rubric, item, language).formula(item.applies)


def said(words: Text, language: str) -> str:
    """A text in a language; Chinese where there is no English."""
    return words.en or words.zh if language == "en" else words.zh


class _Wording:
    """Words for the rule of one item."""

    def __init__(self, rubric: Rubric, item: Item, language: str) -> None:
        self._language = language
        named = [(each.name, each.names) for each in rubric.parameters]
        named += [(each.name, each.names) for each in item.inputs]
        self._names = {name: said(words, language) or name for name, words in named}
        for name in ("weight", "value"):
            self._names[name] = text(f"rubrics.words.{name}", language)
        self._parameters = {
            each.name: each.values[-1].value for each in rubric.parameters if each.values
        }

    def formula(self, expression: Expression) -> str:
        """A formula with the names that people read."""
        return write(self._renamed(expression))

    def rule(self, rule: Rule) -> str:
        """A rule in words."""
        match rule:
            case Proportional(full_at, is_capped):
                key = "proportional" if is_capped else "proportional-uncapped"
                return self._say(key, full=self.formula(full_at))
            case Linear() | Steps():
                return self._deduction(rule)
            case Ladder(bands):
                return self._listed([self._band(each) for each in bands])
            case Threshold(condition, otherwise):
                rest = self._marks(otherwise)
                return self._say("threshold", condition=self.formula(condition), rest=rest)
            case Tiers(tiers):
                return self._say("tiers", tiers=self._listed([self._tier(each) for each in tiers]))
            case ByTarget():
                return self._by_target(rule)
            case _:
                return self._counted(rule)

    def _deduction(self, rule: Linear | Steps) -> str:
        words = {"full": self.formula(rule.full_at), "deduct": self._marks(rule.deduct)}
        if isinstance(rule, Linear):
            return self._say(f"linear-{rule.side.value}", per=self.formula(rule.per), **words)
        found = self._say(f"steps-{rule.side.value}", step=self.formula(rule.step), **words)
        begun = "steps-begun" if rule.counts_begun else "steps-full"
        return found + self._say(begun, step=self.formula(rule.step))

    def _counted(self, rule: Rule) -> str:
        match rule:
            case CountRatio(done, planned):
                return self._say("count-ratio", done=self._name(done), planned=self._name(planned))
            case InverseRatio(target, result):
                words = {"target": self._name(target), "result": self._name(result)}
                return self._say("inverse-ratio", **words)
            case Checklist(points):
                listed = [
                    self._say(
                        "point",
                        name=said(each.name, self._language),
                        marks=self._marks(each.weight),
                    )
                    for each in points
                ]
                return self._say("checklist", points=self._listed(listed))
            case Breaches(count, deduct):
                deducted = self._marks(deduct)
                return self._say("breaches", count=self._name(count), deduct=deducted)
            case BonusMalus(bonus, malus):
                parts = (self._award("bonus", bonus), self._award("malus", malus))
                return self._listed([each for each in parts if each])
            case Manual(reason):
                return self._say("manual", reason=said(reason, self._language))
            case _:
                return ""

    def _by_target(self, rule: ByTarget) -> str:
        sentences = [self._say("target-zero" if rule.missed_is_zero else "target-proportional")]
        if rule.late is not None:
            sentences.append(self._say("target-late", marks=self._marks(rule.late)))
        if rule.excess is not None:
            beyond = self.formula(rule.excess.beyond)
            if rule.excess.deduct is None:
                sentences.append(self._say("target-excess-deviation", beyond=beyond))
            else:
                deduct = self._marks(rule.excess.deduct)
                sentences.append(self._say("target-excess", beyond=beyond, deduct=deduct))
        if rule.tiers is not None:
            listed = self._listed([self._tier(each) for each in rule.tiers.tiers])
            sentences.append(self._say("target-tiers", tiers=listed))
        return ("" if self._language == "zh" else " ").join(sentences)

    def _award(self, key: str, award: Award | None) -> str:
        if award is None:
            return ""
        words = {"each": self._marks(award.each), "cap": self._marks(award.cap)}
        return self._say(key, count=self._name(award.count), **words)

    def _band(self, band: Band) -> str:
        return self._say("band", stretch=self._stretch(band), marks=self._marks(band.mark))

    def _tier(self, tier: Tier) -> str:
        stretch, name = self._stretch(tier), said(tier.name, self._language)
        if not tier.words:
            return self._say("tier", name=name, stretch=stretch)
        quoted = "、".join(tier.words) if self._language == "zh" else ", ".join(tier.words)
        return self._say("tier-words", name=name, words=quoted, stretch=stretch)

    def _stretch(self, band: Band | Tier) -> str:
        """Values from one end to another, as regulations write them."""
        low, high = band.low, band.high
        if low is not None and low == high:
            return self.formula(low)
        ends: list[str] = []
        if low is not None:
            ends.append(self._say("from" if band.low_closed else "above", end=self.formula(low)))
        if high is not None:
            ends.append(self._say("to" if band.high_closed else "below", end=self.formula(high)))
        if not ends:
            return self._say("any")
        return ("，" if self._language == "zh" else ", ").join(ends)

    def _marks(self, expression: Expression) -> str:
        """What is given or taken off: marks, or a share of the weight."""
        written = self.formula(expression)
        if is_share(expression, self._parameters.get):
            return self._say("share", share=written)
        is_bare = isinstance(expression, Number) and expression.unit is None
        if is_bare or (self._language == "en" and isinstance(expression, Number)):
            bare = replace(expression, unit=None) if isinstance(expression, Number) else expression
            return self._say("marks", marks=write(bare))
        return written

    def _name(self, name: str) -> str:
        return self._names.get(name, name)

    def _listed(self, parts: list[str]) -> str:
        return ("；" if self._language == "zh" else "; ").join(parts) + self._say("stop")

    def _say(self, key: str, **words: str) -> str:
        return text(f"rubrics.words.{key}", self._language, **words)

    def _renamed(self, expression: Expression) -> Expression:
        match expression:
            case Name(name):
                return Name(self._name(name))
            case Negative(operand) | Not(operand):
                return replace(expression, operand=self._renamed(operand))
            case Operation(_, left, right) | Comparison(_, left, right) | Joined(_, left, right):
                return replace(expression, left=self._renamed(left), right=self._renamed(right))
            case Call(_, arguments):
                renamed = tuple(self._renamed(each) for each in arguments)
                return replace(expression, arguments=renamed)
            case Choice(condition, then, otherwise):
                return Choice(
                    self._renamed(condition), self._renamed(then), self._renamed(otherwise)
                )
            case _:
                return expression
