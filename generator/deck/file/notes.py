"""A notes slide's shapes: the slide's picture, the words, the number."""

from __future__ import annotations

from collections.abc import Sequence

from generator.deck.file.pen import XMLNS, Pen, named
from generator.deck.file.text import turned
from generator.deck.slides import Paragraph
from generator.deck.template.layouts import Level


def notes(paragraphs: Sequence[Paragraph], pen: Pen, slide_number: int) -> tuple[str, str, str]:
    """The shapes of a notes slide: the slide's picture, the words, the number."""
    # LibreOffice goes on in a face once named, over all paragraphs that come after.
    faced = any(run.code for one in paragraphs for run in one.runs)
    said = "".join(_paragraph(one, pen, faced=faced) for one in paragraphs)
    number = (
        f'<a:fld id="{{C7A4E0B1-5D0E-4B2C-9D5A-0A6C2B8F4E11}}" type="slidenum"><a:rPr lang="{pen.language}"/>'
        f"<a:t>{slide_number}</a:t></a:fld>"
    )
    return (
        _note(2, "Slide Image", 'type="sldImg"', ' noRot="1" noChangeAspect="1"', ""),
        _note(3, "Notes", 'type="body" idx="1"', "", said),
        _note(4, "Slide Number", 'type="sldNum" sz="quarter" idx="5"', "", f"<a:p>{number}</a:p>"),
    )


def _paragraph(paragraph: Paragraph, pen: Pen, *, faced: bool) -> str:
    runs = "".join(pen.run(run, "", faced=faced) for run in paragraph.runs)
    return f"<a:p>{_properties(paragraph)}{runs}</a:p>"


def _properties(paragraph: Paragraph) -> str:
    """`a:pPr` of a list's item, with PowerPoint's own measures for notes; "" for a plain paragraph."""
    way = turned(paragraph, Level())
    if not paragraph.marker:
        return f"<a:pPr{way}/>" if way else ""
    hang = {"bullet": 171_450, "number": 228_600}[paragraph.marker]
    start = f' startAt="{paragraph.start}"' if paragraph.start > 1 else ""
    mark = {
        "bullet": '<a:buFont typeface="+mn-lt"/><a:buChar char="•"/>',
        "number": f'<a:buFont typeface="+mn-lt"/><a:buAutoNum type="arabicPeriod"{start}/>',
    }[paragraph.marker]
    level = f' lvl="{paragraph.level}"' if paragraph.level else ""
    return f'<a:pPr marL="{hang * (paragraph.level + 1)}"{level} indent="-{hang}"{way}>{mark}</a:pPr>'


def _note(number: int, name: str, mark: str, locks: str, paragraphs: str) -> str:
    body = f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>" if paragraphs else ""
    return (
        f'<p:sp {XMLNS}><p:nvSpPr>{named(number, name)}<p:cNvSpPr><a:spLocks noGrp="1"{locks}/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {mark}/></p:nvPr></p:nvSpPr><p:spPr/>{body}</p:sp>"
    )
