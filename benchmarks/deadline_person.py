"""One person of `benchmarks.deadline`: signs in, fills a form in as the page's script does, submits."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from benchmarks.deadline_city import PASSWORD

_TOKEN = "t" * 32
_PATIENCE = 120  #: seconds that somebody waits for an answer
_CHECK = 0.35  #: seconds from a save to the question for findings, as in grid.js
_LOOK = 15.0  #: seconds between looks at what others did, as in grid.js
_COLUMNS = ("name", "evidence", "value", "weight")
_JSON, _FORM = "application/json", "application/x-www-form-urlencoded"


class Wrong(Exception):
    """An answer that nobody should get."""


@dataclass
class Tally:
    """What all people together were answered."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))  #: ms
    errors: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, milliseconds: float) -> None:
        """Notes an answer."""
        with self.lock:
            self.times[kind].append(milliseconds)

    def fail(self, kind: str, error: Exception) -> None:
        """Notes that something went wrong."""
        with self.lock:
            self.errors[f"{kind}: {type(error).__name__} {error}"[:200]] += 1


@dataclass
class Person:
    """A clerk at a form, and what the server acknowledged."""

    name: str
    form: int
    port: int
    every: float  #: seconds between two saves, on average
    tally: Tally
    session: str = ""
    is_submitted: bool = False
    texts: dict[str, str] = field(default_factory=dict)  #: cell -> text, as the page shows it
    versions: dict[str, int] = field(default_factory=dict)  #: row -> version
    acknowledged: list[tuple[str, str, int]] = field(default_factory=list)  #: cell, text, version

    def sign_in(self) -> None:
        """Signs in, and opens the form."""
        given = urlencode({"username": self.name, "password": PASSWORD})
        self._ask("sign-in", "POST", "/sign-in/", given, _FORM)
        if not self.session:
            raise Wrong("not signed in")
        self._ask("open", "GET", f"/forms/{self.form}/")
        self._check()

    def work(self, seconds: float, seed: int) -> None:
        """Fills the form in until the time is over, and submits it."""
        chance, begun = random.Random(seed), time.monotonic()
        due = {"save": begun + chance.uniform(0, self.every), "check": float("inf")}
        due["look"] = begun + chance.uniform(0, _LOOK)
        while True:
            what = min(due, key=lambda each: due[each])
            time.sleep(max(0.0, due[what] - time.monotonic()))
            if what == "save":
                if time.monotonic() - begun >= seconds:
                    return self._attempt("submit", self._submit)
                self._attempt("save", lambda: self._save(chance))
                due["save"] = time.monotonic() + self.every * chance.uniform(0.7, 1.3)
                due["check"] = time.monotonic() + _CHECK
            else:
                self._attempt("findings", self._check)
                due["check"] = float("inf")
                due["look"] = time.monotonic() + _LOOK

    def _attempt(self, kind: str, act: Any) -> None:
        try:
            act()
        except (OSError, http.client.HTTPException, ValueError, KeyError, Wrong) as error:
            self.tally.fail(kind, error)

    def _save(self, chance: random.Random) -> None:
        """Types into one cell."""
        row = chance.choice([each for each in self.versions if each.startswith("indicator.")])
        # A form without any indicator could not be submitted.
        number = len(self.acknowledged) + 1
        column = chance.choice(_COLUMNS) if number > 1 else "name"
        kind, _, id = row.partition(".")
        cell, text = f"{row}.{column}", str(number)
        if column in ("name", "evidence"):
            text = f"整治河道第{number}段"
        typed = {"kind": kind, "id": int(id), "column": column, "text": text}
        typed |= {"was": self.texts[cell], "version": self.versions[row]}
        body = json.dumps({"cells": [typed]})
        answer = json.loads(self._ask("save", "POST", f"/forms/{self.form}/cells/", body, _JSON))
        if answer["refused"] or answer["texts"][cell] != text:
            raise Wrong(f"not taken: {answer['refused']} {column}")
        self._take(answer)
        self.acknowledged.append((cell, text, self.versions[row]))

    def _check(self) -> None:
        """Asks for the findings."""
        self._take(json.loads(self._ask("findings", "GET", f"/forms/{self.form}/findings/")))

    def _take(self, answer: dict[str, Any]) -> None:
        self.texts, self.versions = answer["texts"], answer["versions"]

    def _submit(self) -> None:
        """Submits the form, and sees its page."""
        body = urlencode({"act": "submit"})
        self._ask("submit", "POST", f"/reviews/of/{self.form}/", body, _FORM)
        self._ask("page after", "GET", f"/forms/{self.form}/")
        self.is_submitted = True

    def _ask(self, kind: str, method: str, address: str, body: str = "", format: str = "") -> bytes:
        """Asks over a connection of its own; raises what nobody should be answered."""
        begun = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        try:
            connection.request(method, address, body.encode() or None, self._headers(format))
            answer = connection.getresponse()
            read = answer.read()
        finally:
            connection.close()
        self._keep_session(answer)
        self.tally.note(kind, 1000 * (time.perf_counter() - begun))
        redirected = answer.status == http.client.FOUND and kind in ("sign-in", "submit")
        if answer.status != http.client.OK and not redirected:
            raise Wrong(f"{answer.status} {answer.reason}")
        return read

    def _headers(self, format: str) -> dict[str, str]:
        cookies = f"sessionid={self.session}; csrftoken={_TOKEN}; heji_language=zh"
        headers = {"Cookie": cookies, "X-CSRFToken": _TOKEN}
        return headers | {"Content-Type": format} if format else headers

    def _keep_session(self, answer: http.client.HTTPResponse) -> None:
        for each in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = each.partition("=")
            if name == "sessionid":
                self.session = rest.partition(";")[0]
