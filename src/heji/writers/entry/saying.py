"""What is said of a template that was read back, as lines for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from heji.language import text
from heji.writers.entry.identity import Identity
from heji.writers.entry.problems import Problem
from heji.writers.entry.reading import Reply
from heji.writers.json_reading import data_of
from heji.writers.json_report import TOOL
from heji.writers.layout import Line, Span


def lines(reply: Reply, language: str) -> Iterator[Line]:
    """Which form it is, what it holds, and each problem with its cell.

    Args:
        reply: what came back.
        language: zh or en.
    """
    if reply.form is not None:
        unknown = text("entry.read.unknown", language)
        values = {
            "layout": reply.form.layout or unknown,
            "organisation": reply.form.organisation or unknown,
            "year": reply.form.year or unknown,
        }
        counts = {
            "indicators": len(reply.form.indicators),
            "money": sum(bool(each.figure.quote.strip()) for each in reply.form.money),
            "tasks": len(reply.form.tasks),
        }
        yield Line((Span(text("entry.read.heading", language, **values), "strong"),))
        yield Line((Span(text("entry.read.counts", language, **counts)),))
    for each in reply.problems:
        sentence = each.message(language)
        place = _place(each, language)
        words = text("entry.read.problem", language, place=place, message=sentence)
        yield Line((Span(words, "note" if each.is_note else "error"),))
    yield Line((Span(_closing(reply, language), "strong"),))


def data(reply: Reply) -> str:
    """The same as JSON, with the whole form; every problem in both languages."""
    found = {
        "tool": TOOL,
        "template": _identity(reply.identity),
        "problems": [_problem(each) for each in reply.problems],
        "form": data_of(reply.form),
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _closing(reply: Reply, language: str) -> str:
    refused = len(reply.refused)
    noted = len(reply.problems) - refused
    if refused:
        return text("entry.read.some", language, refused=refused, noted=noted)
    return (
        text("entry.read.noted", language, noted=noted)
        if noted
        else text("entry.read.none", language)
    )


def _place(problem: Problem, language: str) -> str:
    if not problem.cell:
        return text("entry.read.whole", language)
    return f"{problem.sheet}!{problem.cell}"


def _identity(identity: Identity | None) -> dict[str, Any] | None:
    if identity is None:
        return None
    shape = identity.shape
    return {
        "layout": identity.layout,
        "version": identity.version,
        "organisation": shape.organisation,
        "year": shape.year,
        "unit": shape.money_unit,
        "heji": identity.heji,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "key": problem.key,
        "sheet": problem.sheet or None,
        "cell": problem.cell or None,
        "is_note": problem.is_note,
        "values": dict(problem.values),
        "zh": problem.message("zh"),
        "en": problem.message("en"),
    }
