"""The demonstration city: what is in it, and that its acts are genuine."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.acting.role import Role
from heji.web.audit_log.history import told
from heji.web.audit_log.models import LogEntry
from heji.web.audit_log.proof import prove
from heji.web.audit_log.signing import own_key
from heji.web.audit_log.wording import field_name, value_text
from heji.web.budgets.models import BudgetLine, MonthlyExecution, RegisterValue
from heji.web.demonstration.city import data
from heji.web.demonstration.folder import password, residents
from heji.web.demonstration.loading import fill
from heji.web.evidence.models import Evidence
from heji.web.filing.findings import findings
from heji.web.filing.keeping import load
from heji.web.filing.models import Filing, IndicatorRow, State
from heji.web.filing.selectors import case
from heji.web.library.models import LibraryEntry, Status
from heji.web.library.shipping import import_shipped
from heji.web.organisations.models import Kind
from heji.web.reviews.models import Comment


@pytest.mark.django_db
def test_the_city_is_whole() -> None:
    import_shipped()
    city = fill()
    assert prove(own_key().public).holds
    assert LogEntry.objects.count() > 300
    _the_log_is_in_words()
    _people_can_come()
    _every_state_is_there()
    _approved_forms_are_clean(city.year(1))
    _money_is_spent(city.today)
    regions = [each for each in city.bodies.values() if each.kind == Kind.REGION]
    assert {city.bureau(each).name for each in regions} == {
        "云栖市财政局",
        "青石区财政局",
        "临溪区财政局",
    }
    assert {"pdf", "png"} == set(Evidence.objects.values_list("file__form", flat=True))
    assert Comment.objects.exclude(cell="").exists()
    own = LibraryEntry.objects.exclude(organisation=None)
    assert set(own.values_list("status", flat=True)) == {Status.APPROVED, Status.PROPOSED}


def _the_log_is_in_words() -> None:
    """No field of any act is shown under the name that the database has for it, no value as JSON."""
    raw: set[str] = set()
    things = set(LogEntry.objects.values_list("subject_type", "subject_id"))
    for kind, id in things:
        entries = LogEntry.objects.filter(subject_type=kind, subject_id=id).order_by("number")
        for act in told(kind, id, list(entries), "zh"):
            for each in act.changes:
                if not each.label and field_name(kind, each.field, "zh") == each.field:
                    raw.add(f"{kind} {each.field}")
                said = (
                    value_text(kind, each.field, one, "zh") for one in (each.before, each.after)
                )
                if any(one.startswith(("{", "[")) for one in said):
                    raw.add(f"{kind} {each.field} {each.after}")
    assert raw == set()


def _money_is_spent(today: datetime.date) -> None:
    """A line for each source, something spent in each month that is over, never more than there is."""
    lines = BudgetLine.objects.filter(year=today.year)
    assert lines.count() >= len(set(lines.values_list("project", flat=True))) >= 10
    months = MonthlyExecution.objects.filter(line__year=today.year)
    assert set(months.values_list("month", flat=True)) == set(range(1, today.month))
    for each in lines:
        assert sum(month.amount for month in each.months.all()) <= (each.initial or 0)
    assert RegisterValue.objects.filter(year=today.year).count() >= 10


def _people_can_come() -> None:
    assert {each.role for each in residents()} == set(Role.values)
    given = {"username": residents()[-1].username, "password": password()}
    answer = Client().post(reverse("sign-in"), given)
    assert (answer.status_code, answer["Location"]) == (302, "/")


def _every_state_is_there() -> None:
    states = set(Filing.objects.values_list("state", flat=True))
    assert states == set(State.values) - {State.PUBLISHED, State.VOID}
    from_library = IndicatorRow.objects.exclude(library_code="")
    assert from_library.count() > 60
    assert not IndicatorRow.objects.filter(type="").exists()


def _approved_forms_are_clean(next_year: int) -> None:
    """What was approved has no error; the drafts of the next year have, to be seen and corrected."""
    wrong = {
        each: [found.check for found in findings(case(each, load(each)), "zh")]
        for each in Filing.objects.filter(state__in=(State.DRAFT, State.APPROVED))
    }
    approved = {
        name for each, names in wrong.items() if each.state != State.DRAFT for name in names
    }
    assert not approved
    drafts = {name for each, names in wrong.items() if each.year == next_year for name in names}
    assert {"sum-mismatch", "declaration-weights", "target-direction"} <= drafts
    assert {"declaration-below-past", "declaration-common", "indicator-type-missing"} <= drafts


def test_weights_and_amounts_of_the_data_add_up() -> None:
    for each in data("projects")["projects"]:
        assert sum(row[3] for row in each["indicators"]) == 90, each["name"]
        for money in (each["money"], each["whole_money"]):
            parts = sum(_fen(money[part]) for part in ("fiscal", "other"))
            assert _fen(money["total"]) == parts, each["name"]


def _fen(amount: str) -> int:
    from heji.web.filing.figures import amount_of

    return amount_of(amount)[0] or 0
