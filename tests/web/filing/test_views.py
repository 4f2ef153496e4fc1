"""The pages and what the grid sends."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.filing.models import Filing, SetAside
from heji.web.projects.actions import AddProject
from heji.web.projects.models import Level, Project
from tests.web.filing.making import Office, office

pytestmark = pytest.mark.django_db
#: Of a list: who asks, count, keys, rows; of a form: each block, its reviews, the past, the library.
MOST_QUERIES, MOST_QUERIES_OF_A_FORM = 8, 30
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def made() -> Office:
    return office(filled=True)


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.person, BACKEND)
    return client


def post(client: Client, name: str, made: Office, data: Any) -> Any:
    address = reverse(name, args=(made.form.pk,))
    return client.post(address, json.dumps(data), content_type="application/json")


def typed(
    made: Office, column: str = "name", text: str = "清淤长度", **more: Any
) -> dict[str, Any]:
    row = made.content.indicators[0]
    cell = {"kind": "indicator", "id": row.id, "column": column, "text": text, "version": 2}
    return {"cells": [cell | more]}


def test_the_page_shows_the_form_and_its_findings(made: Office) -> None:
    page = signed_in(made.clerk).get(reverse("filing", args=(made.form.pk,)))
    html = page.content.decode()
    assert "整治河道长度" in html
    assert "核查意见" in html
    assert "<textarea" in html


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_opens_in_both_languages(made: Office, language: str) -> None:
    client = signed_in(made.clerk)
    client.cookies["heji_language"] = language
    for name in ("new-declaration", "projects", "new-project"):
        assert client.get(reverse(name)).status_code == 200
    for name in ("filing", "compose-declaration", "filing-import"):
        assert client.get(reverse(name, args=(made.form.pk,))).status_code == 200


def test_cells_are_saved_and_the_answer_has_texts_and_versions(made: Office) -> None:
    answer = post(signed_in(made.clerk), "filing-cells", made, typed(made))
    data = answer.json()
    name = f"indicator.{made.content.indicators[0].id}"
    assert (data["texts"][f"{name}.name"], data["versions"][name]) == ("清淤长度", 3)
    assert not data["refused"]


def test_a_refused_text_comes_back_with_what_stands_there(made: Office) -> None:
    data = typed(made, version=1, was="")
    answer = post(signed_in(made.clerk), "filing-cells", made, data).json()
    (refused,) = answer["refused"].values()
    assert (refused["is_overtaken"], refused["now"]) == (True, "整治河道长度")
    assert SetAside.objects.get().pk == refused["kept"]
    html = signed_in(made.clerk).get(reverse("filing", args=(made.form.pk,))).content.decode()
    assert "清淤长度" in html


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        {"cells": 5},
        {"cells": [{}]},
        {"cells": [{"kind": "indicator", "id": "x", "column": "name", "text": "", "version": 1}]},
    ],
)
def test_what_no_page_sends_is_refused(made: Office, data: Any) -> None:
    assert post(signed_in(made.clerk), "filing-cells", made, data).status_code == 400


def test_acts_of_rows_and_undoing(made: Office) -> None:
    client, row = signed_in(made.clerk), made.content.indicators[0]
    for data in (
        {"act": "add", "kind": "indicator", "id": row.id},
        {"act": "move", "kind": "indicator", "id": row.id, "by": 1},
        {"act": "delete", "kind": "indicator", "id": row.id, "version": 2},
        {"act": "undo"},
        {"act": "redo"},
    ):
        assert post(client, "filing-row", made, data).status_code == 200, data
    assert post(client, "filing-row", made, {"act": "redo"}).status_code == 409
    assert post(client, "filing-row", made, {"act": "launch"}).status_code == 400
    assert client.get(reverse("filing-rows", args=(made.form.pk,))).status_code == 200


def test_findings_come_with_their_cells(made: Office) -> None:
    client = signed_in(made.clerk)
    money = made.content.money[3]
    cell = {"kind": "money", "id": money.id, "column": "amount", "text": "1001", "version": 2}
    post(client, "filing-cells", made, {"cells": [cell]})
    data = client.get(reverse("filing-findings", args=(made.form.pk,))).json()
    sums = [each for each in data["findings"] if each["check"] == "sum-mismatch"]
    (found,) = (each for each in sums if each["cell"] == f"money.{money.id}.amount")
    assert found["formula"] == "800.00 + 200.00"
    assert found["reason"]


def test_without_script_the_whole_form_is_sent(made: Office) -> None:
    client, row = signed_in(made.clerk), made.content.indicators[0]
    name = f"indicator.{row.id}"
    data = {
        f"{name}.name": "清淤长度",
        f"was.{name}.name": "整治河道长度",
        f"{name}.unit": "公里",
        f"was.{name}.unit": "公里",
        f"version.{name}": "2",
        "act": f"add.{name}",
    }
    answer = client.post(reverse("filing-form", args=(made.form.pk,)), data)
    assert answer.status_code == 302
    content = made.content.indicators
    assert content[0].name == "清淤长度"
    assert len(content) == 7


def test_those_above_see_a_form_once_it_was_submitted(made: Office) -> None:
    address = reverse("filing", args=(made.form.pk,))
    above = signed_in(made.another(Role.DEPARTMENT_REVIEWER, "市水务局"))
    assert above.get(address).status_code == 404
    foreign = signed_in(made.another(Role.UNIT_CLERK, "第一中学"))
    assert foreign.get(address).status_code == 404
    from tests.web.reviews.going import submit

    submit(made)
    html = above.get(address).content.decode()
    assert "整治河道长度" in html
    assert "<textarea class" not in html


@pytest.mark.parametrize("name", ["filings", "projects", "new-declaration"])
def test_a_list_costs_the_same_however_long(made: Office, name: str) -> None:
    client = signed_in(made.clerk)

    address = reverse(name, args=("declaration",) if name == "filings" else ())

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    count()
    few = count()
    for number in range(20):
        project = perform(
            AddProject(f"Y{number}", f"项目{number}", Level.PROJECT, 2024), made.clerk
        )
        perform(CreateDeclaration(2026, project), made.clerk)
    assert count() == few <= MOST_QUERIES
    assert Filing.objects.count() == 21


def test_the_page_of_a_form_costs_the_same_however_many_rows(made: Office) -> None:
    client = signed_in(made.clerk)
    pages = ("filing", "filing-findings", "filing-suggestions", "filing-rows")

    def counts() -> list[int]:
        found = []
        for name in pages:
            with CaptureQueriesContext(connection) as captured:
                client.get(reverse(name, args=(made.form.pk,)))
            found.append(len(captured))
        return found

    counts()
    few = counts()
    for _ in range(10):
        post(client, "filing-row", made, {"act": "add", "kind": "indicator"})
    assert counts() == few
    assert max(few) <= MOST_QUERIES_OF_A_FORM


def test_a_list_is_in_order_on_each_of_its_pages(made: Office) -> None:
    for number in range(60):
        project = Project.objects.create(
            organisation=made.project.organisation,
            code=f"Y{number:02d}",
            name=f"项目{number}",
            level=Level.PROJECT,
            first_year=2024,
        )
        perform(CreateDeclaration(2025 + number % 2, project), made.clerk)
    client = signed_in(made.clerk)
    pages = [
        client.get(reverse("filings", args=("declaration",)), {"page": each}) for each in (1, 2)
    ]
    listed = [each for page in pages for each in page.context["page"]]
    assert [len(page.context["page"]) for page in pages] == [50, 11]
    assert listed == list(Filing.objects.all())


def test_a_project_is_entered_and_its_form_begun(made: Office) -> None:
    client = signed_in(made.clerk)
    data = {"code": "X9", "name": "泵站改造", "level": "project", "first_year": "2026"}
    assert client.post(reverse("new-project"), data).status_code == 302
    project = Project.objects.get(code="X9")
    answer = client.post(reverse("new-declaration"), {"year": "2027", "project": project.pk})
    assert answer.status_code == 302
    assert Filing.objects.filter(project=project, year=2027).exists()
    again = client.post(reverse("new-declaration"), {"year": "2027", "project": project.pk})
    assert again.status_code == 422
