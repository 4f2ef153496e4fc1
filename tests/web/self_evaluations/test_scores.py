"""Scores follow from what was typed, exactly as the core's own evaluation gives them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heji.rubrics.evaluation.evaluate import evaluate
from heji.rubrics.files.shelf import find
from heji.values.formatting import shortest
from heji.web.calendar.models import Phase, PhaseKind
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.filing.columns import put
from heji.web.filing.content import Content, Indicator
from heji.web.filing.models import Filing
from heji.web.filing.selectors import formed_of
from heji.web.self_evaluations.kind import SELF_EVALUATION
from heji.web.self_evaluations.scoring import scored
from tests.web.budgets.budgeting import WAN, adjust, line
from tests.web.building import BEGUN
from tests.web.filing.making import Office
from tests.web.self_evaluations.evaluating import (
    YEAR,
    cells,
    content,
    evaluating,
    fill_in,
    found_in,
    indicator,
    save,
    score,
)

pytestmark = pytest.mark.django_db


def test_everything_reached_has_all_marks() -> None:
    _, form = evaluating(filled=True)
    found = cells(form)
    assert (found["form.total"].text, found["form.grade"].text) == ("100", "优")
    assert found["form.execution_rate"].text == "100.00%"
    assert found["form.rubric"].why[0].startswith("cn/mof/project-self-evaluation/2021")


def test_a_missed_target_says_how_its_score_came_about() -> None:
    made, form = evaluating(filled=True)
    save(made.clerk, form, indicator(form, "受益居民人数"), "result", "2400人")
    found = score(form, "受益居民人数")
    assert found.text == "22.5"
    told = "\n".join(found.why)
    for words in (
        "指标值≥3200人",
        "完成值2400人",
        "得22.5分（分值30分）",
        "依据：",
        "财预〔2020〕10号",
    ):
        assert words in told
    assert "表1" not in told
    assert cells(form)["form.total"].text == "92.5"
    english = "\n".join(score(form, "受益居民人数", "en").why)
    assert "22.5" in english and "table" not in english.lower()


def test_what_cannot_be_computed_says_why() -> None:
    _, form = evaluating()
    assert score(form, "受益居民人数").text == ""
    assert "没有填写实际完成值" in score(form, "受益居民人数").why[0]
    found = cells(form)
    assert found["form.total"].text == ""
    assert "无法确定" in found["form.total"].why[0]
    assert found["form.execution_rate"].text == ""
    assert found["form.execution_rate"].why


def test_an_opinion_does_not_stand_in_for_a_figure() -> None:
    made, form = evaluating(filled=True)
    name = "受益居民人数"
    save(made.clerk, form, indicator(form, name), "result", "基本达到")
    assert score(form, name).text == ""
    save(made.clerk, form, indicator(form, name), "given_score", "27.5分")
    assert score(form, name).text == ""
    assert "无法与指标值比较" in score(form, name).why[0]
    assert "不能代替" in found_in(form)["self-evaluation-given"][0].message


WORDS = st.sampled_from(("", "达成预期指标", "部分达成", "不适用", "详见报告"))
RESULT = st.one_of(
    WORDS,
    st.integers(0, 9999).map(str),
    st.decimals(0, 200, places=2).map(lambda each: f"{each}%"),
    st.decimals(0, 5000, places=1).map(lambda each: f"{each}公里"),
)
SCORE = st.one_of(st.just(""), st.decimals(0, 40, places=2).map(str))
AMOUNT = st.one_of(st.just(""), st.decimals(0, 3000, places=6).map(str))


def typed(row: Indicator, result: str, given_score: str) -> Indicator:
    made = put(put(row, "result", result), "given_score", given_score)
    assert isinstance(made, Indicator)
    return made


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_the_scores_are_those_of_the_core(data: st.DataObject) -> None:
    """Whatever is typed: every score and the total are `evaluate`'s, to the last digit."""
    form, begun = _begun()
    rows = tuple(typed(each, data.draw(RESULT), data.draw(SCORE)) for each in begun.indicators)
    money = tuple(put(each, "amount", data.draw(AMOUNT)) for each in begun.money)
    wanted = Content(begun.texts, money, (), rows)  # type: ignore[arg-type]
    texts = SELF_EVALUATION.computed(form, wanted, "zh")
    own = evaluate(find("cn/mof/project-self-evaluation/2021"), scored(form, wanted).formed.form)
    total = "" if own.total is None else shortest(own.total, 4)
    assert texts["form.total"].text == total
    leaves = {each.name: each for each in own.leaves()}
    for row in rows:
        item = leaves[row.name]
        said = texts[f"indicator.{row.id}.score"]
        assert said.text == ("" if item.score is None else shortest(item.score, 4))
        assert said.why
    printed = formed_of(form, wanted).form
    assert [each.score.quote for each in printed.scores if each.score] == [total] * bool(total)
    again = evaluate(find("cn/mof/project-self-evaluation/2021"), printed)
    assert (again.total, again.grade) == (own.total, own.grade)


