"""Evidence: taken, refused, seen, removed; and never run by a browser."""

from __future__ import annotations

import hashlib
import io
import stat
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.environment import Environment
from heji.web.evidence import preview, storage
from heji.web.evidence.models import Evidence, StoredFile
from heji.web.evidence.receiving import clean_name
from heji.web.evidence_settings import MEGABYTE, evidence_settings
from heji.web.variables import WrongSetting
from tests.web.building import City, city

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def pdf(pages: int = 1) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def picture(colour: str = "red", form: str = "PNG", size: tuple[int, int] = (60, 40)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, form)
    return buffer.getvalue()


@pytest.fixture
def here() -> City:
    return city()


@pytest.fixture
def clerk(here: City) -> Actor:
    return here.actor(Role.UNIT_CLERK, "河道管理所")


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> Path:
    """Each test has evidence of its own."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=tmp_path)
    return tmp_path


def limited(settings: Any, **changes: Any) -> Environment:
    changed = replace(settings.ENVIRONMENT.evidence, **changes)
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, evidence=changed)
    return settings.ENVIRONMENT


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.person, BACKEND)
    return client


def address(here: City, body: str = "河道管理所") -> str:
    return reverse("evidence-of", args=("organisations.organisation", here[body].pk))


def attach(actor: Actor, where: str, *files: tuple[str, bytes]) -> list[str]:
    """Uploads files; what the page says afterwards."""
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    client = signed_in(actor)
    answer = client.post(where, {"file": uploads, "csrf": ""}, headers={"Accept-Language": "zh"})
    if answer.status_code != 302:
        return [str(answer.status_code)]
    return [str(each) for each in client.get(where).context["messages"]]


def test_a_file_is_attached_and_logged_once(here: City, clerk: Actor) -> None:
    content = pdf()
    assert attach(clerk, address(here), ("合同.pdf", content)) == ["已添加「合同.pdf」。"]
    piece = Evidence.objects.get()
    digest = hashlib.sha256(content).hexdigest()
    assert (piece.file.sha256, piece.organisation) == (digest, here["河道管理所"])
    kept = storage.path_of(digest)
    assert kept.read_bytes() == content
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    entry = LogEntry.objects.get()
    assert (entry.action, entry.after["sha256"]) == ("evidence.attach", digest)
    assert entry.owner_id == here["河道管理所"].pk
    assert not list((storage.folder() / "incoming").iterdir())


def test_the_same_content_is_kept_once(here: City, clerk: Actor) -> None:
    other = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    content = pdf()
    attach(clerk, address(here), ("甲.pdf", content))
    (said,) = attach(clerk, address(here), ("乙.pdf", content))
    assert "已经附在这里" in said
    attach(other, address(here, "市水务局"), ("丙.pdf", content))
    assert (StoredFile.objects.count(), Evidence.objects.count()) == (1, 2)
    assert len(list((storage.folder() / "evidence").rglob("*"))) == 2  # a folder and a file


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("page.pdf", b"<!doctype html><script>alert(1)</script>", "不是可用的格式"),
        ("page.html", b"<html></html>", "不是可用的格式"),
        ("page.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "不是可用的格式"),
        ("note.txt", "文字".encode(), "不是可用的格式"),
        ("empty.pdf", b"", "不是可用的格式"),
        ("run.exe", b"MZ\x90\x00" + b"\x00" * 200, "不是可用的格式"),
        ("packed.zip", b"PK\x05\x06" + b"\x00" * 18, "不是可用的格式"),
        ("old.bmp", picture(form="BMP"), "不是可用的格式"),
    ],
)
def test_what_is_no_evidence_is_refused(
    here: City, clerk: Actor, name: str, content: bytes, said: str
) -> None:
    (told,) = attach(clerk, address(here), (name, content))
    assert said in told
    assert not Evidence.objects.exists()
    assert not LogEntry.objects.exists()


def test_one_refused_file_does_not_hold_up_the_others(here: City, clerk: Actor) -> None:
    told = attach(clerk, address(here), ("a.exe", b"MZ"), ("b.png", picture()))
    assert [each[:3] for each in told] == ["未添加", "已添加"]


def test_a_file_beyond_the_limit_is_refused(here: City, clerk: Actor, settings: Any) -> None:
    limited(settings, file_bytes=1000)
    (told,) = attach(clerk, address(here), ("大.pdf", pdf() + b" " * 1000))
    assert "文件超过" in told
    limited(settings, file_bytes=MEGABYTE)
    assert "已添加" in attach(clerk, address(here), ("大.pdf", pdf() + b" " * 1000))[0]


def test_there_is_an_end_of_files(here: City, clerk: Actor, settings: Any) -> None:
    limited(settings, files=1)
    told = attach(clerk, address(here), ("a.png", picture()), ("b.png", picture("blue")))
    assert "最多可附 1 个文件" in told[1]


def scanner(folder: Path, code: str) -> tuple[str, ...]:
    script = folder / "scanner.py"
    script.write_text(f"import sys, time\ncontent = open(sys.argv[1], 'rb').read()\n{code}")
    return (sys.executable, str(script))


def test_the_scanner_decides(here: City, clerk: Actor, settings: Any, tmp_path: Path) -> None:
    scan = scanner(tmp_path, "print(sys.argv[1] + ': Eicar FOUND'); sys.exit(b'IEND' in content)")
    limited(settings, scan=scan)
    told = attach(clerk, address(here), ("a.png", picture()), ("b.pdf", pdf()))
    assert "病毒扫描拒绝了这个文件（Eicar FOUND）" in told[0]
    assert "已添加" in told[1]
    refused, attached = LogEntry.objects.all()
    assert (refused.action, refused.after["file"]) == ("evidence.refuse", "a.png")
    assert attached.action == "evidence.attach"


@pytest.mark.parametrize("code", ["sys.exit(2)", "time.sleep(30)", "import nothing_there", None])
def test_a_scanner_that_fails_lets_nothing_through(
    here: City, clerk: Actor, settings: Any, tmp_path: Path, code: str | None
) -> None:
    # A Python that ends with a traceback has the exit status 1, which means refused.
    scan = scanner(tmp_path, code) if code is not None else ("/nowhere/scanner",)
    limited(settings, scan=scan, scan_seconds=2)
    (told,) = attach(clerk, address(here), ("b.pdf", pdf()))
    assert "未添加" in told
    assert not Evidence.objects.exists()
    assert not list((storage.folder() / "incoming").iterdir())


def opened(actor: Actor, name: str, **arguments: int) -> Any:
    return signed_in(actor).get(reverse(name, kwargs=arguments))


def test_a_file_is_never_shown_as_a_page(here: City, clerk: Actor) -> None:
    content = b"%PDF-1.4 <html><script>alert(1)</script>" + pdf()
    attach(clerk, address(here), ("合同.html", content))
    piece = Evidence.objects.get()
    assert piece.name == "合同.html.pdf"
    answer = opened(clerk, "evidence-file", id=piece.pk)
    assert b"".join(answer) == content
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    ("role", "body", "status"),
    [
        (Role.UNIT_CLERK, "河道管理所", 200),
        (Role.UNIT_APPROVER, "河道管理所", 200),
        (Role.DEPARTMENT_REVIEWER, "市水务局", 200),
        (Role.FINANCE_DIVISION, "市财政局", 200),
        (Role.INSPECTOR, "市审计局", 200),
        (Role.UNIT_CLERK, "供水监测站", 404),
        (Role.DEPARTMENT_REVIEWER, "市教育局", 404),
        (Role.FINANCE_PERFORMANCE, "区财政局", 404),
        (Role.EXPERT, "市财政局", 404),
        (Role.ADMINISTRATOR, "市财政局", 403),
        (Role.AUDIT_ADMINISTRATOR, "市财政局", 403),
    ],
)
def test_evidence_is_seen_by_those_whose_business_it_is(
    here: City, clerk: Actor, role: Role, body: str, status: int
) -> None:
    attach(clerk, address(here), ("a.png", picture()))
    piece = Evidence.objects.get()
    actor = here.actor(role, body)
    for name in ("evidence-piece", "evidence-file"):
        assert opened(actor, name, id=piece.pk).status_code == status
    page = opened(actor, "evidence-page", id=piece.pk, number=1).status_code
    assert page == status
    assert signed_in(actor).get(address(here)).status_code == status


@pytest.mark.parametrize(
    ("role", "body"), [(Role.INSPECTOR, "市审计局"), (Role.UNIT_CLERK, "供水监测站")]
)
def test_others_attach_nothing(here: City, role: Role, body: str) -> None:
    told = attach(here.actor(role, body), address(here), ("a.png", picture()))
    assert told in (["404"], ["未添加「a.png」：您当前的身份不能添加佐证材料。"])
    assert not Evidence.objects.exists()


def remove(actor: Actor, piece: Evidence, reason: str) -> int:
    client = signed_in(actor)
    where = reverse("evidence-remove", args=(piece.pk,))
    return client.post(where, {"reason": reason}).status_code


def test_removing_marks_and_keeps(here: City, clerk: Actor) -> None:
    attach(clerk, address(here), ("a.png", picture()))
    piece = Evidence.objects.get()
    assert remove(clerk, piece, "  ") == 302
    assert remove(here.actor(Role.DEPARTMENT_REVIEWER, "市水务局"), piece, "不对") == 302
    assert remove(here.actor(Role.UNIT_CLERK, "供水监测站"), piece, "不对") == 404
    assert remove(here.actor(Role.INSPECTOR, "市审计局"), piece, "不对") == 403
    piece.refresh_from_db()
    assert piece.removed_at is None
    assert LogEntry.objects.count() == 1

    remove(clerk, piece, "传错了")
    piece.refresh_from_db()
    assert (piece.reason, piece.removed_by) == ("传错了", clerk.person)
    assert storage.path_of(piece.file.sha256).is_file()
    assert LogEntry.objects.last().action == "evidence.remove"  # type: ignore[union-attr]
    assert LogEntry.objects.count() == 2
    assert opened(clerk, "evidence-piece", id=piece.pk).status_code == 200
    assert opened(clerk, "evidence-file", id=piece.pk).status_code == 404
    inspector = here.actor(Role.INSPECTOR, "市审计局")
    assert opened(inspector, "evidence-file", id=piece.pk).status_code == 200
    assert "已添加" in attach(clerk, address(here), ("a.png", picture()))[0]


# Previews.

CONFINES = preview.LIMITS and sys.platform == "linux"
needs_confinement = pytest.mark.skipif(not CONFINES, reason="confinement needs Linux")


@needs_confinement
@pytest.mark.parametrize(
    ("name", "content", "pages"),
    [
        ("a.pdf", pdf(3), 3),
        ("a.pdf", pdf(25), 20),
        ("a.png", picture(), 1),
        ("a.jpg", picture(form="JPEG", size=(4000, 3000)), 1),
        ("a.tif", picture(form="TIFF"), 1),
        ("a.pdf", b"%PDF-1.7 damaged", 0),
        ("a.png", b"\x89PNG\r\n\x1a\n damaged", 0),
    ],
)
def test_pages_are_drawn(here: City, clerk: Actor, name: str, content: bytes, pages: int) -> None:
    attach(clerk, address(here), (name, content))
    piece = Evidence.objects.get()
    shown = opened(clerk, "evidence-piece", id=piece.pk)
    assert len(shown.context["pages"]) == pages
    if pages:
        answer = opened(clerk, "evidence-page", id=piece.pk, number=pages)
        assert answer["Content-Type"] == "image/png"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        drawn = Image.open(io.BytesIO(b"".join(answer)))
        assert max(drawn.size) <= 1760
    assert opened(clerk, "evidence-page", id=piece.pk, number=pages + 1).status_code == 404
    assert [each.name[0] for each in (storage.folder() / "previews").iterdir()] != ["."]


@needs_confinement
def test_a_place_where_a_photograph_was_taken_is_not_shown(here: City, clerk: Actor) -> None:
    buffer = io.BytesIO()
    taken = Image.new("RGB", (50, 20), "blue")
    taken.getexif()[0x010E] = "31.2304N 121.4737E"
    taken.save(buffer, "JPEG", exif=taken.getexif())
    attach(clerk, address(here), ("a.jpg", buffer.getvalue()))
    opened(clerk, "evidence-piece", id=Evidence.objects.get().pk)
    drawn = preview.page_of(StoredFile.objects.get(), 1)
    assert drawn is not None
    assert b"31.2304" not in drawn.read_bytes()


def test_without_confinement_nothing_is_drawn(
    here: City, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "_run", lambda *_: preview.NOT_CONFINED)
    attach(clerk, address(here), ("a.png", picture()))
    page = opened(clerk, "evidence-piece", id=Evidence.objects.get().pk)
    assert "不能隔离运行预览程序" in page.content.decode()


def test_lists_ask_a_fixed_number_of_times(
    here: City, clerk: Actor, django_assert_num_queries: Any
) -> None:
    client = signed_in(clerk)
    for colour in ("red", "blue", "green"):
        attach(clerk, address(here), (f"{colour}.png", picture(colour)))
    client.get(reverse("evidence"))
    with django_assert_num_queries(5):  # session, person, memberships, count, pieces
        client.get(reverse("evidence"))
    with django_assert_num_queries(5):  # session, person, memberships, organisation, pieces
        client.get(address(here))


# Names and settings.


@given(st.text(max_size=300), st.sampled_from(["pdf", "jpeg", "docx"]))
def test_names_are_harmless(name: str, form: str) -> None:
    cleaned = clean_name(name, form)
    assert 0 < len(cleaned) <= 150
    assert not set(cleaned) & set('/\\:*?"<>|\x00\r\n\u202e')
    assert cleaned not in {".", ".."}
    assert cleaned.lower().endswith((".pdf", ".jpg", ".jpeg", ".jpe", ".docx"))
    assert clean_name(cleaned, form) == cleaned


def test_settings_of_evidence() -> None:
    found = evidence_settings(
        {
            "HEJI_EVIDENCE_MEGABYTES": "5",
            "HEJI_EVIDENCE_FORMATS": "pdf,ods",
            "HEJI_VIRUS_SCAN": "clamdscan --config '/etc/a b'",
        }
    )
    assert found.file_bytes == 5 * MEGABYTE
    assert found.formats == {"pdf", "ods"}
    assert found.scan == ("clamdscan", "--config", "/etc/a b")


@pytest.mark.parametrize(
    "variables",
    [{"HEJI_EVIDENCE_FORMATS": "html"}, {"HEJI_EVIDENCE_MEGABYTES": "0"}, {"HEJI_VIRUS_SCAN": "'"}],
)
def test_wrong_settings_of_evidence_are_named(variables: dict[str, str]) -> None:
    with pytest.raises(WrongSetting, match=next(iter(variables))):
        evidence_settings(variables)
