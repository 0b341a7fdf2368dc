"""How a slide comes in: `p:transition`, and what PowerPoint wraps around the ones of later versions."""

from __future__ import annotations

from generator.content.slides.base import Transition
from generator.deck.file.elements import element

_MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_LATER = "http://schemas.microsoft.com/office/powerpoint/2015/09/main"
_FADE = element("p:fade")
# A morph is of 2015; what does not know it fades.
_MORPH = element(
    "mc:AlternateContent",
    element(
        "mc:Choice",
        element("p:transition", element("p159:morph", option="byObject"), spd="slow"),
        xmlns_p159=_LATER,
        Requires="p159",
    ),
    element("mc:Fallback", element("p:transition", _FADE, spd="slow")),
    xmlns_mc=_MARKUP,
)


def transition(kind: Transition) -> str:
    """ "" for none."""
    return {
        "none": "",
        "fade": element("p:transition", _FADE, spd="med"),
        "push": element("p:transition", element("p:push", dir="u"), spd="slow"),
        "morph": _MORPH,
    }[kind]
