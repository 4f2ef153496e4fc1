"""Printing many forms: official table and report of each, and one archive of all."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import ClassVar

from heji.documents.document import Problem
from heji.language import DEFAULT_LANGUAGE, text
from heji.web.acting.action import Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.evidence.receiving import clean_name
from heji.web.evidence.storage import path_of
from heji.web.filing.kinds import FormKind, form_kind
from heji.web.filing.models import Filing
from heji.web.filing.papers import NotMade, Paper
from heji.web.filing.selectors import formed_of
from heji.web.filing.views.listing import READERS
from heji.web.jobs.kinds.forms import content_of, form_of
from heji.web.jobs.kinds.registry import Done, JobKind, MadeFile
from heji.web.jobs.models import ItemState, JobFile, JobItem
from heji.writers.official.batch import Rendered, archive

ARCHIVE = "zip"


class PrintForms(JobKind):
    """Makes the files of many forms, each read back before it counts."""

    name: ClassVar[str] = "print"
    roles: ClassVar[frozenset[Role]] = READERS
    closes: ClassVar[bool] = True
    formats: ClassVar[tuple[str, ...]] = ("docx", "pdf", "xlsx")

    def is_for(self, kind: FormKind) -> bool:
        """Whether there are files to make of it."""
        return bool(kind.papers)

    def do(self, actor: Actor | None, item: JobItem) -> Done:
        """Makes every file of one form; all or none."""
        form = form_of(actor, item)
        formed = formed_of(form, content_of(actor, form)).form
        wanted = item.job.parameters.get("format", self.formats[0])
        made = []
        for paper in form_kind(form.kind).papers:
            format = wanted if wanted in paper.formats else paper.formats[0]
            try:
                printed = paper.make(formed, format)
            except NotMade as error:
                raise Refused(error.key, names=error.names) from error
            name = _name(form, paper, format)
            made.append(MadeFile(name, format, printed.data, printed.open_findings))
        return Done("jobs.printed", {"count": len(made)}, files=tuple(made))

    def close(self, actor: Actor | None, item: JobItem) -> Done:
        """The archive with an index and the SHA-256 of each file."""
        written = io.BytesIO()
        language = item.job.parameters.get("language", DEFAULT_LANGUAGE)
        archive(_named(_rendered(item)), written, lambda each: _said(each, language))
        name = f"heji-{item.job_id}.{ARCHIVE}"
        return Done("jobs.packed", files=(MadeFile(name, ARCHIVE, written.getvalue()),))


def _name(form: Filing, paper: Paper, format: str) -> str:
    """What the file is called: year, code, subject and what it is, in the forms' own language."""
    about = form.project.code if form.project else form.organisation.region_code
    name = str(form.project.name if form.project else form.organisation.name)
    what = text(f"jobs.paper.{paper.name}", DEFAULT_LANGUAGE)
    return clean_name(f"{form.year}-{about}-{name[:60]}-{what}.{format}", format)


def _rendered(closing: JobItem) -> Iterator[tuple[str, Rendered]]:
    """What became of each form, in order, with the name of its file."""
    related = closing.job.items.exclude(pk=closing.pk).select_related("filing__project")
    for each in related.select_related("filing__organisation").prefetch_related("files__file"):
        if each.filing is None:
            continue
        source, layout = str(each.filing), each.filing.layout
        if each.state == ItemState.FAILED:
            values = tuple((name, str(value)) for name, value in each.values.items())
            reason = Problem(each.key, values)
            yield "", Rendered(source, 1, 1, layout=layout, reason=reason)
        files: list[JobFile] = list(each.files.all())
        for number, file in enumerate(files, start=1):
            data = path_of(file.file.sha256).read_bytes()
            numbered = (source, number, len(files), file.name, layout, each.filing.kind)
            yield file.name, Rendered(*numbered, data=data, open_findings=file.open_findings)


def _named(rendered: Iterable[tuple[str, Rendered]]) -> Iterator[tuple[str, Rendered]]:
    """The same, told apart by a number where two would be called alike."""
    taken: set[str] = {""}
    for name, each in rendered:
        stem, _, suffix = name.rpartition(".")
        free, again = name, 2
        while free in taken and each.is_issued:
            free, again = f"{stem} ({again}).{suffix}", again + 1
        taken.add(free)
        yield free, each


def _said(problem: Problem, language: str) -> str:
    return text(problem.key, language, **dict(problem.values))
