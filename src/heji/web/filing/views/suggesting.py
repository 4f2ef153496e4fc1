"""Entries of the indicator library for somebody who fills a form in, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from heji.language import text
from heji.web.filing import selectors
from heji.web.filing.blocks import blocks
from heji.web.filing.content import Content
from heji.web.filing.editing import EDITORS
from heji.web.filing.models import Filing
from heji.web.filing.suggesting import Suggestion, by_words, suiting
from heji.web.filing.taking import Taken, entries_for, said_by, taken
from heji.web.filing.views.listing import found
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, language_of

_LONGEST = 100
_LONGEST_SAID = 40  #: signs of what an entry says that a note shows


@require_GET
@open_to(EDITORS)
def suggestions(request: HttpRequest, id: int) -> HttpResponse:
    """The entries that these words mean; without words those that suit the form and a type."""
    form, actor = found(request, id), actor_of(request)
    words = request.GET.get("words", "").strip()[:_LONGEST]
    if "indicator" not in blocks(form.kind, form.scope).growing:
        entries: list[Suggestion] = []
    elif words:
        entries = by_words(actor, form, words)
    else:
        content = selectors.content_for(actor, form)
        entries = suiting(actor, form, content, request.GET.get("type", ""))
    language = language_of(request)
    return JsonResponse({"words": words, "entries": [as_data(each, language) for each in entries]})


def as_data(suggestion: Suggestion, language: str) -> dict[str, Any]:
    """A suggestion as the page shows it."""
    entry, said = suggestion.entry, said_by(suggestion.entry)
    return {
        "code": entry.code,
        "name": entry.name_zh,
        "translated": entry.name_en if language != "zh" else "",
        "type": text(f"library.type.{entry.type}", language),
        "target": f"{said['sign']} {entry.unit}".strip() or text("filing.by-words", language),
        "explanation": entry.explanation,
        "past": "；".join(suggestion.past),
    }


def note(row: Taken, language: str) -> str:
    """What stands at a row of the library: its code, and where it says something else."""
    if not row.name:
        return text("filing.library-retired", language, code=row.code)
    differing = [
        text(
            "filing.library-column",
            language,
            column=text(f"filing.column.indicator.{column}", language),
            said=_shortened(said) or text("filing.library-nothing", language),
        )
        for column, said in row.differing
    ]
    if not differing:
        return text("filing.library-as-it-is", language, code=row.code)
    between = "；" if language == "zh" else "; "
    columns = between.join(differing)
    return text("filing.library-differs", language, code=row.code, columns=columns)


def notes(rows: Mapping[int, Taken], language: str) -> dict[str, str]:
    """The notes by rows: 「indicator.12」."""
    return {f"indicator.{id}": note(each, language) for id, each in rows.items()}


def _shortened(said: str) -> str:
    return said if len(said) <= _LONGEST_SAID else said[: _LONGEST_SAID - 1] + "…"


def notes_of(request: HttpRequest, form: Filing, content: Content) -> dict[str, str]:
    """The notes at the rows of a form; the library is looked at only where a row is from it."""
    if not any(each.library_code for each in content.indicators):
        return {}
    entries = entries_for(actor_of(request), form)
    return notes(taken(content.indicators, entries), language_of(request))
