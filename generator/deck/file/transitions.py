"""How a slide comes in: `p:transition`, and what PowerPoint wraps around the ones of later versions."""

from __future__ import annotations

from generator.content.slides.base import Transition
from generator.deck.file.pen import XMLNS

_FADE = '<p:transition spd="med"><p:fade/></p:transition>'
_PUSH = '<p:transition spd="slow"><p:push dir="u"/></p:transition>'
# A morph is of 2015; what does not know it fades.
_MORPH = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice xmlns:p159="http://schemas.microsoft.com/office/powerpoint/2015/09/main" Requires="p159">'
    '<p:transition spd="slow"><p159:morph option="byObject"/></p:transition></mc:Choice>'
    '<mc:Fallback><p:transition spd="slow"><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>'
)


def transition(kind: Transition) -> str:
    """ "" for none."""
    xml = {"none": "", "fade": _FADE, "push": _PUSH, "morph": _MORPH}[kind]
    return xml.replace(">", f" {XMLNS}>", 1) if xml else ""
