"""What the rules of `fibroplan.domain` may say, so that they mean the same in Python and in JavaScript.

The lint reads the annotations and works out the kind of every expression, because most of what differs depends on it:

=================================  =====================================================================
Python and JavaScript disagree on  so the subset asks for
=================================  =====================================================================
the truth of `[]` and `{}`         conditions that are comparisons, bools, or `not`, `and`, `or` of them
`==` of lists and dicts            `==` between two numbers, two texts or two bools
`1 == True`, `None == 0`           the same kind on both sides; `is None`
`+` of lists, `*` of texts         numbers, or two texts with `+`; `[*a, *b]`, f-strings
`//` and `%` of floats             whole numbers there (the transpiler keeps Python's sign)
`8.0` in an f-string               texts and whole numbers there; `number_words` for the rest
`round`                            `round_down` and `round_near` of domain/numbers.py
integer keys, order of a dict      text keys; no loop over a dict
`len`, `<` and slices of texts     none: emoji count twice in JavaScript
`min([])`, `sum([])`               two or more numbers; `total` of domain/numbers.py
an argument that a rule changes    no change to an argument
=================================  =====================================================================

What remains is translated one to one; tests/local/test_differential.py holds it to that.
"""

import ast
from typing import Any

Kind = tuple[Any, ...]
"""("int",), ("list", kind of an element), ("dict", kind of a value), ("row", name of a TypedDict) and so on."""

ANY: Kind = ("any",)
INT: Kind = ("int",)
FLOAT: Kind = ("float",)
BOOL: Kind = ("bool",)
STR: Kind = ("str",)
NONE: Kind = ("none",)
NUMBERS = (INT, FLOAT)
PLAIN = {"int": INT, "float": FLOAT, "bool": BOOL, "str": STR, "Any": ANY, "None": NONE}
# fmt: off
RESERVED = {
    "arguments", "await", "case", "catch", "const", "debugger", "default", "delete", "do", "enum", "eval", "export",
    "extends", "finally", "function", "implements", "instanceof", "interface", "let", "new", "null", "package",
    "private", "protected", "public", "static", "super", "switch", "this", "throw", "typeof", "undefined", "var",
    "void", "yield",
}
# fmt: on
"""Words that are names in Python and none in a JavaScript module."""


class OutsideSubset(ValueError):
    """A rule says something that JavaScript would read in another way; every place is named as file:line."""


def check(modules: dict[str, ast.Module]) -> None:
    """Raise OutsideSubset if the modules, given by file path, leave the subset."""
    found = problems(modules)
    if found:
        raise OutsideSubset("\n".join(found))


def problems(modules: dict[str, ast.Module]) -> list[str]:
    """Every place where the modules leave the subset, as "file:line: why"."""
    known = Names()
    for tree in modules.values():
        known.add_rows(tree)
    for tree in modules.values():
        known.add_functions(tree)
    found: list[str] = []
    for path, tree in modules.items():
        lint = Lint(path, known)
        lint.module(tree)
        found += lint.found
    return found


