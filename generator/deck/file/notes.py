"""A notes slide's shapes: the slide's picture, the words, the number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.deck.file.elements import Value, element, text_element
from generator.deck.file.shape_xml import RunWriter, name_shape
from generator.deck.file.text import turned
from generator.deck.slides import Paragraph
from generator.deck.template.layouts import Level


def notes(paragraphs: Sequence[Paragraph], writer: RunWriter, slide_number: int) -> tuple[str, str, str]:
    """The shapes of a notes slide: the slide's picture, the words, the number."""
    # LibreOffice goes on in a face once named, over all paragraphs that come after.
    faced = any(run.code for one in paragraphs for run in one.runs)
    said = "".join(_paragraph(one, writer, faced=faced) for one in paragraphs)
    number = element(
        "a:fld",
        element("a:rPr", lang=writer.language),
        text_element("a:t", str(slide_number)),
        id="{C7A4E0B1-5D0E-4B2C-9D5A-0A6C2B8F4E11}",
        type="slidenum",
    )
    locks: dict[str, Value] = {"noRot": True, "noChangeAspect": True}
    return (
        _note(2, "Slide Image", element("p:ph", type="sldImg"), locks, ""),
        _note(3, "Notes", element("p:ph", type="body", idx=1), {}, said),
        _note(
            4, "Slide Number", element("p:ph", type="sldNum", sz="quarter", idx=5), {}, element("a:p", number)
        ),
    )


def _paragraph(paragraph: Paragraph, writer: RunWriter, *, faced: bool) -> str:
    runs = "".join(writer.run(run, "", faced=faced) for run in paragraph.runs)
    return element("a:p", _properties(paragraph), runs)


def _properties(paragraph: Paragraph) -> str:
    """`a:pPr` of a list's item, with PowerPoint's own measures for notes; "" for a plain paragraph."""
    way = turned(paragraph, Level())
    if not paragraph.marker:
        return element("a:pPr", **way) if way else ""
    hang = {"bullet": 171_450, "number": 228_600}[paragraph.marker]
    start = paragraph.start if paragraph.start > 1 else None
    mark = {
        "bullet": element("a:buChar", char="•"),
        "number": element("a:buAutoNum", type="arabicPeriod", startAt=start),
    }[paragraph.marker]
    return element(
        "a:pPr",
        element("a:buFont", typeface="+mn-lt"),
        mark,
        marL=hang * (paragraph.level + 1),
        lvl=paragraph.level or None,
        indent=-hang,
        **way,
    )


def _note(number: int, name: str, mark: str, locks: Mapping[str, Value], paragraphs: str) -> str:
    """A placeholder of the notes' master."""
    frozen = element("p:cNvSpPr", element("a:spLocks", noGrp=True, **locks))
    known = element("p:nvSpPr", name_shape(number, name), frozen, element("p:nvPr", mark))
    body = element("p:txBody", element("a:bodyPr"), element("a:lstStyle"), paragraphs) if paragraphs else ""
    return element("p:sp", known, element("p:spPr"), body)
