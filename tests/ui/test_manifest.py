"""The manifest and its pictures."""

import json
import struct
from pathlib import Path

import pytest

from fibroplan.ui import tokens

ASSETS = Path(__file__).resolve().parents[2] / "assets"
MANIFEST = json.loads((ASSETS / "manifest.webmanifest").read_text(encoding="utf-8"))


def _size(path: Path) -> str:
    """Pixels of a PNG or JPEG, from its own header."""
    data = path.read_bytes()
    if data.startswith(b"\x89PNG"):
        width, height = struct.unpack(">II", data[16:24])
        return f"{width}x{height}"
    at = 2
    while data[at + 1] not in (0xC0, 0xC2):
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    height, width = struct.unpack(">HH", data[at + 5 : at + 9])
    return f"{width}x{height}"


def test_the_app_says_who_it_is() -> None:
    assert MANIFEST["start_url"] == "/today/"
    assert MANIFEST["scope"] == "/"
    assert len(MANIFEST["short_name"]) <= 12
    assert MANIFEST["display"] == "standalone"
    assert MANIFEST["prefer_related_applications"] is False
    assert {"id", "lang", "dir", "description", "categories", "launch_handler", "display_override"} <= set(MANIFEST)
    assert MANIFEST["background_color"] == MANIFEST["theme_color"] == tokens.PAPER["light"]


@pytest.mark.parametrize("picture", [*MANIFEST["icons"], *MANIFEST["screenshots"]], ids=lambda each: each["src"])
def test_every_picture_is_there_in_its_size(picture: dict[str, str]) -> None:
    path = ASSETS / picture["src"].lstrip("/")
    assert picture["sizes"] == ("any" if path.suffix == ".svg" else _size(path))


def test_icons_serve_every_purpose() -> None:
    purposes = {(icon["purpose"], icon["sizes"]) for icon in MANIFEST["icons"]}
    assert {("any", "192x192"), ("any", "512x512"), ("maskable", "512x512"), ("monochrome", "512x512")} <= purposes
    assert _size(ASSETS / "icons/apple-touch-icon.png") == "180x180"
    assert (ASSETS / "favicon.ico").read_bytes()[:4] == b"\0\0\1\0"


def test_shots_are_narrow_and_wide_and_labelled() -> None:
    factors = [shot["form_factor"] for shot in MANIFEST["screenshots"]]
    assert factors.count("narrow") >= 2
    assert factors.count("wide") >= 1
    assert all(shot["label"] for shot in MANIFEST["screenshots"])


def test_shortcuts_lead_to_places_of_the_app() -> None:
    addresses = [shortcut["url"] for shortcut in MANIFEST["shortcuts"]]
    assert addresses == ["/today/", "/plan/", "/progress/", "/today/?flare=1"]
