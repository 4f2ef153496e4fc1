"""Which cell is most likely the wrong one, where several failed sums meet in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from heji.audit.arithmetic.reckoning import cell_of, judgements
from heji.audit.case import Reading, once_per_reading
from heji.audit.finding import Suspect
from heji.documents.locator import Locator
from heji.relations.corrections import Correction, corrections
from heji.relations.judgement import Judgement
from heji.values.verdict import Verdict

#: A cell and what it would have to say.
_Remedy = tuple[Locator, str, str]


def suspects(judgement: Judgement, reading: Reading) -> tuple[Suspect, ...]:
    """The cells that may be wrong, likeliest first.

    A single change that repairs several failed relations comes before one that repairs this alone;
    otherwise the stated total comes first and nothing singles out a cell.
    """
    repaired = _repaired(reading)
    own = [
        Suspect(each.figure.locator, each.stated, each.suggested, repaired[_remedy(each)])
        for each in corrections(judgement)
    ]
    return tuple(sorted(own, key=lambda each: -each.repairs))


@once_per_reading
def _repaired(reading: Reading) -> Mapping[_Remedy, int]:
    """How many failed relations of a document each change would repair."""
    counts: Counter[_Remedy] = Counter()
    for each in judgements(reading):
        if each.verdict is Verdict.INCONSISTENT:
            counts.update({_remedy(correction) for correction in corrections(each)})
    return counts


def _remedy(correction: Correction) -> _Remedy:
    return cell_of(correction.figure.locator), correction.stated, correction.suggested
