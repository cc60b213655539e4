"""The lint of the subset, and the modules that the phone runs."""

import ast
import json
import subprocess
from pathlib import Path

import pytest

from fibroplan.local.subset import OutsideSubset, check, problems
from fibroplan.local.transpile import NameClash, transpile
from tests.domain.rules import rules
from tests.domain.test_vectors import CASES
from tests.local.node import canonical, node, run, write

ROW = "class Row(TypedDict):\n    amount: float\n    day: int\n    name: str\n    late: bool\n    tags: list[str]\n"
HEAD = f"from typing import Any, TypedDict\n{ROW}\n"


def lint(code: str) -> list[str]:
    return problems({"rule.py": ast.parse(HEAD + code)})


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Makes a package of rules from module texts and gives its name."""

    def make(**modules: str) -> str:
        folder = tmp_path / "madeup"
        folder.mkdir()
        (folder / "__init__.py").write_text("")
        for name, code in modules.items():
            (folder / f"{name}.py").write_text(code)
        monkeypatch.syspath_prepend(str(tmp_path))
        return "madeup"

    return make


OUTSIDE = {
    "truth of a list": ("def f(xs: list[int]) -> bool:\n    return not xs", "the truth of xs"),
    "truth of a number": ("def f(x: int) -> int:\n    return 1 if x else 2", "the truth of x"),
    "or as a default": ("def f(x: str) -> str:\n    return x or 'a'", "the truth of x"),
    "lists compared": ("def f(a: list[int], b: list[int]) -> bool:\n    return a == b", "== is for"),
    "a bool compared with a number": ("def f(a: bool) -> bool:\n    return a == 1", "== is for"),
    "None compared": ("def f(a: int | None) -> bool:\n    return None == None", "== is for"),
    "is with a value": ("def f(a: int) -> bool:\n    return a is 1", "`is` with"),
    "order of texts": ("def f(a: str, b: str) -> bool:\n    return a < b", "order is for numbers"),
    "lists added": ("def f(a: list[int]) -> list[int]:\n    return a + [1]", "arithmetic of something"),
    "a text repeated": ("def f(a: str) -> str:\n    return a * 2", "arithmetic of something"),
    "a list extended by +=": ("def f() -> list[int]:\n    a = [1]\n    a += [2]\n    return a", "+= on something"),
    "floor division of a float": ("def f(a: float) -> float:\n    return a // 2", "// and % are for whole numbers"),
    "modulo of a float": ("def f(a: Row) -> float:\n    return a['amount'] % 2", "// and % are for whole numbers"),
    "power": ("def f(a: int) -> int:\n    return a ** 2", "outside the subset"),
    "a float in an f-string": ("def f(a: float) -> str:\n    return f'{a}'", "neither text nor whole number"),
    "a format": ("def f(a: int) -> str:\n    return f'{a:02}'", "a format in an f-string"),
    "round": ("def f(a: float) -> int:\n    return round(a)", "round is not in the subset"),
    "sum": ("def f(a: list[int]) -> int:\n    return sum(a)", "sum is not in the subset"),
    "min of a list": ("def f(a: list[int]) -> float:\n    return min(a)", "two or more numbers"),
    "length of a text": ("def f(a: str) -> int:\n    return len(a)", "which is no list"),
    "slice of a text": ("def f(a: str) -> str:\n    return a[1:]", "something that is no list"),
    "slice with a step": ("def f(a: list[int]) -> list[int]:\n    return a[::2]", "a slice with a step"),
    "index of a text": ("def f(a: str) -> str:\n    return a[0]", "a text by nothing"),
    "loop over a dict": ("def f(a: dict[str, int]) -> list[str]:\n    return [k for k in a]", "which is no list"),
    "items of a dict": ("def f(a: dict[str, int]) -> Any:\n    return a.items()", ".items() of a"),
    "a number as a key": ("def f() -> Any:\n    return {1: 2}", "a key that is no text"),
    "a number as a key of a comprehension": (
        "def f(a: list[int]) -> Any:\n    return {x: x for x in a}",
        "a key that is no text",
    ),
    "in a list of lists": ("def f(a: list[list[int]]) -> bool:\n    return [1] in a", "by identity"),
    "in a number": ("def f(a: int) -> bool:\n    return 1 in a", "no list, dict or text"),
    "an unknown field": ("def f(a: Row) -> Any:\n    return a['dayy']", "no field dayy"),
    "the end of a list changed": ("def f() -> None:\n    a = [1]\n    a[-1] = 2", "counts from the end"),
    "an argument changed": ("def f(a: list[int]) -> None:\n    a.append(1)", "an argument"),
    "an argument's field changed": ("def f(a: Row) -> None:\n    a['day'] = 1", "an argument"),
    "a method of a text": ("def f(a: str) -> str:\n    return a.upper()", ".upper() of a"),
    "a lambda of its own": ("def f() -> Any:\n    return lambda: 1", "a lambda outside"),
    "sorting by rows": ("def f(a: list[Row]) -> Any:\n    return sorted(a)", "what is sorted by"),
    "sorting backwards": ("def f(a: list[int]) -> Any:\n    return sorted(a, reverse=True)", "sorted takes"),
    "any of a list": ("def f(a: list[bool]) -> bool:\n    return any(a)", "any and all take"),
    "any of numbers": ("def f(a: list[int]) -> bool:\n    return any(x for x in a)", "of something that is no bool"),
    "isinstance of a number": ("def f(a: Any) -> bool:\n    return isinstance(a, int)", "list and dict alone"),
    "split at blanks": ("def f(a: str) -> Any:\n    return a.split()", "split takes the text"),
    "split at nothing": ("def f(a: str) -> Any:\n    return a.split('')", "split takes the text"),
    "a dict sorted by a key": (
        "def f(a: dict[str, int]) -> Any:\n    return sorted(a, key=lambda x: x)",
        "the keys of a dict",
    ),
    "int of a text": ("def f(a: str) -> int:\n    return int(a)", "int() of something"),
    "list of a list": ("def f(a: list[int]) -> list[int]:\n    return list(a)", "list() of a text alone"),
    "the code of a number": ("def f(a: int) -> int:\n    return ord(a)", "ord() takes one of the characters"),
    "abs of a text": ("def f(a: str) -> int:\n    return abs(a)", "abs() of something"),
    "minus a text": ("def f(a: str) -> int:\n    return -a", "a sign before no number"),
    "range with a step": ("def f() -> Any:\n    return range(1, 9, 2)", "range takes"),
    "a list asked by a text": ("def f(a: list[int]) -> Any:\n    return a['x']", "asked by a whole number"),
    "a walrus": ("def f(a: int) -> bool:\n    return (b := a) == 1", "NamedExpr is not in the subset"),
    "a set": ("def f() -> Any:\n    return {1}", "Set is not in the subset"),
    "try": ("def f() -> None:\n    try:\n        return None\n    except KeyError:\n        return None", "Try is not"),
    "while": ("def f() -> None:\n    while True:\n        continue", "While is not"),
    "delete": ("def f(a: Any) -> None:\n    del a['x']", "Delete is not"),
    "a loop with else": (
        "def f() -> None:\n    for x in [1]:\n        continue\n    else:\n        return",
        "else after",
    ),
    "two targets": ("def f() -> int:\n    a = b = 1\n    return a + b", "two targets"),
    "power in place": ("def f() -> int:\n    a = 2\n    a //= 2\n    return a", "+= or -= or *="),
    "an attribute": ("def f(a: Any) -> None:\n    a.b = 1", "an assignment to a.b"),
    "star arguments": ("def f(*a: int) -> None:\n    return", "plain arguments"),
    "a decorator": ("@staticmethod\ndef f() -> None:\n    return", "plain arguments"),
    "a list as a default": ("def f(a: Any = []) -> None:\n    return", "a default that is no constant"),
    "a word of JavaScript": ("def f(new: int) -> None:\n    return", "new is a word of JavaScript"),
    "an unknown name": ("def f() -> int:\n    return a", "a is no argument"),
    "a class with behaviour": ("class A:\n    x = 1", "no TypedDict"),
    "a small constant": ("limit = 1", "written in capitals"),
    "an if at the top": ("if True:\n    X = 1", "If at the top"),
    "an import from elsewhere": ("from math import floor", "nothing but the domain"),
    "an import under another name": ("from fibroplan.domain.day import civil as c", "under another name"),
    "a call in a chain": ("def f() -> int:\n    return 1\n\ndef g() -> bool:\n    return 0 < f() < 2", "made twice"),
}


@pytest.mark.parametrize("what", OUTSIDE)
def test_the_lint_names_what_is_outside_with_its_line(what: str):
    code, why = OUTSIDE[what]
    found = lint(code)
    assert any(why in problem for problem in found), found
    lines = [int(problem.split(":")[1]) for problem in found]
    first = HEAD.count("\n") + 1
    assert all(problem.startswith("rule.py:") for problem in found)
    assert all(first <= line <= first + code.count("\n") for line in lines)


def test_check_raises_with_every_problem():
    with pytest.raises(OutsideSubset, match=r"a.py:1: .*\na.py:2: "):
        check({"a.py": ast.parse("import math\nimport os")})


def test_the_domain_is_inside_the_subset():
    code = "".join(transpile().values())
    assert "None" not in code.split()
    assert "_pyfunc" not in code, "a helper of PScript's library slipped in"
    assert "_pymeth" not in code, "a helper of PScript's library slipped in"


def test_every_public_function_is_exported(tmp_path):
    write(transpile(), tmp_path)
    script = "import * as rules from './index.js'; console.log(JSON.stringify(Object.keys(rules)));"
    (tmp_path / "names.mjs").write_text(script)
    printed = subprocess.run([node(), "names.mjs"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert json.loads(printed) == sorted(rules())


def test_vectors_in_node(tmp_path):
    answers = run(write(transpile(), tmp_path), [(case["rule"], case["args"]) for _, case in CASES], tmp_path)
    for (file, case), answer in zip(CASES, answers, strict=True):
        assert canonical(answer.get("value", answer)) == canonical(case["expected"]), f"{file}: {case['why']}"


LANGUAGE = """
from typing import Any, TypedDict

