"""Forms printed to PDF by LibreOffice are read to the same form as the Word document."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.writers import WRITERS
from benchmarks.corpus.writers.pdf import print_all
from heji.documents.converting import find_converter
from heji.documents.document import Document
from heji.documents.reading import read_document
from heji.forms.recognise import recognise
from tests.documents.conversion import convert
from tests.documents.facts import differences, facts

pytestmark = pytest.mark.skipif(
    find_converter() is None, reason="LibreOffice (soffice) is not installed"
)
ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(
    each
    for each in (ROOT / "examples").iterdir()
    if each.suffix in (".docx", ".xlsx", ".html", ".txt")
)
PUBLISHED = ("000", "001", "002", "003", "004")
GENERATED = [f"{family}-{seed}" for family in sorted(FAMILIES) for seed in range(3)]


def read(path: Path) -> Document:
    document = read_document(path, path.name)
    assert document.status.value == "read", document.problems
    return document


def printed(folder: Path, make: Callable[[Path], None]) -> Path:
    """Fills a folder with Word documents and prints them; both are kept."""
    folder.mkdir()
    make(folder)
    documents = sorted(folder.glob("*.docx"))
    (folder / "print").mkdir()
    print_all([Path(shutil.copy(each, folder / "print")) for each in documents])
    return folder


def assert_the_same(folder: Path, name: str) -> None:
    word, page = read(folder / f"{name}.docx"), read(folder / "print" / f"{name}.pdf")
    assert differences(facts(recognise(word)), facts(recognise(page))) == []
    assert page.pages


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        for name in GENERATED:
            family, seed = name.rsplit("-", 1)
            draft = FAMILIES[family](Random(f"{family}{seed}"), frozenset())
            WRITERS["docx"](draft, folder / f"{name}.docx", Random(int(seed)))

    return printed(tmp_path_factory.mktemp("pdf") / "generated", make)


@pytest.mark.parametrize("name", GENERATED)
def test_a_generated_form_reads_the_same(generated: Path, name: str) -> None:
    assert_the_same(generated, name)


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        for each in EXAMPLES:
            target = folder / f"{each.stem}.docx"
            if each.suffix == ".docx":
                shutil.copy(each, target)
            else:
                convert(read(each), "docx", target)

    return printed(tmp_path_factory.mktemp("pdf") / "examples", make)


@pytest.mark.parametrize("name", [each.stem for each in EXAMPLES])
def test_an_example_reads_the_same(examples: Path, name: str) -> None:
    assert_the_same(examples, name)


@pytest.fixture(scope="module")
def published(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    sources = sorted((shared / "documents").glob("*.txt"))
    if not sources:
        pytest.skip("the published documents are not there")

    def make(folder: Path) -> None:
        for each in sources:
            convert(read(each), "docx", folder / f"{each.name[:3]}.docx")

    return printed(tmp_path_factory.mktemp("pdf") / "published", make)


@pytest.mark.parametrize("number", PUBLISHED)
def test_a_published_document_reads_the_same(published: Path, number: str) -> None:
    assert_the_same(published, number)
