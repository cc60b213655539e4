"""The phone and the server turn a clock's time into the same instant, in every zone and on the days of change."""

import json
import shutil
import subprocess
from pathlib import Path

from fibroplan.clock import local_offset
from tests.local.node import node

JS = Path(__file__).parents[2] / "fibroplan/local/js"
ZONES = ["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", "Australia/Lord_Howe", "Asia/Kathmandu",
         "America/New_York", "", "Nowhere/Else", "../x"]  # fmt: skip
DAYS = [20_541, 20_750, 20_751, 20_781, 20_911, 20_912, 20_913, 20_917, 20_918]
"""Ordinary days of 2026 and 2027, and days on which clocks change somewhere."""
MINUTES = [0, 59, 90, 120, 150, 179, 180, 720, 1439]

SCRIPT = """
import { readFileSync } from "node:fs";
import { offsetAt } from "./zone.js";
const asked = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(asked.map((each) => offsetAt(...each))));
"""


def test_the_phone_and_the_server_know_the_same_offsets(tmp_path: Path) -> None:
    for name in ("zone.js", "now.js"):
        shutil.copy(JS / name, tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "ask.js").write_text(SCRIPT)
    asked = [(zone, day, minute) for zone in ZONES for day in DAYS for minute in MINUTES]
    command = [node(), "ask.js"]
    found = subprocess.run(command, cwd=tmp_path, input=json.dumps(asked), capture_output=True, text=True, check=True)
    expected = [local_offset(*each) for each in asked]
    assert dict(zip(asked, json.loads(found.stdout), strict=True)) == dict(zip(asked, expected, strict=True))
    assert None in expected
    assert len(set(expected)) > 8
