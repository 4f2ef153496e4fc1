"""What is read as a promise, and what is not."""

from __future__ import annotations

import pytest

from heji.web.commitments.reading import Proposal, proposals
from heji.web.filing.content import Content, Indicator, Text
from heji.web.filing.models import Filing


def read(words: str, *, unit: str = "家", name: str = "服务企业数量") -> tuple[Proposal, ...]:
    """What an improvement at an indicator of 2025 promises."""
    form = Filing(kind="self_evaluation", scope="project", year=2025)
    row = Indicator(7, name=name, sign="≥", value=300, unit=unit, improvement=words)
    return proposals(form, Content(indicators=(row,)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("力争明年服务企业突破380家。", ("服务企业数量", ">", 380, 0, "家", 2026)),
        ("争取2027年服务企业达到350家以上。", ("服务企业数量", "≥", 350, 0, "家", 2027)),
        ("下一步将满意度提升至95.50%。", ("", "≥", 9550, 2, "%", 2026)),
        ("确保投诉量控制在5件以内。", ("", "≤", 5, 0, "件", 2026)),
        ("2026年服务企业400家。", ("服务企业数量", "≥", 400, 0, "家", 2026)),
    ],
)
def test_a_promise_with_its_figure(words: str, expected: tuple[object, ...]) -> None:
    (found,) = read(words)
    told = (found.measured, found.sign, found.value, found.places, found.unit, found.year)
    assert told == expected
    assert found.cell == "indicator.7.improvement"
    assert words[found.start :].startswith(found.printed)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "加强项目储备，提高服务质量。",
        "2025年服务企业300家，比上年增加20家。",
        "2024年服务企业280家。",
        "力争进入全省前6名。",
        "确保2026年12月底前完成验收。",
    ],
)
def test_what_is_no_promise_of_a_figure(words: str) -> None:
    assert read(words) == ()


def test_several_promises_of_one_text_are_told_apart() -> None:
    found = read("2025年仅服务企业300家，力争2026年突破380家，投诉量控制在5件以内。")
    assert [each.printed for each in found] == ["突破380家", "控制在5件以内"]
    assert [each.year for each in found] == [2026, 2026]


def test_what_was_declared_is_not_promised_again() -> None:
    form = Filing(kind="self_evaluation", scope="project", year=2025)
    texts = (
        Text(1, "goal", "力争服务企业突破300家。"),
        Text(2, "goal_result", "力争2026年突破380家。"),
    )
    (found,) = proposals(form, Content(texts=texts))
    assert (found.cell, found.measured, found.name) == ("text.2.text", "", "")
