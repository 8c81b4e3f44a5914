"""Shares and tasks: what a clause says a number is a part of, and whose part it is."""

from __future__ import annotations

import re

_SHARE_OF = re.compile(
    r"^.{0,2}?(?:只|仅|已)?(?:占|为|是|完成|达|达到|超额完成)(?:到|了)?[^,]{0,8}(?:任务数?|计划数?|目标(?:任务)?|预算|总数|总量|总额|总人口|总户数|的)的?(?:比例|比重)?$|^占(?:比)?(?:达|为)?$|^占(?!地)[^,]{1,14}$|^只?仅?相当于[^,]{1,14}$"
)
# 产值是上年的: what has the share stands in front.
_SUBJECTS = frozenset("产值 收入 税收 销量 产量 面积 投资 利润 价格 数量 总量 人数".split())
_SHARE_FIRST = frozenset("占为是完达超相")
# What a clause of a share begins or ends with, so that few are looked at.
SHARE_FIRST = frozenset("占只仅相")
SHARE_LAST = frozenset("务数划标算量额口户的例重占达为")


def share_object(phrase: str) -> str:
    """Return what was done in part (``完成工程量的``), or ``""`` where that is a task.

    Examples
    --------
    >>> share_object("完成工程量的"), share_object("完成年度任务的")
    ('工程量', '')
    """
    found = _SHARE_OBJECT.match(phrase)
    return found[1] if found else ""


_SHARE_OBJECT = re.compile(
    r"(?:已|共|仅|只)?完成(?![^,]*(?:任务|计划|目标|预算|总|年|指标))([\u4e00-\u9fff]{2,8})的$"
)


def is_share_of(phrase: str) -> bool:
    """Tell ``占全年任务的`` and the like, whose name is carried over.

    Examples
    --------
    >>> is_share_of("占全年任务的"), is_share_of("财政收入")
    (True, False)
    """
    return (
        not _SHARE_FIRST.isdisjoint(phrase[:4])
        and phrase[:2] not in _SUBJECTS
        and _SHARE_OF.match(phrase) is not None
    )


def is_own_task(phrase: str) -> bool:
    """Tell a task with a name of its own from the task of a year.

    Examples
    --------
    >>> is_own_task("完成保供任务"), is_own_task("完成全年任务")
    (True, False)
    """
    return _OWN_TASK.search(phrase) is not None


_OWN_TASK = re.compile(
    r"完成(?!全年|年度|年初|目标|计划|[省市县镇乡]|上级|下达|总|既定|预定)[\u4e00-\u9fff]{2,6}任务$"
)


def before_share(phrase: str) -> str:
    """Return what has the share, out of a clause that says of what (第一产业占比).

    Examples
    --------
    >>> before_share("民营经济占生产总值"), before_share("占生产总值"), before_share("覆盖率")
    ('民营经济', '占生产总值', '覆盖率')
    """
    head, bar, rest = phrase.partition("相当于" if "相当于" in phrase else "占")
    if (
        bar
        and len(head) >= 2
        and not rest.startswith(("比", "有率"))
        and not head.endswith(("被", "侵", "抢", "霸"))
    ):
        return head
    return phrase
