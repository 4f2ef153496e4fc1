"""What every template knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from heji.version import VERSION


def page(request: HttpRequest) -> dict[str, Any]:
    """Language, actor and version."""
    return {
        "language": getattr(request, "language", "zh"),
        "actor": getattr(request, "actor", None),
        "version": VERSION,
    }
