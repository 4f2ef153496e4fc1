"""The places of a form where an input of a rule may stand: one catalogue for loader and binder.

A selector names a place and, where the place wants them, words: `row figure 实际采购金额|采购金额`.
Words are parted by spaces; alternatives of one word by `|`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heji.rubrics.rubric import InputKind, Selector
from heji.rubrics.rules.rule import Text


class Wants(StrEnum):
    """How many words a place takes behind its name."""

    NONE = "none"
    ONE = "one"
    ANY = "any"  #: none, one or several
    TWO = "two"


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of place: its name in selectors, the words behind it, and what it gives."""

    name: str
    wants: Wants
    kind: InputKind
    meaning: Text
    words: tuple[str, ...] = ()  #: the only words that make sense; () when they are free

    def accepts(self, words: tuple[str, ...]) -> bool:
        """Whether a selector may have these words.

        >>> place("row point").accepts(("2",))
        True
        """
        count = {
            Wants.NONE: len(words) == 0,
            Wants.ONE: len(words) == 1,
            Wants.TWO: len(words) == 2,
        }
        return count.get(self.wants, True)


_NUMBER, _TRUTH = InputKind.NUMBER, InputKind.TRUTH

#: Every place, longer names first where one begins with another.
PLACES: tuple[Place, ...] = (
    Place(
        "row working numerator",
        Wants.NONE,
        _NUMBER,
        Text(
            "本行依据中算式「A÷B=…」的分子（括号内的和或差先算出）",
            "numerator of the working printed in the row's reason, a sum or difference worked out",
        ),
    ),
    Place(
        "row working denominator",
        Wants.NONE,
        _NUMBER,
        Text("本行依据中算式的分母", "denominator of the working printed in the row's reason"),
    ),
    Place(
        "row working result",
        Wants.NONE,
        _NUMBER,
        Text("本行依据中算式的结果", "result of the working printed in the row's reason"),
    ),
    Place(
        "row rate",
        Wants.ANY,
        _NUMBER,
        Text(
            "本行依据所写的比率（算式的结果，或唯一的百分数；可给出其名称）",
            "the rate stated in the row's reason: a working's result or the only percentage; words"
            " name it where there are several",
        ),
    ),
    Place(
        "row figure",
        Wants.ONE,
        _NUMBER,
        Text(
            "本行依据中某个词后面的数，如「实际采购金额合计1200万元」",
            "the figure behind one of these words in the row's reason",
        ),
    ),
    Place(
        "row count",
        Wants.ONE,
        _NUMBER,
        Text(
            "本行依据中提到的件数：词旁的数，没有写数时为提到的次数；否定或「无」为零",
            "how many cases the row's reason tells of: the figure beside the words, else how many"
            " of its statements tell of one; none where it says so",
        ),
    ),
    Place(
        "row point",
        Wants.ONE,
        _TRUTH,
        Text(
            "本行依据的第几点是否得分（第一点、一是、1.、①）",
            "whether the point of that number in the row's reason is met",
        ),
    ),
    Place(
        "row done",
        Wants.NONE,
        _TRUTH,
        Text("本行依据是否说整项已完成", "whether the row's reason says that all of it is done"),
    ),
    Place("row result", Wants.NONE, _NUMBER, Text("本行的实际完成值", "the row's result")),
    Place("row target", Wants.NONE, _NUMBER, Text("本行的指标值", "the row's target")),
    Place("row weight", Wants.NONE, _NUMBER, Text("本行的分值", "the row's weight")),
    Place(
        "rows count",
        Wants.ANY,
        _NUMBER,
        Text(
            "表中指标行数（可限定板块或指标类型）",
            "how many rows the form has, of those sections or indicator types",
        ),
        ("management", "performance", "bonus"),
    ),
    Place(
        "rows met",
        Wants.ANY,
        _NUMBER,
        Text(
            "达到指标值的行数；有一行无法判定即无值",
            "how many rows reached their target; no value while one is undecided",
        ),
        ("management", "performance", "bonus"),
    ),
    Place(
        "money",
        Wants.TWO,
        _NUMBER,
        Text(
            "资金表中的金额：科目与部分，如 executed total",
            "an amount of the money block: its measure and its part, such as `executed total`",
        ),
    ),
    Place(
        "field",
        Wants.ONE,
        _NUMBER,
        Text("表头某栏的数", "the figure of a labelled field, by its role"),
    ),
    Place(
        "given",
        Wants.NONE,
        _NUMBER,
        Text("表中没有，由使用者提供", "not in the form: handed in by the user"),
    ),
)

_BY_NAME = {each.name: each for each in PLACES}


def place(name: str) -> Place | None:
    """The place of a name; None when the catalogue has none."""
    return _BY_NAME.get(name)


def selector(text: str) -> Selector | None:
    """The selector that a text writes; None when it begins with no place.

    >>> selector("row figure 实际采购金额|采购金额合计")
    Selector(place='row figure', words=('实际采购金额|采购金额合计',))
    >>> selector("money executed total").words
    ('executed', 'total')
    """
    parts = text.split()
    for length in (3, 2, 1):
        name = " ".join(parts[:length])
        if name in _BY_NAME and len(parts) >= length:
            return Selector(name, tuple(parts[length:]))
    return None


def written(chosen: Selector) -> str:
    """The text of a selector: the other way of `selector`.

    >>> written(Selector("money", ("executed", "total")))
    'money executed total'
    """
    return " ".join((chosen.place, *chosen.words))
