from __future__ import annotations

from dataclasses import replace

from heji.audit.report import Report
from heji.writers import terminal
from tests.writers import sample


def shown(report: Report, language: str = "zh", *, undecided: bool = False) -> str:
    return "\n".join(line.text for line in terminal.lines(report, language, undecided=undecided))


def test_a_finding_says_what_where_and_why() -> None:
    words = shown(sample.report())
    for part in (
        "✗ 错误",
        "应为：23.4%",
        "差额：0.1",
        "第2段",
        "占比为23.5%",
        "#000000000001",
        "表1 第5行第3列",
        "! 警告",
        "· 提示",
    ):
        assert part in words


def test_worst_come_first() -> None:
    words = shown(sample.report())
    assert words.index("✗ 错误") < words.index("! 警告") < words.index("· 提示")


def test_last_line_counts() -> None:
    assert shown(sample.report()).splitlines()[-1] == (
        "核对 12 处：7 处一致，4 处不一致，1 处无法判定"
    )
    assert shown(sample.report(), "en").splitlines()[-1] == (
        "12 claims checked: 7 consistent, 4 inconsistent, 1 undecided"
    )


def test_undecided_are_counted_and_listed_on_demand() -> None:
    assert "--undecided" in shown(sample.report())
    listed = shown(sample.report(), undecided=True)
    assert "--undecided" not in listed
    assert "? ratio" in listed or "? 比" in listed or "表1 第4行第2列 1,234.56" in listed


def test_an_unreadable_document_says_why() -> None:
    assert "✗ 无法读取" in shown(sample.report())
    assert "BadZipFile" in shown(sample.report(), "en")


def test_an_answer_is_shown() -> None:
    assert "答复：已说明：口径不同（张三；2022-03-01）" in shown(sample.report(answered=True))


def test_hidden_findings_are_counted() -> None:
    from heji.audit.finding import Severity

    assert "未列出 2 处" in shown(sample.report().at_least(Severity.ERROR))


def test_a_sentence_is_quoted_once() -> None:
    assert shown(sample.report()).count("全区企业共3120家") == 1


def test_a_duplicate_names_its_original() -> None:
    report = sample.report()
    copy = replace(report.documents[0], id="d3", path="副本.docx", duplicate_of="d1")
    words = shown(replace(report, documents=(*report.documents, copy)))
    assert "副本.docx" in words


def test_the_figure_is_marked() -> None:
    spans = [span for line in terminal.lines(sample.report(), "zh") for span in line.spans]
    assert any(span.style == "marked" and span.text == "23.5%" for span in spans)


def with_suspects(*repairs: int) -> Report:
    """A wrong sum whose suspects would repair so many relations each."""
    from heji.audit.finding import Suspect
    from heji.documents.locator import Locator

    suspects = tuple(
        Suspect(Locator(table=1, row=row, column=2), f"{row}", f"{row + 1}", count)
        for row, count in enumerate(repairs, start=11)
    )
    wrong = replace(sample.wrong_sum(), suspects=suspects)
    report = sample.report()
    return replace(report, findings=(replace(report.findings[1], finding=wrong),))


def test_few_equal_suspects_are_named() -> None:
    words = shown(with_suspects(1, 1, 1, 1))
    assert words.count("应为 1") == 4 and "无法判断" not in words


def test_of_many_equal_suspects_none_is_named() -> None:
    words = shown(with_suspects(*[1] * 31))
    assert "可能填错之处" not in words
    assert "仅凭这一关系，无法判断 31 个数中哪一个有误。" in words


def test_the_suspect_in_which_failed_sums_meet_is_named_alone() -> None:
    words = shown(with_suspects(2, *[1] * 30))
    assert "表1 第11行第2列：11 应为 12" in words
    assert words.count("应为 1") == 1 and "无法判断" not in words


def test_suspects_that_all_have_to_change_are_counted() -> None:
    words = shown(with_suspects(*[0] * 9))
    assert "表1 第11行第2列：11 应为 12" in words and "等 5 处" in words
