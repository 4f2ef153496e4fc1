"""Which places of a document are marked, and for which finding."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from heji.audit.finding import Finding
from heji.audit.report import Report, Result, position
from heji.audit.spool import Piles, Spool
from heji.documents.document import Document, Table
from heji.documents.locator import Locator
from heji.writers import wording

REMEMBERED = 4  #: documents whose texts are held while marks are made: those of a comparison

#: The worst first; a figure used in a calculation is marked last and most faintly.
TONES = ("error", "warning", "note", "undecided", "operand")


@dataclass(frozen=True, slots=True)
class Mark:
    """Some characters of a cell or paragraph that a finding is about."""

    number: int  #: of the finding in the list, from 1
    tone: str
    start: int = 0
    end: int | None = None  #: None: to the end of the text
    anchor: str = ""  #: id in the page, on the first place of a finding


@dataclass(frozen=True, slots=True)
class Numbered:
    """A result with its number in the page."""

    number: int
    result: Result
    has_place: bool  #: whether the page marks a place for it

    @property
    def tone(self) -> str:
        """Its tone: severity, or `undecided`."""
        return wording.tone(self.result.finding)


#: (document, "table", table, row, column) or (document, "paragraph", paragraph, 0, 0)
Spot = tuple[str, str, int, int, int]


class Marks:
    """All marks of a report, set aside document by document."""

    def __init__(self) -> None:
        self.numbered: Spool[Numbered] = Spool()
        self._marks: Piles[tuple[Spot, Mark]] = Piles()

    def add(self, numbered: Numbered, marks: Iterable[tuple[Spot, Mark]]) -> None:
        """Sets aside a result and its marks."""
        by_document: dict[str, list[tuple[Spot, Mark]]] = {}
        for spot, mark in marks:
            by_document.setdefault(spot[0], []).append((spot, mark))
        for document, found in by_document.items():
            self._marks.add(document, found)
        self.numbered.append(numbered)

    def of(self, document: str) -> dict[Spot, tuple[Mark, ...]]:
        """The marks of one document by their places."""
        found: dict[Spot, tuple[Mark, ...]] = {}
        for spot, mark in self._marks.of(document):
            found[spot] = (*found.get(spot, ()), mark)
        return found


def marks_of(report: Report) -> Marks:
    """The marks of all findings and undecided items of a report with contents."""
    marks = Marks()
    texts = _Texts(report)
    for number, result in enumerate(_by_document(report), start=1):
        found = list(_marks(number, result.finding, texts))
        if found:
            spot, first = found[0]
            found[0] = (spot, replace(first, anchor=f"p{number}"))
        marks.add(Numbered(number, result, has_place=bool(found)), found)
    return marks


def _by_document(report: Report) -> Iterator[Result]:
    """What is wrong in a document, then what could not be decided there."""
    places = position(report.documents)

    def order(result: Result) -> int:
        return places.get(result.finding.document, len(places))

    return heapq.merge(report.findings, report.undecided, key=order)


def _marks(number: int, finding: Finding, texts: _Texts) -> Iterable[tuple[Spot, Mark]]:
    tone = wording.tone(finding)
    is_first = True
    places = [(each.document, each.locator) for each in wording.evidence_of(finding)]
    suspects = [(finding.document, each.locator) for each in wording.named_suspects(finding)]
    seen: set[tuple[Spot, int]] = set()
    for document, locator in (*places, *suspects):
        spot = _spot(document, locator)
        words = texts.at(spot) if spot else None
        if spot is None or words is None:
            continue
        start, end = _span(locator, words, finding.stated if is_first else None)
        if (spot, start) in seen:
            continue
        seen.add((spot, start))
        is_suspect = (document, locator) in suspects
        yield spot, Mark(number, tone if is_first or is_suspect else "operand", start, end)
        is_first = False


def _span(locator: Locator, words: str, stated: str | None) -> tuple[int, int | None]:
    if locator.start is not None and locator.end is not None:
        return locator.start, locator.end
    # A long cell is marked at the figure itself, if there is only one place that it can be.
    if stated and words.count(stated) == 1:
        start = words.index(stated)
        return start, start + len(stated)
    return 0, None


def _spot(document: str, locator: Locator) -> Spot | None:
    if locator.table is not None and locator.row is not None and locator.column is not None:
        return (document, "table", locator.table, locator.row, locator.column)
    if locator.paragraph is not None:
        return (document, "paragraph", locator.paragraph, 0, 0)
    return None


class _Texts:
    """The texts of the documents that were asked for last: findings come document by document."""

    def __init__(self, report: Report) -> None:
        self._contents = report.contents
        self._of: dict[str, dict[Spot, str]] = {}

    def at(self, spot: Spot) -> str | None:
        """The text at a place; None where no such place was read."""
        document = spot[0]
        if document not in self._of:
            while len(self._of) >= REMEMBERED:
                del self._of[next(iter(self._of))]
            content = self._contents.get(document)
            self._of[document] = _texts(document, content[0]) if content else {}
        return self._of[document].get(spot)


def _texts(id: str, document: Document) -> dict[Spot, str]:
    texts: dict[Spot, str] = {}
    for block in document.blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                texts[id, "table", block.locator.table or 0, cell.row, cell.column] = cell.text
        else:
            texts[id, "paragraph", block.locator.paragraph or 0, 0, 0] = block.text
    return texts
