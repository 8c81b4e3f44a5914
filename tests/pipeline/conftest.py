import pytest

import reportnlp


@pytest.fixture(scope="session")
def nlp():
    return reportnlp.load()


REPORT = (
    "青石镇20xx年上半年工作总结\n"
    "今年以来，在县委、县政府的领导下，各项工作稳步推进。\n"
    "一、基层党建\n"
    "一是抓班子。镇党委书记闻晓棠带头讲党课3次，发展党员x名。\n"
    "二、民生福祉\n"
    "发放补助资金xxx余万元，新修道路3.6公里，参保率 %。\n"
    "成立了由镇长欧阳如海任组长的防汛工作领导小组。\n"
)


@pytest.fixture(scope="session")
def text():
    return REPORT
