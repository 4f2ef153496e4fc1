from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import heji
from heji.audit import run, spool
from heji.audit.answers import AnswersRefused
from heji.audit.case import Dossier, Reading
from heji.audit.catalogue import UnknownCheck, _import_all
from heji.audit.check import Check, _checks
from heji.audit.finding import Evidence, Finding, Message, Severity
from heji.audit.run import audit, organisation_key
from heji.documents.document import Status
from heji.documents.locator import Locator
from heji.values.verdict import Verdict

REPORT = """\
{year}年度某市文化局部门整体支出绩效自评报告

一、基本情况

全市共有企业3120家，其中高新技术企业731家，占比为{share}。
"""


def write(folder: Path, name: str, share: str = "23.5%", year: int = 2021) -> Path:
    path = folder / name
    path.write_text(REPORT.format(share=share, year=year), encoding="utf-8")
    return path


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, list[Check]]]:
    """An empty register of checks, filled by the test."""
    _import_all()
    before = dict(_checks)
    _checks.clear()
    yield _checks
    _checks.clear()
    _checks.update(before)


def saying(verdict: Verdict, severity: Severity = Severity.ERROR) -> Check:
    def say(reading: Reading) -> Iterator[Finding]:
        for paragraph in reversed(list(reading.document.paragraphs())):
            place = Evidence(reading.id, paragraph.locator, paragraph.text)
            message = Message("report.quote", (("quote", paragraph.text),))
            yield Finding("sum-mismatch", verdict, severity, reading.id, message, evidence=(place,))

    return Check("sum-mismatch", say, across=False)


def test_a_wrong_share_is_found(tmp_path: Path) -> None:
    report = heji.audit(write(tmp_path, "a.txt"))
    (finding,) = [each.finding for each in report.findings if each.finding.stated == "23.5%"]
    assert finding.check == "ratio-mismatch"
    assert finding.expected == "23.4%"
    assert report.exit_status() == 1
    assert report.documents[0].figures >= 3


def test_a_right_share_is_none(tmp_path: Path) -> None:
    report = audit([write(tmp_path, "a.txt", "23.4%")])
    assert not [each for each in report.findings if each.severity is Severity.ERROR]
    assert report.exit_status() == 0
    assert report.summary.consistent >= 1


def test_the_package_is_the_function() -> None:
    import heji.audit.finding  # the submodule does not hide the function

    assert callable(heji.audit)
    assert heji.read(Path(__file__)).format == "txt"
    with pytest.raises(AttributeError, match="nothing"):
        _ = heji.nothing


def test_results_are_ordered_by_place(tmp_path: Path, only: dict[str, list[Check]]) -> None:
    only["sum-mismatch"] = [saying(Verdict.INCONSISTENT)]
    report = audit(write(tmp_path, "a.txt"))
    paragraphs = [each.finding.evidence[0].locator.paragraph for each in report.findings]
    assert paragraphs == sorted(paragraphs)  # type: ignore[type-var]
    assert report.summary.error == len(paragraphs) > 1


def test_consistent_checks_are_counted_and_kept_on_demand(
    tmp_path: Path, only: dict[str, list[Check]]
) -> None:
    only["sum-mismatch"] = [saying(Verdict.CONSISTENT)]
    path = write(tmp_path, "a.txt")
    assert audit(path).summary.consistent == 3
    assert not audit(path).consistent
    assert len(audit(path, keep_consistent=True).consistent) == 3


def test_one_claim_found_twice_counts_once(tmp_path: Path, only: dict[str, list[Check]]) -> None:
    only["sum-mismatch"] = [saying(Verdict.CONSISTENT), saying(Verdict.CONSISTENT)]
    assert audit(write(tmp_path, "a.txt")).summary.consistent == 3


def test_a_check_that_fails_is_seen_and_the_others_go_on(
    tmp_path: Path, only: dict[str, list[Check]]
) -> None:
    def broken(reading: Reading) -> Iterator[Finding]:
        raise ZeroDivisionError("boom")
        yield

    only["weight-sum"] = [Check("weight-sum", broken, across=False)]
    only["sum-mismatch"] = [saying(Verdict.CONSISTENT)]
    report = audit(write(tmp_path, "a.txt"))
    (undecided,) = report.undecided
    assert undecided.finding.check == "weight-sum"
    values = dict(undecided.finding.message.values)
    assert "ZeroDivisionError: boom" in values["error"] and ".py:" in values["error"]
    assert report.documents[0].status is Status.PARTLY_READ
    assert report.exit_status(None) == 2
    assert report.summary.consistent == 3


@pytest.mark.parametrize(
    ("stage", "target"),
    [
        ("recognise", "heji.forms.recognise.recognise"),
        ("claims", "heji.claims.read.read_claims"),
        ("habit", "heji.relations.habit.infer_habit"),
        ("read", "heji.documents.reading.read_document"),
    ],
)
def test_a_stage_that_fails_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, target: str
) -> None:
    def broken(*arguments: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(target, broken)
    report = audit(write(tmp_path, "a.txt"))
    (entry,) = report.documents
    assert entry.status is not Status.READ
    assert stage in [dict(each.values)["stage"] for each in entry.problems]
    assert report.exit_status() == 2


def test_files_that_cannot_be_read_do_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, "good.txt")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no zip")
    report = audit([tmp_path, tmp_path / "missing.txt"])
    statuses = {Path(each.path).name: each.status for each in report.documents}
    assert statuses == {
        "good.txt": Status.READ,
        "empty.txt": Status.UNREADABLE,
        "broken.docx": Status.UNREADABLE,
        "missing.txt": Status.UNREADABLE,
    }
    assert report.findings
    assert report.exit_status() == 2


