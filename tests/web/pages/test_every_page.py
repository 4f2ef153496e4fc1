"""Every page in both languages, in a real browser: nothing foreign, nothing too wide, WCAG 2.2 AA."""

from __future__ import annotations

import itertools
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from heji.rubrics.files.shelf import all_ids, find
from heji.web.acting.role import Role
from heji.web.calendar.working_days import announced
from tests.web.accounts.steps import BACKEND
from tests.web.browsing import IN_BROWSER, Browsing, faults
from tests.web.building import city as city_of_bodies
from tests.web.pages.filled import Filled, filled
from tests.web.pages.test_access import TABLE, nowhere
from tests.web.pages.visits import NO_PAGES, VISITS, WALKED, Visit

#: Names of pages, where only these are to be looked at: HEJI_PAGES=answers,filing pytest --long …
WANTED = frozenset(filter(None, os.environ.get("HEJI_PAGES", "").split(",")))

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
#: A finding quotes the official form, which is Chinese; a language is called by its own name.
_LABELS = ("实施周期资金", "资金总额", "万元", "中文")
_HEAD = """() => ({
    language: document.documentElement.lang, title: document.title,
    headings: [...document.querySelectorAll("h1")].map(each => each.innerText.trim())})"""
#: All that is said on a page, also what only a screen reader says.
_WORDS = """() => {
    const said = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT |
        NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
        if (node.nodeType === Node.TEXT_NODE) {
            if (!node.parentElement.closest("[lang='zh-CN'], script, noscript"))
                said.push(node.textContent.trim());
            continue;
        }
        for (const name of ["aria-label", "title", "placeholder", "alt", "data-label"])
            if (node.hasAttribute(name)) said.push(node.getAttribute(name));
    }
    return said.filter(Boolean);
}"""


@pytest.fixture
def city(live_server: Any, settings: Any, tmp_path: Path) -> Filled:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=tmp_path)
    return filled()


@pytest.mark.django_db
def test_every_page_is_visited(client: Client) -> None:
    """What nobody visits cannot be opened: it only takes what is sent to it."""
    here = city_of_bodies()
    for name in set(TABLE) - set(VISITS) - NO_PAGES - WALKED:
        role = min(TABLE[name] or Role)
        client.force_login(here.actor(role, "市财政局").person, BACKEND)
        assert client.get(nowhere(name)).status_code == 405, name


class TestInABrowser:
    pytestmark: ClassVar = [*IN_BROWSER, pytest.mark.long]

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_every_page(self, language: str, city: Filled, browsing: Browsing) -> None:
        for each in itertools.chain.from_iterable(VISITS.values()):
            opened(browsing, city, each, language)  # so that everybody is there
        typed = what_is_quoted()
        found: list[str] = []
        for name, visits in VISITS.items():
            if WANTED and name not in WANTED:
                continue
            for number, visit in enumerate(visits):
                called = f"{name}-{number}-{language}"
                page = opened(browsing, city, visit, language)
                # The page of a form asks for its findings once it is there.
                until = "networkidle" if name == "filing" else "load"
                answer = page.goto(visit.address(name, city), wait_until=until)
                if answer.status != 200:
                    found.append(f"{called}: {answer.status}")
                    continue
                found += faults(page, called)
                found += [f"{called}: {each}" for each in misspoken(page, language, typed)]
        assert not found, "\n".join(found)


def opened(browsing: Browsing, city: Filled, visit: Visit, language: str) -> Any:
    """A page of the visitor: one for each of them."""
    actor = None if visit.role is None else city.actor(visit.role, visit.body)
    return browsing.page_of(actor, language=language)


def misspoken(page: Any, language: str, typed: re.Pattern[str]) -> list[str]:
    """What is wrong with head and words of a page."""
    head = page.evaluate(_HEAD)
    found = []
    if head["language"] != {"zh": "zh-CN", "en": "en"}[language]:
        found.append(f"lang is {head['language']}")
    if len(head["headings"]) != 1 or not head["headings"][0]:
        found.append(f"headings of the first level: {head['headings']}")
    if not re.match(r"\S.* · \S", head["title"]):
        found.append(f"title is {head['title']!r}")
    if language == "en":
        said = page.evaluate(_WORDS)
        foreign = {each for each in said if _CHINESE.search(typed.sub("", each))}
        found += [f"Chinese on an English page: {each!r}" for each in sorted(foreign)]
    return found


def what_is_quoted() -> re.Pattern[str]:
    """What is Chinese by right, the longest first: what people typed, labels and units of forms,
    titles of regulations."""
    words = {*_LABELS, *(each.source for each in announced().values())}
    for id in all_ids():
        for each in find(id).sources:
            words.update((each.title, each.document))
    for model in apps.get_models():
        for each in model.objects.values_list(*_texts_of(model)) if _texts_of(model) else ():
            words.update(_flat(each))
    lines = {line.strip() for each in words for line in each.splitlines()}
    ordered = sorted(filter(_CHINESE.search, lines), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)))


def _texts_of(model: type[models.Model]) -> list[str]:
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [each.name for each in model._meta.concrete_fields if isinstance(each, kinds)]


def _flat(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return []
    return [text for each in value for text in _flat(each)]
