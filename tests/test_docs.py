"""The documents say what is: settings, commands, folders, decisions."""

import re
from dataclasses import fields
from pathlib import Path

from fibroplan.config import Settings

ROOT = Path(__file__).parents[1]


def text(name: str) -> str:
    return (ROOT / name).read_text()


def test_every_setting_is_told_to_those_who_run_a_server() -> None:
    told = set(re.findall(r"^\| `FIBROPLAN_([A-Z_]+)`", text("docs/self-hosting.md"), re.MULTILINE))
    assert told == {field.name.upper() for field in fields(Settings)}


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"make ([a-z]+)", text("README.md"))) <= targets


def test_the_readme_draws_the_house_as_it_is() -> None:
    drawn = set(re.findall(r"^  ([a-z]+)/ ", text("README.md"), re.MULTILINE))
    folders = {path.parent.name for path in (ROOT / "fibroplan").glob("*/__init__.py")}
    assert drawn == folders


def test_every_linked_file_exists() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text()):
            assert (page.parent / link).exists(), f"{page.name} links to {link}"


def test_decisions_are_short_and_numbered_once() -> None:
    records = sorted((ROOT / "docs/decisions").glob("*.md"))
    numbers = [record.name[:4] for record in records]
    assert len(set(numbers)) == len(numbers)
    assert all(len(record.read_text().splitlines()) <= 60 for record in records)


def test_the_repository_speaks_of_fibroplan_alone() -> None:
    """No paths of a machine, no documents that are not here."""
    banned = re.compile(r"clinical\.md|/work/|codebases\.md|research/")
    found = []
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "fibroplan").rglob("*.py")]:
        found += [f"{path.relative_to(ROOT)}: {match}" for match in banned.findall(path.read_text())]
    assert found == []
