"""The audit: checks, findings and the report.

The package bears the name of the public function `heji.audit(paths)`, so it can be called: whoever
imports one of its modules first still has the function.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from heji.audit.report import Report


class _AuditPackage(ModuleType):
    def __call__(self, *arguments: Any, **options: Any) -> Report:
        """Audits files and folders; see `heji.audit.run.audit`."""
        from heji.audit.run import audit

        return audit(*arguments, **options)


sys.modules[__name__].__class__ = _AuditPackage
