"""The command that scores answers: what goes in, what comes out, and every way to be wrong; a clinic's folder."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from fibroplan.__main__ import main
from fibroplan.content.instruments import FOLDER, SHIPPED
from fibroplan.domain.body import BODY_AREAS

FIQR = {"1": 2, "2": 6, "3": 4, "4": 7, "5": 7, "6": 5, "7": 6, "8": 5, "9": 5, "10": 6, "11": 7, "12": 7, "13": 7,
        "14": 6, "15": 8, "16": 4, "17": 6, "18": 4, "19": 7, "20": 3, "21": 6}  # fmt: skip
ACR = {"areas": ["left_shoulder", "right_shoulder", "left_hip", "right_hip", "neck", "upper_back", "lower_back"],
       "fatigue": 2, "unrefreshed": 2, "cognitive": 1, "headache": 0, "abdominal_pain": 0, "depression": 0,
       "months": 3}  # fmt: skip
NIGHT = {"into_bed": "22:30", "tried": "23:00", "sol": 45, "waso": 60, "final_wake": "06:30", "out_of_bed": "07:00"}


@pytest.fixture
def score(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs the command with some input; gives exit code, standard output and standard error."""

    def run(name: str | None, sent: Any) -> tuple[int, str, str]:
        data = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = main(["score", *([] if name is None else [name])])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_fiqr(score: Any) -> None:
    code, out, err = score("fiqr", {"answers": FIQR})
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert list(found) == ["score", "valid", "parts", "arithmetic", "why"]
    assert (found["score"], found["valid"]) == (57.667, True)
    assert found["parts"] == {"function": 15.667, "overall": 13, "symptoms": 29}
    assert found["arithmetic"].endswith("Total: 15.7 + 13 + 29 = 57.7")


def test_a_missing_answer_is_null_or_not_there(score: Any) -> None:
    one = json.loads(score("fiqr", {"answers": {**FIQR, "5": None}})[1])
    assert one["valid"]
    left = {name: value for name, value in FIQR.items() if name not in ("5", "6")}
    code, out, _ = score("fiqr", {"answers": left})
    assert code == 0, "answers without a total are scored, not refused"
    assert (json.loads(out)["score"], json.loads(out)["valid"]) == (None, False)
    assert json.loads(out)["why"] == "There is no total: Function lacks 2 answers."


@pytest.mark.parametrize(
    ("name", "answers", "total"),
    [
        ("phq9", dict.fromkeys("123456789", 3), 27),
        ("gad7", dict.fromkeys("1234567", 1), 7),
        ("phq4", {"1": 1, "2": 2, "3": 3, "4": 0}, 6),
        ("phq4", {"1": 1.0, "2": 2, "3": 3, "4": 0}, 6),
        ("change", {"1": 2}, 2),
        ("impact", {"1": 5, "2": 5, "3": 6}, 5.333),
        ("confidence", {"1": 10, "2": 9}, 9.5),
    ],
)
def test_the_others(score: Any, name: str, answers: dict[str, float], total: float) -> None:
    code, out, _ = score(name, {"answers": answers})
    assert (code, json.loads(out)["score"]) == (0, total)


def test_the_count_of_2016(score: Any) -> None:
    code, out, _ = score("acr2016", ACR)
    assert code == 0
    assert json.loads(out) == {"wpi": 7, "sss": 5, "psd": 12, "regions": 5, "pattern_met": True}
    three = ["left_shoulder", "left_hip", "neck", "chest", "abdomen", "left_jaw", "right_jaw"]
    found = json.loads(score("acr2016", {**ACR, "areas": three, "months": 3.5})[1])
    assert (found["wpi"], found["regions"], found["pattern_met"]) == (7, 3, False)
    four = ["left_shoulder", "right_shoulder", "left_hip", "neck", "chest", "abdomen", "left_jaw"]
    assert json.loads(score("acr2016", {**ACR, "areas": four})[1])["pattern_met"] is True
    assert json.loads(score("acr2016", {**ACR, "areas": four, "months": 2})[1])["pattern_met"] is False
    assert json.loads(score("acr2016", {**ACR, "areas": BODY_AREAS})[1])["wpi"] == 19


