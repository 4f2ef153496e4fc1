r"""The draw itself: given the same population, sizes and seed it gives the same forms, always.

By amount, the largest; by risk, those with the most points; by chance, those whose digest is
smallest among the rest, the digest being SHA-256 of the seed, a line feed and the form's identifier
in UTF-8, as hexadecimal digits. What is equal is told apart by the digest too, so that the order of
the rows never matters. `printf '%s\n%s' SEED IDENTIFIER | sha256sum` gives the digest anywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

ALGORITHM = "sha256-smallest/1"
_HUNDRED = 100


class Stratum(StrEnum):
    """Why a form is drawn."""

    AMOUNT = "amount"
    RISK = "risk"
    CHANCE = "chance"


@dataclass(frozen=True, slots=True)
class Member:
    """A form of the population."""

    identifier: str
    amount: int | None = None  #: 分
    weight: int = 0  #: of its risk points


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many forms each stratum draws: a count, or percent of the population rounded up."""

    amount: int
    risk: int
    chance: int
    is_percent: bool = False

    def of(self, size: int, population: int) -> int:
        """A size in forms.

        >>> Sizes(10, 0, 5, is_percent=True).of(10, 41)
        5
        """
        return -(-size * population // _HUNDRED) if self.is_percent else size


def digest(seed: str, identifier: str) -> str:
    """What decides by chance.

    >>> digest("2026", "filing:1")[:8]
    '0abe7ea9'
    """
    return hashlib.sha256(f"{seed}\n{identifier}".encode()).hexdigest()


def drawn(
    population: Iterable[Member], sizes: Sizes, seed: str
) -> Mapping[str, tuple[Stratum, ...]]:
    """The forms that are drawn, by identifier, with the strata that drew them.

    Args:
        population: what is drawn from, in any order; identifiers are different.
        sizes: of each stratum. Amount and risk can draw the same form; chance draws among the rest.
        seed: recorded with the draw.
    """
    members = sorted(population, key=lambda each: digest(seed, each.identifier))
    whole = len(members)
    found: dict[str, tuple[Stratum, ...]] = {}
    with_amount = [each for each in members if each.amount is not None]
    with_amount.sort(key=lambda each: -(each.amount or 0))  # a stable sort keeps the digests' order
    at_risk = sorted((each for each in members if each.weight), key=lambda each: -each.weight)
    for stratum, ordered, size in (
        (Stratum.AMOUNT, with_amount, sizes.amount),
        (Stratum.RISK, at_risk, sizes.risk),
    ):
        for each in ordered[: sizes.of(size, whole)]:
            found[each.identifier] = (*found.get(each.identifier, ()), stratum)
    rest = [each for each in members if each.identifier not in found]
    chosen = rest[: sizes.of(sizes.chance, whole)]
    return found | {each.identifier: (Stratum.CHANCE,) for each in chosen}
