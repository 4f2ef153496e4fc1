"""The turns of phrase of `phrases.yaml`, read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from heji.claims.cues import longest_first
from heji.claims.phrases.signs import AMOUNT, CLASSES, MONEY, OTHER, RATE, SCORE

#: Words without stop and figure.
_WORDS = rf"[^,、;。:()!?{MONEY}-{OTHER}]{{0,24}}?"
_FIGURE = re.compile(r"<(?P<name>[a-z]):(?P<kind>[a-z]+)(?P<list>\+?)>")
_LETTERS = {"N": AMOUNT, "M": MONEY, "S": SCORE, "R": RATE}


@dataclass(frozen=True, slots=True)
class Given:
    """A relation that follows from a turn of phrase."""

    kind: str  #: difference, growth, ratio, each, product or sum
    stated: str  #: the name of the stated figure in the pattern
    of: tuple[str, ...]  #: the names of the figures that it follows from
    capped: bool = False  #: a rate of 100 % may only say that nothing was exceeded


@dataclass(frozen=True, slots=True)
class Phrase:
    """A turn of phrase."""

    pattern: re.Pattern[str]
    gives: tuple[Given, ...]
    check: str | None  #: None: by the kind of what is stated
    units: Mapping[str, tuple[str, ...]]  #: the units that a named figure may have
    levels: tuple[str, ...]  #: figures that must not be changes themselves
    as_many: Mapping[str, str]  #: a number, and the list whose figures it counts


@cache
def phrases() -> tuple[Phrase, ...]:
    """All turns of phrase, in the order of the file."""
    import yaml

    source = files("heji.claims.phrases").joinpath("phrases.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(source)
    known = {name: "|".join(longest_first(each)) for name, each in data["words"].items()}
    return tuple(
        Phrase(
            re.compile(expanded(each["pattern"], known)),
            tuple(map(_given, each["gives"])),
            each.get("check"),
            {name: tuple(units) for name, units in each.get("units", {}).items()},
            tuple(each.get("levels", ())),
            dict(each.get("as_many", {})),
        )
        for each in data["phrases"]
    )


def _given(one: Mapping[str, Any]) -> Given:
    return Given(one["kind"], one["stated"], tuple(one["of"]), bool(one.get("capped", False)))


def expanded(pattern: str, known: Mapping[str, str]) -> str:
    """The regular expression that a pattern of the file stands for.

    >>> expanded("{a}<r:rate>", {"a": "多|少"}).startswith("(?:多|少)(?P<r>")
    True
    """
    for name, alternatives in known.items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{alternatives})")
    for letter, sign in _LETTERS.items():
        pattern = pattern.replace(letter, sign)
    pattern = _FIGURE.sub(_figure, pattern)
    return pattern.replace("~", _WORDS)


def _figure(match: re.Match[str]) -> str:
    kind = CLASSES[match["kind"]]
    inner = f"{kind}(?:[、,和及与]{kind})+" if match["list"] else kind
    return f"(?P<{match['name']}>{inner})"
