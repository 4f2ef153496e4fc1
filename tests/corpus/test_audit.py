"""heji on a small corpus: what it must find, and what it must leave alone.

The long run is `python -m benchmarks.corpus make` and `score`. The floors below only keep what was
reached; they are raised when heji gets better, never lowered to let a change pass.
"""

from __future__ import annotations

import sys

import pytest

from benchmarks.corpus.make import make
from benchmarks.corpus.score import Score, score

SEED, COUNT = 2024, 50
LEAST_RECALL, LEAST_PRECISION = 0.75, 0.77


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Score:
    folder = tmp_path_factory.mktemp("corpus")
    make(SEED, COUNT, folder)
    return score(folder, [sys.executable, "-m", "heji"], read=False)


def test_every_form_is_read(judged: Score) -> None:
    assert judged.unread == []


def test_planted_errors_are_found(judged: Score) -> None:
    missed = [(file, each["check"], each["stated"]) for file, each in judged.misses]
    assert judged.recall >= LEAST_RECALL, missed


def test_little_is_flagged_that_is_right(judged: Score) -> None:
    wrong = [(file, each["check"], each["stated"]) for file, each in judged.false]
    assert judged.precision >= LEAST_PRECISION, wrong


def test_no_clean_form_has_an_error(judged: Score) -> None:
    tally = judged.tally("all", "all")
    assert tally.clean > COUNT // 3
    assert tally.clean_with_errors == 0, judged.false
