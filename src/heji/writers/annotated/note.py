"""What is written beside a place of a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from heji.audit.catalogue import title
from heji.audit.finding import Severity
from heji.audit.report import Result
from heji.documents.locator import Locator
from heji.language import DEFAULT_LANGUAGE, text
from heji.writers import wording


def author() -> str:
    """Who signs the comments, the same in every language."""
    return text("annotated.author", DEFAULT_LANGUAGE)


@dataclass(frozen=True, slots=True)
class Note:
    """The findings of one place, as one comment."""

    place: Locator  #: of the whole cell or paragraph
    words: str
    severity: Severity  #: of the worst of them


def notes(results: Iterable[Result], document: str, language: str) -> tuple[Note, ...]:
    """The comments of one document, one for each place, the worst finding of a place first.

    A finding is told at its first place, and each cell that would have to change says so. What a
    person has explained or shown to be misread is left out.

    Args:
        results: of the report, worst first.
        document: id of the document.
        language: `zh` or `en`.
    """
    found: dict[Locator, Note] = {}
    for result in results:
        if result.is_settled:
            continue
        for place, words in _told(result, document, language).items():
            known = found.get(place)
            if known is None:
                found[place] = Note(place, words, result.finding.severity)
            elif words not in known.words:
                found[place] = replace(known, words=f"{known.words}\n\n{words}")
    return tuple(found.values())


def _told(result: Result, document: str, language: str) -> dict[Locator, str]:
    finding = result.finding
    own = [each for each in finding.evidence if each.document == document]
    if not own:
        return {}
    tone = wording.tone(finding)
    heading = f"{wording.word(tone, language)} {title(finding.check, language)}"
    told = {_whole(own[0].locator): f"{heading}\n{wording.message(finding.message, language)}"}
    if finding.document != document:
        return told
    for suspect in wording.named_suspects(finding):
        words = text("annotated.suspect", language, stated=suspect.stated)
        if suspect.suggested:
            values = {"stated": suspect.stated, "suggested": suspect.suggested}
            words = text("annotated.should-be", language, **values)
        place = _whole(suspect.locator)
        before = told.get(place)
        told[place] = f"{before}\n{words}" if before else f"{heading}\n{words}"
    return told


def _whole(place: Locator) -> Locator:
    """The cell or paragraph without the characters inside of it."""
    return replace(place, start=None, end=None)
