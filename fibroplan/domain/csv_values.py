"""What stands in the cells of another app's table: days in many forms, and ratings. Nothing is guessed silently."""

from typing import TypedDict

from fibroplan.domain.day import FIRST_DAY, LAST_DAY, civil, day_number

DIGIT_VALUES = {"0": 0, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9}
LOWER_LETTERS = list("abcdefghijklmnopqrstuvwxyzäéûü")
MONTH_NAMES = {
    "jan": 1,
    "feb": 2,
    "fév": 2,
    "mar": 3,
    "mär": 3,
    "apr": 4,
    "avr": 4,
    "may": 5,
    "mai": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "aoû": 8,
    "sep": 9,
    "oct": 10,
    "okt": 10,
    "nov": 11,
    "dec": 12,
    "dez": 12,
    "déc": 12,
}
"""The first three letters of a month, in English, German and French, where they are not those of another."""

DAY_ORDERS = ["dmy", "mdy"]


class DayRead(TypedDict):
    """A day that was read. `kind` is day, empty, none (no date), range (no such day, or out of 2000 to 2099) or two:
    the date can be read with the day first or the month first."""

    kind: str
    day: int


class Piece(TypedDict):
    """A run of digits or of letters. `value` is the number, `size` how many digits; letters are in `word`."""

    value: int
    size: int
    word: str


def pieces_of(text: str) -> list[Piece]:
    """The runs of digits and of letters in a text, small letters; a number ends after nine digits."""
    found: list[Piece] = []
    kind = ""
    for letter in list(text.lower()):
        digit = DIGIT_VALUES.get(letter, -1)
        last: Piece = found[-1] if len(found) > 0 else {"value": 0, "size": 0, "word": ""}
        if digit >= 0 and kind == "digit" and last["size"] < 9:
            found[len(found) - 1] = {"value": last["value"] * 10 + digit, "size": last["size"] + 1, "word": ""}
        elif digit >= 0:
            found.append({"value": digit, "size": 1, "word": ""})
        elif letter in LOWER_LETTERS and kind == "letter":
            found[len(found) - 1] = {"value": 0, "size": 0, "word": last["word"] + letter}
        elif letter in LOWER_LETTERS:
            found.append({"value": 0, "size": 0, "word": letter})
        kind = "digit" if digit >= 0 else "letter" if letter in LOWER_LETTERS else ""
    return found


def month_named(word: str) -> int:
    """The month that a word begins to name, 1 to 12; 0 for none."""
    letters = list(word)
    return MONTH_NAMES.get("".join(letters[:3]), 0) if len(letters) >= 3 else 0


