"""What the cells of a set would have to say: worked out exactly, relation by relation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from heji.audit.arithmetic.blame.network import Knot
from heji.audit.arithmetic.reckoning import Key, key_of
from heji.documents.figure import Figure
from heji.relations.corrections import Correction, corrections
from heji.relations.habit import Habit
from heji.relations.judge import judge
from heji.relations.judgement import Judgement
from heji.relations.replacing import replaced
from heji.values.quantity import Quantity
from heji.values.reading import read_value
from heji.values.verdict import Verdict

#: What cells would have to say, as it is printed.
Repair = Mapping[Key, str]


def repair(keys: frozenset[Key], knots: Sequence[Knot], habit: Habit) -> Repair | None:
    """The texts with which all relations hold, where only these cells are changed.

    Args:
        keys: the cells to change.
        knots: all relations that hang together.
        habit: how the document rounds.

    Returns:
        A text for every cell; None when no texts do it, or when they cannot be told: the amounts
        behind a rounded rate are never known.
    """
    touched = [each for each in knots if each.keys & keys]
    if any(each.is_failing and not each.keys & keys for each in knots):
        return None
    work = _Work(habit)
    while len(work.texts) < len(keys):
        found = next(work.steps(keys, touched), None)
        if found is None:
            return None
        work.take(found)
    holds = all(work.judged(each).verdict is Verdict.CONSISTENT for each in touched)
    return dict(work.texts) if holds else None


@dataclass(slots=True)
class _Work:
    """The cells that are settled so far."""

    habit: Habit
    texts: dict[Key, str] = field(default_factory=dict)
    figures: dict[Key, Figure] = field(default_factory=dict)

    def judged(self, knot: Knot) -> Judgement:
        """A relation with the settled cells in it."""
        if not knot.keys & self.texts.keys():
            return knot.judgement
        relation = replaced(knot.relation, lambda each: self.figures.get(key_of(each), each))
        return judge(relation, self.habit)

    def steps(
        self, keys: frozenset[Key], knots: Iterable[Knot]
    ) -> Iterator[tuple[Key, Correction]]:
        """What a failing relation says of its only cell that is not settled."""
        for knot in knots:
            unknown = (knot.keys & keys) - self.texts.keys()
            if len(unknown) != 1:
                continue
            judgement = self.judged(knot)
            if judgement.verdict is not Verdict.INCONSISTENT:
                continue
            for each in corrections(judgement):
                if key_of(each.figure) in unknown:
                    yield key_of(each.figure), each

    def take(self, step: tuple[Key, Correction]) -> None:
        """Settles a cell."""
        key, correction = step
        self.texts[key] = correction.suggested
        self.figures[key] = _saying(correction.figure, correction.suggested)


def _saying(figure: Figure, text: str) -> Figure:
    """The figure with another number, in the same unit."""
    value = figure.value
    unit = value.unit if isinstance(value, Quantity) else None
    return replace(figure, value=read_value(text, unit))
