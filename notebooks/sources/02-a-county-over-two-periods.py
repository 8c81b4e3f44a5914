# %% [markdown]
# # 02　一个县的两期报告
#
# *In English: open a folder of reports as one corpus, compare townships over two periods: score,
# panel of an indicator, growth as stated against growth as computed, what appeared and vanished.*
#
# 为了让每个数都一目了然，这里先写四个虚构乡镇、两年的短报告，再像真的一样读它们。
# %%
from pathlib import Path

import pandas as pd

import reportnlp
from reportnlp.collection.plots import completeness_heatmap

TEMPLATE = """{place}{year}年工作总结
{year}年，{place}党委、政府围绕年度目标扎实工作。
一、经济运行
全年财政总收入完成{revenue}，同比增长{growth}%。粮食总产量{grain}。
二、基层党建
镇党委书记{secretary}带头讲党课{lessons}次，发展党员{members}名，开展主题党日{days}场。
三、民生福祉
发放低保金{allowance}，新建文化广场{squares}处，城乡居民医保参保率{rate}%。
"""
TOWNS = {
    # 乡镇: 书记, [(财政总收入, 增长, 粮食, 党课, 党员, 党日, 低保金, 广场, 参保率) 每年一行]
    "青溪镇": ("周明远", [("1250万元", "6.0", "8600吨", 4, 12, 24, "86万元", 2, "95.1"),
                       ("1350万元", "8.0", "8720吨", 5, 14, 26, "91万元", 3, "96.0")]),
    "白岭乡": ("何素云", [("640万元", "4.2", "1260万斤", 3, 8, 20, "52万元", 1, "94.4"),
                       ("704万元", "15.0", "1275万斤", 3, 9, 22, "55万元", 1, "95.2")]),
    "沙湾镇": ("祁承志", [("0.21亿元", "9.1", "5100吨", 6, 20, 30, "70万元", 4, "97.3"),
                       ("xxxx万元", "x.x", "xxxx吨", 6, "xx", 30, "xx万元", 3, "xx.x")]),
    "石板镇": ("马秋禾", [("930万元", "5.5", "7300吨", 4, 10, 18, "64万元", 2, "95.8"),
                       ("9765万元", "5.0", "7450吨", 4, 11, 18, "66万元", 2, "96.5")]),
}
NAMES = ("revenue", "growth", "grain", "lessons", "members", "days", "allowance", "squares", "rate")
folder = Path("out/02")
folder.mkdir(parents=True, exist_ok=True)
for place, (secretary, years) in TOWNS.items():
    for year, row in zip((2020, 2021), years, strict=True):
        text = TEMPLATE.format(place=place, year=year, secretary=secretary, **dict(zip(NAMES, row)))
        (folder / f"{place}{year}.txt").write_text(text, encoding="utf-8")

corpus = reportnlp.corpus(folder, store=":memory:")
corpus
# %% [markdown]
# ## 一个指标的面板
#
# 单位自动换算（`0.21亿元` 和 `2100万元` 是一回事）；隐去的是 `<NA>`，但有上下限。
# %%
panel = corpus.panel("财政总收入", unit="万元")
panel.value
# %%
panel.low, panel.high
# %% [markdown]
# 每个数都能回到原文：
# %%
print(panel.source("沙湾镇", "2020"))
print(panel.source("沙湾镇", "2021"))
# %%
panel.cells[["place", "period", "value", "low", "high", "text", "start", "end"]]
# %% [markdown]
# ## 说的增长和算的增长
#
# 白岭乡写“增长15%”，按两年的数推算是 10%；石板镇的收入像是多写了一位（`slip`）。
# 沙湾镇的数隐去了，就不下结论（`open`）。
# %%
growth = corpus.growth()
growth[[c for c in ("place", "indicator", "period", "stated", "computed_low", "computed_high", "verdict", "slip") if c in growth]]
# %%
changes = corpus.changes("财政总收入")
changes[[c for c in ("place", "period", "change", "change_low", "change_high", "peer_median") if c in changes]]
# %% [markdown]
# ## 出现、消失、隐去
# %%
presence = corpus.presence()
presence[[c for c in ("place", "indicator", "period", "event", "peer_share") if c in presence]]
# %% [markdown]
# ## 完整性
#
# 换成语料中篇幅完整的报告（训练部分），看每个部分得了几成分。元数据说明每份报告是哪里、哪期的：
# 有的报告把单位和年份都隐去了，只有另外说明才知道。
# %%
import tomllib

townships = Path("../corpora/townships")
rows = []
for path in sorted(townships.glob("*.meta.toml")):
    meta = tomllib.loads(path.read_text(encoding="utf-8"))
    if meta["split"] == "train":
        rows.append({"file": f"{meta['id']}.txt", "place": meta["place"], "county": meta["county"],
                     "period_start": str(meta["period_start"]), "period_end": str(meta["period_end"])})
full = reportnlp.corpus([townships / row["file"] for row in rows], metadata=rows, store=":memory:")
scores = full.scores()
scores["report_label"] = scores["place"].astype(str) + scores["period"].astype(str)
ax = completeness_heatmap(scores, row="report_label", title="各部分得分率（%）")
# %%
completeness = full.completeness()
completeness[[c for c in ("place", "period", "total", "score", "masked_share", "missing") if c in completeness]].head(8)
