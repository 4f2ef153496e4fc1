"""The cells of a failed relation that may be wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from heji.audit.arithmetic.blame.repairing import Repair
from heji.audit.arithmetic.blame.sets import smallest_sets
from heji.audit.arithmetic.reckoning import Key, judgements, key_of
from heji.audit.case import Reading, once_per_reading
from heji.audit.finding import Suspect
from heji.relations.corrections import corrections
from heji.relations.judgement import Judgement
from heji.relations.shape import shape
from heji.values.quantity import Quantity
from heji.values.verdict import Verdict


def suspects(judgement: Judgement, reading: Reading) -> tuple[Suspect, ...]:
    """The cells that may be wrong, with what they would have to say.

    They are those of the fewest cells whose change satisfies all relations of the document. Where
    several such sets are equally small all their cells are named and none is singled out. Where no
    set is found, each cell that would mend this relation alone is named.
    """
    for repairs in smallest_sets(reading):
        found = tuple(_of_repairs(judgement, repairs, reading))
        if found:
            return found
    return tuple(
        Suspect(each.figure.locator, each.stated, each.suggested, 1)
        for each in corrections(judgement)
    )


def _of_repairs(
    judgement: Judgement, repairs: tuple[Repair, ...], reading: Reading
) -> Iterator[Suspect]:
    seen: set[tuple[object, str]] = set()
    for figure in shape(judgement.relation).figures:
        key, value = key_of(figure), figure.value
        for each in repairs:
            text = each.get(key)
            if text is not None and (key, text) not in seen and isinstance(value, Quantity):
                seen.add((key, text))
                count = _failures(reading)[key] if len(repairs) > 1 else 0
                yield Suspect(figure.locator, value.text.strip(), text, count)


@once_per_reading
def _failures(reading: Reading) -> Counter[Key]:
    """How many failed relations each cell takes part in."""
    failed = (each for each in judgements(reading) if each.verdict is Verdict.INCONSISTENT)
    return Counter(
        key
        for each in failed
        for key in {key_of(figure) for figure in shape(each.relation).figures}
    )
