"""Reports of invented townships over years, with planted slips and contradictions.

``python -m tests.benchmarks.townships FOLDER PLACES YEARS`` writes them, ``truth.tsv`` beside.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FIRST = "松柏梧桐青白赤玄石泉溪河湖岭峰坪坝湾渡桥塘沟垭坡原川洲屯堡寨营店集岗台山林竹枫柳槐榆桃杏梅兰荷稻麦云霞晴雨雪霜月星"
SECOND = "阳阴东西南北中上下前后长宁安平康和顺丰盛隆兴昌荣华清明光秀美坪坝湾渡口塘沟坡川洲屯堡寨营集岗台亭楼关庙井"
FIRST_YEAR = 2005
# name, unit, decimals, first value from, to, usual growth
INDICATORS = (
    ("地区生产总值", "亿元", 2, 2.0, 30.0, 0.08),
    ("财政总收入", "万元", 0, 600, 9000, 0.09),
    ("固定资产投资", "亿元", 2, 0.5, 9.0, 0.10),
    ("规模以上工业总产值", "万元", 0, 3000, 90000, 0.09),
    ("社会消费品零售总额", "亿元", 2, 0.6, 8.0, 0.07),
    ("农村居民人均可支配收入", "元", 0, 4000, 9000, 0.08),
    ("粮食总产量", "吨", 0, 6000, 60000, 0.02),
    ("蔬菜种植面积", "亩", 0, 1200, 9000, 0.03),
    ("生猪出栏", "头", 0, 3000, 50000, 0.02),
    ("招商引资到位资金", "万元", 0, 900, 40000, 0.08),
    ("旅游收入", "万元", 0, 300, 9000, 0.10),
    ("税收收入", "万元", 0, 300, 6000, 0.08),
)
COUNTS = (
    ("硬化村组道路{}公里，安装路灯{}盏", (3, 40), (40, 900)),
    ("改造农村户厕{}户，清运垃圾{}吨", (30, 900), (300, 9000)),
    ("发放低保金{}万元，惠及群众{}人", (60, 900), (90, 2000)),
    ("发展党员{}名，开展主题党日活动{}次", (4, 30), (12, 60)),
    ("排查矛盾纠纷{}起，化解{}起", (60, 300), (40, 60)),
    ("检查企业{}家次，整改隐患{}处", (40, 300), (30, 400)),
    ("组织技能培训{}期，培训农民{}人次", (3, 30), (100, 2000)),
    ("新建高标准农田{}亩，疏浚沟渠{}公里", (300, 6000), (5, 60)),
    ("接待来访群众{}人次，办结信访件{}件", (40, 400), (20, 200)),
    ("栽植树木{}株，新增绿化面积{}亩", (2000, 60000), (20, 900)),
    ("开展巡逻{}次，破获案件{}起", (60, 400), (3, 40)),
    ("资助学生{}名，发放助学金{}万元", (20, 300), (4, 60)),
    ("改建校舍{}平方米，添置课桌椅{}套", (300, 4000), (40, 600)),
    ("办理实事{}件，答复代表建议{}条", (6, 20), (5, 40)),
)
HEADINGS = (
    "经济运行",
    "农业农村",
    "项目建设",
    "人居环境",
    "民生福祉",
    "社会稳定",
    "基层党建",
    "政府建设",
)
LINKS = (
    "全年",
    "一年来",
    "围绕年初目标，",
    "按照县委部署，",
    "各村协同发力，",
    "坚持问题导向，",
    "",
)


@dataclass(slots=True)
class Township:
    """A place with its indicators: name -> value in the written unit."""

    county: str
    place: str
    values: dict[str, float] = field(default_factory=dict)
    shown: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Generated:
    """One report, and what was planted in it: (kind, indicator, surface)."""

    name: str
    county: str
    place: str
    year: int
    text: str
    planted: list[tuple[str, str, str]]


def _names(chance: random.Random) -> Iterator[str]:
    pairs = [a + b for a in FIRST for b in SECOND if a != b]
    chance.shuffle(pairs)
    yield from pairs


def townships(count: int, seed: int = 0) -> list[Township]:
    """Return invented townships, about twenty to a county."""
    chance = random.Random(seed)
    names = _names(chance)
    found: list[Township] = []
    for number in range(count):
        if number % 20 == 0:
            county = f"{FIRST[number // 20 % len(FIRST)]}{SECOND[number // 20 // len(FIRST) % len(SECOND)]}县"
        town = Township(county, next(names) + "镇")
        for name, _, decimals, low, high, _ in INDICATORS:
            town.values[name] = round(chance.uniform(low, high), decimals)
        found.append(town)
    return found


def _figure(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}"


def _economy(
    town: Township, chance: random.Random, planted: list[tuple[str, str, str]]
) -> list[str]:
    sentences = []
    for name, unit, decimals, _, _, usual in INDICATORS:
        before = town.shown.get(name)
        value = town.values[name]
        if town.shown or town.values[name]:
            value = round(value * (1 + chance.gauss(usual, 0.03)), decimals) if before else value
        town.values[name] = value
        shown, rate = value, 0.0
        stated = ""
        if before:
            rate = round((value / before - 1) * 100, 1)
            draw = chance.random()
            if draw < 0.003:
                shown = value * 10
                planted.append(("slip", name, _figure(shown, decimals) + unit))
            elif draw < 0.008:
                rate = round(rate + chance.choice((-1, 1)) * chance.uniform(6, 20), 1)
                planted.append(("growth", name, _figure(shown, decimals) + unit))
            if chance.random() < 0.7 or draw < 0.008:
                stated = f"，同比{'增长' if rate >= 0 else '下降'}{abs(rate):.1f}%"
        if chance.random() < 0.08 and not (planted and planted[-1][1] == name):
            surface = "".join("x" if sign.isdigit() else sign for sign in _figure(shown, decimals))
            sentences.append(f"{name}{surface}{unit}。")
            town.shown.pop(name, None)
        else:
            sentences.append(f"{name}{_figure(shown, decimals)}{unit}{stated}。")
            town.shown[name] = value
    return sentences


def report(town: Township, year: int, chance: random.Random) -> Generated:
    """Write one year's report and move the township on by a year."""
    planted: list[tuple[str, str, str]] = []
    lines = [f"{town.county}{town.place}{year}年工作总结", ""]
    lines.append(f"{year}年，{town.place}党委、政府在县委、县政府的领导下，各项工作取得新进展。")
    numerals = "一二三四五六七八"
    for number, heading in enumerate(HEADINGS):
        lines.append(f"{numerals[number]}、{heading}")
        if number == 0:
            lines.append("".join(_economy(town, chance, planted)))
        sentences = []
        for pattern, first, second in chance.sample(COUNTS, 5):
            filled = pattern.format(chance.randint(*first), chance.randint(*second))
            sentences.append(f"{chance.choice(LINKS)}{filled}。")
        lines.append("".join(sentences))
    name = f"{town.county}-{town.place}-{year}.txt"
    return Generated(name, town.county, town.place, year, "\n".join(lines) + "\n", planted)


def reports(places: int, years: int, seed: int = 0) -> Iterator[Generated]:
    """Yield the reports of every place and year."""
    for number, town in enumerate(townships(places, seed)):
        chance = random.Random(f"{seed}/{number}")
        for year in range(FIRST_YEAR, FIRST_YEAR + years):
            yield report(town, year, chance)


def write(folder: Path, places: int, years: int, seed: int = 0) -> int:
    """Write the reports, a folder a county, and ``truth.tsv``; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with (folder / "truth.tsv").open("w", encoding="utf-8") as truth:
        truth.write("kind\tplace\tyear\tindicator\ttext\n")
        for item in reports(places, years, seed):
            target = folder / item.county / item.name
            target.parent.mkdir(exist_ok=True)
            target.write_text(item.text, encoding="utf-8")
            for kind, indicator, text in item.planted:
                truth.write(f"{kind}\t{item.place}\t{item.year}\t{indicator}\t{text}\n")
            count += 1
    return count


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
