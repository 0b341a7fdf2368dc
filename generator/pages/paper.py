"""HTML on paper: laid out, measured, and written as tagged PDF. The only module that knows WeasyPrint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.request import url2pathname

from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse, iri_to_uri, path2url

from generator import text
from generator.drawing import printed
from generator.fonts import family
from generator.look import Look
from generator.pages.copying import Drawn, say_texts
from generator.pages.directions import direct
from generator.pages.inlay import Part, elements, inlay, parts
from generator.pages.lines import guide
from generator.pages.tagging import mend

PT_PER_PX = 0.75
# WeasyPrint 70 ends a line at the paragraph's first space when what stands before an inline element fits,
# but not with the space after it. A space inside the element, at its start, is not met by this; but inside
# a link it would be a link of its own when it ends a line, with nothing in it to read, and in code too wide.
_BEFORE_INLINE = re.compile(r"([ \u00a0])(<(?:b|cite|em|i|span|strong)\b[^>]*>)")
_BEFORE_OTHER = re.compile(r"([ \u00a0])(<(a|code)\b[^>]*>.*?</\3>)")
_FONT = "font:"  # an address of our own: family/weight/slope
_PART = "part:"  # and one for parts of other sheets
_DRAWING = "drawing:"


@dataclass(frozen=True)
class Box:
    """A rectangle on a page: points from the page's top left corner; `page` counts from 0."""

    page: int
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def union(self, other: Box) -> Box:
        """The smallest box around both; they lie on one page."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(self.page, x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


@dataclass(frozen=True)
class Picture:
    """A picture of pixels on a page: how many it has `across` and `down`, and its box in points.

    With `cover` it fills the box and is cut.
    """

    file: Path
    across: int
    down: int
    width: float
    height: float
    cover: bool = False


class Finishing(Protocol):
    """Called with the PDF (of pydyf's objects) before its bytes are written; `version` is that of PDF."""

    @property
    def version(self) -> str: ...

    def __call__(self, pdf: Any, /) -> None: ...


@dataclass(frozen=True)
class Sheet:
    """A document laid out. `boxes` are the border boxes of every element that has an id."""

    pages: int
    boxes: Mapping[str, Box]
    document: Document
    base: Path

    @property
    def pictures(self) -> Iterator[Picture]:
        """The bitmaps from files, page by page, without drawings."""
        for page in self.document.pages:
            for image, file, box in _pictures(page._page_box, path2url(f"{self.base}/")):
                if file.suffix.lower() != ".svg":
                    size = box.width * PT_PER_PX, box.height * PT_PER_PX
                    yield Picture(file, image.width, image.height, *size, box.style["object_fit"] == "cover")

    def parts(self, kind: str) -> dict[str, Part]:
        """The elements with that class and an id, by id, for other sheets to show and to read."""
        return parts(self.document.pages, kind)

    def part(self, box: Box) -> Part:
        """A rectangle of the sheet, for other sheets to show as a picture."""
        left, top, width, height = (one / PT_PER_PX for one in (box.x, box.y, box.width, box.height))
        return Part(self.document.pages[box.page], f"page-{box.page}", left, top, width, height)

    def pdf(self, finishing: Finishing | None = None, order: Sequence[int] = ()) -> bytes:
        """The PDF; the same sheet gives the same bytes. `order` is the reading order of folded pages."""

        drawn = Drawn()
        self.document.fonts = drawn.fonts()

        def finish(document: Document, pdf: Any) -> None:
            mend(pdf, document.pages, order)
            say_texts(pdf, drawn)
            if finishing:
                finishing(pdf)

        options = {"pdf_variant": "pdf/ua-1", "pdf_identifier": True}
        if finishing:
            options["pdf_version"] = finishing.version
        out: bytes = self.document.write_pdf(finisher=finish, **options)
        return out


class Press:
    """Lays out pages in one look; reads files below `folders` only, and nothing from the network."""

    def __init__(self, look: Look, folders: Sequence[Path]) -> None:
        self._fetcher = _Fetcher(folders, look)
        self._fonts = FontConfiguration()
        self._rtl = look.rtl
        rules = "".join(
            _font_faces(name) for name in dict.fromkeys((look.heading, look.text, look.code, *look.others))
        )
        self._style = CSS(string=rules, font_config=self._fonts, url_fetcher=self._fetcher)

    def lay_out(self, html: str, base: Path, shown: Mapping[str, Part] | None = None) -> Sheet:
        """`base` is the folder that relative addresses in the page start from.

        `shown` are parts of other sheets by name: pictures with the address `part:` and the name show them.
        """
        joined = _BEFORE_OTHER.sub(r"<span>\1\2</span>", _BEFORE_INLINE.sub(r"\2\1", html))
        page = HTML(string=joined, base_url=path2url(f"{base}/"), url_fetcher=self._fetcher)
        direct(page.etree_element, rtl=self._rtl)
        guide(page.etree_element)
        cache = {iri_to_uri(f"{_PART}{name}"): part for name, part in (shown or {}).items()}
        document = page.render(font_config=self._fonts, stylesheets=[self._style], cache=cache)
        boxes: dict[str, Box] = {}
        for number, sheet in enumerate(document.pages):
            self._name_pictures(sheet._page_box, path2url(f"{base}/"))
            for name, box in _boxes(sheet._page_box, number):
                known = boxes.get(name)
                boxes[name] = known.union(box) if known and known.page == number else known or box
        inlay(document.pages)
        return Sheet(len(document.pages), boxes, document, base)

    def _name_pictures(self, root: Any, base: str) -> None:
        """By their paths from their folders, not by whole ones as WeasyPrint does: a talk gives the same
        bytes wherever it lies."""
        for image, file, _ in _pictures(root, base):
            within = next((one for one in self._fetcher.folders if file.is_relative_to(one)), Path("/"))
            name = file.relative_to(within).as_posix()
            image.id = md5(name.encode(errors="surrogateescape"), usedforsecurity=False).hexdigest()


class _Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint carries no types
    """Serves the fonts, and files below the given folders; anything else is refused."""

    def __init__(self, folders: Sequence[Path], look: Look) -> None:
        super().__init__(allowed_protocols=("file", "data"), fail_on_errors=True)
        self._look = look
        self.folders = [folder.resolve() for folder in folders]
        self._drawings: dict[Path, tuple[bytes, str]] = {}

    def fetch(self, url: str, headers: Any = None) -> Any:
        if url.startswith(_FONT):
            name, bold, italic = unquote(url.removeprefix(_FONT)).split("/")
            letters = self._look.letters if family(name).large else ""
            return URLFetcherResponse(url, text.static(name, bold == "bold", italic == "italic", letters))
        if url.startswith("file:"):
            path = Path(url2pathname(urlsplit(url).path)).resolve()
            if not any(path.is_relative_to(folder) for folder in self.folders):
                raise FatalURLFetchingError(f"{url} lies outside the talk and the theme")
            if path.suffix.lower() == ".svg":
                return self._drawing(path)
        return super().fetch(url, headers)

    def _drawing(self, path: Path) -> Any:
        if path not in self._drawings:
            self._drawings[path] = printed(path, self._look)
        data, kind = self._drawings[path]
        # Under an address of its own: WeasyPrint would read pixels again from the file.
        return URLFetcherResponse(_DRAWING, data, headers={"Content-Type": kind})


def _font_faces(name: str) -> str:
    """Four styles of a family. They are made static first: WeasyPrint's own way to do so takes a second."""
    return "".join(
        f'@font-face {{ font-family: "{name}"; font-weight: {700 if bold else 400};'
        f' font-style: {italic or "normal"}; src: url("{_FONT}{quote(name)}/{bold}/{italic}") }}\n'
        for bold in ("", "bold")
        for italic in ("", "italic")
        if not italic or family(name).face(italic=True).italic
    )


def _boxes(root: Any, page: int) -> Iterator[tuple[str, Box]]:
    for box in elements(root):
        if name := box.element.get("id"):
            yield (
                name,
                Box(
                    page,
                    box.border_box_x() * PT_PER_PX,
                    box.border_box_y() * PT_PER_PX,
                    box.border_width() * PT_PER_PX,
                    box.border_height() * PT_PER_PX,
                ),
            )


def _pictures(root: Any, base: str) -> Iterator[tuple[Any, Path, Any]]:
    """WeasyPrint's images in pixels, each with its file and its box."""
    for box in root.descendants(placeholders=True):
        image: Any = getattr(box, "replacement", None)
        if box.element is None or not hasattr(image, "image_data"):  # WeasyPrint's, of a picture in pixels
            continue
        address = urlsplit(urljoin(base, box.element.get("src", "")))
        if address.scheme == "file":
            yield image, Path(url2pathname(address.path)).resolve(), box
