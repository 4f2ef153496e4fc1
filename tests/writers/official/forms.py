"""Forms from scratch, as the reader would make them of a form that was filled in.

A strategy follows the blueprint of a layout: whatever it has a place for may be filled in, left
blank or be missing, and things that it has no place for are there, too.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from heji.documents.figure import Figure
from heji.documents.locator import Locator
from heji.forms.form import (
    Entry,
    Field,
    Form,
    Indicator,
    IndicatorType,
    Money,
    ScoreNode,
    Task,
)
from heji.forms.layout import Layout, layouts
from heji.forms.lexicon import lexicon
from heji.forms.tables.figures import value_of
from heji.values.units import Unit, find_unit
from heji.writers.official.blueprint import PLACEHOLDER, blueprint
from heji.writers.official.composing import printed_title
from heji.writers.official.naming import measure_label, part_label
from heji.writers.official.slots import Blueprint, Of, Pairs, Repeated, Rows, Slot, Source

#: Every layout that is a form; the outline of a report is not printed.
PRINTABLE = tuple(each for each in layouts() if each.print is not None)

_UNITS = ("元", "万元", "亿元")
_LEVELS = (
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)
_MANAGED = (("管理效能", "资金管理"), ("管理效能", "资产管理"), ("履职效能", "重点工作"))
_SYLLABLES = "水库河道清淤绿化造林培训群众道路桥梁图书馆舍课堂医护农田粮仓电网"
_SHORT = ("weight", "score", "review_score")

words = st.text(_SYLLABLES, min_size=3, max_size=14)
sentences = st.lists(st.text(_SYLLABLES + "0123456789%≥", min_size=1, max_size=40), max_size=8).map(
    lambda parts: "通过" + "，".join(parts) + "。"
)
amounts = st.one_of(
    st.sampled_from(["0", "0.00", "", "—", "/", "1.5"]),
    st.decimals(0, 10**7, places=2).map(lambda each: f"{each:,}"),
    st.decimals(0, 10**4, places=6).map(str),
)
rates = st.one_of(
    st.sampled_from(["", "—", "0%", "100%", "0.00%"]),
    st.decimals(0, 130, places=2).map(lambda each: f"{each}%"),
)
_TEXTS = {
    "target": st.one_of(
        st.integers(1, 9999).map(lambda each: f"≥{each}个"),
        st.sampled_from(["100%", "2024年12月底前", "持续提升", "—", "≤500元/亩", "≥98.5%", ""]),
        sentences,
    ),
    "possibility": st.sampled_from(["确定能", "有可能", "完全不可能", ""]),
    "coefficient": st.sampled_from(["100", "87.5", "0", ""]),
    "core": st.sampled_from(["是", "否", ""]),
    "nature": st.sampled_from(["≥", "≤", "=", "定性"]),
    "measure_unit": st.sampled_from(["个", "%", "公里", "人次", ""]),
    "telephone": st.sampled_from(["020-88886666", "13800138000"]),
    "date": st.sampled_from(["2024年3月5日", "2023-12-31"]),
    "department": words.map(lambda each: f"{each}局"),
    "unit": words.map(lambda each: f"{each}中心"),
}
for _role in ("whole_period_target", "result", "progress", "forecast", "past_target"):
    _TEXTS[_role] = _TEXTS["target"]


@dataclass
class _Maker:
    """Makes the parts of one form."""

    draw: st.DrawFn
    layout: Layout
    plan: Blueprint
    unit: Unit = field(init=False)
    names: list[str] = field(init=False)  #: of tasks that stand above indicators
    places: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        found = find_unit(self.draw(st.sampled_from(_UNITS)))
        assert found is not None
        self.unit = found
        self.names = self.draw(st.lists(words, min_size=1, max_size=4, unique=True))

    def figure(self, text: str, unit: Unit | None = None, name: str = "") -> Figure:
        place = Locator(table=1, row=next(self.places), column=1)
        return Figure(value_of(text, unit), place, name, text.strip())

    def likely(self) -> bool:
        return self.draw(st.integers(0, 4)) > 0

    def text(self, role: str) -> str:
        return self.draw(_TEXTS.get(role, st.one_of(words, sentences)))

    def fields(self) -> list[Field]:
        """A value for most places, and one under a label that no form has."""
        places = [slot.argument for slot in self.plan.slots() if slot.source is Source.FIELD]
        for line in (*self.plan.above, *self.plan.below):
            named = (match.group(2) for match in PLACEHOLDER.finditer(line.text))
            places += [each for each in named if each]
        found = []
        for place in places:
            role, _, called = place.partition("/")
            if self.likely():
                label = called or role
                found.append(Field(role, label, self.figure(self.text(role), name=label)))
        if not self.likely():
            found.append(Field("", "自定义栏目", self.figure(self.draw(sentences))))
        return found

    def money(self) -> list[Money]:
        """The amounts in the order in which the blocks print them."""
        found: list[Money] = []
        for block in self.plan.blocks:
            if isinstance(block, Pairs):
                measure = block.columns[1].argument
                parts = [p for table in block.tables for p in (*table.left, *table.right)]
                found += [self.amount(measure, part) for part in parts]
            elif isinstance(block, Rows):
                found += [self.named(slot) for row in block.rows for slot in row if _is_money(slot)]
            elif block.of is Of.MONEY:
                found += self.block(block)
        return [each for each in found if each.figure.quote]

    def block(self, block: Repeated) -> list[Money]:
        measures = [slot.argument for slot in block.columns if _is_money(slot)]
        parts = list(block.parts)
        if not self.likely():
            parts.insert(1, self.draw(st.sampled_from(["upper", "municipal", "county"])))
        beside = [slot for row in (*block.heading, *block.closing) for slot in row]
        return [
            *(self.amount(measure, part) for part in parts for measure in measures),
            *(self.named(slot) for slot in beside if _is_money(slot)),
        ]

    def named(self, slot: Slot) -> Money:
        measure, part, *called = slot.argument.split("/")
        return self.amount(measure, part, *called)

    def amount(self, measure: str, part: str, called: str = "") -> Money:
        is_rate = "rate" in measure
        figure = self.figure(
            self.draw(rates if is_rate else amounts), None if is_rate else self.unit
        )
        if not is_rate and figure.quantity is None:
            figure = replace(figure, quote="" if called else figure.quote)
        label = called or f"{part_label(part)} {measure_label(measure)}"
        return Money(measure, part, label, figure)

    def tasks(self) -> tuple[list[Task], list[Money]]:
        """Tasks with their money, and the row that sums them up."""
        blocks = self.plan.repeated(Of.TASKS)
        if not blocks or not self.likely():
            return [], []
        kinds = [slot.argument for slot in blocks[0].columns if _is_money(slot)]
        roles = [slot.argument for slot in blocks[0].columns if slot.source is Source.ENTRY]
        tasks, money = [], []
        for name in self.draw(st.lists(words, min_size=1, max_size=4, unique=True)):
            held = [self.named(Slot(Source.MONEY, kind)) for kind in kinds]
            money += [replace(each, part=f"task:{name}/{each.part}") for each in held]
            entries = tuple(Entry(role, self.figure(self.text(role))) for role in roles)
            tasks.append(Task(name, self.figure(name), held[0].figure, entries))
        if self.plan.repeated(Of.TASKS)[0].closing and self.likely():
            money += [self.named(Slot(Source.MONEY, kind)) for kind in kinds]
        return tasks, [each for each in money if each.figure.quote]

    def indicators(self) -> list[Indicator]:
        """Rows for every block of the form."""
        found: list[Indicator] = []
        for block in self.plan.repeated(Of.INDICATORS):
            found += [self.row(block, path, at) for at, path in enumerate(self.paths(block), 1)]
        return found

    def paths(self, block: Repeated) -> list[tuple[str, ...]]:
        depth = max((slot.level for slot in block.columns), default=0)
        if self.tasked(block):
            levels: Sequence[tuple[str, ...]] = [(each,) for each in self.names]
        elif depth == 0:
            levels = [()]
        elif any(slot.source is Source.LEVEL_WEIGHT for slot in block.columns):
            managed = "management" in block.sections
            levels = [each for each in _MANAGED if (each[0] == "管理效能") is managed]
        else:
            levels = _LEVELS
        if levels is _LEVELS and not self.likely():
            levels = [each[1:] for each in levels]
        many = self.draw(st.integers(1, 3))
        return [path for path in levels if self.likely() for _ in range(many)]

    def tasked(self, block: Repeated) -> bool:
        """Whether the first level of a block is that of tasks."""
        return any(slot.source is Source.TASK for slot in block.columns)

    def tasks_of_rows(self, rows: Sequence[Indicator]) -> list[Task]:
        """The tasks that rows stand under, in a form that has no other place for them."""
        roles = {slot.argument for slot in self.plan.slots() if slot.source is Source.TASK}
        names = dict.fromkeys(each.levels[0] for each in rows if each.levels[:1] and roles)
        return [
            Task(
                name,
                self.figure(name),
                self.figure(f"{self.draw(st.integers(0, 99999))}.50", self.unit),
                tuple(Entry(role, self.figure(self.text(role))) for role in roles - {"amount"}),
            )
            for name in names
            if name in self.names
        ]

    def numbered(self, path: tuple[str, ...], number: int) -> Indicator:
        """A row that names type and target in the cell of its name."""
        name, target = self.draw(words), f"≥{self.draw(st.integers(1, 99))}个"
        quote = f"{number}.数量指标({name}){target}"
        entries = (Entry("target", self.figure(target)), Entry("result", self.figure("已完成")))
        return Indicator(name, path, IndicatorType.QUANTITY, entries, self.figure(quote, name=name))

    def row(self, block: Repeated, path: tuple[str, ...], number: int) -> Indicator:
        if self.tasked(block):
            return self.numbered(path, number)
        name = self.draw(words)
        quote = f"{number}. {name}" if self.draw(st.booleans()) else name
        roles = [slot.argument for slot in block.columns if slot.source is Source.ENTRY]
        if not self.likely():
            roles.append(self.draw(st.sampled_from(["basis", "standard", "explanation"])))
        marks = {role: role for role in roles if role in _SHORT}
        texts = {role: self.text(role) for role in roles if role not in marks}
        figures = self.marks(list(marks)) | self.entries(texts)
        entries = tuple(Entry(role, each) for role, each in figures.items())
        return Indicator(name, path, _type(path), entries, self.figure(quote, name=name))

    def marks(self, roles: list[str]) -> dict[str, Figure]:
        weight = self.draw(st.integers(1, 9))
        score = st.one_of(
            st.just(str(weight)), st.just("0"), st.decimals(0, weight, places=2).map(str)
        )
        return {
            role: self.figure(str(weight) if role == "weight" else self.draw(score))
            for role in roles
        }

    def entries(self, texts: dict[str, str]) -> dict[str, Figure]:
        """The entries of a row; a unit and a sign in columns of their own belong to its target."""
        if "measure_unit" not in texts:
            return {role: self.figure(text) for role, text in texts.items()}
        unit, sign = find_unit(texts["measure_unit"]), texts["nature"]
        number = str(self.draw(st.integers(1, 500)))
        target = "持续提升" if sign == "定性" else f"{sign}{number}"
        texts = texts | {"target": target, "result": number if sign != "定性" else "已提升"}
        measured = {"target", "result"}
        figures = {
            role: self.figure(text, unit if role in measured else None)
            for role, text in texts.items()
        }
        if (
            figures["target"].quantity is None and sign != "定性"
        ):  # 「=38」 is read without its sign
            value = value_of(number, unit)
            figures["target"] = replace(figures["target"], value=value)
        return figures


def _is_money(slot: Slot) -> bool:
    return slot.source is Source.MONEY


def _type(path: tuple[str, ...]) -> IndicatorType | None:
    roles = (lexicon().role("types", each) for each in reversed(path))
    return next((IndicatorType(role) for role in roles if role), None)


def _tree(
    indicators: Sequence[Indicator], execution: Indicator | None, maker: _Maker
) -> tuple[ScoreNode, ...]:
    """The tree of weights and scores, levels with the weight of their rows where a column has it."""
    weighted = maker.plan.has(Source.LEVEL_WEIGHT)
    children = [_leaf(execution, 1)] if execution is not None else []
    children += _branches(indicators, 0, maker if weighted else None)
    if not any(each.entry("weight") for each in (*indicators, execution) if each is not None):
        return ()
    rows = [*indicators, *([execution] if execution is not None else [])]
    total = _weights(rows)
    score = maker.figure(maker.draw(st.sampled_from(["96.5", "100", "0"])))
    return (ScoreNode("总分", 0, maker.figure(total), score, tuple(children)),)


def _branches(rows: Sequence[Indicator], depth: int, maker: _Maker | None) -> list[ScoreNode]:
    found: list[ScoreNode] = []
    for name, group in itertools.groupby(rows, lambda each: each.levels[depth : depth + 1]):
        inside = list(group)
        if not name:
            found += [_leaf(each, depth + 1) for each in inside]
            continue
        weight = None
        if maker is not None:
            weight = maker.figure(_weights(inside))
        below = tuple(_branches(inside, depth + 1, maker))
        found.append(ScoreNode(name[0], depth + 1, weight, None, below))
    return found


def _weights(rows: Sequence[Indicator]) -> str:
    held = (row.entry("weight") for row in rows)
    return str(sum(int(each.quote) for each in held if each is not None))


def _leaf(row: Indicator, level: int) -> ScoreNode:
    name = " ".join(row.figure.quote.split()) if row.section != "execution" else row.name
    return ScoreNode(name, level, row.entry("weight"), row.entry("score"))


def _execution(maker: _Maker, money: Sequence[Money]) -> Indicator | None:
    if not maker.plan.has(Source.MARK) or not maker.likely():
        return None
    wanted = ("execution_rate", "total")
    rate = next((each.figure for each in money if (each.measure, each.part) == wanted), None)
    entries = [Entry("weight", maker.figure("10")), Entry("score", maker.figure("9.5"))]
    entries += [Entry("result", rate)] if rate is not None else []
    return Indicator("执行率", (), None, tuple(entries), maker.figure("10"), "execution")


@st.composite
def forms(draw: st.DrawFn, layout: Layout) -> Form:
    """Forms of a layout, with everything that may stand in it and some that may not."""
    plan = blueprint(layout)
    assert plan is not None
    maker = _Maker(draw, layout, plan)
    fields, money = maker.fields(), maker.money()
    tasks, of_tasks = maker.tasks()
    execution = _execution(maker, money)
    rows = maker.indicators()
    tasks += maker.tasks_of_rows(rows)
    bodies = (
        each.figure.quote for role in ("department", "unit") for each in fields if each.role == role
    )
    form = Form(
        kind=layout.kind,
        layout=layout.id,
        title=draw(st.sampled_from(["", plan.title])),
        organisation=next(bodies, ""),
        year=draw(st.one_of(st.none(), st.integers(2015, 2030))),
        fields=tuple(fields),
        money=(*money, *of_tasks),
        indicators=((execution,) if execution is not None else ()) + tuple(rows),
        scores=_tree(rows, execution, maker),
        tasks=tuple(tasks),
        required_types=layout.required_types,
    )
    return replace(form, title=printed_title(form, layout))
