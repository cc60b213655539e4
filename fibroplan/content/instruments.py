"""The instruments that come with the app, and those that a clinic puts in a folder.

Wording that is not ours stands as published, with its notice. Bands and meaningful change are for professionals: they
stay in the file, and `instruments` leaves them out.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fibroplan.content.loader import ContentError
from fibroplan.content.plain_json import NotPlain, plain_json
from fibroplan.domain.instrument import Instrument, instrument_of
from fibroplan.domain.instrument_check import instrument_problems

FOLDER = Path(__file__).with_name("instruments")
SHIPPED = ("phq4", "impact", "confidence", "change", "acr2016", "gad7", "phq9", "fiqr")
"""In the order in which they are offered."""

FILE_MOST = 40_000
"""Longest file of an instrument, in bytes: it travels in sync as one value."""


def read_instrument(path: Path) -> dict[str, Any]:
    """The file of an instrument, whole, with what is for professionals alone.

    Raises:
        ContentError: The file cannot be used. The message names the file and each field that is wrong.
    """
    try:
        file = plain_json(path.read_bytes(), FILE_MOST)
    except (NotPlain, OSError) as error:
        raise ContentError(f"{path.name}: {error}") from error
    if problems := instrument_problems(file):
        raise ContentError(f"{path.name}: {'; '.join(problems)}")
    return file


def instruments(fiqr: bool = True) -> list[Instrument]:
    """The instruments of the app as the phone has them; without the FIQR where a server leaves it out."""
    files = (read_instrument(FOLDER / f"{name}.json") for name in SHIPPED if fiqr or name != "fiqr")
    return [instrument_of(file) for file in files]


def clinic_files(folder: Path) -> Iterator[Path]:
    """The files of a clinic's folder, by name."""
    return iter(sorted(folder.glob("*.json")))


def clinic_instrument(path: Path) -> dict[str, Any]:
    """The file of an instrument that a clinic has put in its folder.

    Raises:
        ContentError: As `read_instrument`, and for a file whose id is that of an instrument of the app.
    """
    file = read_instrument(path)
    if file["id"] in SHIPPED:
        raise ContentError(f"{path.name}: id: {file['id']} comes with the app")
    return file
