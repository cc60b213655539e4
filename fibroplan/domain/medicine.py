"""The person's list of medicines, as their labels say.

Every text is the person's own. Nothing here is a dose, an advice, or a check of what goes together.
"""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.dates import date_field, day_of_field
from fibroplan.domain.day import Now, date_words, local_day
from fibroplan.domain.profile import Profile
from fibroplan.domain.schedule import PART_LABELS, PARTS
from fibroplan.domain.words import list_words

MEDICINE_TEXTS = ["name", "strength", "purpose", "prescriber", "schedule", "note"]
"""Columns that the person types into."""

FORM_ORDER = ["tablet", "capsule", "under_tongue", "liquid", "patch", "cream", "spray", "injection", "other"]
MEDICINE_FORMS = {
    "tablet": "Tablet",
    "capsule": "Capsule",
    "under_tongue": "Under the tongue",
    "liquid": "Liquid",
    "patch": "Patch",
    "cream": "Cream or gel",
    "spray": "Spray",
    "injection": "Injection",
    "other": "Something else",
}

PART_WORDS = {"Morning": "morning", "Midday": "midday", "Evening": "evening", "Bedtime": "bedtime"}
"""A part of the day inside a sentence."""


class Medicine(TypedDict):
    """One medicine of the list; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    name: str
    content_id: str
    form: str
    strength: str
    purpose: str
    prescriber: str
    schedule: str
    slots: list[str]
    from_day: int | None
    until_day: int | None
    note: str
    note_other: str


class MedicineChange(TypedDict):
    """What changed about a medicine, and why."""

    id: str
    deleted: bool
    medicine_id: str
    day: int
    what: str
    why: str


def medicine_named(medicines: list[Medicine], id: str) -> Medicine | None:
    """The medicine with this id, or None."""
    found = [row for row in medicines if row["id"] == id and not row["deleted"]]
    return found[0] if len(found) > 0 else None


def is_taken(medicine: Medicine, day: int) -> bool:
    """Whether a medicine belongs to a day: not before its first day and not after its last one."""
    first, last = medicine["from_day"], medicine["until_day"]
    if medicine["deleted"] or (first is not None and day < first):
        return False
    return last is None or day <= last


def by_name(medicines: list[Medicine]) -> list[Medicine]:
    """The medicines that are not deleted, in the order of their names."""
    return sorted([row for row in medicines if not row["deleted"]], key=lambda row: [row["name"], row["id"]])


def medicine_slots(medicine: Medicine) -> list[str]:
    """The parts of the day in which it is taken, in their order; none for one that is taken when needed."""
    return [part for part in PARTS if part in medicine["slots"]]


def medicine_words(medicine: Medicine) -> str:
    """A medicine in a line, in the words of its label: "Capsule · 75 mg · one with breakfast"."""
    form = MEDICINE_FORMS.get(medicine["form"], "")
    return " · ".join([part for part in [form, medicine["strength"], medicine["schedule"]] if part != ""])


def medicine_slot_words(slots: list[str]) -> str:
    """When in the day: "Morning and bedtime", "When needed"."""
    if len(slots) == 0:
        return "When needed"
    words = [PART_LABELS[part] for part in PARTS if part in slots]
    return list_words([word if at == 0 else PART_WORDS[word] for at, word in enumerate(words)])


def since_words(medicine: Medicine) -> str:
    """From when to when: "Since 3 May", "3 May to 9 June"; "" where nothing was said."""
    first, last = medicine["from_day"], medicine["until_day"]
    if first is not None and last is not None:
        return f"{date_words(first)} to {date_words(last)}"
    if first is not None:
        return f"Since {date_words(first)}"
    return "" if last is None else f"Until {date_words(last)}"


def medicine_problem(medicine: Medicine) -> str:
    """What does not fit together yet; "" when all is well. What was typed is kept either way."""
    first, last = medicine["from_day"], medicine["until_day"]
    if first is not None and last is not None and last < first:
        return "The last day lies before the first one. Please look at them again."
    return ""


# ---- commands


def add_medicine(name: str, content_id: str, now: Now) -> list[Change]:
    """Put a medicine on the list. An empty name changes nothing."""
    if name == "":
        return []
    return [change("medicine", now["uuid"], {"deleted": False, "name": name, "content_id": content_id})]


def write_medicine(id: str, field: str, value: str) -> list[Change]:
    """Keep what was typed into one field of MEDICINE_TEXTS. A name is never emptied."""
    if field not in MEDICINE_TEXTS or (field == "name" and value == ""):
        return []
    return [change("medicine", id, {field: value})]


def set_medicine_form(id: str, form: str) -> list[Change]:
    """Choose the form; what is not in MEDICINE_FORMS takes the choice back."""
    return [change("medicine", id, {"form": form if form in MEDICINE_FORMS else ""})]


def toggle_medicine_slot(medicines: list[Medicine], id: str, part: str) -> list[Change]:
    """Take a part of the day in or out."""
    medicine = medicine_named(medicines, id)
    if medicine is None or part not in PARTS:
        return []
    slots = medicine_slots(medicine)
    kept = [each for each in PARTS if (each in slots) != (each == part)]
    return [change("medicine", id, {"slots": kept})]


def set_medicine_day(id: str, field: str, value: str) -> list[Change]:
    """Keep the first or last day as a date field gives it; "" opens it again. What is no date changes nothing."""
    day = day_of_field(value)
    if field not in ("from_day", "until_day") or (day is None and value != ""):
        return []
    return [change("medicine", id, {field: day})]


def stop_medicine(id: str, why: str, profile: Profile | None, now: Now) -> list[Change]:
    """Note that it is no longer taken, from today on, and why. Its history stays."""
    today = local_day(now, profile)
    fields = {"deleted": False, "medicine_id": id, "day": today, "what": "Stopped", "why": why}
    return [change("medicine", id, {"until_day": today}), change("medicine_change", now["uuid"], fields)]


def take_up_medicine(id: str, profile: Profile | None, now: Now) -> list[Change]:
    """Note that it is taken again."""
    today = local_day(now, profile)
    fields = {"deleted": False, "medicine_id": id, "day": today, "what": "Taken up again", "why": ""}
    return [change("medicine", id, {"until_day": None}), change("medicine_change", now["uuid"], fields)]


def note_medicine_change(id: str, what: str, why: str, profile: Profile | None, now: Now) -> list[Change]:
    """Note what changed and why, in the person's words. Two empty texts change nothing."""
    if what == "" and why == "":
        return []
    fields = {"deleted": False, "medicine_id": id, "day": local_day(now, profile), "what": what, "why": why}
    return [change("medicine_change", now["uuid"], fields)]


