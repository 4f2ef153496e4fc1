"""How long pages and the night's audit take in a region of 120 departments and 4,000 projects.

    python -m benchmarks.city [--requests 20] [--workers 2] [--folder DIR] [--only WORD] [--no-audit]

Makes the city of `heji demo --size city` (in a temporary folder, or once in DIR), asks a real `heji
serve` with two processes for every page, by a clerk, a department and the bureau, one request after
the other, and then has so many `heji work` processes audit every form again. Beside the times stands
what the server's processes work for an answer: on a busy machine most of the time is waiting. Numbers
are printed and nothing is decided.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.web import _FIRST, Page, _asked, _share, _worked
from tests.web.installation import Installation
from tests.web.serving import Visitor, serving

WANTED = 500  #: milliseconds within which a page opens
_KINDS = ("declaration", "monitoring", "self_evaluation")
_STATES = ("draft", "department_review", "approved")
_PEOPLE = """
import django; django.setup()
import json
from benchmarks.city_people import told
print(json.dumps(told()))
"""


def main() -> None:
    """Makes the city, asks for its pages, audits it, prints the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=20, help="of each page")
    parser.add_argument("--workers", type=int, default=2, help="of the audit")
    parser.add_argument("--folder", type=Path, help="kept for the next time")
    parser.add_argument("--only", default="", help="addresses with this word")
    parser.add_argument("--no-audit", action="store_true")
    given = parser.parse_args()
    temporary = None if given.folder else tempfile.mkdtemp(prefix="heji-bench-city-")
    folder = given.folder or Path(str(temporary)) / "city"
    try:
        installation = _made(folder)
        _pages(installation, given.requests, given.only)
        if not given.no_audit:
            _audit(installation, given.workers)
    finally:
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)


def _made(folder: Path) -> Installation:
    """The city, made unless it is there."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "heji", "demo", "--size", "city", "--no-serve"]
    subprocess.run([*command, "--folder", str(folder)], check=True, stdout=subprocess.DEVNULL)
    print(f"made in {time.perf_counter() - begun:.1f} s", flush=True)
    return Installation(folder)


def _pages(installation: Installation, requests: int, only: str) -> None:
    """Prints the median and the 95th percentile of each page."""
    city = json.loads(installation.python(_PEOPLE))
    print(f"{'p50':>8} {'p95':>8} {'work':>8} {'KB':>6}  page (ms)")
    late = 0
    with serving(installation) as server:
        for page in _addresses(city):
            if only not in page.address:
                continue
            visitor = Visitor(server.port, city["sessions"][page.role])
            before = _worked(server.process.pid)
            times, size = _asked(visitor, page.address, requests)
            work = (_worked(server.process.pid) - before) / (requests + _FIRST)
            middle, slow = _share(times, 50), _share(times, 95)
            mark = "  over" if slow > WANTED else ""
            late += slow > WANTED
            figures = f"{middle:8.0f} {slow:8.0f} {work:8.0f} {size / 1024:6.0f}"
            print(f"{figures}  {page.role} {page.address}{mark}", flush=True)
    print(f"{late} pages over {WANTED} ms", flush=True)


def _addresses(city: dict[str, dict[str, dict[str, int]]]) -> Iterator[Page]:
    """Every list with its filters, forms of each kind, and the other pages, for each of the three."""
    for role in ("clerk", "department", "bureau"):
        for address in city["pages"][role]:
            yield Page(role, str(address))
        for kind in _KINDS:
            yield Page(role, f"/forms/{kind}/")
            yield from (Page(role, f"/forms/{kind}/?state={each}") for each in _STATES)
            yield Page(role, f"/forms/{kind}/?page=2")
        for form in city["forms"][role].values():
            yield Page(role, f"/forms/{form}/")
        for review in city["reviews"][role].values():
            yield Page(role, f"/reviews/{review}/")


def _audit(installation: Installation, workers: int) -> None:
    """Prints how long several workers take for the audit of all forms."""
    asked = "import django; django.setup()\nfrom heji.web.jobs.night import ask_for_reaudit\n"
    count = installation.python(f"{asked}print(ask_for_reaudit().items.count())").strip()
    begun = time.perf_counter()
    command = [sys.executable, "-m", "heji", "work", "--once"]
    running = _together([command] * workers, installation)
    for each in running:
        assert each.wait() == 0
    took = time.perf_counter() - begun
    print(f"audit of all {count} forms by {workers} workers: {took:.0f} s", flush=True)


def _together(
    commands: Sequence[list[str]], installation: Installation
) -> list[subprocess.Popen[bytes]]:
    return [subprocess.Popen(each, env=installation.environment()) for each in commands]


if __name__ == "__main__":
    main()
