"""The words that measure: units of the field with their dimension and factor.

Sources: 《中华人民共和国法定计量单位》 for measures; the measure words are those of published
indicator libraries (核心绩效指标库) and target tables.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

#: Powers of ten that are written before a unit, longest first.
MULTIPLIERS = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "十亿": 10**9,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "亿": 10**8,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
}

#: Dimension to words and their factors in the base unit of that dimension.
_MEASURES: dict[str, dict[str, Fraction | int]] = {
    "money": {
        "元": 1,
        "块钱": 1,
        "元人民币": 1,
        "人民币元": 1,
        "角": Fraction(1, 10),
    },
    "money:USD": {"美元": 1, "美金": 1},
    "money:HKD": {"港元": 1, "港币": 1},
    "money:EUR": {"欧元": 1},
    "money:JPY": {"日元": 1},
    "money:GBP": {"英镑": 1},
    "ratio": {
        "%": Fraction(1, 100),
        "个百分比": Fraction(1, 100),
        "‰": Fraction(1, 1000),
        "成": Fraction(1, 10),
        "折": Fraction(1, 10),
        "倍": 1,
    },
    "points": {
        "百分点": Fraction(1, 100),
        "个百分点": Fraction(1, 100),
        "千分点": Fraction(1, 1000),
        "个千分点": Fraction(1, 1000),
    },
    "score": {"分": 1},
    "length": {
        "米": 1,
        "公里": 1000,
        "千米": 1000,
        "里": 500,
        "厘米": Fraction(1, 100),
        "毫米": Fraction(1, 1000),
        "延米": 1,
        "海里": 1852,
        "km": 1000,
        "m": 1,
        "cm": Fraction(1, 100),
        "mm": Fraction(1, 1000),
    },
    "area": {
        "平方米": 1,
        "平米": 1,
        "㎡": 1,
        "m²": 1,
        "m2": 1,
        "平方公里": 10**6,
        "平方千米": 10**6,
        "km²": 10**6,
        "km2": 10**6,
        "㎢": 10**6,
        "公顷": 10**4,
        "ha": 10**4,
        "hm²": 10**4,
        "hm2": 10**4,
        "亩": Fraction(2000, 3),
    },
    "weight": {
        "公斤": 1,
        "千克": 1,
        "kg": 1,
        "斤": Fraction(1, 2),
        "克": Fraction(1, 1000),
        "g": Fraction(1, 1000),
        "毫克": Fraction(1, 10**6),
        "mg": Fraction(1, 10**6),
        "吨": 1000,
        "公吨": 1000,
        "t": 1000,
    },
    "volume": {
        "升": 1,
        "L": 1,
        "毫升": Fraction(1, 1000),
        "mL": Fraction(1, 1000),
        "ml": Fraction(1, 1000),
        "立方米": 1000,
        "方量": 1000,
        "立方": 1000,
        "m³": 1000,
        "m3": 1000,
        "立方公里": 10**12,
    },
    "energy": {
        "千瓦时": 1,
        "千瓦小时": 1,
        "度": 1,
        "度电": 1,
        "kW·h": 1,
        "kWh": 1,
        "MWh": 1000,
    },
    "standard coal": {
        "吨标准煤": 1,
        "吨标煤": 1,
        "千克标准煤": Fraction(1, 1000),
        "公斤标准煤": Fraction(1, 1000),
    },
    "power": {"千瓦": 1, "kW": 1, "兆瓦": 1000, "MW": 1000, "瓦": Fraction(1, 1000)},
    "hours": {
        "小时": 1,
        "个小时": 1,
        "h": 1,
        "分钟": Fraction(1, 60),
        "min": Fraction(1, 60),
        "秒": Fraction(1, 3600),
        "秒钟": Fraction(1, 3600),
        "天": 24,
        "日": 24,
        "个自然日": 24,
        "自然日": 24,
        "日历天": 24,
        "个日历天": 24,
    },
    "working days": {"个工作日": 1, "工作日": 1},
    "weeks": {"周": 1, "个星期": 1, "个周": 1},
    "months": {
        "个月": 1,
        "月": 1,
        "个季度": 3,
        "年": 12,
        "周年": 12,
        "个年度": 12,
        "学年": 12,
    },
    "age": {"岁": 1, "周岁": 1},
    "data": {
        "KB": Fraction(1, 1024),
        "MB": 1,
        "GB": 1024,
        "TB": 1024**2,
        "PB": 1024**3,
        "兆": 1,
    },
    "data/second": {"Kbps": Fraction(1, 1000), "Mbps": 1, "Gbps": 1000},
    "concentration": {"mg/L": 1, "毫克/升": 1, "μg/L": Fraction(1, 1000)},
    "air concentration": {
        "μg/m³": 1,
        "ug/m3": 1,
        "μg/m3": 1,
        "微克/立方米": 1,
        "mg/m³": 1000,
        "mg/m3": 1000,
    },
    "temperature": {"℃": 1, "摄氏度": 1},
    "sound": {"分贝": 1, "dB": 1},
    "ppm": {"ppm": 1},
}

#: Measure words: each counts its own kind of thing.
_COUNTS = """
家 个 人 名 位 户 项 件 场 次 套 台 辆 座 所 处 间 株 册 张 块 穴 期 批 篇 本 条 只 头 羽 部 门
床 艘 架 栋 幢 棵 枚 支 枝 片 份 宗 起 例 笔 封 幅 组 对 双 队 口 眼 盏 扇 根 顶 箱 瓶 袋 盒 桶
车 顿 节 章 轮 卷 首 部门 车次 桌 窝 尾 匹 峰 具 副 把 面 粒 剂 针 单 票 宗地 层 孔 道 段 人次
人份 人天 人日 户次 家次 场次 批次 件次 台次 架次 班次 频次 床位 床日 人月 站次 台套 套台 台件
辆次 头次 条次 项次 例次 剂次 人家 课时 学时 学分 标段 期次 门次 户数 企业 站 村 个品种 个班
个点 个村 盘 幕 字 词 岗 席 团 会次 枪 味 帧 款 种 头只 只羽 头份 羽份 份次 篇次 册次 件套 人年
标准箱 标箱 吨公里 人公里 延长米 座次 泊位 车位 个车位 个床位 个学位 学位 个岗位 个名额 名额
批件
"""

#: A unit word followed by one of these belongs to a longer word and is no unit there.
NOT_BEFORE = {
    "元": "旦素件老首",
    "项": "目",
    "家": "庭长属具乡渠",
    "人": "才员民工口力均事物员类文士选社",
    "名": "称单录义誉额列牌优",
    "部": "分署委队级省长",
    "分": "之别类布析公局级会为期批层支散配解享管项歧流数子",
    "条": "例件款文约",
    "天": "然河津气",
    "年": "级龄轻底代初末",
    "月": "底初末",
    "日": "常元",
    "件": "数",
    "台": "湾账山河区县",
    "场": "所地馆景",
    "位": "置于居列次移",
    "所": "有以需属在得",
    "门": "诊户",
    "本": "科级市区省县单部年地次身行着土",
    "次": "要级",
    "处": "室理于罚置",
    "块": "钱",
    "批": "复准",
    "期": "间末初望满限中货",
    "座": "谈",
    "间": "接隔",
    "户": "籍外口",
    "度": "假量过",
    "成": "立果功效为员本年长熟品都交活就绩人因分型",
    "折": "旧算扣叠合",
    "倍": "增",
    "升": "级学高降值至到",
    "米": "诺",
    "里": "程面",
    "套": "餐",
    "组": "织建合成",
    "队": "伍员",
    "对": "于接象比外口标",
    "双": "方创高一向边",
    "起": "到来草步",
    "例": "如外",
    "份": "额子",
    "支": "持付出撑援部教农队行",
    "片": "区",
    "单": "位项元一个",
    "面": "积向对临",
    "道": "路德",
    "段": "落",
    "节": "约能目水点日假庆省",
    "轮": "换",
    "车": "间辆型",
    "口": "径岸",
    "把": "握关",
    "周": "边期围",
    "针": "对",
    "首": "次先批创个",
    "具": "有体备",
    "章": "程",
    "层": "次级面",
    "站": "点位",
    "字": "段",
    "团": "队体结",
    "村": "民庄级",
    "种": "植子养业类",
    "款": "项",
    "根": "据本",
    "副": "作",
    "架": "构",
    "顶": "层",
    "克": "服",
    "角": "度色",
    "株": "洲",
    "张": "家",
    "头": "部号",
    "票": "据",
    "席": "位",
    "岗": "位",
    "盘": "活",
    "剂": "量",
}

#: Not counted with a Chinese numeral in running text: 「二期」「三级」「十分」 name or intensify.
NOT_AFTER_NUMERAL = frozenset(
    "分期批级类届度等手口头面线点方本门号章节层段道轮卷版根把双对角字里周月日年站村团班组升款种味首副具单席车针片块"
)

#: Measure words that count the same things.
FAMILIES = (
    frozenset({"人", "名", "位"}),
    frozenset({"家", "户", "企业"}),
    frozenset({"场", "场次", "次", "期", "批次", "批", "期次"}),
    frozenset({"台", "套", "台套", "套台", "台件", "件套", "辆", "件"}),
    frozenset({"栋", "幢", "座"}),
    frozenset({"株", "棵"}),
    frozenset({"本", "册", "部"}),
    frozenset({"课时", "学时"}),
    frozenset({"条", "项", "件"}),
    frozenset({"张", "份", "件"}),
)

#: Measure words that stand for almost any other one.
GENERAL = frozenset({"个", "项"})


@cache
def words() -> dict[str, tuple[str, Fraction]]:
    """Every unit word with its dimension and factor."""
    table = {
        word: (dimension, Fraction(factor))
        for dimension, measures in _MEASURES.items()
        for word, factor in measures.items()
    }
    for word in _COUNTS.split():
        table.setdefault(word, (f"count:{word}", Fraction(1)))
    return table


@cache
def lengths() -> dict[str, tuple[int, ...]]:
    """First characters of unit words with the lengths of the words, longest first."""
    table: dict[str, set[int]] = {}
    for word in words():
        table.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(found, reverse=True)) for first, found in table.items()}
