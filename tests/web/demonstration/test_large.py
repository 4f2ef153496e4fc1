"""The large city, made small: what is in it, that it is always the same, and that its forms open."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.audit_log.models import LogEntry
from heji.web.budgets.models import BudgetLine, MonthlyExecution
from heji.web.demonstration.city import data
from heji.web.demonstration.folder import Size as Folder
from heji.web.demonstration.folder import residents
from heji.web.demonstration.large.making import make
from heji.web.demonstration.large.place import Place
from heji.web.demonstration.large.size import CITY, Size
from heji.web.demonstration.large.targets import declared
from heji.web.filing.content import from_data
from heji.web.filing.findings import findings
from heji.web.filing.keeping import load
from heji.web.filing.models import Filing, IndicatorRow, Revision, State
from heji.web.filing.selectors import case, present
from heji.web.library.shipping import import_shipped
from heji.web.reviews.models import Review

SMALL = Size(departments=3, projects=40, monitored=6)
TODAY = datetime.date(2027, 3, 10)
pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    import_shipped()
    return make(SMALL, TODAY)


def test_there_is_what_the_size_says(place: Place) -> None:
    kinds = [
        Filing.objects.filter(kind=each).count()
        for each in ("declaration", "monitoring", "self_evaluation")
    ]
    assert kinds == [40, 6, 40]
    assert len(place.bodies) == 3 + 4  # one unit or two below each department
    declared_rows = IndicatorRow.objects.filter(filing__kind="declaration").count()
    assert 8 * 40 <= declared_rows <= 12 * 40
    states = set(Filing.objects.filter(kind="self_evaluation").values_list("state", flat=True))
    assert {State.DRAFT, State.DEPARTMENT_REVIEW, State.APPROVED} <= states
    assert LogEntry.objects.count() == 1


def test_forms_and_what_was_submitted_of_them_say_the_same(place: Place) -> None:
    for each in Revision.objects.select_related("filing"):
        assert from_data(each.content) == load(each.filing)
    waiting = {
        State.SUBMITTED,
        State.DEPARTMENT_REVIEW,
        State.FINANCE_PERFORMANCE_REVIEW,
    }
    for form in Filing.objects.all():
        assert (form.revision > 0) == (form.state != State.DRAFT)
        is_open = Review.objects.filter(filing=form, decision="open").exists()
        assert is_open == (form.state in waiting)


def test_money_adds_up_to_the_fen(place: Place) -> None:
    for form in Filing.objects.filter(kind="self_evaluation"):
        content = load(form)
        lines = BudgetLine.objects.filter(project=form.project, year=form.year)
        initial = sum(each.initial or 0 for each in lines)
        spent = sum(
            MonthlyExecution.objects.filter(line__in=lines).values_list("amount", flat=True)
        )
        assert content.amount("executed", "total") == spent
        parts = [content.amount("executed", each) or 0 for each in ("fiscal", "carried", "other")]
        assert sum(parts) == spent <= initial


def test_most_forms_are_right_and_some_are_not(place: Place) -> None:
    wrong = [
        form.pk
        for form in Filing.objects.all()
        if any(each.tone == "error" for each in findings(case(form, present(form)), "zh"))
    ]
    assert 0 < len(wrong) < 12


def test_the_same_seed_gives_the_same(place: Place) -> None:
    drawn = [declared("health", "甲", CITY.drawing("declared", 1)) for _ in range(2)]
    assert drawn[0] == drawn[1]
    assert drawn[0] != declared("health", "甲", CITY.drawing("declared", 2))
    other = Size(3, 40, 6, seed=2)
    assert declared("health", "甲", other.drawing("declared", 1)) != drawn[0]


def test_its_people_see_their_pages(place: Place, client: Client) -> None:
    from heji.web.accounts.models import Person

    said = data("people")["password"]
    for each in residents(Folder.CITY):
        person = Person.objects.get(username=each.username)
        assert person.check_password(said)
    forms = {each.kind: each.pk for each in Filing.objects.filter(state=State.APPROVED)}
    client.force_login(
        Person.objects.get(username="jixiao"), "django.contrib.auth.backends.ModelBackend"
    )
    assert client.get(reverse("home")).status_code == 200
    for form in forms.values():
        assert client.get(reverse("filing", args=(form,))).status_code == 200
