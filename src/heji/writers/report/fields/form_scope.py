"""Everything of a form that an outline can name."""

from __future__ import annotations

from functools import cache

from heji.forms.form import Form
from heji.forms.labels import unweighted
from heji.forms.lexicon import lexicon
from heji.writers.report.fields import indicators, money
from heji.writers.report.fields.printed import difference, number, words_of
from heji.writers.report.fields.scope import Schema, Scope

_OWN = ("organisation", "year", "form_title", "total_weight", "total_score", "total_lost")
_LEVEL = Schema(frozenset({"name", "weight", "score", "lost"}))
#: Fields that are no text of a report: who filled it in, and what the form says elsewhere.
_NOT_QUOTED = {"total_score", "year", "person", "telephone", "date"}


@cache
def schema() -> Schema:
    """The names that an outline may use outside of its lists."""
    part = money.part_schema()
    return Schema(
        frozenset({*_OWN, *_texts(), *money.value_names(), *indicators.value_names()}),
        {
            **dict.fromkeys(money.LISTS, part),
            "tasks": part,
            "levels_of_score": _LEVEL,
            **indicators.list_schemas(),
        },
    )


def scope(form: Form) -> Scope:
    """What a form holds under those names."""
    found: dict[str, str | None] = {
        "organisation": form.organisation,
        "year": str(form.year) if form.year else None,
        "form_title": form.title,
        **_score(form),
        **{role: words_of(form.field(role)) for role in sorted(_texts())},
        **money.values(form),
        **{
            f"indicators.{name}": text
            for name, text in indicators.counts(indicators.performance(form)).items()
        },
    }
    values = {name: text for name, text in found.items() if text}
    return Scope(
        values,
        {**money.lists(form), **indicators.lists(form), "levels_of_score": tuple(_levels(form))},
    )


def _texts() -> frozenset[str]:
    return lexicon().shelves["fields"].roles - _NOT_QUOTED


def _score(form: Form) -> dict[str, str | None]:
    total = next((each for each in form.scores if each.score is not None), None)
    if total is None:
        return {}
    return {
        "total_score": number(total.score),
        "total_weight": number(total.weight),
        "total_lost": difference(total.weight, total.score),
    }


def _levels(form: Form) -> list[Scope]:
    """The first level of the score table."""
    found: list[Scope] = []
    for node in form.scores[0].children if form.scores else ():
        held = {
            "name": unweighted(node.name).strip(),
            "weight": number(node.weight),
            "score": number(node.score),
            "lost": difference(node.weight, node.score),
        }
        found.append(Scope({name: text for name, text in held.items() if text}))
    return found