class Row(TypedDict):
    day: int
    name: str

BASE, STEP = 10, -3
NAMES = {"a": "one", "b-c": "two"}

def floor(a: int, b: int) -> list[int]:
    return [a // b, a % b, -a // b, -a % b, (a + b) % 7 * 2 - (b - a)]

def texts(a: str, n: int) -> list[str]:
    return [f"{a} `${{x}}` \\\\ {n}", ", ".join([a, "b", f"{n}"]), NAMES.get(a, "none"), a + "!"]

def chain(a: int, b: int | None = None) -> list[bool]:
    return [0 <= a < BASE, a == 3 or not a > 4 and b is None, b is not None, (a > 1) != (a > 2)]

def rows(found: list[Row]) -> Any:
    by_name: dict[str, list[int]] = {}
    for row in sorted(found, key=lambda row: [row["name"], -row["day"]]):
        if row["name"] not in by_name:
            by_name[row["name"]] = []
        by_name[row["name"]].append(row["day"])
    days = {name: by_name[name] for name in sorted([row["name"] for row in found])}
    return {**days, "pairs": [[i, row["day"]] for i, row in enumerate(found) if i != 1]}

def loops(n: int) -> list[int]:
    out: list[int] = []
    for i in range(2, n):
        n = 3
        if i == 5:
            continue
        if i > 8:
            break
        out.append(i)
    first, second = out[-1] if len(out) > 0 else 0, out[:2]
    return [first, *second, *[a * b for a in range(3) for b in [a, STEP] if b != 0], int(-2.5), abs(STEP)]

def nested(groups: list[list[int]]) -> list[bool]:
    big = any(x > 3 for xs in groups for x in xs)
    return [big, all(len(xs) > 0 for xs in groups), all(x > 0 for xs in groups for x in xs)]

def given(groups: list[list[int]], n: int) -> Any:
    return [chain(b=n, a=1), chain(1, n), optional(), _private(n)]

def optional(a: str = "x", b: int = 2) -> str:
    if isinstance(a, str) and a == "":
        return "empty"
    elif b > 2:
        return "more"
    else:
        return a

def letters(a: str) -> list[str]:
    return [f"{len(list(a))}", *list(a.lower()), *[f"{ord(each)}" for each in list(a)]]

def nothing(a: int) -> None:
    if a > 1:
        return

def kinds(a: Any) -> Any:
    if isinstance(a, dict):
        fields: dict[str, Any] = a
        return sorted(fields)
    if isinstance(a, str):
        text: str = a
        return [list(text), text.split(","), text.split("😀")]
    return [isinstance(a, bool), isinstance(a, list), not isinstance(a, (bool, list))]

def _private(n: int) -> float:
    return min(n, 3) + max(n, BASE, 2.5) / 4 * (1 if n > 1 else 2)
"""


FROM_RULES = "from madeup.rules import NAMES, Row, floor, optional\n"
ELSEWHERE = """
def elsewhere(a: int) -> Any:
    row: Row = {"day": a, "name": NAMES["a"]}
    return {**row, "floor": floor(b=3, a=a), "optional": optional(b=7), "private": _private(a), "in": a in [1]}

def _private(n: int) -> int:
    return n % 5
"""


def test_what_is_inside_means_the_same(package, tmp_path):
    module = write(unchecked(package(rules=LANGUAGE, more=FROM_RULES + ELSEWHERE)), tmp_path)
    space: dict = {}
    exec(compile(LANGUAGE, "rules", "exec"), space)
    other = dict(space)
    exec(compile(ELSEWHERE, "more", "exec"), other)
    space["elsewhere"] = other["elsewhere"]
    rows = [{"day": 3, "name": "b"}, {"day": 9, "name": "a"}, {"day": 4, "name": "b"}, {"day": 1, "name": "10"}]
    calls: list = [
        *[("floor", [a, b]) for a in (-7, 0, 7, 20781) for b in (-3, 3, 7)],
        *[("texts", [a, n]) for a in ("a", "b-c", "constructor", "") for n in (0, -1)],
        *[("chain", args) for args in ([3], [12, 0], [5, None], [2, 1])],
        ("rows", [rows]),
        ("rows", [[]]),
        *[("loops", [n]) for n in (0, 3, 6, 20)],
        *[("nested", [groups]) for groups in ([], [[]], [[1, 2], [3]], [[4], [-1]])],
        *[("given", [[], n]) for n in (1, 5)],
        *[("optional", args) for args in ([], [""], ["y", 3], ["y"])],
        *[("letters", [a]) for a in ("", "Ab É", "👩🏽‍🦽 Z\u0301", "ΑΣ σ İ ẞ")],
        *[("nothing", [n]) for n in (0, 9)],
        *[("elsewhere", [n]) for n in (1, -7)],
        *[("kinds", [a]) for a in ({"b": 1, "a": 2}, {}, "a😀,,b", "", True, 1, 2.5, None, [], [1])],
    ]
    for (rule, args), answer in zip(calls, run(module, calls, tmp_path), strict=True):
        assert canonical(answer.get("value", answer)) == canonical(space[rule](*args)), f"{rule}{args}"


def unchecked(name: str) -> dict[str, str]:
    """A made-up package transpiled; its imports of itself are not of the domain, so it is not linted."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fibroplan.local.transpile.check", lambda modules: None)
        return transpile(name)


