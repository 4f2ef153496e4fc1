"""The audit of many files: read, check, compare, number, answer.

Memory stays flat however many files there are: a reading is dropped after its checks, and what was
found is set aside in a temporary file. Documents that turn out to belong to one organisation and
year are compared afterwards; few files keep their readings for that, many are read a second time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from heji.audit.answers import Answer
from heji.audit.case import Reading
from heji.audit.collecting import Collection
from heji.audit.inspection import (
    Outcome,
    Source,
    Subject,
    Wish,
    inspect,
    inspect_dossier,
    read,
    whole,
)
from heji.audit.report import DocumentEntry, Report, Result, summarise
from heji.audit.spool import Shelf, Spool
from heji.documents.document import Document, Problem, Status
from heji.forms.form import Form
from heji.values.verdict import Verdict

#: Up to so many files the readings are kept for the comparison; beyond, they are read again.
#: A reading of a long report takes about 2 MB.
KEPT_READINGS = 64

#: So many documents of one organisation and year are compared at once. A department with its
#: declaration, form, report and a hundred project forms fits; more are compared in parts, and the
#: report says so.
LARGEST_DOSSIER = 200

Progress = Callable[[int, int], None]  # done, total


def audit(  # noqa: PLR0913 - the options of the public function
    paths: str | Path | Sequence[str | Path],
    *,
    answers: Mapping[str, Answer] | None = None,
    workers: int = 1,
    checks: tuple[str, ...] = (),
    rubric: str = "",
    sandbox: bool = False,
    keep_consistent: bool = False,
    keep_contents: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Audits files and folders; several documents of one organisation and year are compared.

    Args:
        paths: files, folders, or `-` for standard input.
        answers: answers by the identity of the finding, on top of those beside the documents.
        workers: processes to use; with more than one the caller's module must be importable.
        checks: names of the checks to make; none means all.
        rubric: the scoring rules of forms of their kind, by id or as a file; the rubric that fits
            the layout, year and region of each form when left out.
        sandbox: read each file in a child process without network that writes nowhere but in a
            folder of its own, and is killed when it takes too long or too much.
        keep_consistent: keep every check that was made, not only count those that hold.
        keep_contents: keep what was read, for writers that redraw the documents.
        progress: called with the number of documents done and of all.

    Returns:
        The report. A file that cannot be read is a document of the report with the reason.

    Raises:
        AnswersRefused: an answers file beside a document is not as it should be.
        RubricError: the file of the rubric is wrong.
        UnknownCheck: `checks` holds a name that is none.
        UnknownRubric: there is no rubric of that id.
    """
    from heji.audit.catalogue import checks as registered

    registered(checks)  # a wrong name is refused before anything is read
    if rubric:
        from heji.rubrics.files.shelf import named

        named(rubric)
    run = _Audit(
        wish=Wish(checks, rubric, keep_consistent),
        workers=workers,
        keep_contents=keep_contents,
        progress=progress or (lambda done, total: None),
    )
    run.gather(paths, sandbox=sandbox)
    run.inspect_all()
    run.compare()
    return run.report(answers or {})


