from __future__ import annotations

from pathlib import Path

import pytest

from heji.cli.main import run
from heji.rubrics.files.loading import load_rubric
from heji.rubrics.files.shelf import all_ids
from heji.rubrics.files.writing import write_rubric

ID = "cn/mof/project-self-evaluation/2020"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEJI_LANG", "en")
    monkeypatch.delenv("HEJI_RUBRICS", raising=False)


def test_list_names_every_rubric(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["rubric", "list"]) == 0
    printed = capfdbinary.readouterr().out.decode()
    assert not [each for each in all_ids() if each not in printed]


def test_show_speaks_of_rules(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["rubric", "show", ID]) == 0
    printed = capfdbinary.readouterr().out.decode()
    assert "Full marks at 100%" in printed
    assert "Reconstructed" in printed


@pytest.mark.parametrize(("format", "begins"), [("markdown", "# "), ("html", "<!doctype html>")])
def test_print_writes_a_document(format: str, begins: str, tmp_path: Path) -> None:
    target = tmp_path / "rules"
    assert run(["rubric", "print", ID, "--format", format, "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith(begins)


def test_an_unknown_rubric_is_refused_with_the_nearest(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert run(["rubric", "show", ID.replace("2020", "2002")]) == 2
    complaint = capfdbinary.readouterr().err.decode()
    assert "There is no rubric" in complaint
    assert ID in complaint


@pytest.mark.parametrize("full", [[], ["--full"]])
def test_new_starts_a_file_that_loads(full: list[str], tmp_path: Path) -> None:
    path = tmp_path / "cn" / "here" / "project" / "2024.yaml"
    arguments = ["rubric", "new", "--from", ID, str(path), "--rubrics", str(tmp_path), *full]
    assert run(arguments) == 0
    rubric = load_rubric(path)
    assert (rubric.id, rubric.extends) == ("cn/here/project/2024", ID)
    assert run(arguments) == 2, "what exists is never overwritten"


def test_new_without_a_base_says_what_to_do(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["rubric", "new", str(tmp_path / "2024.yaml")]) == 2
    complaint = capfdbinary.readouterr().err.decode()
    assert "--from" in complaint
    assert "heji rubric list" in complaint
    assert not list(tmp_path.iterdir())


def test_new_in_a_folder_of_its_own_begins_with_the_country(tmp_path: Path) -> None:
    path = tmp_path / "rules" / "cn" / "here" / "project" / "2024.yaml"
    assert run(["rubric", "new", "--from", ID, str(path)]) == 0
    assert load_rubric(path).id == "cn/here/project/2024"


def test_diff_says_what_changed(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    text = write_rubric(load_rubric(Path(str(_pack()))))
    old.write_text(text, encoding="utf-8")
    new.write_text(text.replace("full-year budget", "adjusted budget"), encoding="utf-8")
    assert run(["rubric", "diff", str(old), str(old)]) == 0
    assert run(["rubric", "diff", str(old), str(new)]) == 1
    printed = capfdbinary.readouterr().out.decode()
    assert "item 1 “Execution rate”" in printed
    assert "figures (inputs)" in printed
    assert "adjusted budget" in printed


def test_diff_says_rules_in_words(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["rubric", "diff", ID, "cn/central-province/project-self-evaluation/2020"]) == 1
    printed = capfdbinary.readouterr().out.decode()
    assert "partly reached from 50% to below 80% of the weight" in printed
    assert "item 4 “Satisfaction” is gone" in printed
    assert "kind: by-target" not in printed


def test_a_wrong_file_is_refused_with_its_line(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("rubric: x\nversoin: 1\n", encoding="utf-8")
    assert run(["rubric", "show", str(path)]) == 2
    complaint = capfdbinary.readouterr().err.decode()
    assert "wrong.yaml, line 2" in complaint
    assert "Did you mean version" in complaint


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["show", "missing.yaml"], "There is no file missing.yaml"),
        (["test", "missing.yaml"], "There is no file missing.yaml"),
        (["list", "--rubrics", "missing"], "There is no folder missing"),
    ],
)
def test_what_is_not_there_is_named(
    arguments: list[str], complaint: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["rubric", *arguments]) == 2
    assert complaint in capfdbinary.readouterr().err.decode()


def _pack() -> Path:
    from heji.rubrics.files.shelf import path_of

    return path_of(ID)
