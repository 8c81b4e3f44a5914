# %% [markdown]
# # 07　spaCy 流水线和自己的组件
#
# *In English: the same facts as spaCy spans; masks and numbers stay whole; add a component of your
# own that works on them; the report equals what `analyze` gives.*
# %%
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Span

import reportnlp

nlp = reportnlp.load()
text = Path("../corpora/townships/qiwu-songya-2021h1.txt").read_text(encoding="utf-8")
doc = nlp(text)
nlp.pipe_names
# %% [markdown]
# 分词先切出数字、占位符、日期、人名，其余交给私有的 jieba；`××亿元` 不会被切碎。
# %%
print([token.text for token in nlp("镇长王敏发放补助资金××万元，惠及3,200余户。")])
# %%
{key: len(spans) for key, spans in doc.spans.items()}
# %%
[(span.text, span.label_) for span in doc.spans["officials"]][:6]
# %% [markdown]
# 与 `analyze` 的结果完全相同：
# %%
assert doc._.report == reportnlp.analyze(text)
doc._.report.score.total
# %% [markdown]
# ## 自己的组件
#
# 找出“乡镇向上级要钱”的句子：含有“争取”且带金额的分句。组件只读 `doc.spans`，
# 结果放进自己的 span 组。
# %%
@Language.component("money_sought")
def money_sought(doc):
    found = []
    for figure in doc.spans["figures"]:
        if "元" not in figure.text:
            continue
        before = doc.text[max(0, figure.start_char - 16) : figure.start_char]
        if "争取" in before.rsplit("。", 1)[-1]:
            found.append(Span(doc, figure.start, figure.end, label="SOUGHT"))
    doc.spans["money_sought"] = found
    return doc

nlp.add_pipe("money_sought", last=True)
texts = [p.read_text(encoding="utf-8") for p in sorted(Path("../corpora/townships").glob("tangchuan-[cfl]*.txt"))]
texts += [p.read_text(encoding="utf-8") for p in sorted(Path("../corpora/townships").glob("qiwu-[ls]*.txt"))]
for found in nlp.pipe(texts):
    for span in found.spans["money_sought"]:
        print("…" + found.text[max(0, span.start_char - 18) : span.end_char].replace("\n", ""))
# %% [markdown]
# ## 存盘
#
# `Doc` 可以存进 `DocBin`，读回来仍有全部 span 和报告。
# %%
from spacy.tokens import DocBin

stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
again = next(iter(DocBin().from_bytes(stored).get_docs(nlp.vocab)))
assert again._.report == doc._.report
len(stored) // 1024, "KiB"
