"""Files that a guided run begins with: small ones, our examples and generated forms."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.writers import WRITERS
from heji.documents.reading import read_document
from tests.documents.building import zipped
from tests.documents.conversion import convert
from tests.documents.fuzzing import ZIPS, sample, unzipped
from tests.documents.ofd_writing import ofd_bytes
from tests.documents.pdf_building import Paper, print_table
from tests.documents.pdf_reading import INDICATORS, MONEY, WIDTHS, XS, YS, put, ruled
from tests.documents.xls_writing import xls_of

EXAMPLES = Path(__file__).parents[2] / "examples"
READ = (".docx", ".xlsx", ".html", ".txt")
#: Bytes of a file: larger ones take the time of many small ones.
MOST_BYTES = 60_000
#: Names and values of XML, HTML and mail heads, which libFuzzer puts in as wholes.
_WORD = re.compile(rb"[A-Za-z][A-Za-z0-9:-]{2,24}")
_MOST_WORDS = 400
_UNREAD = re.compile(
    r"^(?:docProps|customXml)/|theme|stylesWithEffects|fontTable|webSettings|printer"
)
_ALSO = (b"999999999", b"2147483648", b"-1", b"1e308", b"../../a", b"A1:XFD1048576", b"nan")


def write_seeds(format: str, folder: Path) -> None:
    """Writes the files of a format into a folder, and their words beside it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    words: dict[bytes, None] = dict.fromkeys(_ALSO)
    for number, data in enumerate(seeds(format)):
        if len(data) <= MOST_BYTES:
            (folder / f"{number}.{format}").write_bytes(data)
            for part in unzipped(data).values() if format in ZIPS else (data,):
                words |= dict.fromkeys(_WORD.findall(part))
    chosen = list(words)[:_MOST_WORDS]
    text = "".join(f'"{each.decode("ascii")}"\n' for each in chosen)
    folder.with_suffix(".dict").write_text(text, encoding="ascii")


def seeds(format: str) -> Iterator[bytes]:
    """The files of a format."""
    yield sample(format)
    if format in ("docx", "xlsx"):
        yield from map(_lean, _forms(format))
    elif format in ("html", "txt"):
        yield from _forms(format)
    elif format == "pdf":
        yield from _printed()
    elif format == "xls":
        yield from (xls_of(each) for each in _forms("xlsx"))
    elif format == "ofd":
        for path in _examples():
            yield ofd_bytes(read_document(path, path.name).blocks)
    elif format == "zip":
        yield zipped({path.name: path.read_bytes() for path in _examples()[:2]})
        yield zipped({"甲/表.md": sample("md"), "乙.eml": sample("eml"), "~$a.docx": b"x"})


def _printed() -> Iterator[bytes]:
    for cut_rows in (False, True):
        paper = Paper()
        print_table(paper, INDICATORS, WIDTHS, cut_rows=cut_rows, heading=1)
        yield paper.data()
    for rotation in (0, 90):
        paper = Paper()
        sheet = paper.sheet(rotation)
        ruled(sheet, XS, YS)
        put(sheet, XS, YS, MONEY)
        yield paper.data()


def _lean(data: bytes) -> bytes:
    """An office file without the parts that no reader looks at: damage would be lost on them."""
    return zipped(
        {name: part for name, part in unzipped(data).items() if _UNREAD.search(name) is None}
    )


@cache
def _examples() -> list[Path]:
    return sorted(path for path in EXAMPLES.iterdir() if path.suffix in READ)


def _forms(format: str) -> Iterator[bytes]:
    """Our examples, and one generated form of each family, in a format."""
    with tempfile.TemporaryDirectory() as place:
        made = Path(place) / f"a.{format}"
        for path in _examples():
            if path.suffix == f".{format}":
                yield path.read_bytes()
            else:
                yield convert(read_document(path, path.name), format, made).read_bytes()
        for name in sorted(FAMILIES):
            draft = FAMILIES[name](Random(1), frozenset())
            WRITERS[format](draft, made, Random(1))
            yield made.read_bytes()
