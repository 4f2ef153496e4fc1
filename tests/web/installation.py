"""An installation of its own for tests of commands: a data folder, a database, the command line."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

#: Settings of this run of the tests that an installation of its own must not have.
_FOREIGN = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "HEJI_DATA", "HEJI_HOSTS", "HEJI_LOG_KEY")

#: Makes people, organisations and acts; prints nothing.
FILLED = """
import django; django.setup()
from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.organisations.actions import AddOrganisation
from heji.web.organisations.models import Kind
from tests.web.building import city
here = city()
actor = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
for number in range({acts}):
    perform(AddOrganisation(here["市水务局"], f"站{{number}}", Kind.UNIT, 2024), actor)
"""
#: Four people act at once, eight times each.
TOGETHER = """
import threading
import django; django.setup()
from django.db import connection
from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.organisations.actions import AddOrganisation
from heji.web.organisations.models import Kind
from tests.web.building import city
here = city()
actor = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
def act(person):
    for number in range(8):
        perform(AddOrganisation(here["市水务局"], f"站{person}-{number}", Kind.UNIT, 2024), actor)
    connection.close()
threads = [threading.Thread(target=act, args=(person,)) for person in range(4)]
for each in threads: each.start()
for each in threads: each.join()
"""
MIGRATED = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""


@lru_cache(maxsize=1)
def _tables() -> Path:
    """A database file with all tables and nothing in them, made once for a run of the tests."""
    folder = tempfile.mkdtemp(prefix="heji-tables-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Installation(Path(folder)).python(MIGRATED)
    return Path(folder) / "heji.sqlite3"


@dataclass
class Installation:
    """A data folder and what is set for it."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
        own = {
            "HEJI_DATA": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "heji.web.settings",
            "HEJI_LANG": "en",
            "PYTHONPATH": os.pathsep.join(each for each in sys.path if each),
        }
        return kept | own | self.variables

    def heji(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Runs a command."""
        return self._run("-m", "heji", *map(str, arguments))

    def python(self, code: str) -> str:
        """Runs code with the settings of the installation; what it prints."""
        done = self._run("-c", code)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def migrated(self) -> Installation:
        """With the tables of the application."""
        if "DATABASE_URL" in self.variables:
            self.python(MIGRATED)
        else:
            self.folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(_tables(), self.folder)
        return self

    def filled(self, acts: int = 3) -> Installation:
        """With a small city and as many acts in the log."""
        self.python(FILLED.format(acts=acts))
        return self

    def acting_together(self) -> Installation:
        """With 32 acts of several people at the same time."""
        self.python(TOGETHER)
        return self

    def filled_again(self) -> Installation:
        """With a second region."""
        self.python(
            "import django; django.setup()\n"
            "from heji.web.organisations.models import Kind\n"
            "from tests.web.building import add\n"
            "add('另一市', Kind.REGION, None, '990200')"
        )
        return self

    def sql(self, statement: str) -> str:
        """Runs a statement as the owner of the tables."""
        return self.python(
            "import django; django.setup()\n"
            "from django.db import connection\n"
            "cursor = connection.cursor()\n"
            f"cursor.execute({statement!r})\n"
            "print(cursor.fetchall() if cursor.description else '')"
        )

    def unguarded_sql(self, statement: str) -> str:
        """Runs a statement without the triggers of the log, which are there again afterwards."""
        return self.python(
            "import django; django.setup()\n"
            "from django.db import connection\n"
            "from heji.web.audit_log import guard\n"
            "guard.take_away(connection)\n"
            f"connection.cursor().execute({statement!r})\n"
            "guard.install(connection)"
        )

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            env=self.environment(),
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
