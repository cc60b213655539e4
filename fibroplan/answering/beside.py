"""What stands beside the plan on a therapist's page, with what is for professionals alone: published bands."""

import json
from collections.abc import Mapping
from typing import Any

from fibroplan.answering.desk import Desk
from fibroplan.content.instruments import FOLDER, SHIPPED, instruments, read_instrument
from fibroplan.content.reflect import reflect
from fibroplan.domain.day import date_words, local_day
from fibroplan.domain.plan import item_named
from fibroplan.domain.review_beside import ReviewMeasure, beside_view
from fibroplan.domain.words import amount_words
from fibroplan.store import access
from fibroplan.store.synced import LAST_DAY
from fibroplan.store.tables import (
    ClinicMeasure,
    Course,
    Infusion,
    InstrumentFile,
    Measure,
    Medicine,
    MedicineChange,
    PlanVersion,
    Rating,
    Reflection,
    SideEffect,
)

EDITS = 30
"""How many changes are listed."""


def beside_of(desk: Desk) -> dict[str, Any]:
    """The view by the rule that made the patient's preview, and the bands of what was measured last."""
    files = desk.rows(InstrumentFile)
    texts: Any = reflect()
    view = beside_view(
        access.in_order(desk.sight.scopes),
        desk.rows(Measure),
        instruments(),
        desk.rows(ClinicMeasure),
        desk.rows(Medicine),
        desk.rows(MedicineChange),
        desk.rows(SideEffect),
        desk.rows(Course),
        desk.rows(Infusion),
        desk.rows(Rating),
        [unpacked(row) for row in desk.rows(Reflection)],
        texts,
        desk.profile,
        desk.moment,
    )
    bands = [line for row in view["measures"] for line in bands_of(row, files)]
    return {"beside": view, "bands": bands, "edits": edits_of(desk)}


MARKS = {"done": "done", "partly": "partly done", "skipped": "skipped", "": "not marked"}


def edits_of(desk: Desk) -> list[dict[str, str]]:
    """What was changed on a later day than the one it is about, in words, the latest first."""
    versions: Any = desk.rows(PlanVersion)
    found = []
    for index, edit in enumerate(access.edits(desk.connection, desk.sight)):
        item_id, day = _named(edit["row_id"])
        changed_on = local_day({**desk.moment, "instant": edit["at"]}, desk.profile)
        if changed_on > day:
            known = item_named(versions, item_id)["versions"]
            title = known[-1]["title"] if known else "Something not planned"
            unit = known[-1]["unit"] if known else "times"
            words = f"{_said(edit['before'], unit)} → {_said(edit['after'], unit)}"
            when = f"{date_words(day)}, changed on {date_words(changed_on)}"
            found.append({"key": f"{index}", "title": title, "words": words, "when": when})
    return found[:EDITS]


def _named(row_id: str) -> tuple[str, int]:
    """The item and the day in the name of an outcome; a day that never comes for a name of another make."""
    parts = row_id.rsplit(".", 2)
    whole = len(parts) == 3 and parts[1].isdecimal()
    return parts[0], int(parts[1]) if whole else LAST_DAY


def _said(part: dict[str, Any], unit: str) -> str:
    words = [MARKS.get(part["mark"], "marked")] if "mark" in part else []
    if "amount" in part:
        words.append("no amount" if part["amount"] is None else amount_words(part["amount"], unit))
    return ", ".join(words)


def unpacked(row: dict[str, Any]) -> Any:
    """A reflection with its answers; None for them where the text is sealed."""
    try:
        answers = json.loads(row["words"] or "{}")
    except ValueError:
        answers = None
    return {**row, "answers": answers if isinstance(answers, dict) else None, "others": []}


def bands_of(measure: ReviewMeasure, files: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Where the last number of a measure lies in each published set of bands, with its source."""
    score = measure["latest"]
    if score is None:
        return []
    found = []
    for bands in _published(measure["id"], files):
        label = band(bands["bands"], score)
        if label:
            key = f"{measure['id']}.{bands['source']}"
            found.append({"key": key, "title": measure["title"], "band": label, "source": bands["source"]})
    return found


def _published(instrument: str, files: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if instrument in SHIPPED:
        return read_instrument(FOLDER / f"{instrument}.json").get("bands", [])
    own = [row["file"] for row in files if row["id"] == instrument]
    return own[0].get("bands", []) if own else []


def band(bands: list[Mapping[str, Any]], score: float) -> str:
    """The last band that begins at a score or below it; "" under the first."""
    reached = [row["label"] for row in bands if (score >= row["from"] if "from" in row else score > row["over"])]
    return reached[-1] if reached else ""
