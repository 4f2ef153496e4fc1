"""Which cell is most likely the wrong one, where several failed sums meet in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from heji.audit.arithmetic.reckoning import cell_of
from heji.audit.arithmetic.remembering import OfTheLast
from heji.documents.locator import Locator
from heji.relations.corrections import Correction, corrections
from heji.relations.judgement import Judgement
from heji.values.verdict import Verdict

#: A cell and what it would have to say.
_Remedy = tuple[Locator, str, str]


def suspects(judgement: Judgement, all_judgements: tuple[Judgement, ...]) -> tuple[Correction, ...]:
    """The cells that may be wrong, likeliest first.

    A single change that repairs several failed relations comes before one that repairs this alone;
    otherwise the stated total comes first and nothing singles out a cell.
    """
    own = corrections(judgement)
    if len(own) < 2:
        return own
    repaired = _repaired(all_judgements)
    return tuple(sorted(own, key=lambda each: -repaired[_remedy(each)]))


def _count_repaired(all_judgements: tuple[Judgement, ...]) -> Mapping[_Remedy, int]:
    """How many failed relations each change would repair."""
    counts: Counter[_Remedy] = Counter()
    for each in all_judgements:
        if each.verdict is Verdict.INCONSISTENT:
            counts.update({_remedy(correction) for correction in corrections(each)})
    return counts


_repaired = OfTheLast(_count_repaired)


def _remedy(correction: Correction) -> _Remedy:
    return cell_of(correction.figure.locator), correction.stated, correction.suggested
