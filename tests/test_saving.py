from pathlib import Path

import pytest

from generator.problems import ProblemsFound, TriptychError
from generator.saving import fingerprint, save, source_date, unchanged


def test_a_print_is_up_to_date_until_its_inputs_or_itself_change(tmp_path: Path) -> None:
    assert not unchanged(tmp_path, "deck.pptx", "one")
    save(tmp_path, {"deck.pptx": b"deck", "poster.pdf": None}, "one")
    assert unchanged(tmp_path, "deck.pptx", "one")
    assert unchanged(tmp_path, "poster.pdf", "one"), "a print nobody asked for is up to date"
    assert not unchanged(tmp_path, "deck.pptx", "two")
    (tmp_path / "deck.pptx").write_bytes(b"edited by hand")
    assert not unchanged(tmp_path, "deck.pptx", "one")


def test_saving_one_print_keeps_the_record_of_the_others(tmp_path: Path) -> None:
    save(tmp_path, {"deck.pptx": b"deck"}, "one")
    save(tmp_path, {"poster.pdf": b"poster"}, "one")
    assert unchanged(tmp_path, "deck.pptx", "one")


@pytest.mark.parametrize("record", ["", "[]", "not json", "\x00"])
def test_a_broken_record_only_means_building_again(tmp_path: Path, record: str) -> None:
    (tmp_path / ".built.json").write_text(record)
    assert not unchanged(tmp_path, "deck.pptx", "one")
    save(tmp_path, {"deck.pptx": b"deck"}, "one")
    assert unchanged(tmp_path, "deck.pptx", "one")


def test_nothing_half_written_is_left_behind(tmp_path: Path) -> None:
    save(tmp_path / "new", {"a": b"1"}, "one")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [".built.json", "a"]


def test_a_folder_that_cannot_be_written_is_a_problem_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ProblemsFound, match="cannot be written"):
        save(tmp_path / "file" / "talk", {"a": b"1"}, "one")


def test_a_fingerprint_sees_names_and_bytes_but_no_caches(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("1")
    first = fingerprint([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_text("cache")
    (tmp_path / ".hidden").write_text("editor")
    assert fingerprint([tmp_path]) == first
    (tmp_path / "a.yaml").write_text("2")
    assert fingerprint([tmp_path]) != first
    (tmp_path / "a.yaml").rename(tmp_path / "b.yaml")
    assert len({first, fingerprint([tmp_path]), fingerprint([tmp_path], "a4")}) == 3


@pytest.mark.parametrize(
    ("told", "day"), [("0", "1980-01-01"), ("1772368202", "2026-03-01"), ("99999999999", "2107-12-31")]
)
def test_the_day_told_is_one_that_a_zip_entry_can_say(
    monkeypatch: pytest.MonkeyPatch, told: str, day: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", told)
    found = source_date()
    assert found is not None
    assert found.date().isoformat() == day


def test_a_day_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(TriptychError, match="whole number of seconds, not 'yesterday'"):
        source_date()
