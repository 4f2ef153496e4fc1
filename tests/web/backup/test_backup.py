"""`heji backup` and `heji restore` on both databases, beside a working server, from an older revision."""

from __future__ import annotations

import gzip
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from heji.web.backup.archive import check
from heji.web.backup.occupied import occupied
from tests.web.installation import Installation
from tests.web.postgresql import database, started

EVIDENCE = b"%PDF-1.7 evidence"
COUNTED = (
    "SELECT (SELECT count(*) FROM organisations_organisation), "
    "(SELECT count(*) FROM audit_log_logentry), (SELECT count(*) FROM accounts_person)"
)


def put_evidence(folder: Path) -> None:
    (folder / "evidence" / "ab").mkdir(parents=True)
    (folder / "evidence" / "ab" / "cd").write_bytes(EVIDENCE)
    (folder / "previews").mkdir()
    (folder / "previews" / "page").write_bytes(b"made anew when needed")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    made = Installation(tmp_path_factory.mktemp("backup") / "data").migrated().filled(acts=3)
    put_evidence(made.folder)
    return made


@pytest.fixture(scope="module")
def backed_up(original: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("target") / "heji.backup"
    done = original.heji("backup", target)
    assert done.returncode == 0, done.stderr
    return target


def test_all_of_it_comes_back(original: Installation, backed_up: Path, tmp_path: Path) -> None:
    new = Installation(tmp_path / "new")
    done = new.heji("restore", backed_up)
    assert done.returncode == 0, done.stderr
    assert "3 entries in the log" in done.stdout
    assert new.sql(COUNTED) == original.sql(COUNTED)
    assert (new.folder / "evidence/ab/cd").read_bytes() == EVIDENCE
    for name in ("secret-key", "log-key"):
        assert (new.folder / name).read_bytes() == (original.folder / name).read_bytes()
    assert not (new.folder / "previews").exists()
    assert not list(new.folder.glob(".restoring-*"))
    assert new.folder.stat().st_mode & 0o077 == 0
    assert new.heji("verify-log").returncode == 0


def test_a_backup_is_made_while_people_write(original: Installation, tmp_path: Path) -> None:
    """Every state of the database that is copied is one that there was."""
    busy = Installation(Path(shutil.copytree(original.folder, tmp_path / "busy")))
    writer = threading.Thread(target=busy.filled, args=(60,))
    writer.start()
    targets = [tmp_path / f"{number}.backup" for number in range(3)]
    for each in targets:
        assert busy.heji("backup", each).returncode == 0
    writer.join()
    for each in targets:
        new = Installation(tmp_path / each.stem)
        assert new.heji("restore", each).returncode == 0
        found = new.heji("verify-log")
        assert (found.returncode, found.stdout) == (0, found.stdout)


def test_a_changed_byte_stops_a_restore(backed_up: Path, tmp_path: Path) -> None:
    content = bytearray(backed_up.read_bytes())
    content[len(content) // 2] ^= 1
    damaged = tmp_path / "damaged.backup"
    damaged.write_bytes(content)
    new = Installation(tmp_path / "new")
    done = new.heji("restore", damaged)
    assert (done.returncode, "is damaged" in done.stderr) == (2, True)
    assert not new.folder.exists()


def test_what_is_there_is_kept(original: Installation, backed_up: Path, tmp_path: Path) -> None:
    there = Installation(Path(shutil.copytree(original.folder, tmp_path / "there")))
    refused = there.heji("restore", backed_up)
    assert (refused.returncode, "is not empty" in refused.stderr) == (2, True)
    (there.folder / "mine").write_text("kept")
    done = there.heji("restore", backed_up, "--force")
    assert done.returncode == 0, done.stderr
    (kept,) = there.folder.glob("before-restore-*")
    assert (kept / "mine").read_text() == "kept"
    assert (kept / "heji.sqlite3").is_file()
    assert there.sql(COUNTED) == original.sql(COUNTED)
    with_old = check_of(there, tmp_path)
    assert not [each for each in with_old if each.startswith("before-restore-")]


def check_of(installation: Installation, folder: Path) -> list[str]:
    target = folder / "again.backup"
    assert installation.heji("backup", target).returncode == 0
    return [each.name for each in check(target).files]


def test_nobody_restores_under_a_working_server(
    original: Installation, backed_up: Path, tmp_path: Path
) -> None:
    there = Installation(Path(shutil.copytree(original.folder, tmp_path / "there")))
    with occupied(there.folder):
        done = there.heji("restore", backed_up, "--force")
    assert (done.returncode, "is in use" in done.stderr) == (2, True)
    assert not list(there.folder.glob("before-restore-*"))


@pytest.mark.parametrize(
    ("target", "said"), [("data/x.backup", "would be lost with it"), ("there", "exists")]
)
def test_a_bad_target_is_refused(
    original: Installation, tmp_path: Path, target: str, said: str
) -> None:
    file = original.folder.parent / target if "/" in target else tmp_path / target
    if target == "there":
        file.write_text("mine")
    done = original.heji("backup", file)
    assert (done.returncode, said in done.stderr) == (2, True)


def with_migration(file: Path, target: Path, app: str, name: str) -> Path:
    """The same archive, said to be of a database with one more migration."""
    from heji.web.backup import archive

    manifest = check(file)
    folder = target.parent / "unpacked"
    archive.unpack(file, manifest, folder)
    state = archive.State(
        **(
            {each: getattr(manifest.state, each) for each in archive.State.__slots__}
            | {"heji": "9.9.9", "migrations": (*manifest.state.migrations, (app, name))}
        )
    )
    archive.write(target, [(each.name, folder / each.name) for each in manifest.files], state)
    return target


def test_a_newer_database_is_refused(backed_up: Path, tmp_path: Path) -> None:
    newer = with_migration(backed_up, tmp_path / "newer.backup", "audit_log", "9999_later")
    new = Installation(tmp_path / "new")
    done = new.heji("restore", newer)
    assert done.returncode == 2
    assert "made by a newer heji, 9.9.9" in done.stderr
    assert "audit_log.9999_later" in done.stderr
    assert [each.name for each in new.folder.iterdir()] == ["serving.lock"]


def test_an_older_revision_is_brought_up_to_date(tmp_path: Path) -> None:
    """An archive of a database before the log was guarded."""
    old = Installation(tmp_path / "old").migrated().filled(acts=2)
    back_to(old, "audit_log", "0001")
    target = tmp_path / "old.backup"
    assert old.heji("backup", target).returncode == 0
    new = Installation(tmp_path / "new")
    assert new.heji("restore", target).returncode == 0
    assert new.heji("verify-log").returncode == 0  # the triggers are there, and the chain holds


def back_to(installation: Installation, app: str, migration: str) -> None:
    installation.python(
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        f"call_command('migrate', {app!r}, {migration!r}, verbosity=0)"
    )


def test_the_kept_database_of_an_earlier_revision_is_brought_up_to_date(tmp_path: Path) -> None:
    """`earlier/` was written by `make_earlier.py` and is never changed after a release."""
    kept = Path(__file__).parent / "earlier"
    installation = Installation(tmp_path / "data")
    installation.folder.mkdir()
    shutil.copy(kept / "log-key", installation.folder)
    with gzip.open(kept / "heji.sqlite3.gz") as packed:
        (installation.folder / "heji.sqlite3").write_bytes(packed.read())
    done = installation.heji("serve", "--prepare")
    assert done.returncode == 0, f"{done.stderr}{ANEW}"
    reading = (
        "import django; django.setup()\n"
        "from django.apps import apps\n"
        "for each in apps.get_models(include_auto_created=True): list(each.objects.all()[:3])\n"
    )
    try:
        installation.python(reading)
    except AssertionError as error:
        pytest.fail(f"{error}\n{ANEW}")
    done = installation.heji("verify-log")
    assert (done.returncode, "7 entries" in done.stdout) == (0, True), f"{done.stdout}{ANEW}"


#: Only as long as nothing is released: afterwards a migration that was released is never changed.
ANEW = "A first migration has changed: write it anew, python -m tests.web.backup.make_earlier"


# PostgreSQL: a server with a database for each installation.


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="heji-backup-")
    yield started(folder)
    shutil.rmtree(folder, ignore_errors=True)


def test_postgresql_comes_back(server: str, tmp_path: Path) -> None:
    old = database(server, "old", tmp_path / "old").migrated().filled(acts=3)
    put_evidence(old.folder)
    target = tmp_path / "heji.backup"
    done = old.heji("backup", target)
    assert done.returncode == 0, done.stderr
    new = database(server, "new", tmp_path / "new")
    done = new.heji("restore", target)
    assert done.returncode == 0, done.stderr
    assert new.sql(COUNTED) == old.sql(COUNTED)
    assert (new.folder / "evidence/ab/cd").read_bytes() == EVIDENCE
    assert not (new.folder / "database").exists()
    assert new.heji("verify-log").returncode == 0
    before = new.sql(COUNTED)
    new.filled_again()
    assert new.sql(COUNTED) != before  # numbers go on behind those that were restored

    refused = Installation(tmp_path / "third", new.variables).heji("restore", target)
    assert (refused.returncode, "has tables already" in refused.stderr) == (2, True)
    forced = Installation(tmp_path / "third", new.variables).heji("restore", target, "--force")
    assert forced.returncode == 0, forced.stderr
    assert new.sql(COUNTED) == before

    other = Installation(tmp_path / "fourth").heji("restore", target)
    assert (other.returncode, "is of postgresql" in other.stderr) == (2, True)


def test_an_older_revision_of_postgresql_is_brought_up_to_date(server: str, tmp_path: Path) -> None:
    old = database(server, "older", tmp_path / "old").migrated().filled(acts=2)
    back_to(old, "audit_log", "0001")
    target = tmp_path / "old.backup"
    assert old.heji("backup", target).returncode == 0
    new = database(server, "newer", tmp_path / "new")
    done = new.heji("restore", target)
    assert done.returncode == 0, done.stderr
    assert new.heji("verify-log").returncode == 0


def test_a_failed_restore_leaves_postgresql_as_it_was(server: str, tmp_path: Path) -> None:
    there = database(server, "there", tmp_path / "there").migrated().filled(acts=2)
    target = tmp_path / "good.backup"
    assert there.heji("backup", target).returncode == 0
    broken = pointing_nowhere(target, tmp_path / "broken.backup")
    before = there.sql(COUNTED)
    done = there.heji("restore", broken, "--force")
    assert (done.returncode, "What was there is unchanged" in done.stderr) == (2, True)
    assert there.sql(COUNTED) == before
    assert (there.folder / "secret-key").is_file()
    assert not list(there.folder.glob("before-restore-*"))


def pointing_nowhere(file: Path, target: Path) -> Path:
    """An archive, sealed again, in which memberships point to people who are not there."""
    from heji.web.backup import archive

    manifest = check(file)
    folder = target.parent / "unpacked"
    archive.unpack(file, manifest, folder)
    (folder / "database" / "accounts_person.copy").write_bytes(b"")
    members = [(each.name, folder / each.name) for each in manifest.files]
    archive.write(target, members, manifest.state)
    return target
