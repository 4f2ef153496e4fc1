"""Collects the tests beside rubrics (`*.tests.yaml`): each case is a test of its own."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A tests file of a rubric as a collector of its cases."""
    from tests.rubrics.packs.collecting import ENDING, SuiteFile

    if not file_path.name.endswith(ENDING):
        return None
    collector: pytest.Collector = SuiteFile.from_parent(parent, path=file_path)
    return collector
