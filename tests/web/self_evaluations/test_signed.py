"""Signed versions: read, compared with the form, audited with the other paper, shown to everybody."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.evidence.models import Evidence
from heji.web.filing.models import Filing
from heji.web.self_evaluations.models import SignedVersion
from tests.web.filing.making import Office
from tests.web.reviews.going import submit
from tests.web.self_evaluations.evaluating import evaluating, indicator, save
from tests.web.self_evaluations.signing import form_file, report_file, with_other_words

pytestmark = pytest.mark.django_db


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.person, "django.contrib.auth.backends.ModelBackend")
    return client


def add(actor: Actor, filing: Filing, **files: tuple[str, bytes]) -> str:
    """The page after the files were sent."""
    data = {paper: SimpleUploadedFile(*file) for paper, file in files.items()}
    address = reverse("add-signed-version", args=(filing.pk,))
    return signed_in(actor).post(address, data, follow=True).content.decode()


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_what_was_signed_unchanged_agrees(format: str) -> None:
    made, form = evaluating(filled=True)
    count = LogEntry.objects.count()
    html = add(made.clerk, form, form=(f"盖章.{format}", form_file(form, format)))
    (kept,) = SignedVersion.objects.all()
    assert (kept.is_read, kept.differences) == (True, [])
    assert not [each for each in kept.findings if each["is_across"]]
    assert "与系统一致" in html
    assert LogEntry.objects.count() == count + 1
    piece = Evidence.objects.get()
    assert (piece.subject_id, piece.file.sha256) == (str(form.pk), kept.sha256)


def test_a_changed_cell_is_told_and_stays(made_and_form: tuple[Office, Filing]) -> None:
    made, form = made_and_form
    changed = with_other_words(form_file(form), "3200人", "3900人")
    html = add(made.clerk, form, form=("盖章.docx", changed))
    assert "盖章版与系统不一致" in html
    (kept,) = SignedVersion.objects.all()
    assert ["受益居民人数 result", "3900人", "3200人"] in kept.differences
    page = signed_in(made.clerk).get(reverse("signed-version", args=(form.pk, kept.pk)))
    assert "3900人" in page.content.decode()
    beside = signed_in(made.clerk).get(reverse("filing", args=(form.pk,))).content.decode()
    assert "盖章版与系统不一致" in beside
    # Typing the same into the form makes it agree; what it was is told all the same.
    save(made.clerk, form, indicator(form, "受益居民人数"), "result", "3900人")
    later = signed_in(made.clerk).get(reverse("filing", args=(form.pk,))).content.decode()
    assert "上传时与系统不一致" in later or "盖章版与系统不一致" in later


def test_a_figure_changed_in_the_report_is_a_conflict(
    made_and_form: tuple[Office, Filing],
) -> None:
    made, form = made_and_form
    save(made.clerk, form, indicator(form, "受益居民人数"), "result", "2400人")
    changed = with_other_words(report_file(form), "92.5", "95.5")
    count = LogEntry.objects.count()
    files = {"form": ("表.docx", form_file(form)), "report": ("报告.docx", changed)}
    html = add(made.clerk, form, **files)
    assert LogEntry.objects.count() == count + 2
    kept = SignedVersion.objects.get(paper="report")
    assert kept.beside == SignedVersion.objects.get(paper="form").sha256
    across = {each["check"] for each in kept.findings if each["is_across"]}
    assert "figure-conflict" in across, kept.findings
    assert "自评表与报告不一致" in html
    submit(replace(made, form=form))
    reviewer = made.another(Role.UNIT_APPROVER)
    seen = signed_in(reviewer).get(reverse("filing", args=(form.pk,))).content.decode()
    assert "自评表与报告不一致" in seen


def test_what_cannot_be_read_says_so(made_and_form: tuple[Office, Filing]) -> None:
    made, form = made_and_form
    empty = docx.Document()
    written = io.BytesIO()
    empty.save(written)
    html = add(made.clerk, form, form=("空白.docx", written.getvalue()))
    assert not SignedVersion.objects.get().is_read
    assert "读不出内容，无法比对" in html


def test_only_the_own_clerk_adds_one(made_and_form: tuple[Office, Filing]) -> None:
    made, form = made_and_form
    other = made.another(Role.UNIT_CLERK, "供水监测站")
    address = reverse("add-signed-version", args=(form.pk,))
    assert signed_in(other).post(address).status_code in (403, 404)
    assert "请选择文件" in add(made.clerk, form)
    wrong = add(made.clerk, form, form=("盖章.exe", b"MZ\x90\x00"))
    assert "盖章.exe" not in wrong
    assert not SignedVersion.objects.exists()


@pytest.fixture
def made_and_form() -> tuple[Office, Filing]:
    return evaluating(filled=True)
