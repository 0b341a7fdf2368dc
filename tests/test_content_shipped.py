"""The talk that ships is complete, cited and long enough; the second talk has the shape it is there for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator.build import TEMPLATES
from generator.content import Talk, load
from generator.content.citations import cited_ids
from generator.content.collections import Milestone, Milestones, Quote
from generator.content.dates import When
from generator.content.inline import Inline
from generator.content.slides.base import FromCollection, Slide
from generator.content.slides.exhibits import Columns, Table
from generator.content.slides.items import Facts, Points
from generator.content.slides.story import Appendix, Each
from generator.content.talk import chosen, collection_of
from generator.language import load_words
from generator.pages.blocks import resolve_all, shown_on
from tests import decades

ROOT = Path(__file__).parent.parent
ENGLISH = load_words(TEMPLATES / "words.yaml", "en-US", {})

# As the Foundation's announcement prints them.
QUOTES = {
    ("Niles Burbank", "AMD"): """
        PyTorch’s growth and adoption in the AI community is a testament to open collaboration. The
        collective efforts of all the contributors have helped propel PyTorch as one of the most
        widely adopted AI frameworks in the industry. AMD is proud to be a part of this movement -
        making sure that the future of AI is open - and we are excited to continue contributing to
        this vibrant ecosystem.
    """,
    ("Brian Granger", "AWS"): """
        The release of the PyTorch Documentary showcases the innovation and real-world impact of one
        of the most widely adopted open source machine learning frameworks. By supporting and
        contributing to the PyTorch community, AWS helps enable cutting-edge machine learning
        research that drives advancements in AI capabilities. We are excited about the documentary
        as it highlights the power of collaboration in propelling PyTorch to the forefront of
        machine learning and empowering developers and data scientists to create groundbreaking
        models. At AWS, we celebrate frameworks like PyTorch that foster environments where open
        source machine learning technologies can grow and benefit the community at-large, as well as
        our customers.
    """,
    ("Dwarak Rajagopal", "Google"): """
        Google recognizes the impact of PyTorch on the AI community, providing researchers and
        developers with powerful, flexible tools for innovation. This documentary not only
        celebrates the remarkable achievements of the PyTorch community but also highlights the
        collaborative spirit driving advancements in AI. We look forward to continuing our support
        for PyTorch and fostering an open ecosystem that accelerates machine learning research and
        application.
    """,
    ("Soumith Chintala", "Meta"): """
        We have been so impressed with the growth and collaboration that PyTorch has created over
        the years. From very humble beginnings at Meta to a cornerstone in AI research and
        development, the documentary showcases the dedication of our contributors since the start.
        It’s an honor to be a part of something so impactful, and now it’s been documented for our
        community to take part in.
    """,
    ("Eric Boyd", "Microsoft"): """
        We're truly excited about the premiere of the PyTorch Documentary. At Microsoft, PyTorch has
        been our default deep learning framework for building AI solutions including Microsoft
        Copilot. Additionally, we have made significant investments to create an optimized
        environment for our customers to develop, train, fine-tune and deploy their PyTorch
        workloads on Azure and Windows, furthering our commitment to democratize AI.
    """,
    ("Matt White", "PyTorch Foundation"): """
        The release of the PyTorch documentary marks a significant milestone for our community,
        showcasing the incredible journey and rapid evolution of PyTorch. We are excited to share
        these stories and achievements with the world, and we look forward to continuing to foster
        innovation and growth of the PyTorch community and PyTorch’s evolving ecosystem.
    """,
}

# What someone who knows the five documents would look for.
TOLD = """
    Powering the AI Revolution | From an internal experiment to the platform that powers the AI revolution
    youtube.com/live/EjgTv6aSeqk | unsung heroes | creators and community leaders | members and sponsors
    Soumith Chintala | Yann LeCun | Adam Paszke | Sam Gross | Gregory Chanan | Torch7 | FAIR | student intern
    Torch | Theano | Caffe | Lua | Chainer | HIPS Autograd | chaotic environment | labyrinth | usability
    dynamic graph | January 2017 | ONNX | Open Neural Network Exchange | day two of F8 | May 2018
    December 7, 2018 | NeurIPS | ICML | Caffe2 | TorchScript | JIT | TensorFlow | OpenAI | graph-based
    September 12, 2022 | Linux Foundation | top-level project | TorchDynamo | up to a 2× | torch.compile
    2.2, 2.3, 2.4 and 2.5 | 2.6, 2.7, 2.8 and 2.9 | PyTorch 2.10 | January 2026 | large models
    ChatGPT | Stable Diffusion | Autopilot | Pyro | Transformers | PyTorch Lightning | Catalyst | torchvision
    self-driving cars | natural language | computer vision | Microsoft Copilot | tape-based autograd
    GPUs and CPUs | 2,400 | 150,000 | 154,000 | 80 percent | 200 | modified BSD
    primary framework | more contributors | wide recognition | 2.15 | October 2026
    lingua franca | NumPy | pythonic
    AMD | Amazon Web Services | Google Cloud | Meta | Microsoft Azure | NVIDIA | hundreds of engineers
    Remaining open | Maintaining neutral branding | Staying fair | Forging a strong technical identity
    vendor-neutral | steward | conferences | training courses | largest contributor | democratizing AI
    Competition accelerates innovation | Focus on Python and eager execution | Open source as an engine
    The industry united | PyTorch is here to stay | experiment tracking, deployment, monitoring
    Developer experience is a top priority | First focus, then scale | Integration is stronger than invention
    Reliance on clouds and platforms | open source community | impacts an entire industry
