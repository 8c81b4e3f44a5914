# %% [markdown]
# # 04　谁抄了谁
#
# *In English: which paragraphs were taken from last year's report or from a neighbour, with
# figures, masks and numbering folded away; shares, a network, and the differences side by side.*
#
# 语料中事先埋了几处照抄：沿用上期的一段、抄邻镇的两段、只改年份就再交一次的整篇报告。
# %%
import tomllib
from pathlib import Path

import reportnlp
from reportnlp.collection.copies import find_copies
from reportnlp.collection.copies.aligning import align
from reportnlp.collection.plots import copy_network

folder = Path("../corpora/townships")
rows = []
for path in sorted(folder.glob("*.meta.toml")):
    meta = tomllib.loads(path.read_text(encoding="utf-8"))
    rows.append({"file": f"{meta['id']}.txt", "place": meta["place"], "county": meta["county"],
                 "period_start": str(meta["period_start"]), "period_end": str(meta["period_end"])})
corpus = reportnlp.corpus(str(folder / "*.txt"), metadata=rows, store=":memory:")
copies = corpus.copies()
label = {entry.file: f"{entry.place}{entry.label}" for entry in corpus.entries}
pairs = copies.pairs_frame().replace({"copy": label, "source": label})
pairs
# %% [markdown]
# `relation`：`earlier` 沿用本地往期，`neighbour` 与他处雷同。`directed` 为假时，时间不明，
# 不能判断谁抄谁。
# %%
ax = copy_network(pairs)
# %% [markdown]
# ## 每份报告有多少是抄的
# %%
reports = copies.reports_frame()
reports["report"] = reports["report"].map(label)
reports["main_source"] = reports["main_source"].map(label)
reports.sort_values("share", ascending=False).head(6)
# %% [markdown]
# ## 对照
#
# 数字整体比较，不同之处用【】标出。`corpus.write_copies("雷同.html")` 或 `.xlsx` 写成两栏对照。
# %%
passage = next(p for p in copies.passages if "songya" in p.copy)
pieces = align(corpus.text(passage.source)[passage.source_start : passage.source_end],
               corpus.text(passage.copy)[passage.start : passage.end])
print("来源：" + "".join(p.source if p.kind == "same" else f"【{p.source}】" for p in pieces))
print()
print("沿用：" + "".join(p.copy if p.kind == "same" else f"【{p.copy}】" for p in pieces))
# %% [markdown]
# ## 不用语料库也行
#
# 只有几段文字时，直接给 `(名称, 文字)`。数字、占位符、序号、标点、繁简都不算差异。
# %%
old = "一是整治村容村貌。组织保洁员清理河道淤泥，拆除乱搭乱建的棚屋120处，改造农村厕所86座，群众满意度明显提升，被县里评为示范乡镇。"
new = "1.整治村容村貌。組織保洁员清理河道淤泥、拆除乱搭乱建的棚屋xx处，改造农村厕所××座，群众满意度明显提升，被县里评为示范乡镇。"
find_copies([("去年", old), ("今年", new)]).passages_frame()
