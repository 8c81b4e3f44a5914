"""What a megabyte of one thing costs, against as much of an ordinary report, and its growth.

Run ``python -m tests.benchmarks.bench_linear``.
"""

from __future__ import annotations

from tests.benchmarks.bench_extraction import best, extract, texts

PIECES = (
    "x",
    "1",
    "一",
    "（",
    "〔",
    "、",
    "x.",
    "1,111",
    "百分之",
    "书记王敏(",
    "一、甲\n",
    " |x",
    "#",
    "1:",
    "A(5户)",
    "分别5户、6户、",
    "3-5个,",
    "增长-3%,",
    "“x”乙,",
)
SIZE = 1_000_000


def main() -> None:
    """Print a line for each piece."""
    report = texts()[0]
    ordinary = best(lambda: extract(report * (SIZE // len(report))), 1)
    print(f"a megabyte of report: {ordinary:.1f} s")
    for piece in PIECES:
        whole = best(lambda piece=piece: extract(piece * (SIZE // len(piece))), 1)
        part = best(lambda piece=piece: extract(piece * (SIZE // 8 // len(piece))), 3)
        print(
            f"{piece!r:<12}{whole / ordinary:6.3f} x report, {whole / part:5.1f} x an eighth of it"
        )


if __name__ == "__main__":
    main()
