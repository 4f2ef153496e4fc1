"""The official form and the report of a self-evaluation as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from heji.forms.form import Form
from heji.forms.layout import Layout, layouts
from heji.language import text
from heji.web.filing.models import Filing
from heji.web.filing.selectors import content_for, formed_of
from heji.web.filing.views.listing import READERS, found
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, language_of
from heji.web.self_evaluations.actions.beginning import KIND
from heji.web.self_evaluations.printed import as_printed

_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES: Mapping[str, str] = {
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "pdf": "application/pdf",
}
_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class File:
    """What can be downloaded."""

    name: str  #: `form` or `report`
    format: str

    @property
    def words(self) -> str:
        """Key of its name."""
        return f"self-evaluation.printed.{self.name}"


FILES = (
    *(File("form", each) for each in ("xlsx", "docx", "pdf")),
    *(File("report", each) for each in ("docx", "pdf")),
)


@require_GET
@open_to(READERS)
def choose(request: HttpRequest, id: int) -> HttpResponse:
    """What can be downloaded of a self-evaluation."""
    return _page(request, _found(request, id))


@require_GET
@open_to(READERS)
def file(request: HttpRequest, id: int, name: str, format: str) -> HttpResponse:
    """One file; the page with the reason where what was written does not read back equal."""
    filing = _found(request, id)
    if File(name, format) not in FILES:
        raise Http404
    form = formed_of(filing, content_for(actor_of(request), filing)).form
    makers: Mapping[str, Callable[[Form, str], bytes]] = {"form": _form, "report": _report}
    try:
        content = makers[name](form, format)
    except _NotMade as error:
        reason = text(error.key, language_of(request), names=error.names)
        return _page(request, filing, reason)
    attached = f'attachment; filename="{name}-{filing.year}-{filing.pk}.{format}"'
    headers = {"Content-Disposition": attached}
    return HttpResponse(content, content_type=_TYPES[format], headers=headers)


class _NotMade(Exception):
    """Why there is no file: key of a sentence and what fills it."""

    def __init__(self, key: str, names: str = "") -> None:
        super().__init__(key)
        self.key, self.names = key, names


def _form(form: Form, format: str) -> bytes:
    from heji.writers.official.composing import NotPrintable
    from heji.writers.official.issuing import NotIssued, issue

    layout = _layout_of(form)
    try:
        return issue(as_printed(form, layout), layout, format).data
    except NotPrintable as error:
        raise _NotMade("self-evaluation.printed.not-printable") from error
    except NotIssued as error:
        names = "、".join(each.name for each in error.differences)
        raise _NotMade("self-evaluation.printed.not-issued", names) from error


def _layout_of(form: Form) -> Layout:
    layout = next((each for each in layouts() if each.id == form.layout), None)
    if layout is None:
        raise _NotMade("self-evaluation.printed.not-printable")
    return layout


def _report(form: Form, format: str) -> bytes:
    from heji.writers.report.finding import outline_for
    from heji.writers.report.making import make
    from heji.writers.report.writing import write

    named = replace(as_printed(form, _layout_of(form)), organisation=form.organisation)
    return write(make(named, outline_for(named)), format)


def _page(request: HttpRequest, filing: Filing, trouble: str = "") -> HttpResponse:
    values = {"filing": filing, "files": FILES, "trouble": trouble}
    status = _UNPROCESSABLE if trouble else 200
    return render(request, "self_evaluations/print.html", values, status=status)


def _found(request: HttpRequest, id: int) -> Filing:
    filing = found(request, id)
    if filing.kind != KIND:
        raise Http404
    return filing
