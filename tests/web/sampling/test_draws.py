"""Draws among what was handed in: why each form was drawn, kept for good, seen by whom."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.calendar.models import Phase, PhaseKind
from heji.web.filing.models import State
from heji.web.sampling.actions import MakeDraw, Plan
from heji.web.sampling.drawing import Sizes
from heji.web.sampling.models import Candidate, Draw
from heji.web.sampling.selectors import candidates, draws, points_said, verified
from tests.web.reviews.test_views import signed_in
from tests.web.sampling.sampled import SCOPES, YEAR, another, bureau, draw, handed_in
from tests.web.self_evaluations.evaluating import begun, declared

pytestmark = pytest.mark.django_db


def why(made: Draw) -> dict[int, list[str]]:
    return {each.filing_id: each.why for each in candidates(made) if each.why}


def test_each_form_says_why_it_was_drawn() -> None:
    made = handed_in()
    large, small = another(made, 1, 5000), another(made, 2, 10)
    count = LogEntry.objects.count()
    found = draw(bureau(made), 1, 1, 1)
    assert LogEntry.objects.count() == count + 1
    reasons = why(found)
    assert "amount" in reasons[large.pk]
    assert any("risk" in each for each in reasons.values())
    assert set(reasons) <= {made.form.pk, large.pk, small.pk}
    assert Candidate.objects.filter(draw=found).count() == 3


def test_a_risk_has_its_points_and_their_reasons() -> None:
    made = handed_in()
    today = timezone.localdate()
    region = made.here["云栖市"]
    past = {"opens": today.replace(year=2020), "closes": today.replace(year=2020)}
    Phase.objects.create(region=region, year=YEAR, kind=PhaseKind.SELF_EVALUATION, **past)
    found = draw(bureau(made), 0, 1, 0)
    row = next(each for each in candidates(found) if each.filing_id == made.form.pk)
    codes = {each["code"] for each in row.points}
    assert {"over-target", "high-without-evidence", "late"} <= codes
    said = " ".join(points_said(row, "zh"))
    assert "超过目标 30% 以上 1 项：受益居民人数" in said
    assert row.weight == sum(each["weight"] for each in row.points)


def test_what_is_drawn_from_was_handed_in() -> None:
    made = declared()
    begun(made)  # begun, and not handed in
    with pytest.raises(Refused, match="nothing"):
        draw(bureau(made), 0, 0, 5)
    returned = another(made, 1, 10)
    returned.state = State.RETURNED
    returned.save()
    there = another(made, 2, 10)
    assert [each.filing_id for each in candidates(draw(bureau(made), 0, 0, 5))] == [there.pk]


def test_another_draw_needs_a_reason_and_the_first_stays() -> None:
    made = handed_in()
    actor = bureau(made)
    first = draw(actor, 0, 0, 1)
    before = list(Candidate.objects.filter(draw=first).values())
    with pytest.raises(Refused, match="no-reason"):
        draw(actor, 0, 0, 1)
    second = draw(actor, 0, 0, 1, reason="首次抽取后补报一批")
    assert second.pk != first.pk
    assert list(Candidate.objects.filter(draw=first).values()) == before


@pytest.mark.parametrize("sizes", [Sizes(0, 0, 0), Sizes(-1, 1, 1), Sizes(101, 0, 0, True)])
def test_sizes_that_draw_nothing_are_refused(sizes: Sizes) -> None:
    made = handed_in()
    with pytest.raises(Refused, match="wrong-size"):
        perform(MakeDraw(Plan(YEAR, SCOPES, sizes)), bureau(made))


def test_a_draw_comes_out_the_same_and_a_changed_one_is_told() -> None:
    made = handed_in()
    for number in range(6):
        another(made, number, 10 * number)
    found = draw(bureau(made), 2, 0, 2)
    rows = candidates(found)
    assert verified(found, rows).is_same
    assert verified(found, reversed(rows)).is_same
    chosen = next(each for each in rows if each.why)
    chosen.why = []
    assert not verified(found, rows).is_same


def test_a_department_draws_among_its_units_and_a_district_sees_nothing_of_it() -> None:
    made = handed_in()
    another(made, 1, 100, "第一中学")
    department = made.another(Role.DEPARTMENT_REVIEWER, "市水务局")
    own = draw(department, 0, 0, 5)
    assert [each.filing_id for each in candidates(own)] == [made.form.pk]
    assert own in draws(department)
    assert own in draws(bureau(made))
    district = made.another(Role.FINANCE_PERFORMANCE, "区财政局")
    assert not draws(district).exists()
    assert signed_in(district).get(reverse("draw", args=(own.pk,))).status_code == 404
    with pytest.raises(NotAllowed):
        draw(made.clerk, 0, 0, 5)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_made_and_read_on_the_pages(language: str) -> None:
    made = handed_in()
    another(made, 1, 100)
    client = signed_in(bureau(made), language)
    given = {"year": YEAR, "scopes": ["project"], "unit": "percent", "measure": "executed"}
    sizes = {"by_amount": "50", "by_risk": "0", "by_chance": "10", "seed": "", "reason": ""}
    answer = client.post(reverse("new-draw"), {**given, **sizes})
    found = Draw.objects.get()
    assert answer.url == reverse("draw", args=(found.pk,))
    assert len(found.seed) == 32
    page = client.get(answer.url).content.decode()
    assert "✓" in page
    assert found.seed in page
    assert client.get(reverse("draws")).status_code == 200


def test_the_export_has_all_that_it_takes_to_draw_again() -> None:
    made = handed_in()
    form = another(made, 1, 100)
    found = draw(bureau(made), 1, 0, 0)
    answer = signed_in(bureau(made)).get(reverse("draw-export", args=(found.pk,)))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = [tuple(each) for each in sheet.iter_rows(values_only=True)]
    assert ("种子", "云栖2026") in [each[:2] for each in rows]
    row = next(each for each in rows if each[0] == f"filing:{form.pk}")
    assert row[3] == 100
    assert len(row[7]) == 64


def test_the_page_asks_for_no_more_with_more_forms(django_assert_max_num_queries: object) -> None:
    made = handed_in()
    for number in range(8):
        another(made, number, 10)
    found = draw(bureau(made), 5, 0, 2)
    client = signed_in(bureau(made))
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        client.get(reverse("draw", args=(found.pk,)) + "?all")
