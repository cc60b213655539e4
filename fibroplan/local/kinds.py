"""The kinds of what a rule handles, as its annotations name them."""

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
