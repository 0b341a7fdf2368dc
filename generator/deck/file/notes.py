"""A notes slide's shapes: the slide's picture, the words, the number."""

from __future__ import annotations

from collections.abc import Sequence

from generator.deck.file.pen import XMLNS, Pen, named
from generator.deck.slides import Paragraph


def notes(paragraphs: Sequence[Paragraph], pen: Pen, slide_number: int) -> tuple[str, str, str]:
    """The shapes of a notes slide: the slide's picture, the words, the number."""
    said = "".join(f"<a:p>{''.join(pen.run(run, '') for run in one.runs)}</a:p>" for one in paragraphs)
    number = (
        f'<a:fld id="{{C7A4E0B1-5D0E-4B2C-9D5A-0A6C2B8F4E11}}" type="slidenum"><a:rPr lang="{pen.language}"/>'
        f"<a:t>{slide_number}</a:t></a:fld>"
    )
    return (
        _note(2, "Slide Image", 'type="sldImg"', ' noRot="1" noChangeAspect="1"', ""),
        _note(3, "Notes", 'type="body" idx="1"', "", said),
        _note(4, "Slide Number", 'type="sldNum" sz="quarter" idx="5"', "", f"<a:p>{number}</a:p>"),
    )


def _note(number: int, name: str, mark: str, locks: str, paragraphs: str) -> str:
    body = f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>" if paragraphs else ""
    return (
        f'<p:sp {XMLNS}><p:nvSpPr>{named(number, name)}<p:cNvSpPr><a:spLocks noGrp="1"{locks}/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {mark}/></p:nvPr></p:nvSpPr><p:spPr/>{body}</p:sp>"
    )
