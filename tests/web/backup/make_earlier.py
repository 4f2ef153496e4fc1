"""Writes `earlier/`: the database of an installation as the migrations of now make it.

The next revision has to bring it up to date. Write it anew while nothing is released; afterwards add
another folder for each release and keep the old ones.

    python -m tests.web.backup.make_earlier
"""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import tempfile
from pathlib import Path

from tests.web.installation import Installation

TARGET = Path(__file__).parent / "earlier"


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        old = Installation(Path(made) / "data").migrated().filled(acts=7)
        TARGET.mkdir(exist_ok=True)
        shutil.copy(old.folder / "log-key", TARGET)
        target = Path(made) / "small.sqlite3"
        with sqlite3.connect(old.folder / "heji.sqlite3") as source:
            source.execute("DELETE FROM auth_permission")  # made anew by migrating
            source.commit()
            source.execute("VACUUM INTO ?", (str(target),))
        packed = gzip.compress(target.read_bytes(), mtime=0)
        (TARGET / "heji.sqlite3.gz").write_bytes(packed)


if __name__ == "__main__":
    main()
