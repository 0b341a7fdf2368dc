"""Text in placeholders that inherit place and style from their layout; footers, dates and slide numbers."""

# ruff: noqa: E501 - XML is read more easily in whole lines

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.deck.file.pen import XMLNS, Pen, fill, mark, named, xfrm
from generator.deck.placed import Autofit, PlacedText
from generator.deck.placing.measuring import EMU, direction, margins
from generator.deck.slides import Paragraph
from generator.deck.template.layouts import FREE, Layout, Level, Placeholder

STOPS = 32  # in a paragraph, ECMA-376, CT_TextTabStopList


def text(placed: PlacedText, layout: Layout, pen: Pen, number: int) -> str:
    """A placeholder that inherits place and style from its layout."""
    box = placed.placeholder
    body = f"<a:bodyPr{_held(placed)}>{_autofit(placed.autofit)}</a:bodyPr>" if box.shrinks else "<a:bodyPr/>"
    # Programs differ in whether text takes its outline from the layout.
    plain = box.shape == "rect" or box.kind == FREE
    own = "" if plain else f'<a:prstGeom prst="{box.shape}"><a:avLst/></a:prstGeom>'
    own += fill(placed.fill) if placed.fill else ""
    paragraphs = "".join(
        _paragraph(one, sizes, placed, layout, pen)
        for one, sizes in zip(placed.paragraphs, placed.written or placed.sizes, strict=True)
    )
    styles, manner = _styles(placed), '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    if box.kind == FREE:
        body, styles, manner = _frees(placed), _levels(placed, pen), '<p:cNvSpPr txBox="1"/>'
        own = f'{xfrm(box.frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{own or "<a:noFill/>"}'
    elif box.moved:
        own = f"{xfrm(box.frame)}{own}"
    if box.restyled:
        body = body.replace("<a:bodyPr", f'<a:bodyPr anchor="{box.anchor}"', 1)
    return (
        f"<p:sp {XMLNS}><p:nvSpPr>{named(number, placed.known_as or box.name)}{manner}"
        f"<p:nvPr>{mark(box)}</p:nvPr></p:nvSpPr><p:spPr>{own}</p:spPr>"
        f"<p:txBody>{body}{styles}{paragraphs or '<a:p/>'}</p:txBody></p:sp>"
    )


def _frees(placed: PlacedText) -> str:
    box = placed.placeholder
    left, _, right, _ = box.insets
    top, bottom = _insets(placed)
    fit = _autofit(placed.autofit) if box.shrinks else "<a:noAutofit/>"
    return f'<a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" anchor="{box.anchor}">{fit}</a:bodyPr>'


