"""A clinic's instruments reach the phones of its people; a broken file is left out and told in the log."""

import json
from pathlib import Path

import pytest

from fibroplan.api.instrument_routes import LOG, offered
from fibroplan.content.instruments import FOLDER

FILE = json.loads((FOLDER / "confidence.json").read_text(encoding="utf-8"))


def test_files_that_are_whole_are_offered_and_the_others_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sure.json").write_text(json.dumps({**FILE, "id": "sure"}))
    (tmp_path / "spoilt.json").write_text(json.dumps({**FILE, "id": "spoilt", "items": []}))
    (tmp_path / "taken.json").write_text(json.dumps({**FILE, "id": "phq9"}))
    (tmp_path / "cut.json").write_text("{")
    said: list[str] = []
    monkeypatch.setattr(LOG, "warning", lambda words, error: said.append(words % error))
    found = offered(str(tmp_path))
    assert [row["id"] for row in found] == ["sure"]
    assert found[0]["scoring"] == FILE["scoring"]
    assert said == [
        "left out: cut.json: this is not JSON",
        "left out: spoilt.json: items: at least one is needed",
        "left out: taken.json: id: phq9 comes with the app",
    ]


@pytest.mark.parametrize("folder", ["", "/nowhere/at/all"])
def test_without_a_folder_there_are_none(folder: str) -> None:
    assert offered(folder) == []
