"""The letters that were written, writing one with its preview, and its files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from heji.language import text
from heji.web.acting.action import Refused
from heji.web.filing.views.listing import READERS
from heji.web.letters import selectors
from heji.web.letters.actions import WriteLetter, drafted, require_letter
from heji.web.letters.lines import About
from heji.web.letters.models import Letter
from heji.web.letters.templating import report_of
from heji.web.organisations.models import Organisation
from heji.web.pages.access import open_to
from heji.web.pages.forms import SpokenForm, day, year
from heji.web.pages.performing import actor_of, carry_out, language_of
from heji.web.rectification.selectors import ISSUING, demanded_of
from heji.web.rectification.tabs import tab
from heji.writers.report.report import Paragraph, Report, Table
from heji.writers.report.writing import FORMATS, write

_PAGE = 50
_TYPES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


class LetterForm(SpokenForm):
    """Which letter, to whom, about which year."""

    words = "letter.form"

    kind = forms.ChoiceField()
    recipient = forms.CharField(
        max_length=200, widget=forms.TextInput(attrs={"list": "bodies", "autocomplete": "off"})
    )
    year = year()
    number = forms.CharField(max_length=80, required=False)
    dated = day()

    def __init__(
        self, kinds: list[str], bodies: dict[str, Organisation], *given: Any, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        names = [(each, text(f"letter.kind.{each}", self.language)) for each in kinds]
        self.fields["kind"].choices = names  # type: ignore[attr-defined]
        self.bodies = bodies

    def clean_recipient(self) -> Organisation:
        """A body of the own office, by its name."""
        found = self.bodies.get(self.cleaned_data["recipient"].strip())
        if found is None:
            raise forms.ValidationError(text("rectification.no-body", self.language))
        return found


@require_GET
@open_to(READERS)
def letters(request: HttpRequest) -> HttpResponse:
    """The letters that a person may see, the newest first."""
    actor = actor_of(request)
    page = Paginator(selectors.letters(actor), _PAGE).get_page(request.GET.get("page"))
    values = {**tab("letters"), "page": page, "may_write": actor.has(ISSUING)}
    return render(request, "letters/letters.html", values)


@require_http_methods(["GET", "POST"])
@open_to(ISSUING)
def new(request: HttpRequest) -> HttpResponse:
    """Chooses a letter, looks at it, and writes it."""
    actor, today = actor_of(request), timezone.localdate()
    kinds = [each.name for each in selectors.writable(actor)]
    bodies = {each.name: each for each in demanded_of(actor).order_by("path")}
    initial = {"year": today.year - 1, "dated": today, "kind": request.GET.get("kind", "")}
    given = request.POST if request.method == "POST" else None
    form = LetterForm(kinds, bodies, given, language=language_of(request), initial=initial)
    preview = None
    if given is not None and form.is_valid():
        data = form.cleaned_data
        about = About(data["recipient"], data["year"])
        if given.get("act") == "write":
            act = WriteLetter(data["kind"], about, data["number"], data["dated"])
            made = carry_out(request, act, "letter.written", form)
            if made is not None:
                return redirect("letter", made.pk)
        preview = _preview(request, form, about)
    values = {**tab("letters"), "form": form, "bodies": tuple(bodies), "report": preview}
    return render(request, "letters/new.html", values, status=422 if form.errors else 200)


def _preview(request: HttpRequest, form: LetterForm, about: About) -> Any:
    """The letter as it would be written; nothing where it cannot be."""
    actor, data = actor_of(request), form.cleaned_data
    try:
        require_letter(actor, data["kind"], about)
    except Refused:
        return None
    draft = drafted(actor, data["kind"], about, data["dated"], data["number"])
    if not draft.lines:
        if not form.non_field_errors():
            form.add_error(None, text("letter.nothing", language_of(request)))
        return None
    return _drawn(report_of(draft))


@require_GET
@open_to(READERS)
def letter(request: HttpRequest, id: int) -> HttpResponse:
    """A letter as it was written."""
    found = _found(request, id)
    report = _drawn(report_of(found))
    values = {**tab("letters"), "letter": found, "report": report, "formats": FORMATS}
    return render(request, "letters/letter.html", values)


@require_GET
@open_to(READERS)
def file(request: HttpRequest, id: int, format: str) -> HttpResponse:
    """The letter as a file."""
    found = _found(request, id)
    if format not in FORMATS:
        raise Http404
    attached = f'attachment; filename="letter-{found.pk}.{format}"'
    content = write(report_of(found), format)
    return HttpResponse(
        content, content_type=_TYPES[format], headers={"Content-Disposition": attached}
    )


def _drawn(report: Report) -> dict[str, Any]:
    """What the page shows of a letter: its paragraphs, then its table."""
    return {
        "title": report.title,
        "paragraphs": [each for each in report.opening if isinstance(each, Paragraph)],
        "tables": [each for each in report.opening if isinstance(each, Table)],
    }


def _found(request: HttpRequest, id: int) -> Letter:
    try:
        return selectors.letter(actor_of(request), id)
    except Letter.DoesNotExist as error:
        raise Http404 from error