def read_day(text: str, order: str) -> DayRead:
    """The day that a cell names.

    Args:
        text: Such as "2026-11-24T08:00", "24/11/2026", "11.24.26", "24 Nov 2026", "November 24, 2026" or "20261124".
        order: What comes first where that cannot be told: "dmy" the day, "mdy" the month, "" is not known.
    """
    pieces = pieces_of(text)
    if len(pieces) == 0:
        return {"kind": "empty", "day": 0}
    numbers = [piece for piece in pieces if piece["size"] > 0]
    months = [month_named(piece["word"]) for piece in pieces if month_named(piece["word"]) > 0]
    if len(months) > 0 and len(numbers) >= 2:
        years = [piece["value"] for piece in numbers if piece["size"] == 4]
        days = [piece["value"] for piece in numbers if piece["size"] <= 2]
        if len(years) > 0 and len(days) > 0:
            return day_read(years[0], months[0], days[0])
        return day_read(2000 + days[1], months[0], days[0]) if len(days) > 1 else {"kind": "none", "day": 0}
    if numbers_first(pieces) and numbers[0]["size"] == 8:
        whole = numbers[0]["value"]
        return day_read(whole // 10000, whole // 100 % 100, whole % 100)
    if len(numbers) < 3 or not numbers_first(pieces):
        return {"kind": "none", "day": 0}
    return day_of_three(numbers, order)


def numbers_first(pieces: list[Piece]) -> bool:
    """Whether a text begins with a number: a date does, unless it names its month."""
    return pieces[0]["size"] > 0


def day_of_three(numbers: list[Piece], order: str) -> DayRead:
    """The day of three numbers: year first, or the year last after day and month in one order or the other."""
    first = numbers[0]["value"]
    second = numbers[1]["value"]
    third = numbers[2]["value"]
    if numbers[0]["size"] == 4:
        return day_read(first, second, third)
    if numbers[0]["size"] > 2 or numbers[1]["size"] > 2 or (numbers[2]["size"] != 4 and numbers[2]["size"] != 2):
        return {"kind": "none", "day": 0}
    year = third if numbers[2]["size"] == 4 else 2000 + third
    if first > 12 or first == second:
        return day_read(year, second, first)
    if second > 12:
        return day_read(year, first, second)
    if order == "dmy":
        return day_read(year, second, first)
    return day_read(year, first, second) if order == "mdy" else {"kind": "two", "day": 0}


def day_read(year: int, month: int, date: int) -> DayRead:
    """The day of a civil date, if there is such a day and the store accepts it."""
    if month < 1 or month > 12 or date < 1 or date > 31 or year < 1000 or year > 9999:
        return {"kind": "range", "day": 0}
    day = day_number(year, month, date)
    back = civil(day)
    if back[1] != month or back[2] != date or day < FIRST_DAY or day > LAST_DAY:
        return {"kind": "range", "day": 0}
    return {"kind": "day", "day": day}


def order_shown(text: str) -> str:
    """Which order a date shows by itself: "dmy", "mdy", or "" where it shows none."""
    pieces = pieces_of(text)
    numbers = [piece for piece in pieces if piece["size"] > 0]
    if len(numbers) < 3 or not numbers_first(pieces) or any(month_named(piece["word"]) > 0 for piece in pieces):
        return ""
    if numbers[0]["size"] > 2 or numbers[1]["size"] > 2:
        return ""
    if numbers[0]["value"] > 12 and numbers[1]["value"] <= 12:
        return "dmy"
    return "mdy" if numbers[1]["value"] > 12 and numbers[0]["value"] <= 12 else ""


class NumberRead(TypedDict):
    """A rating that was read. `kind` is number, empty or none; `of` is what it says it is out of, 0 for nothing."""

    kind: str
    value: float
    of: float


BLANKS = [" ", "\t", "\n", "\u00a0", "\u202f"]


def read_number(text: str) -> NumberRead:
    """The rating in a cell: "7", "7.5", "7,5", "7/10", "70 %". Words and anything else are none."""
    plain = "".join([letter for letter in list(text) if letter not in BLANKS])
    if plain == "":
        return {"kind": "empty", "value": 0, "of": 0}
    per_cent = plain.split("%")
    is_share = len(per_cent) == 2 and per_cent[1] == ""
    parts = [per_cent[0], "100"] if is_share else plain.split("/")
    value = decimal_of(parts[0])
    of = decimal_of(parts[1]) if len(parts) == 2 else 0.0
    if value is None or of is None or len(parts) > 2 or (len(parts) == 2 and of <= 0):
        return {"kind": "none", "value": 0, "of": 0}
    return {"kind": "number", "value": value, "of": of}


def decimal_of(text: str) -> float | None:
    """The number of some digits with at most one point or comma, and a minus before them; None for anything else."""
    whole = 0
    parts = 1
    digits = 0
    pointed = False
    sign = 1
    for place, letter in enumerate(list(text)):
        digit = DIGIT_VALUES.get(letter, -1)
        if digit >= 0:
            whole = whole * 10 + digit
            digits += 1
            parts = parts * 10 if pointed else parts
        elif (letter == "." or letter == ",") and not pointed:
            pointed = True
        elif letter == "-" and place == 0:
            sign = -1
        else:
            return None
    return sign * whole / parts if digits > 0 and digits <= 12 else None
