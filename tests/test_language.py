import pytest

from generator.build import TEMPLATES
from generator.content.dates import When
from generator.language import load_words
from generator.source import read

FILE = TEMPLATES / "words.yaml"


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "2018-12-07", "7 December 2018"),
        ("en-US", "2018-12-07", "December 7, 2018"),
        ("fr", "2018-12", "décembre 2018"),
        ("ru", "1961-04-12", "12 апреля 1961\u202fг."),
        ("en", "2018", "2018"),
        ("en", {"from": "2016", "to": "2018"}, "2016\u2009–\u20092018"),
        ("en", {"from": "2022-09-13", "to": "2024"}, "13 September 2022\u2009–\u20092024"),
        ("en", {"about": "2016"}, "about 2016"),
        ("fr", {"about": "2016"}, "vers 2016"),
        ("tlh", "2018", "2018"),
        ("en", "1990s", "1990s"),
        ("en", {"about": {"century": "2"}}, "about 2nd century"),
        ("en", {"century": "13"}, "13th century"),
        ("fr", {"century": "1"}, "Ier siècle"),
        ("fr", {"from": {"century": "15"}, "to": "1520s"}, "XVe siècle\u2009–\u2009années 1520"),
        ("de", "1990s", "1990er"),
        ("zh", {"century": "21"}, "21世纪"),
    ],
)
def test_dates_are_said_in_the_talks_language_and_precision(
    language: str, written: object, said: str
) -> None:
    assert load_words(FILE, language, {}).date(When.parse(written)).replace("\xa0", "\u202f") == said


def test_every_language_has_every_word() -> None:
    table = read(FILE).data
    assert all(set(words) == set(table["en"]) for words in table.values())


def test_a_talks_own_words_come_first_and_english_ones_last() -> None:
    assert load_words(FILE, "fr", {"agenda": "Menu"}).word("agenda") == "Menu"
    assert load_words(FILE, "tlh", {}).word("agenda") == "Agenda"
    assert load_words(FILE, "pt-BR", {}).word("sources") == "Fontes"


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("2018-12-07", "2018-12-07"),
        ("2018-2", "2018-02"),
        ("476", "476"),
        ({"from": "2016", "to": "2018-03"}, "2016–2018-03"),
        ("1990s", "1990–1999"),
        ({"from": "1450", "to": {"century": "16"}}, "1450–1600"),
    ],
)
def test_dates_in_digits_are_the_same_in_every_language(written: object, digits: str) -> None:
    assert When.parse(written).digits == digits


def test_decades_and_centuries_are_short_in_the_talks_language() -> None:
    short = load_words(FILE, "en", {}).digits
    assert short(When.parse("2018-12")) == "2018-12"
    assert short(When.parse({"century": 21})) == "21st century"
    assert short(When.parse({"from": "1450", "to": "1520s"})) == "1450–1520s"


def test_a_date_that_is_about_right_is_soft_by_its_unit() -> None:
    assert When.parse("2016").softness == (0, 0)
    assert When.parse({"about": "2016"}).softness == (365, 365)
    assert When.parse({"about": {"from": "2016", "to": "2018-03"}}).softness == (365, 31)
