"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.chromium import running

ROOT = Path(__file__).resolve().parent.parent
#: Folders and files of tests that run programs of their own, or read pictures.
_PROGRAMS = (
    "cli",
    "documents",
    "web/audit_log",
    "web/backup",
    "web/filing/test_killed.py",
    "web/reviews/test_transitions.py",
)

# Shared machines are slow at times: a test never fails for the clock. On CI the examples are the
# same in every run, so that a change is judged by itself and not by luck.
settings.register_profile("here", deadline=None, print_blob=True)
settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long` runs the tests that take minutes, too."""
    parser.addoption("--long", action="store_true", help="also the tests marked long")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: many tests wait for a browser, a server or a database."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves the long tests out unless they are asked for; the summary counts them.

    Files that take long come first, so that no processor is left alone with one of them at the end.
    """
    long = [each for each in items if each.get_closest_marker("long")]
    if long and not config.getoption("--long"):
        config.hook.pytest_deselected(items=long)
        items[:] = [each for each in items if each not in long]
    in_browser = {each.path for each in items if each.get_closest_marker("browser")}
    items.sort(key=lambda each: (each.path not in in_browser, not _starts_programs(each.path)))


def _starts_programs(path: Path) -> bool:
    """Whether the tests of a file run programs of their own, or read pictures."""
    return any(path.is_relative_to(ROOT / "tests" / each) for each in _PROGRAMS)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published documents and benchmark forms, which is not part of the repository."""
    folder = Path(os.environ.get("HEJI_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"the folder of published documents is not there: {folder.name}/ (HEJI_SHARED)")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, one for all tests of a file."""
    with running() as found:
        yield found
