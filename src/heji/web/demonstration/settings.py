"""Settings while the demonstration is being filled: quick, because nobody else is there yet."""

from django.conf.global_settings import PASSWORD_HASHERS as USUAL_HASHERS

from heji.web.settings import *  # noqa: F403
from heji.web.settings import DATABASES

# Whoever is interrupted fills another folder from the beginning: nothing has to outlast a power cut.
DATABASES["default"]["OPTIONS"]["init_command"] = (  # type: ignore[index]
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
)
PASSWORD_HASHERS = ["heji.web.demonstration.hashing.QuickHasher", *USUAL_HASHERS]
