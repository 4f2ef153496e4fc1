"""What an amount measures: a budget, an expenditure, a saving."""

from __future__ import annotations

import re

from heji.claims.cues import word_table
from heji.claims.naming import ends_with
from heji.claims.scene import Mention, tidy

_LINK = re.compile(r"(?:共|合计|达|为|数|总额|总计)+$")


def measure_label(mention: Mention) -> str:
    """The words before an amount without those that only link."""
    return _LINK.sub("", tidy(mention.before))


def measure_of(mention: Mention) -> str:
    """What an amount measures: "budget", "executed", …; "" when its words do not tell."""
    label = measure_label(mention)
    named = {word for listed in word_table("money_parts").values() for word in listed}
    if mention.kind != "money" or label in named:
        return ""
    table = word_table("measures")
    best = max(
        ((len(found), key) for key, listed in table.items() if (found := ends_with(label, listed))),
        default=(0, ""),
    )
    return best[1]
