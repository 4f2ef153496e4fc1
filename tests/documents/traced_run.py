"""The traced run: what the kernel is asked for while damaged files are read, by C libraries too.

    python tests/documents/traced_run.py [--count N] [--seed N] [--conversions N]

Needs strace. Nothing confines the readers here, so that what they try is seen. It ends with status 1
when a file outside of their folder was changed, or anything but a socket of the machine itself was
asked for; what strace told is kept in `build/fuzz/traced`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

LOG = ROOT / "build" / "fuzz" / "traced"
#: Calls that change files or talk to others.
CALLS = (
    "open,openat,openat2,creat,mkdir,mkdirat,unlink,unlinkat,rmdir,rename,renameat,renameat2,link,"
    "linkat,symlink,symlinkat,mknod,mknodat,truncate,chmod,fchmodat,chown,fchownat,"
    "connect,bind,sendto,sendmsg,sendmmsg"
)
_NETWORK = ("connect", "bind", "sendto", "sendmsg", "sendmmsg")
_LINE = re.compile(r"^(?P<call>\w+)\((?P<given>.*)\) += (?P<answer>-?\d+|\?)")
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
#: A path, and the open folder before it that it is relative to.
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<base>[^>]*)>, )?"(?P<path>[^"]*)"')
#: What is written there is gone, or is the process's own.
_HARMLESS = re.compile(r"/dev/(?:null|tty)$|/proc/(?:self|\d+)/")
#: The socket of LibreOffice, which `heji.documents.office_sockets` removes; and by which it tries
#: whether its own installation may be written, as it may by root.
_OFFICE = re.compile(r"/(?:var/)?tmp/OSL_PIPE_|.*/share/uno_packages/cache/stamp\.sys$")


def main() -> int:
    """Runs it; returns the exit status."""
    parser = ArgumentParser()
    parser.add_argument("--count", type=int, default=200, help="damaged files of each format")
    parser.add_argument("--conversions", type=int, default=25, help="damaged office files")
    parser.add_argument("--pictures", type=int, default=20, help="damaged pictures")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--one", action="store_true", help="in this process (used by itself)")
    given = parser.parse_args()
    if given.one:
        read_all(given.count, given.conversions, given.pictures, given.seed)
        return 0
    strace = shutil.which("strace")
    if strace is None:
        print("strace is not there; nothing was done")
        return 0
    shutil.rmtree(LOG, ignore_errors=True)
    LOG.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="heji-traced-") as place:
        command = [strace, "-ff", "--seccomp-bpf", "-y", "-s", "300", "-e", f"trace={CALLS}", "-e", "signal=none",
                   "-o", str(LOG / "calls"), sys.executable, "-B", __file__, "--one", *sys.argv[1:]]  # fmt: skip
        environment = os.environ | {"TMPDIR": place, "HOME": place}
        subprocess.run(command, env=environment, cwd=place, check=True)
        lines = list(_lines())
        escapes = Counter(escape for line in lines if (escape := escape_of(line, place)))
    for escape, times in escapes.most_common():
        print(f"{times:,} times {escape}")
    print(f"{len(lines):,} calls, {sum(escapes.values()):,} that none may make")
    return int(bool(escapes))


def read_all(count: int, conversions: int, pictures: int, seed: int) -> None:
    """Reads the damaged files in this process."""
    warnings.simplefilter("ignore")
    for read, name, data in _files(count, conversions, pictures, seed):
        list(read(data, name))


def _files(count: int, conversions: int, pictures: int, seed: int) -> Iterator[tuple]:
    from tests.documents import converting_long_run, long_run
    from tests.documents.fuzzing import FORMATS, changed, damaged
    from tests.documents.scan import long_run as scan_run
    from tests.documents.scan_drawing import HAS_OCR, KINDS, small_picture

    for format in FORMATS:
        for number in range(count):
            data = damaged(format, Random(f"{seed}/traced/{format}/{number}"))
            yield long_run.read, f"a.{format}", data
    for number in range(conversions if converting_long_run.find_converter() else 0):
        yield converting_long_run.read, *converting_long_run.damaged(-seed, number)
    for number in range(pictures if HAS_OCR else 0):
        kind = KINDS[number % len(KINDS)]
        data = changed(small_picture(kind), Random(f"{seed}/traced/{number}"))
        yield scan_run.read, f"a.{kind.lower()}", data


def _lines() -> Iterator[str]:
    for log in sorted(LOG.iterdir()):  # of each process and thread
        yield from log.read_text(encoding="utf-8", errors="replace").splitlines()


def escape_of(line: str, folder: str) -> str | None:
    """The call of a line if none may make it."""
    found = _LINE.match(line)
    if found is None or (found["answer"].startswith("-") and found["call"] not in _NETWORK):
        return None
    call, given = found["call"], found["given"]
    if call in _NETWORK:
        local = "sa_family=AF_UNIX" in given or "sa_family=AF_NETLINK" in given
        return None if local or "sa_family" not in given else f"{call} {given}"
    if call.startswith(("open", "creat")) and call != "creat" and not _WRITING.search(given):
        return None
    for path in _paths(given):
        inside = path.startswith(folder) or _HARMLESS.match(path) or _OFFICE.match(path)
        if not inside:
            return f"{call} {path}"
    return None


def _paths(given: str) -> Iterator[str]:
    for each in _PATH.finditer(given):
        yield os.path.normpath(os.path.join(each["base"] or "/", each["path"]))


if __name__ == "__main__":
    sys.exit(main())
