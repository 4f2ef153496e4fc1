"""An entry of the indicator library, with the vocabulary of its fields.

The fields are those that 财预〔2021〕101号 wants recorded for a core indicator. Each vocabulary has
its words for people in `heji.language` under `library.<vocabulary>.<value>`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class IndicatorType(StrEnum):
    """The second level of the Ministry's frame, cost divided in three as in 财预〔2021〕101号."""

    QUANTITY = "quantity"  # 数量指标
    QUALITY = "quality"  # 质量指标
    TIMELINESS = "timeliness"  # 时效指标
    ECONOMIC_COST = "economic_cost"  # 经济成本指标
    SOCIAL_COST = "social_cost"  # 社会成本指标
    ENVIRONMENTAL_COST = "environmental_cost"  # 生态环境成本指标
    ECONOMIC = "economic"  # 经济效益指标
    SOCIAL = "social"  # 社会效益指标
    ECOLOGICAL = "ecological"  # 生态效益指标
    SUSTAINED = "sustained"  # 可持续影响指标
    SATISFACTION = "satisfaction"  # 服务对象满意度指标


class Group(StrEnum):
    """What kind of money an indicator is for."""

    SPECIAL_FUND = "special_fund"  # 专项资金
    OPERATIONS = "operations"  # 运转类
    DEVELOPMENT = "development"  # 经济和社会发展
    COMMON = "common"  # 共性指标


class Area(StrEnum):
    """The field of work that an indicator belongs to: one data file each."""

    SCIENCE = "science"
    EDUCATION = "education"
    HEALTH = "health"
    AGRICULTURE = "agriculture"
    TRANSPORT = "transport"
    HOUSING = "housing"
    CIVIL_AFFAIRS = "civil_affairs"
    CULTURE = "culture"
    ECOLOGY = "ecology"
    EMERGENCY = "emergency"
    JUSTICE = "justice"
    MARKET = "market"
    ECONOMY = "economy"
    OPERATIONS = "operations"
    COMMON = "common"


class Direction(StrEnum):
    """On which side of the target a result is good: the column 指标性质 of target forms."""

    AT_LEAST = "at_least"  # ≥
    AT_MOST = "at_most"  # ≤
    EQUAL = "equal"  # =
    QUALITATIVE = "qualitative"  # 定性


class Origin(StrEnum):
    """Where the indicator comes from (指标来源)."""

    POLICY = "policy"  # 政策文件
    STATISTICS = "statistics"  # 统计指标
    MANAGEMENT = "management"  # 管理指标
    WORK_PLAN = "work_plan"  # 工作计划
    OTHER = "other"  # 其他


class Basis(StrEnum):
    """What a target is set by (指标值设定依据)."""

    HISTORY = "history"  # 历史标准
    INDUSTRY = "industry"  # 行业标准
    PLAN = "plan"  # 计划标准
    STANDARD = "standard"  # 国家、地方或技术标准
    SPENDING_STANDARD = "spending_standard"  # 预算支出标准


class Proof(StrEnum):
    """How the result is taken (完成值取值方式)."""

    DIRECT = "direct"  # 直接证明
    TALLY = "tally"  # 情况统计
    ACCOUNT = "account"  # 情况说明
    SURVEY = "survey"  # 问卷调查
    TREND = "trend"  # 趋势判断


class Scoring(StrEnum):
    """How a score is given (赋分方式)."""

    DIRECT = "direct"  # 直接赋分
    PROPORTIONAL = "proportional"  # 完成比例赋分
    GRADED = "graded"  # 评判等级赋分
    SATISFACTION = "satisfaction"  # 满意度赋分


class Scope(StrEnum):
    """Whose targets it serves."""

    PROJECT = "project"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator, ready to be taken into a target declaration.

    The texts are Chinese: they go into Chinese forms as they stand.
    """

    code: str  #: 「SCI-QN-01」: area, type, number; it is never given to another indicator
    name: Name
    type: IndicatorType
    area: Area
    group: Group
    scopes: tuple[Scope, ...]
    explanation: str  #: what is counted or measured, over what, without what, at what time
    unit: str  #: as `heji.values.units` knows it; empty for a qualitative indicator
    direction: Direction
    origin: Origin
    basis: Basis
    target_advice: str  #: how to set the value
    proof: Proof
    evidence: tuple[str, ...]  #: the papers that prove a result
    data_source: str  #: who keeps the figure, and where
    scoring: Scoring
    scoring_rule: str
    project_types: tuple[str, ...]
    departments: tuple[str, ...]  #: kinds of departments
    keywords: tuple[str, ...]  #: words that people search it by and that its name lacks
    mistakes: tuple[str, ...] = ()  #: what goes wrong with it in practice