"""

# The infographic's nine, and the dated events of the others, with the day, month or year that is known.
DATED = {
    "2016": "Origin of the project",
    "2017-01": "Public beta",
    "2017-09": "Research breakthrough",
    "2018-05": "1.0 announced at F8",
    "2018-12-07": "Going into production",
    "2020": "Explosive growth in popularity",
    "2022-09-12": "Independent Foundation",
    "2023-03-15": "A new round of productivity",
    "2024-01–2024-10": "Fast 2.x release cycle",
    "2024-06-25": "The documentary",
    "2025-01–2025-10": "Strengthening the production platform",
    "2026-01": "Major line as of January 2026",
    "2026-03–2026-10": "Five more releases",
}


# Of a slide's fields, those whose words are not on it.
UNPRINTED = ("notes", "url", "id", "from_", "pick", "sources", "language", "alt", "kind", "highlight")


@pytest.fixture(scope="module")
def film() -> Talk:
    return load(ROOT / "content" / "pytorch-documentary")


@pytest.fixture(scope="module")
def space() -> Talk:
    return load(ROOT / "tests" / "talks" / "vols-habites")


@pytest.fixture(params=["film", "space"])
def talk(request: pytest.FixtureRequest) -> Talk:
    found: Talk = request.getfixturevalue(request.param)
    return found


def test_the_six_quotes_are_whole_and_verbatim(film: Talk) -> None:
    quotes: tuple[Quote, ...] = film.collections["quotes"].items  # type: ignore[assignment]
    assert {(one.person, one.organisation): one.text.plain for one in quotes} == {
        said_by: " ".join(text.split()) for said_by, text in QUOTES.items()
    }
    assert all(one.highlight and len(one.highlight.split()) <= 30 for one in quotes)


def test_every_quote_has_its_slide(film: Talk) -> None:
    assert Counter(slide.person for slide in shown(film) if isinstance(slide, Quote)) == {
        person: 1 for person, _ in QUOTES
    }


@pytest.mark.parametrize("needle", re.split(r"\s*[|\n]\s*", TOLD.strip()))
def test_what_the_documents_say_is_told(film: Talk, needle: str) -> None:
    words = everything(film)
    assert re.search(rf"(?<!\w){re.escape(needle)}(?!\w)", words, re.IGNORECASE)


def test_every_dated_event_is_a_milestone(film: Talk) -> None:
    found = milestones(film)
    assert {ENGLISH.digits(one.date).removeprefix("about "): one.title.plain for one in found} == DATED
    assert [one.title.plain for one in found if one.date.about] == [DATED["2020"]]
    assert sum(one.weight == "major" for one in found) == 9


def test_where_documents_differ_the_other_figure_is_noted(film: Talk) -> None:
    notes = {
        (name, item.id): item.footnote.plain
        for name, found in film.collections.items()
        for item in found.items
        if item.footnote
    }
    assert "nearly 154,000" in notes["facts", "projects"]
    assert "six years ago" in notes["milestones", "origin"]
    assert "Amazon, and Meta" in notes["members", "google-cloud"]


def test_what_no_document_dates_cites_the_public_record(film: Talk) -> None:
    record = {one.id for one in film.sources.values() if "(public record)" in one.title}
    for event in ("two-point-oh", "fast-cycle", "platform", "research", "growth"):
        [found] = [one for one in milestones(film) if one.id == event]
        assert record & set(found.sources), event


def test_every_item_cites_a_source(talk: Talk) -> None:
    uncited = [
        f"{name}: {item.id}"
        for name, found in talk.collections.items()
        for item in found.items
        if found.kind != "sources" and not item.sources
    ]
    assert uncited == []


def test_every_source_is_cited_on_a_slide_and_on_both_sheets(film: Talk) -> None:
    one_page, poster = film.file.one_pager, film.file.poster
    assert one_page
    assert poster
    on_slides = cited_ids([one for slide in outline(film) for one in (slide, *items_of(film, slide))])
    on_page = resolve_all(film, one_page.blocks, ())
    [listed] = [block.items for block in on_page if block.kind == "sources"]
    beside = shown_on(film, resolve_all(film, poster.beside, ()), milestones(film))
    assert on_slides == {one.id for one in listed} == cited_ids(beside) == set(film.sources)


def test_slides_with_claims_of_their_own_cite_a_source(talk: Talk) -> None:
    for slide in outline(talk):
        if isinstance(slide, Columns | Table) or (isinstance(slide, Points | Facts) and slide.items):
            assert cited_ids([slide, *items_of(talk, slide)]), slide


def test_no_slide_says_a_figure_a_date_or_a_quote_without_a_source(film: Talk) -> None:
    for slide in outline(film):
        own = {name: getattr(slide, name) for name in type(slide).model_fields if name not in UNPRINTED}
        words = " ".join(word for value in own.values() for word in words_in(value))
        if re.search(r"\d|[“”]", words) and slide.kind != "code":
            assert cited_ids([slide, *items_of(film, slide)]), words


def test_its_own_words_are_spelled_as_americans_spell(film: Talk) -> None:
    british = r"\b\w*(?:isation|ised|ising|avour|olour|icence|paedia|centre|whilst|learnt)\w*"
    found = {one.lower() for one in re.findall(british, everything(film), re.IGNORECASE)}
    assert film.file.language == "en-US"
    assert found <= {"organisations"}, "the name of a kind"


def test_every_slide_has_something_to_say(talk: Talk) -> None:
    silent = [number for number, words in enumerate(notes(talk), start=1) if not words]
    assert silent == []


def test_the_notes_fill_twenty_minutes(film: Talk) -> None:
    spoken = sum(len(words.split()) for words in notes(film))
    assert 2_450 <= spoken <= 2_750
    assert 30 <= len(list(notes(film))) <= 48


def test_the_second_talk_has_milestones_of_every_kind(space: Talk) -> None:
    dates = [one.date for one in milestones(space)]
    assert len(dates) == 30
    assert {date.precision for date in dates} == {"day", "month", "year"}
    assert any(date.about for date in dates)
    assert any(date.ranged for date in dates)


def test_the_second_talk_has_a_crowded_month_a_double_day_and_a_long_gap(space: Talk) -> None:
    starts = sorted(one.date.start for one in milestones(space))
    assert max(Counter((day.year, day.month) for day in starts).values()) == 3
    assert max(Counter(starts).values()) == 2
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    assert max(gaps) > 8 * 365


def test_the_second_talk_is_of_another_shape(film: Talk, space: Talk) -> None:
    assert not space.of_kind("quotes")
    assert space.file.language == "fr"
    assert space.file.theme.accent
    assert re.search(r"[А-я]", space.file.title.plain)
    assert re.search(r"[é]", everything(space))
    assert {slide.kind for slide in outline(space)} - {slide.kind for slide in outline(film)} >= {
        "image",
        "point",
    }


def test_the_second_talks_picture_is_drawn_from_its_milestones(space: Talk) -> None:
    [image] = [slide.image for slide in outline(space) if slide.kind == "image"]
    counted = Counter(one.date.start.year // 10 * 10 for one in milestones(space))
    assert decades.counts() == {decade: counted[decade] for decade in decades.counts()}
    said = {int(decade): int(count) for decade, count in re.findall(r"(\d{4}), (\d+)", image.alt)}
    assert said == decades.counts()


def milestones(talk: Talk) -> tuple[Milestone, ...]:
    return tuple(
        one for found in talk.collections.values() if isinstance(found, Milestones) for one in found.items
    )


def outline(talk: Talk) -> tuple[Any, ...]:
    assert talk.file.deck is not None
    return talk.file.deck.slides


def shown(talk: Talk) -> Iterator[Any]:
    """What each slide is made of: the item of a slide of one, else the outline's entry."""
    for slide in outline(talk):
        if isinstance(slide, Each):
            yield from chosen(talk.collections[slide.from_].items, slide.pick, slide.weight)
        else:
            yield slide if slide.notes else item_of(talk, slide)


