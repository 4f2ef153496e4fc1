"""The application's settings for tests: a folder that is thrown away, SQLite or a real PostgreSQL."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

FOLDER = tempfile.mkdtemp(prefix="heji-tests-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["HEJI_DATA"] = FOLDER
os.environ["DATABASE_URL"] = ""

if os.environ.get("HEJI_TEST_DATABASE") == "postgresql":
    from tests.web.postgresql import started

    os.environ["DATABASE_URL"] = started(FOLDER)

from heji.web.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for tests alone
INSTALLED_APPS += ["tests.web.emptying.EmptyingConfig"]  # noqa: F405
if not os.environ["DATABASE_URL"]:
    # A file, as in an office: of a database in memory, a page that reads locks out a test that writes.
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(FOLDER, "test.sqlite3")}  # noqa: F405
