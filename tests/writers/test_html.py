"""What the page holds, without a browser; tests/browser looks at it in one."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from heji.writers import html
from heji.writers.html.marks import Mark, marks_of
from heji.writers.html.redraw import marked
from tests.writers import sample

VOID = {"meta", "input", "br"}


class Reader(HTMLParser):
    """Collects ids, links and the text, and checks that every tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += [each for each in [named.get("id")] if each]
        self.links += (named.get("href") or "").split() + [
            "#" + each for each in (named.get("aria-describedby") or "").split()
        ]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(words: str) -> Reader:
    reader = Reader()
    reader.feed(words)
    reader.close()
    assert not reader.open
    return reader


def page(language: str = "zh") -> str:
    return "".join(html.write(sample.report(answered=True), language))


def test_it_is_well_formed_and_every_link_has_its_target() -> None:
    reader = read(page())
    assert len(set(reader.ids)) == len(reader.ids)
    assert {each[1:] for each in reader.links if each.startswith("#")} <= set(reader.ids)


def test_it_needs_no_network() -> None:
    assert not re.search(r"https?://|//[a-z]|url\(|@import|src=", page())


def test_the_language_shown_first_is_the_one_asked_for() -> None:
    assert '<html lang="en" data-language="en">' in page("en")
    assert "<title>绩效数据核对报告</title>" in page("zh")


def test_every_finding_has_an_item_a_note_and_a_mark_if_it_has_a_place() -> None:
    ids = set(read(page()).ids)
    for number in range(1, 6):
        assert {f"f{number}", f"t{number}"} <= ids
    assert {"p1", "p2", "p3", "p5"} <= ids
    assert "p4" not in ids  # it has no place: its link leads to the document


def test_a_place_that_is_not_there_marks_nothing() -> None:
    from heji.audit.finding import Evidence
    from heji.audit.report import Result
    from heji.documents.locator import Locator

    lost = sample.finding(evidence=(Evidence("d9", Locator(table=8, row=1, column=1), "x"),))
    marks = marks_of(replace(sample.report(), findings=(Result(lost, "1"),)))
    assert not marks.numbered[0].has_place


@given(
    st.text(alphabet="预算<>&\"'1.,\n ", max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.one_of(st.none(), st.integers(0, 45))), max_size=5),
)
def test_marking_changes_no_character(words: str, spans: list[tuple[int, int | None]]) -> None:
    marks = tuple(
        Mark(number, "error", start, end, f"p{number}")
        for number, (start, end) in enumerate(spans, start=1)
        if end is None or start < end
    )
    reader = read(marked(words, marks))
    assert re.sub(r"✗[1-5]", "", reader.text) == words
    assert len(set(reader.ids)) == len(reader.ids)


def test_overlapping_findings_share_a_mark() -> None:
    drawn = marked("占比为23.5%", (Mark(1, "note", 0, None, "p1"), Mark(2, "error", 3, 8, "p2")))
    assert 'data-tones="error:2 note:1"' in drawn
    assert drawn.count("✗2") == 1 and drawn.count("·1") == 1
