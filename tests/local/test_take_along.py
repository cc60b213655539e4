"""Spreadsheets as the phone makes them: a cell is never a formula, every table and column is there, the zip opens."""

import base64
import csv
import io
import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from fibroplan.domain.spreadsheet import SheetColumn
from fibroplan.local.schema import columns
from fibroplan.local.sheets import KINDS, NAMES, lookups, sheets
from fibroplan.store.tables import SYNCED, Writing
from tests.local.node import node

JS = Path(__file__).parents[2] / "fibroplan/local/js"
SHEETS = {sheet["table"]: sheet for sheet in sheets()}


def run(script: str, folder: Path) -> str:
    """What a script prints that has `csv` and `zip` of the phone."""
    for name in ("csv.js", "zip.js"):
        (folder / name).write_text((JS / name).read_text())
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "run.js").write_text(f'import * as csv from "./csv.js";\nimport {{ zip }} from "./zip.js";\n{script}')
    done = subprocess.run([node(), "run.js"], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


NASTY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1+1", '=HYPERLINK("http://x")']


@pytest.mark.parametrize("text", NASTY)
def test_no_text_is_run_as_a_formula(tmp_path: Path, text: str) -> None:
    [[shown]] = read(run(f"process.stdout.write(csv.lines([[{json.dumps(text)}]]))", tmp_path))
    assert shown == "'" + text


@pytest.mark.parametrize("text", ["plain", 'a "b", c', "two\nlines", "שלום 🌿", "'quoted", "1=1", " =no"])
def test_other_texts_stay_as_they_are(tmp_path: Path, text: str) -> None:
    assert read(run(f"process.stdout.write(csv.lines([[{json.dumps(text)}]]))", tmp_path)) == [[text]]


def test_numbers_stay_numbers_and_lists_become_words(tmp_path: Path) -> None:
    row: list[Any] = [-2.5, 0, [0, 2, 4], {"pain": 3, "fog": [1, 2]}, None, "", [], ["=1"]]
    [shown] = read(run(f"process.stdout.write(csv.lines([{json.dumps(row)}]))", tmp_path))
    assert shown == ["-2.5", "0", "0; 2; 4", "pain: 3; fog: 1; 2", "", "", "", "'=1"]


def test_the_zip_opens_whole_with_its_date_and_names(tmp_path: Path) -> None:
    script = """
const bytes = (text) => new TextEncoder().encode(text);
const files = [{ name: "read-me.txt", bytes: bytes("Grüße 🌿") }, { name: "leer.csv", bytes: bytes("") }];
const made = Buffer.from(await zip(files, [2026, 11, 24]).arrayBuffer());
process.stdout.write(made.toString("base64"));"""
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(run(script, tmp_path)))) as found:
        assert found.testzip() is None
        assert found.namelist() == ["read-me.txt", "leer.csv"]
        assert found.read("read-me.txt").decode() == "Grüße 🌿"
        assert found.infolist()[0].date_time[:3] == (2026, 11, 24)


@pytest.mark.parametrize("model", SYNCED, ids=lambda model: model.__tablename__)
def test_every_column_of_every_table_is_in_its_sheet(model: Any) -> None:
    sheet = SHEETS[str(model.__tablename__)]
    fields = [column["field"] for column in sheet["columns"] if column["kind"] != "name"]
    assert sorted(fields) == sorted(set(columns(model)) - {"deleted"})
    headings = [column["heading"] for column in sheet["columns"]]
    assert len(headings) == len(set(headings)), "two columns of one name"
    assert sheet["about"].endswith(".")


def test_what_a_person_looks_for_stands_first() -> None:
    headings = [column["heading"] for column in SHEETS["outcome"]["columns"]]
    assert headings[:2] == ["day", "thing of the plan"]
    assert headings[-1] in ("device", "entered day", "zone", "at (UTC)", "version id")
    kinds: dict[str, str] = {column["field"]: column["kind"] for column in SHEETS["night"]["columns"]}
    assert (kinds["day"], kinds["into_bed"], kinds["nodded_off"], kinds["sol"]) == ("day", "clock", "flag", "plain")
    assert {column["field"]: column["kind"] for column in SHEETS["rating"]["columns"]}["at"] == "instant"


def test_names_are_looked_up_where_they_are() -> None:
    tables = {str(model.__tablename__): columns(model) for model in SYNCED}
    for table, id_, name in lookups().values():
        assert {id_, name} <= set(tables[table])
    assert set(NAMES) == set(lookups())


def test_the_kinds_are_those_of_the_rule() -> None:
    known = {"name", "flag", "plain", *KINDS.values()}
    assert {column["kind"] for sheet in sheets() for column in sheet["columns"]} <= known
    assert set(SheetColumn.__annotations__) == {"field", "kind"}


def test_ones_own_writing_is_marked_as_such() -> None:
    assert SHEETS["writing"]["own_writing"]
    assert Writing.own_writing
    assert not SHEETS["outcome"]["own_writing"]