def _begun() -> tuple[Filing, Content]:
    found = Filing.objects.filter(kind="self_evaluation").first()
    form = found if found is not None else evaluating()[1]
    return form, content(form)


def spent(made: Office, months: int) -> None:
    of_project = line(made.project, 900 * WAN, YEAR, dict.fromkeys(range(1, months + 1), 70 * WAN))
    adjust(of_project, 100 * WAN, made.clerk)


def test_money_comes_from_the_budgets_where_they_have_it() -> None:
    made, form = evaluating()
    spent(made, 10)
    amounts = {(each.measure, each.part): each.amount for each in content(form).money}
    assert amounts["initial_budget", "total"] == 900 * WAN
    assert amounts["full_year_budget", "total"] == 1000 * WAN
    assert amounts["executed", "fiscal"] == 700 * WAN
    assert amounts["executed", "other"] is None
    assert cells(form)["form.execution_rate"].text == "70.00%"
    assert score(form, "预算执行率").text == "7"
    row = next(each for each in content(form).money if each.measure == "executed")
    assert "预算执行" in cells(form)[f"money.{row.id}.amount"].why[0]
    saved = perform_save(made, form, f"money.{row.id}", "1000")
    assert saved == {f"money.{row.id}.amount": "filing.cell.given"}
    carried = next(each for each in content(form).money if each.part == "carried")
    assert perform_save(made, form, f"money.{carried.id}", "1") == {}


def perform_save(made: Office, form: Filing, row: str, text: str) -> dict[str, str]:
    from heji.web.acting.action import perform

    kind, id = row.split(".")
    typed_in = Typed(kind, int(id), "amount", text, 1)
    return perform(SaveCells(form, (typed_in,)), made.clerk).refused


def test_the_calendar_says_which_rules_hold() -> None:
    made, form = evaluating(filled=True)
    phase = Phase.objects.create(
        region=made.here["云栖市"],
        year=YEAR,
        kind=PhaseKind.SELF_EVALUATION,
        rubric="cn/mof/project-self-evaluation/2020",
        opens=BEGUN,
        closes=BEGUN,
    )
    assert cells(form)["form.rubric"].text == "项目支出绩效自评"
    phase.rubric = "cn/nowhere/1999"
    phase.save()
    assert cells(form)["form.total"].text == ""
    assert "没有设定可用的评分规则" in score(form, "受益居民人数").why[0]
    assert "self-evaluation-rules" in found_in(form)


def test_the_grid_answers_with_scores_and_reasons(client: Client) -> None:
    made, form = evaluating(filled=True)
    client.force_login(made.clerk.person, "django.contrib.auth.backends.ModelBackend")
    row = indicator(form, "受益居民人数")
    sent = {"kind": "indicator", "id": row.id, "column": "result", "text": "1600人", "version": 2}
    answer = client.post(
        reverse("filing-cells", args=(form.pk,)), {"cells": [sent]}, "application/json"
    ).json()
    name = f"indicator.{row.id}.score"
    assert not answer["refused"]
    assert answer["texts"][name] == "15"
    assert "得15分（分值30分）" in answer["why"][name]
    assert answer["texts"]["form.total"] == "85"
    page = client.get(reverse("filing", args=(form.pk,))).content.decode()
    assert f'data-computed="{name}"' in page
    assert "得15分（分值30分）" in page
    assert f'name="{name}"' not in page
    assert f'name="indicator.{row.id}.name"' not in page
    assert 'data-act="add"' not in page


def test_weights_that_do_not_fit_the_rules_are_typed() -> None:
    from tests.web.filing.making import office
    from tests.web.reviews.going import approve_all
    from tests.web.self_evaluations.evaluating import begun

    made = office(filled=True)
    approve_all(made)
    form = begun(made)
    fill_in(made, form)
    assert "110" in found_in(form)["self-evaluation-weights"][0].message
    row = indicator(form, "整治河道长度")
    assert not save(made.clerk, form, row, "weight", "10").refused
    assert "self-evaluation-weights" not in found_in(form)
    assert "self-evaluation-declaration" not in found_in(form)
    assert cells(form)["form.total"].text == "100"
