"""`heji template`: makes a template, and reads one back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import openpyxl

LAYOUT = "cn/mof/project-self-evaluation/2020"


def heji(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "heji", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )


def test_a_template_is_named_after_its_form_and_overwrites_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        done = heji("template", LAYOUT, "--year", "2024", folder=tmp_path)
        assert done.returncode == 0, done.stderr
    names = sorted(each.name for each in tmp_path.iterdir())
    assert names == ["项目支出绩效自评表填报模板-2.xlsx", "项目支出绩效自评表填报模板.xlsx"]


def test_a_template_that_comes_back_empty_says_what_is_missing(tmp_path: Path) -> None:
    path = str(tmp_path / "a.xlsx")
    made = heji("template", LAYOUT, "--organisation", "某市某局", "--rows", "1", "-o", path)
    assert made.returncode == 0 and "a.xlsx" in made.stderr
    done = heji("template", "--read", path)
    assert done.returncode == 1
    assert "项目支出绩效自评表!C3：「项目名称」未填写。" in done.stdout
    done = heji("template", "--read", path, "--lang", "en")
    assert "C3: 项目名称 is empty." in done.stdout


def test_the_json_has_form_identity_and_problems(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    heji("template", LAYOUT, "--organisation", "某市某局", "--year", "2024", "-o", str(path))
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["C3"] = "公园设施更新"
    book.save(path)
    target = tmp_path / "a.json"
    done = heji("template", "--read", str(path), "-f", "json", "-o", str(target), "--year", "2023")
    assert done.returncode == 1
    found = json.loads(target.read_text())
    assert found["template"]["layout"] == LAYOUT and found["template"]["year"] == 2024
    assert found["form"]["organisation"] == "某市某局"
    keys = {each["key"]: each for each in found["problems"]}
    assert keys["other-year"]["cell"] is None and "2023" in keys["other-year"]["zh"]
    assert keys["no-indicator"]["cell"] == "C13" and keys["no-indicator"]["en"]


def test_any_other_form_is_read_and_told_to_be_no_template(tmp_path: Path, root: Path) -> None:
    form = next((root / "examples").rglob("*.xlsx"))
    done = heji("template", "--read", str(form), "--lang", "en")
    assert done.returncode == 1
    assert "There is no identity sheet" in done.stdout


def test_what_cannot_be_done_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"PK")
    for arguments in (
        (),
        (LAYOUT, "--read", "x.xlsx"),
        ("cn/mof/project-self-evaluatoin/2020",),
        (LAYOUT, "--rows", "0"),
        (LAYOUT, "--rows", "501"),
        (LAYOUT, "--year", "24"),
        (LAYOUT, "--unit", "公里"),
        (LAYOUT, "-f", "yaml"),
        ("--read", "missing.xlsx"),
        ("--read", "x.xlsx"),
    ):
        done = heji("template", *arguments, folder=tmp_path)
        assert done.returncode == 2, arguments
        assert done.stderr.startswith("heji: ") and not done.stdout
    assert (
        "cn/mof/project-self-evaluation/2020"
        in heji("template", "cn/mof/project-self-evaluatoin/2020").stderr
    )
