"""What the grid sends while somebody fills a form in, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from heji.language import text
from heji.web.acting.action import Action, NotAllowed, Refused, perform
from heji.web.answers.selectors import with_answers
from heji.web.filing import selectors
from heji.web.filing.actions.rows import AddRow, DeleteRow, Dismiss, MoveRow, Undo
from heji.web.filing.actions.saving import PasteBlock, SaveCells, Saved, Typed
from heji.web.filing.actions.taking import MakeOwn, TakeEntry
from heji.web.filing.blocks import blocks
from heji.web.filing.columns import columns_of, show
from heji.web.filing.content import Content, cell, kind_of
from heji.web.filing.editing import EDITORS
from heji.web.filing.findings import findings
from heji.web.filing.kinds import form_kind
from heji.web.filing.models import Filing, SetAside
from heji.web.filing.showing import NO_MARKS, offered
from heji.web.filing.views.editor import drawn
from heji.web.filing.views.listing import READERS, found
from heji.web.filing.views.suggesting import notes_of
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, language_of

_LARGEST = 2 * 1024 * 1024  #: bytes of a request
_MOST_CELLS = 5000
_REFUSED, _CONFLICT, _WRONG = 403, 409, 400


class Malformed(ValueError):
    """A request that no page of ours sends."""


def _answered(work: Callable[[HttpRequest, Filing, Mapping[str, Any]], Saved | None]) -> Any:
    """A view of an act: reads JSON, performs, and answers with the state of the form."""

    def view(request: HttpRequest, id: int) -> HttpResponse:
        form = found(request, id)
        try:
            saved = work(request, form, _data(request))
        except Refused as refusal:
            reason = text(refusal.key, language_of(request), **refusal.values)
            status = _REFUSED if isinstance(refusal, NotAllowed) else _CONFLICT
            return JsonResponse({"reason": reason}, status=status)
        except (Malformed, KeyError, TypeError, ValueError):
            return JsonResponse({"reason": ""}, status=_WRONG)
        return JsonResponse(_state(request, form, saved or Saved()))

    view.__doc__ = work.__doc__
    return require_POST(open_to(EDITORS)(view))


def _data(request: HttpRequest) -> Mapping[str, Any]:
    if len(request.body) > _LARGEST:
        raise Malformed
    data = json.loads(request.body)
    if not isinstance(data, dict):
        raise Malformed
    return data


def _state(request: HttpRequest, form: Filing, saved: Saved) -> dict[str, Any]:
    """What the page needs to be right again: texts and versions, and rows that came or went."""
    language = language_of(request)
    content, versions = selectors.versioned_for(actor_of(request), form)
    texts = dict(_texts(form, content))
    kept = dict(selectors.set_aside(actor_of(request), form).values_list("cell", "pk"))
    refused = {
        name: {
            "reason": text(key, language),
            "is_overtaken": key == "filing.overtaken",
            "now": texts.get(name),
            "kept": kept.get(name),
        }
        for name, key in saved.refused.items()
    }
    return {
        "saved_at": timezone.localtime().strftime("%H:%M:%S"),
        "refused": refused,
        "count": sum(len(each.after or ()) for each in saved.changes),
        **_rows(form, content, versions, language),
        "notes": notes_of(request, form, content),
    }


def _rows(
    form: Filing,
    content: Content,
    versions: Mapping[str, int],
    language: str,
    known: object = None,
) -> dict[str, Any]:
    computed = form_kind(form.kind).computed(form, content, language, known)
    texts = {
        **dict(_texts(form, content)),
        **{name: each.text for name, each in computed.items()},
    }
    order = {
        "task": [f"task.{each.id}" for each in content.tasks],
        "indicator": [f"indicator.{each.id}" for each in content.indicators],
    }
    why = {name: each.why for name, each in computed.items()}
    return {"versions": versions, "texts": texts, "order": order, "why": why}


def _texts(form: Filing, content: Content) -> Iterator[tuple[str, str]]:
    found = blocks(form.kind, form.scope)
    for row in content.rows():
        for column in columns_of(found, kind_of(row)):
            yield cell(row, column), show(row, column)


def _cells(request: HttpRequest, form: Filing, data: Mapping[str, Any]) -> Saved:
    """Saves cells."""
    cells = data["cells"]
    if not isinstance(cells, list) or len(cells) > _MOST_CELLS:
        raise Malformed
    typed = tuple(
        Typed(
            str(each["kind"]),
            int(each["id"]),
            str(each["column"]),
            str(each["text"]),
            int(each["version"]),
            None if each.get("was") is None else str(each["was"]),
        )
        for each in cells
    )
    return perform(SaveCells(form, typed), actor_of(request))


def _paste(request: HttpRequest, form: Filing, data: Mapping[str, Any]) -> Saved:
    """Puts a copied block into the table."""
    act = PasteBlock(
        form, str(data["kind"]), int(data["id"]), str(data["column"]), str(data["text"])
    )
    return perform(act, actor_of(request))


def _row(request: HttpRequest, form: Filing, data: Mapping[str, Any]) -> None:
    """Adds, moves or deletes a row, takes an entry of the library, or takes back an edit."""
    acts: dict[str, Callable[[], Action[Any]]] = {
        "add": lambda: AddRow(form, str(data["kind"]), int(data.get("id", 0))),
        "delete": lambda: DeleteRow(form, str(data["kind"]), int(data["id"]), int(data["version"])),
        "move": lambda: MoveRow(form, str(data["kind"]), int(data["id"]), int(data["by"])),
        "undo": lambda: Undo(form),
        "redo": lambda: Undo(form, is_redo=True),
        "dismiss": lambda: Dismiss(form, _kept(form, int(data["id"]))),
        "take": lambda: TakeEntry(
            form, str(data["code"]), int(data.get("id", 0)), int(data.get("version", 0))
        ),
        "own": lambda: MakeOwn(form, int(data["id"]), int(data["version"])),
    }
    perform(acts[str(data["act"])](), actor_of(request))


def _kept(form: Filing, id: int) -> SetAside:
    kept = form.set_aside.filter(pk=id).first()
    if kept is None:
        raise Refused("filing.row-gone")
    return kept


cells = _answered(_cells)
paste = _answered(_paste)
row = _answered(_row)


@require_GET
@open_to(READERS)
def form_findings(request: HttpRequest, id: int) -> HttpResponse:
    """The findings on a form as it is saved now, and its present texts."""
    form = found(request, id)
    content, versions = selectors.versioned_for(actor_of(request), form)
    language = language_of(request)
    case = selectors.case(form, content)
    told = with_answers(form, findings(case, language), language)
    answer = {
        "findings": [each.as_data() for each in told],
        "state": form.state,
        **_rows(form, content, versions, language, case.known),
        "notes": notes_of(request, form, content),
    }
    return JsonResponse(answer)


@require_GET
@open_to(EDITORS)
def block(request: HttpRequest, id: int) -> HttpResponse:
    """The rows of the tasks and the indicators anew, after rows came or went."""
    form = found(request, id)
    language, content = language_of(request), selectors.present(form)
    notes = notes_of(request, form, content)
    values = {
        "shown": drawn(form, content, language, NO_MARKS, is_editable=True, notes=notes),
        "may_edit": True,
        "language": language,
        "offered": offered(),
    }
    html = {
        kind: render_to_string(f"filing/{kind}_rows.html", values, request)
        for kind in ("task", "indicator")
    }
    return JsonResponse(html)
