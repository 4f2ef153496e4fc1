"""The page of one filing: the grid for those who fill it in, the plain form for others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from heji.forms.layout import layouts
from heji.language import text
from heji.web.acting.action import Action, Refused, perform
from heji.web.acting.actor import Actor
from heji.web.answers.selectors import with_answers
from heji.web.filing import editing, selectors
from heji.web.filing.actions.rows import AddRow, DeleteRow, Undo
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.filing.blocks import blocks
from heji.web.filing.columns import columns_of
from heji.web.filing.content import Content
from heji.web.filing.editing import EDITORS
from heji.web.filing.findings import findings
from heji.web.filing.kinds import Tool, form_kind, sides
from heji.web.filing.models import Filing
from heji.web.filing.showing import Marks, Shown, offered, rows_of, shown, versions_of
from heji.web.filing.views.listing import READERS, found
from heji.web.filing.views.suggesting import notes_of
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, language_of
from heji.web.reviews import selectors as reviews
from heji.web.reviews.models import Comment, Recording
from heji.web.reviews.scores import reviewed

SCRIPT_TEXTS = (
    *("saved", "saving", "unsaved", "offline", "signed-out", "restored", "pasted", "pasted-some"),
    *("others", "present", "suggest", "suggested", "past", "take", "own"),
    "nothing-suggested",
)


@require_GET
@open_to(READERS)
def filing(request: HttpRequest, id: int) -> HttpResponse:
    """One filing."""
    form = found(request, id)
    actor, language = actor_of(request), language_of(request)
    content, kind = selectors.content_for(actor, form), form_kind(form.kind)
    may_edit = is_editable_by(actor, form)
    case = selectors.case(form, content)
    notes = notes_of(request, form, content)
    drawn_form = drawn(
        form, content, language, _marks(form), is_editable=may_edit, notes=notes, known=case.known
    )
    values = {
        "filing": form,
        "kind": kind,
        **kind.beside_values(actor, form),
        "sides": list(sides(actor, form)),
        "here": reverse("filings", args=(form.kind,)),
        "form_name": layout_name(form, language),
        "shown": drawn_form,
        "may_edit": may_edit,
        "is_own": is_own(actor, form),
        "offered": offered(),
        "findings": with_answers(form, findings(case, language), language),
        "wanting": case.wanting,
        "set_aside": list(_set_aside(actor, form, drawn_form)) if may_edit else (),
        "rounds": list(reviews.rounds(form)),
        "compared": reviewed(form, case),
        "open_review": reviews.open_review(form),
        "returned": _returned(form),
        "recordings": list(form.recordings.all()),
        "recording_kinds": Recording.What.values,
        "script_texts": {
            each: text(f"filing.script.{each}", language, **_OPEN) for each in SCRIPT_TEXTS
        },
        "tools": tuple(_tools(form)),
    }
    return render(request, "filing/filing.html", values)


def _tools(form: Filing) -> Iterator[Tool]:
    """What else the form's body can do with it now."""
    for each in form_kind(form.kind).tools:
        is_for_it = not each.scopes or form.scope in each.scopes
        if is_for_it and (form.is_editable or not each.needs_editable):
            yield each


#: Placeholders that the script fills in.
_OPEN = {name: "{" + name + "}" for name in ("time", "count", "refused", "name")}


def is_own(actor: Actor, form: Filing) -> bool:
    """Whether it is a form of the actor's body, and the actor fills forms in."""
    return actor.has(EDITORS) and editing.is_own(actor, form)


def is_editable_by(actor: Actor, form: Filing) -> bool:
    """Whether the actor can change it now."""
    return is_own(actor, form) and form.is_editable


def layout_name(form: Filing, language: str) -> str:
    """What the form is called."""
    layout = next((each for each in layouts() if each.id == form.layout), None)
    return layout.name[language] if layout else ""


