"""The roles that a person can have in an organisation (DESIGN.md, glossary)."""

from __future__ import annotations

from django.db.models import TextChoices


class Role(TextChoices):
    """What somebody may do; the names for people are in the catalogue under `role.<value>`."""

    UNIT_CLERK = "unit_clerk"  # 单位经办
    UNIT_APPROVER = "unit_approver"  # 单位审核
    DEPARTMENT_REVIEWER = "department_reviewer"  # 主管部门审核
    FINANCE_DIVISION = "finance_division"  # 财政业务处室
    FINANCE_PERFORMANCE = "finance_performance"  # 财政绩效处
    EXPERT = "expert"  # 第三方/专家
    INSPECTOR = "inspector"  # 审计/人大
    ADMINISTRATOR = "administrator"  # 系统管理员
    SYSTEM_ADMINISTRATOR = "system_administrator"  # 三员分立: 系统管理员
    SECURITY_ADMINISTRATOR = "security_administrator"  # 三员分立: 安全保密管理员
    AUDIT_ADMINISTRATOR = "audit_administrator"  # 三员分立: 安全审计员


UNIT = frozenset((Role.UNIT_CLERK, Role.UNIT_APPROVER))
FINANCE = frozenset((Role.FINANCE_DIVISION, Role.FINANCE_PERFORMANCE))
ADMINISTRATION = frozenset(
    (
        Role.ADMINISTRATOR,
        Role.SYSTEM_ADMINISTRATOR,
        Role.SECURITY_ADMINISTRATOR,
        Role.AUDIT_ADMINISTRATOR,
    )
)
#: Roles that keep organisations: the bureau's own and the administrators.
KEEPERS = frozenset((Role.FINANCE_PERFORMANCE, Role.ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR))
#: Roles that decide who may do what: with 三员分立 the security administrator alone.
GRANTERS = frozenset((Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR))
#: Roles that may read the log of acts.
LOG_READERS = frozenset((Role.ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR, Role.INSPECTOR))
EVERYBODY = frozenset(Role)
