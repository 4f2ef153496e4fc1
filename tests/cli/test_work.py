"""`heji work`: until nothing is left, and the night's audit of every form."""

from __future__ import annotations

from pathlib import Path

from tests.web.installation import Installation
from tests.web.serving import serving

OFFICE = """
import django; django.setup()
from tests.web.jobs.working import forms, started
made, chosen = forms(2)
started(made.clerk, "audit", chosen)
"""
#: Waits until the worker beside the server has done what there was.
DONE = """
import time
import django; django.setup()
from heji.web.jobs.models import Job
while Job.objects.exclude(state="done").exists():
    time.sleep(0.1)
print(Job.objects.count())
"""
STATES = """
import django; django.setup()
from heji.web.jobs.models import Job, JobItem
print(sorted(Job.objects.values_list("kind", "state")), JobItem.objects.filter(state="done").count())
"""


def test_the_night_audits_everything(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "data").migrated()
    installation.python(OFFICE)
    done = installation.heji("work", "--reaudit", "--once")
    assert (done.returncode, done.stdout) == (0, "2 forms will be audited again.\n"), done.stderr
    assert installation.python(STATES).strip() == "[('audit', 'done'), ('reaudit', 'done')] 4"


def test_nothing_to_work_on_is_said(tmp_path: Path) -> None:
    refused = Installation(tmp_path / "data").heji("work", "--once")
    assert refused.returncode == 2
    assert "no database" in refused.stderr


def test_the_server_brings_a_worker(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "data").migrated()
    installation.python(OFFICE)
    with serving(installation, workers=1):
        assert installation.python(DONE).strip() == "1"