def item_of(talk: Talk, slide: Slide) -> Any:
    """The one item that the slide shows; the slide itself when it shows none, or several."""
    if not isinstance(slide, FromCollection):
        return slide
    pair = collection_of(talk, slide.from_, slide.filled_from)
    items = chosen(pair[1].items, slide.pick, slide.weight) if pair else ()
    return items[0] if len(items) == 1 else slide


def items_of(talk: Talk, slide: Any) -> tuple[Any, ...]:
    """The items that the slide is filled with: its own, or a collection's."""
    if isinstance(slide, Each):
        return chosen(talk.collections[slide.from_].items, slide.pick, slide.weight)
    own = tuple(getattr(slide, "items", ()))
    if not isinstance(slide, FromCollection) or slide.fills_itself:
        return own
    pair = collection_of(talk, slide.from_, slide.filled_from)
    return own + (chosen(pair[1].items, slide.pick, slide.weight) if pair else ())


def notes(talk: Talk) -> Iterator[str]:
    """The words said at each slide before the appendix."""
    said = takewhile(lambda one: not isinstance(one, Appendix), shown(talk))
    return (" ".join(paragraph.plain for paragraph in one.notes) for one in said)


def everything(talk: Talk) -> str:
    return " ".join(
        [*words_in(talk.file), *(w for found in talk.collections.values() for w in words_in(found))]
    )


def words_in(value: Any) -> Iterator[str]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from words_in(getattr(value, name))
    elif isinstance(value, Inline):
        yield value.plain
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from words_in(one)
    elif isinstance(value, When):
        yield ENGLISH.date(value)
