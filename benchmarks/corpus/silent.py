"""Figures that were read wrongly without any sign."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from typing import Any

from benchmarks.corpus.matching import plain

#: role in the truth -> roles that say the same
ALIKE = {
    "initial_budget": {"initial_budget", "amount"},
    "full_year_budget": {"full_year_budget", "budget", "amount"},
    "executed": {"executed", "amount"},
    "result": {"result", "forecast"},
}
#: roles that are compared; others have no name in the glossary
JUDGED = {
    "initial_budget",
    "full_year_budget",
    "executed",
    "execution_rate",
    "target",
    "result",
    "weight",
    "score",
}


def silent_errors(entry: dict[str, Any], read: dict[str, Any]) -> list[str]:
    """What the reading says differently from what the form was written with."""
    mine = [each for each in entry["cells"] if each["text"].strip()]
    theirs = [cell for cell in _cells(read) if cell["text"].strip()]
    matcher = SequenceMatcher(
        None,
        [plain(each["text"]).replace("\n", "") for each in mine],
        [plain(each["text"]).replace("\n", "") for each in theirs],
        False,
    )
    wrong: list[str] = []
    for tag, one, two, three, four in matcher.get_opcodes():
        if tag == "equal":
            for want, got in zip(mine[one:two], theirs[three:four], strict=True):
                wrong += _differences(want, got)
        elif tag in ("delete", "replace"):
            texts = [each["text"] for each in theirs[three:four]]
            wrong += [
                f"text {each['text']!r} read as {texts!r}"
                for each in mine[one:two]
                if each.get("role") in JUDGED
            ]
    return wrong


def _cells(read: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for block in read["document"]["blocks"]:
        if block["type"] == "table":
            yield from block["cells"]


def _differences(want: dict[str, Any], got: dict[str, Any]) -> list[str]:
    role, found = want.get("role"), got.get("role")
    wrong = []
    if role in JUDGED and found and found not in ALIKE.get(role or "", {role}):
        wrong.append(f"role {want['text']!r}: {role} read as {found}")
    if "value" in want and got.get("value") is not None and not _equal(want, got):
        wrong.append(f"value {want['text']!r} read as {got['value']} {got.get('unit')}")
    return wrong


def _equal(want: dict[str, Any], got: dict[str, Any]) -> bool:
    try:
        value = Decimal(str(got["value"]).split()[0])
    except (InvalidOperation, IndexError):
        return False
    return value in (Decimal(want["value"]), Decimal(want["value"]) / 100)
