"""Talks with timelines as people have them: crowded, long, sparse, in other scripts."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

ENGLISH = ("The", "first", "bridge", "over", "river", "opens", "to", "traffic", "after", "years", "work")
CHINESE = ("第一座", "大桥", "建成", "通车", "研究", "发表", "会议", "开始", "语言", "模型", "图书馆")
ARABIC = ("افتتاح", "الجسر", "الأول", "فوق", "النهر", "بعد", "سنوات", "من", "العمل", "المكتبة", "الجديدة")
FRENCH = (
    "Le",
    "premier",
    "pont",
    "sur",
    "le",
    "fleuve",
    "ouvre",
    "à",
    "la",
    "circulation",
    "après",
    "travaux",
)
WORDS = {"en": ENGLISH, "fr": FRENCH, "zh": CHINESE, "ar": ARABIC}


def _said(random: Random, language: str, least: int, most: int) -> str:
    words = [random.choice(WORDS[language]) for _ in range(random.randint(least, most))]
    said = ("" if language == "zh" else " ").join(words)
    return said[0].upper() + said[1:]


def _items(dates: list[Any], language: str = "en", seed: int = 1) -> list[dict[str, Any]]:
    random = Random(seed)
    weights = ("major", "normal", "normal", "minor")
    return [
        {
            "date": when,
            "title": _said(random, language, 2, 5),
            "text": _said(random, language, 6, 16),
            "weight": weights[n % 4],
        }
        for n, when in enumerate(dates)
    ]


def dense_year(count: int = 60) -> dict[str, Any]:
    random = Random(2)
    days = sorted(date(2020, 1, 1) + timedelta(random.randrange(365)) for _ in range(count))
    return {"kind": "milestones", "items": _items([str(day) for day in days])}


def two_millennia() -> dict[str, Any]:
    random = Random(3)
    years = sorted([*random.sample(range(30, 480), 5), *random.sample(range(1450, 2020), 20)])
    dates: list[Any] = ["44-03-15 BCE", *(str(year) for year in years)]
    dates[2], dates[9] = {"about": dates[2]}, {"from": dates[9], "to": dates[11]}
    dates[5] = {"century": "5"}
    dates += [{"about": {"century": "12"}}, "1820s", {"about": "1340"}, "2020-03-11"]
    eras = [
        {"id": "a", "title": "Antiquity", "from": "27 BCE", "to": "476"},
        {"id": "b", "title": "Printing", "from": "1450"},
        {"id": "c", "title": "Machines", "from": "1760"},
        {"id": "d", "title": "Networks of everything", "from": "1990"},
    ]
    return {"kind": "milestones", "eras": eras, "items": _items(dates)}


def ancient() -> dict[str, Any]:
    """Years before 1, and an era that takes many letters."""
    random = Random(8)
    years = sorted(random.sample(range(30, 1800), 18), reverse=True)
    dates: list[Any] = [f"{year} BCE" for year in years] + ["14", "79-08-24 CE", "500s"]
    dates[3], dates[5] = {"about": dates[3]}, {"from": dates[5], "to": dates[7]}
    dates += [{"from": "27 BCE", "to": "476"}, {"century": "5 BCE"}, {"about": "440s BCE"}, "44-03-15 BCE"]
    eras = [
        {"id": "a", "title": _said(random, "fr", 2, 2), "from": "1800 BCE"},
        {"id": "b", "title": _said(random, "fr", 1, 2), "from": {"century": "6 BCE"}},
        {"id": "c", "title": _said(random, "fr", 1, 2), "from": "27 BCE"},
    ]
    return {"kind": "milestones", "eras": eras, "items": _items(dates, "fr")}


def spread(count: int, language: str = "en") -> dict[str, Any]:
    random = Random(count)
    days = sorted(date(1990, 1, 1) + timedelta(random.randrange(12000)) for _ in range(count))
    dates: list[Any] = [str(day) for day in days]
    for n in range(0, count, 5):
        dates[n] = dates[n][:7] if n % 2 else dates[n][:4]
    eras = [{"id": "a", "title": _said(random, language, 2, 2), "from": "1989"}]
    eras += [{"id": "b", "title": _said(random, language, 1, 2), "from": "2004-05"}]
    return {"kind": "milestones", "eras": eras, "items": _items(dates, language)}


def four_lanes(count: int = 48) -> dict[str, Any]:
    random = Random(5)
    days = sorted(date(1950, 1, 1) + timedelta(random.randrange(26000)) for _ in range(count))
    items = _items([str(day) for day in days], seed=4)
    lanes = [
        {"id": f"lane{n}", "title": title} for n, title in enumerate(("Steel", "Stone", "Wood", "Ropes"))
    ]
    items = [{**one, "lane": f"lane{random.randrange(4)}"} for one in items]
    eras = [
        {"id": "a", "title": "Calculated", "from": "1950"},
        {"id": "b", "title": "Simulated", "from": "1985"},
    ]
    return {"kind": "milestones", "eras": eras, "lanes": lanes, "items": items}


HISTORIES: dict[str, tuple[str, dict[str, Any]]] = {
    "dense-year": ("en", dense_year()),
    "two-millennia": ("en", two_millennia()),
    "ancient": ("fr", ancient()),
    "four-lanes": ("en", four_lanes()),
    "four-hundred": ("en", spread(400)),
    "one": ("en", spread(1)),
    "three": ("en", spread(3)),
    "chinese": ("zh", spread(14, "zh")),
    "arabic": ("ar", spread(14, "ar")),
}


def write(name: str, folder: Path, orientation: str) -> Path:
    """The talk as a folder, with a poster of that orientation."""
    language, collection = HISTORIES[name]
    folder.mkdir(parents=True)
    title = {
        "en": "A history of *bridges*",
        "fr": "Une histoire des *ponts*",
        "zh": "桥梁的*历史*",
        "ar": "تاريخ *الجسور*",
    }[language]
    talk = {
        "title": title,
        "language": language,
        "poster": {"size": "a1", "orientation": orientation, "from": "steps"},
    }
    for stem, data in (("talk", talk), ("steps", collection)):
        text = yaml.safe_dump(data, allow_unicode=True, default_style='"')
        (folder / f"{stem}.yaml").write_text(text, encoding="utf-8")
    return folder
