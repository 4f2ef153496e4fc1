from __future__ import annotations

from pathlib import Path

import pytest

from heji.forms.form import Form, Kind
from heji.rubrics.files.shelf import (
    UnknownRubric,
    all_ids,
    choose,
    find,
    headings,
    id_of,
    named,
)
from heji.rubrics.files.trouble import RubricError

TEXT = """rubric: {id}
version: "1"
name: 测试
region: "{region}"
form: project-self-evaluation
years: {{from: {since}{until}}}
status: official
layouts: [{layouts}]
items:
  - code: "1"
    name: 一
    weight: 100
    rule: {{kind: manual, reason: 由人判断}}
"""


def put(folder: Path, id: str, layouts: str, region: str = "000000", years: str = "2000") -> None:
    since, _, last = years.partition("-")
    until = f", until: {last}" if last else ""
    path = folder / f"{id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = TEXT.format(id=id, layouts=layouts, region=region, since=since, until=until)
    path.write_text(text, encoding="utf-8")


def form(layout: str | None, year: int | None, kind: Kind = Kind.PROJECT_SELF_EVALUATION) -> Form:
    return Form(kind=kind, layout=layout, title="", organisation="", year=year)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, "xx/land/project/2019", '"xx/land/project/*"', years="2019-2020")
    put(tmp_path, "xx/land/project/2021", '"xx/land/project/*"', years="2021")
    put(tmp_path, "xx/hill/project/2020", '"xx/land/project/*"', "430000", "2020")
    put(tmp_path, "xx/hill/project/2022", '"xx/hill/project/2022"', "430000", "2020")
    return tmp_path


@pytest.mark.parametrize(
    ("layout", "year", "region", "id"),
    [
        ("xx/land/project/2020", 2020, "", "xx/land/project/2019"),
        ("xx/land/project/2020", 2023, "", "xx/land/project/2021"),
        ("xx/land/project/2020", 2018, "", None),
        ("xx/land/project/2020", None, "", None),
        (None, 2020, "", None),
        ("xx/land/project/2020", 2023, "430102", "xx/hill/project/2020"),
        ("xx/land/project/2020", 2023, "440100", "xx/land/project/2021"),
        ("xx/hill/project/2022", 2023, "", "xx/hill/project/2022"),
        ("xx/sea/project/2022", 2023, "", None),
    ],
)
def test_a_form_is_scored_by_layout_year_and_region(
    folder: Path, layout: str | None, year: int | None, region: str, id: str | None
) -> None:
    chosen = choose(form(layout, year), [folder], region)
    assert (chosen.id if chosen else None) == id


def test_another_kind_of_form_has_no_rubric(folder: Path) -> None:
    assert choose(form("xx/land/project/2020", 2020, Kind.MONITORING), [folder]) is None


def test_an_unknown_id_knows_the_others() -> None:
    with pytest.raises(UnknownRubric) as caught:
        find("cn/mof/none/2020")
    assert "cn/mof/project-self-evaluation/2020" in caught.value.known


def test_folders_of_the_environment_come_before_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "cn/mof/project-self-evaluation/2020", "x")
    monkeypatch.setenv("HEJI_RUBRICS", str(tmp_path))
    assert find("cn/mof/project-self-evaluation/2020").name.zh == "测试"


def test_tests_beside_a_pack_are_no_rubrics(tmp_path: Path) -> None:
    put(tmp_path, "xx/a/1", "x")
    (tmp_path / "xx/a/1.tests.yaml").write_text("tests: []", encoding="utf-8")
    assert [each for each in all_ids([tmp_path]) if each.startswith("xx")] == ["xx/a/1"]


def test_a_file_in_the_wrong_place_is_refused(folder: Path) -> None:
    (folder / "xx/land/project/2019.yaml").rename(folder / "xx/moved.yaml")
    with pytest.raises(RubricError, match=r"xx/moved.*xx/land/project/2019"):
        find("xx/moved", [folder])


def test_an_id_is_the_path_below_the_folder(folder: Path) -> None:
    assert id_of(folder / "xx/land/project/2019.yaml", [folder]) == "xx/land/project/2019"


@pytest.mark.parametrize("id", all_ids())
def test_headings_say_what_the_whole_file_says(id: str) -> None:
    heading = next(each for each in headings() if each.id == id)
    rubric = find(id)
    assert (heading.name, heading.region, heading.form, heading.layouts, heading.status) == (
        rubric.name,
        rubric.region,
        rubric.form,
        rubric.layouts,
        rubric.status,
    )
    assert (heading.since, heading.until) == (rubric.since, rubric.until)


def test_keys_behind_the_items_are_read(folder: Path) -> None:
    path = folder / "xx/land/project/2021.yaml"
    text = path.read_text(encoding="utf-8").replace('layouts: ["xx/land/project/*"]\n', "")
    path.write_text(text + '\n# note\nlayouts: ["xx/land/project/*"]\n', encoding="utf-8")
    chosen = choose(form("xx/land/project/2020", 2023), [folder])
    assert chosen is not None
    assert chosen.id == "xx/land/project/2021"


def test_a_changed_file_is_read_again(folder: Path) -> None:
    path = folder / "xx/land/project/2021.yaml"
    before = find("xx/land/project/2021", [folder])
    assert find("xx/land/project/2021", [folder]) is before
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    again = find("xx/land/project/2021", [folder])
    assert again is not before and again == before


def test_a_rubric_is_named_by_its_id_or_as_a_file(folder: Path) -> None:
    path = folder / "xx/land/project/2021.yaml"
    assert named(str(path), [folder]) == named("xx/land/project/2021", [folder])
    with pytest.raises(UnknownRubric):
        named("xx/land/project/1999", [folder])


def test_a_file_is_read_once_until_it_changes(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("own") / "own.yaml"
    path.write_text(TEXT.format(id="own", layouts="", region="000000", since=2021, until=""))
    before = named(str(path), [folder])
    assert named(str(path), [folder]) is before
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert named(str(path), [folder]) is not before


def test_a_file_is_read_again_when_the_rubrics_change_that_it_may_extend(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("own") / "own.yaml"
    base = "xx/land/project/2021"
    text = f'rubric: own\nversion: "1"\nextends: {base}\nyears: {{from: 2021}}\nstatus: official\n'
    path.write_text(text, encoding="utf-8")
    before = named(str(path), [folder])
    other = folder / f"{base}.yaml"
    other.write_text(other.read_text(encoding="utf-8").replace("name: 一", "name: 壹"), "utf-8")
    assert [each.items[0].name.zh for each in (before, named(str(path), [folder]))] == ["一", "壹"]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RubricError):
        named(str(tmp_path / "absent.yaml"))
