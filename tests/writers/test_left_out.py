from __future__ import annotations

from dataclasses import replace

from heji.audit.report import DocumentEntry, Report
from heji.documents.document import Problem, Status
from heji.writers import html, json_report, terminal
from heji.writers.left_out import left_out
from tests.writers import sample


def unread(number: int, path: str, key: str = "documents.format-unread") -> DocumentEntry:
    values = (("name", path), ("format", "jpeg"), ("target", "docx"))
    return DocumentEntry(f"d{number}", path, "jpg", "", Status.UNREADABLE, (Problem(key, values),))


def note(path: str, reason: str = "no-document") -> Problem:
    return Problem(f"documents.left-out-{reason}", (("name", path),))


def with_strangers(count: int) -> Report:
    report = sample.report()
    photos = tuple(unread(number, f"照片/{number}.JPG") for number in range(3, 3 + count))
    archive = unread(99, "附件.zip", "documents.archive")
    notes = tuple(note(f"数据/{number}.json") for number in range(count))
    other = Problem("report.fault", (("stage", "read"), ("error", "x")))
    return replace(
        report,
        documents=(*report.documents, *photos, archive),
        remarks=(*notes, note(".git", "hidden-folder"), other),
    )


def shown(report: Report, language: str = "zh") -> str:
    return "\n".join(line.text for line in terminal.lines(report, language))


def test_few_are_named_one_by_one() -> None:
    words = shown(with_strangers(2))
    for part in ("照片/3.JPG", "照片/4.JPG", "附件.zip", "数据/0.json", "数据/1.json", ".git"):
        assert part in words
    assert left_out(with_strangers(2)).sums == ()


def test_many_are_summed_up_by_kind() -> None:
    words = shown(with_strangers(12))
    assert "✗ 有 13 个文件是 heji 不读取的格式：.jpg 12，.zip 1。" in words
    assert "! 文件夹中另有 13 项不是绩效表或报告，未读取：.json 12，隐藏文件夹 1。" in words
    assert "照片" not in words and "数据" not in words and "内部错误" in words
    english = shown(with_strangers(12), "en")
    assert "13 files are of kinds that heji does not read: .jpg 12, .zip 1." in english


def test_the_file_that_should_have_been_read_is_named_all_the_same() -> None:
    assert "forms/坏.docx" in shown(with_strangers(12))


def test_html_sums_up_too_and_json_names_each() -> None:
    report = with_strangers(12)
    page = "".join(html.write(report, "zh"))
    assert ".jpg 12，.zip 1" in page and "照片/7.JPG" not in page
    assert "照片/7.JPG" in "".join(json_report.write(report))


def test_a_file_without_suffix() -> None:
    report = replace(sample.report(), remarks=tuple(note(f"LICENSE{n}") for n in range(4)))
    assert "无扩展名 4" in shown(report)
