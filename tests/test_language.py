import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from generator.build import TEMPLATES
from generator.content.dates import When
from generator.days import Day
from generator.language import capitals, load_words
from generator.scripts import LRM, RLM
from generator.source import read

FILE = TEMPLATES / "words.yaml"
SPACES = {0xA0: " ", 0x202F: " "}
MARKS = dict.fromkeys(map(ord, (LRM, RLM)))


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "2018-12-07", "7 December 2018"),
        ("en-US", "2018-12-07", "December 7, 2018"),
        ("fr", "2018-12", "décembre 2018"),
        ("ru", "1961-04-12", "12 апреля 1961 г."),
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
        ("en", {"century": "112 BCE"}, "112th century BCE"),
        ("en", {"about": "44-03-15 BCE"}, "about 15 March 44 BCE"),
        ("en-US", {"from": "44-03-15 BCE", "to": "14"}, "March 15, 44 BCE\u2009–\u200914"),
        ("de", {"from": "44-03 BCE", "to": "27 BCE"}, "März 44\u2009–\u200927 v. Chr."),
        ("fr", {"century": "1 BCE"}, "Ier siècle av. J.-C."),
        ("es", {"century": "149 BCE"}, "siglo CXLIX a. C."),
        ("ru", "44 BCE", "44 до н. э."),
        ("zh", "44-03-15 BCE", "公元前44年3月15日"),
        ("ja", "440s BCE", "紀元前440年代"),
        ("zh", {"from": "287 BCE", "to": "212 BCE"}, "公元前287年\u2009–\u2009公元前212年"),
        ("zh", {"about": {"from": "27 BCE", "to": "476"}}, "约公元前27年\u2009–\u2009476年"),
        ("ko", {"century": "5 BCE"}, "기원전 5세기"),
        ("ar", "45-02-29 BCE", "29 فبراير 45 ق.م"),
    ],
)
def test_dates_are_said_in_the_talks_language_and_precision(
    language: str, written: object, said: str
) -> None:
    assert load_words(FILE, language, {}).date(When.parse(written)).translate(SPACES | MARKS) == said


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
        ("0079-08-24", "0079-08-24"),
        ({"from": "2016", "to": "2018-03"}, "2016–2018-03"),
        ({"from": "1450", "to": "1520s"}, "1450–1520s"),
        ({"about": {"century": 21}}, "about 21st century"),
        ("44 BCE", "44 BCE"),
        ("44-3-15 bc", "44-03-15 BCE"),
        ({"from": "27 BCE", "to": "476"}, "27 BCE–476"),
        ({"from": {"about": "287 BCE"}, "to": "212 BCE"}, "about 287–212 BCE"),
        ({"from": "2018", "to": {"about": "2020"}}, "2018–about 2020"),
        ({"from": "2018", "to": "2018"}, "2018"),
        ({"from": "44-03 BCE", "to": "27 BCE"}, "44-03–27 BCE"),
        ({"about": {"from": {"century": "5 BCE"}, "to": "440s BCE"}}, "about 5th century–440s BCE"),
    ],
)
def test_dates_are_short_in_digits(written: object, digits: str) -> None:
    assert load_words(FILE, "en", {}).digits(When.parse(written)).replace("\xa0", " ") == digits


def test_the_letters_of_the_era_are_those_of_cldr_but_for_english() -> None:
    """Korean has none there of its own."""
    for language, words in read(FILE).data.items():
        letters = words["bce"].replace("{date}", "").strip()
        if language not in ("en", "ko"):
            assert letters.replace("\xa0", " ") == Locale.parse(language).eras["abbreviated"][0]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("44 BCE", "-0043-01-01", "-0043-12-31"),
        ("45-02-29 BCE", "-0044-02-29", "-0044-02-29"),
        ("1 BC", "0000-01-01", "0000-12-31"),
        ("1 B.C.E.", "0000-01-01", "0000-12-31"),
        ("79-08-24 AD", "0079-08-24", "0079-08-24"),
        ("476 CE", "0476-01-01", "0476-12-31"),
        ("44-12 BCE", "-0043-12-01", "-0043-12-31"),
        ("440s BCE", "-0448-01-01", "-0439-12-31"),
        ({"century": "5 BCE"}, "-0499-01-01", "-0400-12-31"),
        ({"century": "1 BCE"}, "-0099-01-01", "0000-12-31"),
        ("36000 BCE", "-35999-01-01", "-35999-12-31"),
    ],
)
def test_years_before_1_are_the_astronomers_inside(written: object, first: str, last: str) -> None:
    when = When.parse(written)
    assert (str(when.start), str(when.end)) == (first, last)


