"""Small corpora written for the tests."""

import pytest

import reportnlp

TEXTS = {
    "a2020.txt": "青石镇2020年工作总结\n青石镇党委、政府全年努力工作。\n一、经济运行\n"
    "财政总收入完成1000万元。粮食总产量2万吨。工业总产值1.20亿元。\n二、民生福祉\n茶园面积300亩。\n",
    "a2021.txt": "青石镇2021年工作总结\n青石镇党委、政府全年努力工作。\n一、经济运行\n"
    "财政总收入完成1100万元，同比增长10%。粮食总产量2.1万吨。工业总产值15000万元，同比增长50%。\n"
    "二、民生福祉\n茶园面积xxx亩。\n",
    "b2020.txt": "白杨乡2020年工作总结\n白杨乡党委、政府全年努力工作。\n一、经济运行\n"
    "财政总收入完成800万元。粮食总产量3000万斤。\n二、民生福祉\n茶园面积200亩。\n",
    "b2021.txt": "白杨乡2021年工作总结\n白杨乡党委、政府全年努力工作。\n一、经济运行\n"
    "财政总收入完成xxxx万元，同比增长12%。粮食总产量3100万斤。\n二、民生福祉\n茶园面积210亩。\n",
}


@pytest.fixture
def write(tmp_path):
    """Write files into a folder and return it."""

    def _write(texts):
        for name, text in texts.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return _write


@pytest.fixture
def four(write):
    """Return two townships over two years."""
    return reportnlp.corpus(write(TEXTS), store=":memory:")
