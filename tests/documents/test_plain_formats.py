"""Markdown and separated values say the same as the Word or Excel file with their content."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

import pytest

from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.writers import WRITERS
from heji.documents.document import Block, Document, Status
from heji.documents.reading import read_document
from heji.forms.recognise import recognise
from tests.documents.facts import differences, facts
from tests.documents.plain_writing import markdown_bytes, separated_bytes

WRITTEN: dict[str, Callable[[Iterable[Block]], bytes]] = {
    "md": markdown_bytes,
    "csv": separated_bytes,
}
EXAMPLES = sorted(
    path.name
    for path in (Path(__file__).parents[2] / "examples").iterdir()
    if path.suffix in (".docx", ".xlsx", ".html", ".txt")
)


def compared(source: Document, format: str) -> list[str]:
    plain = read_document(WRITTEN[format](source.blocks), f"a.{format}")
    assert (plain.format, plain.status) == (format, Status.READ), plain.problems
    return differences(facts(recognise(source)), facts(recognise(plain)))


@pytest.mark.parametrize("format", WRITTEN)
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example(root: Path, name: str, format: str) -> None:
    assert compared(read_document(root / "examples" / name, name), format) == []


@pytest.mark.parametrize("format", WRITTEN)
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_generated_form(tmp_path: Path, family: str, seed: int, format: str) -> None:
    draft = FAMILIES[family](Random(f"{family}{seed}"), frozenset())
    path = tmp_path / "form.docx"
    WRITERS["docx"](draft, path, Random(seed))
    assert compared(read_document(path, path.name), format) == []


@pytest.mark.parametrize("format", WRITTEN)
def test_a_row_that_is_missing_is_noticed(root: Path, format: str) -> None:
    source = read_document(root / "examples" / "rural-roads-project-form.docx", "a.docx")
    lines = WRITTEN[format](source.blocks).split(b"\n")
    cut = read_document(b"\n".join([*lines[:14], *lines[15:]]), f"a.{format}")
    assert differences(facts(recognise(source)), facts(recognise(cut))) != []
