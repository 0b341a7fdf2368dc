"""A chart's numbers, and how they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

ChartType = Literal["bar", "column", "line", "pie", "stacked"]
TOLD_AT_MOST = 30  # numbers that a description lists
MINUS = "\u2212"


@dataclass(frozen=True)
class Numerals:
    """How a chart's numbers are printed: their decimals, a language's separators, what stands around."""

    decimals: int = 0
    point: str = "."
    group: str = ","
    before: str = ""
    after: str = ""

    @classmethod
    def with_unit(cls, decimals: int, point: str, group: str, unit: str) -> Numerals:
        """`unit` stands behind a number, or around it where a `#` says so."""
        before, mark, after = unit.partition("#")
        return cls(decimals, point, group, *((before, after) if mark else ("", before)))

    def shown(self, value: float) -> str:
        digits = f"{abs(value):,.{self.decimals}f}".translate({44: self.group, 46: self.point})
        minus = MINUS if value < 0 and any(one in digits for one in "123456789") else ""
        return f"{minus}{self.before}{digits}{self.after}"


@dataclass(frozen=True)
class Series:
    """One column of a chart's table, with a value for every category; None is a gap."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """`corner` heads the column of the categories. `labels` None leaves it to the room there is.

    `highlight` names a category or a series, "" none: what is not it is muted.
    """

    alt: str
    type: ChartType
    corner: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    numerals: Numerals = Numerals()
    highlight: str = ""
    labels: bool | None = None

    def described(self, lead: str) -> Chart:
        """With its numbers in words behind the lead, for whoever cannot see it."""
        return replace(self, alt=f"{lead}. {self.told}")

    @property
    def highlighted(self) -> int | None:
        """The category that is highlighted; None where it is a series, or nothing."""
        if any(one.name == self.highlight for one in self.series) or self.highlight not in self.categories:
            return None
        return self.categories.index(self.highlight)

    @property
    def told(self) -> str:
        """Its numbers in words, of many the first, the last, the least and the most of each series."""
        return " ".join(f"{one.name}: {', '.join(self._points(one))}." for one in self.series)

    def _points(self, one: Series) -> Iterator[str]:
        there = [index for index, value in enumerate(one.values) if value is not None]
        if len(there) * len(self.series) > TOLD_AT_MOST:
            ranked = sorted(there, key=lambda index: one.values[index] or 0)
            there = sorted({there[0], there[-1], ranked[0], ranked[-1]})
        for index in there:
            yield f"{self.categories[index]} {self.numerals.shown(one.values[index] or 0)}"
