"""The role that docs/operating.md describes: it serves, and cannot change the log."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.installation import Installation
from tests.web.postgresql import as_role, database, started

ROLE = re.compile(r"<!-- role -->\n```sql\n(.*?)```", re.S)

REFUSED = [
    ("UPDATE audit_log_logentry SET person = 'x'", "permission denied"),
    ("DELETE FROM audit_log_logentry", "permission denied"),
    ("TRUNCATE audit_log_logentry", "permission denied"),
    ("DELETE FROM audit_log_chainhead", "permission denied"),
    ("UPDATE audit_log_chainhead SET number = 1", "append-only"),
    ("DROP TRIGGER log_append_only ON audit_log_logentry", "must be owner"),
    ("ALTER TABLE audit_log_logentry DISABLE TRIGGER ALL", "must be owner"),
    ("DROP TABLE audit_log_logentry", "must be owner"),
    ("SET session_replication_role = replica", "permission denied"),
    (
        "CREATE OR REPLACE FUNCTION audit_log_refuse() RETURNS trigger LANGUAGE plpgsql "
        "AS 'BEGIN RETURN NULL; END'",
        "permission denied|must be owner",
    ),
]


@pytest.fixture(scope="module")
def office(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    import psycopg

    folder = tempfile.mkdtemp(prefix="heji-role-")
    found = ROLE.search((root / "docs" / "operating.md").read_text(encoding="utf-8"))
    assert found is not None
    made = tmp_path_factory.mktemp("role")
    owner = database(started(folder), "office", made / "owner")
    assert owner.heji("serve", "--prepare").returncode == 0
    with psycopg.connect(owner.variables["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(found.group(1))
    yield as_role(owner, "heji_office", made / "office").acting_together()
    shutil.rmtree(folder, ignore_errors=True)


def test_the_role_serves_and_the_log_holds(office: Installation) -> None:
    done = office.heji("serve", "--prepare")
    assert done.returncode == 0, done.stderr
    found = office.heji("verify-log")
    assert (found.returncode, "32 entries" in found.stdout) == (0, True), found.stdout
    target = office.folder.parent / "office.backup"
    assert office.heji("backup", target).returncode == 0


def test_the_role_cannot_change_the_log(office: Installation) -> None:
    for statement, said in REFUSED:
        with pytest.raises(AssertionError, match=said):
            office.sql(statement)
    assert office.heji("verify-log").returncode == 0
