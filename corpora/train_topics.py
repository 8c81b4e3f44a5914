"""Train the topic model of section headings and write its plain coefficients.

Run ``python corpora/train_topics.py`` (scikit-learn needed) to rebuild
``reportnlp/lexicons/topic_weights.json`` from the training split of ``townships/`` and
``headings.tsv``; the same input gives the same file.
"""

from __future__ import annotations

import collections
import json
import math
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from reportnlp import lexicons
from reportnlp.evaluation.annotation import read
from reportnlp.extract.sections.markers import marker_at
from reportnlp.extract.sections.topics import BODY, heading_features, pairs
from reportnlp.text.fold import fold

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent / "reportnlp" / "lexicons" / "topic_weights.json"
STRENGTH = 8.0
LEAST_BODY = 4
_HAN_PAIR = re.compile(r"[\u4e00-\u9fff]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One heading with its body, both folded."""

    heading: str
    body: str
    topics: tuple[str, ...]
    group: str
    weight: float = 1.0


def from_reports() -> list[Example]:
    """Return the sections of the training split."""
    found = []
    for path in sorted(HERE.glob("townships/*.meta.toml")):
        meta = tomllib.loads(path.read_text(encoding="utf-8"))
        if meta["split"] != "train":
            continue
        text, items = read(path.with_name(path.name.replace(".meta.toml", ".ann")))
        folded = fold(text)
        for item in items:
            if item.tag != "sec" or "topic" not in item.keys:
                continue
            marker = marker_at(folded, item.start, item.end)
            start = marker.end if marker and marker.family != "lentic" else item.start
            heading, body = folded[start : item.end], folded[item.end : item.end + BODY]
            topics = tuple(item.keys["topic"].split(";"))
            group = path.name.split("-")[1]
            found.append(Example(heading=heading, body=body, topics=topics, group=group))
            found.append(Example(heading=heading, body="", topics=topics, group=group, weight=0.5))
            found.append(Example(heading="", body=body, topics=topics, group=group, weight=0.5))
    return found


def from_headings() -> list[Example]:
    """Return the headings written for training, and the lexicon's terms as bodies."""
    found = []
    lines = (HERE / "headings.tsv").read_text(encoding="utf-8").splitlines()[2:]
    for number, line in enumerate(lines):
        topics, heading = line.split("\t")
        found.append(
            Example(
                heading=fold(heading),
                body="",
                topics=tuple(topics.split(";")),
                group=f"h{number % 10}",
            )
        )
    by_topic = collections.defaultdict(list)
    for row in lexicons.table("topics"):
        by_topic[row["topic"]].append(row["term"])
    for topic, terms in sorted(by_topic.items()):
        for index in range(0, len(terms), 3):
            found.append(
                Example(
                    heading="",
                    body=" ".join(terms[index : index + 3]),
                    topics=(topic,),
                    group=f"h{index % 10}",
                    weight=0.5,
                )
            )
    return found


def features(example: Example) -> dict[str, float]:
    """Return the feature values; must agree with ``topics.probabilities``."""
    found: dict[str, float] = {}
    for prefix, keys in (
        ("h", heading_features(example.heading)),
        ("b", pairs(example.body)),
    ):
        for key in keys:
            if key[0] == "@" or _HAN_PAIR.fullmatch(key):
                found[prefix + key] = 1.0
    return found


def matrix(rows: list[dict[str, float]], vocabulary: dict[str, int]) -> csr_matrix:
    """Return the sparse design matrix, each block scaled by its number of known features."""
    data, indices, pointers = [], [], [0]
    for row in rows:
        known = [key for key in row if key in vocabulary]
        sizes = collections.Counter(key[0] for key in known)
        for key in sorted(known):
            indices.append(vocabulary[key])
            data.append(1 / math.sqrt(sizes[key[0]]))
        pointers.append(len(indices))
    return csr_matrix((data, indices, pointers), shape=(len(rows), len(vocabulary)))


def choose_vocabulary(examples: list[Example], rows: list[dict[str, float]]) -> dict[str, int]:
    """Return the features to keep: all of headings, body pairs of several townships."""
    groups = collections.defaultdict(set)
    for example, row in zip(examples, rows, strict=True):
        for key in row:
            groups[key].add(example.group)
    keep = sorted(key for key, seen in groups.items() if key[0] != "b" or len(seen) >= LEAST_BODY)
    return {key: index for index, key in enumerate(keep)}


def spread(examples: list[Example], topics: list[str]) -> tuple[list[int], list[int], list[float]]:
    """Return (row, label, weight): a heading of two topics counts half for each."""
    rows, labels, weights = [], [], []
    for number, example in enumerate(examples):
        for topic in example.topics:
            rows.append(number)
            labels.append(topics.index(topic))
            weights.append(example.weight / len(example.topics))
    return rows, labels, weights


def fit(design: csr_matrix, examples: list[Example], topics: list[str]) -> LogisticRegression:
    """Fit one multinomial regression."""
    rows, labels, weights = spread(examples, topics)
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(design[rows], labels, sample_weight=weights)
    return model


def calibrate(logits: np.ndarray, examples: list[Example], topics: list[str]) -> float:
    """Return the temperature under which held-out probabilities are most likely."""
    rows, labels, weights = spread(examples, topics)

    def loss(temperature: float) -> float:
        scaled = logits[rows] / temperature
        scaled -= scaled.max(axis=1, keepdims=True)
        chosen = scaled[np.arange(len(labels)), labels] - np.log(np.exp(scaled).sum(axis=1))
        return float(-(chosen * np.array(weights)).sum())

    return min(np.arange(0.4, 2.01, 0.05), key=loss)


def main() -> int:
    """Train, report cross-validated accuracy and write the file."""
    examples = from_reports() + from_headings()
    topics = sorted({topic for example in examples for topic in example.topics})
    rows = [features(example) for example in examples]
    vocabulary = choose_vocabulary(examples, rows)
    design = matrix(rows, vocabulary)
    held = np.zeros((len(examples), len(topics)))
    groups = [example.group for example in examples]
    for train, test in GroupKFold(n_splits=8).split(design, groups=groups):
        fold_model = fit(design[train], [examples[i] for i in train], topics)
        held[np.ix_(test, fold_model.classes_)] = fold_model.decision_function(design[test])
    temperature = calibrate(held, examples, topics)
    whole = [i for i, e in enumerate(examples) if e.heading and (e.body or e.group[0] == "h")]
    right = sum(topics[held[i].argmax()] in examples[i].topics for i in whole)
    print(
        f"{len(examples)} examples, {len(vocabulary)} features, cross-validated {right / len(whole):.3f}"
    )
    model = fit(design, examples, topics)
    blocks: dict[str, dict[str, str]] = {"h": {}, "b": {}}
    for key, index in vocabulary.items():
        # One string of hundredths a row: read as a whole, and into numbers only where needed.
        row = (str(round(100 * float(weight))) for weight in model.coef_[:, index])
        blocks[key[0]][key[1:]] = ",".join(row)
    data = {
        "source": "written by corpora/train_topics.py from corpora/townships (train) and corpora/headings.tsv",
        "topics": topics,
        "bias": [round(float(value), 3) for value in model.intercept_],
        "temperature": round(float(temperature), 2),
        "heading": blocks["h"],
        "body": blocks["b"],
    }
    OUTPUT.write_bytes(
        (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
