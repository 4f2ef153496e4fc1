"""What is known about a written form, for `truth.json`."""

from __future__ import annotations

from typing import Any

from benchmarks.corpus.defects.digits import shown
from benchmarks.corpus.model import Claim, Draft, Same, Scaled, Slot, placed

#: checks under which a broken claim may fairly be reported, besides its own
ALSO = {
    "score-rule": ("ratio-mismatch", "basis-conflict"),
    "sum-mismatch": ("figure-conflict", "count-mismatch"),
    "count-mismatch": ("sum-mismatch",),
    "figure-conflict": ("basis-conflict", "sum-mismatch", "target-conflict", "ratio-mismatch"),
    "target-conflict": ("figure-conflict",),
    "ratio-mismatch": ("figure-conflict", "rounding-mode", "basis-conflict"),
    "basis-conflict": ("figure-conflict", "ratio-mismatch"),
    "weight-sum": ("sum-mismatch",),
    "score-sum": ("figure-conflict", "sum-mismatch"),
}

#: roles of what may be spent
BUDGETS = ("full_year_budget", "budget")


def consequences(draft: Draft) -> list[dict[str, Any]]:
    """What the planted errors broke besides themselves, and what may be said of the rest."""
    found: list[dict[str, Any]] = list(draft.also_ok)
    for claim in draft.broken():
        texts = [claim.stated.text, *(each.text for each in claim.inputs() if _telling(claim))]
        for check in (claim.check, *ALSO.get(claim.check, ())):
            found.append({"check": check, "stated": texts})
    found += _lost_marks(draft)
    found += _stale(draft)
    spent, budget = draft.marks.get("executed"), draft.marks.get("full_year_budget")
    if spent and budget and spent.amount > budget.amount:
        found.append({"check": "budget-overspent"})
    return [*found, *_overspent_rows(draft)]


def _stale(draft: Draft) -> list[dict[str, Any]]:
    """What still quotes an amount or a rate that a planted error changed."""
    found: list[dict[str, Any]] = [
        {"check": "figure-conflict", "stated": [each.text, each.other.text]}
        for each in draft.loose
        if each.is_stale
    ]
    rate, scored = draft.marks.get("execution_rate"), draft.marks.get("scored_rate")
    if rate and scored and {id(rate), id(scored)} & draft.touched:
        found.append({"check": "basis-conflict", "stated": [rate.text, scored.text]})
    return found


def _overspent_rows(draft: Draft) -> list[dict[str, Any]]:
    """Rows in which a mistyped amount leaves more spent than was planned: to say so is right."""
    budgets: dict[str, Slot] = {}
    spent: dict[str, Slot] = {}
    for grid in draft.grids():
        for _, _, cell in placed(grid.rows):
            slot = cell.slot
            if slot is not None and slot.is_number and slot.role in ("executed", *BUDGETS):
                side = spent if slot.role == "executed" else budgets
                side[_plain(slot)] = slot
    return [
        {"check": "budget-overspent", "stated": [slot.text]}
        for name, slot in spent.items()
        if name in budgets and slot.amount > budgets[name].amount
    ]


def _plain(slot: Slot) -> str:
    """What a row or cell of money is for, without the name of its column."""
    return slot.label.removesuffix(slot.role).removesuffix("预算").removesuffix("支出").strip()


def _telling(claim: Claim) -> bool:
    return isinstance(claim, Same) or claim.check in ("score-sum", "weight-sum")


def _lost_marks(draft: Draft) -> list[dict[str, Any]]:
    """The score of spending is explained by the text at most; reports explain in one sentence."""
    rate = draft.marks.get("execution_rate")
    rows = [claim.stated.text for claim in draft.claims if isinstance(claim, Scaled)]
    if draft.family == "report":
        rows += [
            each.text
            for claim in draft.claims
            if claim.check == "score-sum"
            for each in (claim.stated, *claim.inputs())
        ]
    if rate is not None:
        rows.append(rate.text)
    return [{"check": "shortfall-unexplained", "stated": rows}] if rows else []


def consistent(draft: Draft) -> list[dict[str, str]]:
    """Statements that are right and must not be flagged."""
    printed = shown(draft)
    spoilt = draft.touched
    right = [
        {"what": claim.what, "stated": claim.stated.text}
        for claim in draft.claims
        if claim.holds()
        and claim.stated.is_number
        and id(claim.stated) in printed
        and id(claim.stated) not in spoilt
        and not any(id(slot) in spoilt for slot in claim.inputs())
    ]
    return [*right, *draft.consistent]


def figures(draft: Draft) -> list[dict[str, Any]]:
    """Every cell in reading order: what it prints, and what a figure in it means."""
    result = []
    for number, grid in enumerate(draft.grids(), 1):
        for row, column, cell in placed(grid.rows):
            entry: dict[str, Any] = {
                "table": number,
                "row": row + 1,
                "column": column + 1,
                "text": cell.text,
            }
            slot = cell.slot
            if slot is not None and slot.role:
                entry["role"] = slot.role
                if slot.is_number:
                    entry["value"] = str(slot.value)
            result.append(entry)
    return result


def indicators(draft: Draft) -> list[dict[str, str]]:
    """The rows of indicator tables, for comparison with the form that is read."""
    printed = shown(draft)

    def text(slot: Slot) -> str | None:
        return slot.text if id(slot) in printed else None

    rows = []
    for goal in draft.goals:
        pairs = {
            "name": goal.name,
            "target": text(goal.target),
            "result": text(goal.result),
            "weight": text(goal.weight),
            "score": text(goal.score),
        }
        if id(goal.name_slot) in printed:
            rows.append({key: value for key, value in pairs.items() if value})
    return rows


def record(draft: Draft, file: str, format: str) -> dict[str, Any]:
    """One entry of `truth.json`."""
    return {
        "file": file,
        "layout": draft.family,
        "variant": draft.variant,
        "format": format,
        "kind": draft.kind,
        "organisation": draft.organisation,
        "year": draft.year,
        "dossier": draft.dossier,
        "clean": not draft.planted,
        "planted": [each.as_data() for each in draft.planted],
        "also_ok": consequences(draft),
        "consistent": consistent(draft),
        "traits": sorted(draft.traits),
        "indicators": indicators(draft),
        "cells": figures(draft),
    }
