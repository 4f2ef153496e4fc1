"""Which roles labels give."""

from __future__ import annotations

import pytest

from heji.forms.lexicon import lexicon


@pytest.mark.parametrize(
    ("category", "text", "role"),
    [
        ("columns", "差异说明", "reason"),
        ("columns", "未完成原因及拟采取的措施", "reason"),
        ("columns", "未达到目标值的原因分析", "reason"),
        ("columns", "备注", "note"),
        ("columns", "备注（未达标原因）", "reason"),
        ("columns", "说明(佐证材料)", "evidence"),
        ("columns", "备注（万元）", "note"),
        ("columns", "说明(指标值)", "note"),
        ("columns", "扣分标准", None),
        ("measures", "实际支付", "executed"),
        ("measures", "已支付金额(元)", "executed"),
        ("measures", "支付进度", "execution_rate"),
        ("measures", "支出率", "execution_rate"),
        ("measures", "预算批复数", "full_year_budget"),
        ("measures", "支出", None),
        ("parts", "上级补助资金", "upper"),
        ("parts", "省级财政", "provincial"),
        ("parts", "非财政拨款", "other"),
        ("measures", "全年执行", "executed"),
        ("fields", "省级预算部门名称", "department"),
        ("parts", "当年其他资金", "other"),
        ("parts", "其中：本年度单位自筹", "unit_funds"),
        ("parts", "本年上级补助", "upper"),
        ("parts", "当年支出合计", None),
    ],
)
def test_labels(category: str, text: str, role: str | None) -> None:
    assert lexicon().role(category, text) == role
