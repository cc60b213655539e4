"""The kind of what a call gives: of a rule, and of the few functions and methods of Python in the subset."""

import ast

from fibroplan.local.expressions import Expressions
from fibroplan.local.kinds import ANY, BOOL, FLOAT, INT, NONE, NUMBERS, STR, Kind, join


class Calls(Expressions):
    """Works out the kinds of calls too."""

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
        if function.attr == "lower" and base == STR and not kinds:
            return STR
        if function.attr == "split" and base == STR:
            return self.split(node)
        return self.refuse(node, f".{function.attr}() of {ast.unparse(function.value)} is not in the subset")

    def split(self, node: ast.Call) -> Kind:
        sign = node.args[0] if len(node.args) == 1 else ast.Constant("")
        if self.kind(sign) != STR or (isinstance(sign, ast.Constant) and sign.value == ""):
            return self.refuse(node, "split takes the text between the parts, and nothing else")
        return ("list", STR)

    def call_len(self, node: ast.Call) -> Kind:
        self.element(node.args[0])
        return INT

    def call_list(self, node: ast.Call) -> Kind:
        if self.kind(node.args[0]) != STR:
            self.refuse(node, "list() of a text alone, as its characters")
        return ("list", STR)

    def call_ord(self, node: ast.Call) -> Kind:
        if self.kind(node.args[0]) != STR:
            self.refuse(node, "ord() takes one of the characters of list(text)")
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
        asked = node.args[1].elts if isinstance(node.args[1], ast.Tuple) else node.args[1:]
        if not {ast.unparse(kind) for kind in asked} <= {"str", "bool", "list", "dict"}:
            return self.refuse(node, "isinstance asks for str, bool, list and dict alone")
        return BOOL

    def call_sorted(self, node: ast.Call) -> Kind:
        if self.kind(node.args[0])[0] == "dict":
            if node.keywords:
                self.refuse(node, "the keys of a dict are sorted as they are")
            return ("list", STR)
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
