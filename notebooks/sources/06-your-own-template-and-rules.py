# %% [markdown]
# # 06　自己的模板和规则
#
# *In English: extend a built-in template, learn a draft from reports, choose which rules run, and
# see how a wrong template is refused with every fault named.*
# %%
from pathlib import Path

import reportnlp
from reportnlp.errors import ConfigurationError
from reportnlp.template.loading import load_template

folder = Path("out/06")
folder.mkdir(parents=True, exist_ok=True)
path = Path("../corpora/townships/qiwu-songya-2021h1.txt")
report = reportnlp.analyze(path)
print(report.score.total, [(part.title, str(part.earned)) for part in report.score.sections])
# %% [markdown]
# ## 自己的模板
#
# 县里今年只看三项：党建、产业、环境，另要求写明“污水处理”。没有写权重的部分平分余下的分数。
# %%
(folder / "three.toml").write_text("""
# source: 示例
schema = 1
name = "county-three"
title = "三项重点工作"

[[sections]]
key = "party_building"
title = "基层党建"
topics = ["party_building"]
min_chars = 60

[[sections]]
key = "industry"
title = "产业发展"
topics = ["industry"]
min_figures = 3
indicators = [{ name = "项目投资", words = ["投资", "项目"] }]

[[sections]]
key = "environment"
title = "环境整治"
topics = ["environment"]
indicators = [{ name = "污水处理", words = ["污水", "管网"] }]
""", encoding="utf-8")
template = load_template(folder / "three.toml")
own = reportnlp.analyze(path, template=template)
print("得分", own.score.total)
own.to_frame("findings").query("points > 0")[["rule", "message", "points"]]
# %% [markdown]
# 写错了会一次说清所有错处：
# %%
(folder / "wrong.toml").write_text("""
schema = 1
name = "wrong"
title = "错的"
[[sections]]
key = "a"
title = "甲"
topics = ["party_bilding"]
weight = 130
""", encoding="utf-8")
try:
    load_template(folder / "wrong.toml")
except ConfigurationError as error:
    print(error)
# %% [markdown]
# ## 哪些规则起作用
#
# 规则代码固定不变；`reportnlp rules 代码` 显示说明。配置写在 TOML 里。
# %%
(folder / "reportnlp.toml").write_text("""
ignore = ["TPL003", "TXT"]

[levels]
OFF002 = "warning"

[[suppress]]
rule = "SEC001"
file = "qiwu-songya-*"
reason = "本县不要求单列政府建设"
""", encoding="utf-8")
configured = reportnlp.analyze(path, config=folder / "reportnlp.toml")
print("得分", report.score.total, "→", configured.score.total)
report.to_frame("findings")[["rule", "level", "message"]]
# %%
configured.to_frame("findings")[["rule", "level", "message"]]
# %% [markdown]
# ## 从往年的报告学一个模板草稿
# %%
from reportnlp.template.induce import induce
from reportnlp.template.writing import to_toml

reports = [reportnlp.analyze(p) for p in sorted(Path("../corpora/townships").glob("qiwu-[ls]*.txt"))]
data, notes = induce(reports, name="qiwu-draft")
for key, said in list(notes.items())[:8]:
    print(key, said)
print(to_toml(data)[:600])
