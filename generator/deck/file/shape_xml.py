"""The XML that all shapes share: names, places, fills, and runs of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.content.inline import SLIDE
from generator.deck.file.elements import element, text_element
from generator.deck.template.layouts import FREE, Placeholder
from generator.language import regional, script_of
from generator.scripts import EASTERN, eastern, joined, stretches
from generator.shapes import BREAK, Face, Frame, Run
from generator.shapes.colours import parted
from generator.text import missing

FOREIGN = "\u0590"  # the first letter, Hebrew's, that no Latin family has
_OFFICE = "http://schemas.microsoft.com/office/drawing"
NO_FILL = element("a:noFill")
NO_LINE = element("a:ln", NO_FILL)
_DECORATIVE = element("adec:decorative", xmlns_adec=f"{_OFFICE}/2017/decorative", val=True)
# What PowerPoint saves where somebody has given a link a colour of its own: that of the text.
_KEEPS_COLOUR = element("ahyp:hlinkClr", xmlns_ahyp=f"{_OFFICE}/2018/hyperlinkcolor", val="tx")


@dataclass(frozen=True)
class RunWriter:
    """What writing one slide's text needs: its language, the mono family, how a link gets its relation, and
    the families that the theme has no place for.

    `relate` gives "" for a link that cannot be followed from here.
    """

    language: str
    code: str
    relate: Callable[[str], str]
    others: tuple[str, ...] = ()
    table_style: str = ""

    def latin(self, face: Face) -> str:
        """The theme's family, or the mono, which has no place in a theme."""
        if face == "code":
            return element("a:latin", typeface=self.code, pitchFamily="49", charset="0")
        return element("a:latin", typeface="+mj-lt" if face == "heading" else "+mn-lt")

    def click(self, link: str, *, coloured: bool = False) -> str:
        """`a:hlinkClick` of text or shape. One to another slide, or on text with a colour of its own, keeps
        the colour of what it is on."""
        relation = self.relate(link) if link else ""
        if not relation:
            return ""
        inside = link.startswith(SLIDE)
        kept = extended("{A12FA001-AC4F-418D-AE19-62706E023703}", _KEEPS_COLOUR) if inside or coloured else ""
        action = "ppaction://hlinksldjump" if inside else ""
        return element("a:hlinkClick", kept, r_id=relation, action=action)

    def run(
        self,
        run: Run,
        emphasis: str,
        *,
        size: float = 0,
        fixed: bool = False,
        faced: bool = False,
        tracked: bool = False,
    ) -> str:
        """`emphasis` is a theme colour that stands for italics, "" for italics themselves; `faced` names the
        theme's face where the box's own goes without saying; `tracked` says that the box spaces letters."""
        sized = round(size * 100) or None
        if run == BREAK:
            return element("a:br", element("a:rPr", lang=self.language, sz=sized))
        if not run.text:
            return element("a:endParaRPr", lang=self.language, sz=sized)
        face: Face | None = "code" if run.code or fixed else "text" if faced else None
        coloured = run.colour or (emphasis if run.emphasis else "")
        properties = element(
            "a:rPr",
            fill(coloured) if coloured else "",
            self.latin(face) if face else "",
            self._face(run.text) if self.others and not run.text.isascii() else "",
            self.click(run.link, coloured=bool(run.colour)),
            **self._languages(run),
            sz=sized,
            b=run.strong or None,
            i=(run.emphasis and not emphasis) or None,
            noProof=run.code or None,
            spc="0" if tracked and joined(run.text) else "",
            dirty="0",
        )
        return element("a:r", properties, text_element("a:t", run.text))

    def _languages(self, run: Run) -> dict[str, str]:
        if not run.language:
            return {"lang": self.language}
        # As PowerPoint saves it: of the two languages that a line of ideographs may be in, the other one.
        other = {"altLang": self.language} if script_of(run.language) in EASTERN else {}
        return {"lang": regional(run.language), **other}

    def plain(self, words: str, colour: str = "") -> str:
        """Runs of plain words, each in its own language."""
        parts = stretches(words, script_of(self.language))
        return "".join(self.run(Run(part, language=own, colour=colour), "") for part, own in parts)

    def _face(self, text: str) -> str:
        """The family of the first letter that one of `others` is there for; "" where the theme's do."""
        letters = (char for char in text if char >= FOREIGN and char.isalpha())
        needed = (name for char in letters for name in self.others if not missing(char, name))
        name = next(needed, "")
        slot = "ea" if eastern(text) else "cs"
        return element(f"a:{slot}", typeface=name) if name else ""


def fill(colour: str) -> str:
    """`accent1`, or `accent1 20` for that theme colour at 20 % of its strength; see `named`."""
    name, changes, opacity = parted(colour)
    inner = "".join(element(f"a:{kind}", val=value * 1000) for kind, value in changes)
    inner += element("a:alpha", val=round(opacity * 100) * 1000) if opacity < 1 else ""
    kind, value = ("srgbClr", name[1:]) if name.startswith("#") else ("schemeClr", name)
    return element("a:solidFill", element(f"a:{kind}", inner, val=value))


def line(width: int, colour: str, *more: str, cap: str = "") -> str:
    """`width` in EMU."""
    return element("a:ln", fill(colour), *more, w=width, cap=cap)


def preset(shape: str) -> str:
    """A shape by its preset's name."""
    return element("a:prstGeom", element("a:avLst"), prst=shape)


def extended(uri: str, inner: str) -> str:
    """What came to DrawingML later, as its extension of that number."""
    return element("a:extLst", element("a:ext", inner, uri=uri))


def name_shape(number: int, name: str, alt: str = "", inner: str = "", *, told: bool = False) -> str:
    """`p:cNvPr`. `told` for what a screen reader is to describe: without words it is marked as decoration."""
    decorative = extended("{C183D7F6-B498-43B3-948B-1728B52AA6E4}", _DECORATIVE) if told and not alt else ""
    return element("p:cNvPr", inner, decorative, id=number, name=name, descr=alt)


def mark(box: Placeholder) -> str:
    """`p:ph`, by which a shape is its layout's placeholder."""
    if box.kind == FREE:
        return ""
    sized = {"dt": "half", "ftr": "quarter", "sldNum": "quarter"}.get(box.kind, "")
    kind = "" if box.kind == "obj" else box.kind
    return element("p:ph", type=kind, sz=sized, idx=box.index or None)


def xfrm(frame: Frame, prefix: str = "a", *inner: str, flipped: bool = False) -> str:
    """Where a shape stands; `inner` is the room of a group."""
    place = element("a:off", x=frame.x, y=frame.y), element("a:ext", cx=frame.width, cy=frame.height)
    return element(f"{prefix}:xfrm", *place, *inner, flipV=flipped or None)


def hold_graphic(called: str, box: Placeholder, frame: Frame, kind: str, inner: str) -> str:
    """A table or a chart in its placeholder; `called` is its `p:cNvPr`, `kind` the namespace inside."""
    locks = element("p:cNvGraphicFramePr", element("a:graphicFrameLocks", noGrp=True))
    return element(
        "p:graphicFrame",
        element("p:nvGraphicFramePr", called, locks, element("p:nvPr", mark(box))),
        xfrm(frame, "p"),
        element("a:graphic", element("a:graphicData", inner, uri=kind)),
    )