def _insets(placed: PlacedText) -> tuple[int, int]:
    """Above and below, in EMU, higher by what the text's room is lower than its box: where it does not stand."""
    _, top, _, bottom = placed.placeholder.insets
    more = round(placed.autofit.held * EMU)
    above = {"b": more, "ctr": more // 2}.get(placed.placeholder.anchor, 0)
    return top + above, bottom + more - above


def _held(placed: PlacedText) -> str:
    top, bottom = _insets(placed)
    own = zip(("tIns", "bIns"), (top, bottom), placed.placeholder.insets[1::2], strict=True)
    return "".join(f' {name}="{now}"' for name, now, usual in own if now != usual)


def _set(placed: PlacedText) -> tuple[float, ...]:
    """The sizes of the box's levels, which are their text's where nothing else is said."""
    return placed.levels or tuple(level.size for level in placed.placeholder.levels)


def _styles(placed: PlacedText) -> str:
    """A placeholder's own list style: sizes, colours and sides, where they are not its layout's."""
    box, rows = placed.placeholder, ""
    for number, (size, level) in enumerate(zip(_set(placed), box.levels, strict=True), 1):
        sized = f' sz="{round(size * 100)}"' if box.restyled or size != level.size else ""
        coloured = fill(level.colour) if box.recoloured else ""
        if sized or coloured:
            aligned = f' algn="{level.align}"' if box.restyled and level.align != "l" else ""
            rows += f"<a:lvl{number}pPr{aligned}><a:defRPr{sized}>{coloured}</a:defRPr></a:lvl{number}pPr>"
    return f"<a:lstStyle>{rows}</a:lstStyle>" if rows else "<a:lstStyle/>"


def _levels(placed: PlacedText, pen: Pen) -> str:
    """What a placeholder has from its layout, of a text box as its own list style."""
    levels = zip(placed.placeholder.levels, _set(placed), strict=True)
    rows = "".join(
        _level(number, replace(one, size=size), pen) for number, (one, size) in enumerate(levels, 1)
    )
    return f"<a:lstStyle>{rows}</a:lstStyle>"


def _level(number: int, level: Level, pen: Pen) -> str:
    markers = {"": "<a:buNone/>", "bullet": _bullet(level), "number": _numbering(1, level)}
    manner = f' b="{int(level.bold)}" i="{int(level.italic)}"'
    manner += ' cap="all"' if level.capitals else ""
    manner += f' spc="{round(level.tracking * 100)}"' if level.tracking else ""
    return (
        f'<a:lvl{number}pPr marL="{level.margin}" indent="{level.indent}" algn="{level.align}" rtl="{int(level.rtl)}">'
        f'<a:lnSpc><a:spcPct val="{round(level.leading * 100_000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(level.before * 100)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="{round(level.after * 100)}"/></a:spcAft>{markers[level.marker]}'
        f'<a:defRPr sz="{round(level.size * 100)}"{manner}>{fill(level.colour)}{pen.latin(level.face)}</a:defRPr></a:lvl{number}pPr>'
    )


def _autofit(autofit: Autofit) -> str:
    scale = f' fontScale="{round(autofit.share * 100)}000"' if autofit.share < 1 else ""
    nearer = ' lnSpcReduction="10000"' if autofit.nearer else ""
    return f"<a:normAutofit{scale}{nearer}/>"


def _paragraph(
    paragraph: Paragraph, sizes: Sequence[float], placed: PlacedText, layout: Layout, pen: Pen
) -> str:
    """Sizes are written only where they differ from their level's."""
    levels = placed.placeholder.levels
    at = min(paragraph.level, len(levels) - 1)
    level, usual = levels[at], _set(placed)[at]
    runs = "".join(
        pen.run(run, emphasis(level, layout), size=size if size != usual else 0, tracked=bool(level.tracking))
        for run, size in zip(paragraph.runs, sizes, strict=True)
    )
    return f"<a:p>{_properties(paragraph, level, placed)}{runs}</a:p>"


def emphasis(level: Level, layout: Layout) -> str:
    """Headings emphasise with the accent where their ground lets it be read; on dark layouts that is the links'."""
    if level.face != "heading" or level.colour not in ("tx1", "tx2"):
        return ""
    if layout.inks and layout.title:
        found = layout.inks.text("accent1", layout.title.frame)
        return found if found.startswith("accent1") else ""
    return "hlink" if layout.colours else "accent1"


def _properties(paragraph: Paragraph, level: Level, placed: PlacedText) -> str:
    at = f' lvl="{paragraph.level}"' if paragraph.level else ""
    at += turned(paragraph, level)
    apart = round((level.before + placed.gap) * 100)
    inner, spaced = "", f'<a:spcBef><a:spcPts val="{apart}"/></a:spcBef>' if placed.gap else ""
    if paragraph.marker != level.marker:
        margin, indent = (placed.hang, -placed.hang) if placed.hang else margins(paragraph, level)
        at += f' marL="{margin}" indent="{indent}"'
        numbering = _numbering(paragraph.start, level)
        inner = {"": "<a:buNone/>", "bullet": _bullet(level), "number": numbering}[paragraph.marker]
    elif paragraph.marker == "number" and paragraph.start > 1:
        inner = _numbering(paragraph.start, level)
    if placed.tab:
        inner += _stops(round(placed.tab * EMU), placed.placeholder.frame.width)
    return f"<a:pPr{at}>{spaced}{inner}</a:pPr>" if at or spaced or inner else ""


def turned(paragraph: Paragraph, level: Level) -> str:
    """The attributes of a paragraph that runs the other way than its level: PowerPoint aligns these anew, and
    takes `marL` and `indent` from where they begin."""
    rtl, align = direction(paragraph, level)
    return (f' algn="{align}"' if align != level.align else "") + (
        f' rtl="{int(rtl)}"' if rtl != level.rtl else ""
    )


def _bullet(level: Level) -> str:
    colour = fill(level.dot).removeprefix("<a:solidFill>").removesuffix("</a:solidFill>")
    return f'<a:buClr>{colour}</a:buClr><a:buFont typeface="+mn-lt"/><a:buChar char="–"/>'


def _numbering(start: int, level: Level) -> str:
    """Of lists in the headings' face, of code in its own: bare, and so quiet that nobody reads them with it."""
    first = f' startAt="{start}"' if start > 1 else ""
    if level.face == "code":
        return f'<a:buClr><a:schemeClr val="tx2"/></a:buClr><a:buFontTx/><a:buAutoNum type="arabicPlain"{first}/>'
    return f'<a:buFontTx/><a:buAutoNum type="arabicPeriod"{first}/>'


def _stops(step: int, wide: int) -> str:
    """Tab stops up to the box's right edge, as many as a paragraph may have. A margin is a number of them:
    PowerPoint counts them from the box's edge, LibreOffice from the margin."""
    stops = "".join(f'<a:tab pos="{at}" algn="l"/>' for at in range(step, wide, step)[:STOPS])
    return f"<a:tabLst>{stops}</a:tabLst>"


def footer(
    box: Placeholder, words: str, pen: Pen, number: int, *, over: bool = False, foreign: bool = False
) -> str:
    """Footer, date or slide number: the number as a field that PowerPoint counts. `over` what lies behind the
    slide's words it has a place of its own: one in its layout's LibreOffice draws below all else."""
    if box.kind == "sldNum":
        inner = (
            '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            f'<a:rPr lang="{pen.language}"/><a:t>{words}</a:t></a:fld>'
        )
    else:
        # Of a second master LibreOffice does not take the colour of its footers.
        inner = pen.plain(words, box.levels[0].colour if foreign else "")
    place = f"<p:spPr>{xfrm(box.frame)}</p:spPr>" if over else "<p:spPr/>"
    return (
        f'<p:sp {XMLNS}><p:nvSpPr>{named(number, box.name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{mark(box)}</p:nvPr></p:nvSpPr>{place}"
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{inner}</a:p></p:txBody></p:sp>"
    )
