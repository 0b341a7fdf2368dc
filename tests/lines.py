"""Where straight lines on a sheet cross each other or run through a box; lengths in points."""

Point = tuple[float, float]

HAIR = 0.05


def meet(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two stretches of leaders cross."""

    def turn(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    (a, b), (c, d) = one, other
    return turn(a, b, c) * turn(a, b, d) < -HAIR and turn(c, d, a) * turn(c, d, b) < -HAIR


def runs_through(box: tuple[float, float, float, float], start: Point, end: Point) -> bool:
    """Whether more of a stretch than a touch of the box's edge lies in it; its corner, width and height."""
    first, last = 0.0, 1.0
    sides = ((box[0], box[2]), (box[1], box[3]))
    for (near, wide), at, to in zip(sides, start, end, strict=True):
        low, high = near + HAIR, near + wide - HAIR
        if at == to and not low < at < high:
            return False
        if at != to:
            parts = sorted(((low - at) / (to - at), (high - at) / (to - at)))
            first, last = max(first, parts[0]), min(last, parts[1])
    return first < last
