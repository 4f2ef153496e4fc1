"""The original of a form that was read: its pages with boxes, kept as evidence when confirmed."""

from __future__ import annotations

import io
import re

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from heji.forms.layout import layouts
from heji.web.audit_log.models import LogEntry
from heji.web.evidence.models import Evidence, StoredFile
from heji.web.evidence.preview import page_of, pages_of, size_of
from heji.web.evidence.storage import path_of
from heji.web.filing.models import Intake
from heji.web.filing.selectors import formed_of
from heji.writers.official import pdf
from heji.writers.official.composing import compose
from tests.web.declarations.test_files import FORM, upload
from tests.web.filing.making import Office, office

pytestmark = pytest.mark.django_db


def printed(made: Office) -> bytes:
    """The form of an office as its official PDF."""
    layout = next(each for each in layouts() if each.id == made.form.layout)
    return pdf.write(compose(formed_of(made.form, made.content).form, layout))


@pytest.fixture
def made() -> Office:
    return office(filled=True)


@pytest.fixture
def client(made: Office) -> Client:
    signed_in = Client()
    signed_in.force_login(made.clerk.person, "django.contrib.auth.backends.ModelBackend")
    return signed_in


def read_in(made: Office, client: Client, name: str, content: bytes) -> tuple[Intake, str]:
    """The intake and its page."""
    address = reverse("filing-import", args=(made.form.pk,))
    answer = client.post(address, {"file": upload(name, content)}, follow=True)
    return Intake.objects.get(), answer.content.decode()


def test_a_pdf_is_shown_with_its_cells_boxed(made: Office, client: Client) -> None:
    intake, html = read_in(made, client, "form.pdf", printed(made))
    assert intake.original is not None
    size = size_of(intake.original, 1)
    assert size is not None
    assert sorted(map(round, size)) == [595, 842]
    boxes = re.findall(r'class="box[^"]*" id="o\.([^"]+)" style="([^"]+)"', html)
    assert len(boxes) == len(intake.places) > 10
    for _, style in boxes:
        left, top, width, height = (float(each) for each in re.findall(r"([\d.]+)%", style))
        assert left + width <= 101
        assert top + height <= 101
    for name, _ in boxes:
        assert f'id="r.{name}" href="#o.{name}"' in html
    page = client.get(reverse("filing-original", args=(made.form.pk, intake.pk, 1)))
    assert page["Content-Type"] == "image/png"
    assert page["Content-Security-Policy"] == "default-src 'none'; sandbox"
    nowhere = reverse("filing-original", args=(made.form.pk, intake.pk, 9))
    assert client.get(nowhere).status_code == 404


def test_the_confirmed_original_is_evidence_by_the_same_act(made: Office, client: Client) -> None:
    intake, _ = read_in(made, client, "form.pdf", printed(made))
    assert not Evidence.objects.exists()
    count = LogEntry.objects.count()
    client.post(reverse("filing-check", args=(made.form.pk, intake.pk)))
    (piece,) = Evidence.objects.all()
    assert (piece.name, piece.subject_id) == ("form.pdf", str(made.form.pk))
    assert piece.file.sha256 == intake.sha256
    assert LogEntry.objects.count() == count + 1
    entry = LogEntry.objects.get(number=count + 1)
    assert (entry.after["sha256"], entry.after["is_evidence"]) == (intake.sha256, True)


def test_a_page_of_the_web_is_shown_as_its_tables_and_not_kept(
    made: Office, client: Client
) -> None:
    intake, html = read_in(made, client, "form.html", FORM.encode())
    assert intake.original is None
    (name,) = (each for each in re.findall(r'id="o\.([^"]+)"><a[^>]*>加固堤防长度', html))
    assert f'id="r.{name}" href="#o.{name}"' in html
    client.post(reverse("filing-check", args=(made.form.pk, intake.pk)))
    assert not Evidence.objects.exists()


def test_what_would_be_replaced_is_told(made: Office, client: Client) -> None:
    _, html = read_in(made, client, "form.html", FORM.encode())
    assert "表中现为：1000.00" in html
    assert "表中现为：整治河道12公里，改善沿线居民生活环境。" in html


def test_nobody_else_sees_the_original(made: Office, client: Client) -> None:
    intake, _ = read_in(made, client, "form.pdf", printed(made))
    other = Client()
    other.force_login(made.another().person, "django.contrib.auth.backends.ModelBackend")
    for name, more in (("filing-check", ()), ("filing-original", (1,))):
        address = reverse(name, args=(made.form.pk, intake.pk, *more))
        assert other.get(address).status_code == 404


def test_pictures_say_how_large_they_were_on_paper(made: Office, client: Client) -> None:
    written = io.BytesIO()
    Image.new("RGB", (2480, 3508), "white").save(written, "PNG", dpi=(300, 300))
    content = written.getvalue()
    kept = StoredFile.objects.create(sha256="ab" * 32, bytes=len(content), form="png")
    place = path_of(kept.sha256)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    assert pages_of(kept) == 1
    assert page_of(kept, 1)
    size = size_of(kept, 1)
    assert size is not None
    assert tuple(map(round, size)) == (595, 842)
    assert size_of(kept, 2) is None
