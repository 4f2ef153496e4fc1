"""The pages of the use of results share one place in the menu, and their tabs."""

from __future__ import annotations

from django.urls import reverse


def tab(name: str) -> dict[str, str]:
    """What the tabs and the menu need: which page is open.

    Args:
        name: rectification, advice, commitments or letters.
    """
    return {"tab": name, "here": reverse("rectification")}
