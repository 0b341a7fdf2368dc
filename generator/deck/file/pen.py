"""What every shape of PresentationML is written with: names, places, fills, and runs of text."""

# ruff: noqa: E501 - XML is read more easily in whole lines

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from generator.content.inline import SLIDE
from generator.deck.slides import BREAK, Run
from generator.deck.template.colours import parted
from generator.deck.template.layouts import FREE, NAMESPACES, Face, Frame, Placeholder
from generator.language import regional, script_of
from generator.scripts import EASTERN, eastern, joined, stretches
from generator.text import missing

XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
FOREIGN = "\u0590"  # the first letter, Hebrew's, that no Latin family has
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
# What PowerPoint saves where somebody has given a link a colour of its own: that of the text.
_KEEPS_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


@dataclass(frozen=True)
class Pen:
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
            return f'<a:latin typeface="{escape(self.code)}" pitchFamily="49" charset="0"/>'
        return f'<a:latin typeface="{"+mj-lt" if face == "heading" else "+mn-lt"}"/>'

    def click(self, link: str, *, coloured: bool = False) -> str:
        """`a:hlinkClick` of text or shape. One to another slide, or on text with a colour of its own, keeps the
        colour of what it is on."""
        relation = self.relate(link) if link else ""
        if not relation:
            return ""
        if link.startswith(SLIDE):
            return f'<a:hlinkClick r:id="{relation}" action="ppaction://hlinksldjump">{_KEEPS_COLOUR}</a:hlinkClick>'
        kept = _KEEPS_COLOUR if coloured else ""
        return (
            f'<a:hlinkClick r:id="{relation}">{kept}</a:hlinkClick>'
            if kept
            else f'<a:hlinkClick r:id="{relation}"/>'
        )

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
        theme's face where the box's own goes without saying; `tracked` where the box sets its letters apart."""
        sized = f' sz="{round(size * 100)}"' if size else ""
        if run == BREAK:
            return f'<a:br><a:rPr lang="{self.language}"{sized}/></a:br>'
        if not run.text:
            return f'<a:endParaRPr lang="{self.language}"{sized}/>'
        manner = ' b="1"' if run.strong else ""
        manner += ' i="1"' if run.emphasis and not emphasis else ""
        manner += ' noProof="1"' if run.code else ""
        if size:
            manner = f' sz="{round(size * 100)}"{manner}'
        manner += ' spc="0"' if tracked and joined(run.text) else ""
        spoken = f'lang="{self.language}"'
        if run.language:
            spoken = f'lang="{regional(run.language)}"'
            # As PowerPoint saves it: of the two languages that a line of ideographs may be in, the other one.
            spoken += f' altLang="{self.language}"' if script_of(run.language) in EASTERN else ""
        coloured = run.colour or (emphasis if run.emphasis else "")
        inner = fill(coloured) if coloured else ""
        if run.code or fixed:
            inner += self.latin("code")
        elif faced:
            inner += self.latin("text")
        if self.others and not run.text.isascii():
            inner += self._face(run.text)
        inner += self.click(run.link, coloured=bool(run.colour))
        return f'<a:r><a:rPr {spoken}{manner} dirty="0">{inner}</a:rPr><a:t>{escape(run.text)}</a:t></a:r>'

    def plain(self, words: str, colour: str = "") -> str:
        """Runs of words that are not marked up, each in its own language."""
        parts = stretches(words, script_of(self.language))
        return "".join(self.run(Run(part, language=own, colour=colour), "") for part, own in parts)

    def _face(self, text: str) -> str:
        """The family of the first letter that one of `others` is there for; "" where the theme's do."""
        letters = (char for char in text if char >= FOREIGN and char.isalpha())
        needed = (name for char in letters for name in self.others if not missing(char, name))
        name = next(needed, "")
        slot = "ea" if eastern(text) else "cs"
        return f"<a:{slot} typeface={quoteattr(name)}/>" if name else ""


def fill(colour: str) -> str:
    """`accent1`, or `accent1 20` for that theme colour at 20 % of its strength; see `named`."""
    name, changes, opacity = parted(colour)
    inner = "".join(f'<a:{kind} val="{value * 1000}"/>' for kind, value in changes)
    inner += f'<a:alpha val="{round(opacity * 100) * 1000}"/>' if opacity < 1 else ""
    kind, value = ("srgbClr", name[1:]) if name.startswith("#") else ("schemeClr", name)
    return f'<a:solidFill><a:{kind} val="{value}">{inner}</a:{kind}></a:solidFill>'


def named(number: int, name: str, alt: str = "", inner: str = "", *, told: bool = False) -> str:
    """`told` for what a screen reader has to describe: without words it is marked as decoration."""
    described = f" descr={quoteattr(alt)}" if alt else ""
    inner += _DECORATIVE if told and not alt else ""
    return f'<p:cNvPr id="{number}" name={quoteattr(name)}{described}>{inner}</p:cNvPr>'


def mark(box: Placeholder) -> str:
    if box.kind == FREE:
        return ""
    kind = "" if box.kind == "obj" else f' type="{box.kind}"'
    sized = {"dt": ' sz="half"', "ftr": ' sz="quarter"', "sldNum": ' sz="quarter"'}.get(box.kind, "")
    index = f' idx="{box.index}"' if box.index else ""
    return f"<p:ph{kind}{sized}{index}/>"


def xfrm(frame: Frame, prefix: str = "a") -> str:
    return f'<{prefix}:xfrm><a:off x="{frame.x}" y="{frame.y}"/><a:ext cx="{frame.width}" cy="{frame.height}"/></{prefix}:xfrm>'
