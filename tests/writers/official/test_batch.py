"""Many forms at once: names, index, checksums, and what became of each."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from pathlib import Path

from heji.audit.inspection import Source
from heji.documents.document import Problem
from heji.writers.official.batch import (
    INDEX,
    SUMS,
    Order,
    Rendered,
    archive,
    file_names,
    render,
    render_all,
)

EXAMPLE = "rural-roads-project-form.docx"


def order(path: Path, layout: str = "", format: str = "html") -> Order:
    return Order(Source("d1", path.name, path), format, layout)


def test_a_form_is_rendered_in_the_layout_that_was_recognised(root: Path) -> None:
    (rendered,) = render(order(root / "examples" / EXAMPLE))
    assert rendered.is_issued
    assert rendered.layout == "cn/mof/project-self-evaluation/2020"
    assert b"<table" in rendered.data


def test_an_unreadable_file_says_why(tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 no archive")
    (rendered,) = render(order(tmp_path / "bad.docx"))
    assert not rendered.is_issued
    assert rendered.reason is not None
    assert rendered.reason.key.startswith("documents.")


def test_a_form_of_no_known_layout_asks_for_one(tmp_path: Path) -> None:
    (tmp_path / "form.html").write_text(
        "<table><tr><td>项目名称</td><td>甲</td></tr></table>", encoding="utf-8"
    )
    (rendered,) = render(order(tmp_path / "form.html"))
    assert rendered.reason == Problem("official.no-layout")


def test_a_character_that_no_font_has_is_named(root: Path, tmp_path: Path) -> None:
    (rendered,) = render(order(root / "examples" / EXAMPLE))
    page = rendered.data.decode().replace("农村公路", "农村公路한", 1)
    (tmp_path / "form.html").write_text(page, encoding="utf-8")
    (refused,) = render(order(tmp_path / "form.html", format="pdf"))
    assert refused.reason is not None
    assert refused.reason.key == "typesetting.no-glyph"
    assert "U+D55C" in dict(refused.reason.values)["characters"]


def test_all_cores_give_the_same_in_the_same_order(root: Path) -> None:
    files = [root / "examples" / EXAMPLE, root / "examples" / "water-bureau-department-form.docx"]
    orders = [order(each) for each in files]
    seen: list[tuple[int, int]] = []
    alone = list(render_all(orders, 1, lambda done, total: seen.append((done, total))))
    assert seen == [(1, 2), (2, 2)]
    assert list(render_all(orders, 2, lambda done, total: None)) == alone


def test_forms_of_one_name_are_told_apart() -> None:
    forms = [Rendered("a/form.docx", 1, 1), Rendered("b/form.txt", 1, 1), Rendered("c.xlsx", 2, 3)]
    names = [name for name, _ in file_names(forms, "pdf")]
    assert names == ["form.pdf", "form (2).pdf", "c-2.pdf"]


def packed(*rendered: Rendered) -> zipfile.ZipFile:
    target = io.BytesIO()
    archive(file_names(rendered, "pdf"), target, lambda problem: problem.key)
    return zipfile.ZipFile(target)


def test_the_archive_has_an_index_and_checksums() -> None:
    refused = Rendered("b.docx", 1, 1, reason=Problem("official.no-layout"))
    found = packed(Rendered("a.docx", 1, 1, data=b"one", open_findings=2), refused)
    assert found.namelist() == ["a.pdf", INDEX, SUMS]
    digest = hashlib.sha256(b"one").hexdigest()
    assert found.read(SUMS).decode() == f"{digest}  a.pdf\n"
    rows = list(csv.DictReader(found.read(INDEX).decode("utf-8-sig").splitlines()))
    assert [(each["file"], each["sha256"], each["open_findings"]) for each in rows] == [
        ("a.pdf", digest, "2"),
        ("", "", "0"),
    ]
    assert rows[1]["not_issued"] == "official.no-layout"


def test_the_same_forms_give_the_same_bytes() -> None:
    def once() -> bytes:
        target = io.BytesIO()
        archive(file_names([Rendered("a.docx", 1, 1, data=b"x")], "pdf"), target, str)
        return target.getvalue()

    assert once() == once()


def test_the_index_holds_no_formulas() -> None:
    found = packed(Rendered("=1+1.docx", 1, 1, title="@SUM(A1)", data=b"x"))
    (row,) = csv.DictReader(found.read(INDEX).decode("utf-8-sig").splitlines())
    assert (row["source"], row["title"]) == ("'=1+1.docx", "'@SUM(A1)")
