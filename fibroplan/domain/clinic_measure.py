"""What is measured at a clinic and entered by a therapist: kinds, units, and which way is better. No bands, no verdict.

What each measure is: docs/clinical-review.md, "Clinic measurements".
"""

from typing import TypedDict

from fibroplan.domain.day import date_words
from fibroplan.domain.numbers import number_words


class ClinicKind(TypedDict):
    """A measurement. `sited`: it belongs to a place on the body; `most`: the highest value that is taken."""

    id: str
    label: str
    unit: str
    better: str
    sited: bool
    most: float


MORE, LESS = "More is better.", "Less is better."

CLINIC_KINDS: list[ClinicKind] = [
    {"id": "ppt", "label": "Pressure pain threshold", "unit": "kPa", "better": MORE, "sited": True, "most": 2000},
    {"id": "tolerance", "label": "Pressure pain tolerance", "unit": "kPa", "better": MORE, "sited": True, "most": 2000},
    {"id": "tenderness", "label": "Tenderness", "unit": "of 10", "better": LESS, "sited": True, "most": 10},
    {"id": "endurance", "label": "Timed endurance", "unit": "seconds", "better": MORE, "sited": True, "most": 7200},
    {
        "id": "sit_to_stand",
        "label": "Sit to stand, 30 s",
        "unit": "times",
        "better": MORE,
        "sited": False,
        "most": 100,
    },
    {
        "id": "six_minutes",
        "label": "Six-minute walk",
        "unit": "metres",
        "better": MORE,
        "sited": False,
        "most": 2000,
    },
]
"""In the order in which they are offered."""


class ClinicMeasure(TypedDict):
    """A row; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    author: str
    kind: str
    site: str
    day: int
    value: float


class ClinicSeries(TypedDict):
    """One measurement at one place over time: `points` earliest first, `lines` latest first."""

    key: str
    title: str
    words: str
    points: list[float]
    lines: list[str]


def clinic_kind(kind: str) -> ClinicKind | None:
    """A measurement by its id; None for an unknown one."""
    found = [row for row in CLINIC_KINDS if row["id"] == kind]
    return found[0] if len(found) > 0 else None


def clinic_problem(kind: str, site: str, value: float, day: int, today: int) -> str:
    """Why a measurement is not kept, in words; "" where it is."""
    known = clinic_kind(kind)
    if known is None:
        return "Please choose what was measured."
    if known["sited"] and site == "":
        return "Please say where on the body it was measured."
    if value < 0 or value > known["most"]:
        return f"Please give a value from 0 to {number_words(known['most'])} ({known['unit']})."
    return "Please give the day, today or before." if day > today else ""


def clinic_series(rows: list[ClinicMeasure]) -> list[ClinicSeries]:
    """All measurements, by kind and place."""
    kept = [row for row in rows if not row["deleted"]]
    found: list[ClinicSeries] = []
    for kind in CLINIC_KINDS:
        mine = [row for row in kept if row["kind"] == kind["id"]]
        sites: list[str] = []
        for row in mine:
            if row["site"] not in sites:
                sites.append(row["site"])
        found = [
            *found,
            *[series_of(kind, site, [row for row in mine if row["site"] == site]) for site in sorted(sites)],
        ]
    return found


def series_of(kind: ClinicKind, site: str, rows: list[ClinicMeasure]) -> ClinicSeries:
    """One measurement at one place; how it moved since the first, without a verdict."""
    ordered = sorted(rows, key=lambda row: [row["day"], row["id"]])
    values = [row["value"] for row in ordered]
    moved = ""
    if len(values) > 1:
        change = values[-1] - values[0]
        way = "less" if change < 0 else "more"
        moved = f", {number_words(abs(change))} {way} than on {date_words(ordered[0]['day'])}"
    title = kind["label"] if site == "" else f"{kind['label']}, {site}"
    return {
        "key": f"{kind['id']}.{site}",
        "title": title,
        "words": f"{number_words(values[-1])} {kind['unit']}{moved}. {kind['better']}",
        "points": values,
        "lines": [
            f"{date_words(row['day'])}: {number_words(row['value'])} {kind['unit']}, {row['author']}"
            for row in sorted(ordered, key=lambda row: [-row["day"], row["id"]])
        ],
    }
