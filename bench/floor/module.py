"""A module of the size and the shape of a web framework, made by a seeded generator: the same text every time.

The shape is that of a blank Reflex 0.10.1 page (React, React Router, Emotion and Reflex's own code), read with V8's
precise coverage: 509 KB of minified text are 162 KB gz (3.1 to 1), and half of the text lies in functions that run
before the page is idle.

So the generator writes functions of random small statements of the kinds that such code is made of (defaults, type
tests, switches over names, object and array literals, short loops, closures) until the text is SIZE bytes gz. The
share RUNNING of them is called at start, each of them once, in chains of at most LEVELS; the rest is parsed and never
called. Nothing waits and nothing loops for the sake of time. A real framework calls its small functions over and over
while it renders (some 32,000 calls on that blank page, here 3,200), so this is less work than any framework does:
about 75 ms of the main thread's time where the blank page takes 135.
"""

import gzip
import random
import string
from functools import cache

SIZE = 147_000
"""Least bytes of the generated text after gzip -9; with the page's own code the module is 150 KB."""
RUNNING = 0.6
"""Share of the functions that run at start; with the closures in them that do not, half of the text."""
SHAPES = 12
"""Different shapes of the objects that functions are called with."""
LEVELS = 4
"""Longest chain of functions that call each other."""
VOCABULARY = 2_400
"""Different names of properties and strings."""
STEP = 40
"""Functions written between two looks at the size."""

CONSONANTS, VOWELS = "bcdfglmnprstv", "aeiou"


def short_name(number: int) -> str:
    """A name as a minifier gives it."""
    letters = string.ascii_letters
    name = "$" + letters[number % 52]
    while number := number // 52:
        name += letters[number % 52]
    return name


class Writer:
    """Writes functions. Every expression has a value that is neither null nor undefined, so that no call throws."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words = [self._word() for _ in range(VOCABULARY)]
        self.functions: list[str] = []
        self.levels: list[list[str]] = [[] for _ in range(LEVELS)]
        self.callee = ""

    def _word(self) -> str:
        pick = self.random.choice
        parts = [pick(CONSONANTS) + pick(VOWELS) + pick(CONSONANTS + "  ").strip() for _ in range(pick([1, 2, 2, 3]))]
        return parts[0] + "".join(part.capitalize() if pick([0, 0, 1]) else part for part in parts[1:])

    def word(self) -> str:
        """A name of the code: some are common and most are rare, as in real code."""
        return self.words[int(len(self.words) * self.random.random() ** 3)] + "_"

    def number(self) -> str:
        """A flag, a small count or a code."""
        pick = self.random.randint
        return str(self.random.choice([1 << pick(0, 24), pick(0, 9), pick(10, 999)]))

    def function(self) -> None:
        """Write the next function."""
        number = len(self.functions)
        name = short_name(number)
        level = number % LEVELS
        runs = self.random.random() < RUNNING
        # A function that runs may call one of the level below, so that chains end.
        self.callee = self.random.choice(self.levels[level - 1]) if runs and level and self.levels[level - 1] else ""
        scope = list("ab")
        body = "".join(self.statement(scope, 2) for _ in range(self.random.randint(1, 5)))
        tail = self.value(scope, 2)
        if self.callee:
            tail = f"{self.callee}({tail},{self.random.choice(scope)})"
        self.functions.append(f"function {name}(a,b){{{body}return {tail}}}")
        if runs:
            self.levels[level].append(name)

    def statement(self, scope: list[str], depth: int) -> str:
        """One statement; a new local joins the scope."""
        kind = self.random.randrange(9)
        if kind <= 2 or depth == 0:
            text = f"let {string.ascii_lowercase[len(scope)]}={self.value(scope, 2)};"
            scope.append(string.ascii_lowercase[len(scope)])
            return text
        name = self.random.choice(scope)
        inner = list(scope)
        if kind <= 4:
            return f"if({self.test(scope)}){{{self.statement(inner, depth - 1)}{self.write(inner)}}}"
        if kind == 5:
            return self.write(scope)
        if kind == 6:
            cases = "".join(
                f'case"{self.word()}":' + (self.write(scope) + "break;" if self.random.random() < 0.5 else "")
                for _ in range(self.random.randint(2, 6))
            )
            return f"switch({name}.{self.word()}??{name}){{{cases}default:{self.write(scope)}}}"
        if kind == 7:
            key = string.ascii_lowercase[len(inner)]
            return f"for(let {key}=0;{key}<{self.random.randint(1, 3)};{key}++){{{self.write([*inner, key])}}}"
        closure = f"()=>{{{self.statement(inner, 0)}{self.write(inner)}}}"
        return f'typeof {name}=="object"&&({name}.{self.word()}={closure});'

    def write(self, scope: list[str]) -> str:
        """A property set on what is an object."""
        name = self.random.choice(scope)
        return f'typeof {name}=="object"&&({name}.{self.word()}={self.value(scope, 1)});'

    def test(self, scope: list[str]) -> str:
        """A condition."""
        name = self.random.choice(scope)
        return self.random.choice(
            [
                f"{name}.{self.word()}===void 0",
                f'typeof {name}=="string"',
                f"Array.isArray({name})",
                f'{name}.{self.word()}!=="{self.word()}"',
                f"({name}.{self.word()}&{self.number()})!==0",
                f'"{self.word()}"in Object({name})',
                f"{self.value(scope, 0)}==={self.value(scope, 0)}",
            ]
        )

    def value(self, scope: list[str], depth: int) -> str:
        """An expression."""
        name = self.random.choice(scope)
        if depth == 0:
            read = f"{name}.{self.word()}??{self.number()}"
            return self.random.choice([name, f'"{self.word()}"', self.number(), read])
        one, two = self.value(scope, depth - 1), self.value(scope, depth - 1)
        return self.random.choice(
            [
                f"({self.test(scope)}?{one}:{two})",
                f"{{{self.word()}:{one},{self.word()}:{two}}}",
                f"{{...{name},{self.word()}:{one}}}",
                f"[{one},{two}]",
                f'"{self.word()}"+({name}.{self.word()}||"{self.word()}")',
                f"({name}.{self.word()}|{self.number()})",
                f"({name}.{self.word()}||({one}))",
                f"[{one}].map(z=>({{{self.word()}:z,{self.word()}:{two}}}))",
                f"()=>{two if two[0] != '{' else '(' + two + ')'}",
            ]
        )


@cache
def framework() -> str:
    """The module's text, without a page's own code."""
    writer = Writer(seed=1)
    while True:
        for _ in range(STEP):
            writer.function()
        text = "\n".join([*writer.functions, boot(writer)])
        if len(gzip.compress(text.encode(), 9, mtime=0)) >= SIZE:
            return text


def boot(writer: Writer) -> str:
    """What calls each running function once, with arguments of a few shapes."""
    words = writer.words
    shapes = [
        f'{{type:"{words[i]}",{words[i + 1]}_:{i},{words[i + 2]}_:[{{}}],{words[i + 3]}_:{{key:"{words[i]}"}}}}'
        for i in range(0, SHAPES * 4, 4)
    ]
    running = [name for level in writer.levels for name in level]
    return (
        f"const shapes=[{','.join(shapes)}],running=[{','.join(running)}];let answered=0;\n"
        "running.forEach((f,i)=>f({...shapes[i%shapes.length]},i)&&answered++);\n"
        "globalThis.answered=answered;\n"
    )
