"""The reference pages say what the code does: every command, check, layout, limit and text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.generate import COMMANDS, FOLDER, PAGES, WITH_SAMPLES, with_samples
from heji.audit.catalogue import names
from heji.cli.main import app
from heji.documents.limits import Limits
from heji.forms.layout import layouts
from heji.language import texts

ROOT = FOLDER.parent
WRITTEN = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")]
)
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


def text_of(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_page_is_as_generated(name: str) -> None:
    assert text_of(name) == PAGES[name](), "run `make docs`"


@pytest.mark.parametrize("path", WITH_SAMPLES, ids=lambda path: path.name)
def test_samples_are_what_is_printed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "<!-- output: " in text
    assert text == with_samples(text), "run `make docs`"


def test_every_command_is_documented() -> None:
    commands = {(each.name,) for each in app.registered_commands}
    for group in app.registered_groups:
        below = group.typer_instance.registered_commands if group.typer_instance else []
        commands |= {(group.name,), *((group.name, each.name) for each in below)}
    assert commands == set(COMMANDS) - {()}


@pytest.mark.parametrize("name", names())
def test_check_has_a_heading(name: str) -> None:
    assert f"\n## {name}\n" in text_of("checks.md")


def test_layouts_are_documented() -> None:
    page = text_of("layouts.md")
    assert not [each.id for each in layouts() if f"`{each.id}`" not in page]


def test_limits_are_documented_with_a_reason() -> None:
    page = text_of("limits.md")
    rows = dict(re.findall(r"^\| `(\w+)` \| [\d,]+ \| (.+) \|$", page, re.MULTILINE))
    assert set(rows) == set(Limits.__dataclass_fields__)
    assert all(len(reason) > 20 for reason in rows.values())


def test_texts_are_documented_in_both_languages() -> None:
    page = text_of("messages.md")
    for key, words in texts().items():
        assert f"| `{key}` |" in page
        assert set(words) == {"zh", "en"}


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert not [each for each in targets if not (path.parent / each).exists()]


def test_the_two_readmes_name_the_same_commands() -> None:
    def commands(name: str) -> set[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        return set(re.findall(r"\b(?:make [a-z]+|heji (?:audit|read|checks))\b", text))

    assert commands("README.md") == commands("README.zh-CN.md")
    assert {"make demo", "make test"} <= commands("README.md")
