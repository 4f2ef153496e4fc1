"""The annual register of a body."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from heji.language import text
from heji.web.budgets.actions.register import RemoveRegisterValue, SetRegisterValue
from heji.web.budgets.actions.requiring import ENTERING, READING
from heji.web.budgets.amounts import cell, percent, shown
from heji.web.budgets.forms import ReasonForm, RegisterForm
from heji.web.budgets.register import FieldKind, fields, groups, kind_of, rates
from heji.web.budgets.selectors import register as selectors
from heji.web.budgets.selectors.overview import bodies
from heji.web.budgets.selectors.totals import department_totals
from heji.web.budgets.views.shared import body_of, choosing, is_closed, page
from heji.web.filing.figures import written
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, entry, language_of
from heji.web.preparation.views.shared import found, year_of


@require_GET
@open_to(READING)
def register(request: HttpRequest) -> HttpResponse:
    """The values of a body and year by group, with source, evidence, and the rates they give."""
    actor, body, year = actor_of(request), body_of(request), year_of(request)
    content = choosing(request, "register", body)
    if body is not None:
        known = selectors.register_values(actor, body, year)
        rows = {
            group: [(field, known.get(field), _shown(known.get(field))) for field in names]
            for group, names in groups().items()
        }
        computed = {
            each.group: (each.name, percent(selectors.rate_of(each, known))) for each in rates()
        }
        content |= {
            "groups": [(group, rows[group], computed.get(group)) for group in rows],
            "whole": department_totals(actor, body, year),
        }
    return render(request, "budgets/register.html", content)


@require_http_methods(["GET", "POST"])
@open_to(ENTERING)
def enter(request: HttpRequest, id: int, field: str) -> HttpResponse:
    """Enters a value with its source."""
    actor, year, language = actor_of(request), year_of(request), language_of(request)
    body = found(bodies(actor), id)
    if field not in fields():
        raise Http404
    known = selectors.register_values(actor, body, year).get(field)
    first = {}
    if known is not None:
        first = {
            "value": _typed(known),
            "source_document": known.source,
            "source_date": known.source_date,
        }
    form = RegisterForm(
        kind_of(field),
        request.POST or None,
        initial=first,
        language=language,
        is_closed=is_closed(body, year),
    )

    def act(given: dict[str, Any]) -> SetRegisterValue:
        value, places = given["value"]
        source = given["source_document"], given["source_date"], given.get("reason", "")
        return SetRegisterValue(body, year, field, value, places, *source)

    back = f"{reverse('budget-register')}?organisation={body.pk}&year={year}#{field}"
    name = text(f"budget.register.field.{field}", language)
    return entry(request, page("register.enter", back, f"{year} {body} · {name}"), form, act)


@require_http_methods(["GET", "POST"])
@open_to(ENTERING)
def remove(request: HttpRequest, id: int) -> HttpResponse:
    """Takes a value away, with the reason."""
    value = found(selectors.values(actor_of(request)), id)
    language = language_of(request)
    form = ReasonForm(request.POST or None, language=language)
    back = f"{reverse('budget-register')}?organisation={value.organisation_id}&year={value.year}"
    name = text(f"budget.register.field.{value.field}", language)
    where = page("register.remove", back, f"{value.year} {value.organisation} · {name}")
    return entry(request, where, form, lambda given: RemoveRegisterValue(value, given["reason"]))


def _shown(value: selectors.Stated | None) -> str:
    """A value with its unit's digits: 万元 in groups, percent with the decimals of its source."""
    if value is None:
        return "—"
    if value.kind is FieldKind.MONEY:
        return shown(value.value)
    return value.text


def _typed(value: selectors.Stated) -> str:
    """A value as it is typed."""
    is_money = value.kind is FieldKind.MONEY
    return cell(value.value) if is_money else written(value.value, value.places)
