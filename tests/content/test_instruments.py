"""The instruments that come with the app: whole, with their notices, and our own words as plain as all others."""

import json
import re
import statistics
from pathlib import Path

import pytest

from fibroplan.content.instruments import (
    FILE_MOST,
    FOLDER,
    SHIPPED,
    clinic_files,
    clinic_instrument,
    instruments,
    read_instrument,
)
from fibroplan.content.loader import ContentError
from tests.content.reading import grade, words
from tests.content.test_words import UNKIND

OWN = [row for row in instruments() if row["licence"]["kind"] == "own"]


def spoken(row: dict) -> list[str]:
    """Every text of an instrument that a person reads."""
    scales = [text for item in row["items"] for text in (item["low_words"], item["high_words"])]
    options = [option["label"] for item in row["items"] for option in item["options"]]
    asked = [text for item in row["items"] for text in (item["text"], item["help"], item["words"])]
    return list(dict.fromkeys([row["title"], row["about"], *asked, *scales, *options]))


def test_every_file_is_offered_and_the_short_one_comes_first() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(SHIPPED)
    assert [row["id"] for row in instruments()] == list(SHIPPED)
    assert SHIPPED[0] == "phq4"
    assert [row["id"] for row in instruments() if row["clinician"]] == ["gad7", "phq9"]


def test_a_server_can_leave_the_fiqr_out() -> None:
    assert "fiqr" not in {row["id"] for row in instruments(fiqr=False)}


def test_a_caller_cannot_change_anothers_copy() -> None:
    instruments()[0]["items"].clear()
    assert len(instruments()[0]["items"]) == 4


@pytest.mark.parametrize("name", ["phq4", "gad7", "phq9"])
def test_wording_that_is_free_to_use_keeps_its_notice(name: str) -> None:
    notice = read_instrument(FOLDER / f"{name}.json")["licence"]["notice"]
    assert "No permission required to reproduce, translate, display or distribute." in notice
    assert "Spitzer" in notice


def test_the_fiqr_names_its_authors_article_and_licence() -> None:
    notice = read_instrument(FOLDER / "fiqr.json")["licence"]["notice"]
    assert all(part in notice for part in ("Bennett", "2009;11:R120", "CC BY 2.0"))


def test_the_question_about_being_better_off_dead_brings_support() -> None:
    asked = {row["id"]: row["support"] for row in instruments() if row["support"]}
    assert asked == {"phq9": [{"item": "9", "least": 1}]}
    assert "better off dead" in next(row for row in instruments() if row["id"] == "phq9")["items"][8]["text"]


def test_bands_have_a_source_and_stay_with_professionals() -> None:
    for name in SHIPPED:
        file = read_instrument(FOLDER / f"{name}.json")
        assert all(re.search(r"\[[VKE]\]", row["source"]) for row in [*file.get("bands", []), *file.get("change", [])])
    assert not {key for row in instruments() for key in row} & {"bands", "change"}
    assert not re.search(r"severe|moderate|mild\b", json.dumps(OWN))


def test_no_instrument_names_an_illness_of_the_person() -> None:
    assert [row["id"] for row in instruments() if re.search(r"you have fibro|diagnos", json.dumps(row), re.I)] == []
    assert {row["id"] for row in instruments() if "ibromyalgia" in json.dumps(spoken(dict(row)))} == {"fiqr"}


@pytest.mark.parametrize("row", OWN, ids=lambda row: row["id"])
def test_our_own_words_are_plain_and_kind(row: dict) -> None:
    texts = spoken(row)
    measured = [text for text in texts if len(words(text)) >= 8]
    assert statistics.median(grade(text) for text in measured) <= 6
    assert [text for text in measured if grade(text) > 9] == []
    sentences = [each for text in texts for each in re.split(r"(?<=[.!?])\s+", text)]
    assert [each for each in sentences if len(each.split()) >= 20] == []
    assert [text for text in texts if UNKIND.search(text)] == []


# ---- files that cannot be used

WHOLE = (FOLDER / "phq9.json").read_bytes()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "this is not JSON"),
        (b"{", "this is not JSON"),
        (b"\xff\xfe", "this is no text in UTF-8"),
        (b"[" * 39_000, "this is not JSON"),
        (b"[]", "file: this is no instrument"),
        (b'{"form": 1, "form": 1}', "a name stands twice"),
        (b'{"form": NaN}', "a number is none"),
        (b'{"form": 1e999}', "a number is too large"),
        (b'{"form": 1}', "id: is needed"),
        (b" " * FILE_MOST + WHOLE, "this is longer than 40,000 bytes"),
        (WHOLE.replace(b'"days",', b'"dayz",', 1), "items.0.scale: is not among the scales"),
    ],
    ids=[
        "empty",
        "cut off",
        "binary",
        "without end",
        "a list",
        "a name twice",
        "NaN",
        "infinite",
        "one field",
        "long",
        "scale",
    ],
)
def test_a_broken_file_is_refused_by_name_and_field(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "clinic.json"
    path.write_bytes(data)
    with pytest.raises(ContentError, match=f"^clinic.json: .*{re.escape(words)}") as refused:
        read_instrument(path)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"^gone.json: "):
        read_instrument(tmp_path / "gone.json")


def test_a_clinics_folder_gives_its_files_and_none_can_stand_for_one_of_the_app(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_bytes(WHOLE.replace(b'"id": "phq9"', b'"id": "phq9-clinic"', 1))
    (tmp_path / "a.json").write_bytes(WHOLE)
    (tmp_path / "read.me").write_text("ours")
    first, second = clinic_files(tmp_path)
    assert clinic_instrument(second)["id"] == "phq9-clinic"
    with pytest.raises(ContentError, match=r"^a.json: id: phq9 comes with the app"):
        clinic_instrument(first)
