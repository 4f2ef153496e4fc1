"""Performs an act that a page asked for, and says in the reader's language what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from heji.language import DEFAULT_LANGUAGE, text
from heji.web.acting.action import Action, Refused, perform
from heji.web.acting.actor import Actor

_Result = TypeVar("_Result")
_UNPROCESSABLE = 422


def actor_of(request: HttpRequest) -> Actor:
    """Who acts; only for views that `open_to` has opened."""
    return cast("Actor", getattr(request, "actor", None))


def language_of(request: HttpRequest) -> str:
    """The language of the page."""
    return str(getattr(request, "language", DEFAULT_LANGUAGE))


def carry_out(
    request: HttpRequest, action: Action[_Result], done: str, form: forms.Form | None = None
) -> _Result | None:
    """Performs an act and tells the person so.

    Args:
        request: of the person who acts.
        action: what is to be done.
        done: key of the sentence that is said afterwards.
        form: where a refusal is shown; without one it is a message on the next page.

    Returns:
        What the act gives, or None when it was refused.
    """
    language = language_of(request)
    try:
        result = perform(action, actor_of(request))
    except Refused as refusal:
        reason = text(refusal.key, language, **refusal.values)
        if form is None:
            messages.error(request, reason)
        else:
            form.add_error(None, reason)
        return None
    messages.success(request, text(done, language))
    return result


@dataclass(frozen=True, slots=True)
class Entry:
    """A page with one form on it."""

    title: str  #: key of its heading
    done: str  #: key of what is said afterwards
    back: str  #: address to go to afterwards, and when nothing is to be done
    subject: str = ""  #: what it is about, under the heading
    hint: str = ""  #: key of a sentence above the form
    bodies: tuple[str, ...] = ()  #: names that the browser proposes for a body


def entry(
    request: HttpRequest,
    page: Entry,
    form: forms.Form,
    act: Callable[[dict[str, Any]], Action[Any]],
    after: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """Shows a form; performs what it asks for, and keeps what was typed when that is refused.

    Args:
        request: of the person who fills it in.
        page: what the page says, and where it goes to afterwards.
        form: with what was typed.
        act: the act that the cleaned data ask for.
        after: gives the address to go to from what the act gave, instead of `page.back`.
    """
    if request.method == "POST" and form.is_valid():
        result = carry_out(request, act(form.cleaned_data), page.done, form)
        if result is not None:
            return redirect(page.back if after is None else after(result))
    status = _UNPROCESSABLE if form.errors else 200
    return render(request, "pages/entry.html", {"form": form, "page": page}, status=status)
