"""Topics of a template's sections by the words of their titles."""

from __future__ import annotations

import re

TOPIC_TITLES = {
    "party_building": "基层党建",
    "epidemic": "疫情防控",
    "rural_revitalization": "乡村振兴",
    "industry": "产业结构",
    "environment": "人居环境",
    "livelihood": "民生福祉",
    "stability": "社会稳定",
    "government": "政府建设",
    "overview": "总体情况",
    "problems": "存在问题",
    "plan": "下一步打算",
}
_WORDS = (
    ("party_building", r"党建|党的建设|组织建设"),
    ("epidemic", r"疫情|防疫"),
    ("rural_revitalization", r"乡村振兴|脱贫|扶贫"),
    ("environment", r"环境|生态|环保|城镇建设|村容"),
    ("stability", r"稳定|综治|安全|信访|平安|维稳"),
    ("government", r"政府.{0,2}建设|自身建设|作风|廉政"),
    ("livelihood", r"民生|社会事业|社会保障|教育|卫生|惠民"),
    ("industry", r"产业|经济|招商|项目|农业|工业"),
    ("problems", r"问题|不足|困难"),
    ("plan", r"打算|计划|下一步|下步|安排"),
    ("overview", r"总体|概况|指标|基本情况"),
)


def topic_of(title: str) -> str | None:
    """Return the topic that a section's title speaks of.

    Examples
    --------
    >>> topic_of("农村人居环境整治"), topic_of("其他工作")
    ('environment', None)
    """
    return next((topic for topic, words in _WORDS if re.search(words, title)), None)
