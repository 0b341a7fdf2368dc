"""Text in placeholders that inherit place and style from their layout; footers, dates and slide numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.deck.file.elements import Value, element, text_element
from generator.deck.file.shape_xml import NO_FILL, RunWriter, fill, mark, name_shape, preset, xfrm
from generator.deck.placed import Autofit, PlacedText
from generator.deck.placing.measuring import direction, margins
from generator.deck.slides import Paragraph
from generator.deck.template.layouts import FREE, Layout, Level, Placeholder
from generator.units import EMU_PER_PT

STOPS = 32  # in a paragraph, ECMA-376, CT_TextTabStopList


def text(placed: PlacedText, layout: Layout, writer: RunWriter, number: int) -> str:
    """A placeholder that inherits place and style from its layout."""
    box = placed.placeholder
    paragraphs = "".join(
        _paragraph(one, sizes, placed, layout, writer)
        for one, sizes in zip(placed.paragraphs, placed.written or placed.sizes, strict=True)
    )
    ground = fill(placed.fill) if placed.fill else ""
    if box.kind == FREE:
        body, styles = _free_body(placed), _levels(placed, writer)
        known = element("p:cNvSpPr", txBox=True)
        own = (xfrm(box.frame), preset("rect"), ground or NO_FILL)
    else:
        body, styles = _body(placed), _styles(placed)
        known = element("p:cNvSpPr", element("a:spLocks", noGrp=True))
        # Programs differ in whether text takes its outline from the layout.
        outline = "" if box.shape == "rect" else preset(box.shape)
        own = (xfrm(box.frame) if box.moved else "", outline, ground)
    called = name_shape(number, placed.known_as or box.name)
    return element(
        "p:sp",
        element("p:nvSpPr", called, known, element("p:nvPr", mark(box))),
        element("p:spPr", *own),
        element("p:txBody", body, styles, paragraphs or element("a:p")),
    )


def _body(placed: PlacedText) -> str:
    box = placed.placeholder
    anchor = box.anchor if box.restyled else ""
    if not box.shrinks:
        return element("a:bodyPr", anchor=anchor)
    top, bottom = _insets(placed)
    usual = box.insets[1], box.insets[3]
    return element(
        "a:bodyPr",
        _autofit(placed.autofit),
        anchor=anchor,
        tIns=top if top != usual[0] else None,
        bIns=bottom if bottom != usual[1] else None,
    )


def _free_body(placed: PlacedText) -> str:
    box = placed.placeholder
    left, _, right, _ = box.insets
    top, bottom = _insets(placed)
    fit = _autofit(placed.autofit) if box.shrinks else element("a:noAutofit")
    return element(
        "a:bodyPr", fit, wrap="square", lIns=left, tIns=top, rIns=right, bIns=bottom, anchor=box.anchor
    )


def _insets(placed: PlacedText) -> tuple[int, int]:
    """Above and below, in EMU, and what the text's room is lower than its box, where no text is."""
    _, top, _, bottom = placed.placeholder.insets
    more = round(placed.autofit.held * EMU_PER_PT)
    above = {"b": more, "ctr": more // 2}.get(placed.placeholder.anchor, 0)
    return top + above, bottom + more - above


def _set(placed: PlacedText) -> tuple[float, ...]:
    """The sizes of the box's levels, which are their text's where nothing else is said."""
    return placed.levels or tuple(level.size for level in placed.placeholder.levels)


def _styles(placed: PlacedText) -> str:
    """A placeholder's own list style: sizes, colours and sides, where they are not its layout's."""
    box, rows = placed.placeholder, ""
    for number, (size, level) in enumerate(zip(_set(placed), box.levels, strict=True), 1):
        sized = round(size * 100) if box.restyled or size != level.size else None
        coloured = fill(level.colour) if box.recoloured else ""
        if sized is not None or coloured:
            align = level.align if box.restyled and level.align != "l" else ""
            rows += element(f"a:lvl{number}pPr", element("a:defRPr", coloured, sz=sized), algn=align)
    return element("a:lstStyle", rows)


def _levels(placed: PlacedText, writer: RunWriter) -> str:
    """What a placeholder has from its layout, of a text box as its own list style."""
    levels = zip(placed.placeholder.levels, _set(placed), strict=True)
    rows = "".join(
        _level(number, replace(one, size=size), writer) for number, (one, size) in enumerate(levels, 1)
    )
    return element("a:lstStyle", rows)


def _level(number: int, level: Level, writer: RunWriter) -> str:
    markers = {"": element("a:buNone"), "bullet": _bullet(level), "number": _numbering(1, level)}
    usual = element(
        "a:defRPr",
        fill(level.colour),
        writer.latin(level.face),
        sz=round(level.size * 100),
        b=level.bold,
        i=level.italic,
        cap="all" if level.capitals else "",
        spc=round(level.tracking * 100) or None,
    )
    return element(
        f"a:lvl{number}pPr",
        element("a:lnSpc", element("a:spcPct", val=round(level.leading * 100_000))),
        element("a:spcBef", element("a:spcPts", val=round(level.before * 100))),
        element("a:spcAft", element("a:spcPts", val=round(level.after * 100))),
        markers[level.marker],
        usual,
        marL=level.margin,
        indent=level.indent,
        algn=level.align,
        rtl=level.rtl,
    )


def _autofit(autofit: Autofit) -> str:
    scale = round(autofit.share * 100) * 1000 if autofit.share < 1 else None
    return element("a:normAutofit", fontScale=scale, lnSpcReduction=10_000 if autofit.nearer else None)


def _paragraph(
    paragraph: Paragraph, sizes: Sequence[float], placed: PlacedText, layout: Layout, writer: RunWriter
) -> str:
    """Sizes are written only where they differ from their level's."""
    levels = placed.placeholder.levels
    at = min(paragraph.level, len(levels) - 1)
    level, usual = levels[at], _set(placed)[at]
    runs = "".join(
        writer.run(
            run, emphasis(level, layout), size=size if size != usual else 0, tracked=bool(level.tracking)
        )
        for run, size in zip(paragraph.runs, sizes, strict=True)
    )
    return element("a:p", _properties(paragraph, level, placed), runs)


def emphasis(level: Level, layout: Layout) -> str:
    """Headings emphasise with the accent where it can be read on their ground, on dark layouts the links'."""
    if level.face != "heading" or level.colour not in ("tx1", "tx2"):
        return ""
    if layout.inks and layout.title:
        found = layout.inks.contrasting_text_colour("accent1", layout.title.frame)
        return found if found.startswith("accent1") else ""
    return "hlink" if layout.colours else "accent1"


def _properties(paragraph: Paragraph, level: Level, placed: PlacedText) -> str:
    said: dict[str, Value] = {"lvl": paragraph.level or None, **turned(paragraph, level)}
    apart = element("a:spcPts", val=round((level.before + placed.gap) * 100))
    inner = element("a:spcBef", apart) if placed.gap else ""
    if paragraph.marker != level.marker:
        margin, indent = (placed.hang, -placed.hang) if placed.hang else margins(paragraph, level)
        said |= {"marL": margin, "indent": indent}
        numbering = _numbering(paragraph.start, level)
        inner += {"": element("a:buNone"), "bullet": _bullet(level), "number": numbering}[paragraph.marker]
    elif paragraph.marker == "number" and paragraph.start > 1:
        inner += _numbering(paragraph.start, level)
    if placed.tab:
        inner += _stops(round(placed.tab * EMU_PER_PT), placed.placeholder.frame.width)
    return element("a:pPr", inner, **said) if inner or any(one is not None for one in said.values()) else ""


def turned(paragraph: Paragraph, level: Level) -> dict[str, Value]:
    """The attributes of a paragraph that runs the other way than its level: PowerPoint aligns these anew, and
    takes `marL` and `indent` from where they begin."""
    rtl, align = direction(paragraph, level)
    way: dict[str, Value] = {"algn": align} if align != level.align else {}
    return {**way, "rtl": rtl} if rtl != level.rtl else way


def _bullet(level: Level) -> str:
    colour = fill(level.dot).removeprefix("<a:solidFill>").removesuffix("</a:solidFill>")
    return element("a:buClr", colour) + element("a:buFont", typeface="+mn-lt") + element("a:buChar", char="–")


def _numbering(start: int, level: Level) -> str:
    """Of lists in the headings' face, of code in its own: bare, and so quiet that nobody reads them along."""
    plain, first = element("a:buFontTx"), start if start > 1 else None
    if level.face == "code":
        quiet = element("a:buClr", element("a:schemeClr", val="tx2"))
        return quiet + plain + element("a:buAutoNum", type="arabicPlain", startAt=first)
    return plain + element("a:buAutoNum", type="arabicPeriod", startAt=first)


def _stops(step: int, wide: int) -> str:
    """Tab stops up to the box's right edge, as many as a paragraph may have. A margin is a number of them:
    PowerPoint counts them from the box's edge, LibreOffice from the margin."""
    stops = (element("a:tab", pos=at, algn="l") for at in range(step, wide, step)[:STOPS])
    return element("a:tabLst", *stops)


def footer(
    box: Placeholder, words: str, writer: RunWriter, number: int, *, over: bool = False, foreign: bool = False
) -> str:
    """Footer, date or slide number: the number as a field that PowerPoint counts. `over` what lies behind the
    slide's words it has a place of its own: one in its layout's LibreOffice draws below all else."""
    if box.kind == "sldNum":
        said = element("a:rPr", lang=writer.language) + text_element("a:t", words)
        inner = element("a:fld", said, id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum")
    else:
        # Of a second master LibreOffice does not take the colour of its footers.
        inner = writer.plain(words, box.levels[0].colour if foreign else "")
    known = element("p:cNvSpPr", element("a:spLocks", noGrp=True))
    return element(
        "p:sp",
        element("p:nvSpPr", name_shape(number, box.name), known, element("p:nvPr", mark(box))),
        element("p:spPr", xfrm(box.frame) if over else ""),
        element("p:txBody", element("a:bodyPr"), element("a:lstStyle"), element("a:p", inner)),
    )
