"""Hashes the passwords of the demonstration quickly: they are printed anyway."""

from __future__ import annotations

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class QuickHasher(PBKDF2PasswordHasher):
    """The usual hash with few rounds; at the first sign-in it is replaced by one with all of them."""

    iterations = 1000
