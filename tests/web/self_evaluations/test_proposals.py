"""What the system knows for bonus and malus rows: proposed with its source, never scored by itself."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.acting.action import perform
from heji.web.calendar.models import Phase, PhaseKind
from heji.web.filing.models import Filing, IndicatorRow
from heji.web.filing.selectors import present
from heji.web.key_evaluations.actions.ending import CloseKeyEvaluation
from heji.web.rectification.models import Source, Task
from heji.web.self_evaluations.proposing import proposals
from tests.web.filing.making import Office
from tests.web.key_evaluations.evaluated import sent
from tests.web.self_evaluations.evaluating import evaluating, found_in, indicator, save, score

pytestmark = pytest.mark.django_db
RUBRIC = "cn/guangdong/guangzhou/department-self-evaluation/2021"
ROW = "工作受表彰或批评"
CHECK = "self-evaluation-proposal"


@pytest.fixture
def made() -> Office:
    return evaluating(filled=True)[0]


@pytest.fixture
def form(made: Office) -> Filing:
    found = Filing.objects.select_related("organisation", "project").get(kind="self_evaluation")
    IndicatorRow.objects.create(
        filing=found, position=99_000, level1="加减分项", name=ROW, section="bonus", code="3.1.1"
    )
    return found


def until(made: Office, closes: datetime.date) -> None:
    Phase.objects.create(
        region=made.here["云栖市"],
        year=2026,
        kind=PhaseKind.SELF_EVALUATION,
        rubric=RUBRIC,
        opens=datetime.date(2020, 1, 1),
        closes=closes,
    )


def kinds(form: Filing) -> dict[str, int]:
    return {each.kind: each.count for each in proposals(form, present(form))}


def test_nothing_is_proposed_where_nothing_is_known(made: Office, form: Filing) -> None:
    until(made, datetime.date(2999, 1, 1))
    assert kinds(form) == {}
    assert CHECK not in found_in(form)


def test_a_late_form_is_proposed_and_never_scored_by_itself(made: Office, form: Filing) -> None:
    until(made, datetime.date(2020, 2, 1))
    assert kinds(form) == {"late": 1}
    shown = score(form, ROW)
    assert shown.text in ("", "0")
    assert any("逾期报送 1 项" in each for each in shown.why)
    (found,) = found_in(form)[CHECK]
    assert (found.tone, found.cell) == ("note", f"indicator.{indicator(form, ROW).id}.basis")
    assert "Handed in late" in found_in(form, "en")[CHECK][0].message
    client = Client()
    client.force_login(made.clerk.person, "django.contrib.auth.backends.ModelBackend")
    html = client.get(reverse("filing", args=(form.pk,))).content.decode()
    assert "报送期限 2020-02-01" in html
    # Words alone do not do: marks have to be taken off.
    save(made.clerk, form, indicator(form, ROW), "basis", "逾期自评1项。")
    row = score(form, ROW)
    if not row.text.startswith("-"):
        assert CHECK in found_in(form)
        save(made.clerk, form, indicator(form, ROW), "given_score", "-2.5")
    assert CHECK not in found_in(form)


def test_tasks_and_poor_grades_are_proposed(made: Office, form: Filing) -> None:
    until(made, datetime.date(2999, 1, 1))
    Task.objects.create(
        organisation=form.organisation,
        year=2026,
        filing=form,
        source=Source.TEXT,
        what="补充验收报告。",
        due=datetime.date(2027, 1, 1),
        issued_in=made.here["市财政局"],
        issued_by=made.clerk.person,
    )
    round_ = sent(made.here, 2, project=made.project)
    for number in range(2):
        round_.hand_in(number)
    round_.attach(round_.office)
    perform(CloseKeyEvaluation(round_.now(), "绩效差。"), round_.office)
    assert kinds(form) == {"inspection": 1, "poor": 1}
    assert len(found_in(form)[CHECK]) == 2
