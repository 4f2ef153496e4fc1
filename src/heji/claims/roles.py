"""Money and scores of the whole document or project: 「安排预算资金」「实际支出」「自评得分」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from heji.claims.cues import word_table, words
from heji.claims.measures import measure_of
from heji.claims.naming import ends_with, starts_with
from heji.claims.scene import Mention, tidy

_DATE = re.compile(r"(?:截至|截止)?(?:\d{4}年度?)?(?:\d{1,2}月(?:\d{1,2}日|底|末|份)?)?")
_MOST_STRIPPED = 4


@dataclass(frozen=True, slots=True)
class Role:
    """What an amount or score is, by the names of the glossary."""

    role: str  #: full_year_budget, executed, carry_over, score …; "" when only the part is said
    part: str  #: total, fiscal, other, basic, project …


def roles(mentions: Sequence[Mention]) -> dict[int, Role]:
    """The roles of the figures of a passage, by their index.

    Where a sentence has spoken of a budget of something particular (「专项资金预算」), what it goes
    on to call 「实际支出」 is not the whole document's.
    """
    found: dict[int, Role] = {}
    particular = -1
    for mention in mentions:
        role = role_of(mention)
        if role is None and measure_of(mention):
            particular = mention.sentence
        if role is not None and particular != mention.sentence:
            found[mention.index] = role
    return found


def role_of(mention: Mention) -> Role | None:
    """The role of a figure whose words name nothing but that role; None for any other figure."""
    label = _DATE.sub("", tidy(mention.before), count=1)
    if mention.kind == "score":
        return Role("score", "total") if ends_with(_trim(label), words("score_labels")) else None
    if mention.is_rate:
        return _from_table(label, _rate_names())
    return _from_table(label, _money_names()) if mention.kind == "money" else None


def _from_table(label: str, table: dict[str, Role]) -> Role | None:
    text = label
    for _ in range(_MOST_STRIPPED):
        if text in table:
            return table[text]
        shorter = _strip_one(text)
        if shorter == text:
            return None
        text = shorter
    return table.get(text)


@cache
def _money_names() -> dict[str, Role]:
    named = {
        word: Role(role, "total")
        for role, listed in word_table("money_roles").items()
        for word in listed
    }
    for part, listed in word_table("money_parts").items():
        named.update({word: Role("", part) for word in listed})
    return named


@cache
def _rate_names() -> dict[str, Role]:
    table = word_table("rate_roles")
    return {word: Role(role, "total") for role, listed in table.items() for word in listed}


def _strip_one(text: str) -> str:
    prefix = starts_with(text, ("其中", *words("role_prefixes")))
    if prefix and prefix != text:
        return text.removeprefix(prefix)
    suffix = ends_with(text, words("role_suffixes"))
    return text.removesuffix(suffix) if suffix else text


def _trim(label: str) -> str:
    text = label.rstrip(":：")
    suffix = ends_with(text, words("role_suffixes"))
    return text.removesuffix(suffix) if suffix and text != suffix else text
