"""What other tools call our keys, kinds of slide and kinds of collection."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.problems import did_you_mean

_KEYS = {
    "title": "heading headline header name caption question q slide_title",
    "subtitle": "tagline subheading subtitel claim",
    "text": "body content description paragraph message quote question statement code source_code details",
    "items": "bullets points list entries content facts milestones quotes sources people",
    "notes": "speaker_notes note presenter_notes script comments say",
    "file": "src path filename image url href source",
    "alt": "alt_text description alternative",
    "image": "picture photo img logo figure",
    "photo": "picture image img portrait",
    "date": "year when time day from to start end begin",
    "weight": "importance priority level rank",
    "keywords": "tags topics subjects",
    "language": "lang locale sprache",
    "speakers": "author authors presenter presenters speaker",
    "person": "author by who speaker name said_by",
    "name": "title person who label",
    "organisation": "organization company affiliation institution employer",
    "role": "job position job_title function",
    "summary": "abstract description synopsis outline",
    "place": "venue location where city",
    "event": "conference venue occasion",
    "theme": "colors colours color colour style design",
    "accent": "color colour primary main",
    "minutes": "duration length time",
    "header": "columns head headers thead heading",
    "rows": "data body cells table",
    "data": "csv file source table",
    "columns": "left right cols sides",
    "sides": "left right columns",
    "from": "start begin source collection since",
    "to": "end until till",
    "kind": "type",
    "deck": "presentation slideshow pptx",
    "slides": "pages outline",
    "one_pager": "leaflet flyer summary_sheet handout_sheet onepager",
    "poster": "timeline frieze",
    "url": "link href website homepage address web",
    "link": "url href qr",
    "sources": "source reference references cite citation citations",
    "hidden": "hide skip",
    "build": "animate animation incremental steps fragments",
    "label": "text title name description caption",
    "value": "number figure amount count",
    "highlight": "emphasis short excerpt",
    "type": "kind chart_type",
    "template": "layout pptx",
    "blocks": "sections items content",
    "credit": "copyright source author",
    "pick": "ids id only select",
}
_COLLECTIONS = {
    "milestones": "timeline events history dates chronology",
    "points": "bullets list insights lessons ideas takeaways",
    "facts": "numbers stats statistics figures metrics",
    "quotes": "citations testimonials quotations",
    "sources": "references bibliography literature links",
    "organisations": "partners companies organizations logos sponsors",
    "people": "team speakers persons authors",
    "prose": "text texts paragraphs article story",
}


def _plain(word: str) -> str:
    return word.strip().lower().replace("-", "_").replace(" ", "_")


def _meant(word: str, table: Mapping[str, str]) -> Iterator[str]:
    plain = _plain(word)
    yield plain
    yield from (known for known, others in table.items() if plain in others.split())


def key_meant(word: str, known: Collection[str]) -> str:
    """The known key that other tools call by that word; "" if there is none."""
    return next((one for one in _meant(word, _KEYS) if one in known), "")


def key_below(word: str, below: Mapping[str, Collection[str]]) -> tuple[str, str]:
    """The key that takes what is meant by the word, and its name below that key; "" twice when none does."""
    for one in _meant(word, _KEYS):
        for around, known in below.items():
            if one in known:
                return around, one
    return "", ""


def slide_meant(word: str, kinds: Mapping[str, str]) -> str:
    """The kind of slide that other tools call by that word, as a hint; `kinds` has such words for each."""
    return _hint(word, kinds, kinds)


def collection_meant(word: str, known: Collection[str]) -> str:
    """The kind of collection that other tools call by that word, as a hint."""
    return _hint(word, known, _COLLECTIONS)


def _hint(word: str, known: Collection[str], table: Mapping[str, str]) -> str:
    meant = next((one for one in _meant(word, table) if one in known), "")
    return f"write '{meant}'" if meant else did_you_mean(word, known)
