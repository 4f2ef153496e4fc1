"""People from a spreadsheet: all, or none with every problem at its row."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from heji.web.accounts.models import Membership, Person
from heji.web.accounts.sheet import Asked, asked_for, empty_sheet
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from tests.web.accounts.steps import as_actor, entries, page_of
from tests.web.building import City, city

pytestmark = pytest.mark.django_db
GOOD = [
    "wang",
    "王小雨",
    "河道管理所",
    "单位经办",
    "2026-01-01",
    "2026年12月31日",
    "w@example.org",
    "1",
]


@pytest.fixture
def here() -> City:
    return city()


@pytest.fixture
def actor(here: City) -> Actor:
    return here.actor(Role.ADMINISTRATOR, "市财政局")


def book(*rows: list[Any], language: str = "zh") -> bytes:
    found = openpyxl.load_workbook(io.BytesIO(empty_sheet(language)))
    for row in rows:
        found.worksheets[0].append(row)
    written = io.BytesIO()
    found.save(written)
    return written.getvalue()


def problems(asked: Asked) -> list[tuple[int, str]]:
    return [(each.row, each.refused.key) for each in asked.problems]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_empty_sheet_is_understood_when_it_is_filled_in(actor: Actor, language: str) -> None:
    asked = asked_for(
        book([*GOOD[:4], None, "2099-12-31"], language=language), "p.xlsx", actor, "zh"
    )
    assert asked.problems == ()
    (person,) = asked.people
    assert (person.username, person.details.name) == ("wang", "王小雨")
    assert str(person.grant.ends) == "2099-12-31"


def test_every_problem_stands_at_its_row(here: City, actor: Actor) -> None:
    Person.objects.create_user("taken", "某人")
    long = [*GOOD[:4], "2026-01-01", "2099-01-01"]
    rows: list[list[Any]] = [
        long,
        ["", *long[1:]],
        ["wang", *long[1:]],
        ["taken", *long[1:]],
        ["li", "李", "没有的单位", *long[3:]],
        ["zhao", "赵", "河道管理所", "局长", *long[4:]],
        ["qian", "钱", "河道管理所", "财政业务处室", *long[4:]],
        ["sun", "孙", "河道管理所", "单位经办", "明年", ""],
        ["zhou", "周", "河道管理所", "单位经办", "2026-02-30", ""],
    ]
    assert problems(asked_for(book(*rows), "p.xlsx", actor, "zh")) == [
        (3, "accounts.empty-cell"),
        (4, "accounts.twice-in-file"),
        (5, "accounts.username-taken"),
        (6, "accounts.no-organisation"),
        (7, "accounts.no-such-role"),
        (8, "accounts.wrong-place"),
        (9, "accounts.no-date"),
        (10, "accounts.no-date"),
    ]


def test_a_district_adds_nobody_to_the_city(here: City) -> None:
    actor = here.actor(Role.ADMINISTRATOR, "区财政局")
    asked = asked_for(book([*GOOD[:4]]), "p.xlsx", actor, "zh")
    assert problems(asked) == [(2, "accounts.no-organisation")]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"PK\x03\x04broken", "accounts.file-unread"),
        (book(), "accounts.no-rows"),
        ("姓名\t单位\n王\t河道管理所\n".encode(), "accounts.no-column"),
    ],
)
def test_a_file_that_is_no_list_is_told(actor: Actor, content: bytes, key: str) -> None:
    assert problems(asked_for(content, "p.xlsx", actor, "zh")) == [(0, key)]


def test_the_page_adds_all_with_one_entry_and_shows_the_links(actor: Actor) -> None:
    client = as_actor(actor)
    rows = [[f"user{number}", f"某{number}", *GOOD[2:4]] for number in range(3)]
    sent = SimpleUploadedFile("people.xlsx", book(*rows))
    answer = client.post(reverse("import-people"), {"file": sent})
    assert page_of(answer).count("/welcome/") == 6  # shown and to be copied
    assert answer["Cache-Control"] == "no-store"
    (entry,) = entries("accounts.import")
    assert [each["username"] for each in entry.after["people"]] == ["user0", "user1", "user2"]
    assert Membership.objects.filter(role=Role.UNIT_CLERK).count() == 3


def test_one_wrong_row_adds_nobody(actor: Actor) -> None:
    client = as_actor(actor)
    sent = SimpleUploadedFile("people.xlsx", book(["good", "某", *GOOD[2:4]], ["", "某", "x", "y"]))
    answer = page_of(client.post(reverse("import-people"), {"file": sent}))
    assert "「用户名」没有填写" in answer
    assert not Person.objects.filter(username="good").exists()
    assert not entries("accounts.import")


def test_a_list_that_is_too_long_is_told_and_not_cut_off(actor: Actor) -> None:
    rows = [[f"u{number}", "某", *GOOD[2:4]] for number in range(2001)]
    asked = asked_for(book(*rows), "p.xlsx", actor, "zh")
    assert problems(asked) == [(0, "accounts.file-too-long")]


def test_texts_are_never_formulas_or_markup(actor: Actor) -> None:
    client = as_actor(actor)
    sent = SimpleUploadedFile("p.xlsx", book(["x", "某", "<script>alert(1)</script>", "单位经办"]))
    assert "<script>alert" not in page_of(client.post(reverse("import-people"), {"file": sent}))
