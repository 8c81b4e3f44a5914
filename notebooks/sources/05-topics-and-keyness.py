# %% [markdown]
# # 05　主题和关键词
#
# *In English: keyness with effect size, concordance, collocations, topics over time, dictionary
# coding with cross-tabs, and a sample to check by hand. All results are pandas frames.*
# %%
import tomllib
from pathlib import Path

import pandas as pd

import reportnlp
from reportnlp.collection.plots import term_scatter_plot, topic_shares
from reportnlp.collection.text import SectionClassifier, precision

folder = Path("../corpora/townships")
rows = []
for path in sorted(folder.glob("*.meta.toml")):
    meta = tomllib.loads(path.read_text(encoding="utf-8"))
    if meta["split"] != "test":
        rows.append({"file": f"{meta['id']}.txt", "place": meta["place"], "county": meta["county"],
                     "period_start": str(meta["period_start"]), "period_end": str(meta["period_end"])})
corpus = reportnlp.corpus([folder / row["file"] for row in rows], metadata=rows, store=":memory:")
later = corpus.filter(lambda entry: entry.period.end >= "2018")
earlier = corpus.filter(lambda entry: entry.period.end < "2018")
len(later), len(earlier)
# %% [markdown]
# ## 关键词
#
# 2018 年前后，报告的用词有什么变化？`log_likelihood` 说证据有多强，`log_ratio` 说差多少倍
# （2 即四倍），`texts` 是多少份报告用过：只在一份报告里反复出现的词，不能说明什么。
# %%
keywords = later.keyness(earlier, min_count=5)
widespread = keywords[(keywords["texts"] >= 3) | (keywords["reference_texts"] >= 3)]
columns = ["word", "count", "reference_count", "texts", "reference_texts", "log_likelihood", "log_ratio"]
pd.concat([widespread.head(8), widespread.tail(8)])[columns].round(2)
# %%
ax = term_scatter_plot(later.term_scatter(earlier, min_count=4), target="2018年及以后",
                       reference="2018年以前", labels=45)
# %% [markdown]
# ## 上下文和搭配
# %%
hits = later.kwic("扫黑除恶", width=16)
hits[["left", "keyword", "right", "start"]].head(6)
# %%
corpus.collocations(min_count=5).head(10).round(2)
# %% [markdown]
# ## 用词的分布和丰富程度
#
# `dp` 为 0 表示各报告均匀使用，为 1 表示集中在一份报告里。
# %%
corpus.dispersion(min_count=20).head(6).round(2)
# %%
diversity = corpus.diversity()
diversity["key"] = [Path(key).stem for key in diversity["key"]]
diversity.sort_values("mtld").head(5).round(3)
# %% [markdown]
# ## 主题随时间的变化
#
# 以章节为单位做非负矩阵分解；数字、占位符、日期、人名不参与。主题名取权重最大的三个词。
# %%
topics, sections = corpus.topics(8)
years = sections["period"].str[:4]
ax = topic_shares(topics.over_time(years), title="各主题所占比例（按年）")
# %%
topics.representative_sentences(n=1)[["topic", "sentence", "share"]]
# %% [markdown]
# ## 用词典编码
# %%
CATEGORIES = {
    "脱贫": ["脱贫", "贫困户", "精准扶贫", "扶贫"],
    "生态": ["垃圾", "污水", "河长", "绿化", "环境整治"],
    "安全": ["安全生产", "扫黑除恶", "信访", "隐患"],
}
decades = {entry.file: "2018年及以后" if entry.period.end >= "2018" else "2018年以前" for entry in corpus.entries}
from reportnlp.collection.text import cross_tab

table = cross_tab(corpus.code(CATEGORIES), decades)
print({key: round(value, 4) for key, value in table.attrs.items()})
table.round(3)
# %% [markdown]
# ## 分类器
#
# 用已知主题的章节训练，判断没有标题的段落。这里留出一个乡镇来检验。
# %%
known = sections[sections["topic"].notna() & ~sections["topic"].isin(["other", "overview"])]
held_out = known["place"] == "芦汀镇"
model = SectionClassifier().fit(list(known.loc[~held_out, "text"]), list(known.loc[~held_out, "topic"]))
guess = model.predict(list(known.loc[held_out, "text"]))
print(f"留出 {held_out.sum()} 节，判断一致 {(guess == known.loc[held_out, 'topic']).sum()} 节")
{topic: "、".join(words) for topic, words in model.top_words(5).items()}
# %% [markdown]
# ## 人工核对
#
# 抽样写成表格，在“对错”一栏填写后读回，得到准确率和 95% 区间（Wilson）。
# 这里只演示流程，假定前 28 条都核对为“对”、其余为“错”。
# %%
sample = corpus.validation_sample(30, what="indicators", by="masked")
sample[["sentence", "indicator", "text", "masked", "rule", "weight"]].head(4)
# %%
checked = sample.assign(right=pd.array([True] * 28 + [False] * 2, dtype="boolean"))
precision(checked, by="masked").round(3)
