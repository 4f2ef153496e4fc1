"""Forms from files: one read and confirmed, many from a spreadsheet."""

from __future__ import annotations

import io
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from heji.web.audit_log.models import LogEntry
from heji.web.filing.keeping import load
from heji.web.filing.models import Filing, Intake
from heji.web.projects.models import Project
from tests.web.filing.making import Office, office

pytestmark = pytest.mark.django_db
FORM = """
<h1>项目支出绩效目标申报表（2026年度）</h1>
<table border="1">
<tr><td>项目名称</td><td colspan="5">堤防加固</td></tr>
<tr><td>主管部门及代码</td><td colspan="2">市水务局</td><td>实施单位</td><td colspan="2">河道管理所</td></tr>
<tr><td rowspan="3">项目资金（万元）</td><td>年度资金总额</td><td colspan="4">500.00</td></tr>
<tr><td>其中：财政拨款</td><td colspan="4">400.00</td></tr>
<tr><td>其他资金</td><td colspan="4">100.00</td></tr>
<tr><td>年度目标</td><td colspan="5">加固堤防8公里，保障汛期安全。</td></tr>
<tr><td rowspan="5">绩效指标</td><td>一级指标</td><td>二级指标</td><td>三级指标</td><td colspan="2">指标值</td></tr>
<tr><td rowspan="3">产出指标</td><td>数量指标</td><td>加固堤防长度</td><td colspan="2">≥8公里</td></tr>
<tr><td>质量指标</td><td>单元工程合格率</td><td colspan="2">≥95%</td></tr>
<tr><td>时效指标</td><td>完工时间</td><td colspan="2">2026年5月底前</td></tr>
<tr><td>满意度指标</td><td>服务对象满意度指标</td><td>居民满意度</td><td colspan="2">不低于90%</td></tr>
</table>
"""


@pytest.fixture
def made() -> Office:
    return office()


@pytest.fixture
def client(made: Office) -> Client:
    signed_in = Client()
    signed_in.force_login(made.clerk.person, "django.contrib.auth.backends.ModelBackend")
    return signed_in


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_form_is_read_checked_and_taken_over(made: Office, client: Client) -> None:
    address = reverse("filing-import", args=(made.form.pk,))
    answer = client.post(address, {"file": upload("form.html", FORM.encode())}, follow=True)
    html = answer.content.decode()
    intake = Intake.objects.get()
    assert "加固堤防长度" in html
    assert made.content.indicators[0].name == ""
    client.post(reverse("filing-check", args=(made.form.pk, intake.pk)))
    content = made.content
    assert [(each.name, each.type, each.sign) for each in content.indicators] == [
        ("加固堤防长度", "quantity", "≥"),
        ("单元工程合格率", "quality", "≥"),
        ("完工时间", "timeliness", ""),
        ("居民满意度", "satisfaction", "≥"),
    ]
    assert content.amount("budget", "total") == 5 * 10**8
    assert content.amount("budget", "fiscal") == 4 * 10**8
    assert "保障汛期安全" in content.words_of("goal")


@pytest.mark.parametrize(
    ("name", "content"),
    [("form.docx", b"no document"), ("form.html", b"<p>nothing</p>"), ("form.pdf", b"")],
)
def test_a_file_without_a_form_changes_nothing(
    made: Office, client: Client, name: str, content: bytes
) -> None:
    before = made.content
    address = reverse("filing-import", args=(made.form.pk,))
    answer = client.post(address, {"file": upload(name, content)})
    assert answer.status_code == 200
    assert not Intake.objects.exists()
    assert made.content == before


def book(*rows: list[str]) -> bytes:
    header = ["项目编码", "项目名称", "年度总体目标", "年度资金总额（万元）", "财政拨款（万元）"]
    header += ["其他资金（万元）", "二级指标", "三级指标", "年度指标值", "权重"]
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate([header, *rows]):
            sheet.write_row(number, 0, row)
    return written.getvalue()


def many(client: Client, *rows: list[str]) -> Any:
    data = {"year": "2026", "file": upload("many.xlsx", book(*rows))}
    return client.post(reverse("bulk-declarations"), data)


def test_many_projects_come_from_a_spreadsheet_by_one_act(made: Office, client: Client) -> None:
    count = LogEntry.objects.count()
    answer = many(
        client,
        [
            "A1",
            "泵站改造",
            "改造泵站3座",
            "300",
            "300",
            "",
            "数量指标",
            "改造泵站数量",
            "≥3座",
            "50",
        ],
        ["", "", "", "", "", "", "质量指标", "验收合格率", "100%", "50"],
        [
            "A2",
            "水质监测",
            "监测断面12个",
            "120.5",
            "120.5",
            "",
            "数量指标",
            "监测断面数量",
            "12个",
            "",
        ],
    )
    assert answer.status_code == 302
    assert LogEntry.objects.count() == count + 1
    first = load(Filing.objects.get(project__code="A1"))
    assert [each.name for each in first.indicators] == ["改造泵站数量", "验收合格率"]
    assert first.amount("budget", "total") == 3 * 10**8
    assert first.words_of("goal") == "改造泵站3座"
    second = load(Filing.objects.get(project__code="A2"))
    assert (second.indicators[0].value, second.indicators[0].unit) == (12, "个")


def test_every_problem_is_listed_by_its_row_and_nothing_is_taken(
    made: Office, client: Client
) -> None:
    answer = many(
        client,
        ["A1", "泵站改造", "", "三百", "", "", "数量指标", "改造泵站数量", "≥3座", "很多"],
        ["坏 码", "某项目", "", "", "", "", "数量指标", "某指标", "1个", ""],
        ["A1", "别的名称", "", "", "", "", "质量指标", "合格率", "100%", ""],
        ["X2026-001", "城区河道整治", "", "", "", "", "数量指标", "整治长度", "5公里", ""],
    )
    html = answer.content.decode()
    problems = answer.context["problems"]
    assert [row for row, _, _ in problems] == [2, 2, 3, 4, 5]
    assert "这里应填数字" in html
    assert not Project.objects.filter(code="A1").exists()


def test_the_empty_sheet_is_one_that_is_read(made: Office, client: Client) -> None:
    sheet = client.get(reverse("bulk-sheet"))
    data = {"year": "2026", "file": upload("many.xlsx", sheet.content)}
    answer = client.post(reverse("bulk-declarations"), data)
    assert "表中没有项目" in answer.content.decode()
