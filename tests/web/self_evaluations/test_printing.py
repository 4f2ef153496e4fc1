"""The printed form says what the page says, read back by the core's own readers."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from heji.audit.inspection import Source, Wish, inspect
from heji.forms.form import Form, Kind
from heji.web.filing.models import Filing
from tests.web.filing.making import Office
from tests.web.self_evaluations.evaluating import (
    RESULTS,
    SOME_RESULTS,
    evaluating,
    fill_in,
)

pytestmark = pytest.mark.django_db


def entered(client: Client, made: Office) -> None:
    client.force_login(made.clerk.person, "django.contrib.auth.backends.ModelBackend")


def address(form: Filing, name: str, format: str) -> str:
    return reverse("self-evaluation-file", args=(form.pk, name, format))


@pytest.mark.parametrize("format", ["xlsx", "docx", "pdf"])
def test_the_form_as_a_file(client: Client, format: str) -> None:
    made, form = evaluating()
    missed = {"result": "2400人", "reason": "一处小区延期交付", "improvement": "核定下年目标"}
    fill_in(made, form, {**RESULTS, "受益居民人数": missed})
    entered(client, made)
    answer = client.get(address(form, "form", format))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'.{format}"')
    read_back = form_in(answer.content, format)
    assert read_back.kind is Kind.PROJECT_SELF_EVALUATION
    row = next(each for each in read_back.indicators if each.name == "受益居民人数")
    assert [each.quote for role in ("target", "result", "score") if (each := row.entry(role))] == [
        *("≥3200人", "2400人", "22.5")
    ]
    reason = row.entry("reason")
    assert reason is not None
    assert "一处小区延期交付。改进措施：核定下年目标。" in reason.quote
    assert read_back.total_score is not None
    assert read_back.total_score.quote == "92.5"


@pytest.mark.parametrize("results", [{}, SOME_RESULTS])
def test_a_form_that_is_not_finished_is_printed_too(
    client: Client, results: dict[str, dict[str, str]]
) -> None:
    made, form = evaluating()
    if results:
        fill_in(made, form, results)
    entered(client, made)
    assert client.get(address(form, "form", "docx")).status_code == 200


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_the_report(client: Client, format: str) -> None:
    made, form = evaluating(filled=True)
    entered(client, made)
    answer = client.get(address(form, "report", format))
    assert answer.status_code == 200
    assert answer.content[:2] == {"docx": b"PK", "pdf": b"%P"}[format]


def test_the_page_and_what_there_is_not(client: Client) -> None:
    made, form = evaluating(filled=True)
    entered(client, made)
    page = client.get(reverse("print-self-evaluation", args=(form.pk,))).content.decode()
    assert "自评表（xlsx）" in page
    assert "自评报告（pdf）" in page
    assert client.get(address(form, "report", "xlsx")).status_code == 404
    other = reverse("print-self-evaluation", args=(made.form.pk,))
    assert client.get(other).status_code == 404


def form_in(content: bytes, format: str) -> Form:
    """The one form of a file, as the core reads it."""
    outcome = inspect(Source("d1", f"form.{format}", content), Wish(keep_reading=True))
    (reading,) = outcome.readings
    return reading.form
