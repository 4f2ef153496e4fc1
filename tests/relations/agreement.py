"""Compares a judgement with what trying out exact values gives."""

from __future__ import annotations

from heji.relations.judge import judge
from heji.values.rounding import Rounding
from heji.values.verdict import Verdict
from tests.relations.brute_force import Case


def disagreement(case: Case) -> str | None:
    """What is wrong about the judgement of a case; None when it is right."""
    judgement = judge(case.relation)
    shown = f"{case.kind}: {judgement.stated} = {judgement.formula}, possible {set(case.possible)}"
    expected = Verdict.CONSISTENT if Rounding.HALF_AWAY in case.possible else Verdict.INCONSISTENT
    if judgement.verdict is not expected:
        return f"{judgement.verdict} instead of {expected}: {shown}"
    if expected is Verdict.CONSISTENT:
        return None
    truncated = judgement.rounding is Rounding.TRUNCATE
    if truncated != (Rounding.TRUNCATE in case.possible):
        return f"truncation {truncated}: {shown}"
    return None
