"""Slides that show items of a collection, several at once or one large."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from generator.content.collections import Fact, Point
from generator.content.inline import Inline
from generator.content.slides.base import FromCollection, OneOfCollection, TalkView, plain_inline


class Points(FromCollection):
    kind: Literal["points"]
    synonyms: ClassVar[str] = "bullets bullet list slide content items ul"
    layouts: ClassVar[str] = "Points"
    filled_from: ClassVar[str] = "points"
    builds: ClassVar[bool] = True
    divides: ClassVar[bool] = True

    items: tuple[Point, ...] = ()
    numbered: bool = False


class PointSlide(OneOfCollection):
    kind: Literal["point"]
    layouts: ClassVar[str] = "Point"
    filled_from: ClassVar[str] = "points"
    eyebrow_shows: ClassVar[Literal["place"]] = "place"

    def title_from(self, item: Any, talk: TalkView) -> Inline | None:
        return item.title if item else None


class Facts(FromCollection):
    kind: Literal["facts"]
    synonyms: ClassVar[str] = "numbers figures stats statistics metrics kpis"
    layouts: ClassVar[str] = r"Facts \d+"
    filled_from: ClassVar[str] = "facts"
    builds: ClassVar[bool] = True
    divides: ClassVar[bool] = True
    most_items: ClassVar[int] = 6

    items: tuple[Fact, ...] = ()


class Timeline(FromCollection):
    kind: Literal["timeline"]
    synonyms: ClassVar[str] = "milestones history roadmap events chronology"
    layouts: ClassVar[str] = "Timeline"
    filled_from: ClassVar[str] = "milestones"
    builds: ClassVar[bool] = True
    by_date: ClassVar[bool] = True
    footnotes_once: ClassVar[bool] = True  # it shows titles alone
    title_word: ClassVar[str] = "timeline"

    scale: Literal["auto", "linear", "compressed"] = "auto"


class MilestoneSlide(OneOfCollection):
    kind: Literal["milestone"]
    layouts: ClassVar[str] = "Milestone( Picture)?"
    plainer: ClassVar[str] = "its date stands on no ground"
    filled_from: ClassVar[str] = "milestones"
    item_picture: ClassVar[str] = "image"

    def title_from(self, item: Any, talk: TalkView) -> Inline | None:
        return item.title if item else None


class QuoteSlide(OneOfCollection):
    """Its title is who said it; said again, it is the section's and the word for a quote."""

    kind: Literal["quote"]
    synonyms: ClassVar[str] = "blockquote citation quotes quotation testimonial"
    layouts: ClassVar[str] = "Quote( Titled)?"
    filled_from: ClassVar[str] = "quotes"
    title_word: ClassVar[str] = "quote"
    most_words: ClassVar[int] = 45  # that anybody reads while somebody speaks

    def title_from(self, item: Any, talk: TalkView) -> Inline | None:
        return plain_inline(item.person) if item else None

    def says_title(self, title: Inline, item: Any) -> bool:
        return item is not None and title.plain == str(item.person)

    def advice(self, item: Any) -> tuple[str, str] | None:
        if (count := len(str(item.shown).split())) <= self.most_words:
            return None
        whole = item.highlight is None
        hint = "give the quote a 'highlight', what the slide shows" if whole else "make its highlight shorter"
        return f"the quote shown has {count} words", f"{hint}: {self.most_words} words at most"


class OrganisationsSlide(FromCollection):
    kind: Literal["organisations"]
    synonyms: ClassVar[str] = "partners logos organizations sponsors companies"
    layouts: ClassVar[str] = "Organisations .*"
    filled_from: ClassVar[str] = "organisations"
    divides: ClassVar[bool] = True
    most_items: ClassVar[int] = 12
    item_picture: ClassVar[str] = "logo"


class PeopleSlide(FromCollection):
    kind: Literal["people"]
    synonyms: ClassVar[str] = "team speakers authors"
    layouts: ClassVar[str] = r"People \d+"
    filled_from: ClassVar[str] = "people"
    divides: ClassVar[bool] = True
    most_items: ClassVar[int] = 12
    item_picture: ClassVar[str] = "photo"


class PersonSlide(OneOfCollection):
    kind: Literal["person"]
    synonyms: ClassVar[str] = "speaker author bio about_me"
    layouts: ClassVar[str] = "Person( Bare)?"
    filled_from: ClassVar[str] = "people"
    item_picture: ClassVar[str] = "photo"

    def title_from(self, item: Any, talk: TalkView) -> Inline | None:
        return plain_inline(item.name) if item else None


KINDS = (
    Points,
    PointSlide,
    Facts,
    Timeline,
    MilestoneSlide,
    QuoteSlide,
    OrganisationsSlide,
    PeopleSlide,
    PersonSlide,
)
