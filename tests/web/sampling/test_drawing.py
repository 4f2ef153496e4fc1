"""The draw as such: the same always, whatever the order of the rows, and nothing but what is asked."""

from __future__ import annotations

import hashlib
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from heji.web.sampling.drawing import Member, Sizes, Stratum, drawn

MEMBERS = st.lists(
    st.builds(
        Member,
        st.integers(1, 60).map("filing:{}".format),
        st.none() | st.integers(0, 5),
        st.integers(0, 4),
    ),
    unique_by=lambda each: each.identifier,
    max_size=40,
)
SIZES = st.builds(Sizes, st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.booleans())
SEEDS = st.text(min_size=1, max_size=8)


@settings(deadline=None)
@given(MEMBERS, SIZES, SEEDS, st.integers())
def test_the_order_of_the_rows_does_not_matter(
    members: list[Member], sizes: Sizes, seed: str, shuffle: int
) -> None:
    other = list(members)
    random.Random(shuffle).shuffle(other)
    assert dict(drawn(members, sizes, seed)) == dict(drawn(other, sizes, seed))


@settings(deadline=None)
@given(MEMBERS, SIZES, SEEDS)
def test_each_stratum_draws_the_first_of_its_order(
    members: list[Member], sizes: Sizes, seed: str
) -> None:
    def chance(each: Member) -> str:
        return hashlib.sha256(f"{seed}\n{each.identifier}".encode()).hexdigest()

    def asked(size: int) -> int:
        share = size * len(members)
        return share // 100 + bool(share % 100) if sizes.is_percent else size

    amounts = [each for each in members if each.amount is not None]
    amounts.sort(key=lambda each: (-(each.amount or 0), chance(each)))
    risks = [each for each in members if each.weight]
    risks.sort(key=lambda each: (-each.weight, chance(each)))
    wanted: dict[str, set[Stratum]] = {}
    for stratum, ordered, size in (
        (Stratum.AMOUNT, amounts, sizes.amount),
        (Stratum.RISK, risks, sizes.risk),
    ):
        for each in ordered[: asked(size)]:
            wanted.setdefault(each.identifier, set()).add(stratum)
    rest = sorted((each for each in members if each.identifier not in wanted), key=chance)
    for each in rest[: asked(sizes.chance)]:
        wanted[each.identifier] = {Stratum.CHANCE}
    found = drawn(members, sizes, seed)
    assert {name: set(why) for name, why in found.items()} == wanted


@given(MEMBERS)
def test_another_seed_changes_chance_alone(members: list[Member]) -> None:
    by_amount = Sizes(3, 0, 0)
    different = [Member(each.identifier, n, 0) for n, each in enumerate(members)]
    assert dict(drawn(different, by_amount, "a")) == dict(drawn(different, by_amount, "b"))
