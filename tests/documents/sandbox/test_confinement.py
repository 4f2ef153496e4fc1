"""What a confined process can still do: tried in real processes, against the kernel."""

from __future__ import annotations

import platform
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(platform.system() != "Linux", reason="confinement needs Linux")

CONFINED = """
import ctypes, errno, os, socket, struct, sys
from dataclasses import replace
from pathlib import Path
from heji.documents.limits import DEFAULT
from heji.documents.sandbox.confinement import confine
folder, port = Path(sys.argv[1]), int(sys.argv[2])
confine(folder, replace(DEFAULT, seconds=2))
"""


@pytest.fixture
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def run(folder: Path, port: int, code: str) -> subprocess.CompletedProcess[str]:
    script = CONFINED + textwrap.dedent(code)
    command = [sys.executable, "-c", script, str(folder), str(port)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_the_kernel_refuses_a_connection_made_through_ctypes(tmp_path: Path, port: int) -> None:
    """No Python function is asked: the call goes from the C library to the kernel."""
    code = """
    library = ctypes.CDLL(None, use_errno=True)
    made = library.socket(2, 1, 0)
    print("socket", made, errno.errorcode[ctypes.get_errno()])
    address = struct.pack("=HHI8x", 2, socket.htons(port), 0x0100007F)
    print("connect", library.connect(0, address, len(address)), errno.errorcode[ctypes.get_errno()])
    print("raw", library.syscall(42 if os.uname().machine == "x86_64" else 203, 0, address, 16))
    """
    done = run(tmp_path, port, code)
    assert done.stdout.splitlines() == ["socket -1 EPERM", "connect -1 EPERM", "raw -1"], (
        done.stderr
    )


def test_the_same_calls_go_through_where_nothing_is_confined(port: int) -> None:
    """The test above would see an open network."""
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass


@pytest.mark.parametrize(
    "call",
    [
        "socket.create_connection(('127.0.0.1', port))",
        "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "socket.socket(socket.AF_UNIX).connect('/run/any')",
        "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', '/dev/log')",
        "(folder.parent / 'outside').write_text('x')",
        "os.mkdir(folder.parent / 'made')",
        "os.remove(folder.parent / 'kept')",
        "os.rename(folder.parent / 'kept', folder / 'taken')",
        "os.truncate(folder.parent / 'kept', 0)",
        "os.symlink('/etc', folder.parent / 'link')",
    ],
)
def test_what_leads_outside_is_refused(tmp_path: Path, port: int, call: str) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (tmp_path / "kept").write_text("kept", encoding="utf-8")
    code = f"""
    try:
        {call}
    except OSError as error:
        print(errno.errorcode[error.errno])
    """
    done = run(folder, port, code)
    assert done.stdout.strip() in ("EPERM", "EACCES", "EXDEV"), done.stdout + done.stderr
    assert [each.name for each in sorted(tmp_path.iterdir())] == ["kept", "own"]
    assert (tmp_path / "kept").read_text(encoding="utf-8") == "kept"


def test_its_own_folder_and_children_go_on(tmp_path: Path, port: int) -> None:
    code = """
    import subprocess
    (folder / "own").write_text("x")
    child = "import socket; socket.create_connection(('127.0.0.1', %d))" % port
    done = subprocess.run([sys.executable, "-c", child], capture_output=True, text=True)
    print((folder / "own").read_text(), "PermissionError" in done.stderr)
    """
    assert run(tmp_path, port, code).stdout.split() == ["x", "True"]


def test_endless_work_is_ended(tmp_path: Path, port: int) -> None:
    assert run(tmp_path, port, "while True: pass").returncode < 0


def test_endless_memory_is_refused(tmp_path: Path, port: int) -> None:
    done = run(tmp_path, port, "bytearray(1 << 40)")
    assert "MemoryError" in done.stderr
