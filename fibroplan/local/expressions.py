"""The kind of every expression of a rule, and what in it is outside the subset of `fibroplan/local/subset.py`."""

import ast

from fibroplan.local.kinds import ANY, BOOL, FLOAT, INT, NONE, NUMBERS, PLAIN, STR, Kind, Names, join

# fmt: off
RESERVED = {
    "arguments", "await", "case", "catch", "const", "debugger", "default", "delete", "do", "enum", "eval", "export",
    "extends", "finally", "function", "implements", "instanceof", "interface", "let", "new", "null", "package",
    "private", "protected", "public", "static", "super", "switch", "this", "throw", "typeof", "undefined", "var",
    "void", "yield",
}
# fmt: on
"""Words that are names in Python and none in a JavaScript module."""


class Expressions:
    """Works out kinds in one module; `found` collects what is outside the subset."""

    def __init__(self, path: str, known: Names):
        self.path, self.known, self.found = path, known, []
        self.local: dict[str, Kind] = {}
        self.arguments: set[str] = set()

    def refuse(self, node: ast.AST, why: str) -> Kind:
        """Note a problem."""
        self.found.append(f"{self.path}:{getattr(node, 'lineno', 1)}: {why}")
        return ANY

    # Names

    def name(self, node: ast.AST, name: str) -> None:
        if name in RESERVED:
            self.refuse(node, f"{name} is a word of JavaScript")

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
            if isinstance(target.slice, ast.UnaryOp):
                self.refuse(target, "an assignment that counts from the end of a list")
        else:
            self.refuse(target, f"an assignment to {ast.unparse(target)}")

    def changed(self, node: ast.expr) -> None:
        """Refuse a change of something that was handed in."""
        while isinstance(node, ast.Subscript):
            node = node.value
        if isinstance(node, ast.Name) and node.id in self.arguments:
            self.refuse(node, f"{node.id} is an argument: a rule changes none")

    # Values

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
