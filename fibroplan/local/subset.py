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
integer keys, order of a dict      text keys; `sorted` of a dict, no loop over it
`isinstance(True, int)`            `isinstance` of str, bool, list or dict alone
`len`, `<` and slices of texts     `list(text)`, `ord` of one of it, `.split` at a sign: emoji count twice
`min([])`, `sum([])`               two or more numbers; `total` of domain/numbers.py
an argument that a rule changes    no change to an argument
=================================  =====================================================================

What remains is translated one to one; tests/local/test_differential.py holds it to that.
"""

import ast

from fibroplan.local.calls import Calls
from fibroplan.local.kinds import ANY, NUMBERS, Names


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


class Lint(Calls):
    """Walks one module."""

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
