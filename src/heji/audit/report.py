"""What an audit hands back: the documents, what does not agree, what could not be decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from heji.audit.answers import Answer
from heji.audit.finding import Finding, Severity
from heji.audit.spool import Spool
from heji.documents.document import Document, Problem, Status
from heji.forms.form import Form, Kind
from heji.values.verdict import Verdict

#: The worst first: the order in which people read.
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)

#: Exit statuses of the commands; 2 outranks 1 (FINDINGS.md).
EXIT_CONSISTENT = 0
EXIT_INCONSISTENT = 1
EXIT_UNREAD = 2


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document of the report."""

    id: str  #: "d1", "d2" … in the order of the report
    path: str
    format: str
    sha256: str
    status: Status
    problems: tuple[Problem, ...] = ()
    kind: Kind = Kind.UNKNOWN
    layout: str | None = None
    title: str = ""
    organisation: str = ""
    year: int | None = None
    pages: int | None = None
    tables: int = 0
    figures: int = 0  #: quantities in cells and prose
    duplicate_of: str | None = None  #: id of the document with the same bytes that was audited


@dataclass(frozen=True, slots=True)
class Result:
    """A finding with what the report adds: its identity, its place in reading order, its answer."""

    finding: Finding
    identity: str  #: the same in the next audit while the figures stay the same
    place: tuple[int, ...] = ()  #: sorts by where it stands in its document
    answer: Answer | None = None

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.finding.severity

    @property
    def is_settled(self) -> bool:
        """Whether a person explained it or showed that heji misread."""
        return self.answer is not None and self.answer.settles


@dataclass(frozen=True, slots=True)
class Summary:
    """How many claims were checked, by verdict, and what is wrong by severity."""

    consistent: int = 0
    inconsistent: int = 0
    undecided: int = 0
    error: int = 0
    warning: int = 0
    note: int = 0

    @property
    def checked(self) -> int:
        """All claims that were looked at."""
        return self.consistent + self.inconsistent + self.undecided

    def as_data(self) -> dict[str, int]:
        """The numbers as FINDINGS.md names them."""
        return {
            "checked": self.checked,
            "consistent": self.consistent,
            "inconsistent": self.inconsistent,
            "undecided": self.undecided,
            "error": self.error,
            "warning": self.warning,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The whole outcome of an audit; results are ordered by document, severity and place.

    Of many documents the lists are read from a temporary file while somebody goes through them:
    go through them in order, and hold on to what is needed alone.
    """

    documents: Sequence[DocumentEntry]
    findings: Sequence[Result]  #: the inconsistent ones
    undecided: Sequence[Result]
    summary: Summary  #: counts everything, also what a filter took out of the lists
    consistent: Sequence[Result] = ()  #: empty unless they were asked for
    has_consistent: bool = False  #: whether `consistent` was asked for
    remarks: tuple[Problem, ...] = ()  #: what concerns the audit as a whole
    has_faults: bool = False  #: heji itself failed somewhere; the place is among the results
    unmatched_answers: tuple[Answer, ...] = ()  #: answers to findings that are no more
    #: documents and forms by id, when they were asked for (the HTML report redraws them)
    contents: Mapping[str, tuple[Document, tuple[Form, ...]]] = field(default_factory=dict)

    def of_document(self, id: str) -> tuple[Result, ...]:
        """The findings of one document, worst first."""
        return tuple(each for each in self.findings if each.finding.document == id)

    def by_document(self) -> Iterator[tuple[DocumentEntry, tuple[Result, ...]]]:
        """Every document with its findings, worst first."""
        groups = groupby(self.findings, key=lambda each: each.finding.document)
        group = next(groups, None)
        for entry in self.documents:
            if group is None or group[0] != entry.id:
                yield entry, ()
                continue
            yield entry, tuple(group[1])
            group = next(groups, None)

    def paths(self) -> dict[str, str]:
        """The path of every document by its id."""
        return {entry.id: entry.path for entry in self.documents}

    def exit_status(self, fail_on: Severity | None = Severity.ERROR) -> int:
        """0, 1 or 2 as FINDINGS.md says; `None` never fails for what a document says.

        A finding that was answered `explained` or `misread` does not count; `accepted` does: the
        unit agrees that the figure is wrong, and it still is.
        """
        unread = any(each.status is not Status.READ for each in self.documents)
        if unread or self.has_faults:
            return EXIT_UNREAD
        if fail_on is None:
            return EXIT_CONSISTENT
        counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
        is_wrong = any(each.severity in counted and not each.is_settled for each in self.findings)
        return EXIT_INCONSISTENT if is_wrong else EXIT_CONSISTENT

    def at_least(self, severity: Severity) -> Report:
        """The same report with the findings of that severity and worse alone."""
        shown = SEVERITIES[: SEVERITIES.index(severity) + 1]
        if shown == SEVERITIES:
            return self
        return replace(
            self, findings=Spool(each for each in self.findings if each.severity in shown)
        )


def position(documents: Iterable[DocumentEntry]) -> dict[str, int]:
    """The place of each document in the report by its id."""
    return {entry.id: index for index, entry in enumerate(documents)}


def summarise(consistent: int, results: Iterable[Result]) -> Summary:
    """The summary of some results and a number of claims that were found consistent."""
    counts = dict.fromkeys(SEVERITIES, 0)
    undecided = 0
    for each in results:
        if each.finding.verdict is Verdict.INCONSISTENT:
            counts[each.severity] += 1
        elif each.finding.verdict is Verdict.UNDECIDED:
            undecided += 1
    return Summary(
        consistent=consistent,
        inconsistent=sum(counts.values()),
        undecided=undecided,
        error=counts[Severity.ERROR],
        warning=counts[Severity.WARNING],
        note=counts[Severity.NOTE],
    )


#: What results are sorted by within a document: the worst first, then by place.
ReadingOrder = tuple[int, tuple[int, ...], str, str]


def reading_order(result: Result) -> ReadingOrder:
    """Where a result stands among those of its document."""
    finding = result.finding
    rank = SEVERITIES.index(finding.severity)
    return (rank, result.place, finding.check, result.identity)
