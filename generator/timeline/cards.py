"""What is placed, and where it is placed. Lengths are in the caller's unit; x grows to the right."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from generator.timeline.leaders import WHOLE, Turn, Way, bent


class Side(Enum):
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True)
class Card:
    at: float
    """x of its moment on the axis."""
    height: float
    width: float | None = None
    """None: the spacing's, which is the most it may be."""


@dataclass(frozen=True)
class Room:
    """What the cards may fill: the axis's width, and the height beyond the channel on each side."""

    width: float
    above: float
    below: float


@dataclass(frozen=True)
class Spacing:
    card_width: float
    gap: float
    """Between neighbouring stacks, horizontally."""
    stack_gap: float
    """Between the cards of one stack, vertically."""
    step: float
    """Between the leaders of one stack, horizontally."""
    leftward: bool = False
    """Whether cards stand left of their leaders, as they do where words run from right to left."""

    @property
    def pitch(self) -> float:
        """The distance from the last leader of a stack to the first of the next."""
        return self.card_width + self.gap


@dataclass(frozen=True)
class Placed:
    side: Side
    x: float
    """The leader's, which is the card's left edge, or where cards stand leftward its right one."""
    base: float
    """From the channel's far edge to the card's nearer one."""
    height: float
    at: float
    turn: Turn = WHOLE


def displacement(placed: Iterable[Placed]) -> float:
    return sum(abs(card.x - card.at) for card in placed)


def leader(placed: Placed, channel: float) -> tuple[tuple[float, float], ...]:
    """The leader from the moment to the card's far edge, as points (x, distance from the axis)."""
    far = channel + placed.base + placed.height
    return bent(Way(placed.at, placed.x), placed.turn, channel, far)
