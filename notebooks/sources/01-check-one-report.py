# %% [markdown]
# # 01　检查一份报告
#
# *In English: read one township report, see which figures are missing and where, what it says of
# officials, and why it scored what it scored. Every answer points at exact characters.*
#
# 样例都是本项目编写的虚构报告（`corpora/townships`），地名人名均为虚构。
# %%
from pathlib import Path

import reportnlp

path = Path("../corpora/townships/qiwu-songya-2020h2.txt")
report = reportnlp.analyze(path)
report
# %% [markdown]
# 上面是一份报告的摘要。报告（`Report`）本身是一组不可更改的记录：每一项都带 `start`、`end`，
# 指向原文中的确切位置。
# %%
for figure in report.figures[:6]:
    assert report.text[figure.start : figure.end] == figure.text
    print(f"{figure.start:>5} {figure.text:<10} 指标：{figure.name or '（不明）'}　隐去：{figure.redacted}")
# %% [markdown]
# ## 缺哪些数据
#
# 占位符（`xx`、`**`、`〔…〕`、被删掉的数字）按种类分开：数据、日期、人名地名、词语。
# %%
from collections import Counter

Counter(placeholder.kind for placeholder in report.placeholders)
# %%
frame = report.to_frame("figures")
missing = frame[frame["redacted"]]
missing[["section", "name", "text", "unit", "low", "high", "start"]].head(10)
# %% [markdown]
# 逐位遮盖的（`xxx户`）有上下限：三位数就是 100 至 999；是否可信另有标记（`bound_assumed`）。
# 隐去的数据从来不会被当成 0，也不会被猜成别的数。
#
# ## 写明姓名的负责人
# %%
filled = reportnlp.analyze("../corpora/townships/qiwu-songya-2021h1.txt")
filled.to_frame("officials")[["name", "position", "role", "body", "level", "start"]]
# %% [markdown]
# ## 得分和扣分
#
# 满分 100。得分加上每一项扣分，正好是 100。
# %%
from decimal import Decimal

score = report.score
assert score.total + sum((lost.points for lost in score.lost), Decimal(0)) == 100
score
# %%
max(report.findings, key=lambda finding: finding.points)
# %%
findings = report.to_frame("findings")
findings[["rule", "level", "message", "points", "start"]].sort_values("points", ascending=False).head(8)
# %% [markdown]
# ## 存下来
#
# `to_dict()` 就是命令行 `reportnlp extract` 输出的 JSON；读回来的报告与原来的相等。
# %%
import json

data = json.loads(json.dumps(report.to_dict(), ensure_ascii=False))
assert reportnlp.Report.from_dict(data).figures == report.figures
sorted(data)
