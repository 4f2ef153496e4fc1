"""`heji notify`: by a real mail server, once a day, and again what could not be sent."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from tests.web.installation import Installation

#: An administrator without mail, and one whose mails of the system are switched on.
PEOPLE = """
import django; django.setup()
from heji.web.acting.role import Role
from tests.web.building import city
here = city()
here.actor(Role.ADMINISTRATOR, "市财政局")
actor = here.actor(Role.ADMINISTRATOR, "市财政局")
actor.person.email = "keeper@example.gov.cn"
actor.person.save()
from heji.web.calendar.models import SpecialDay
from django.utils import timezone
SpecialDay.objects.create(region=here["云栖市"], day=timezone.localdate(), is_working=True, name="x")
"""


class _Session(socketserver.StreamRequestHandler):
    """As much of a mail server as a client needs."""

    def handle(self) -> None:
        self.wfile.write(b"220 mail.example\r\n")
        for line in self.rfile:
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                text = b""
                while not text.endswith(b"\r\n.\r\n"):
                    text += self.rfile.readline()
                MailServer.got.append(text)
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
            if word == b"QUIT":
                return


class MailServer(socketserver.ThreadingTCPServer):
    got: ClassVar[list[bytes]] = []
    daemon_threads = True


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer(("127.0.0.1", 0), _Session) as made:
        MailServer.got = []
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def smtp(port: int) -> dict[str, str]:
    return {
        "HEJI_SMTP_SERVER": "127.0.0.1",
        "HEJI_SMTP_PORT": str(port),
        "HEJI_SMTP_SECURITY": "none",
        "HEJI_MAIL_FROM": "heji@example.gov.cn",
        "HEJI_ADDRESS": "https://jixiao.example.gov.cn",
    }


def test_what_waits_is_sent_once(tmp_path: Path, server: MailServer) -> None:
    installation = Installation(tmp_path / "data", smtp(1)).migrated()
    installation.python(PEOPLE)
    down = installation.heji("notify")
    assert (down.returncode, "could not be used" in down.stdout) == (1, True), down.stderr
    installation.variables = smtp(server.server_address[1])
    done = installation.heji("notify")
    assert (done.returncode, done.stdout) == (0, "1 sent, 0 failed.\n"), done.stderr
    (mail,) = MailServer.got
    assert b"To: keeper@example.gov.cn" in mail
    assert b"https://jixiao.example.gov.cn/notices/sending/" in mail
    again = installation.heji("notify")
    assert (again.returncode, again.stdout) == (0, "0 sent, 0 failed.\n")
    assert len(MailServer.got) == 1


def test_without_mail_it_says_what_to_set(tmp_path: Path) -> None:
    done = Installation(tmp_path / "data").migrated().heji("notify")
    assert done.returncode == 2
    assert "HEJI_SMTP_SERVER" in done.stderr


def test_the_console_shows_what_would_be_sent(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "data", {"HEJI_MAIL": "console"}).migrated()
    installation.python(PEOPLE)
    done = installation.heji("notify")
    assert done.returncode == 0, done.stderr
    assert "To: keeper@example.gov.cn" in done.stdout
