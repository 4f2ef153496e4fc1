"""Where another reading was taken than the first one: as sentences, and for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heji.audit.case import Reading
from heji.audit.competing.choice import Choice
from heji.documents.saying import place
from heji.language import text
from heji.writers.layout import Line, Span


def lines(readings: tuple[Reading, ...], language: str) -> Iterator[Line]:
    """What was chosen in a document, one line each.

    Args:
        readings: of all forms of the document.
        language: of the sentences, zh or en.
    """
    found = [choice for each in readings for choice in each.choices]
    if not found:
        yield Line((Span(text("choice.none", language)),))
        return
    yield Line((Span(text("choice.head", language, count=len(found)), "strong"),))
    for each in found:
        yield Line((Span(sentence(each, language)),), 2)


def sentence(choice: Choice, language: str) -> str:
    """A choice as a sentence: where, what was read, what was taken, why."""
    why = text(f"choice.doubt.{choice.doubt.value}", language, confidence=str(choice.confidence))
    return text(
        "choice.sentence",
        language,
        place=place(choice.locator, language),
        read=choice.read,
        taken=choice.taken,
        why=why,
        before=choice.before,
        after=choice.after,
    )


def choices_data(readings: tuple[Reading, ...]) -> list[dict[str, Any]]:
    """The choices of a document as plain data."""
    return [_data(choice) for each in readings for choice in each.choices]


def _data(choice: Choice) -> dict[str, Any]:
    return {
        "locator": choice.locator.as_data(),
        "doubt": choice.doubt.value,
        "read": choice.read,
        "taken": choice.taken,
        "confidence": str(choice.confidence),
        "before": choice.before,
        "after": choice.after,
        "message": sentence(choice, "zh"),
        "message_en": sentence(choice, "en"),
    }