def remove_medicine(id: str) -> list[Change]:
    """Take a medicine off the list, as one that was added by mistake."""
    return [change("medicine", id, {"deleted": True})]


def remove_medicine_change(id: str) -> list[Change]:
    """Take back what was noted about a change."""
    return [change("medicine_change", id, {"deleted": True})]


class ChangeLine(TypedDict):
    """One change on the screen."""

    id: str
    label: str
    words: str


def change_lines(changes: list[MedicineChange], id: str) -> list[ChangeLine]:
    """What changed about a medicine, the latest first."""
    mine = [row for row in changes if row["medicine_id"] == id and not row["deleted"]]
    return [
        {
            "id": row["id"],
            "label": date_words(row["day"]),
            "words": " · ".join([part for part in [row["what"], row["why"]] if part != ""]),
        }
        for row in sorted(mine, key=lambda row: [-row["day"], row["id"]])
    ]


class MedicineForm(TypedDict):
    """What the page of one medicine holds, ready for its fields."""

    id: str
    name: str
    content_id: str
    form: str
    strength: str
    purpose: str
    prescriber: str
    schedule: str
    note: str
    note_other: str
    slots: list[dict[str, Any]]
    forms: list[dict[str, Any]]
    from_date: str
    until_date: str
    since: str
    words: str
    when: str
    problem: str
    stopped: bool


def medicine_form(medicine: Medicine, today: int) -> MedicineForm:
    """A medicine with its choices."""
    chosen = medicine_slots(medicine)
    return {
        "id": medicine["id"],
        "name": medicine["name"],
        "content_id": medicine["content_id"],
        "form": medicine["form"],
        "strength": medicine["strength"],
        "purpose": medicine["purpose"],
        "prescriber": medicine["prescriber"],
        "schedule": medicine["schedule"],
        "note": medicine["note"],
        "note_other": medicine["note_other"],
        "slots": [{"value": part, "label": PART_LABELS[part], "chosen": part in chosen} for part in PARTS],
        "forms": [{"value": form, "label": MEDICINE_FORMS.get(form, "Not said")} for form in ["", *FORM_ORDER]],
        "from_date": date_field(medicine["from_day"]),
        "until_date": date_field(medicine["until_day"]),
        "since": since_words(medicine),
        "words": medicine_words(medicine),
        "when": medicine_slot_words(chosen),
        "problem": medicine_problem(medicine),
        "stopped": not is_taken(medicine, today) and medicine["until_day"] is not None,
    }
