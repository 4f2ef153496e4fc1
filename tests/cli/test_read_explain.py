"""`heji read --explain`: where another reading was taken than the first one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from heji.cli.main import run

FORM = (
    "项目支出绩效自评表\n(2022年度)\n"
    "项目资金(万元)\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "年度资金总额\t200.00\t200.00 171.00\t10\t85.50%\t8.55\n"
    "其中:财政拨款\t150.00\t150.00\t131.00\t—\t87.33%\t—\n"
    "其他资金\t50.00\t50.00\t40.00\t—\t80.00%\t—\n"
)
WHOLE = FORM.replace("200.00 171.00", "200.00\t171.00")


def said(path: Path, text: str, capture: pytest.CaptureFixture[bytes], *options: str) -> str:
    path.write_text(text, encoding="utf-8")
    assert run(["read", str(path), *options]) == 0
    return capture.readouterr().out.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "zh",
            ("表1 第2行第3列", "读到「200.00 171.00", "采用「200.00 | 171.00", "由 3 个增至 6 个"),
        ),
        (
            "en",
            ("table 1 row 2 column 3", "read “200.00 171.00", "“200.00 | 171.00", "6 relations"),
        ),
    ],
)
def test_a_choice_is_told_with_its_reason(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], language: str, words: tuple[str, ...]
) -> None:
    out = said(tmp_path / "a.txt", FORM, capfdbinary, "--explain", "--lang", language)
    assert len(out.splitlines()) == 2
    assert all(each in out for each in words), out


@pytest.mark.parametrize(("language", "words"), [("zh", "没有另作选择"), ("en", "first read")])
def test_where_nothing_was_chosen_that_is_said(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], language: str, words: str
) -> None:
    assert words in said(tmp_path / "a.txt", WHOLE, capfdbinary, "--explain", "--lang", language)


def test_the_json_has_the_choices_and_what_was_taken(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = json.loads(said(tmp_path / "a.txt", FORM, capfdbinary))
    (choice,) = data["choices"]
    assert (choice["doubt"], choice["before"], choice["after"]) == ("joined", 3, 6)
    table = next(each for each in data["document"]["blocks"] if each["type"] == "table")
    row = {each["column"]: each for each in table["cells"] if each["row"] == 2}
    assert [row[number]["text"] for number in (3, 4, 5)] == ["200.00", "171.00", "10"]
    assert [row[number]["value"] for number in (3, 4, 5)] == ["200.00", "171.00", "10"]
    assert row[6]["role"] == "execution_rate"
    assert json.loads(said(tmp_path / "b.txt", WHOLE, capfdbinary))["choices"] == []
