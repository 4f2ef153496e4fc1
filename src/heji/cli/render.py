"""`heji render`: writes forms as the official form looks, in Word, Excel, PDF or HTML."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heji.cli.options import Language, Sandbox
from heji.cli.speech import language, say
from heji.language import text

if TYPE_CHECKING:
    from heji.documents.document import Problem
    from heji.writers.official.batch import Order, Rendered

EXIT_NOT_ISSUED = 1
_SHOWN = 10  #: differences of one form that are listed


def render(
    paths: Annotated[list[str], typer.Argument(metavar="FORM...", help="cli.render.paths")],
    to: Annotated[
        str, typer.Option("--to", "-t", metavar="xlsx|docx|pdf|html", help="cli.render.to")
    ],
    layout: Annotated[
        str | None, typer.Option("--layout", metavar="ID", help="cli.render.layout")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PATH", help="cli.render.output")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", help="cli.render.jobs")] = 0,
    sandbox: Sandbox = False,
    lang: Language = None,
) -> int:
    """Writes each form in its official look; exit status 1 when one does not read back equal."""
    from heji.cli.trouble import one_of
    from heji.writers.official.issuing import FORMATS

    format = one_of("--to", to, FORMATS)
    if layout is not None:
        _check_layout(layout)
    orders = _orders(paths, format, layout or "", sandbox=sandbox)
    rendered = _rendered(orders, jobs)
    if len(orders) == 1 and not _is_archive(output, paths):
        found = list(rendered)
        if len(found) == 1:
            return _write_one(found[0], output, format)
        rendered = iter(found)
    return _write_archive(rendered, output, format)


def _check_layout(identity: str) -> None:
    from heji.cli.trouble import Refused, suggestion
    from heji.forms.layout import layout_named
    from heji.writers.official.batch import printable

    known = [each.id for each in printable()]
    found = layout_named(identity)
    if found is None:
        raise Refused(say("error.no-layout", id=identity) + suggestion(identity, known))
    if found.print is None:
        raise Refused(text("official.read-only", language(), layout=identity))


def _orders(paths: Sequence[str], format: str, layout: str, *, sandbox: bool) -> list[Order]:
    from heji.audit.sources import gather
    from heji.cli.trouble import Refused
    from heji.writers import wording
    from heji.writers.official.batch import Order

    found = gather(paths, sandbox=sandbox)
    if found.problems:
        raise Refused(wording.message(found.problems[0], language()))
    return [Order(each, format, layout) for each in found.sources]


def _rendered(orders: Sequence[Order], jobs: int) -> Iterator[Rendered]:
    from heji.cli.progress import ProgressBar
    from heji.cli.trouble import Refused
    from heji.writers.official.batch import render_all

    if jobs < 0:
        raise Refused(say("audit.too-many-jobs"))
    workers = min(jobs or os.cpu_count() or 1, len(orders))
    with ProgressBar() as progress:
        yield from render_all(orders, workers, progress)


def _is_archive(output: Path | None, paths: Sequence[str]) -> bool:
    named = output is not None and output.suffix.lower() == ".zip"
    return named or len(paths) > 1 or Path(paths[0]).is_dir()


def _write_one(found: Rendered, output: Path | None, format: str) -> int:
    from heji.cli import output as out
    from heji.writers.official.batch import file_names

    if not found.is_issued:
        for line in _why_not(found):
            out.complain(line)
        return EXIT_NOT_ISSUED
    name = next(file_names([found], format))[0]
    target = output if output is not None and not output.is_dir() else out.free(output, name)
    out.check_target(target)
    out.write_bytes([found.data], target)
    key = "official.written-open" if found.open_findings else "official.written"
    values = {"file": target, "layout": found.layout, "count": found.open_findings}
    out.complain(text(key, language(), **values))
    _tell_left_out(found)
    return 0


def _tell_left_out(found: Rendered) -> None:
    from heji.cli.output import complain

    if found.left_out:
        complain(text("official.left-out", language(), source=found.source))
    for each in found.left_out:
        complain("  " + " ".join(each.split()))


def _write_archive(rendered: Iterator[Rendered], output: Path | None, format: str) -> int:
    from heji.cli import output as out
    from heji.cli.trouble import Refused
    from heji.writers.official.batch import archive, file_names

    target = output if output is not None and not output.is_dir() else out.free(output, "forms.zip")
    out.check_target(target)
    counts = {True: 0, False: 0}

    def counted() -> Iterator[tuple[str, Rendered]]:
        for name, each in file_names(rendered, format):
            counts[each.is_issued] += 1
            for line in [] if each.is_issued else _why_not(each):
                out.complain(line)
            _tell_left_out(each)
            yield name, each

    try:
        with target.open("wb") as file:
            archive(counted(), file, _said)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(say("error.cannot-write", file=target, reason=reason)) from error
    values = {"total": sum(counts.values()), "issued": counts[True], "failed": counts[False]}
    out.complain(text("official.summary", language(), file=target, **values))
    return EXIT_NOT_ISSUED if counts[False] else 0


def _why_not(found: Rendered) -> Iterator[str]:
    if found.reason is None:
        return
    yield text("official.not-issued", language(), source=found.source, reason=_said(found.reason))
    if found.reason.key == "official.no-layout":
        yield "  " + text("official.try-layouts", language(), layouts=_layouts_of(found.kind))
    nothing = text("official.nothing", language())
    for each in found.differences[:_SHOWN]:
        values = {"first": each.first or nothing, "second": each.second or nothing}
        yield "  " + text("official.difference", language(), name=each.name, **values)
    if len(found.differences) > _SHOWN:
        more = len(found.differences) - _SHOWN
        yield "  " + text("official.more", language(), count=more)


def _layouts_of(kind: str) -> str:
    from heji.writers.official.batch import printable

    same = [each.id for each in printable() if each.kind.value == kind]
    return text("report.stop", language()).join(same or [each.id for each in printable()])


def _said(problem: Problem) -> str:
    from heji.writers import wording

    return wording.message(problem, language())