def test_a_duplicate_is_audited_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt")
    report = audit(tmp_path)
    first, second = report.documents
    assert second.duplicate_of == first.id == "d1"
    assert first.sha256 == hashlib.sha256((tmp_path / "a.txt").read_bytes()).hexdigest()
    assert {each.finding.document for each in report.findings} == {"d1"}


@pytest.mark.parametrize("kept", [0, 64])
def test_documents_of_one_organisation_and_year_are_compared(
    tmp_path: Path, only: dict[str, list[Check]], monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    seen: list[tuple[str, ...]] = []

    def compare(dossier: Dossier) -> Iterator[Finding]:
        seen.append(tuple(each.id for each in dossier.readings))
        second = dossier.readings[-1]
        place = Evidence(second.id, Locator(paragraph=1), "x")
        message = Message("report.quote", (("quote", "x"),))
        yield Finding(
            "goal-changed",
            Verdict.INCONSISTENT,
            Severity.ERROR,
            second.id,
            message,
            evidence=(place,),
        )

    only["goal-changed"] = [Check("goal-changed", compare, across=True)]
    monkeypatch.setattr(run, "KEPT_READINGS", kept)
    write(tmp_path, "a.txt", "23.4%")
    write(tmp_path, "b.txt", "23.5%")
    write(tmp_path, "c.txt", "23.5%", year=2022)
    report = audit(tmp_path)
    assert [each.organisation for each in report.documents] == ["某市文化局"] * 3
    assert seen == [("d1", "d2")]
    assert [each.finding.document for each in report.findings] == ["d2"]


def test_very_many_documents_are_compared_in_parts_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "LARGEST_DOSSIER", 2)
    for number in range(3):
        write(tmp_path, f"{number}.txt", f"23.{number}%")
    (remark,) = audit(tmp_path).remarks
    assert dict(remark.values)["count"] == "3"


def test_workers_give_the_same_report(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path, f"{number}.txt", f"23.{number}%", year=2015 + number)
    done: list[tuple[int, int]] = []
    alone = audit(tmp_path)
    together = audit(tmp_path, workers=2, progress=lambda *counts: done.append(counts))
    assert together == alone
    assert done == [(number, 5) for number in range(1, 6)]


def test_an_unknown_check_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UnknownCheck):
        audit(tmp_path / "missing", checks=("sum-mismach",))


def test_answers_beside_the_document_are_found_and_survive_moved_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    (result,) = [each for each in audit(path).findings if each.finding.stated == "23.5%"]
    beside = tmp_path / "a.txt.answers.yaml"
    beside.write_text(
        f'- finding: "{result.identity}"\n  status: explained\n  reason: 口径不同\n',
        encoding="utf-8",
    )
    path.write_text("新的一段。\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    report = audit(path)
    (result,) = [each for each in report.findings if each.finding.stated == "23.5%"]
    assert result.answer is not None and result.answer.reason == "口径不同"
    assert result.is_settled and report.exit_status() == 0

    changed = path.read_text(encoding="utf-8").replace("731家", "730家")
    path.write_text(changed, encoding="utf-8")
    report = audit(path)
    assert not any(each.answer for each in report.findings)
    assert [each.finding for each in report.unmatched_answers] == [result.identity]


def test_a_wrong_answers_file_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    (tmp_path / "a.txt.answers.yaml").write_text("- finding: x\n", encoding="utf-8")
    with pytest.raises(AnswersRefused, match="line 1"):
        audit(path)


@pytest.mark.parametrize(
    "name", ["某市文化局（某市文物局）", "某市 文化局", "某市文化局(某市文物局)", "某市文化局。"]
)
def test_spellings_of_an_organisation(name: str) -> None:
    assert organisation_key(name) == organisation_key("某市文化局")


def test_what_is_set_aside_in_files_gives_the_same_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        write(tmp_path, f"{number}.txt", f"23.{number}%")
    in_memory = audit(tmp_path, keep_consistent=True, keep_contents=True)
    monkeypatch.setattr(spool, "IN_MEMORY", 1)
    in_files = audit(tmp_path, keep_consistent=True, keep_contents=True)
    assert len(in_files.findings) > 1
    assert in_files == in_memory


def test_equal_findings_of_equal_documents_have_names_of_their_own(tmp_path: Path) -> None:
    for number in range(3):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = write(folder, "a.txt")
        path.write_text(path.read_text(encoding="utf-8") + "\n" * number, encoding="utf-8")
    names = [each.identity for each in audit(tmp_path, checks=("ratio-mismatch",)).findings]
    assert [each[12:] for each in names] == ["", "-2", "-3"]
