from __future__ import annotations

import re
from pathlib import Path

from heji.forms.form import IndicatorType
from heji.rubrics.binding.places import PLACES
from heji.rubrics.files import items, loading
from heji.rubrics.files.loading import load_rubric_text
from heji.rubrics.files.rules import KINDS
from heji.rubrics.formulas.expression import Function, Relation, Sign
from heji.rubrics.rules.rule import Side
from heji.values.rounding import Rounding

PAGE = (Path(__file__).parents[2] / "docs" / "rubrics.md").read_text(encoding="utf-8")


def test_the_page_names_every_word_of_the_language() -> None:
    words = {
        *loading.KEYS,
        *items.KEYS,
        *items.INPUT_KEYS,
        *items.ROWS_KEYS,
        *items.SECTIONS,
        *(each.value for group in (IndicatorType, Function, Relation, Sign) for each in group),
        *(each.value for group in (Side, Rounding) for each in group),
        *(each.name for each in PLACES),
    }
    assert not [word for word in sorted(words) if f"`{word}`" not in PAGE]


def test_every_kind_of_rule_has_a_row_with_all_its_keys() -> None:
    for kind in KINDS:
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{kind.name}`"))
        assert not [key for key in (*kind.needed, *kind.optional) if f"`{key}`" not in row]


def test_every_place_has_its_row() -> None:
    assert not [each.name for each in PLACES if f"| `{each.name}` |" not in PAGE]


def test_the_example_loads() -> None:
    example = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    rubric = load_rubric_text(example.group(1), "docs/rubrics.md")
    assert rubric.id == "cn/example/project-self-evaluation/2021"
