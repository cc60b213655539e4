"""Taking a measure: one row a day, each answer kept at once, left and picked up again, skipped where one likes."""

from typing import Any, TypedDict

from fibroplan.domain.body import with_area
from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.instrument import Instrument, instrument_by_id, instrument_of
from fibroplan.domain.instrument_check import MOST_VALUE, instrument_problems, is_whole
from fibroplan.domain.measures import answer_to, is_possible_answer, score_measure
from fibroplan.domain.profile import Profile, wants_fiqr

RESUME_DAYS = 2
"""A measure that was begun today or yesterday is gone on with; an older one asked about another time."""

END = "end"
"""Where a person stands after the last question."""

FIQR = "fiqr"
"""The one instrument that is offered to those alone who asked for it."""


class Measure(TypedDict):
    """A row of the table; the fields are told in `fibroplan/store/tables.py`.

    A question that was left open on purpose has None among the answers; one that was not reached is not there.
    """

    id: str
    deleted: bool
    instrument: str
    title: str
    version: int
    day: int
    answers: dict[str, Any]
    score: float | None
    parts: dict[str, Any]
    at: str
    support_read: bool
    started: float
    finished: float | None
    device: str


class InstrumentFile(TypedDict):
    """A file that a clinic gave; its id is that of the instrument in it."""

    id: str
    deleted: bool
    file: dict[str, Any]


def known_instruments(
    instruments: list[Instrument], files: list[InstrumentFile], profile: Profile | None
) -> list[Instrument]:
    """The instruments that a person can take: those of the app, the FIQR if it is wanted, and those of the clinic.

    A file that is not whole is left out, as is one that takes the id of an instrument of the app.
    """
    own = [row for row in instruments if row["id"] != FIQR or wants_fiqr(profile)]
    ids = [row["id"] for row in instruments]
    sound = [row for row in files if row["id"] not in ids and len(instrument_problems(row["file"])) == 0]
    return [*own, *[instrument_of(row["file"]) for row in sound if row["file"]["id"] == row["id"]]]


def open_measure(measures: list[Measure], instrument_id: str, today: int) -> Measure | None:
    """The row of an instrument that is being filled in, begun today or yesterday; None without one."""
    found = [
        row
        for row in measures
        if row["instrument"] == instrument_id and row["finished"] is None and row["day"] > today - RESUME_DAYS
    ]
    return sorted(found, key=lambda row: row["day"])[-1] if len(found) > 0 else None


def measure_on(measures: list[Measure], instrument_id: str, day: int) -> Measure | None:
    """The row of an instrument that was finished on a day; None without one."""
    found = [
        row
        for row in measures
        if row["instrument"] == instrument_id and row["finished"] is not None and row["day"] == day
    ]
    return sorted(found, key=lambda row: row["id"])[-1] if len(found) > 0 else None


def needs_support(instrument: Instrument, answers: dict[str, Any]) -> bool:
    """Whether an answer brings the support page."""
    return any(is_whole(answers.get(row["item"]), row["least"], MOST_VALUE) for row in instrument["support"])


def waits_for_support(instrument: Instrument | None, measure: Measure) -> bool:
    """Whether the support page comes before anything of this measure is shown."""
    return instrument is not None and needs_support(instrument, measure["answers"]) and not measure["support_read"]


# ---- what a tap does