@dataclass
class _Audit:
    """The state of one audit while it runs."""

    wish: Wish
    workers: int
    keep_contents: bool
    progress: Progress
    keep_readings: bool = False
    sources: list[Source] = field(default_factory=list)
    entries: Shelf[DocumentEntry] = field(default_factory=Shelf)
    originals: dict[str, str] = field(default_factory=dict)  #: id of a duplicate -> id of the first
    readings: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    subjects: dict[str, tuple[Subject, ...]] = field(default_factory=dict)
    contents: Shelf[tuple[Document, tuple[Form, ...]]] = field(default_factory=Shelf)
    results: Collection = field(default_factory=Collection)
    consistent: int = 0
    has_faults: bool = False
    remarks: list[Problem] = field(default_factory=list)

    def gather(self, paths: str | Path | Sequence[str | Path], *, sandbox: bool) -> None:
        """Finds the files and sets those with the same bytes aside."""
        from heji.audit.sources import gather

        given = [paths] if isinstance(paths, (str, Path)) else list(paths)
        gathered = gather(given, sandbox=sandbox)
        self.sources = list(gathered.sources)
        self.originals = dict(gathered.originals)
        self.remarks.extend(gathered.notes)
        for number, problem in enumerate(gathered.problems, start=len(self.sources) + 1):
            self.entries.put(f"d{number}", _refused(f"d{number}", problem))

    def inspect_all(self) -> None:
        """Every file by itself; a duplicate takes over the entry of the first."""
        to_do = [each for each in self.sources if each.id not in self.originals]
        self.keep_readings = self.workers == 1 and len(to_do) <= KEPT_READINGS
        wish = replace(self.wish, keep_reading=self.keep_contents or self.keep_readings)
        jobs = [(source, wish) for source in to_do]
        for done, outcome in enumerate(self._outcomes(jobs), start=1):
            self._take(outcome)
            self.progress(done, len(to_do))
        for source in self.sources:
            if source.id in self.originals:
                self._take_duplicate(source)

    def compare(self) -> None:
        """The documents of each organisation and year against each other."""
        by_id = {each.id: each for each in self.sources}
        for group in self._dossiers():
            ids = tuple(dict.fromkeys(id for id, _ in group))
            found = {id: self.readings.get(id) or read(by_id[id])[0] for id in ids}
            readings = tuple(found[id][form] for id, form in group)
            entries = tuple(self.entries[id] for id in ids)
            self._take(inspect_dossier(readings, entries, self.wish))

    def report(self, answers: Mapping[str, Answer]) -> Report:
        """Everything in order, with the answers put in."""
        ids = sorted(self.entries, key=_number)
        documents = Spool(self.entries[id] for id in ids)
        unmatched = {**_answers_beside(documents), **answers}
        lists: dict[Verdict, Spool[Result]] = {verdict: Spool() for verdict in Verdict}

        def answered() -> Iterator[Result]:
            for each in self.results.in_order(ids):
                result = replace(each, answer=unmatched.pop(each.identity, None))
                lists[result.finding.verdict].append(result)
                yield result

        summary = summarise(self.consistent, answered())
        return Report(
            documents=documents,
            findings=lists[Verdict.INCONSISTENT],
            undecided=lists[Verdict.UNDECIDED],
            summary=summary,
            consistent=lists[Verdict.CONSISTENT],
            has_consistent=self.wish.keep_consistent,
            remarks=tuple(self.remarks),
            has_faults=self.has_faults,
            unmatched_answers=tuple(unmatched.values()),
            contents=self.contents,
        )

    def _outcomes(self, jobs: list[tuple[Source, Wish]]) -> Iterator[Outcome]:
        if self.workers == 1 or len(jobs) < 2:
            return (inspect(source, wish) for source, wish in jobs)
        from heji.audit.pool import inspect_in_pool

        return inspect_in_pool(jobs, self.workers)

    def _take(self, outcome: Outcome) -> None:
        self.results.add(outcome.results)
        self.consistent += outcome.consistent
        self.has_faults = self.has_faults or bool(outcome.faults)
        if outcome.entry is not None:
            self.entries.put(outcome.entry.id, outcome.entry)
            self.subjects[outcome.entry.id] = outcome.subjects
        if outcome.readings:
            id = outcome.readings[0].id
            if self.keep_readings:
                self.readings[id] = outcome.readings
            if self.keep_contents:
                forms = tuple(each.form for each in outcome.readings)
                self.contents.put(id, (whole(outcome.readings), forms))

    def _take_duplicate(self, source: Source) -> None:
        original = self.entries[self.originals[source.id]]
        if original.status is Status.UNREADABLE:
            # Its problem may name the file, so it is told for this one afresh.
            self._take(inspect(source, self.wish))
            return
        copy = replace(original, id=source.id, path=source.name, duplicate_of=original.id)
        self.entries.put(source.id, copy)

    def _dossiers(self) -> Iterator[tuple[tuple[str, int], ...]]:
        """Forms of one organisation and year, each as its document and its number there."""
        groups: dict[tuple[str, int], list[tuple[str, int]]] = {}
        for id in sorted(self.subjects, key=_number):
            for form, (organisation, year) in enumerate(self.subjects[id]):
                name = organisation_key(organisation)
                if name and year is not None:
                    groups.setdefault((name, year), []).append((id, form))
        for group in groups.values():
            if len(group) > LARGEST_DOSSIER:
                self.remarks.append(_in_parts(self.entries[group[0][0]], len(group)))
            for start in range(0, len(group), LARGEST_DOSSIER):
                part = tuple(group[start : start + LARGEST_DOSSIER])
                if len(part) > 1:
                    yield part


_BRACKETED = re.compile(r"[（(〔\[【].*?[)）〕\]】]")


def organisation_key(name: str) -> str:
    """One name for the spellings of an organisation: without a second name in brackets.

    >>> organisation_key("某市科学技术局（某市外国专家局）") == organisation_key("某市科学技术局")
    True
    """
    folded = unicodedata.normalize("NFKC", name)
    plain = "".join(_BRACKETED.sub("", folded).split())
    return "".join(each for each in plain if each.isalnum())


def _refused(id: str, problem: Problem) -> DocumentEntry:
    name = dict(problem.values).get("name", "")
    suffix = Path(name).suffix.lstrip(".").lower()
    return DocumentEntry(id, name, suffix, "", Status.UNREADABLE, (problem,))


def _in_parts(first: DocumentEntry, count: int) -> Problem:
    values = {
        "organisation": first.organisation,
        "year": str(first.year),
        "count": str(count),
        "largest": str(LARGEST_DOSSIER),
    }
    return Problem("report.dossier-in-parts", tuple(values.items()))


def _answers_beside(documents: Iterable[DocumentEntry]) -> dict[str, Answer]:
    from heji.audit.answers import beside
    from heji.audit.answers_file import read_answers

    found: dict[str, Answer] = {}
    for entry in documents:
        file = beside(entry.path)
        if entry.path != "-" and file.is_file():
            found.update(read_answers(file))
    return found


def _number(id: str) -> int:
    return int(id.removeprefix("d"))
