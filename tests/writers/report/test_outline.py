"""Outlines: those that are shipped, and what is refused."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from heji.forms.layout import layouts
from heji.writers.report.finding import NATIONAL, outline_for, outline_in
from heji.writers.report.outline import read_outline
from heji.writers.report.trouble import ReportError
from tests.writers.report.forms import DEPARTMENT, MONITORING, PROJECT, form_of

LAYOUTS = Path(str(resources.files("heji.forms"))) / "layouts"
SHIPPED = sorted(LAYOUTS.rglob("report/*.yaml"))


def refused(text: str) -> ReportError:
    with pytest.raises(ReportError) as caught:
        read_outline(text, "outline.yaml")
    return caught.value


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(LAYOUTS).as_posix())
def test_a_shipped_outline_is_one_of_a_layout_and_can_be_read(path: Path) -> None:
    assert read_outline(path.read_text(encoding="utf-8"), path.name).parts
    folder = path.parent.parent.relative_to(LAYOUTS).as_posix()
    assert f"{folder}/{path.stem}" in {each.id for each in layouts()}


def test_no_layout_is_made_of_an_outline() -> None:
    assert not any("/report" in each.id.removesuffix("-report") for each in layouts())


def test_the_layouts_own_outline_comes_before_the_national_one() -> None:
    assert outline_for(form_of(DEPARTMENT)) != outline_for(
        form_of(DEPARTMENT), NATIONAL[form_of(DEPARTMENT).kind]
    )


def test_a_form_that_is_no_self_evaluation_gives_no_report() -> None:
    with pytest.raises(ReportError) as caught:
        outline_for(form_of(MONITORING))
    assert "绩效运行监控表" in caught.value.message("zh")


def test_an_unknown_layout_is_refused_with_the_nearest() -> None:
    with pytest.raises(ReportError) as caught:
        outline_for(form_of(PROJECT), "cn/mof/project-self-evaluation/2021")
    assert "cn/mof/project-self-evaluation/2020" in caught.value.message("en")


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("sections: []\n", "no-title", 1),
        ("title: x\nsection: []\n", "unknown-key", 2),
        ("title: x\nsections:\n  - text: y\n", "no-heading", 3),
        ("title: x\nsections:\n  - heading: a\n    txt: y\n", "unknown-key", 4),
        ("title: x\nsections:\n  - heading: a\n    table: scores\n", "unknown-name", 4),
        ("title: x\nsections:\n  - heading: a\n    each: task\n", "unknown-name", 4),
        ("title: x\nsections:\n  - heading: a\n    text:\n      - '{goals}'\n", "unknown-field", 5),
        ("title: x\nsections:\n  - a\n", "no-section", 3),
        ("title: [x\n", "no-yaml", 2),
        ("title: x\nsections:\n  - heading: a\n    text: {a: b}\n", "no-text", 4),
    ],
)
def test_a_wrong_outline_is_refused_with_its_line(text: str, key: str, line: int) -> None:
    error = refused(text)
    assert (error.key, error.line) == (key, line)
    assert error.message("zh").startswith(f"outline.yaml 第 {line} 行：")


def test_headings_deeper_than_the_fourth_level_are_refused() -> None:
    text = "title: x\n" + "".join(
        f"{'  ' * level}sections:\n{'  ' * level}- heading: a\n" for level in range(5)
    )
    assert refused(text).key == "too-deep"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        outline_in(tmp_path / "none.yaml")
    assert caught.value.key == "cannot-read"