def test_sleep(score: Any) -> None:
    code, out, _ = score("sleep", NIGHT)
    assert (code, json.loads(out)) == (0, {"tst": 345, "tib": 510, "efficiency": 67.647})
    later = {"into_bed": "00:30", "tried": "00:30", "sol": 0, "waso": 0, "final_wake": "08:30", "out_of_bed": "08:30"}
    assert json.loads(score("sleep", later)[1])["efficiency"] == 100


DEEP = b'{"answers": ' + b"[" * 60_000
BAD: dict[str, tuple[str | None, Any, str]] = {
    "no name": (None, {}, "There is no such instrument"),
    "an unknown name": ("fiq", {"answers": {}}, "There is no such instrument"),
    "a path": ("../phq9", {"answers": {}}, "There is no such instrument"),
    "nothing": ("phq9", b"", "this is not JSON"),
    "no JSON": ("phq9", b"answers: 1", "this is not JSON"),
    "JSON cut off": ("phq9", b'{"answers": {"1": 1}', "this is not JSON"),
    "no text": ("phq9", b"\xff\xfe\x00", "this is no text in UTF-8"),
    "a list": ("phq9", [], "have to be a JSON object"),
    "a number": ("phq9", 5, "have to be a JSON object"),
    "no answers": ("phq9", {}, "answers is missing"),
    "answers that are a list": ("phq9", {"answers": [1, 2]}, "answers has to be an object"),
    "answers that are null": ("phq9", {"answers": None}, "answers has to be an object"),
    "a field too many": ("phq9", {"answers": {}, "patient": 1}, "patient is not known here"),
    "a field named oddly": ("phq9", {"answers": {}, "a\nb": 1}, "One name is not known here"),
    "an unknown question": ("phq9", {"answers": {"10": 1}}, "10 is no question of phq9"),
    "a question named oddly": ("phq9", {"answers": {"1\n2": 1}}, "One name is no question of phq9"),
    "a question twice": ("phq9", b'{"answers": {"1": 1, "1": 2}}', "a name stands twice"),
    "too high": ("phq9", {"answers": {"1": 4}}, "The answer to 1 has to be a whole number from 0 to 3, or null"),
    "too high for the FIQR": ("fiqr", {"answers": {"1": 11}}, "from 0 to 10, or null"),
    "too low": ("phq9", {"answers": {"1": -1}}, "from 0 to 3"),
    "too low for the change": ("change", {"answers": {"1": 0}}, "from 1 to 7"),
    "between two answers": ("phq9", {"answers": {"1": 1.5}}, "from 0 to 3"),
    "a text": ("phq9", {"answers": {"1": "1"}}, "from 0 to 3"),
    "a yes": ("phq9", {"answers": {"1": True}}, "from 0 to 3"),
    "a list as an answer": ("phq9", {"answers": {"1": [1]}}, "from 0 to 3"),
    "an object as an answer": ("phq9", {"answers": {"1": {}}}, "from 0 to 3"),
    "NaN": ("phq9", b'{"answers": {"1": NaN}}', "a number is none"),
    "Infinity": ("phq9", b'{"answers": {"1": Infinity}}', "a number is none"),
    "a number without end": ("phq9", b'{"answers": {"1": 1e999}}', "a number is too large"),
    "a number of many digits": ("phq9", b'{"answers": {"1": ' + b"9" * 5000 + b"}}", "this is not JSON"),
    "huge": ("phq9", b'{"answers": {"1": 1}}' + b" " * 70_000, "longer than 64,000 bytes"),
    "nested without end": ("phq9", DEEP, "this is not JSON"),
    "an area lacks": ("acr2016", {name: ACR[name] for name in ACR if name != "areas"}, "areas is missing"),
    "a symptom lacks": ("acr2016", {name: ACR[name] for name in ACR if name != "fatigue"}, "fatigue is missing"),
    "a field too many in the count": ("acr2016", {**ACR, "mood": 1}, "mood is not known here"),
    "areas that are a text": ("acr2016", {**ACR, "areas": "neck"}, "areas has to be a list"),
    "an unknown area": ("acr2016", {**ACR, "areas": ["chin"]}, "chin is no area"),
    "an area that is a number": ("acr2016", {**ACR, "areas": [1]}, "One name is no area"),
    "an area twice": ("acr2016", {**ACR, "areas": ["neck", "neck"]}, "An area stands twice"),
    "a symptom too high": ("acr2016", {**ACR, "fatigue": 4}, "fatigue has to be a whole number from 0 to 3"),
    "a symptom that is a yes": ("acr2016", {**ACR, "headache": True}, "headache has to be a whole number from 0 to 1"),
    "a symptom that is null": ("acr2016", {**ACR, "depression": None}, "depression has to be a whole number"),
    "months below zero": ("acr2016", {**ACR, "months": -1}, "months has to be a number from 0 to 1200"),
    "months that are a text": ("acr2016", {**ACR, "months": "3"}, "months has to be a number"),
    "answers in the wrong form": ("acr2016", {"answers": {}}, "areas is missing"),
    "a time lacks": ("sleep", {name: NIGHT[name] for name in NIGHT if name != "tried"}, "tried is missing"),
    "no time of day": ("sleep", {**NIGHT, "tried": "24:00"}, 'tried has to be a clock time such as "22:30"'),
    "a time that is a number": ("sleep", {**NIGHT, "tried": 23}, "tried has to be a clock time"),
    "minutes below zero": ("sleep", {**NIGHT, "sol": -1}, "sol has to be minutes"),
    "minutes that are a yes": ("sleep", {**NIGHT, "waso": True}, "waso has to be minutes"),
    "times out of order": ("sleep", {**NIGHT, "tried": "21:00"}, "do not follow one another"),
    "more awake than there was": ("sleep", {**NIGHT, "sol": 500}, "More minutes awake"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_one_plain_line_and_exit_2(score: Any, what: str) -> None:
    name, sent, words = BAD[what]
    code, out, err = score(name, sent)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.endswith("\n")
    assert err.startswith("fibroplan: ")
    assert words in err
    assert "Traceback" not in err


def test_a_clinics_own_instrument_is_scored_by_its_id(
    score: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIBROPLAN_INSTRUMENTS", str(tmp_path))
    file = json.loads((FOLDER / "confidence.json").read_text(encoding="utf-8"))
    (tmp_path / "sure.json").write_text(json.dumps({**file, "id": "sure"}))
    assert json.loads(score("sure", {"answers": {"1": 1, "2": 2}})[1])["score"] == 1.5
    (tmp_path / "a.json").write_text(json.dumps({**file, "id": "other", "title": 7}))
    code, _, err = score("sure", {"answers": {}})
    assert code == 2
    assert err == "fibroplan: A file of the clinic cannot be used: a.json: title: has to be a text\n"
    assert score("phq4", {"answers": {}})[0] == 0, "the app's own are not held up by it"


def test_every_instrument_of_the_app_can_be_named(score: Any) -> None:
    for name in sorted(set(SHIPPED) - {"acr2016"}):
        assert score(name, {"answers": {}})[0] == 0


def test_a_clinics_folder_is_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["instruments"]) == 0, "no folder, nothing wrong"
    monkeypatch.setenv("FIBROPLAN_INSTRUMENTS", str(tmp_path))
    file = json.loads((FOLDER / "confidence.json").read_text(encoding="utf-8"))
    (tmp_path / "sure.json").write_text(json.dumps({**file, "id": "sure"}))
    assert main(["instruments"]) == 0
    (tmp_path / "cut.json").write_text("{")
    (tmp_path / "none.json").write_text(json.dumps({**file, "id": "none", "items": []}))
    assert main(["instruments"]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[1:] == [
        "cut.json: this is not JSON",
        "none.json: items: at least one is needed",
        "sure.json: sure",
    ]
    assert said.err == "fibroplan: 2 of the files cannot be used.\n"
