"""Excel: what is exported is read back, rows are checked one by one, nothing is written unasked."""

from __future__ import annotations

import io
import re
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from heji.library.reading import shipped
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.library import selectors
from heji.web.library.checking import State, checked_rows
from heji.web.library.models import LibraryEntry, Status
from heji.web.library.sheet import export, rows_of, template
from heji.web.library.shipping import import_shipped
from tests.web.building import City, city

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> City:
    import_shipped()
    return city()


def changed(content: bytes) -> bytes:
    """Of an export: a change, a new entry, a bad unit, an unknown code, a repeated row."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    assert sheet is not None
    at = {str(cell.value): int(cell.column or 0) for cell in sheet[1]}
    code, name, unit = at["编码"], at["指标名称"], at["计量单位"]
    explained = sheet.cell(2, at["指标解释"])
    explained.value, explained.data_type = "=1+1 按验收面积计。", "s"
    sheet.cell(3, code).value, sheet.cell(3, name).value = None, "雨污分流改造长度"
    sheet.cell(4, unit).value = "斗斛"
    sheet.cell(5, code).value = "AGR-QN-999"
    sheet.cell(6, code).value = sheet.cell(7, code).value
    sheet.cell(8, at["领域"]).value = "太空"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_export_says_nothing_new(here: City, language: str) -> None:
    actor = here.actor(Role.UNIT_CLERK, "河道管理所")
    rows = rows_of(export(selectors.in_force(actor), language), "x.xlsx")
    found = checked_rows(rows, actor)
    assert len(found) == len(shipped())
    assert {each.state for each in found} == {State.UNCHANGED}


def test_the_template_holds_no_rows(here: City) -> None:
    assert rows_of(template("zh"), "x.xlsx") == ()


def test_rows_are_checked_previewed_and_proposed_in_one_act(here: City, client: Client) -> None:
    actor = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    client.force_login(actor.person, "django.contrib.auth.backends.ModelBackend")
    content = client.get(reverse("library-export"), {"area": "agriculture"}).content
    page = sent(client, changed(content))
    for reason in ("斗斛", "没有编码为 AGR-QN-999", "字段 领域 不能取", "新指标 1 个，修改 1 个"):
        assert reason in page
    assert LibraryEntry.objects.filter(status=Status.PROPOSED).count() == 0
    found = re.search(r'name="signed" value="([^"]+)"', page)
    assert found is not None
    client.post(reverse("library-confirm"), {"signed": found[1]})
    made = LibraryEntry.objects.filter(status=Status.PROPOSED).order_by("version")
    assert [each.version for each in made] == [1, 2]
    assert made[1].explanation == "=1+1 按验收面积计。"
    assert [each.action for each in LogEntry.objects.all()] == ["library.import"]
    client.post(reverse("library-confirm"), {"signed": found[1]})
    assert LogEntry.objects.count() == 1
    client.post(reverse("library-confirm"), {"signed": "made up"})
    assert LogEntry.objects.count() == 1


def test_what_is_no_list_is_refused(here: City, client: Client) -> None:
    actor = here.actor(Role.UNIT_CLERK, "河道管理所")
    client.force_login(actor.person, "django.contrib.auth.backends.ModelBackend")
    assert "无法读取" in sent(client, b"no spreadsheet")
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["别的", "列"])
    written = io.BytesIO()
    book.save(written)
    assert "缺少列" in sent(client, written.getvalue())


def sent(client: Client, content: bytes) -> str:
    file: Any = SimpleUploadedFile("指标.xlsx", content)
    given = {"file": file, "reason": "按省级指标库更新"}
    return client.post(reverse("library-import"), given).content.decode()
