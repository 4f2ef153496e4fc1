from __future__ import annotations

import re
from pathlib import Path

from heji.forms.form import IndicatorType
from heji.rubrics.binding.places import PLACES
from heji.rubrics.evaluation.evaluation import Basis
from heji.rubrics.files import items, loading
from heji.rubrics.files.loading import load_rubric_text
from heji.rubrics.files.rules import KINDS
from heji.rubrics.formulas.expression import Function, Relation, Sign
from heji.rubrics.rubric import InputKind, Otherwise, Status
from heji.rubrics.rules.rule import Side
from heji.rubrics.testing import reading
from heji.rubrics.testing.case import Aspect
from heji.rubrics.testing.covering import uncovered
from heji.rubrics.testing.running import run
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


def test_the_page_names_every_key_of_a_file_and_its_tests() -> None:
    keys = {
        *(each.value for kind in (Status, Otherwise, InputKind, Basis, Aspect) for each in kind),
        *reading.ITEM_KEYS,
        *reading.FORM_KEYS,
        *heading_keys(),
    }
    assert not [key for key in sorted(keys) if f"`{key}`" not in PAGE]


def heading_keys() -> set[str]:
    """Keys below those of the top: they stand in one row of the table with the key above them."""
    return {"id", "title", "document", "date", "note", "from", "value", "source", "score"}


def test_the_examples_load_and_hold(tmp_path: Path) -> None:
    rubric_text, tests_text = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    rubric = load_rubric_text(rubric_text, "docs/rubrics.md")
    assert rubric.id == "cn/example/project-self-evaluation/2021"
    path = tmp_path / "2021.tests.yaml"
    path.write_text(tests_text, encoding="utf-8")
    suite = reading.read_suite(path)
    assert suite.rubric == rubric.id
    assert [each.name for each in suite.cases if not run(rubric, each).holds] == []
    assert not uncovered(rubric, suite.cases)
