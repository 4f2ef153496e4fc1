"""A finding that points to a cell of doubtful reading is held back."""

from __future__ import annotations

from decimal import Decimal

from heji.audit.doubt import held_back
from heji.audit.finding import Evidence, Finding, Message, Severity, Suspect
from heji.documents.document import Cell, Document, Table
from heji.documents.locator import Locator
from heji.language import text
from heji.values.verdict import Verdict
from tests.audit.building import reading

PLACE = Locator(page=2, table=1, row=3, column=4, box=("0", "0", "9", "9"))


def judged(confidence: str, verdict: Verdict = Verdict.INCONSISTENT) -> Finding:
    cell = Cell(3, 4, "12.5", PLACE, confidence=Decimal(confidence))
    table = Table((cell,), 3, 4, Locator(page=2, table=1))
    made = reading(document=Document("a.png", "png", "0" * 64, (table,)))
    finding = Finding(
        "target-missed",
        verdict,
        Severity.NOTE,
        "d1",
        Message("finding.target-missed.missed", (("name", "合格率"),)),
        suspects=(Suspect(PLACE, "12.5", "12.8"),),
        evidence=(Evidence("d1", PLACE.span(0, 4), "12.5"),),
    )
    (found,) = held_back([finding], [made])
    return found


def test_a_doubtful_place() -> None:
    found = judged("0.5")
    assert found.verdict is Verdict.UNDECIDED
    assert found.suspects == ()
    assert "扫描" in text(found.message.key, "zh")
    assert "doubtful" in text(found.message.key, "en")


def test_a_sure_place() -> None:
    assert judged("1").verdict is Verdict.INCONSISTENT


def test_what_holds_stays() -> None:
    assert judged("0.5", Verdict.CONSISTENT).verdict is Verdict.CONSISTENT
