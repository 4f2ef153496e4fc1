"""A self-evaluation begins with what was approved, and cannot say anything else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.filing.actions.rows import Undo
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.filing.models import Filing, State
from heji.web.reviews.actions.submitting import Adjust
from heji.web.self_evaluations.actions.beginning import BeginSelfEvaluation
from heji.web.self_evaluations.actions.renewing import RenewTargets
from tests.web.filing.making import FILLED, office
from tests.web.reviews.going import approve_all, fresh, submit
from tests.web.self_evaluations.evaluating import (
    YEAR,
    begun,
    content,
    declared,
    evaluating,
    found_in,
    indicator,
    save,
)

pytestmark = pytest.mark.django_db


def test_it_begins_with_the_approved_targets_and_the_row_of_the_rules() -> None:
    made, form = evaluating()
    rows = content(form).indicators
    assert [each.name for each in rows] == ["预算执行率", *(each["name"] for each in FILLED)]
    assert [each.section for each in rows] == ["execution", *["performance"] * len(FILLED)]
    was = {each.id: each for each in made.content.indicators}
    for row in rows[1:]:
        source = was[row.source or 0]
        assert (row.name, row.sign, row.value, row.unit) == (
            *(source.name, source.sign, source.value, source.unit),
        )
        assert (row.weight, row.evidence) == (source.weight, source.evidence)
        assert (row.result_value, row.result_text, row.score) == (None, "", None)
    assert content(form).words_of("goal") == made.content.words_of("goal")
    assert form.layout == "cn/mof/project-self-evaluation/2020"


def test_it_is_logged_once() -> None:
    made = declared()
    before = LogEntry.objects.count()
    form = begun(made)
    assert LogEntry.objects.count() == before + 1
    entry = LogEntry.objects.order_by("-pk")[0]
    assert (entry.subject_id, entry.after["revision"]) == (str(form.pk), 1)


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_what_was_not_approved_is_not_evaluated(state: str) -> None:
    made = office(filled=True)
    if state == "submitted":
        submit(made)
    with pytest.raises(Refused, match="not-declared"):
        begun(made)
    assert not Filing.objects.filter(kind="self_evaluation").exists()


def test_it_begins_once_a_year_by_the_own_body() -> None:
    made, _ = evaluating()
    with pytest.raises(Refused, match="exists"):
        begun(made)
    foreign = made.here.actor(Role.UNIT_CLERK, "供水监测站")
    with pytest.raises(NotAllowed):
        perform(BeginSelfEvaluation(YEAR, made.project), foreign)
    with pytest.raises(Refused, match="not-declared"):
        perform(BeginSelfEvaluation(YEAR, None), made.clerk)


@pytest.mark.parametrize("column", ["level2", "name", "sign", "value", "unit", "weight", "score"])
def test_what_was_declared_is_not_typed(column: str) -> None:
    made, form = evaluating()
    row = indicator(form, "整治河道长度")
    saved = save(made.clerk, form, row, column, "1")
    assert saved.refused == {f"indicator.{row.id}.{column}": "filing.cell.given"}
    assert indicator(form, "整治河道长度") == row


def test_the_execution_of_the_budget_is_not_typed() -> None:
    made, form = evaluating()
    row = indicator(form, "预算执行率")
    assert save(made.clerk, form, row, "result", "100%").refused


def adjusted(made: Any, text: str) -> None:
    """Adjusts the target of the first indicator and has it approved."""
    perform(Adjust(fresh(made.form), "汛期延误"), made.clerk)
    row = made.content.indicators[0]
    typed = Typed("indicator", row.id, "value", text, 0, f"{row.value}")
    assert not perform(SaveCells(fresh(made.form), (typed,)), made.clerk).refused
    approve_all(made)


def test_an_adjusted_declaration_is_told_and_taken_over() -> None:
    made, form = evaluating()
    row = indicator(form, "整治河道长度")
    save(made.clerk, form, row, "result", "9公里")
    with pytest.raises(Refused, match="nothing-renewed"):
        perform(RenewTargets(form), made.clerk)
    assert "self-evaluation-declaration" not in found_in(form)
    adjusted(made, "≥8公里")
    assert "≥8公里" in found_in(form)["self-evaluation-declaration"][0].message
    before = LogEntry.objects.count()
    perform(RenewTargets(form), made.clerk)
    assert LogEntry.objects.count() == before + 1
    now = indicator(form, "整治河道长度")
    assert (now.id, now.value, now.result_value) == (row.id, 8, 9)
    assert "self-evaluation-declaration" not in found_in(form)
    perform(Undo(form), made.clerk)
    assert indicator(form, "整治河道长度").value == 12


def test_a_target_that_came_later_and_one_that_went() -> None:
    made, form = evaluating()
    perform(Adjust(fresh(made.form), "调整任务"), made.clerk)
    row = made.content.indicators[0]
    typed = Typed("indicator", row.id, "name", "", 0, row.name)
    value = Typed("indicator", row.id, "value", "", 0, f"{row.value}")
    perform(SaveCells(fresh(made.form), (typed, value)), made.clerk)
    approve_all(made)
    assert "已没有「整治河道长度」" in found_in(form)["self-evaluation-declaration"][0].message
    perform(RenewTargets(form), made.clerk)
    assert all(each.name != "整治河道长度" for each in content(form).indicators)


def test_only_a_form_that_is_filled_in_is_renewed() -> None:
    made, form = evaluating()
    adjusted(made, "≥8公里")
    Filing.objects.filter(pk=form.pk).update(state=State.APPROVED)
    with pytest.raises(Refused, match="not-editable"):
        perform(RenewTargets(fresh(form)), made.clerk)


def test_the_pages(client: Client) -> None:
    made = declared()
    client.force_login(made.clerk.person, "django.contrib.auth.backends.ModelBackend")
    address = reverse("new-self-evaluation")
    assert "自评年度" in client.get(address).content.decode()
    refused = client.post(address, {"year": str(YEAR - 1), "project": str(made.project.pk)})
    assert refused.status_code == 422
    assert "没有 2025 年度已批复" in refused.content.decode()
    done = client.post(address, {"year": str(YEAR), "project": str(made.project.pk)})
    form = Filing.objects.get(kind="self_evaluation")
    assert done["Location"] == reverse("filing", args=(form.pk,))
    page = client.get(done["Location"]).content.decode()
    assert "按现行批复目标更新" in page
    assert "沿用到" not in page
    assert client.post(reverse("renew-targets", args=(form.pk,))).status_code == 302
