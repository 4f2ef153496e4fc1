"""`heji checks`: what each check says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.options import Language
from heji.cli.speech import language, say

if TYPE_CHECKING:
    from heji.writers.layout import Line


def checks(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="cli.checks.name", show_default=False)
    ] = None,
    lang: Language = None,
) -> int:
    """Explains one check, or lists all."""
    from heji.audit.catalogue import UnknownCheck
    from heji.cli.output import write_lines
    from heji.cli.trouble import Refused, suggestion

    try:
        write_lines(list(_one(name) if name else _all()), None)
    except UnknownCheck as error:
        sentence = say("error.no-check", name=error.name)
        raise Refused(sentence + suggestion(error.name, error.near)) from error
    return 0


def _one(name: str) -> Iterator[Line]:
    from heji.audit.catalogue import describe
    from heji.language import text
    from heji.writers import wording
    from heji.writers.layout import Line, Span

    found = describe(name, language())
    tone = found.severity.value
    mark = f"{wording.sign(tone, language())} {wording.word(tone, language())}"
    yield Line((Span(found.title, "strong"), Span(f" {name} ", "faint"), Span(mark, tone)))
    yield Line((Span(found.says),), 2)
    colon = text("report.colon", language())
    for label, words in (("example", found.example), ("remedy", found.remedy)):
        if words:
            yield Line((Span(say(f"checks.{label}") + colon, "faint"), Span(words)), 2)


def _all() -> Iterator[Line]:
    from heji.audit.catalogue import describe, names
    from heji.writers import wording
    from heji.writers.layout import Line, Span, columns

    described = [describe(each, language()) for each in names()]
    if not described:
        yield Line((Span(say("checks.empty")),))
        return
    widest = max(columns(each.name) for each in described)
    word_columns = max(
        columns(wording.word(each, language())) for each in ("error", "warning", "note")
    )
    for each in described:
        tone = each.severity.value
        word = wording.word(tone, language())
        mark = f"{wording.sign(tone, language())} {word}{' ' * (word_columns - columns(word))}"
        gap = " " * (widest - columns(each.name) + 2)
        yield Line((Span(mark + " ", tone), Span(each.name + gap, "faint"), Span(each.title)))
    yield Line()
    yield Line((Span(say("checks.count", count=len(described)), "faint"),))
