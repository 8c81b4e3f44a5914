"""People behind the mentions."""

from __future__ import annotations

from collections.abc import Iterable

from reportnlp.model.items import Official, Person
from reportnlp.model.making import blank


def _split(values: Iterable[str | None]) -> tuple[str, ...]:
    parts = ";".join(filter(None, values)).split(";")
    return tuple(filter(None, dict.fromkeys(parts)))


def merge_people(officials: tuple[Official, ...]) -> tuple[Person, ...]:
    """Merge mentions of one name into one person.

    Parameters
    ----------
    officials : tuple of Official

    Returns
    -------
    tuple of Person
        In order of first mention.

    Examples
    --------
    >>> a = Official(id="o1", start=0, end=3, text="孙文煜", name="孙文煜", position="党委书记")
    >>> b = Official(id="o2", start=9, end=12, text="孙文煜", name="孙文煜", role="组长")
    >>> (person,) = merge_people((a, b))
    >>> person.positions, person.roles, person.mentions
    (('党委书记',), ('组长',), ('o1', 'o2'))
    """
    by_name: dict[str, list[Official]] = {}
    for official in officials:
        by_name.setdefault(official.name, []).append(official)
    people: list[Person] = []
    make = blank(Person)
    for number, (name, items) in enumerate(by_name.items(), 1):
        person = make()
        person.id = f"e{number}"
        person.name = name
        person.mentions = tuple([item.id for item in items])
        person.positions = _split([item.position for item in items])
        person.roles = _split([item.role for item in items])
        person.bodies = _split([item.body for item in items])
        person.__class__ = Person
        people.append(person)
    return tuple(people)
