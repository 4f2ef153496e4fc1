"""The second factor: codes of an authenticator (TOTP), and recovery codes.

The codes are computed by pyotp. The secret is encrypted with the key of the installation, so that a
copy of the database alone gives nobody a second factor; recovery codes are kept as keyed digests.
"""

from __future__ import annotations

import base64
import hashlib
import io
import secrets
import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from heji.web.accounts.models import Person, RecoveryCode, SecondFactor

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

_STEP = 30  #: seconds for which a code stands (RFC 6238)
_TOLERANCE = 1  #: steps that a clock may be wrong by, before and after
_CODES = 10
_CODE = 10  #: letters of a recovery code: 50 bits
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def new_secret() -> str:
    """A secret for an authenticator, in base 32."""
    import pyotp

    return pyotp.random_base32()


def encrypted(secret: str) -> str:
    """A secret as it is kept."""
    return _cipher().encrypt(secret.encode()).decode()


def decrypted(kept: str) -> str:
    """The secret again.

    Raises:
        cryptography.fernet.InvalidToken: it was encrypted with another key of the installation.
    """
    return _cipher().decrypt(kept.encode()).decode()


def step_of(secret: str, code: str, at: float | None = None) -> int | None:
    """The half minute whose code this is, or None if it is no code of now.

    >>> import pyotp
    >>> secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    >>> step_of(secret, pyotp.TOTP(secret).at(90), at=100)
    3
    """
    import pyotp

    now = int((time.time() if at is None else at) // _STEP)
    totp = pyotp.TOTP(secret, interval=_STEP)
    for step in range(now - _TOLERANCE, now + _TOLERANCE + 1):
        if constant_time_compare(totp.at(step * _STEP), _plain(code)):
            return step
    return None


def accepts(person: Person, code: str) -> bool:
    """Whether a code proves the second factor, and uses it up.

    A code of the authenticator is taken once, in whichever process it comes a second time: the row
    moves on only if nobody moved it before. The same holds for a recovery code.
    """
    factor = SecondFactor.objects.filter(person=person).first()
    if factor is None:
        return False
    step = step_of(decrypted(factor.secret), code)
    if step is not None:
        newer = SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step)
        return newer.update(last_step=step) == 1
    unused = person.recovery_codes.filter(digest=_digest(person, code), used_at=None)
    return unused.update(used_at=timezone.now()) == 1


def new_recovery_codes(person: Person) -> list[str]:
    """Codes in the place of all before; shown once, kept as digests."""
    person.recovery_codes.all().delete()
    made = ["".join(secrets.choice(_LETTERS) for _ in range(_CODE)) for _ in range(_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(person=person, digest=_digest(person, each)) for each in made
    )
    half = _CODE // 2
    return [f"{each[:half]}-{each[half:]}" for each in made]


def address_of(person: Person, secret: str, issuer: str) -> str:
    """What an authenticator reads from the picture (`otpauth://…`)."""
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=person.username, issuer_name=issuer)


def picture_of(address: str) -> str:
    """A square code as SVG, to be put into a page."""
    import qrcode
    from qrcode.image.svg import SvgPathImage

    drawn = io.BytesIO()
    qrcode.make(address, image_factory=SvgPathImage, box_size=12, border=2).save(drawn)
    svg = drawn.getvalue().decode()
    return svg[svg.index("<svg") :]


def _plain(code: str) -> str:
    return code.replace(" ", "").replace("-", "").lower()


def _digest(person: Person, code: str) -> str:
    key = f"heji.recovery-code.{person.pk}"
    return salted_hmac(key, _plain(code), algorithm="sha256").hexdigest()


def _cipher() -> Fernet:
    from cryptography.fernet import Fernet

    key = hashlib.sha256(b"heji.second-factor" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
