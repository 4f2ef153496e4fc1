"""Whether a commitment was kept: an exact comparison with a result in the same unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.targets.answer import Outcome, outcome_of
from heji.targets.asking import Aim
from heji.values.quantity import Quantity
from heji.values.reading import read_value
from heji.values.units import same_kind
from heji.web.commitments.models import Commitment
from heji.web.filing.columns import result
from heji.web.filing.content import Content
from heji.web.filing.figures import Target, target_text


class Kept(StrEnum):
    """How a result stands to a commitment."""

    KEPT = "kept"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict, with the result that it rests on or why there is none."""

    verdict: Kept
    result: str = ""  #: as the form prints it
    reason: str = ""  #: last part of `commitment.why.<reason>`


_VERDICTS = {Outcome.MET: Kept.KEPT, Outcome.MISSED: Kept.BROKEN}


def promised(commitment: Commitment) -> str:
    """The figure of a commitment: 「>380家」."""
    sign, value, places = commitment.sign, commitment.value, commitment.places
    return target_text(Target(sign, value, places, commitment.unit))


def judged(commitment: Commitment, content: Content | None) -> Judged:
    """The verdict on a commitment.

    Args:
        commitment: what was promised.
        content: of the self-evaluation of its year; None: there is none yet.
    """
    if content is None:
        return Judged(Kept.UNKNOWN, reason="no-results")
    if not commitment.measured:
        return Judged(Kept.UNKNOWN, reason="not-measured")
    rows = [each for each in content.indicators if each.name == commitment.measured]
    if len(rows) != 1:
        return Judged(Kept.UNKNOWN, reason="several-rows" if rows else "no-row")
    printed = target_text(result(rows[0]))
    return _compared(commitment, printed) if printed else Judged(Kept.UNKNOWN, reason="no-result")


def _compared(commitment: Commitment, printed: str) -> Judged:
    wanted, reached = _quantity(promised(commitment)), _quantity(printed)
    if wanted is None or reached is None:
        return Judged(Kept.UNKNOWN, printed, "in-words")
    if not same_kind(wanted.unit, reached.unit):
        return Judged(Kept.UNKNOWN, printed, "unit-differs")
    outcome = outcome_of(Aim(wanted, True, wanted.comparison), reached)
    if outcome in _VERDICTS:
        return Judged(_VERDICTS[outcome], printed)
    return Judged(Kept.UNKNOWN, printed, "rough" if commitment.sign != "=" else "direction")


def _quantity(text: str) -> Quantity | None:
    return Figure(read_value(text), Locator()).quantity
