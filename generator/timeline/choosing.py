"""The best placing that a bounded effort finds, proved to be the best where the effort allows."""

from functools import lru_cache

from generator.timeline.chain import TOLERANCE
from generator.timeline.search import Field, Prefix, by_cost, by_merit, by_pressed_cost, by_room_used, search

GLANCE, LOOK, STUDY = 24, 100, 400
"""Widths of a search: to see whether there is a placing, to find a good one, to be sure none is better."""

EFFORT = 24_000
"""How many prefixes to look at for a proof, and again where it fails; some 0.1 s."""


@lru_cache(maxsize=32)
def any_placing(field: Field) -> Prefix | None:
    return search(field, GLANCE, by_pressed_cost).best or search(field, LOOK, by_room_used).best


def best_placing(field: Field) -> Prefix | None:
    """The best placing found; None if there is none at all."""
    first = any_placing(field)
    if first is None or not field.cards:
        return first
    proved, rest = proved_best(field, EFFORT)
    if proved is not None:
        return proved
    width = max(LOOK, EFFORT // (4 * len(field.cards)))
    others = (search(field, width, rank, rest, first.cost).best for rank in (by_pressed_cost, by_cost))
    return min((first, *(other for other in others if other is not None)), key=by_merit)


def proved_best(field: Field, effort: int, glance: int = GLANCE) -> tuple[Prefix | None, list[float]]:
    """The best placing, None if the effort did not suffice; and lower bounds of what the cards n and on cost.

    From the last card to the first, solving each time for the cards from there on. The bounds already found
    cut the search short; its limit starts at the last bound and rises until a placing keeps within it, so
    that hardly a prefix is grown that costs more than the best placing does.
    """
    rest = [0.0] * (len(field.cards) + 1)
    best = None
    for start in range(len(field.cards) - 1, -1, -1):
        limit = rest[start] = rest[start + 1]
        stride = field.spacing.card_width / 20
        width = glance if start else LOOK
        while True:
            found = search(field.after(start), width, by_cost, rest[start:], limit, effort)
            effort -= found.effort
            best = found.best
            if best is not None and (found.whole or best.cost <= rest[start] + TOLERANCE):
                rest[start] = best.cost
                break
            if effort <= 0:
                return None, rest
            if found.whole:
                rest[start] = found.next_limit
                limit = max(found.next_limit, limit + stride)
                stride *= 2
            elif width < STUDY:
                width = STUDY
            else:
                best = None
                break
    return best, rest
