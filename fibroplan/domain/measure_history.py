"""What was taken before, in neutral words: a number, how it moved, its arithmetic. No band, no verdict."""

from typing import TypedDict

from fibroplan.domain.day import civil, date_words
from fibroplan.domain.instrument import Instrument
from fibroplan.domain.measure_take import Measure, waits_for_support
from fibroplan.domain.measures import measure_least, measure_most, score_measure
from fibroplan.domain.numbers import number_words

HISTORY_SHOWN = 24
"""How many times are listed; with one a month, two years."""

DIRECTION_WORDS = {
    "lower-better": "A lower number means less trouble.",
    "higher-better": "A higher number means that it goes better.",
    "neither": "No number is better than another.",
}


class MeasureTime(TypedDict):
    """One time that a measure was taken. `steps` is the arithmetic, `height` 0 to 1 within the range or None."""

    id: str
    day: int
    label: str
    words: str
    why: str
    steps: list[str]
    height: float | None


def finished_measures(measures: list[Measure], instrument_id: str) -> list[Measure]:
    """The finished rows of an instrument, the latest first."""
    found = [row for row in measures if row["instrument"] == instrument_id and row["finished"] is not None]
    return sorted(found, key=lambda row: [-row["day"], row["id"]])


def measure_times(
    measures: list[Measure], instrument_id: str, instrument: Instrument | None, today: int
) -> list[MeasureTime]:
    """The times that an instrument was taken, the latest first, at most `HISTORY_SHOWN`."""
    return [measure_time(row, instrument, today) for row in finished_measures(measures, instrument_id)[:HISTORY_SHOWN]]


def measure_time(measure: Measure, instrument: Instrument | None, today: int) -> MeasureTime:
    """One time in words. While its support page waits to be read, the number is not said."""
    hidden = waits_for_support(instrument, measure)
    score = measure["score"]
    height: float | None = None
    steps: list[str] = []
    why = ""
    if instrument is not None and not hidden:
        if score is not None:
            least = measure_least(instrument)
            span = measure_most(instrument) - least
            height = (score - least) / span if span > 0 else 0
        found = score_measure(instrument, measure["answers"])
        if measure["version"] == instrument["version"] and is_same_score(found["score"], score):
            steps = [step for step in found["arithmetic"].split("; ") if step != ""]
            why = found["why"]
    return {
        "id": measure["id"],
        "day": measure["day"],
        "label": dated(measure["day"], today),
        "words": "Open it to see" if hidden else measure_words(instrument, measure),
        "why": why,
        "steps": steps,
        "height": height,
    }


def is_same_score(one: float | None, other: float | None) -> bool:
    """Whether two scores are the same, or both are none: what is stored is explained by its own arithmetic alone."""
    if one is None or other is None:
        return one is None and other is None
    return abs(one - other) < 1e-6


def dated(day: int, today: int) -> str:
    """A day that has been, as a label: "Today", "3 November", "3 November 2025"."""
    if day == today:
        return "Today"
    year = civil(day)[0]
    return date_words(day) if year == civil(today)[0] else f"{date_words(day)} {year}"


def measure_words(instrument: Instrument | None, measure: Measure) -> str:
    """A score as it is shown: "4 of 12", the answer itself where there is one question in words, or "No total"."""
    score = measure["score"]
    if score is None:
        return "No total"
    if instrument is None:
        return number_words(score)
    if has_words_alone(instrument):
        said = [row["label"] for row in instrument["items"][0]["options"] if row["value"] == score]
        return said[0] if len(said) > 0 else number_words(score)
    return f"{number_words(score)} of {number_words(measure_most(instrument))}"


def has_words_alone(instrument: Instrument) -> bool:
    """Whether an instrument is one question that is answered in words: then the answer is shown, not its number."""
    return len(instrument["items"]) == 1 and len(instrument["items"][0]["options"]) > 0


def trend_words(measures: list[Measure], instrument: Instrument, today: int) -> str:
    """How the latest number moved: against the one before, and against the first; "" where there are not two."""
    rows = [
        row
        for row in finished_measures(measures, instrument["id"])
        if row["score"] is not None and not waits_for_support(instrument, row)
    ]
    if len(rows) < 2 or has_words_alone(instrument):
        return ""
    words = moved_words(rows[0], rows[1], f"on {dated(rows[1]['day'], today)}")
    if len(rows) == 2:
        return words
    first = f"the first time, {dated(rows[-1]['day'], today)}"
    return f"{words} {moved_words(rows[0], rows[-1], first)}"


def moved_words(latest: Measure, earlier: Measure, when: str) -> str:
    """How far a number is from an earlier one: "4 lower than on 3 November."."""
    after: float = score_in(latest)
    before: float = score_in(earlier)
    if number_words(abs(after - before)) == "0":
        return f"The same as {when}."
    return f"{number_words(abs(after - before))} {'lower' if after < before else 'higher'} than {when}."


def score_in(measure: Measure) -> float:
    """The score of a row, 0 where it has none."""
    return 0 if measure["score"] is None else measure["score"]
