"""Which places of a document are marked, and for which finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from heji.audit.finding import Finding
from heji.audit.report import Report, Result
from heji.documents.document import Document, Table
from heji.documents.locator import Locator
from heji.writers import wording

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


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a report."""

    numbered: tuple[Numbered, ...]
    by_spot: dict[Spot, tuple[Mark, ...]]


def marks_of(report: Report) -> Marks:
    """The marks of all findings and undecided items of a report with contents."""
    found: dict[Spot, list[Mark]] = {}
    numbered: list[Numbered] = []
    texts = {id: _texts(id, document) for id, (document, _) in report.contents.items()}
    for number, result in enumerate(_by_document(report), start=1):
        anchor = f"p{number}"
        for spot, mark in _marks(number, result.finding, texts):
            found.setdefault(spot, []).append(replace(mark, anchor=anchor))
            anchor = ""
        numbered.append(Numbered(number, result, has_place=not anchor))
    return Marks(tuple(numbered), {spot: tuple(marks) for spot, marks in found.items()})


def _by_document(report: Report) -> list[Result]:
    """What is wrong in a document, then what could not be decided there."""
    position = {entry.id: index for index, entry in enumerate(report.documents)}
    results = (*report.findings, *report.undecided)
    return sorted(results, key=lambda each: position.get(each.finding.document, len(position)))


def _marks(
    number: int, finding: Finding, texts: dict[str, dict[Spot, str]]
) -> Iterable[tuple[Spot, Mark]]:
    tone = wording.tone(finding)
    is_first = True
    places = [(each.document, each.locator) for each in wording.evidence_of(finding)]
    suspects = [(finding.document, each.locator) for each in finding.suspects]
    seen: set[tuple[Spot, int]] = set()
    for document, locator in (*places, *suspects):
        spot = _spot(document, locator)
        words = texts.get(document, {}).get(spot) if spot else None
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


def _texts(id: str, document: Document) -> dict[Spot, str]:
    texts: dict[Spot, str] = {}
    for block in document.blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                texts[id, "table", block.locator.table or 0, cell.row, cell.column] = cell.text
        else:
            texts[id, "paragraph", block.locator.paragraph or 0, 0, 0] = block.text
    return texts
