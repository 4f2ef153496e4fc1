"""heji recomputes every figure of a budget performance form, and says where, what and why.

>>> import heji
>>> report = heji.audit("forms/")  # doctest: +SKIP
>>> report.summary.inconsistent  # doctest: +SKIP
9
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from heji.audit.run import audit as audit
    from heji.reading import read as read

__all__ = ["audit", "read"]


def __getattr__(name: str) -> Any:
    # Loaded when first used, so that `import heji` and `heji --help` stay light.
    if name == "audit":
        # The package of that name can be called; importing it also sets the attribute.
        return importlib.import_module("heji.audit")
    if name == "read":
        from heji.reading import read

        return read
    if name == "__version__":
        from heji.version import VERSION

        return VERSION
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
