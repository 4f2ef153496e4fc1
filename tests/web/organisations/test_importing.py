"""Importing organisations: nothing is written until it is confirmed, and nothing twice."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.organisations import selectors
from heji.web.organisations.actions import ImportOrganisations
from heji.web.organisations.checking import State, checked
from heji.web.organisations.models import Organisation
from heji.web.organisations.sheet import Row, export, rows_of, template
from tests.web.building import City, city

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
HEADINGS = ("名称", "类别", "上级单位", "单位代码", "区划代码", "启用年度")


@pytest.fixture
def here() -> City:
    return city()


def keeper(here: City) -> Any:
    return here.actor(Role.FINANCE_PERFORMANCE, "市财政局")


def workbook(rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (headings, *rows):
        sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def rows(*given: Sequence[str]) -> tuple[Row, ...]:
    return tuple(Row(number, *each) for number, each in enumerate(given, start=2))


def problems(here: City, *given: Sequence[str]) -> dict[int, str]:
    found = checked(rows(*given), keeper(here), 2026)
    return {each.row.number: each.problem for each in found if each.state is State.PROBLEM}


GOOD = (
    ("河长制中心", "预算单位", "301", "301001"),  # before the row of its parent
    ("市水利局", "主管部门", "", "301"),
    ("东湖区", "地区", "云栖市", "", "990103"),
    ("东湖区财政局", "财政部门", "东湖区", "", "", "2024"),
)


def test_rows_come_in_any_order(here: City) -> None:
    actor = keeper(here)
    act = ImportOrganisations(rows(*GOOD), 2026, "单位.xlsx", "0" * 64)
    assert perform(act, actor) == 4
    unit = Organisation.objects.get(code="301001")
    department = Organisation.objects.get(code="301")
    assert unit.parent == department
    assert unit.path == f"{department.path}{unit.pk}/"
    bureau = Organisation.objects.get(name="东湖区财政局")
    assert (bureau.region_code, bureau.valid_from) == ("990103", 2024)
    (entry,) = LogEntry.objects.all()
    assert entry.after == {"count": 4, "file": "单位.xlsx", "sha256": "0" * 64}


def test_importing_twice_changes_nothing(here: City) -> None:
    actor = keeper(here)
    act = ImportOrganisations(rows(*GOOD), 2026, "单位.xlsx", "0" * 64)
    perform(act, actor)
    before = list(Organisation.objects.values())
    assert {each.state for each in checked(act.rows, actor, 2030)} == {State.UNCHANGED}
    with pytest.raises(Refused) as refused:
        perform(act, actor)
    assert refused.value.key == "organisation.nothing-new"
    assert list(Organisation.objects.values()) == before


def test_an_export_imports_as_nothing_new(here: City) -> None:
    actor = keeper(here)
    perform(ImportOrganisations(rows(*GOOD), 2026, "单位.xlsx", ""), actor)
    content = export(selectors.tree(actor, 2026), "zh")
    found = checked(rows_of(content, "单位.xlsx"), actor, 2026)
    assert len(found) == 15
    assert [(each.row.name, each.problem) for each in found if each.problem] == []
    assert {each.state for each in found} == {State.UNCHANGED}


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (("", "预算单位", "市水务局"), "no-name"),
        (("某所", "部门处室", "市水务局"), "unknown-kind"),
        (("某所", "预算单位", "没有的局"), "no-parent"),
        (("某所", "预算单位", ""), "wrong-parent"),
        (("某局", "主管部门", "河道管理所"), "wrong-parent"),
        (("某所", "预算单位", "市水务局", "", "", "去年"), "wrong-year"),
        (("某所", "预算单位", "市水务局", "", "", "2019"), "year-too-early"),
        (("市水务局", "预算单位", "市教育局"), None),
        (("河道管理所", "主管部门", "市水务局"), "stands-elsewhere"),
        (("某区", "地区", "", "", "9901"), "region.not-six-digits"),
        (("某区", "地区", "", "", "440106"), "region.elsewhere"),
        (("某所", "预算单位", "某所"), "no-parent"),
        (("某所", "预算单位", "市水务局", "1" * 41), "long-code"),
    ],
)
def test_each_problem_is_told_by_its_row(here: City, row: Sequence[str], key: str | None) -> None:
    full = key if key is None or "." in key else f"organisation.{key}"
    assert problems(here, row) == ({} if key is None else {2: full})


def test_rows_that_depend_on_each_other(here: City) -> None:
    found = problems(
        here,
        ("甲局", "主管部门", "没有"),
        ("甲所", "预算单位", "甲局"),
        ("乙所", "预算单位", "市水务局", "9"),
        ("乙所", "预算单位", "市水务局", "8"),
        ("丙所", "预算单位", "市教育局", "9"),
        ("丁所", "预算单位", "戊所"),
        ("戊所", "预算单位", "丁所"),
    )
    assert {number: key.removeprefix("organisation.") for number, key in found.items()} == {
        2: "no-parent",
        3: "parent-problem",
        5: "twice",
        6: "twice",
        7: "circle",
        8: "parent-problem",
    }


def test_a_code_of_another_body_is_no_new_one(here: City) -> None:
    Organisation.objects.filter(name="市水务局").update(code="301")
    assert problems(here, ("市水利局", "主管部门", "", "301")) == {2: "organisation.code-taken"}
    assert problems(here, ("市水务局", "主管部门", "", "302")) == {2: "organisation.other-code"}


def test_a_district_imports_into_its_own_part_alone(here: City) -> None:
    actor = here.actor(Role.FINANCE_PERFORMANCE, "区财政局")
    (found,) = checked(rows(("某所", "预算单位", "市水务局")), actor, 2026)
    assert found.problem == "organisation.no-parent"
    (found,) = checked(rows(("区教育局", "主管部门", "")), actor, 2026)
    assert found.state is State.NEW
    with pytest.raises(NotAllowed):
        act = ImportOrganisations(rows(*GOOD), 2026, "", "")
        perform(act, here.actor(Role.UNIT_CLERK, "河道管理所"))


def test_5000_rows_take_few_statements(here: City, django_assert_max_num_queries: Any) -> None:
    actor = keeper(here)
    many = [(f"第{each}局", "主管部门", "", f"{each:03}") for each in range(100)]
    many += [
        (f"第{each}所", "预算单位", f"{each % 100:03}", f"{each % 100:03}{each:05}")
        for each in range(4900)
    ]
    act = ImportOrganisations(rows(*many), 2026, "单位.xlsx", "")
    with django_assert_max_num_queries(70):
        assert perform(act, actor) == 5000


def test_what_is_no_list_is_refused() -> None:
    for content, key in (
        (b"%PDF-1.4 nothing", "unreadable"),
        (b"", "unreadable"),
        (workbook([("1", "2")], ("甲", "乙")), "no-column"),
    ):
        with pytest.raises(Refused) as refused:
            rows_of(content, "单位.xlsx")
        assert refused.value.key == f"organisation.{key}"


def test_the_template_is_read_and_holds_nothing() -> None:
    for language in ("zh", "en"):
        assert rows_of(template(language), "template.xlsx") == ()


def test_names_stay_text_in_a_spreadsheet(here: City) -> None:
    Organisation.objects.filter(name="第一中学").update(name='=HYPERLINK("http://a")')
    content = export(selectors.tree(keeper(here), 2026), "zh")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    values = [cell for row in sheet.iter_rows() for cell in row if "HYPER" in str(cell.value)]
    assert [cell.data_type for cell in values] == ["s"]


def test_preview_then_confirm(here: City, client: Client) -> None:
    client.force_login(keeper(here).person, BACKEND)
    content = workbook([*GOOD, ("某所", "预算单位", "没有的局")])
    count = Organisation.objects.count()
    file = SimpleUploadedFile("单位.xlsx", content)
    page = client.post(reverse("organisations-import"), {"file": file, "valid_from": 2026})
    assert page.status_code == 200
    assert page.context["new_count"] == 4
    ((row, reason),) = page.context["problems"]
    assert (row.number, reason) == (6, "找不到上级「没有的局」。")
    assert Organisation.objects.count() == count
    assert LogEntry.objects.count() == 0
    signed = page.context["signed"]
    client.post(reverse("organisations-confirm"), {"signed": signed})
    assert Organisation.objects.count() == count + 4
    assert LogEntry.objects.count() == 1
    client.post(reverse("organisations-confirm"), {"signed": signed})
    assert Organisation.objects.count() == count + 4
    assert LogEntry.objects.count() == 1


def test_a_preview_is_of_one_person_and_cannot_be_forged(here: City, client: Client) -> None:
    client.force_login(keeper(here).person, BACKEND)
    file = SimpleUploadedFile("单位.xlsx", workbook(GOOD))
    page = client.post(reverse("organisations-import"), {"file": file, "valid_from": 2026})
    signed = page.context["signed"]
    client.force_login(keeper(here).person, BACKEND)
    for given in (signed, signed[:-2], ""):
        client.post(reverse("organisations-confirm"), {"signed": given})
    assert LogEntry.objects.count() == 0
