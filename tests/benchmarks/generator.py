"""Reports made by chance, with copies planted, for measuring at any scale.

Every clause is a verb, a modifier, an object and a figure drawn from lists, so two reports share
phrases but no paragraphs, unless a copy is planted.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

VERBS = (
    "完成 实施 新建 改造 修复 硬化 整治 清理 推广 种植 培育 引进 发放 落实 组织 开展 举办 排查 整改 化解 "
    "调处 走访 慰问 救助 培训 转移 流转 复垦 栽植 补植 疏浚 加固 安装 更换 检修 拓宽 绿化 亮化 拆除 关停 "
    "查处 登记 核实 建立 健全 完善 修订 印发 召开 宣讲 评选 表彰 选派 储备 发展 转化 接待 受理 办结 督办 "
    "协调 争取 申报 验收 启动 续建 谋划 储备 对接 签约 盘活 出租 承包 认证 注册 帮扶 结对 巡查 监测 消杀 "
    "接种 筛查 建档 随访 代办 缴纳 减免 兑现 补贴 收储 烘干 加工 冷藏 配送 直播 展销 养殖 放流 防控 检疫"
).split()
MODIFIERS = (
    "村级 镇属 沿河 山区 丘陵 集镇 老旧 高标准 生态 特色 优质 有机 冬季 春耕 汛期 重点 薄弱 偏远 跨村 联户 "
    "流动 困难 留守 返乡 退役 党员 青年 妇女 老年 残疾 基层 网格 片区 园区 林下 水产 畜禽 设施 智能 数字 "
    "公益 志愿 常态 专项 综合 示范 标准 规模 连片 分散 临时 季节 国有 集体 民办 合作 试点 配套 安置 移民"
).split()
OBJECTS = (
    "通组公路 灌溉水渠 蓄水池塘 排污管网 垃圾中转站 卫生厕所 文化广场 健身器材 农家书屋 电子阅览室 养老院舍 "
    "日间照料中心 幼儿园舍 教学楼宇 卫生室房 急救设备 药品目录 合作医疗 养老保险 低保对象 五保供养 危旧房屋 "
    "搬迁住户 脱贫人口 监测家庭 产业基地 茶叶园地 柑橘果园 食用菌棚 中药材苗 油菜制种 优质水稻 旱地玉米 马铃薯种 "
    "生猪栏舍 肉牛存栏 山羊种群 蛋鸡笼舍 稻鱼田块 蜂箱群落 林木抚育 退耕还林 森林防火 护林队伍 古树名木 河道岸线 "
    "饮用水源 空气质量 秸秆禁烧 农药包装 地质灾害 应急物资 消防水池 道路护栏 校车线路 食品摊贩 特种设备 烟花爆竹 "
    "矛盾纠纷 信访积案 法律咨询 社区矫正 禁毒宣传 反诈预警 治安巡逻 监控探头 网格员伍 人民调解 党员大会 支部阵地 "
    "主题党日 廉政谈话 巡察整改 三务公开 村规民约 志愿服务 道德讲堂 移风易俗 文艺演出 篮球比赛 招商项目 标准厂房 "
    "电商站点 物流网点 冷链仓库 乡村旅馆 采摘园区 旅游步道 停车场位 通信基站 电网线路 变压器台 太阳能灯 天然气管 "
    "集体资产 资源台账 财政收入 固定投资 信贷授信 农业保险 种粮补贴 耕地地力 农机具械 无人机队 科技特派 职业农民 "
    "技能竞赛 就业专班 务工人员 创业贷款 公益岗位 家政服务 非遗传承 历史街区 档案卷宗 统计报表 人口普查 征兵报名 "
    "预备役员 双拥活动 侨胞联谊 工会组织 团员青年 妇女之家 少年儿童 慈善捐赠 红十字会 殡葬改革 公墓墓位 地名标牌"
).split()
TAILS = (
    "{n}公里 {n}处 {n}户 {n}人次 {n}万元 {n}亩 {n}个 {n}场次 {n}件 {n}座 {n}吨 {n}名 {n}台套 {n}平方米 "
    "投入资金{n}万元 覆盖{n}户 受益{n}人 同比增长{n}% 完成率{n}% 较上年增加{n}个 新增{n}处 占任务的{n}% 惠及{n}人 "
    "带动{n}户增收 建成{n}座 验收{n}批"
).split()
LEADS = (
    "坚持问题导向 紧盯年度目标 压实工作责任 聚焦群众关切 立足本地实际 强化部门联动 突出规划引领 抢抓政策机遇 "
    "注重典型示范 严格质量标准 把握时间节点 整合各方力量 创新工作方法 畅通反映渠道 细化工作台账 健全长效机制 "
    "广泛宣传发动 发挥资源优势 优化营商环境 夯实基层基础 盯住薄弱环节 逐村逐户摸底 倒排工期推进 定期会商研判"
).split()
TITLES = (
    "党的建设 疫情防控 乡村振兴 产业发展 生态环境 民生福祉 社会稳定 政府建设 项目建设 农业生产 文化旅游 安全生产"
).split()
BOILERPLATE = (
    "在上级党委政府的坚强领导下，全镇上下深入学习贯彻党的各项方针政策，认真落实上级决策部署，凝心聚力、真抓实干，"
    "经济社会各项事业取得了新的成绩，现将有关工作情况汇报如下，不妥之处请批评指正。"
)
NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Planted:
    """One planted copy.

    Attributes
    ----------
    kind : str
        ``e10`` … ``e40`` (share of clauses replaced), ``w10`` … ``w30`` (share of words), ``numbers``, ``masked``, ``shuffled``,
        ``part`` (three tenths of the paragraphs).
    paragraphs : tuple of str
        The copied paragraphs as they stand in the copy.
    """

    copy: str
    source: str
    kind: str
    paragraphs: tuple[str, ...]


@dataclass(slots=True)
class Batch:
    """Generated reports and what was planted in them."""

    reports: list[tuple[str, str]] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)


KINDS = ("e10", "e20", "e30", "e40", "w10", "w20", "w30", "numbers", "masked", "shuffled", "part")
Clause = tuple[str, ...]


def _number(rng: random.Random) -> str:
    return rng.choice((str(rng.randrange(2, 9000)), f"{rng.random() * 90:.1f}"))


def _clause(rng: random.Random) -> Clause:
    tail = rng.choice(TAILS).format(n=_number(rng))
    return rng.choice(VERBS), rng.choice(MODIFIERS), rng.choice(OBJECTS), tail


def _paragraph(rng: random.Random) -> list[Clause]:
    return [(rng.choice(LEADS),), *(_clause(rng) for _ in range(rng.randrange(7, 20)))]


def _edit(rng: random.Random, clauses: list[Clause], kind: str) -> list[Clause]:
    if kind.startswith("w"):
        share = int(kind[1:]) / 100
        return [
            tuple(
                other if rng.random() < share else word
                for word, other in zip(clause, _clause(rng), strict=False)
            )
            for clause in clauses
        ]
    if kind.startswith("e"):
        share = int(kind[1:]) / 100
        return [_clause(rng) if rng.random() < share else clause for clause in clauses]
    if kind == "masked":
        return [tuple(_digits(word, lambda: "x") for word in clause) for clause in clauses]
    return [
        tuple(_digits(word, lambda: str(rng.randrange(10))) for word in clause)
        for clause in clauses
    ]


def _digits(word: str, other: Callable[[], str]) -> str:
    return "".join(other() if char.isdigit() else char for char in word)


def _join(clauses: list[Clause], number: int) -> str:
    return f"{NUMERALS[number % 10]}是" + "，".join(map("".join, clauses)) + "。"


def generate(count: int, *, seed: int = 0, copied: float = 0.1, size: int = 21) -> Iterator[Batch]:
    """Yield reports in batches, with copies planted among those that came before.

    Parameters
    ----------
    count : int
    seed : int
    copied : float
        Share of reports that hold a copy.
    size : int
        Paragraphs a report (21 make about 5,000 characters).
    """
    rng = random.Random(seed)
    kept: list[tuple[str, list[list[Clause]]]] = []
    batch = Batch()
    for serial in range(count):
        key = f"r{serial:06d}"
        paragraphs = [_paragraph(rng) for _ in range(size)]
        if kept and rng.random() < copied:
            source, original = rng.choice(kept)
            kind = rng.choice(KINDS)
            taken = original
            if kind == "part":
                taken = rng.sample(original, max(1, round(len(original) * 0.3)))
            edited = [_edit(rng, clauses, kind) for clauses in taken]
            paragraphs = edited + paragraphs[len(edited) :]
            if kind in ("shuffled", "part"):
                rng.shuffle(paragraphs)
            marks = {id(clauses) for clauses in edited}
        else:
            source, kind, marks = "", "", set()
            if len(kept) < 2_000:
                kept.append((key, paragraphs))
            elif rng.random() < 0.1:
                kept[rng.randrange(len(kept))] = (key, paragraphs)
        lines = [f"第{serial}镇工作总结", BOILERPLATE]
        copies = []
        for number, clauses in enumerate(paragraphs):
            if number % 3 == 0:
                heading = rng.choice(TITLES)
                lines.append(f"{NUMERALS[number // 3 % 10]}、{heading}")
            lines.append(_join(clauses, rng.randrange(10)))
            if id(clauses) in marks:
                copies.append(lines[-1])
        batch.reports.append((key, "\n".join(lines) + "\n"))
        if source:
            batch.planted.append(
                Planted(copy=key, source=source, kind=kind, paragraphs=tuple(copies))
            )
        if len(batch.reports) == 100:
            yield batch
            batch = Batch()
    if batch.reports:
        yield batch
