"""The page of the measures: the list, one measure with its history, one question at a time, and the support page."""

from typing import TypedDict

from fibroplan.domain.day import Now, local_day
from fibroplan.domain.instrument import Instrument, instrument_by_id
from fibroplan.domain.instrument_check import instrument_problems
from fibroplan.domain.measure_history import (
    DIRECTION_WORDS,
    MeasureTime,
    dated,
    finished_measures,
    measure_time,
    measure_times,
    trend_words,
)
from fibroplan.domain.measure_question import MeasureAsked, MeasureEnd, asked_now, measure_end_view
from fibroplan.domain.measure_take import (
    END,
    FIQR,
    InstrumentFile,
    Measure,
    known_instruments,
    measure_on,
    needs_support,
    open_measure,
    waits_for_support,
)
from fibroplan.domain.profile import Profile, wants_fiqr


class MeasuresAbout(TypedDict):
    """What the page is."""

    title: str
    words: str
    evidence: dict[str, str]


class SupportLine(TypedDict):
    """One line of the support page."""

    id: str
    text: str


class MeasuresSupport(TypedDict):
    """The words of the support page."""

    title: str
    words: str
    points: list[SupportLine]
    help: str
    read: str
    onward: str
    later: str
    evidence: dict[str, str]


class MeasuresContent(TypedDict):
    """`fibroplan.content.measures`."""

    about: MeasuresAbout
    verdict: str
    sees: str
    heavy: str
    professional: str
    support: MeasuresSupport


class MeasureLine(TypedDict):
    """One measure in the list; `points` are heights 0 to 1, the earliest first, for a line of two or more."""

    id: str
    title: str
    detail: str
    begun: bool
    points: list[float | None]
    picture: str


class MeasureAbout(TypedDict):
    """One measure: what it is, what to know before, and what came out before. `action` is "" where it is not known."""

    id: str
    title: str
    words: str
    facts: list[str]
    before: list[str]
    notice: str
    source: str
    action: str
    change: bool
    help: bool
    number: str
    trend: str
    times: list[MeasureTime]
    unfinished: list[MeasureTime]
    points: list[float | None]
    picture: str


class MeasuresView(TypedDict):
    """The page. `step` is list, about, ask, support or end."""

    step: str
    title: str
    sentence: str
    content: MeasuresContent
    measure_id: str
    instrument_id: str
    lines: list[MeasureLine]
    clinic: list[MeasureLine]
    earlier: list[MeasureLine]
    about: MeasureAbout
    asked: MeasureAsked
    end: MeasureEnd


def measures_view(
    measures: list[Measure],
    instruments: list[Instrument],
    files: list[InstrumentFile],
    words: MeasuresContent,
    take: str,
    of: str,
    profile: Profile | None,
    now: Now,
) -> MeasuresView:
    """The page at an address: `take` an instrument, look at one of them (`of`), or the list where both are ""."""
    today = local_day(now, profile)
    known = known_instruments(instruments, files, profile)
    chosen = take if take != "" else of
    instrument = instrument_by_id(known, chosen)
    done = finished_measures(measures, chosen)
    row = open_measure(measures, chosen, today)
    waiting = row if row is not None else done[0] if len(done) > 0 else None
    step = "list"
    if waiting is not None and waits_for_support(instrument, waiting):
        step = "support"
    elif take != "" and instrument is not None and (row is not None or measure_on(measures, take, today) is None):
        step = "end" if row is not None and row["at"] == END else "ask"
    elif instrument is not None or len(done) > 0:
        step = "about"
    about = measure_about(measures, instrument, words, chosen, today)
    ids = [each["id"] for each in known]
    gone = [each for each in measures if each["instrument"] not in ids and each["finished"] is not None]
    titles = {"list": words["about"]["title"], "support": words["support"]["title"], "end": "Look it over"}
    intro = about["words"] if take == "" else ""
    sentences = {"list": words["about"]["words"], "support": words["support"]["words"], "about": intro}
    asked = asked_now(instrument, row)
    return {
        "step": step,
        "title": asked["text"] if step == "ask" else titles.get(step, about["title"]),
        "sentence": asked["words"] if step == "ask" else sentences.get(step, ""),
        "content": words,
        "measure_id": "" if waiting is None else waiting["id"],
        "instrument_id": chosen,
        "lines": [measure_line(measures, each, today) for each in known if not each["clinician"]],
        "clinic": [measure_line(measures, each, today) for each in known if each["clinician"]],
        "earlier": earlier_lines(gone, today),
        "about": about,
        "asked": asked,
        "end": measure_end_view(instrument, row),
    }


# ---- the list


def measure_line(measures: list[Measure], instrument: Instrument, today: int) -> MeasureLine:
    """One measure in the list: where it stands, and its line where there are two numbers or more."""
    times = measure_times(measures, instrument["id"], instrument, today)
    row = open_measure(measures, instrument["id"], today)
    points = heights(times)
    detail = f"{minutes_words(instrument)}, about {instrument['recall']}"
    if row is not None:
        count = len(instrument["items"])
        detail = f"Begun. {len(sorted(row['answers']))} of {count} asked so far"
    elif len(times) > 0:
        detail = f"{times[0]['label']}: {times[0]['words']}"
    return {
        "id": instrument["id"],
        "title": instrument["title"],
        "detail": detail,
        "begun": row is not None,
        "points": points if len(points) > 1 else [],
        "picture": picture_words(instrument["title"], times),
    }


