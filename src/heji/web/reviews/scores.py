"""The scores of a submission under review: the form's own, and those that reviewers gave instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from heji.values.formatting import shortest
from heji.web.evidence.models import Evidence
from heji.web.filing.case import Case
from heji.web.filing.columns import show, target
from heji.web.filing.content import Content, Indicator, cell
from heji.web.filing.figures import target_text, written
from heji.web.filing.findings import CellFinding
from heji.web.filing.kinds import Computed, ScoredRow, Scores, form_kind
from heji.web.filing.models import Filing, State
from heji.web.filing.selectors import earlier
from heji.web.reviews.models import ScoreCorrection
from heji.web.reviews.selectors import submitted

_LANGUAGE = "zh"  #: of computed cells; those that are shown are figures
_PLACES = 4  #: decimals of a score that has no end


def corrections(filing: Filing, revision: int) -> list[ScoreCorrection]:
    """All corrections of a submission, the oldest first."""
    found = ScoreCorrection.objects.filter(review__filing=filing, review__revision=revision)
    return list(found.select_related("person", "review").order_by("pk"))


def holding(made: list[ScoreCorrection]) -> Mapping[int, ScoreCorrection]:
    """The last correction of each row that has one which was not taken back."""
    last = {each.row: each for each in made}
    return {row: each for row, each in last.items() if each.score is not None}


def marks(correction: ScoreCorrection) -> Fraction:
    """The score that a correction gave, in marks."""
    assert correction.score is not None, "only of those that hold"  # noqa: S101
    return Fraction(written(correction.score, correction.places))


def scores_of(
    filing: Filing, revision: int, content: Content | None = None, known: object = None
) -> Scores | None:
    """The scores of a submission before and after its review; None of forms without scores.

    Args:
        filing: whose submission it is.
        revision: its number.
        content: what it says, where that was read already.
        known: what the kind of form knows of that content (`Case.known`).
    """
    given = {row: marks(each) for row, each in holding(corrections(filing, revision)).items()}
    said = submitted(filing, revision) if content is None else content
    return form_kind(filing.kind).scores(filing, said, given, known)


@dataclass(frozen=True, slots=True)
class Line:
    """A row as reviewers look at it: what is stated, what it is held against, both scores."""

    scored: ScoredRow
    declared: str  #: its target
    result: str
    last_year: str  #: what was reached before: 「2025: 11公里」
    evidence: str  #: what the form names as proof
    files: int  #: attached to the row
    findings: int  #: of the audit, at the row
    given: ScoreCorrection | None  #: the correction that holds
    history: tuple[ScoreCorrection, ...] = field(default=())

    @property
    def weight(self) -> str:
        """As it is printed."""
        return said(self.scored.weight)

    @property
    def own(self) -> str:
        """The form's own score."""
        return said(self.scored.own)

    @property
    def reviewed(self) -> str:
        """The score that holds after the review."""
        return said(self.scored.reviewed)

    @property
    def lowest(self) -> str:
        """The least that a reviewer may give."""
        return said(self.scored.lowest)

    @property
    def highest(self) -> str:
        """The most that a reviewer may give."""
        return said(self.scored.highest)

    @property
    def is_correctable(self) -> bool:
        """Whether a reviewer can give it a score."""
        return self.scored.highest is not None


def said(score: Fraction | None) -> str:
    """A score as it is printed: exact, or with four decimals where it has no end.

    >>> said(Fraction(45, 2)), said(None)
    ('22.5', '—')
    """
    return "—" if score is None else shortest(score, _PLACES)


@dataclass(frozen=True, slots=True)
class Compared:
    """All rows with their scores, and what these make."""

    lines: tuple[Line, ...]
    scores: Scores
    is_corrected: bool

    @property
    def own_total(self) -> str:
        """Of the form itself."""
        return said(self.scores.own_total)

    @property
    def reviewed_total(self) -> str:
        """After the review."""
        return said(self.scores.reviewed_total)


def compared(
    filing: Filing, revision: int, findings: Iterable[CellFinding] = (), case: Case | None = None
) -> Compared | None:
    """A submission with its scores, row by row; None of forms without scores.

    Args:
        filing: whose submission it is.
        revision: its number.
        findings: what the audit found on it.
        case: what was audited; if that is the submission, it is not evaluated once more.
    """
    content = submitted(filing, revision)
    known = case.known if case is not None and case.content == content else None
    found = scores_of(filing, revision, content, known)
    if found is None:
        return None
    rows = {each.id: each for each in content.indicators}
    sources = _Sources(
        corrections(filing, revision),
        form_kind(filing.kind).computed(filing, content, _LANGUAGE, known, explains=False),
        *(_before(filing), _files(rows), _at_rows(findings)),
    )
    lines = tuple(sources.line(each, rows[each.row]) for each in found.rows)
    return Compared(lines, found, bool(sources.made))


def reviewed(filing: Filing, case: Case | None = None) -> Compared | None:
    """Its last submission with both scores, once a reviewer corrected one, or it was approved."""
    is_approved = filing.state in (State.APPROVED, State.PUBLISHED)
    made = ScoreCorrection.objects.filter(review__filing=filing, review__revision=filing.revision)
    is_shown = filing.revision and (is_approved or made.exists())
    return compared(filing, filing.revision, case=case) if is_shown else None


@dataclass(frozen=True, slots=True)
class _Sources:
    """What the lines of a form are drawn from."""

    made: list[ScoreCorrection]
    computed: Mapping[str, Computed]
    before: Mapping[str, str]
    files: Counter[int]
    findings: Counter[int]

    def line(self, scored: ScoredRow, row: Indicator) -> Line:
        follows = self.computed.get(cell(row, "result"))
        reached = show(row, "result") if follows is None else follows.text
        has_unit = row.result_value is not None and row.unit not in reached
        return Line(
            scored=scored,
            declared=target_text(target(row)),
            result=f"{reached}{row.unit}" if has_unit else reached,
            last_year=self.before.get(row.name, ""),
            evidence=row.evidence,
            files=self.files[row.id],
            findings=self.findings[row.id],
            given=holding(self.made).get(row.id),
            history=tuple(each for each in self.made if each.row == row.id),
        )


def _files(rows: Iterable[int]) -> Counter[int]:
    """How many files are attached to each row."""
    found = Evidence.objects.filter(
        subject_type="filing.indicator",
        subject_id__in=[str(each) for each in rows],
        removed_at=None,
    )
    return Counter(int(each) for each in found.values_list("subject_id", flat=True))


def _at_rows(findings: Iterable[CellFinding]) -> Counter[int]:
    """How many findings stand at each row."""
    places = (each.cell.split(".") for each in findings)
    return Counter(int(place[1]) for place in places if place[0] == "indicator")


def _before(filing: Filing) -> Mapping[str, str]:
    """What each indicator reached in the latest year before that has it."""
    found: dict[str, str] = {}
    for each in earlier(filing):
        row = each.indicator
        reached = show(row, "result")
        if row.name and reached:
            unit = row.unit if row.result_value is not None and row.unit not in reached else ""
            found.setdefault(row.name, f"{each.year}: {reached}{unit}")
    return found
