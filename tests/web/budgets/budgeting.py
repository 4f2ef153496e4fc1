"""What the tests of budgets start from: projects, lines, exports of a finance system."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from typing import Any

import openpyxl

from heji.web.budgets.models import (
    Adjustment,
    BudgetLine,
    FundLevel,
    MonthlyExecution,
    Nature,
    Source,
)
from heji.web.organisations.models import Organisation
from heji.web.projects.models import Level, Project
from tests.web.building import City

YEAR = 2026
WAN = 1_000_000  #: 分 of 万元


def project(
    body: Organisation, code: str, name: str, parent: Project | None = None, first: int = 2025
) -> Project:
    """A project, or a programme where nothing is above it and the code says so."""
    level = Level.PROGRAMME if code.startswith("Y") else Level.PROJECT
    return Project.objects.create(
        organisation=body, level=level, code=code, name=name, first_year=first, parent=parent
    )


def line(
    owner: Project | Organisation,
    initial: int | None = 100 * WAN,
    year: int = YEAR,
    months: dict[int, int] | None = None,
    **kinds: Any,
) -> BudgetLine:
    """A line with what was spent in months."""
    of_project = owner if isinstance(owner, Project) else None
    body = owner.organisation if isinstance(owner, Project) else owner
    usual = {
        "nature": Nature.PROJECT if of_project else Nature.BASIC,
        "source": Source.GENERAL_PUBLIC,
        "level": FundLevel.OWN_LEVEL,
    }
    made = BudgetLine.objects.create(
        organisation=body,
        project=of_project,
        year=year,
        initial=initial,
        **{**usual, **kinds},
    )
    for month, amount in (months or {}).items():
        MonthlyExecution.objects.create(line=made, month=month, amount=amount)
    return made


def adjust(of: BudgetLine, amount: int, by: Any, document: str = "财预〔2026〕1号") -> Adjustment:
    """An adjustment without an act."""
    return Adjustment.objects.create(
        line=of,
        amount=amount,
        decided_on=datetime.date(YEAR, 3, 2),
        document=document,
        entered_by=by.person,
    )


def water(here: City) -> dict[str, Project]:
    """The programme of the water bureau with a project of each unit, and one that stands alone."""
    above = project(here["市水务局"], "Y001", "水利建设")
    return {
        "programme": above,
        "river": project(here["河道管理所"], "P001", "河道清淤", above),
        "supply": project(here["供水监测站"], "P002", "水质监测", above),
        "alone": project(here["市水务局"], "P003", "防汛物资"),
    }


def workbook(*rows: Sequence[object]) -> bytes:
    """An Excel file of these rows."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def separated(*rows: Sequence[object]) -> bytes:
    """A CSV file of these rows."""
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode("utf-8-sig")
