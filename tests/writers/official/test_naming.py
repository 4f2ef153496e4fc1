"""Every name that is printed for a role is read as that role."""

from __future__ import annotations

import pytest

from heji.forms.lexicon import lexicon
from heji.writers.official.naming import column_label, measure_label, part_label

WORDS = lexicon()


@pytest.mark.parametrize("role", sorted(WORDS.shelves["columns"].roles))
def test_columns(role: str) -> None:
    assert WORDS.role("columns", column_label(role)) == role


@pytest.mark.parametrize("measure", sorted(WORDS.shelves["measures"].roles))
def test_measures(measure: str) -> None:
    assert WORDS.role("measures", measure_label(measure)) == measure


@pytest.mark.parametrize("part", sorted(WORDS.shelves["parts"].roles))
def test_parts(part: str) -> None:
    assert WORDS.role("parts", part_label(part)) == part


def test_a_bare_amount_is_the_budget() -> None:
    assert WORDS.role("measures", measure_label("budget")) == "amount"


def test_labels_of_another_form_are_avoided() -> None:
    assert column_label("score", {"得分"}) != "得分"