def earlier_lines(measures: list[Measure], today: int) -> list[MeasureLine]:
    """Measures that were taken with an instrument that is not offered any more, each instrument once."""
    found: list[MeasureLine] = []
    seen: list[str] = []
    for row in sorted(measures, key=lambda row: [-row["day"], row["id"]]):
        if row["instrument"] not in seen:
            seen.append(row["instrument"])
            found.append(
                {
                    "id": row["instrument"],
                    "title": row["title"],
                    "detail": f"Taken before, {dated(row['day'], today)}",
                    "begun": False,
                    "points": [],
                    "picture": "",
                }
            )
    return found


def heights(times: list[MeasureTime]) -> list[float | None]:
    """The heights of some times, the earliest first."""
    count = len(times)
    return [times[count - 1 - index]["height"] for index in range(count)]


def picture_words(title: str, times: list[MeasureTime]) -> str:
    """A line in words, for people who listen."""
    count = len(times)
    return f"{title}: {', '.join([times[count - 1 - index]['words'] for index in range(count)])}"


def minutes_words(instrument: Instrument) -> str:
    """How long it takes: "1 minute", "3 minutes"."""
    return "1 minute" if instrument["minutes"] <= 1 else f"{instrument['minutes']} minutes"


# ---- one measure


def measure_about(
    measures: list[Measure], instrument: Instrument | None, words: MeasuresContent, instrument_id: str, today: int
) -> MeasureAbout:
    """What a measure is and what came out before; one that is not offered any more has its history alone."""
    times = measure_times(measures, instrument_id, instrument, today)
    points = heights(times)
    latest = finished_measures(measures, instrument_id)
    title = latest[0]["title"] if len(latest) > 0 else ""
    about: MeasureAbout = {
        "id": instrument_id,
        "title": title,
        "words": "",
        "facts": [],
        "before": [],
        "notice": "",
        "source": "",
        "action": "",
        "change": False,
        "help": False,
        "number": times[0]["words"] if len(times) > 0 else "",
        "trend": "",
        "times": times,
        "unfinished": [],
        "points": points if len(points) > 1 else [],
        "picture": picture_words(title, times),
    }
    if instrument is None:
        return about
    row = open_measure(measures, instrument_id, today)
    today_row = measure_on(measures, instrument_id, today)
    count = len(instrument["items"])
    asked = "1 question" if count == 1 else f"{count} questions"
    before = [words["sees"]]
    if len(instrument["support"]) > 0:
        before.append(words["heavy"])
    if instrument["clinician"]:
        before.append(words["professional"])
    left = [
        each
        for each in measures
        if each["instrument"] == instrument_id and each["finished"] is None and (row is None or each["id"] != row["id"])
    ]
    return {
        **about,
        "title": instrument["title"],
        "words": instrument["about"],
        "facts": [
            f"It asks about {instrument['recall']}.",
            f"{minutes_words(instrument)}, {asked}. You can leave any open.",
            DIRECTION_WORDS[instrument["direction"]],
        ],
        "before": before,
        "notice": instrument["licence"]["notice"],
        "source": instrument["source"],
        "action": "Go on" if row is not None else "" if today_row is not None else "Begin",
        "change": today_row is not None and row is None,
        "help": len(latest) > 0 and needs_support(instrument, latest[0]["answers"]),
        "trend": trend_words(measures, instrument, today),
        "unfinished": [{**measure_time(each, instrument, today), "words": "Not finished"} for each in left],
        "picture": picture_words(instrument["title"], times),
    }


# ---- the settings


class ClinicFile(TypedDict):
    """An instrument of the clinic: its id, its name, or why it cannot be used."""

    id: str
    title: str
    words: str


class MeasureSettings(TypedDict):
    """What of the measures can be chosen: the FIQR, if this app has it, and the clinic's own."""

    has_fiqr: bool
    fiqr: bool
    notice: str
    files: list[ClinicFile]


def measure_settings(
    instruments: list[Instrument], files: list[InstrumentFile], profile: Profile | None
) -> MeasureSettings:
    """What a person has chosen, and the files that a clinic gave."""
    fiqr = instrument_by_id(instruments, FIQR)
    return {
        "has_fiqr": fiqr is not None,
        "fiqr": wants_fiqr(profile),
        "notice": "" if fiqr is None else fiqr["licence"]["notice"],
        "files": [clinic_file(row) for row in files],
    }


def clinic_file(row: InstrumentFile) -> ClinicFile:
    """A file of the clinic in words."""
    problems = instrument_problems(row["file"])
    if len(problems) > 0:
        return {"id": row["id"], "title": row["id"], "words": f"It cannot be used: {problems[0]}."}
    return {"id": row["id"], "title": row["file"]["title"], "words": row["file"]["licence"]["notice"]}
