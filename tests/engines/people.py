"""A made-up person: a plan to import, or an account that holds it already."""

import json
import time
import urllib.request
import uuid
from pathlib import Path
from typing import Any

PASSWORD = "seven quiet steps a day"
TITLES = ("Easy walk", "Sit to stand", "Slow breathing", "Shoulder rolls", "Heel raises", "Calf stretch")
PARTS = ("morning", "midday", "evening")
STARTED_DAYS_AGO = 20


def plan() -> list[dict[str, Any]]:
    """Six things for every day, since three weeks."""
    day = int(time.time() // 86_400) - STARTED_DAYS_AGO
    return [_version(number, title, day) for number, title in enumerate(TITLES)]


def _version(number: int, title: str, day: int) -> dict[str, Any]:
    part = PARTS[number % len(PARTS)]
    return {
        "id": f"i{number}.{day}", "item_id": f"i{number}", "from_day": day, "kind": "exercise", "content_id": "",
        "variant": "start", "title": title, "unit": "times", "target": 5, "floor": 1, "ceiling": 0, "sets": 1,
        "each_side": False, "tries": [], "dose_rule": "", "schedule": "weekdays", "weekdays": list(range(7)),
        "every_days": 1, "anchor_day": day, "times_per_week": 3, "position": number, "deleted": False,
        "slots": [{"id": part, "part": part, "minute": -1}],
    }  # fmt: skip


def export_file(folder: Path) -> Path:
    """The plan as the app exports it."""
    file = folder / "plan.json"
    file.write_text(json.dumps({"fibroplan_export": 1, "rows": {"plan_version": plan()}}))
    return file


def account(url: str) -> str:
    """An account that holds the plan; its email."""
    email = f"{uuid.uuid4().hex}@demo.example"
    with _post(f"{url}/api/accounts", {"email": email, "password": PASSWORD}) as response:
        cookie = response.headers["Set-Cookie"].split(";")[0]
        me = json.load(response)
    operations = [
        {"op": str(uuid.uuid4()), "table": "plan_version", "id": row["id"], "base": 0, "at": 0,
         "fields": {name: value for name, value in row.items() if name != "id"}}
        for row in plan()
    ]  # fmt: skip
    body = {"schema": 1, "device": "other", "account": me["account"], "since": 0, "epoch": "", "limit": 100}
    with _post(f"{url}/api/sync", {**body, "ops": operations}, cookie) as response:
        statuses = {result["status"] for result in json.load(response)["results"]}
    assert statuses == {"applied"}, statuses
    return email


def _post(address: str, body: dict[str, Any], cookie: str = "") -> Any:
    headers = {"Content-Type": "application/json", "X-Fibroplan": "1", "Cookie": cookie}
    return urllib.request.urlopen(urllib.request.Request(address, json.dumps(body).encode(), headers), timeout=20)
