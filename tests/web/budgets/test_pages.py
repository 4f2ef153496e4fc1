"""The pages: what they show, what they save, whom they let in."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.budgets.models import BudgetLine, ColumnMapping, MonthlyExecution, RegisterValue
from heji.web.evidence.subjects import find
from tests.web.budgets.budgeting import WAN, YEAR, adjust, line, separated, water
from tests.web.budgets.test_importing import GOOD, HEAD
from tests.web.building import City, city

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def here() -> City:
    return city()


def signed_in(client: Client, actor: Actor) -> Client:
    client.force_login(actor.person, BACKEND)
    return client


def address(name: str, *given: Any, **query: Any) -> str:
    return (
        reverse(name, args=given) + f"?year={YEAR}" + "".join(f"&{k}={v}" for k, v in query.items())
    )


def shown(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200, where
    return answer.content.decode()


def test_the_overview_leads_down(here: City, client: Client) -> None:
    there = water(here)
    river = line(there["river"], 300 * WAN, months={1: 30 * WAN})
    adjust(river, 100 * WAN, here.actor(Role.UNIT_CLERK, "河道管理所"))
    line(there["supply"], None)
    signed_in(client, here.actor(Role.FINANCE_DIVISION, "市财政局"))
    page = shown(client, address("budgets"))
    assert "云栖市 2026 年" in page
    assert f"organisation={here['市水务局'].pk}" in page
    assert "1 笔资金未录入年初预算数" in page
    below = shown(client, address("budgets", organisation=here["河道管理所"].pk))
    assert "400.00" in below
    assert "7.50%" in below
    assert "—" in shown(client, address("budgets", organisation=here["河道管理所"].pk, month=13))
    assert client.get(address("budgets", organisation=987654)).status_code == 404
    book: Any = openpyxl.load_workbook(io.BytesIO(client.get(address("budgets-export")).content))
    assert book.active.max_row == 3


def test_a_unit_sees_its_own_alone(here: City, client: Client) -> None:
    there = water(here)
    line(there["supply"], 5)
    signed_in(client, here.actor(Role.UNIT_CLERK, "河道管理所"))
    assert "水质监测" not in shown(client, address("budgets"))
    assert client.get(address("budget-project", there["supply"].pk)).status_code == 404
    assert client.get(address("budget-body", here["市水务局"].pk)).status_code == 404
    assert client.get(address("budgets", organisation=here["市水务局"].pk)).status_code == 404
    assert (
        client.get(address("budget-register", organisation=here["市水务局"].pk)).status_code == 404
    )


def test_an_inspector_reads(here: City, client: Client) -> None:
    there = water(here)
    river = line(there["river"], 5)
    signed_in(client, here.actor(Role.INSPECTOR, "市审计局"))
    page = shown(client, address("budget-project", there["river"].pk))
    assert 'class="cell"' not in page
    answer = client.post(reverse("budget-figures"), {f"figure.{river.pk}.1": "1"})
    assert answer.status_code == 403


def test_cells_are_saved_for_scripts_and_without(here: City, client: Client) -> None:
    there = water(here)
    river = line(there["river"], 100 * WAN)
    signed_in(client, here.actor(Role.UNIT_CLERK, "河道管理所"))
    given = {f"figure.{river.pk}.3": "2.5", f"was.{river.pk}.3": "", f"figure.{river.pk}.4": "x"}
    answer = client.post(reverse("budget-figures"), given, headers={"Accept": "application/json"})
    found = answer.json()
    assert found["saved"] == {f"{river.pk}.3": "2.50"}
    assert set(found["refused"]) == {f"{river.pk}.4"}
    assert found["computed"]["total.rate"] == "2.50%"
    assert found["computed"]["until.3"] == "2.50"
    again = client.post(reverse("budget-figures"), given, headers={"Accept": "application/json"})
    assert again.json()["saved"] == {f"{river.pk}.3": "2.50"}
    given[f"figure.{river.pk}.3"] = "9"
    stale = client.post(reverse("budget-figures"), given, headers={"Accept": "application/json"})
    assert "他人已改为 2.50" in stale.json()["refused"][f"{river.pk}.3"]
    plain = {f"figure.{river.pk}.3": "", f"was.{river.pk}.3": "2.50"}
    assert client.post(reverse("budget-figures"), plain).status_code == 302
    assert not MonthlyExecution.objects.exists()


def test_forms_enter_what_they_say(here: City, client: Client) -> None:
    there = water(here)
    signed_in(client, here.actor(Role.UNIT_CLERK, "河道管理所"))
    body = here["河道管理所"]
    kinds = {"source": "general_public", "level": "own_level", "origin": "current"}
    where = address("budget-line-add", body.pk, project=there["river"].pk)
    client.post(where, {**kinds, "nature": "project", "initial_budget": "12.5"})
    river = BudgetLine.objects.get()
    assert (river.initial, river.project) == (12_500_000, there["river"])
    client.post(address("budget-line-add", body.pk), {**kinds, "initial_budget": ""})
    assert BudgetLine.objects.get(project=None).nature == "basic"
    wrong = client.post(where, {**kinds, "nature": "project", "initial_budget": "x"})
    assert wrong.status_code == 422
    given = {"amount_changed": "-2", "decided_on": "2026-03-02", "document": "财预1号"}
    client.post(address("budget-adjust", river.pk), given)
    adjustment = river.adjustments.get()
    assert adjustment.amount == -2 * WAN
    scope = {"measure": "initial", "scope_amount": "-1", "reason": "代编"}
    client.post(address("budget-scope", river.pk), scope)
    page = shown(client, address("budget-project", there["river"].pk))
    assert "评价范围" in page
    assert "财预1号" in page
    client.post(address("budget-adjustment-remove", adjustment.pk), {"reason": "录错"})
    assert not river.adjustments.exists()
    client.post(address("budget-classified", body.pk), {"count": "2"})
    assert "涉密项目 2 个" in shown(client, address("budgets"))


def test_the_register_page(here: City, client: Client) -> None:
    actor = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    signed_in(client, actor)
    body = here["市水务局"]
    given = {"value": "97.50%", "source_document": "支出进度通报", "source_date": "2026-01-15"}
    client.post(address("budget-register-enter", body.pk, "spending_progress"), given)
    money = {"value": "2000.5", "source_document": "决算"}
    client.post(address("budget-register-enter", body.pk, "assets_total"), money)
    page = shown(client, address("budget-register"))
    assert "97.50%" in page
    assert "2,000.50" in page
    assert "支出进度通报" in page
    for wrong in ({**given, "value": "x"}, {**given, "source_document": ""}):
        where = address("budget-register-enter", body.pk, "posts")
        assert client.post(where, wrong).status_code == 422
    assert client.get(address("budget-register-enter", body.pk, "nothing")).status_code == 404
    value = RegisterValue.objects.get(field="assets_total")
    subject = find(actor, "budgets.registervalue", str(value.pk))
    assert subject is not None
    assert "固定资产总额" in subject.name
    assert shown(client, reverse("evidence-of", args=("budgets.registervalue", value.pk)))
    client.post(address("budget-register-remove", value.pk), {"reason": "录错"})
    assert not RegisterValue.objects.filter(field="assets_total").exists()
    other = here.actor(Role.UNIT_CLERK, "第一中学")
    assert find(other, "budgets.registervalue", str(value.pk)) is None


def test_a_year_is_closed_and_opened(here: City, client: Client) -> None:
    water(here)
    signed_in(client, here.actor(Role.FINANCE_PERFORMANCE, "市财政局"))
    client.post(address("budget-year-close", here["云栖市"].pk))
    page = shown(client, address("budgets"))
    assert "云栖市已结账 2026 年" in page
    reopen = reverse("budget-year-reopen", args=(here["云栖市"].closed_years.get().pk,))
    assert reopen in page
    client.post(reopen, {"reason": "补录"})
    assert "已结账" not in shown(client, address("budgets"))


def test_importing_through_the_pages(here: City, client: Client) -> None:
    water(here)
    signed_in(client, here.actor(Role.FINANCE_DIVISION, "市财政局"))
    content = separated(HEAD, *GOOD, ("没有的局", "", "", "其他", 1, "", "", "", "", ""))
    upload = {"year": YEAR, "file": SimpleUploadedFile("执行.csv", content)}
    page = client.post(reverse("budget-import"), upload)
    assert page.status_code == 200
    chosen = {f"column.{n}": each for n, _, each, _ in page.context["headings"]}
    usual = {"unit": "wan", "through_month": "12", "level": "own_level", "origin": "current"}
    given = {
        **chosen,
        **usual,
        "signed": page.context["signed"],
        "decided_on": "2026-12-31",
        "document": "执行表",
        "mapping_name": "一体化",
    }
    nothing = {**given, **dict.fromkeys(chosen, "")}
    assert client.post(reverse("budget-import-columns"), nothing).status_code == 422
    preview = client.post(reverse("budget-import-columns"), given)
    assert preview.context["count"] == 3
    assert "没有单位「没有的局」" in preview.content.decode()
    assert BudgetLine.objects.count() == 0
    assert ColumnMapping.objects.get().name == "一体化"
    client.post(reverse("budget-import-confirm"), {"signed": preview.context["signed"]})
    assert BudgetLine.objects.count() == 3
    again = client.post(
        reverse("budget-import"),
        {"year": YEAR, "file": SimpleUploadedFile("执行.csv", content)},
    )
    assert "一体化" in again.content.decode()
    same = client.post(
        reverse("budget-import-columns"), {**given, "signed": again.context["signed"]}
    )
    assert same.context["count"] == 0
    assert client.post(reverse("budget-import-confirm"), {"signed": "x"}).status_code == 302
    assert client.post(reverse("budget-import"), {"year": YEAR}).status_code == 422


@pytest.mark.parametrize("name", ["budgets", "budget-register"])
def test_pages_ask_the_same_number_of_queries(
    name: str, here: City, client: Client, django_assert_max_num_queries: Any
) -> None:
    there = water(here)
    line(there["river"], 5)
    signed_in(client, here.actor(Role.FINANCE_DIVISION, "市财政局"))
    with django_assert_max_num_queries(20):
        shown(client, address(name))
