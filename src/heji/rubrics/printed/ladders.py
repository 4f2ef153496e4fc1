"""「≥90%,计5分;80%(含)-90%,计4分;…;低于60%不得分」: bands of values."""

from __future__ import annotations

from fractions import Fraction

from heji.rubrics.printed.bands import Marked, band, complements, settled
from heji.rubrics.printed.harmless import refuse_subjects
from heji.rubrics.printed.printed import Case, NotUnderstood, Reading
from heji.rubrics.printed.statements import Standard
from heji.rubrics.printed.weighing import mark_of, must_reach
from heji.rubrics.rules.rule import Ladder


def ladders(standard: Standard, weight: Fraction) -> tuple[tuple[Reading, ...], str]:
    """The readings of a standard of bands, and the name of its value.

    Raises:
        NotUnderstood: bands overlap, or the highest mark is not the weight.
    """
    subject = refuse_subjects(standard)
    stated = [each for each in standard.statements if each.stated is not None]
    others = [each for each in standard.statements if each.is_otherwise]
    must_reach(stated, weight)
    if len(others) > 1:
        raise NotUnderstood("words", *(standard.quote(each) for each in others))
    marked = [Marked(each.stated.stretch, mark_of(each)) for each in stated if each.stated]
    readings = []
    for assumption, bands in settled(marked):
        rest = complements(bands, mark_of(others[0])) if others else ()
        ladder = Ladder(tuple(band(each) for each in (*bands, *rest)))
        readings.append(Reading((Case(ladder),), assumption))
    return tuple(readings), subject
