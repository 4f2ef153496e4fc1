"""What a form says, without where it says it: for comparing two readings of the same content."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from heji.documents.figure import Figure
from heji.forms.form import Form, ScoreNode
from heji.relations.relation import AnyRelation
from heji.values.normalise import squeeze

Facts = dict[str, Any]

#: A signature line is a paragraph in Word and a row in a spreadsheet.
SIGNATURE = {"person", "telephone", "date"}


def facts(form: Form) -> Facts:
    """Fields, money, indicators, scores and relations by label and value, not by place."""
    return {
        "kind": form.kind,
        "layout": form.layout,
        "organisation": form.organisation,
        "year": form.year,
        "unit": form.money_unit,
        "fields": sorted(
            (each.role, squeeze(each.figure.quote))
            for each in form.fields
            if each.figure.quote.strip() and each.role not in SIGNATURE
        ),
        "money": sorted(
            (each.measure, each.part, squeeze(each.label), said(each.figure)) for each in form.money
        ),
        "indicators": [
            (
                squeeze(each.name),
                tuple(squeeze(level)[:20] for level in each.levels),  # a page may cut them
                each.type,
                sorted(
                    (entry.role, squeeze(entry.text))
                    for entry in each.entries
                    if entry.text.strip()
                ),
            )
            for each in form.indicators
        ],
        "scores": [node(each) for each in form.scores],
        "tasks": [(squeeze(each.name), said(each.amount)) for each in form.tasks],
        "relations": sorted(relation(each) for each in form.relations),
    }


def said(figure: Figure | None) -> str:
    """A figure's value as printed."""
    return "" if figure is None else squeeze(figure.quote)


def node(score: ScoreNode) -> tuple[Any, ...]:
    """A score tree."""
    return (
        squeeze(score.name)[:20],
        score.level,
        said(score.weight),
        said(score.score),
        tuple(node(each) for each in score.children),
    )


def relation(each: AnyRelation) -> str:
    """A relation: its kind, its check, and the figures in it."""
    parts = []
    for one in fields(each):
        value = getattr(each, one.name)
        if isinstance(value, Figure):
            parts.append(f"{one.name}={_figure(value)}")
        elif isinstance(value, tuple):
            parts.append(f"{one.name}={'+'.join(_figure(figure) for figure in value)}")
    return f"{type(each).__name__} {each.check} {' '.join(parts)}"


def _figure(figure: Figure) -> str:
    quantity = figure.quantity
    return f"{squeeze(figure.label)}:{quantity.fraction if quantity else ''}"


def differences(one: Facts, other: Facts) -> list[str]:
    """What only one of two readings says."""
    found = []
    for key, mine in one.items():
        theirs = other[key]
        if mine == theirs:
            continue
        if isinstance(mine, list):
            found += [f"only first  {key}: {each}" for each in mine if each not in theirs]
            found += [f"only second {key}: {each}" for each in theirs if each not in mine]
            if sorted(map(str, mine)) == sorted(map(str, theirs)):
                found.append(f"order of {key}")
        else:
            found.append(f"{key}: {mine} / {theirs}")
    return found
