"""The rules of the house that no linter holds."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "heji"
MODULES = sorted(SOURCE.rglob("*.py"))

#: Libraries that take long to load: they are imported where they are used, never at the start.
HEAVY = {"docx", "lxml", "multiprocessing", "openpyxl", "rich", "xlsxwriter", "xml", "yaml"}

#: Longest module, in lines; DESIGN's habit is most below 150.
LONGEST_MODULE = 500

#: Rooms that handle figures and nothing else that could be a fraction.
ROOMS_OF_FIGURES = {"claims", "forms", "relations", "values", "writers"}

#: Names that say nothing about what is inside.
EMPTY_NAMES = re.compile(r"(^|_)(utils?|helpers?|misc|common|managers?|stuff)(_|$)")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def loaded_by(statement: str) -> set[str]:
    """Top-level names of the modules that a statement loads in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint(*sorted({{n.partition('.')[0] for n in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("statement", ["import heji", "import heji.cli.main"])
def test_start_loads_no_heavy_library(statement: str) -> None:
    assert not loaded_by(statement) & HEAVY


def test_start_of_the_package_loads_no_command_line() -> None:
    assert not loaded_by("import heji") & {"typer", "click"}


@pytest.mark.parametrize(
    "path", [each for each in MODULES if "migrations" not in each.parts], ids=name_of
)
def test_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_name_says_what_is_inside(path: Path) -> None:
    assert not EMPTY_NAMES.search(path.stem)


#: Where binary floats are no figures of a form.
NO_FIGURES = {
    "audit/arithmetic/blame/programme.py": "what the solver proposes is checked exactly",
    "documents/pages/": "places on a page",
    "documents/readers/ofd/": "places on a page",
    "documents/readers/pdf/": "places on a page",
    "documents/readers/scan/": "places on a page and what a recogniser says of itself",
    "web/filing/original.py": "places on a page",
    "writers/annotated/pdf.py": "places on a page",
    "writers/html/original.py": "places on a page",
    "writers/official/docx/fitting.py": "lengths on paper",
    "writers/official/docx/page.py": "lengths on paper",
    "writers/official/xlsx/heights.py": "lengths on paper",
    "writers/official/xlsx/measuring.py": "lengths on paper",
    "writers/official/xlsx/page.py": "lengths on paper",
    "writers/official/xlsx/placing.py": "lengths on paper",
}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_binary_float(path: Path) -> None:
    """Figures are decimals or fractions; a likeness of two texts, in the audit, may be a float."""
    if path.relative_to(SOURCE).as_posix().startswith(tuple(NO_FIGURES)):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "float"
    ]
    literals = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, float)
        and path.relative_to(SOURCE).parts[0] in ROOMS_OF_FIGURES
    ]
    assert not calls + literals, "binary floats in these lines"


#: Where a socket reaches nobody.
NO_TALK = {"cli/demo.py": "finds a free port of this machine to listen on"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_network(path: Path) -> None:
    """The core never talks to a network, and what it writes needs none."""
    if path.relative_to(SOURCE).as_posix() in NO_TALK:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {
        name
        for node in ast.walk(tree)
        for name in (
            [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    network = {"ftplib", "http.client", "httpx", "requests", "smtplib", "socket", "urllib.request"}
    assert not named & network


def test_every_module_has_a_test_folder() -> None:
    """tests/ mirrors src/heji: every room has tests."""
    rooms = {each.name for each in SOURCE.iterdir() if (each / "__init__.py").is_file()}
    assert not {room for room in rooms if not any((ROOT / "tests" / room).rglob("test_*.py"))}


def test_the_lock_file_names_the_public_index_alone() -> None:
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    hosts = set(re.findall(r"https?://([^/\"]+)", lock))
    assert hosts <= {"pypi.org", "files.pythonhosted.org"}
