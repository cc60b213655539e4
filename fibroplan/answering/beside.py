"""What stands beside the plan on a therapist's page, with what is for professionals alone: published bands."""

import json
from collections.abc import Mapping
from typing import Any

from fibroplan.answering.desk import Desk
from fibroplan.content.instruments import FOLDER, SHIPPED, instruments, read_instrument
from fibroplan.content.reflect import reflect
from fibroplan.domain.review_beside import ReviewMeasure, beside_view
from fibroplan.store import access
from fibroplan.store.tables import (
    ClinicMeasure,
    Course,
    Infusion,
    InstrumentFile,
    Measure,
    Medicine,
    MedicineChange,
    Rating,
    Reflection,
    SideEffect,
)


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
    return {"beside": view, "bands": [line for row in view["measures"] for line in bands_of(row, files)]}


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