ENGLISH = load_words(FILE, "en", {})
LETTERS = st.text("0123456789-–~ ?.,'acdehirstuyADBCE\u200b٢２{}", max_size=60)
MESS = st.recursive(
    LETTERS | st.text(max_size=200),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["from", "to", "about", "century"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(MESS)
def test_whatever_is_written_is_a_date_or_an_error_in_words(written: object) -> None:
    said: tuple[object, ...] = ("a date",)
    try:
        When.parse(written)
    except ValueError as error:
        said = error.args
    assert len(said) <= 2
    assert all(said)
    assert all(isinstance(one, str) for one in said)


@given(st.integers(-99_998, 9999), st.integers(1, 12), st.integers(1, 28), st.integers(1, 3))
def test_a_date_in_digits_can_be_written_so(year: int, month: int, day: int, parts: int) -> None:
    first = Day.of(year, month, day)
    said = ENGLISH.digits(When.parse(first.told(parts, "{date} BC")))
    assert When.parse(said) == When.parse(first.told(parts, "{date} BCE"))
    assert said.replace("\xa0", " ") == first.told(parts, "{date} BCE")


def test_a_page_of_spaces_is_no_date() -> None:
    with pytest.raises(ValueError, match="is not a date"):
        When.parse(f"1{' ' * 200_000}x")


def test_a_date_that_is_about_right_is_soft_by_its_unit() -> None:
    assert When.parse("2016").softness == (0, 0)
    assert When.parse({"about": "2016"}).softness == (365, 365)
    assert When.parse({"about": {"from": "2016", "to": "2018-03"}}).softness == (365, 31)
    assert When.parse({"from": {"about": "2016"}, "to": "2018-03"}).softness == (365, 0)
    assert When.parse({"from": "2016", "to": {"about": "2018-03"}}).softness == (0, 31)


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("en", "istanbul, straße", "ISTANBUL, STRASSE"),
        ("tr", "istanbul ve ırmak", "İSTANBUL VE IRMAK"),
        ("az-Latn", "bakı, i̇l", "BAKI, İL"),
        ("el", "Άυλα ή Ελλάδα, Μαΐου", "ΑΫΛΑ Ή ΕΛΛΑΔΑ, ΜΑΪΟΥ"),
        ("lt", "i̇́ ėjo", "Í ĖJO"),
        ("nl", "ijs", "IJS"),
    ],
)
def test_capitals_are_their_languages_own(language: str, typed: str, printed: str) -> None:
    assert capitals(typed, language) == printed


@pytest.mark.parametrize("language", ["ar", "he", "fa"])
def test_digits_keep_their_order_among_words_that_run_from_the_right(language: str) -> None:
    words = load_words(FILE, language, {})
    outside, inside = RLM + LRM, LRM + RLM
    assert words.digits(When.parse({"from": "2019", "to": "2021"})) == f"{outside}2019–2021{inside}"
    about = words.digits(When.parse({"about": "2022-09"}))
    assert about == f"{words.word('about')} {outside}2022-09{inside}"
    assert words.apart("−5 %") == f"{outside}−5 %{inside}"
    assert words.apart("PyTorch") == f"{outside}PyTorch{inside}"
    assert words.apart(words.word("agenda")) == words.word("agenda")


def test_words_that_run_from_the_right_are_fenced_in_a_line_from_the_left() -> None:
    assert ENGLISH.apart("שלום") == f"{LRM}{RLM}שלום{RLM}{LRM}"
    assert ENGLISH.apart("2019–2021, −5 %") == "2019–2021, −5 %"
