"""The corpus is right by construction where it says so, and broken only where it says so."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from benchmarks.corpus.defects import DEFECTS, WISHES
from benchmarks.corpus.defects.amounts import _may_be_rounded_down
from benchmarks.corpus.families import FAMILIES, pair
from benchmarks.corpus.make import drafts, make
from benchmarks.corpus.model import Claim, Draft, Rate, Slot, placed, rounded
from benchmarks.corpus.truth import consequences
from benchmarks.corpus.writers import WRITERS
from heji.documents.document import Status
from heji.documents.reading import read_document

SEEDS = range(12)
ENOUGH = 4  #: places that a defect must find


def draw(family: str, seed: int) -> Draft:
    return FAMILIES[family](Random(f"{family}/{seed}"), frozenset())


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_claim_of_a_clean_form_holds(family: str) -> None:
    for seed in SEEDS:
        broken = draw(family, seed).broken()
        assert [(each.what, each.stated.text, each.expected()) for each in broken] == []


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_table_is_full(family: str) -> None:
    for seed in SEEDS:
        for grid in draw(family, seed).grids():
            places = [
                (row + down, column + across)
                for row, column, cell in placed(grid.rows)
                for down in range(cell.rows)
                for across in range(cell.columns)
            ]
            width = max(column for _, column in places) + 1
            assert len(places) == len(set(places)) == width * len(grid.rows)


@pytest.mark.parametrize("check", sorted(DEFECTS))
def test_every_defect_finds_its_place_and_shows(check: str) -> None:
    wish = frozenset({WISHES.get(check, "")})
    planted = []
    for seed in range(400):
        rng = Random(f"{check}/{seed}")
        if "pair" in wish:
            draft = pair.draw(rng, wish)[0]
        else:
            draft = FAMILIES[sorted(FAMILIES)[seed % len(FAMILIES)]](rng, wish)
        done = DEFECTS[check](draft, rng)
        if done is not None:
            assert done.check == check
            planted.append(done)
        if len(planted) == ENOUGH:
            break
    assert len(planted) == ENOUGH


def test_a_planted_sum_no_longer_holds() -> None:
    for seed in SEEDS:
        rng = Random(seed)
        draft = FAMILIES["department"](rng, frozenset())
        planted = DEFECTS["sum-mismatch"](draft, rng)
        assert planted is not None
        texts = [each.stated.text for each in draft.broken()]
        assert planted.stated in texts
        assert planted.stated != planted.expected


def test_the_same_seed_makes_the_same_forms(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert make(11, 12, one) == make(11, 12, two)
    for path in one.glob("*.txt"):
        assert path.read_bytes() == (two / path.name).read_bytes()
    assert make(12, 12, tmp_path / "three") != make(11, 12, tmp_path / "four")


def test_half_of_the_forms_are_clean() -> None:
    made = [drafts(Random(f"5/{number}"), number) for number in range(40)]
    for number, pair_or_one in enumerate(made):
        assert bool(pair_or_one[0].planted) == bool(number % 2)


def test_the_truth_names_every_written_file(tmp_path: Path) -> None:
    entries = make(3, 10, tmp_path)
    written = {path.name for path in tmp_path.iterdir()} - {"truth.json"}
    assert written == {each["file"] for each in entries}
    truth = json.loads((tmp_path / "truth.json").read_text("utf-8"))
    keys = {"file", "layout", "format", "organisation", "year", "clean", "planted", "also_ok"}
    assert all(keys | {"consistent"} <= set(each) for each in truth["files"])


@pytest.mark.parametrize("format", sorted(WRITERS))
def test_every_format_keeps_every_text(tmp_path: Path, format: str) -> None:
    for family in sorted(FAMILIES):
        draft = draw(family, 1)
        path = tmp_path / f"{family}.{format}"
        WRITERS[format](draft, path, Random(1))
        document = read_document(path, path.name)
        assert document.status is Status.READ, document.problems
        read = {"".join(cell.text.split()) for table in document.tables() for cell in table.cells}
        for grid in draft.grids():
            for row in grid.rows:
                assert {"".join(cell.text.split()) for cell in row} <= read | {""}


def test_a_claim_must_say_how_it_follows() -> None:
    with pytest.raises(NotImplementedError):
        Claim("sum-mismatch", next(iter(draw("project", 1).marks.values()))).follow()


def test_a_planted_overspending_shows_in_the_total() -> None:
    for seed in range(60):
        rng = Random(f"over/{seed}")
        draft = FAMILIES["department"](rng, frozenset())
        if DEFECTS["budget-overspent"](draft, rng) is not None:
            assert draft.marks["executed"].amount > draft.marks["full_year_budget"].amount


def test_a_full_score_for_the_budget_rate_is_earned() -> None:
    for seed in range(60):
        rates = [goal for goal in draw("department-rows", seed).goals if goal.name == "预算完成率"]
        assert all(goal.result.amount >= goal.plan for goal in rates if goal.plan is not None)


def test_what_is_quoted_as_about_so_much_goes_stale() -> None:
    for seed in range(60):
        draft = draw("project", seed)
        for each in draft.loose:
            assert not each.is_stale
            each.other.set(each.other.amount / each.other.factor * 2)
            assert each.is_stale == (each.amount != 0)
            found = [also["stated"] for also in consequences(draft) if also.get("stated")]
            assert not each.is_stale or [each.text, each.other.text] in found


def test_a_cut_off_rate_is_planted_only_where_rounding_cannot_explain_it() -> None:
    def planted(above: str, below: str) -> bool:
        amounts = [Slot(value=Decimal(each), places=2, suffix="万元") for each in (above, below)]
        rate = Slot(places=2, suffix="%")
        claim = Rate("ratio-mismatch", rate, "", (amounts[0],), (amounts[1],))
        return not _may_be_rounded_down(claim)

    assert not planted("8.18", "116.87")
    assert planted("2874.30", "3321.14")


def test_a_total_that_was_rounded_is_no_planted_error() -> None:
    for seed in range(200):
        rng = Random(f"rounded/{seed}")
        draft = FAMILIES["department-rows"](rng, frozenset())
        done = DEFECTS["score-sum"](draft, rng)
        total = draft.marks["total_score"]
        claim = next(each for each in draft.claims if each.stated is total)
        if done is not None:
            assert total.value != rounded(claim.follow(), total.shown_places)
