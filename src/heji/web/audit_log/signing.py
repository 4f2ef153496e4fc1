"""The key that signs the head of the log: Ed25519, in a file and never in the database.

Whoever can write to the database could compute the digests of a log of their own; without the key
they cannot sign its head. The public key is enough to check a signature, on any machine.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class WrongKey(ValueError):
    """A file that holds no key for the log; names the file."""


def own_key() -> LogKey:
    """The key of this installation (setting HEJI_LOG_KEY), made for the first entry of a log.

    Raises:
        WrongKey: the file is gone although the log has entries, or holds something else. Another
            key would go on as if nothing had happened.
    """
    from django.conf import settings

    from heji.web.audit_log.models import ChainHead

    file: Path = settings.ENVIRONMENT.log_key
    if not file.exists() and ChainHead.objects.filter(number__gt=0).exists():
        raise WrongKey(str(file))
    return key_in(file)


class LogKey:
    """Signs heads of the log."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private

    @property
    def public(self) -> str:
        """The public key, base64 of its 32 bytes: what to keep elsewhere."""
        return base64.b64encode(self._private.public_key().public_bytes_raw()).decode()

    def sign(self, text: str) -> str:
        """The signature of a text, base64."""
        return base64.b64encode(self._private.sign(text.encode())).decode()


@functools.cache
def key_in(file: Path) -> LogKey:
    """The key in a file; made there when there is no such file, readable by its owner alone.

    Raises:
        WrongKey: the file holds something else.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    if not file.exists():
        _make(file)
    try:
        private = load_pem_private_key(file.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise WrongKey(str(file)) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise WrongKey(str(file))
    return LogKey(private)


def is_signed(text: str, signature: str, public: str) -> bool:
    """Whether a signature is that of a text, by the owner of a public key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
        key.verify(base64.b64decode(signature, validate=True), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def _make(file: Path) -> None:
    """Writes a new key under a name of its own first: of two processes that start, one wins."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    content = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent)  # readable by its owner alone
    with os.fdopen(descriptor, "wb") as written:
        written.write(content)
    try:
        with contextlib.suppress(FileExistsError):
            os.link(name, file)
    finally:
        os.unlink(name)
