"""Slides that carry the talk along: title, agenda, sections, statements, sources, the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from pydantic import Field

from generator.content.base import Id, Ids
from generator.content.collections import Weight
from generator.content.inline import Inline, Text
from generator.content.slides.base import Entry, FromCollection, Slide, TalkView


class TitleSlide(Slide):
    kind: Literal["title"]
    synonyms: ClassVar[str] = "cover intro opener titlepage title_slide"
    layouts: ClassVar[str] = "Title"
    shows_of_talk: ClassVar[tuple[str, ...]] = ("title", "subtitle", "speakers", "event")
    eyebrow_shows: ClassVar[Literal[""]] = ""

    def title_from(self, item: Any, talk: TalkView) -> Inline | None:
        return talk.file.title  # type: ignore[no-any-return]


class Agenda(Slide):
    kind: Literal["agenda"]
    synonyms: ClassVar[str] = "toc contents outline overview table_of_contents"
    layouts: ClassVar[str] = "Agenda"
    divides: ClassVar[bool] = True
    title_word: ClassVar[str] = "agenda"
    eyebrow_shows: ClassVar[Literal[""]] = ""

    def contents(self, talk: TalkView, sections: Sequence[Any]) -> Sequence[Any]:
        return sections


class Section(Slide):
    """The agenda names it."""

    kind: Literal["section"]
    synonyms: ClassVar[str] = "chapter divider part heading header break"
    layouts: ClassVar[str] = "Section"
    opens: ClassVar[Literal["section"]] = "section"
    keeps_title: ClassVar[bool] = True
    eyebrow_shows: ClassVar[Literal[""]] = ""
    siblings: ClassVar[Literal["deck"]] = "deck"

    title: Text
    text: Text | None = None


def anchor_of(section_id: str | None, number: int) -> str:
    """What comes after '#' in a link to a section: its id, or its number among the sections."""
    return section_id or f"section-{number}"


class Question(Slide):
    """A question for the audience, which is the slide's title; `text` says how to answer it."""

    kind: Literal["question"]
    synonyms: ClassVar[str] = "questions q_a qa discussion quiz"
    layouts: ClassVar[str] = "Question"

    title: Text
    text: Text | None = None


class Definition(Slide):
    """A term, which is the slide's title, with its meaning and an example of it."""

    kind: Literal["definition"]
    synonyms: ClassVar[str] = "define term glossary concept meaning"
    shorthand: ClassVar[str] = "term"
    layouts: ClassVar[str] = "Point"

    term: Text
    meaning: Text
    example: Text | None = None

    def title_from(self, item: Any, talk: TalkView) -> Inline | None:
        return self.term


class Appendix(Slide):
    """The slides after it are kept for questions: neither the agenda nor the notes' time counts them."""

    kind: Literal["appendix"]
    synonyms: ClassVar[str] = "backup extra extras"
    layouts: ClassVar[str] = "Appendix"
    opens: ClassVar[Literal["appendix"]] = "appendix"
    title_word: ClassVar[str] = "appendix"
    eyebrow_shows: ClassVar[Literal[""]] = ""

    text: Text | None = None


class Statement(FromCollection):
    """A passage of prose, or a text of its own. Without a title it is its own, never said with a number."""

    kind: Literal["statement"]
    synonyms: ClassVar[str] = "text big message paragraph claim fact headline"
    shorthand: ClassVar[str] = "text"
    layouts: ClassVar[str] = "Statement|Big Title"
    filled_from: ClassVar[str] = "prose"
    one_each: ClassVar[bool] = True
    most_words: ClassVar[int] = 35  # that anybody reads while somebody speaks

    text: Text | None = None

    def title_from(self, item: Any, talk: TalkView) -> Inline | None:
        return self.text if self.text is not None else item.title or item.text[0]

    def says_title(self, title: Inline, item: Any) -> bool:
        return title == (self.text if self.text is not None else item.title or item.text[0])

    def words_shown(self, item: Any) -> str:
        return " ".join(one.plain for one in ([self.text] if self.text else item.text))

    def advice(self, item: Any) -> tuple[str, str] | None:
        if (count := len(self.words_shown(item).split())) <= self.most_words:
            return None
        hint = f"a statement is one sentence of {self.most_words} words at most"
        return f"the statement has {count} words", f"{hint}; the rest belongs in the notes"


class SourcesSlide(Slide):
    kind: Literal["sources"]
    synonyms: ClassVar[str] = "references bibliography literature credits"
    layouts: ClassVar[str] = "Sources( Few)?"
    lists_sources: ClassVar[bool] = True
    divides: ClassVar[bool] = True
    most_items: ClassVar[int] = 12
    title_word: ClassVar[str] = "sources"

    def contents(self, talk: TalkView, sections: Sequence[Any]) -> Sequence[Any]:
        return tuple(talk.sources.values())


class Closing(Slide):
    """`link` is the id of one of the talk's links; its QR code is drawn."""

    kind: Literal["closing"]
    synonyms: ClassVar[str] = "thanks end thank_you outro goodbye contact final"
    layouts: ClassVar[str] = "Closing( Bare)?"
    title_word: ClassVar[str] = "thanks"
    eyebrow_shows: ClassVar[Literal[""]] = ""

    text: Text | None = None
    link: Id | None = None


class Each(Entry):
    """One slide per item of a collection, of the kind that suits the collection."""

    shorthand: ClassVar[str] = "from"
    kind: Literal["each"]
    from_: str = Field(alias="from")
    pick: Ids = ()
    weight: Weight = "minor"


KINDS = (TitleSlide, Agenda, Section, Statement, Question, Definition, SourcesSlide, Closing, Appendix, Each)
