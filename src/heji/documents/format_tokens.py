"""The parts of an Excel number format: sections, conditions, placeholders, literal text."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "literal",
    "digit",
    "point",
    "comma",
    "percent",
    "exponent",
    "general",
    "text",
    "fraction",
    "date",
]
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|[\\!](?P<escaped>.)"  # 「!」 is the escape sign of Chinese formats such as 0!.0,
    r"|_(?P<blank>.)|\*(?P<fill>.)"
    r"|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>General|G/通用格式|通用格式)"
    r"|(?P<noon>AM/PM|A/P|上午/下午)"
    r"|(?<=[0#?])(?P<exponent>E[+-])"
    r"|(?P<date>y+|m+|d+|h+|s+|e+|a{3,4}|b{1,4})"
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<slash>/)"
    r"|(?P<other>.)",
    re.I | re.S,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_ELAPSED = re.compile(r"h+|m+|s+", re.I)


@dataclass(frozen=True, slots=True)
class Token:
    """One element of a format."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """For which numbers a section is meant: `[>=100]`."""

    sign: str
    bound: Decimal

    def holds(self, number: Decimal) -> bool:
        """Whether the section applies to a number."""
        return _COMPARE[self.sign](number, self.bound)


@dataclass(frozen=True, slots=True)
class Section:
    """One of up to four formats, for positive and negative numbers, zero and text."""

    tokens: tuple[Token, ...]
    condition: Condition | None = None
    groups: bool = False  #: thousands separators
    thousands: int = 0  #: how many times the number is divided by 1000 before it is shown


def parse_sections(code: str) -> tuple[Section, ...]:
    """The sections of a format code; always at least one.

    >>> [section.groups for section in parse_sections('#,##0.00;[Red]-#,##0.00')]
    [True, True]
    """
    sections: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code):
        if match["other"] == ";":
            sections.append([])
        else:
            sections[-1].append(match)
    return tuple(_section(matches) for matches in sections)


def _section(matches: list[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    condition = None
    for match in matches:
        if match["bracket"] is not None:
            found = _CONDITION.fullmatch(match["bracket"].strip())
            condition = Condition(found[1], Decimal(found[2])) if found else condition
            tokens.extend(_of_bracket(match["bracket"]))
        else:
            tokens.extend(_of(match))
    if not tokens and not matches:
        return Section((), condition)
    return _with_separators(tokens or [Token("general", "")], condition)


def _of_bracket(text: str) -> list[Token]:
    if text.startswith("$"):  # currency and language: [$¥-804]
        sign = text[1:].partition("-")[0]
        return [Token("literal", sign)] if sign else []
    return [Token("date", f"[{text}]")] if _ELAPSED.fullmatch(text) else []


def _of(match: re.Match[str]) -> list[Token]:
    kind, text = match.lastgroup or "other", match[0]
    if kind in ("quoted", "escaped"):
        return [Token("literal", match[kind])]
    if kind == "blank":
        return [Token("literal", " ")]
    if kind == "fill":
        return []
    if kind == "noon":
        return [Token("date", text)]
    if kind == "slash":
        return [Token("fraction", "/")]
    if kind in ("other",):
        return [Token("literal", text)]
    known: dict[str, Kind] = {
        "general": "general",
        "exponent": "exponent",
        "date": "date",
        "digit": "digit",
        "point": "point",
        "comma": "comma",
        "percent": "percent",
        "text": "text",
    }
    return [Token(known[kind], text)]


def _with_separators(tokens: list[Token], condition: Condition | None) -> Section:
    """A comma between digits groups them; one behind the last digit divides by 1000."""
    if any(token.kind == "date" for token in tokens):
        as_text = ("comma", "fraction")
        plain = [Token("literal", each.text) if each.kind in as_text else each for each in tokens]
        return Section(tuple(plain), condition)
    digits = [place for place, token in enumerate(tokens) if token.kind == "digit"]
    point = next((i for i, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    last_whole = max((place for place in digits if place < point), default=-1)
    last = digits[-1] if digits else -1
    groups, thousands = False, 0
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind != "comma":
            kept.append(token)
        elif place < last_whole:
            groups = True
        elif last_whole < place < point or place > last:
            thousands += 1
    if not digits:
        kept = [Token("literal", each.text) if each.kind == "fraction" else each for each in kept]
        thousands = 0
    return Section(tuple(kept), condition, groups, thousands)
