"""Entries for tests of the library."""

from __future__ import annotations

from typing import Any

from heji.library.reading import shipped
from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.library.actions import ApproveEntry, ProposeEntry
from heji.web.library.content import columns_of
from heji.web.library.models import LibraryEntry
from tests.web.building import City

REASON = "现有指标未覆盖"


def columns(name: str = "雨污分流改造长度", **changed: Any) -> dict[str, Any]:
    """What an entry of water works says."""
    first = next(each for each in shipped() if each.code == "AGR-QN-01")
    said = {"name_zh": name, "name_en": "", "unit": "公里", "keywords": ["雨污"]}
    return {**columns_of(first), **said, **changed}


def proposal(here: City, name: str = "雨污分流改造长度", body: str = "河道管理所") -> LibraryEntry:
    """A proposal of somebody new."""
    return perform(ProposeEntry(columns(name), REASON), here.actor(Role.UNIT_CLERK, body))


def approved(here: City, name: str = "雨污分流改造长度") -> LibraryEntry:
    """An entry of the city's own in force."""
    actor = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    return perform(ApproveEntry(proposal(here, name)), actor)
