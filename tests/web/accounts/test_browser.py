"""People and signing in, in a real browser: keyboard, copying, second factor, small screens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyotp
import pytest

from heji.web.accounts.models import Membership, Person
from heji.web.acting.role import Role
from tests.web.accounts.steps import NEW_PASSWORD, PASSWORD
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.building import BEGUN, City, city

pytestmark = IN_BROWSER


@pytest.fixture
def here(live_server: Any) -> City:
    return city()


@pytest.fixture
def page(browsing: Browsing, here: City) -> Any:
    return browsing.page(None)


def come_in(page: Any, username: str, password: str = PASSWORD) -> None:
    page.goto("/sign-in/")
    page.locator("#id_username:focus").wait_for()  # so that nobody needs a mouse
    page.keyboard.type(username)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def leave(page: Any) -> None:
    with page.expect_navigation():
        page.locator("header").get_by_role("button", name="退出").click()


def test_an_administrator_adds_somebody_who_comes_in(page: Any, here: City) -> None:
    here.actor(Role.UNIT_APPROVER, "河道管理所")
    here.actor(Role.FINANCE_DIVISION, "市财政局")
    come_in(page, here.actor(Role.ADMINISTRATOR, "市财政局").person.username)
    page.get_by_role("link", name="人员与身份").click()
    page.get_by_role("heading", name="人员与身份").wait_for()
    look(page, "people")
    page.get_by_role("link", name="添加人员").click()
    page.get_by_role("heading", name="添加人员").wait_for()
    look(page, "add-person")
    page.get_by_label("用户名").fill("wang.xiaoyu")
    page.get_by_label("姓名").fill("王小雨")
    page.get_by_label("单位").select_option(label="　　河道管理所")
    page.get_by_label("身份").select_option("unit_clerk")
    page.get_by_role("button", name="添加并生成邀请链接").click()
    page.get_by_role("heading", name="邀请链接").wait_for()
    look(page, "link")
    page.get_by_role("button", name="复制王小雨的链接").click()
    page.get_by_text("✓ 已复制").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("link", name="王小雨").click()
    page.get_by_role("heading", name="王小雨").wait_for()
    look(page, "person-invited")
    leave(page)
    page.goto(link)
    look(page, "welcome")
    page.get_by_label("新密码", exact=True).fill("12345678")
    page.get_by_label("再输一次新密码").fill("12345678")
    page.get_by_role("button", name="设定密码").click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_role("alert").inner_text().count("✗") >= 2
    look(page, "welcome-weak")
    page.get_by_label("新密码", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("再输一次新密码").fill(NEW_PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_text("密码已设定，请登录。").wait_for()
    come_in(page, "wang.xiaoyu", NEW_PASSWORD)
    page.locator("header", has_text="河道管理所").wait_for()
    page.goto(link)
    assert page.get_by_role("heading", name="链接已失效").is_visible()
    look(page, "link-over")


def test_a_role_is_given_ended_and_an_account_closed(page: Any, here: City) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所").person
    come_in(page, here.actor(Role.ADMINISTRATOR, "市财政局").person.username)
    page.goto(f"/people/{clerk.pk}/")
    page.locator("summary", has_text="授予身份").click()
    page.locator("form[action$='/roles/']").get_by_label("单位").select_option(
        label="　　河道管理所"
    )
    page.locator("form[action$='/roles/']").get_by_label("身份").select_option("unit_approver")
    look(page, "person-granting")
    page.locator("form[action$='/roles/'] button").click()
    page.get_by_text("已授予身份。").wait_for()
    page.get_by_role("button", name="终止「河道管理所」的单位审核身份").click()
    page.get_by_text("立即生效").wait_for()
    page.locator("summary", has_text="停用账号").click()
    look(page, "person-closing")
    page.get_by_role("button", name="停用「").click()
    page.get_by_text("账号已停用。").wait_for()
    look(page, "person-closed")


def test_the_second_factor_is_set_up_and_asked_for(page: Any, here: City) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所").person
    come_in(page, clerk.username)
    page.get_by_role("link", name=clerk.name).click()
    page.get_by_role("heading", name="我的账号").wait_for()
    look(page, "own-account")
    page.get_by_role("link", name="启用动态口令").click()
    page.get_by_role("heading", name="动态口令").wait_for()
    look(page, "second-factor")
    secret = page.locator("code").inner_text().replace(" ", "")
    page.get_by_label("输入验证器显示的 6 位数字").fill("000000")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert page.locator("code").inner_text().replace(" ", "") == secret  # the same one goes on
    page.get_by_label("输入验证器显示的 6 位数字").fill(pyotp.TOTP(secret).now())
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="恢复码").wait_for()
    look(page, "recovery-codes")
    code = page.locator("code").first.inner_text()
    leave(page)
    come_in(page, clerk.username)
    look(page, "sign-in-code")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    page.locator("header", has_text="河道管理所").wait_for()
    page.goto("/account/second-factor/")
    look(page, "second-factor-there")


def test_roles_are_chosen_and_switched(page: Any, here: City) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所").person
    Membership.objects.create(
        person=clerk, organisation=here["市水务局"], role=Role.DEPARTMENT_REVIEWER, starts=BEGUN
    )
    come_in(page, clerk.username)
    look(page, "choose-role")
    page.get_by_role("button", name="主管部门审核").click()
    page.locator("header", has_text="主管部门审核 · 市水务局").wait_for()
    page.get_by_role("link", name="主管部门审核").click()
    page.locator("button", has_text="当前身份").wait_for()
    assert "当前身份" in page.get_by_role("button", name="主管部门审核").inner_text()
    look(page, "switch-role")
    page.get_by_role("button", name="单位经办").click()
    page.locator("header", has_text="单位经办 · 河道管理所").wait_for()


def test_the_door_its_lock_and_its_english(page: Any, here: City) -> None:
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所").person
    page.goto("/sign-in/?ended=idle")
    look(page, "sign-in")
    come_in(page, clerk.username, "wrong")
    look(page, "sign-in-wrong")
    for _ in range(4):
        come_in(page, clerk.username, "wrong")
    assert page.get_by_role("heading", name="账号已锁定").is_visible()
    look(page, "locked")
    page.goto("/sign-in/")
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="Sign in").wait_for()
    look(page, "sign-in-en")


def test_english_and_darkness_and_a_list_of_problems(page: Any, here: City, tmp_path: Path) -> None:
    come_in(page, here.actor(Role.ADMINISTRATOR, "市财政局").person.username)
    with page.expect_navigation():
        page.get_by_role("button", name="English").click()
    page.emulate_media(color_scheme="dark")
    page.goto("/people/import/")
    wrong = tmp_path / "people.csv"
    wrong.write_text(
        "User name,Name,Organisation,Role\na b,Li,河道管理所,Unit clerk\nc,,x,y\n", "utf-8"
    )
    page.get_by_label("The filled-in sheet").set_input_files(wrong)
    page.get_by_role("button", name="Check and import").click()
    page.get_by_role("heading", name="Problems: 2").wait_for()
    look(page, "import-problems-en-dark")
    page.goto("/account/")
    look(page, "own-account-en-dark")
    page.goto(f"/people/{Person.objects.first().pk}/")  # type: ignore[union-attr]
    look(page, "person-en-dark")
    page.goto("/account/password/")
    look(page, "change-password-en-dark")
