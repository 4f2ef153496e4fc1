"""Waiting for the page of a filing in a browser."""

from __future__ import annotations

from typing import Any

from django.urls import reverse


def open_form(page: Any, id: int) -> None:
    """Opens a filing and waits until its findings are there."""
    with page.expect_response(lambda answer: "/findings/" in answer.url):
        page.goto(reverse("filing", args=(id,)))


def saved(page: Any) -> None:
    """Waits until everything typed is saved."""
    page.wait_for_function(
        "() => document.querySelector('[data-saved]').className === 'saved saved'"
    )
