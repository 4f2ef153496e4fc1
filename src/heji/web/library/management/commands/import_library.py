"""`import_library`: takes over the library that ships with heji."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from heji.web.library.shipping import import_shipped


class Command(BaseCommand):
    """For the first start and after an upgrade; it can be run as often as one likes."""

    def handle(self, *_given: Any, **_named: Any) -> None:
        """Takes over what is missing and prints how many entries that were."""
        self.stdout.write(str(import_shipped()))
