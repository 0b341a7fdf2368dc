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
    ],
)
def test_dates_in_digits_are_the_same_in_every_language(written: object, digits: str) -> None:
    assert When.parse(written).digits == digits
