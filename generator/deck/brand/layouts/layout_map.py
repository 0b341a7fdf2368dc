"""Where each of our layouts' boxes goes in somebody's template: by the sort of layout, as plain tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Sort = Literal["cover", "section", "text", "two", "compare", "bare"]
Share = tuple[float, float, float, float]  # left, top, width and height, as shares of the free area

# The values of a layout's `type` (ECMA-376, ST_SlideLayoutType) and words in its name, by sort.
TYPES: dict[Sort, tuple[str, ...]] = {
    "cover": ("title",),
    "section": ("secHead",),
    "text": ("obj", "tx"),
    "two": ("twoObj", "twoColTx", "txAndObj", "objAndTx"),
    "compare": ("twoTxTwoObj",),
    "bare": ("titleOnly",),
}
NAMES: dict[Sort, str] = {
    "cover": r"title slide|titelfolie|titelseite|diapositive de titre|page de titre|couverture|cover|portada|"
    r"titre$",
    "section": r"section|abschnitt|kapitel|chapitre|chapter|secci|intertitre|divider|trenn",
    "text": r"title and (content|text|body)|titel und (inhalt|text)|inhalt|titre et (contenu|texte)|contenu|"
    r"contenido|content|text",
    "two": r"two|zwei|deux|dos (cont|col)|2 (col|spalt|inhalt)",
    "compare": r"compar|vergleich",
    "bare": r"title only|nur titel|titre seul|solo (el )?t|só título",
}
# What a layout of each sort has, in words.
CALLED: dict[Sort, str] = {
    "cover": "the talk's title",
    "section": "a section's title",
    "text": "a title and one text",
    "two": "two texts side by side",
    "compare": "two headings over two texts",
    "bare": "a title alone",
}
TITLE_ONLY: tuple[Sort, ...] = ("cover", "section")  # a title and a line: they need no room for content
# What to try where the template has no layout of a sort.
INSTEAD: dict[Sort, tuple[Sort, ...]] = {
    "cover": ("section", "bare", "text"),
    "section": ("bare", "text", "cover"),
    "text": ("bare", "two", "section"),
    "two": ("bare", "text"),
    "compare": ("bare", "text", "two"),
    "bare": ("text", "two", "compare", "section"),
}


@dataclass(frozen=True)
class LayoutNeeds:
    """The sort of layout, and where boxes go: to its first, second … text (`1`, `2` …), or into a share of
    the free area. Of a placeholder with a share, that is where it moves. Boxes that `leads` names are all
    that the slide says: they are as large as on ours, and anchored so."""

    sort: Sort
    texts: Mapping[str, int] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    leads: Mapping[str, str] = field(default_factory=dict)


ALWAYS_LEFT_OUT = ("Eyebrow", "Progress", "Numeral")
# Of a free area where no layout is for a title and a line alone: the title, and the line below.
MIDDLE: Share = (0, 0.1, 1, 0.42)
BENEATH: Share = (0, 0.56, 1, 0.3)
_FEET = ("Role", "Person", "Details", "Caption", "Source Credit", "Source")
_HALVES = {"Heading 1": 1, "Column 1": 2, "Side 1": 2, "Heading 2": 3, "Column 2": 4, "Side 2": 4}
LAYOUT_NEEDS: tuple[tuple[str, LayoutNeeds], ...] = (
    ("Title", LayoutNeeds("cover", {"Subtitle": 1}, left_out=("Strip",))),
    ("Section|Appendix|Question", LayoutNeeds("section", {"Text": 1})),
    ("Big Title", LayoutNeeds("section")),
    ("Agenda|Points|Free", LayoutNeeds("text", {"Body": 1})),
    ("Point", LayoutNeeds("text", {"Text": 1}, leads={"Text": "ctr"})),
    # A quote stands on the name of who said it.
    (
        "Quote.*",
        LayoutNeeds(
            "text",
            {"Quote": 1},
            {"Quote": (0, 0, 1, 0.72), "Role": (0, 0.76, 1, 0.24), "Person": (0, 0.76, 1, 0.24)},
            leads={"Quote": "b"},
        ),
    ),
    ("Statement", LayoutNeeds("text", {"Statement": 1}, leads={"Statement": "ctr"})),
    (
        "Full Picture.*",
        LayoutNeeds("text", {"Picture": 1}, {"Picture": (0, 0, 1, 0.78), "Text": (0, 0.82, 1, 0.18)}),
    ),
    (
        "Person.*",
        LayoutNeeds(
            "bare",
            {},
            {"Photo": (0, 0, 0.3, 0.9), "Text": (0.35, 0.18, 0.65, 0.82), "Role": (0.35, 0, 0.65, 0.16)},
        ),
    ),
    ("Picture.*", LayoutNeeds("text", {"Picture": 1})),
    ("Table", LayoutNeeds("text", {"Table": 1})),
    ("Chart", LayoutNeeds("text", {"Chart": 1})),
    ("Columns 2 Bare", LayoutNeeds("two", {"Column 1": 1, "Column 2": 2})),
    ("Columns 2|Comparison", LayoutNeeds("compare", _HALVES)),
    ("Sources Few", LayoutNeeds("text", {"Sources 1": 1})),
    ("Sources", LayoutNeeds("two", {"Sources 1": 1, "Sources 2": 2})),
    (
        "Milestone",
        LayoutNeeds(
            "text",
            {"Text": 1},
            {"Date panel": (0, 0, 0.27, 0.84), "Text": (0.3, 0, 0.7, 0.84), "Strip": (0, 0.9, 1, 0.1)},
            leads={"Text": "ctr"},
        ),
    ),
    (
        "Milestone Picture",
        LayoutNeeds(
            "text",
            {"Text": 1},
            {
                "Date panel": (0, 0, 0.22, 0.84),
                "Text": (0.24, 0, 0.42, 0.84),
                "Picture": (0.69, 0, 0.31, 0.84),
                "Strip": (0, 0.9, 1, 0.1),
            },
            leads={"Text": "ctr"},
        ),
    ),
    (
        "Closing.*|QR Code",
        LayoutNeeds(
            "bare",
            {},
            {"Address": (0, 0, 0.55, 0.22), "Text": (0, 0.26, 0.55, 0.74), "Code": (0.6, 0, 0.4, 1)},
        ),
    ),
    (
        "Video",
        LayoutNeeds(
            "bare",
            {},
            {
                "Picture": (0, 0, 0.64, 0.86),
                "Play": (0.24, 0.28, 0.16, 0.3),
                "Text": (0.69, 0, 0.31, 0.46),
                "Code": (0.69, 0.5, 0.31, 0.5),
                "Address": (0, 0.89, 0.64, 0.11),
            },
        ),
    ),
    ("Facts.*|Timeline|Columns 3.*|Organisations.*|Code.*", LayoutNeeds("bare")),
)


def needs_of(layout: str) -> LayoutNeeds:
    """The home of one of our layouts; one that the table does not list keeps its own arrangement."""
    return next(
        (home for pattern, home in LAYOUT_NEEDS if re.fullmatch(pattern, layout)), LayoutNeeds("bare")
    )


def is_footnote(box: str) -> bool:
    return box in _FEET
