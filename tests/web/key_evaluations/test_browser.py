"""A key evaluation in a real browser: given to an expert, declared, scored, handed in, concluded."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.key_evaluations.actions.preparing import GiveTo
from heji.web.key_evaluations.models import State
from tests.web.browsing import IN_BROWSER, Browsing, look
from tests.web.key_evaluations.evaluated import Round, begun
from tests.web.sampling.sampled import handed_in
from tests.web.self_evaluations.evaluating import YEAR

pytestmark = IN_BROWSER


@pytest.fixture
def made(live_server: Any) -> Round:
    office = handed_in()
    made = begun(office.here, project=office.project, year=YEAR)
    made.experts.append(office.here.actor(Role.EXPERT, "市财政局"))
    perform(GiveTo(made.evaluation, made.experts[0].person), made.office)
    return made


def test_it_is_scored_and_concluded(browsing: Browsing, made: Round) -> None:
    office, expert = browsing.page(made.office), browsing.page(made.experts[0])
    office.goto(reverse("key-evaluation", args=(made.evaluation.pk,)))
    look(office, "key-evaluation-preparing")
    with office.expect_navigation():
        office.get_by_role("button", name="下发评分").click()
    expect(office.locator(".state")).to_have_text("评分中")
    expert.goto(reverse("key-evaluations-given"))
    with expert.expect_navigation():
        expert.get_by_role("link", name="河道整治重点评价").click()
    look(expert, "key-evaluation-declaring")
    expect(expert.locator("table.scoring")).to_have_count(0)
    with expert.expect_navigation():
        expert.get_by_role("button", name="没有利益关系").click()
    for code in made.evaluation.weights:
        expert.locator(f'[name="score.{code}"]').fill("1.25")
        expert.locator(f'[name="reason.{code}"]').fill("资料齐全。")
    expert.locator("#opinion").fill("总体较好，后续管护不足。")
    look(expert, "key-evaluation-scoring")
    with expert.expect_navigation():
        expert.get_by_role("button", name="提交评分").click()
    expect(expert.locator("tfoot")).to_contain_text("21.25")
    made.attach(made.office)
    office.reload()
    expect(office.locator("tfoot").first).to_contain_text("21.25")
    look(office, "key-evaluation-scored")
    office.locator("#conclusion").fill("绩效较差，建议压减下年预算。")
    with office.expect_navigation():
        office.get_by_role("button", name="形成结论并办结").click()
    expect(office.locator(".state")).to_have_text("已办结")
    look(office, "key-evaluation-closed")
    assert made.now().state == State.CLOSED