def answer_measure(
    measures: list[Measure],
    instruments: list[Instrument],
    files: list[InstrumentFile],
    instrument_id: str,
    item_id: str,
    value: Any,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Answer one question, or leave it open with None, and go on to the next one that was not asked.

    It begins a measure if none is open. What cannot be an answer changes nothing, nor does an answer to a measure that
    was finished today. An answer that brings the support page brings it anew.
    """
    instrument = instrument_by_id(known_instruments(instruments, files, profile), instrument_id)
    items = [] if instrument is None else [item for item in instrument["items"] if item["id"] == item_id]
    if instrument is None or len(items) == 0 or (value is not None and not is_possible_answer(items[0], value)):
        return []
    asks = any(each["item"] == item_id and is_whole(value, each["least"], MOST_VALUE) for each in instrument["support"])
    row = open_measure(measures, instrument_id, local_day(now, profile))
    answers = with_answer(row, item_id, value)
    read = row is not None and row["support_read"] and not asks
    fields = {"answers": answers, "at": next_place(instrument, answers, item_id), "support_read": read}
    return kept_answers(measures, instrument, fields, profile, now)


def toggle_measure_area(
    measures: list[Measure],
    instruments: list[Instrument],
    files: list[InstrumentFile],
    instrument_id: str,
    item_id: str,
    area: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Put an area of the body into the answer to a question about areas, or take it out, and stay there."""
    instrument = instrument_by_id(known_instruments(instruments, files, profile), instrument_id)
    if instrument is None or not any(item["id"] == item_id and item["areas"] for item in instrument["items"]):
        return []
    row = open_measure(measures, instrument_id, local_day(now, profile))
    fields = {"answers": with_answer(row, item_id, with_area(areas_in(row, item_id), area)), "at": item_id}
    return kept_answers(measures, instrument, fields, profile, now)


def go_to_item(
    measures: list[Measure], instrument_id: str, item_id: str, profile: Profile | None, now: Now
) -> list[Change]:
    """Stand at another question of the open measure, or at its end with "end"; no answer changes."""
    row = open_measure(measures, instrument_id, local_day(now, profile))
    return [] if row is None else [change("measure", row["id"], {"at": item_id})]


def with_answer(row: Measure | None, item_id: str, value: Any) -> dict[str, Any]:
    """The answers of a row with one more."""
    given: dict[str, Any] = {} if row is None else row["answers"]
    return {**given, item_id: value}


def areas_in(row: Measure | None, item_id: str) -> list[str]:
    """The areas that were picked for a question; none where it has no answer."""
    held: Any = None if row is None else row["answers"].get(item_id)
    if not isinstance(held, list):
        return []
    areas: list[str] = held
    return areas


def next_place(instrument: Instrument, answers: dict[str, Any], item_id: str) -> str:
    """The question to ask after one: the next that was not asked, then the first that was not, then the end."""
    names = [item["id"] for item in instrument["items"]]
    here = [index for index, name in enumerate(names) if name == item_id][0]
    left = [name for name in [*names[here + 1 :], *names[:here]] if name not in answers]
    return left[0] if len(left) > 0 else END


def kept_answers(
    measures: list[Measure], instrument: Instrument, fields: dict[str, Any], profile: Profile | None, now: Now
) -> list[Change]:
    """The change that keeps answers: in the open row, or in a new one where none was finished today."""
    today = local_day(now, profile)
    row = open_measure(measures, instrument["id"], today)
    if row is not None:
        return [change("measure", row["id"], fields)]
    if measure_on(measures, instrument["id"], today) is not None:
        return []
    begun: dict[str, Any] = {
        "deleted": False,
        "instrument": instrument["id"],
        "title": instrument["title"],
        "version": instrument["version"],
        "day": today,
        "score": None,
        "parts": {},
        "support_read": False,
        "started": now["instant"],
        "finished": None,
        "device": now["device"],
    }
    return [change("measure", f"{instrument['id']}.{today}", {**begun, **fields})]


def finish_measure(
    measures: list[Measure],
    instruments: list[Instrument],
    files: list[InstrumentFile],
    instrument_id: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Work out the score and keep it with the day on which the measure was finished.

    Nothing changes without an answer, or while the support page waits to be read.
    """
    today = local_day(now, profile)
    instrument = instrument_by_id(known_instruments(instruments, files, profile), instrument_id)
    row = open_measure(measures, instrument_id, today)
    if instrument is None or row is None or waits_for_support(instrument, row):
        return []
    answers = row["answers"]
    if not any(answer_to(item, answers) is not None for item in instrument["items"]):
        return []
    found = score_measure(instrument, answers)
    fields = {"day": today, "score": found["score"], "parts": found["parts"], "finished": now["instant"]}
    return [change("measure", row["id"], {**fields, "device": now["device"]})]


def reopen_measure(measures: list[Measure], instrument_id: str, profile: Profile | None, now: Now) -> list[Change]:
    """Go back into what was finished today, to change an answer."""
    row = measure_on(measures, instrument_id, local_day(now, profile))
    return (
        [] if row is None else [change("measure", row["id"], {"finished": None, "score": None, "parts": {}, "at": END})]
    )


def read_support(measures: list[Measure], measure_id: str) -> list[Change]:
    """Say that the support page of a measure was read."""
    found = [row for row in measures if row["id"] == measure_id]
    return [change("measure", row["id"], {"support_read": True}) for row in found]


def remove_measure(measure_id: str) -> list[Change]:
    """Take a measure away; the toast brings it back."""
    return [change("measure", measure_id, {"deleted": True})]


def set_fiqr(on: bool) -> list[Change]:
    """Put the FIQR among the measures, or take it from there; what was taken stays."""
    return [change("profile", "me", {"fiqr": on})]


def keep_instrument(file: dict[str, Any]) -> list[Change]:
    """Keep an instrument that a clinic gave; nothing changes for a file that is not whole."""
    if len(instrument_problems(file)) > 0:
        return []
    name: str = file["id"]
    return [change("instrument_file", name, {"deleted": False, "file": file})]


def drop_instrument(instrument_id: str) -> list[Change]:
    """Take an instrument of the clinic off; what was taken with it stays."""
    return [change("instrument_file", instrument_id, {"deleted": True})]
