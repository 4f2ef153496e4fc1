"""A self-evaluation on paper: printed, filled into an empty one, every cell comes back."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from heji.web.acting.action import perform
from heji.web.audit_log.models import LogEntry
from heji.web.evidence.models import Evidence
from heji.web.filing.actions.rows import Undo
from heji.web.filing.columns import show
from heji.web.filing.content import Content
from heji.web.filing.models import Filing, Intake
from heji.web.filing.selectors import formed_of, present
from heji.web.self_evaluations.papers import table
from tests.web.filing.making import Office
from tests.web.self_evaluations.evaluating import RESULTS, evaluating, fill_in, indicator

pytestmark = pytest.mark.django_db
MISSED = {
    "result": "2400人",
    "reason": "一处小区延期交付。",
    "improvement": "按实有人口核定下年目标。",
}
FULL = {**RESULTS, "受益居民人数": MISSED}


def signed_in(made: Office) -> Client:
    client = Client()
    client.force_login(made.clerk.person, "django.contrib.auth.backends.ModelBackend")
    return client


def printed(form: Filing, format: str) -> bytes:
    return table(formed_of(form, present(form)).form, format).data


def emptied(made: Office, form: Filing) -> None:
    """Takes back what was filled in."""
    perform(Undo(form, is_redo=False), made.clerk)


def brought(made: Office, form: Filing, name: str, content: bytes) -> tuple[Intake, str]:
    """The intake of a file and the page that shows it."""
    address = reverse("filing-import", args=(form.pk,))
    file = SimpleUploadedFile(name, content)
    answer = signed_in(made).post(address, {"file": file}, follow=True)
    return Intake.objects.get(), answer.content.decode()


def cells(content: Content) -> dict[str, str]:
    columns = ("result", "reason", "improvement", "basis", "given_score", "weight", "value")
    said = {
        f"{each.name}.{column}": show(each, column)
        for each in content.indicators
        for column in columns
    }
    said |= {f"{each.measure}.{each.part}": show(each, "amount") for each in content.money}
    return said | {each.role: each.text for each in content.texts}


@pytest.mark.parametrize("format", ["docx", "xlsx", "pdf"])
def test_every_cell_comes_back(format: str) -> None:
    made, form = evaluating(in_words="沿线居民满意度")
    words = {"result": "满意度有所提高", "given_score": "9", "basis": "问卷显示多数居民满意。"}
    fill_in(made, form, {**FULL, "沿线居民满意度": words})
    before, paper = cells(present(form)), printed(form, format)
    emptied(made, form)
    assert cells(present(form)) != before
    intake, html = brought(made, form, f"form.{format}", paper)
    assert intake.told == []
    assert "2400" in html
    count = LogEntry.objects.count()
    signed_in(made).post(reverse("filing-check", args=(form.pk, intake.pk)))
    assert LogEntry.objects.count() == count + 1
    assert cells(present(form)) == before
    assert Evidence.objects.get().subject_id == str(form.pk)
    emptied(made, form)
    assert indicator(form, "受益居民人数").result_value is None