class Names:
    """What the modules define: rows, functions and constants, with their kinds."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, Kind]] = {}
        self.functions: dict[str, tuple[list[Kind], Kind]] = {}
        self.constants: dict[str, Kind] = {}

    def add_rows(self, tree: ast.Module) -> None:
        """Take in the TypedDicts of a module."""
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                self.rows[node.name] = {}
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
                self.rows[node.name] = {ast.unparse(field.target): self.annotated(field.annotation) for field in fields}

    def add_functions(self, tree: ast.Module) -> None:
        """Take in the signatures of a module."""
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                self.functions[node.name] = (
                    [self.annotated(argument.annotation) for argument in node.args.args],
                    self.annotated(node.returns),
                )

    def annotated(self, node: ast.expr | None) -> Kind:
        """The kind an annotation names. `X | None` counts as X: the type checker looks after None."""
        if isinstance(node, ast.BinOp):
            sides = [self.annotated(node.left), self.annotated(node.right)]
            kinds = [kind for kind in sides if kind != NONE]
            return kinds[0] if len(kinds) == 1 else ANY
        if isinstance(node, ast.Subscript):
            if ast.unparse(node.value) == "list":
                return ("list", self.annotated(node.slice))
            if ast.unparse(node.value) == "dict" and isinstance(node.slice, ast.Tuple):
                return ("dict", self.annotated(node.slice.elts[1]))
        if isinstance(node, (ast.Name, ast.Constant)):
            name = ast.unparse(node)
            return ("row", name) if name in self.rows else PLAIN.get(name, ANY)
        return ANY


class Lint:
    """Walks one module; `found` collects what is outside the subset."""

    def __init__(self, path: str, known: Names):
        self.path, self.known, self.found = path, known, []
        self.local: dict[str, Kind] = {}
        self.arguments: set[str] = set()

    def refuse(self, node: ast.AST, why: str) -> Kind:
        """Note a problem."""
        self.found.append(f"{self.path}:{getattr(node, 'lineno', 1)}: {why}")
        return ANY

    # Modules and functions

    def module(self, tree: ast.Module) -> None:
        for node in tree.body:
            if isinstance(node, ast.ImportFrom):
                self.importing(node)
            elif isinstance(node, ast.FunctionDef):
                self.function(node)
            elif isinstance(node, ast.ClassDef):
                if [ast.unparse(base) for base in node.bases] != ["TypedDict"]:
                    self.refuse(node, "a class that is no TypedDict")
            elif isinstance(node, (ast.Assign, ast.AnnAssign)):
                self.constant(node)
            elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
                self.refuse(node, f"{type(node).__name__} at the top of a module")

    def importing(self, node: ast.ImportFrom) -> None:
        inside = node.module == "typing" or (node.module or "").startswith("fibroplan.domain.")
        if not inside:
            self.refuse(node, f"an import of {node.module}: the phone has nothing but the domain")
        if any(alias.asname or alias.name == "*" for alias in node.names):
            self.refuse(node, "an import under another name")

    def constant(self, node: ast.Assign | ast.AnnAssign) -> None:
        kind = self.kind(node.value) if node.value else ANY
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            for name in target.elts if isinstance(target, ast.Tuple) else [target]:
                text = ast.unparse(name)
                if not text.isupper():
                    self.refuse(node, f"{text}: a constant is written in capitals")
                self.known.constants[text] = kind[1] if isinstance(target, ast.Tuple) and len(kind) > 1 else kind

    def function(self, node: ast.FunctionDef) -> None:
        given = node.args
        if given.vararg or given.kwarg or given.kwonlyargs or given.posonlyargs or node.decorator_list:
            self.refuse(node, "a function has plain arguments and no decorator")
        if any(not isinstance(default, ast.Constant) for default in given.defaults):
            self.refuse(node, "a default that is no constant")
        for argument in given.args:
            self.name(argument, argument.arg)
        self.arguments = {argument.arg for argument in given.args}
        self.local = {argument.arg: self.known.annotated(argument.annotation) for argument in given.args}
        self.body(node.body)
        self.local, self.arguments = {}, set()

    def name(self, node: ast.AST, name: str) -> None:
        if name in RESERVED:
            self.refuse(node, f"{name} is a word of JavaScript")

    # Statements

    def body(self, nodes: list[ast.stmt]) -> None:
        for node in nodes:
            visit = getattr(self, f"on_{type(node).__name__}", None)
            if visit is None:
                self.refuse(node, f"{type(node).__name__} is not in the subset")
            else:
                visit(node)

    def on_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.kind(node.value)

    def on_Return(self, node: ast.Return) -> None:
        if node.value is not None:
            self.kind(node.value)

    def on_Continue(self, node: ast.Continue) -> None:
        """Means the same."""

    on_Break = on_Continue

    def on_If(self, node: ast.If) -> None:
        self.condition(node.test)
        self.body(node.body)
        self.body(node.orelse)

    def on_For(self, node: ast.For) -> None:
        if node.orelse:
            self.refuse(node, "else after a loop")
        self.bind(node.target, self.element(node.iter))
        self.body(node.body)

    def on_Assign(self, node: ast.Assign) -> None:
        kind = self.kind(node.value)
        if len(node.targets) > 1:
            self.refuse(node, "two targets in one assignment")
        target = node.targets[0]
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            for name, value in zip(target.elts, node.value.elts, strict=True):
                self.bind(name, self.kind(value))
        else:
            self.bind(target, kind)

    def on_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.kind(node.value)
        self.bind(node.target, self.known.annotated(node.annotation))

    def on_AugAssign(self, node: ast.AugAssign) -> None:
        if not isinstance(node.op, (ast.Add, ast.Sub, ast.Mult)):
            self.refuse(node, "an assignment with += or -= or *= alone")
        kinds = (self.kind(node.target), self.kind(node.value))
        if not all(kind in NUMBERS for kind in kinds):
            self.refuse(node, "+= on something that is no number")

    def bind(self, target: ast.expr, kind: Kind) -> None:
        """Take in the kind of what is assigned to."""
        if isinstance(target, ast.Name):
            self.name(target, target.id)
            before = self.local.get(target.id, kind)
            self.local[target.id] = join(before, kind)
        elif isinstance(target, ast.Tuple):
            for index, part in enumerate(target.elts):
                self.bind(part, kind[1 + index] if kind[0] == "pair" else kind[1] if kind[0] == "list" else ANY)
        elif isinstance(target, ast.Subscript):
            self.changed(target.value)
            self.kind(target)
        else:
            self.refuse(target, f"an assignment to {ast.unparse(target)}")

    def changed(self, node: ast.expr) -> None:
        """Refuse a change of something that was handed in."""
        while isinstance(node, ast.Subscript):
            node = node.value
        if isinstance(node, ast.Name) and node.id in self.arguments:
            self.refuse(node, f"{node.id} is an argument: a rule changes none")

    # Expressions

    def condition(self, node: ast.expr) -> None:
        if self.kind(node) != BOOL:
            self.refuse(node, f"the truth of {ast.unparse(node)}, which is no bool: compare it")

    def kind(self, node: ast.expr) -> Kind:
        """The kind of an expression; notes what is outside the subset on the way."""
        visit = getattr(self, f"kind_{type(node).__name__}", None)
        return visit(node) if visit else self.refuse(node, f"{type(node).__name__} is not in the subset")

    def kind_Constant(self, node: ast.Constant) -> Kind:
        return PLAIN.get(type(node.value).__name__, NONE if node.value is None else ANY)

    def kind_Name(self, node: ast.Name) -> Kind:
        for names in (self.local, self.known.constants):
            if node.id in names:
                return names[node.id]
        return self.refuse(node, f"{node.id} is no argument, local or constant")

    def kind_List(self, node: ast.List | ast.Tuple) -> Kind:
        inner: Kind = NONE
        for part in node.elts:
            inner = join(inner, self.element(part.value) if isinstance(part, ast.Starred) else self.kind(part))
        return ("list", inner)

    kind_Tuple = kind_List

    def kind_Dict(self, node: ast.Dict) -> Kind:
        inner: Kind = NONE
        for key, value in zip(node.keys, node.values, strict=True):
            kind = self.kind(value)
            inner = join(inner, kind[1] if key is None and kind[0] == "dict" else ANY if key is None else kind)
            if key is not None and self.kind(key) != STR:
                self.refuse(key, "a key that is no text")
        return ("dict", inner)

    def kind_JoinedStr(self, node: ast.JoinedStr) -> Kind:
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                if part.format_spec is not None or part.conversion >= 0:
                    self.refuse(part, "a format in an f-string")
                if self.kind(part.value) not in (STR, INT):
                    self.refuse(part, f"{ast.unparse(part.value)} in an f-string is neither text nor whole number")
        return STR

    def kind_BoolOp(self, node: ast.BoolOp) -> Kind:
        for part in node.values:
            self.condition(part)
        return BOOL

    def kind_UnaryOp(self, node: ast.UnaryOp) -> Kind:
        if isinstance(node.op, ast.Not):
            self.condition(node.operand)
            return BOOL
        kind = self.kind(node.operand)
        return (
            kind if isinstance(node.op, ast.USub) and kind in NUMBERS else self.refuse(node, "a sign before no number")
        )

    def kind_BinOp(self, node: ast.BinOp) -> Kind:
        left, right = self.kind(node.left), self.kind(node.right)
        said = ast.unparse(node)
        if isinstance(node.op, ast.Add) and left == right == STR:
            return STR
        if left not in NUMBERS or right not in NUMBERS:
            return self.refuse(node, f"{said}: arithmetic of something that is no number")
        if isinstance(node.op, (ast.FloorDiv, ast.Mod)):
            return INT if left == right == INT else self.refuse(node, f"{said}: // and % are for whole numbers")
        if isinstance(node.op, ast.Div):
            return FLOAT
        if isinstance(node.op, (ast.Add, ast.Sub, ast.Mult)):
            return INT if left == right == INT else FLOAT
        return self.refuse(node, f"{said}: an operator outside the subset")

    def kind_Compare(self, node: ast.Compare) -> Kind:
        sides = [node.left, *node.comparators]
        kinds = [self.kind(side) for side in sides]
        if len(node.ops) > 1 and any(isinstance(side, ast.Call) for side in sides[1:-1]):
            self.refuse(node, "a call in the middle of a chain is made twice")
        for index, operator in enumerate(node.ops):
            self.comparison(node, operator, kinds[index], kinds[index + 1], sides[index + 1])
        return BOOL

    def comparison(self, node: ast.AST, operator: ast.cmpop, left: Kind, right: Kind, side: ast.expr) -> None:
        scalars = [("num",) if kind in NUMBERS else kind for kind in (left, right)]
        if isinstance(operator, (ast.Is, ast.IsNot)):
            if ast.unparse(side) != "None":
                self.refuse(node, "`is` with something that is not None")
        elif isinstance(operator, (ast.In, ast.NotIn)):
            if right[0] not in ("list", "dict", "any", "row") and right != STR:
                self.refuse(node, f"`in` {ast.unparse(side)}, which is no list, dict or text")
            if left[0] in ("list", "dict", "row"):
                self.refuse(node, "`in` compares lists and dicts by identity in JavaScript")
        elif isinstance(operator, (ast.Eq, ast.NotEq)):
            plain = [kind for kind in scalars if kind in (("num",), STR, BOOL)]
            if not plain or (ANY not in scalars and scalars[0] != scalars[1]):
                self.refuse(node, f"{ast.unparse(node)}: == is for two numbers, two texts or two bools")
        elif ("num",) not in scalars or not all(kind in (("num",), ANY) for kind in scalars):
            self.refuse(node, f"{ast.unparse(node)}: order is for numbers; sort texts with `sorted`")

    def kind_IfExp(self, node: ast.IfExp) -> Kind:
        self.condition(node.test)
        return join(self.kind(node.body), self.kind(node.orelse))

    def kind_Subscript(self, node: ast.Subscript) -> Kind:
        base = self.kind(node.value)
        if isinstance(node.slice, ast.Slice):
            if node.slice.step is not None or base[0] != "list":
                return self.refuse(node, "a slice with a step, or of something that is no list")
            for end in (node.slice.lower, node.slice.upper):
                if end is not None:
                    self.kind(end)
            return base
        at = self.kind(node.slice)
        if base[0] == "list":
            return base[1] if at == INT else self.refuse(node, "a list is asked by a whole number")
        if at != STR or base[0] not in ("dict", "row", "any"):
            return self.refuse(node, f"{ast.unparse(node)}: a row or dict is asked by a text, a text by nothing")
        if base[0] == "dict":
            return base[1]
        if base[0] == "row" and isinstance(node.slice, ast.Constant):
            fields, name = self.known.rows[base[1]], str(node.slice.value)
            return fields.get(name) or self.refuse(node, f"{base[1]} has no field {name}")
        return ANY

    def kind_Lambda(self, node: ast.Lambda) -> Kind:
        return self.refuse(node, "a lambda outside sorted(..., key=lambda row: ...)")

    # Loops inside expressions

    def element(self, node: ast.expr) -> Kind:
        """The kind of what a loop over an expression gives."""
        kind = self.kind(node)
        return kind[1] if kind[0] == "list" else self.refuse(node, f"a loop over {ast.unparse(node)}, which is no list")

    def loops(self, node: ast.ListComp | ast.GeneratorExp | ast.DictComp, *parts: ast.expr) -> list[Kind]:
        """The kinds of a comprehension's parts, seen inside its loops."""
        outside = dict(self.local)
        for loop in node.generators:
            kind = self.element(loop.iter)
            for name in ast.walk(loop.target):
                if isinstance(name, ast.Name):
                    self.local.pop(name.id, None)
            self.bind(loop.target, kind)
            for test in loop.ifs:
                self.condition(test)
        kinds = [self.kind(part) for part in parts]
        self.local = outside
        return kinds

    def kind_ListComp(self, node: ast.ListComp) -> Kind:
        return ("list", self.loops(node, node.elt)[0])

    def kind_DictComp(self, node: ast.DictComp) -> Kind:
        key, value = self.loops(node, node.key, node.value)
        if key != STR:
            self.refuse(node, "a key that is no text")
        return ("dict", value)

    # Calls

    def kind_Call(self, node: ast.Call) -> Kind:
        if isinstance(node.func, ast.Attribute):
            return self.method(node, node.func)
        name = ast.unparse(node.func)
        builtin = getattr(self, f"call_{name}", None)
        if builtin is not None:
            return builtin(node)
        if name not in self.known.functions:
            return self.refuse(node, f"{name} is not in the subset")
        for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
            self.kind(argument)
        return self.known.functions[name][1]

    def method(self, node: ast.Call, function: ast.Attribute) -> Kind:
        base = self.kind(function.value)
        kinds = [self.kind(argument) for argument in node.args]
        if function.attr in ("append", "extend") and base[0] == "list":
            self.changed(function.value)
            return NONE
        if function.attr == "get" and base[0] in ("dict", "any"):
            value = base[1] if base[0] == "dict" else ANY
            return join(value, kinds[1]) if len(kinds) == 2 and value != ANY else value
        if function.attr == "join" and base == STR and kinds[0] == ("list", STR):
            return STR
        return self.refuse(node, f".{function.attr}() of {ast.unparse(function.value)} is not in the subset")

    def call_len(self, node: ast.Call) -> Kind:
        self.element(node.args[0])
        return INT

    def call_int(self, node: ast.Call) -> Kind:
        if self.kind(node.args[0]) not in (INT, FLOAT, ANY):
            self.refuse(node, "int() of something that is no number")
        return INT

    def call_abs(self, node: ast.Call) -> Kind:
        kind = self.kind(node.args[0])
        return kind if kind in NUMBERS else self.refuse(node, "abs() of something that is no number")

    def call_min(self, node: ast.Call) -> Kind:
        kinds = [self.kind(argument) for argument in node.args]
        if len(kinds) < 2 or not all(kind in (INT, FLOAT, ANY) for kind in kinds):
            self.refuse(node, "min and max take two or more numbers")
        return INT if all(kind == INT for kind in kinds) else FLOAT

    call_max = call_min

    def call_range(self, node: ast.Call) -> Kind:
        if len(node.args) > 2 or any(self.kind(argument) != INT for argument in node.args):
            self.refuse(node, "range takes one or two whole numbers")
        return ("list", INT)

    def call_enumerate(self, node: ast.Call) -> Kind:
        return ("list", ("pair", INT, self.element(node.args[0])))

    def call_any(self, node: ast.Call) -> Kind:
        loop = node.args[0]
        if not isinstance(loop, ast.GeneratorExp):
            return self.refuse(node, "any and all take `... for ... in ...`")
        if self.loops(loop, loop.elt)[0] != BOOL:
            self.refuse(node, "any and all of something that is no bool")
        return BOOL

    call_all = call_any

    def call_isinstance(self, node: ast.Call) -> Kind:
        self.kind(node.args[0])
        return BOOL if ast.unparse(node.args[1]) == "str" else self.refuse(node, "isinstance(..., str) alone")

    def call_sorted(self, node: ast.Call) -> Kind:
        element = self.element(node.args[0])
        for keyword in node.keywords:
            if keyword.arg != "key" or not isinstance(keyword.value, ast.Lambda):
                return self.refuse(node, "sorted takes key=lambda row: ... alone")
            outside = dict(self.local)
            self.local[keyword.value.args.args[0].arg] = element
            self.orderable(keyword.value.body, self.kind(keyword.value.body))
            self.local = outside
        if not node.keywords:
            self.orderable(node, element)
        return ("list", element)

    def orderable(self, node: ast.AST, kind: Kind) -> None:
        inner = kind[1] if kind[0] == "list" else kind
        if inner not in (INT, FLOAT, STR, ANY):
            self.refuse(node, "what is sorted by is a number, a text or a list of these")


def join(left: Kind, right: Kind) -> Kind:
    """The kind of something that may be either; None goes with everything, as the type checker looks after it."""
    if left == right or right == NONE:
        return left
    if left == NONE:
        return right
    if left in NUMBERS and right in NUMBERS:
        return FLOAT
    if left[0] == right[0] and left[0] in ("list", "dict"):
        return (left[0], join(left[1], right[1]))
    return ANY
