"""Our layouts for languages that run from right to left: what stands on the left stands on the right."""

from __future__ import annotations

from lxml import etree

from generator.deck.template.layouts import A, P

_SIDES = {"l": "r", "r": "l"}
_CODE = ("Code", "Edge")  # of code, which runs from left to right in every language


def mirror(root: etree._Element, wide: int, asks: str) -> None:
    """A master or a layout, in place; `wide` is the slide's width in EMU, `asks` what questions end with."""
    for shape in root.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        if not _of_code(shape):
            _move(shape, wide)
            turn(shape, rtl=True)
            _sign(shape, asks)
    for styles in root.iterfind(f"{P}txStyles"):
        turn(styles, rtl=True)


def _of_code(shape: etree._Element) -> bool:
    named, mark = shape.find(f"{P}nvSpPr/{P}cNvPr"), shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    pictured = mark is not None and mark.get("type") == "pic"
    return named is not None and named.get("name") in _CODE and not pictured


def _move(shape: etree._Element, wide: int) -> None:
    """As in a mirror in the middle of the slide; and the space at its sides."""
    at, size = (shape.find(f"{P}spPr/{A}xfrm/{A}{tag}") for tag in ("off", "ext"))
    if at is not None and size is not None:
        at.set("x", str(wide - int(at.get("x", "0")) - int(size.get("cx", "0"))))
    body = shape.find(f"{P}txBody/{A}bodyPr")
    if body is not None:
        sides = {"lIns": body.get("rIns"), "rIns": body.get("lIns")}
        for name, inset in sides.items():
            if inset is not None:
                body.set(name, inset)
        body.set("rtlCol", "1")


def turn(root: etree._Element, *, rtl: bool, bare: bool = True) -> None:
    """Levels that run the other way, and so begin on the other side; not `bare` ones, that say no side."""
    for level in root.iter():
        tag = str(level.tag)
        runs = level.get("rtl", "0") in ("1", "true")
        says = bare or level.get("algn") or level.get("rtl")
        if tag.startswith(f"{A}lvl") and tag.endswith("pPr") and says and runs != rtl:
            level.set("algn", _SIDES.get(level.get("algn", "l"), level.get("algn", "l")))
            level.set("rtl", str(int(rtl)))


def _sign(shape: etree._Element, asks: str) -> None:
    """What layouts print themselves: the quotation mark that opens, and the sign of a question."""
    for words in shape.iterfind(f"{P}txBody/{A}p/{A}r/{A}t"):
        words.text = {"“": "”", "?": asks}.get(words.text or "", words.text)
