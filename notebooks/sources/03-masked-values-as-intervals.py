# %% [markdown]
# # 03　隐去的数据当作区间
#
# *In English: a masked value is an interval, not a hole. Totals, changes and rankings are bounded,
# and nothing is claimed that the masks leave open.*
# %%
from pathlib import Path

import reportnlp

VALUES = {
    "青溪镇": ("1250万元", "1180万元", "xxxx万元", "1420万元"),
    "白岭乡": ("640万元", "xxx万元", "704万元", "731万元"),
    "沙湾镇": ("2100万元", "2215万元", "XX万元", "2460万元"),
    "石板镇": ("超过900万元", "930万元", "976万元", "xxx万元"),
}
folder = Path("out/03")
folder.mkdir(parents=True, exist_ok=True)
for place, row in VALUES.items():
    for year, value in zip(range(2018, 2022), row, strict=True):
        masked = not any(char.isdigit() for char in value)
        # 隐去的报告通篇隐去；同一份里一位一个 x，才能凭位数推断范围
        rest = ("改造农村厕所{}座，修复公路{}公里，清运垃圾{}吨。").format(
            *(("XX", "XX", "XX") if "XX" in value else ("xx", "x.x", "xxx") if masked else (48, 3.6, 310)))
        text = (f"{place}{year}年工作总结\n{place}党委、政府扎实工作。\n一、经济运行\n"
                f"全年财政总收入完成{value}。\n二、人居环境\n{rest}\n")
        (folder / f"{place}{year}.txt").write_text(text, encoding="utf-8")
corpus = reportnlp.corpus(folder, store=":memory:")
panel = corpus.panel("财政总收入", unit="万元")
panel.value
# %% [markdown]
# `xxxx万元` 每位一个 x，可以认为是四位数：1000 至 9999（`bound_assumed` 说明这只是根据位数）。
# 写成 `XX` 的遮盖不一定一位一个，“超过900万元”只有下限。
# %%
panel.cells.loc[panel.cells["masked"] | (panel.cells["low"] != panel.cells["high"]),
                ["place", "period", "text", "value", "low", "high"]]
# %% [markdown]
# ## 画出来
#
# 实点是原文写明的数；色带是隐去的数可能的范围；三角表示上限不明或超出图外。
# %%
ax = panel.plot()
# %% [markdown]
# ## 合计的上下限
#
# 四个乡镇合计是多少？逐年给出一定成立的下限和上限，而不是把隐去的数当成 0。
# %%
bounds = panel.cells.groupby("period")[["low", "high"]].sum()
bounds
# %% [markdown]
# ## 排名
#
# 数据隐去的乡镇不排名；别人的名次只有在怎么填都不变时才给出。
# %%
corpus.league("财政总收入", "2021")
# %%
corpus.league("财政总收入", "2019")
# %% [markdown]
# ## 增长的上下限
# %%
changes = corpus.changes("财政总收入")
changes[["place", "period", "change", "change_low", "change_high"]]
