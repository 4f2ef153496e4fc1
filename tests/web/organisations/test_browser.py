"""Organisations, calendar and preparation in a real browser: typing, keys, uploads, pictures."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from heji.web.acting.role import Role
from heji.web.calendar.models import LateSubmission, Phase
from heji.web.organisations.models import Organisation
from heji.web.preparation.models import Duty, Evaluation, Regulation, SpecialFund, TargetLink, Task
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.building import City, city
from tests.web.organisations.test_importing import GOOD, workbook
from tests.web.preparation.preparing import project

pytestmark = IN_BROWSER


@pytest.fixture
def here(live_server: Any) -> City:
    return city()


def test_the_tree_is_typed_through_and_walked_with_arrows(here: City, browsing: Browsing) -> None:
    page = browsing.page(here.actor(Role.FINANCE_PERFORMANCE, "市财政局"))
    page.goto(reverse("organisations"))
    look(page, "tree")
    page.focus("#id_q")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "云栖市"
    page.get_by_role("link", name="市水务局").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("text=河道管理所")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "供水监测站"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.textContent") == "市水务局"
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text("河道管理所")).to_be_hidden()
    page.fill("#id_q", "中学")
    page.wait_for_selector("text=第一中学")
    expect(page.locator(".node")).to_have_count(1)
    assert "q=" in page.url
    look(page, "tree-found")
    page.fill("#id_q", "")
    page.wait_for_selector("text=青石区")
    page.fill("#id_year", "2019")
    page.wait_for_selector(".empty")


def test_a_spreadsheet_is_previewed_and_confirmed(
    here: City, browsing: Browsing, tmp_path: Path
) -> None:
    file = tmp_path / "单位.xlsx"
    file.write_bytes(workbook([*GOOD, ("某所", "预算单位", "没有的局"), ("某站", "科室", "301")]))
    page = browsing.page(here.actor(Role.FINANCE_PERFORMANCE, "市财政局"))
    page.goto(reverse("organisations-import"))
    look(page, "import")
    page.set_input_files("#id_file", file)
    page.click("main button")
    page.wait_for_selector("text=找不到上级「没有的局」")
    look(page, "import-preview")
    assert Organisation.objects.count() == 11
    page.click("main button")
    page.wait_for_selector("text=导入完成")
    assert Organisation.objects.count() == 15


def test_renaming_is_refused_and_done(here: City, browsing: Browsing) -> None:
    page = browsing.page(here.actor(Role.FINANCE_PERFORMANCE, "市财政局"))
    page.goto(reverse("organisation-rename", args=[here["市水务局"].pk]))
    page.fill("#id_name", "市教育局")
    page.click("main button")
    page.wait_for_selector("text=已有名为「市教育局」的单位")
    look(page, "rename-refused")
    page.fill("#id_name", "市水利局")
    page.click("main button")
    page.wait_for_selector("text=沿革")
    assert page.inner_text("h1") == "市水利局"
    look(page, "organisation")


def phases(here: City) -> None:
    today = datetime.date.today()
    for number, kind in enumerate(("declaration", "monitoring", "self_evaluation")):
        start = today - datetime.timedelta(40 - 15 * number)
        made = Phase.objects.create(
            region=here["云栖市"],
            year=today.year,
            kind=kind,
            layout="cn/mof/project-declaration/2015",
            department_layout="cn/mof/department-declaration/2015",
            opens=start,
            closes=start + datetime.timedelta(30),
        )
        if kind == "declaration":
            LateSubmission.objects.create(
                phase=made,
                organisation=here["河道管理所"],
                reason="经办人住院，系统账号未及时移交，材料已基本完成",
                asked_by=here.actor(Role.UNIT_CLERK, "河道管理所").person,
                wanted_until=today + datetime.timedelta(9),
            )


def test_the_calendar(here: City, browsing: Browsing) -> None:
    phases(here)
    page = browsing.page(here.actor(Role.FINANCE_PERFORMANCE, "市财政局"))
    page.goto("/")
    look(page, "home-bureau")
    page.goto(reverse("calendar"))
    look(page, "calendar")
    page.goto(reverse("calendar-days") + "?year=2026")
    look(page, "days")
    page.goto(reverse("calendar-days") + "?year=2027")
    page.click("text=录入节假日或调休")
    page.wait_for_selector("#id_first")
    page.fill("#id_first", "2027-10-01")
    page.fill("#id_last", "2027-10-07")
    page.check("#id_working_0")
    page.fill("#id_name", "国庆节")
    look(page, "enter-days")
    page.click("main button")
    page.wait_for_selector("text=日期已录入")
    look(page, "days-entered")
    page.goto(
        reverse("calendar-phase", args=[here["云栖市"].pk, datetime.date.today().year, "review"])
    )
    look(page, "phase")
    clerk = browsing.page(here.actor(Role.UNIT_CLERK, "河道管理所"))
    clerk.goto("/")
    look(clerk, "home-clerk")
    clerk.goto(reverse("calendar"))
    look(clerk, "calendar-clerk")


def prepared(here: City) -> Evaluation:
    body = here["市水务局"]
    names = ("防汛抗旱和水旱灾害防御", "城乡供水安全保障", "水资源节约保护")
    duties = [
        Duty.objects.create(organisation=body, name=name, valid_from=2024, basis="三定规定")
        for name in names
    ]
    tasks = [
        Task.objects.create(duty=duties[0], year=2026, name=name)
        for name in ("汛前河道清淤", "山洪灾害预警站点维护")
    ]
    Task.objects.create(duty=duties[1], year=2026, name="农村供水水质检测")
    dredging = project(here["河道管理所"], "河道清淤工程", 2024)
    new = project(body, "智慧水务平台", 2026)
    project(here["供水监测站"], "水质监测设备更新", 2025)
    for task, each in ((tasks[0], dredging), (tasks[1], new)):
        TargetLink.objects.create(task=task, project=each, target="完成清淤 12 公里，行洪断面达标")
    day = datetime.date(2025, 3, 1)
    measure = None
    for kind, name, end in (
        ("budget", "市水务局预算管理办法", None),
        ("special_fund", "市级水利专项资金管理办法", datetime.date(2026, 12, 31)),
        ("assets", "固定资产管理规定", datetime.date(2025, 12, 31)),
    ):
        measure = Regulation.objects.create(
            organisation=body,
            kind=kind,
            name=name,
            number="水发〔2025〕3号",
            issued_on=day,
            valid_from=day,
            valid_to=end,
        )
        if kind == "special_fund":
            fund = SpecialFund.objects.create(
                organisation=body,
                name="市级水利发展专项资金",
                first_year=2024,
                last_year=2026,
                measure=measure,
            )
            fund.programmes.create(name="中小河流治理")
            fund.programmes.create(name="水库除险加固")
    return Evaluation.objects.create(
        organisation=body,
        year=2026,
        kind="project",
        name="智慧水务平台",
        project=new,
        amount=3_505_000_000,
        reason="现有系统互不相通，防汛调度数据靠人工汇总",
        criteria="2026.1",
        made_by=here.actor(Role.UNIT_CLERK, "市水务局").person,
    )


def test_the_preparation(here: City, browsing: Browsing) -> None:
    made = prepared(here)
    page = browsing.page(here.actor(Role.DEPARTMENT_REVIEWER, "市水务局"))
    year = "?year=2026"
    for name, address in (
        ("duties", reverse("preparation") + year),
        ("regulations", reverse("regulations")),
        ("evaluations", reverse("evaluations") + year),
        ("funds", reverse("funds")),
        ("begin", reverse("evaluation-begin", args=[here["市水务局"].pk]) + year),
        ("fund-add", reverse("fund-add", args=[here["市水务局"].pk])),
    ):
        page.goto(address)
        look(page, name)
    page.goto(reverse("evaluation", args=[made.pk]))
    for points in page.locator("input[type=number]").all():
        points.fill(points.get_attribute("max") or "0")
    page.locator("input[type=number]").first.fill("4.5")
    page.click("main button")
    page.wait_for_selector("text=未给满分的须说明理由（立项依据）")
    page.locator("textarea").first.fill("规划依据为上一轮五年规划")
    page.click("main button")
    page.wait_for_selector("text=评分已保存")
    assert page.locator("tfoot").inner_text().split()[:3] == ["合计", "100", "98.5"]
    look(page, "evaluation")
    page.click("text=作出结论")
    expect(page.locator("#id_conclusion_0")).to_be_checked()
    page.check("#id_conclusion_1")
    page.fill("#id_opinion", "总体可行，成本测算须补充询价")
    page.fill("#id_adjustments", "补充三家以上询价记录")
    look(page, "conclude")
    page.click("main button")
    page.wait_for_selector("text=待调整")
    page.click("text=评估报告")
    page.wait_for_selector("text=评估单位（盖章）")
    look(page, "report")
    page.emulate_media(media="print")
    look(page, "report-printed")


@pytest.mark.parametrize("address", ["organisations", "calendar", "calendar-days", "preparation"])
def test_in_english(here: City, browsing: Browsing, address: str) -> None:
    phases(here)
    prepared(here)
    page = browsing.page(here.actor(Role.DEPARTMENT_REVIEWER, "市水务局"), language="en")
    page.goto(reverse(address))
    look(page, f"english-{address}")
    text = page.inner_text("h1")
    assert any(letter.isascii() and letter.isalpha() for letter in text)
