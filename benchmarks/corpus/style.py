"""How one document writes: units, places, separators, signs for nothing, wording of targets."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random

from benchmarks.corpus.model import Slot

#: what one of the unit is worth in 元
WORTH = {"元": 1, "万元": 10_000, "亿元": 100_000_000}


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of one document."""

    unit: str  #: money unit of its tables
    money_places: int
    thousands: bool
    rate_places: int
    score_places: int
    trim_scores: bool
    percent: str  #: 「%」 or 「％」
    nothing: str  #: what stands in a cell without a figure
    zero: str  #: what stands for no money: 「0.00」「0」「—」「/」 or blank
    colon: str
    brackets: str  #: 「（）」 or 「()」
    target_words: str  #: sign, at-least words, or suffix words
    result_words: str  #: bare, done, name
    numbering: str  #: 「」「指标1:」「1.」
    total: str  #: 「总分」 …
    sum_name: str  #: 「合计」 …
    line_breaks: bool  #: labels are broken over lines
    unit_place: str  #: heading, cell, title

    def money(self, value: Decimal | int | None, role: str, label: str, unit: str = "") -> Slot:
        """An amount of a table, in the table's unit or in `unit` with the unit printed."""
        factor = Fraction(WORTH[unit], WORTH[self.unit]) if unit else Fraction(1)
        slot = Slot(role, label, None, self.money_places, self.thousands, factor=factor)
        slot.suffix = unit
        if value is not None:
            slot.set(Fraction(value))
        return slot

    def rate(self, role: str, label: str, value: Decimal | None = None) -> Slot:
        """A percentage."""
        slot = Slot(role, label, None, self.rate_places, suffix=self.percent)
        if value is not None:
            slot.set(value)
        return slot

    def score(self, label: str, value: Decimal | int | None = None, role: str = "score") -> Slot:
        """A score."""
        slot = Slot(role, label, None, self.score_places, trim=self.trim_scores)
        if value is not None:
            slot.set(value)
        return slot

    def weight(self, label: str, value: Decimal | int | None = None) -> Slot:
        """A weight: printed without decimals unless it has some."""
        slot = Slot("weight", label, None, 2, trim=True)
        if value is not None:
            slot.set(value)
        return slot

    def bracket(self, text: str) -> str:
        """The text in this document's brackets."""
        return f"{self.brackets[0]}{text}{self.brackets[1]}"

    def label(self, text: str, at: int = 0) -> str:
        """A label, broken in two lines where the document does so."""
        if self.line_breaks and 0 < at < len(text):
            return f"{text[:at]}\n{text[at:]}"
        return text


def draw_style(rng: Random, *, unit: str | None = None) -> Style:
    """The habits of a document, drawn by chance."""
    unit = unit or rng.choices(["万元", "元"], [5, 1])[0]
    return Style(
        unit=unit,
        money_places=2 if unit == "元" else rng.choices([2, 4, 6], [6, 1, 1])[0],
        thousands=rng.random() < 0.5,
        rate_places=rng.choices([0, 1, 2], [1, 2, 5])[0],
        score_places=rng.choices([1, 2], [1, 3])[0],
        trim_scores=rng.random() < 0.6,
        percent="%" if rng.random() < 0.8 else "％",
        nothing=rng.choice(["—", "-", "/", "", "——"]),
        zero=rng.choice(["0.00", "0", "—", "", "/", "0"]),
        colon=rng.choice(["：", ":"]),
        brackets=rng.choice(["（）", "()"]),
        target_words=rng.choices(["sign", "words", "suffix"], [4, 1, 1])[0],
        result_words=rng.choices(["bare", "done", "name"], [4, 1, 1])[0],
        numbering=rng.choice(["", "", "指标", "1."]),
        total=rng.choice(["总分", "合计", "总计", "得分合计", "合 计"]),
        sum_name=rng.choice(["合计", "总计", "资金总额", "合 计"]),
        line_breaks=rng.random() < 0.35,
        unit_place=rng.choice(["heading", "heading", "title", "cell"]),
    )