def test_the_language_of_this_test_is_inside_the_subset():
    assert problems({"rules.py": ast.parse(LANGUAGE)}) == []


def test_two_modules_with_one_name_are_refused(package):
    name = package(one="def f(a: int) -> int:\n    return a\n", two="def f(a: int) -> int:\n    return a\n")
    with pytest.raises(NameClash, match="f is defined by two modules"):
        transpile(name)


@pytest.mark.parametrize("taken", ["index", "python"])
def test_a_module_named_like_a_file_of_the_phone_is_refused(package, taken: str):
    with pytest.raises(NameClash, match=f"{taken}.js is taken"):
        transpile(package(**{taken: "def f(a: int) -> int:\n    return a\n"}))


def test_a_package_outside_the_subset_is_refused(package):
    name = package(one="def f(a: list[int]) -> bool:\n    return not a\n")
    with pytest.raises(OutsideSubset, match=r"one.py:2: the truth of a"):
        transpile(name)


def test_a_module_imports_what_it_calls_and_no_more(package):
    one = "def f(a: int) -> int:\n    return a + 1\n"
    two = "from madeup.one import f\n\nLIMIT = 3\n\ndef g(a: int) -> int:\n    return f(a) % LIMIT\n"
    files = unchecked(package(one=one, two=two))
    assert "import" not in files["one.js"]
    assert files["two.js"].splitlines()[:2] == [
        'import { $mod } from "./python.js";',
        'import { f } from "./one.js";',
    ]
    assert "export { LIMIT, g };" in files["two.js"]
    assert files["index.js"] == 'export { f } from "./one.js";\nexport { g } from "./two.js";\n'


def test_every_vector_file_is_run():
    files = {path.stem for path in (Path(__file__).parents[1] / "vectors").glob("*.json")}
    assert {file for file, _ in CASES} == files
