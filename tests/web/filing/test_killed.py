"""A real server, killed while people save: what it acknowledged is there, and nothing by halves."""

from __future__ import annotations

import http.client
import json
import shutil
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.web.installation import Installation
from tests.web.postgresql import database, started
from tests.web.serving import Visitor, serving

PEOPLE = 4
#: Saves that are acknowledged before the server is killed, round by round.
ROUNDS = (7, 23)
#: Makes an office with clerks who are signed in; prints what the clients need to know.
OFFICE = f"""
import json
import django; django.setup()
from django.test import Client
from tests.web.filing.making import office
made = office()
keys = []
for person in [made.clerk, *(made.another() for _ in range({PEOPLE - 1}))]:
    client = Client()
    client.force_login(person.person, "django.contrib.auth.backends.ModelBackend")
    keys.append(client.cookies["sessionid"].value)
rows = [each.id for each in made.content.indicators]
print(json.dumps({{"form": made.form.pk, "rows": rows, "sessions": keys}}))
"""
STATE = """
import json
import django; django.setup()
from heji.web.audit_log.models import LogEntry
from heji.web.filing.models import (IndicatorRow, SetAside)
rows = IndicatorRow.objects.values_list("pk", "name", "evidence", "version")
saves = LogEntry.objects.filter(action="filing.save").order_by("number")
print(json.dumps({
    "rows": {pk: [name, evidence, version] for pk, name, evidence, version in rows},
    "saves": [each.after for each in saves],
    "aside": sorted(SetAside.objects.values_list("text", flat=True)),
}))
"""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="heji-killed-")
    yield started(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    if request.param == "sqlite":
        return Installation(tmp_path).migrated()
    name = f"killed_{request.function.__name__[5:25]}"
    return database(request.getfixturevalue("server"), name, tmp_path).migrated()


def office(installation: Installation) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(installation.python(OFFICE))
    return made


def state(installation: Installation) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(installation.python(STATE))
    return found


@dataclass
class Writer:
    """Somebody who saves two cells of one row again and again, as fast as it is acknowledged."""

    visitor: Visitor
    form: int
    row: int
    who: int
    number: int = 0  #: of the last save that was acknowledged
    version: int = 1
    acknowledged: list[str] = field(default_factory=list)

    def text(self, number: int) -> str:
        return f"甲{self.who}-{number}" if number else ""

    def save(self) -> None:
        """One save; raises when nobody answers."""
        was, text = self.text(self.number), self.text(self.number + 1)
        cells = [
            {"kind": "indicator", "id": self.row, "column": column, "text": text}
            | {"version": self.version, "was": was}
            for column in ("name", "evidence")
        ]
        answer = self.visitor.post(f"/forms/{self.form}/cells/", {"cells": cells})
        assert answer["refused"] == {}
        self.version = answer["versions"][f"indicator.{self.row}"]
        self.number += 1
        self.acknowledged.append(text)


def test_a_killed_server_has_lost_nothing_and_saved_nothing_by_halves(
    installation: Installation,
) -> None:
    made = office(installation)
    writers = [
        Writer(Visitor(0, session), made["form"], row, who)
        for who, (session, row) in enumerate(zip(made["sessions"], made["rows"], strict=False))
    ]
    for count in ROUNDS:
        _save_until_killed(installation, writers, count)
        found = state(installation)
        for each in writers:
            name, evidence, _ = found["rows"][str(each.row)]
            assert name == evidence
            # The last one may have been saved without that anybody was told.
            assert name in (each.text(each.number), each.text(each.number + 1))
            logged = {
                after.get(f"indicator.{each.row}", {}).get("name") for after in found["saves"]
            }
            assert logged >= set(each.acknowledged)
        assert installation.heji("verify-log").returncode == 0
    # Whoever was not told sends it again: it is taken, whether it was saved before or not.
    with serving(installation) as server:
        for each in writers:
            each.visitor.port = server.port
            each.save()
    found = state(installation)
    assert {found["rows"][str(each.row)][0] for each in writers} == {
        each.text(each.number) for each in writers
    }
    assert found["aside"] == []


def _save_until_killed(installation: Installation, writers: list[Writer], count: int) -> None:
    enough = threading.Semaphore(0)

    def write(writer: Writer) -> None:
        try:
            while True:
                writer.save()
                enough.release()
        except (OSError, http.client.HTTPException):
            return

    with serving(installation) as server, ThreadPoolExecutor(PEOPLE) as pool:
        for each in writers:
            each.visitor.port = server.port
        running = [pool.submit(write, each) for each in writers]
        for _ in range(count):
            enough.acquire()
        server.kill()
        for each in running:
            each.result()


def test_several_people_in_one_cell_at_the_same_moment(installation: Installation) -> None:
    made = office(installation)
    row = made["rows"][0]
    start = threading.Barrier(PEOPLE)
    with serving(installation) as server, ThreadPoolExecutor(PEOPLE) as pool:

        def write(who: int) -> bool:
            cell = {"kind": "indicator", "id": row, "column": "name", "text": f"甲{who}"}
            visitor = Visitor(server.port, made["sessions"][who])
            start.wait()
            address = f"/forms/{made['form']}/cells/"
            answer = visitor.post(address, {"cells": [cell | {"version": 1, "was": ""}]})
            return not answer["refused"]

        taken = list(pool.map(write, range(PEOPLE)))
    found = state(installation)
    (winner,) = (f"甲{who}" for who, is_taken in enumerate(taken) if is_taken)
    assert found["rows"][str(row)][0] == winner
    # The others were told, and what they typed is kept for them.
    assert sorted([winner, *found["aside"]]) == [f"甲{who}" for who in range(PEOPLE)]
    assert installation.heji("verify-log").returncode == 0
