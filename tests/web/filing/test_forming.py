"""Rows -> Form -> rows is the same; the audit finds what is wrong at the cell where it is."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from heji.web.filing.blocks import blocks, framework
from heji.web.filing.case import Case, Earlier
from heji.web.filing.columns import put
from heji.web.filing.content import Content, Indicator, Money, Row, Task, Text, cell
from heji.web.filing.figures import Unreadable
from heji.web.filing.findings import findings
from heji.web.filing.forming import Formed, Heading, formed
from heji.web.filing.reading_back import read_back
from heji.web.filing.selectors import labels

HEADING = Heading(
    "declaration",
    "project",
    "cn/mof/project-declaration/2015",
    "河道管理所",
    2026,
    "城区河道整治",
    "X1",
    "市水务局",
)
WORDS = st.text("整治河道长度率0123456789%≥≤-，。 \n", max_size=12)
TARGETS = st.one_of(
    WORDS,
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "≥", "≤", ">", "<", "="]),
        st.decimals(0, 10**6, places=2).map(str),
        st.sampled_from(["", "%", "个", "万元", "公里", "人次", "天"]),
    ),
)
FEN = st.none() | st.integers(0, 10**13)


def typed(row: Row, cells: dict[str, str]) -> Row:
    for column, text in cells.items():
        try:
            row = put(row, column, text)
        except Unreadable:
            continue
    return row


@st.composite
def contents(draw: st.DrawFn) -> Content:
    ids = iter(range(1, 1000))
    found = blocks("declaration", "project")
    texts = tuple(Text(next(ids), role, draw(WORDS).strip()) for role in found.texts)
    money = tuple(
        typed(Money(next(ids), measure, part, draw(FEN)), {})
        for measure in found.measures
        for part in found.parts
    )
    tasks = tuple(
        Task(
            next(ids),
            draw(WORDS).strip(),
            draw(st.sampled_from(["", "清淤", "护岸加固"])),
            *draw(st.tuples(FEN, FEN, FEN)),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    indicators = []
    for _ in range(draw(st.integers(0, 5))):
        key = draw(st.sampled_from(sorted(framework())))
        level1, level2 = framework()[key]
        row: Row = Indicator(next(ids), level1, level2, draw(WORDS).strip(), key)
        order = draw(st.permutations(["value", "whole", "unit", "sign", "weight", "evidence"]))
        given_cells = {
            "value": draw(TARGETS),
            "whole": draw(TARGETS),
            "unit": draw(st.sampled_from(["", "个", "%", "公里"])),
            "sign": draw(st.sampled_from(["", "≥", "≤", "="])),
            "weight": draw(st.sampled_from(["", "10", "12.5"])),
            "evidence": draw(WORDS),
        }
        indicators.append(typed(row, {name: given_cells[name] for name in order}))
    return Content(texts, money, tasks, tuple(indicators))  # type: ignore[arg-type]


def form_of(content: Content) -> Formed:
    return formed(content, HEADING, labels("declaration", "project"))


def without_ids(content: Content) -> Content:
    def bare(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(replace(each, id=0) for each in rows)

    return Content(*map(bare, (content.texts, content.money, content.tasks, content.indicators)))  # type: ignore[arg-type]


@given(contents())
def test_rows_to_a_form_and_back_are_the_same(content: Content) -> None:
    made = form_of(content)
    back = read_back(made.form, made.document, blocks("declaration", "project"))
    assert without_ids(back.content) == without_ids(content)
    assert not back.doubts


@given(contents())
def test_every_cell_of_the_form_has_its_place_and_the_audit_runs(content: Content) -> None:
    made = form_of(content)
    assert {cell(each, "amount") for each in content.money} <= set(made.cells.values())
    found = findings(Case("d1", "declaration", "project", content, made), "zh")
    assert all(not each.cell or each.cell in made.cells.values() for each in found)
    assert not [each for each in found if each.check == "report.fault"]


def example(*texts: str, **money: int) -> Content:
    rows = []
    for number, ((key, (level1, level2)), text) in enumerate(
        zip(framework().items(), texts, strict=False)
    ):
        name, _, target = text.partition(" ")
        rows.append(put(Indicator(number + 1, level1, level2, name, key), "value", target))
    amounts = tuple(
        Money(number + 100, "budget", part, fen) for number, (part, fen) in enumerate(money.items())
    )
    return Content((Text(90, "goal", "整治河道12公里。"),), amounts, (), tuple(rows))  # type: ignore[arg-type]


def told(content: Content, *earlier: Earlier) -> dict[str, str]:
    case = Case("d1", "declaration", "project", content, form_of(content), earlier)
    return {each.check: each.cell for each in findings(case, "zh")}


def test_a_sum_that_differs_by_one_fen_is_found() -> None:
    content = example(total=100000001, fiscal=60000000, other=40000000)
    assert told(content)["sum-mismatch"] == "money.100.amount"
    content = example(total=100000000, fiscal=60000000, other=40000000)
    assert "sum-mismatch" not in told(content)


def test_the_catalogues_checks_stand_at_their_cells() -> None:
    found = told(example("建设长度 ≤12公里", "合格率 有效提升"))
    assert found["target-direction"] == "indicator.1.value"
    assert found["indicator-not-measurable"] == "indicator.2.value"
    assert "indicator-type-missing" in found


def test_packed_targets_are_found() -> None:
    assert told(example("整治河道 ≥12公里，≥3座桥"))["target-packed"] == "indicator.1.value"


def test_too_few_and_unquantified_and_common() -> None:
    assert "declaration-few" in told(example("整治长度 ≥12公里"))
    found = told(example("预算完成率 有效提升", "合格情况 明显改善", "进度 12月底前"))
    assert found["declaration-quantified"] == "indicator.1.value"
    assert found["declaration-common"] == "indicator.1.name"
    assert "declaration-few" not in found


def test_a_target_below_what_was_approved_before_is_told_with_its_values() -> None:
    past = example("整治长度 ≥15公里").indicators[0]
    content = example("整治长度 ≥12公里", "合格率 100%")
    case = Case("d1", "declaration", "project", content, form_of(content), (Earlier(2025, past),))
    (found,) = (each for each in findings(case, "zh") if each.check == "declaration-below-past")
    assert found.cell == "indicator.1.value"
    assert "2025: ≥15公里" in found.message
    assert "declaration-below-past" not in told(content, Earlier(2025, content.indicators[0]))


def test_weights_make_a_hundred_or_ninety() -> None:
    rows = example("甲 ≥1个", "乙 ≥2个").indicators
    for weights, is_wrong in (((50, 50), False), ((50, 40), False), ((50, 30), True)):
        weighted = tuple(replace(row, weight=each) for row, each in zip(rows, weights, strict=True))
        assert ("declaration-weights" in told(Content(indicators=weighted))) is is_wrong


def test_every_rule_has_its_words_in_both_languages() -> None:
    content = example("预算完成率 有效提升", "甲 ")
    case = Case("d1", "declaration", "project", content, form_of(content))
    for language in ("zh", "en"):
        assert all(each.title and each.reason for each in findings(case, language))
