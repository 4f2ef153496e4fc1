"""How long the pages of the web application take, with thousands of projects, on both databases.

    python -m benchmarks.web [--projects 5000] [--requests 60] [--database sqlite|postgresql]

A real `heji serve` is asked over its own connection each time, by one person after the other; the
time is that of the whole answer, as a browser waits for it. The same city is in both databases. What
the server's own processes work for an answer stands beside it: on a busy machine it tells how much
of the time was waiting for others (Linux; PostgreSQL's processes are not among them).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.web.installation import Installation
from tests.web.postgresql import database, started
from tests.web.serving import Visitor, serving

WANTED = 300  #: milliseconds within which a list opens
_FIRST = 4  #: requests of a page that are not counted: they fill caches
_BUILD = "from benchmarks.web_city import build; build({projects})"


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked for, and by whom."""

    role: str
    address: str


def pages(form: int) -> Iterator[Page]:
    """The lists, and the page on which forms are filled in."""
    for query in ("", "?year=2026", "?state=approved", "?page=100"):
        yield Page("bureau", f"/forms/declaration/{query}")
    for query in ("", "?page=90"):
        yield Page("bureau", f"/projects/{query}")
    for address in ("/", "/reviews/", "/library/", "/library/?words=mydu", "/organisations/"):
        yield Page("bureau", address)
    yield Page("department", "/forms/declaration/")
    yield Page("clerk", "/forms/declaration/")
    yield Page("clerk", "/projects/")
    yield Page("clerk", f"/forms/{form}/")
    for end in ("findings/", "suggestions/", "suggestions/?words=ljxq"):
        yield Page("clerk", f"/forms/{form}/{end}")


def main() -> None:
    """Builds the city in each database, and prints a table of times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=5000)
    parser.add_argument("--requests", type=int, default=60, help="of each page")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), action="append")
    given = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="heji-bench-web-")
    try:
        for name in given.database or ("sqlite", "postgresql"):
            _measure(name, Path(folder), given.projects, given.requests)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measure(name: str, folder: Path, projects: int, requests: int) -> None:
    if name == "sqlite":
        installation = Installation(folder / name)
    else:
        installation = database(started(str(folder)), "city", folder / name)
    installation.migrated()
    city = json.loads(installation.python(_BUILD.format(projects=projects)))
    print(f"\n{name}: {projects} projects, {2 * projects} forms, {requests} requests of a page")
    print(f"{'p50':>8} {'p95':>8} {'work':>8} {'KB':>6}  page (ms)")
    with serving(installation) as server:
        for page in pages(city["form"]):
            visitor = Visitor(server.port, city["sessions"][page.role])
            before = _worked(server.process.pid)
            times, size = _asked(visitor, page.address, requests)
            work = (_worked(server.process.pid) - before) / (requests + _FIRST)
            middle, late = _share(times, 50), _share(times, 95)
            figures = f"{middle:8.0f} {late:8.0f} {work:8.0f} {size / 1024:6.0f}"
            mark = "  over" if late > WANTED else ""
            print(f"{figures}  {page.role} {page.address}{mark}", flush=True)


def _asked(visitor: Visitor, address: str, requests: int) -> tuple[list[float], int]:
    """Milliseconds of each request, those first left out that fill caches, and bytes of an answer."""
    for _ in range(_FIRST):
        status, body = visitor.get(address)
        assert status == 200, (address, status)
    times = []
    for _ in range(requests):
        begun = time.perf_counter()
        visitor.get(address)
        times.append(1000 * (time.perf_counter() - begun))
    return sorted(times), len(body)


def _worked(group: int) -> float:
    """Milliseconds of processor time of all processes of a group; 0 where the system tells none."""
    ticks = 0
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = each.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(fields[2]) == group:
            ticks += int(fields[11]) + int(fields[12])
    return 1000 * ticks / os.sysconf("SC_CLK_TCK")


def _share(times: Sequence[float], percent: int) -> float:
    return times[min(len(times) * percent // 100, len(times) - 1)]


if __name__ == "__main__":
    main()
