"""Layout files: complete, documented, and each fits a form that prints its labels."""

from __future__ import annotations

import pytest

from heji.forms.layout import Layout, best_layout, layouts

IDS = [layout.id for layout in layouts()]


@pytest.mark.parametrize("layout", layouts(), ids=IDS)
def test_a_form_with_all_labels_of_a_layout_fits_it_best(layout: Layout) -> None:
    title = {
        "自评": "绩效自评表",
        "目标": "绩效目标申报表",
        "监控": "绩效监控表",
        "整体": "整体支出自评表",
    }
    pattern = layout.title.pattern if layout.title else ""
    best, share = best_layout(layout.labels, layout.headings, title.get(pattern, ""))
    assert best is layout
    assert share == 100


@pytest.mark.parametrize("layout", layouts(), ids=IDS)
def test_a_layout_says_what_it_is_and_where_it_comes_from(layout: Layout) -> None:
    assert layout.name["zh"] and layout.name["en"] and layout.source
    assert layout.labels or layout.headings


def test_a_label_of_another_form_rules_a_layout_out() -> None:
    layout = next(each for each in layouts() if each.absent)
    one = frozenset([next(iter(layout.absent))])
    assert layout.fit(layout.labels | one, layout.headings, "") == 0


def test_too_few_labels_fit_no_layout() -> None:
    assert best_layout(frozenset(["分值", "得分"]), frozenset(), "自评表")[0] is None
