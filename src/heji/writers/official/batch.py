"""Many forms at once: every file of a folder rendered, on all cores, each by itself.

What could not be issued is a line of the index with its reason; the others go on.
"""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from heji.audit.case import Reading
from heji.audit.inspection import Source, read
from heji.documents.document import Problem, Status
from heji.forms.layout import Layout, layout_named
from heji.parallel import in_pool
from heji.writers.official.composing import NotPrintable
from heji.writers.official.differences import Difference
from heji.writers.official.issuing import NotIssued, issue
from heji.writers.official.left_out import left_out
from heji.writers.typesetting.failure import TypesettingError

#: Of every file of the archive: the day on which ZIP's calendar begins, so that the same forms give
#: the same bytes.
_DATE = (1980, 1, 1, 0, 0, 0)

INDEX = "index.csv"
SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Order:
    """One file to render."""

    source: Source
    format: str
    layout: str = ""  #: id of a layout; the one that was recognised when empty


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of one form of one file."""

    source: str  #: name of the file that it was read from
    number: int  #: of the form in the file, from 1
    count: int  #: forms in the file
    title: str = ""
    layout: str = ""
    kind: str = "unknown"
    data: bytes = b""  #: empty when it was not issued
    open_findings: int = 0
    reason: Problem | None = None  #: why it was not issued
    differences: tuple[Difference, ...] = ()  #: where it does not read back equal
    left_out: tuple[str, ...] = ()  #: what the file says and the form does not

    @property
    def is_issued(self) -> bool:
        """Whether there is a file."""
        return self.reason is None


def render(order: Order) -> tuple[Rendered, ...]:
    """Renders every form of one file; nothing is raised for a bad one."""
    readings, entry, _ = read(order.source)
    name = order.source.name
    if entry.status is Status.UNREADABLE:
        reason = entry.problems[0] if entry.problems else Problem("official.unreadable")
        return (Rendered(name, 1, 1, reason=reason),)
    count = len(readings)
    return tuple(
        _render(order, each, number, count) for number, each in enumerate(readings, start=1)
    )


def render_all(
    orders: Sequence[Order], workers: int, progress: Callable[[int, int], None]
) -> Iterator[Rendered]:
    """Renders many files, in their order."""
    found = (
        in_pool(render, orders, workers, _killed)
        if workers > 1 and len(orders) > 1
        else map(render, orders)
    )
    for done, rendered in enumerate(found, start=1):
        progress(done, len(orders))
        yield from rendered


def _killed(order: Order, error: BaseException) -> tuple[Rendered, ...]:
    reason = Problem("official.process-died", (("error", str(error)),))
    return (Rendered(order.source.name, 1, 1, reason=reason),)


def _render(order: Order, reading: Reading, number: int, count: int) -> Rendered:
    form = reading.form
    wanted = order.layout or form.layout or ""
    layout = layout_named(wanted)
    names = (order.source.name, number, count, form.title, wanted, form.kind.value)
    if layout is None:
        return Rendered(*names, reason=Problem("official.no-layout"))
    try:
        issued = issue(form, layout, order.format)
    except NotIssued as error:
        reason = Problem("official.differs", (("count", str(len(error.differences))),))
        return Rendered(*names, reason=reason, differences=error.differences)
    except TypesettingError as error:
        return Rendered(
            *names, reason=Problem(f"typesetting.{error.key}", tuple(error.words.items()))
        )
    except NotPrintable:
        return Rendered(*names, reason=Problem("official.read-only", (("layout", wanted),)))
    return Rendered(
        *names,
        data=issued.data,
        open_findings=len(issued.findings),
        left_out=left_out(reading.document, issued.sheet),
    )


def printable() -> tuple[Layout, ...]:
    """The layouts that can be printed, by id."""
    from heji.forms.layout import layouts

    return tuple(each for each in layouts() if each.print is not None)


def file_names(rendered: Iterable[Rendered], format: str) -> Iterator[tuple[str, Rendered]]:
    """A name for each form, after its file, told apart by a number where two would be called alike."""
    taken: set[str] = set()
    for each in rendered:
        stem = PurePath(each.source).stem or "form"
        stem = f"{stem}-{each.number}" if each.count > 1 else stem
        name, again = f"{stem}.{format}", 2
        while name in taken:
            name, again = f"{stem} ({again}).{format}", again + 1
        taken.add(name)
        yield name, each


def archive(
    rendered: Iterable[tuple[str, Rendered]],
    target: io.BufferedIOBase,
    said: Callable[[Problem], str],
) -> None:
    """Writes a ZIP archive with every form, an index and the SHA-256 of each.

    Args:
        rendered: names and forms.
        target: an open binary file.
        said: a problem in words, for the column of reasons.
    """
    rows, sums = [], []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, each in rendered:
            digest = hashlib.sha256(each.data).hexdigest() if each.is_issued else ""
            reason = said(each.reason) if each.reason is not None else ""
            named = name if each.is_issued else ""
            printed = (named, each.title, each.layout, digest, each.open_findings)
            rows.append((each.source, each.number, *printed, reason))
            if each.is_issued:
                sums.append(f"{digest}  {name}\n")
                _add(packed, name, each.data)
        _add(packed, INDEX, _index(rows))
        _add(packed, SUMS, "".join(sums).encode())


def _index(rows: Iterable[tuple[object, ...]]) -> bytes:
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(
        ("source", "form", "file", "title", "layout", "sha256", "open_findings", "not_issued")
    )
    table.writerows([_harmless(each) for each in row] for row in rows)
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _harmless(value: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value


def _add(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
    packed.writestr(zipfile.ZipInfo(name, _DATE), data, zipfile.ZIP_DEFLATED)