def drawn(
    form: Filing,
    content: Content,
    language: str,
    marks: Marks,
    *,
    is_editable: bool,
    notes: Mapping[str, str] | None = None,
    known: object = None,
) -> Shown:
    """The form as the page draws it.

    Args:
        form: whose it is.
        content: what it says.
        language: of the page.
        marks: changes and comments at cells.
        is_editable: whether it can be filled in.
        notes: what stands at rows of the library.
        known: what the kind of form knows of the content (`Case.known`), where it was asked already.
    """
    names = selectors.projects_of_rows(form)
    versions = versions_of(form) if is_editable else {}
    computed = form_kind(form.kind).computed(form, content, language, known)
    marks = replace(marks, computed=computed)
    return shown(
        form, content, language, versions=versions, sources=names, library=notes, marks=marks
    )


def _marks(form: Filing) -> Marks:
    """The comments of the last submission, at their cells."""
    found: dict[str, list[Comment]] = {}
    for each in reviews.comments(form, form.revision):
        found.setdefault(each.cell, []).append(each)
    return Marks({}, {cell: tuple(each) for cell, each in found.items()})


def _returned(form: Filing) -> Any:
    """The review that gave the form back, while it is being corrected."""
    if not form.is_editable:
        return None
    last = form.reviews.order_by("-pk").first()
    return last if last is not None and last.decision == "returned" else None


def _set_aside(actor: Actor, form: Filing, drawn_form: Shown) -> Iterator[dict[str, Any]]:
    cells = {each.name: each for row in rows_of(drawn_form) for each in row.cells}
    for each in selectors.set_aside(actor, form):
        shown_cell = cells.get(each.cell)
        yield {
            "kept": each,
            "label": shown_cell.label if shown_cell else each.label,
            "now": shown_cell.text if shown_cell else None,
        }


@require_POST
@open_to(EDITORS)
def plain_form(request: HttpRequest, id: int) -> HttpResponse:
    """The whole form sent at once, by a browser without JavaScript; also its row buttons."""
    form = found(request, id)
    typed = tuple(_typed(request, form))
    acts: list[Action[Any]] = [SaveCells(form, typed)] if typed else []
    acts += _row_act(form, request.POST.get("act", ""))
    language, refused = language_of(request), 0
    try:
        for act in acts:
            result = perform(act, actor_of(request))
            refused += len(result.refused) if isinstance(act, SaveCells) else 0
    except Refused as refusal:
        messages.error(request, text(refusal.key, language, **refusal.values))
    else:
        key = "filing.saved-some" if refused else "filing.saved-form"
        messages.success(request, text(key, language, count=refused))
    return redirect("filing", form.pk)


def _typed(request: HttpRequest, form: Filing) -> Iterator[Typed]:
    """The cells that were changed: those that differ from what stood there when the page came."""
    found_blocks = blocks(form.kind, form.scope)
    for name, value in request.POST.items():
        kind, _, rest = name.partition(".")
        id, _, column = rest.partition(".")
        if column not in columns_of(found_blocks, kind) or not id.isdecimal():
            continue
        was = request.POST.get(f"was.{name}")
        text_typed = str(value).replace("\r\n", "\n")
        if was is None or text_typed == was.replace("\r\n", "\n"):
            continue
        version = request.POST.get(f"version.{kind}.{id}", "0")
        number = int(version) if version.isdecimal() else 0
        yield Typed(kind, int(id), column, text_typed, number, was.replace("\r\n", "\n"))


def _row_act(form: Filing, act: str) -> list[Action[Any]]:
    """「add.indicator.12」, 「delete.indicator.12.3」, 「undo」."""
    name, *rest = act.split(".")
    if name in ("undo", "redo"):
        return [Undo(form, is_redo=name == "redo")]
    numbers = [int(each) for each in rest[1:] if each.isdecimal()]
    if name == "add" and rest:
        return [AddRow(form, rest[0], numbers[0] if numbers else 0)]
    if name == "delete" and len(numbers) == 2:
        return [DeleteRow(form, rest[0], numbers[0], numbers[1])]
    return []
