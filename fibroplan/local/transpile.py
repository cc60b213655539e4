"""`fibroplan.domain` as one ES module.

PScript does the translation. What it adds to bridge Python and JavaScript for any program (wrappers for truth,
equality, addition, iteration over unknown things) is left out here, because `fibroplan/local/subset.py` proves that
the domain never needs it: that makes the result small and fast enough for a tap.
"""

import ast
import graphlib
import importlib.util
import re
from pathlib import Path
from typing import Any

from pscript import JSError, Parser
from pscript import commonast as node_types

from fibroplan.local.subset import check

HELPERS = {
    "$mod": "const $mod = (a, b) => a - b * Math.floor(a / b);",
    "$in": "const $in = (x, c) => Array.isArray(c) || typeof c == 'string' ? c.includes(x) : Object.hasOwn(c, x);",
    "$get": "const $get = (d, k, other = null) => Object.hasOwn(d, k) ? d[k] : other;",
    "$range": "const $range = (a, b) => Array.from({length: Math.max(0, b - a)}, (_, i) => a + i);",
    "$less": (
        "const $less = (a, b) => {\n"
        "  if (!Array.isArray(a)) return a < b ? -1 : a > b ? 1 : 0;\n"
        "  for (let i = 0; i < a.length; i++) { const c = $less(a[i], b[i]); if (c) return c; }\n"
        "  return 0;\n};"
    ),
    "$sorted": (
        "const $sorted = (xs, key = x => x) =>\n"
        "  xs.map(x => [key(x), x]).sort((a, b) => $less(a[0], b[0])).map(pair => pair[1]);"
    ),
}
"""What JavaScript does not have, in the order in which they need one another; those in use are written out."""


def transpile(package: str = "fibroplan.domain") -> str:
    """The package's modules as one ES module that exports each public function under its own name.

    Raises:
        fibroplan.local.subset.OutsideSubset: A construct means something else in JavaScript, or nothing.
        NameClash: Two modules give the same name to different things.
    """
    modules = read_modules(package)
    check(modules)
    body: list[ast.stmt] = []
    exports: list[str] = []
    signatures = {
        node.name: node.args for tree in modules.values() for node in tree.body if isinstance(node, ast.FunctionDef)
    }
    for statements in (phone_statements(name, tree, signatures) for name, tree in modules.items()):
        body.extend(statements)
        exports.extend(node.name for node in statements if isinstance(node, ast.FunctionDef) and node.name[0] != "_")
    refuse_clashes(body)
    code = PhoneParser(ast.unparse(ast.Module(body, []))).dump()
    code = "\n".join([*helpers_in(code), code.strip()])
    return f"{code}\nexport {{ {', '.join(sorted(exports))} }};\n"


class NameClash(ValueError):
    """Two modules of the domain define the same name."""


def read_modules(package: str) -> dict[str, ast.Module]:
    """The syntax trees of a package's modules by file path, each after those it imports."""
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0])
    trees = {path.stem: ast.parse(path.read_text()) for path in sorted(folder.glob("*.py")) if path.stem != "__init__"}
    needs = {
        name: [node.module.rsplit(".")[-1] for node in tree.body if isinstance(node, ast.ImportFrom) and node.module]
        for name, tree in trees.items()
    }
    order = graphlib.TopologicalSorter(
        {name: [need for need in found if need in trees] for name, found in needs.items()}
    )
    return {str(folder / f"{name}.py"): trees[name] for name in order.static_order()}


def phone_statements(path: str, tree: ast.Module, signatures: dict[str, ast.arguments]) -> list[ast.stmt]:
    """The functions and constants of a module: types, docstrings, imports and row classes are for the server."""
    kept = [node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.Assign, ast.AnnAssign))]
    private = {name for node in kept for name in names_of(node) if name.startswith("_")}
    plain = Plain(f"_{Path(path).stem}", private, signatures)
    return [plain.visit(node) for node in kept]


def names_of(node: ast.stmt) -> list[str]:
    """The names a statement defines at the top of a module."""
    if isinstance(node, ast.FunctionDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]  # type: ignore[attr-defined]
    return [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]


def refuse_clashes(body: list[ast.stmt]) -> None:
    """Raise NameClash if a name is defined twice."""
    seen: set[str] = set()
    for name in (name for node in body for name in names_of(node)):
        if name in seen:
            raise NameClash(f"{name} is defined by two modules of the domain")
        seen.add(name)


class Plain(ast.NodeTransformer):
    """Takes out what is for people and type checkers, and puts keyword arguments in their places."""

    def __init__(self, prefix: str, private: set[str], signatures: dict[str, ast.arguments]):
        self.prefix, self.private, self.signatures = prefix, private, signatures

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.returns = None
        if isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant):
            node.body = node.body[1:]
        node.name = self._name(node.name)
        self.generic_visit(node)
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self._name(node.id)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        self.generic_visit(node)
        return ast.copy_location(ast.Assign([node.target], node.value or ast.Constant(None)), node)

    def visit_Dict(self, node: ast.Dict) -> ast.Dict:
        # PScript has no word for `**row` in a dict; `...` as a key tells PhoneParser.
        node.keys = [ast.Constant(...) if key is None else key for key in node.keys]
        self.generic_visit(node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in self.signatures and node.keywords:
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            signature = self.signatures[node.func.id]
            defaults = dict(zip([arg.arg for arg in signature.args][::-1], signature.defaults[::-1], strict=False))
            for argument in signature.args[len(node.args) :]:
                if not given:
                    break
                node.args.append(given.pop(argument.arg, None) or defaults[argument.arg])
            node.keywords = []
        return node

    def _name(self, name: str) -> str:
        return self.prefix + name if name in self.private else name


def helpers_in(code: str) -> list[str]:
    """The helpers that the code calls, and those that they call."""
    wanted: set[str] = set()
    for name in reversed(HELPERS):
        if f"{name}(" in code or any(f"{name}(" in HELPERS[other].split("=>", 1)[1] for other in wanted):
            wanted.add(name)
    return [code for name, code in HELPERS.items() if name in wanted]


class PhoneParser(Parser):
    """PScript's parser, writing plain JavaScript wherever the subset leaves one meaning."""

    def _text(self, node: Any) -> str:
        return "".join(self.parse(node))

    def _inner(self, node: Any) -> str:
        """An operand, in brackets unless it is a name, a number, a text, a call or a subscript."""
        code = self._text(node)
        simple = (
            node_types.Name,
            node_types.Num,
            node_types.Str,
            node_types.NameConstant,
            node_types.Subscript,
            node_types.List,
            node_types.Tuple,
        )
        if isinstance(node, simple) or (isinstance(node, node_types.Call) and code.endswith(")")):
            return code
        return f"({code})"

    # Truth, comparison, arithmetic

    def _wrap_truthy(self, node: Any) -> str:
        return self._inner(node)

    def parse_BoolOp(self, node: Any) -> Any:
        sign = " && " if node.op == node.OPS.And else " || "
        return sign.join(self._inner(part) for part in node.value_nodes)

    def parse_Compare(self, node: Any) -> Any:
        left, right = self._inner(node.left_node), self._inner(node.right_node)
        if node.op in (node.COMP.In, node.COMP.NotIn):
            return ("!" if node.op == node.COMP.NotIn else "") + f"$in({left}, {right})"
        if node.op in (node.COMP.Is, node.COMP.IsNot):  # null or undefined: a field that an older row lacks
            return f"{left} {'==' if node.op == node.COMP.Is else '!='} {right}"
        signs = {node.COMP.Eq: "===", node.COMP.NotEq: "!=="}
        return f"{left} {signs.get(node.op) or self.COMP_OP[node.op]} {right}"

    def parse_BinOp(self, node: Any) -> Any:
        left, right = self._inner(node.left_node), self._inner(node.right_node)
        if node.op == node.OPS.FloorDiv:
            return f"Math.floor({left} / {right})"
        if node.op == node.OPS.Mod:
            return f"$mod({left}, {right})"
        return f"{left} {self.BINARY_OP[node.op]} {right}"

    def parse_IfExp(self, node: Any) -> Any:
        return f"{self._inner(node.test_node)} ? {self._inner(node.body_node)} : {self._inner(node.else_node)}"

    def parse_AugAssign(self, node: Any) -> Any:
        return [self.lf(), f"{self._text(node.target_node)} {self.BINARY_OP[node.op]}= {self._text(node.value_node)};"]

    # Texts, lists and dicts

    def parse_JoinedStr(self, node: Any) -> Any:
        parts = []
        for part in node.value_nodes:
            if isinstance(part, node_types.Str):
                parts.append(re.sub(r"([`\\$])", r"\\\1", part.value))
            else:
                parts.append("${" + self._text(part.value_node) + "}")
        return "`" + "".join(parts).replace("\n", "\\n") + "`"

    def parse_Dict(self, node: Any) -> Any:
        pairs = []
        for key, value in zip(node.key_nodes, node.value_nodes, strict=True):
            if isinstance(key, node_types.Ellipsis):
                pairs.append(f"...{self._inner(value)}")
            elif isinstance(key, node_types.Str):
                name = key.value if key.value.isidentifier() else self._text(key)
                pairs.append(f"{name}: {self._text(value)}")
            else:
                pairs.append(f"[{self._text(key)}]: {self._text(value)}")
        return "({" + ", ".join(pairs) + "})"

    def parse_List(self, node: Any) -> Any:
        return "[" + ", ".join(self._text(child) for child in node.element_nodes) + "]"

    def parse_Starred(self, node: Any) -> Any:
        return f"...{self._inner(node.value_node)}"

    def parse_Subscript(self, node: Any) -> Any:
        base, at = self._inner(node.value_node), node.slice_node
        if isinstance(at, node_types.Slice):
            return f"{base}.slice({self._text(at)})"
        if isinstance(at, node_types.Index):
            at = at.value_node
        if isinstance(at, node_types.Str) and at.value.isidentifier():
            return f"{base}.{at.value}"
        code = self._text(at)
        return f"{base}.at({code})" if code.startswith("-") else f"{base}[{code}]"

    def _each(self, loops: list[Any], last: str, element: Any) -> str:
        """A comprehension as calls of filter, map and flatMap; `last` is what the innermost loop calls."""
        loop = loops[0]
        source = self._inner(loop.iter_node)
        self.push_stack("function", "")
        names = self._target(loop.target_node)
        for condition in loop.if_nodes:
            source += f".filter({names} => {self._text(condition)})"
        if len(loops) > 1:
            outer = ".flatMap" if last == ".map" else last
            source += f"{outer}({names} => {self._each(loops[1:], last, element)})"
        else:
            code = element()
            if last != ".map" or code != names:
                source += f"{last}({names} => {code})"
        self.pop_stack()
        return source

    def _target(self, node: Any) -> str:
        """The parameter of an arrow function for a loop's variables."""
        parts = node.element_nodes if isinstance(node, (node_types.Tuple, node_types.List)) else [node]
        for part in parts:
            self.vars.add(part.name)
        return parts[0].name if len(parts) == 1 else "([" + ", ".join(part.name for part in parts) + "])"

    def parse_ListComp(self, node: Any) -> Any:
        return self._each(node.comp_nodes, ".map", lambda: self._text(node.element_node))

    def parse_DictComp(self, node: Any) -> Any:
        pairs = self._each(
            node.comp_nodes, ".map", lambda: f"[{self._text(node.key_node)}, {self._text(node.value_node)}]"
        )
        return f"Object.fromEntries({pairs})"

    def parse_Lambda(self, node: Any) -> Any:
        self.push_stack("function", "")
        for argument in node.arg_nodes:
            self.vars.add(argument.name)
        names = ", ".join(argument.name for argument in node.arg_nodes)
        code = f"({names}) => {self._text(node.body_node)}"
        self.pop_stack()
        return code

    # Statements

    def _declared(self, *names: str) -> str:
        """What goes before a name: its declaration where it is first met, as JavaScript hoists `var` like Python."""
        word = "const " if len(self._stack) == 1 else "var "
        new = [name for name in names if not self.vars.is_known(name)]
        for name in names:
            self.vars.add(name)
        return word if new else ""

    def parse_Assign(self, node: Any) -> Any:
        target = node.target_nodes[0]
        value = self._text(node.value_node)
        if isinstance(target, (node_types.Tuple, node_types.List)):
            names = [part.name for part in target.element_nodes]
            return [self.lf(), f"{self._declared(*names)}[{', '.join(names)}] = {value};"]
        if isinstance(target, node_types.Name):
            return [self.lf(), f"{self._declared(target.name)}{target.name} = {value};"]
        return [self.lf(), f"{self._text(target)} = {value};"]

    def parse_For(self, node: Any) -> Any:
        call = node.iter_node
        if isinstance(call, node_types.Call) and getattr(call.func_node, "name", "") == "range":
            ends = [self._text(part) for part in call.arg_nodes]
            first, last = ends if len(ends) == 2 else ["0", ends[0]]
            name = node.target_node.name
            self._dummy_counter += 1
            end = f"end{self._dummy_counter}"
            self.vars.add(name)
            head = f"for (var {name} = {first}, {end} = {last}; {name} < {end}; {name}++) {{"
        else:
            source = self._inner(call)
            head = f"for (var {self._target(node.target_node).strip('()')} of {source}) {{"
        return [self.lf(), head, *self._block(node.body_nodes), self.lf("}")]

    def _block(self, nodes: list[Any]) -> list[str]:
        self._indent += 1
        code = [part for statement in nodes for part in self.parse(statement)]
        self._indent -= 1
        return code

    def parse_FunctionDef(self, node: Any, lambda_: bool = False, asyn: bool = False) -> Any:
        self.vars.add(node.name)
        self.push_stack("function", node.name)
        arguments = []
        for argument in node.arg_nodes:
            self.vars.add(argument.name)
            default = "" if argument.value_node is None else f" = {self._text(argument.value_node)}"
            arguments.append(argument.name + default)
        body = self._block(node.body_nodes)
        self.pop_stack()
        return [self.lf(), f"function {node.name}({', '.join(arguments)}) {{", *body, self.lf("}"), "\n"]

    def get_declarations(self, ns: Any) -> Any:
        """None: every name is declared where it is first given a value."""
        return ""

    # Functions and methods of Python

    def parse_Call(self, node: Any) -> Any:
        if isinstance(node.func_node, node_types.Attribute):
            return self._method(node)
        name = node.func_node.name
        arguments = [self._text(argument) for argument in node.arg_nodes if not self._is_generator(argument)]
        if name in ("any", "all") and self._is_generator(node.arg_nodes[0]):
            loops = node.arg_nodes[0]
            last = ".some" if name == "any" else ".every"
            return self._each(loops.comp_nodes, last, lambda: self._text(loops.element_node))
        if name == "sorted":
            arguments += [self._text(keyword.value_node) for keyword in node.kwarg_nodes if keyword.name == "key"]
        forms = {
            "int": "Math.trunc({})",
            "abs": "Math.abs({})",
            "sorted": "$sorted({})",
            "min": "Math.min({})",
            "max": "Math.max({})",
        }
        if name == "enumerate":
            return f"{self._inner(node.arg_nodes[0])}.map((x, i) => [i, x])"
        if name == "range":
            return f"$range({', '.join(arguments if len(arguments) == 2 else ['0', *arguments])})"
        if name == "len":
            return f"{self._inner(node.arg_nodes[0])}.length"
        if name == "isinstance":
            return f"typeof {self._inner(node.arg_nodes[0])} == 'string'"
        if name in forms:
            return forms[name].format(", ".join(arguments))
        return f"{self._text(node.func_node)}({', '.join(arguments)})"

    @staticmethod
    def _is_generator(node: Any) -> bool:
        return isinstance(node, node_types.GeneratorExp)

    def _method(self, node: Any) -> str:
        base, name = self._inner(node.func_node.value_node), node.func_node.attr
        arguments = [self._text(argument) for argument in node.arg_nodes]
        given = ", ".join(arguments)
        forms = {
            "append": f"{base}.push({given})",
            "extend": f"{base}.push(...{given})",
            "join": f"{given}.join({base})",
            "get": f"$get({base}, {given})",
        }
        if name not in forms:
            raise JSError(f".{name}() is not in the subset")
        return forms[name]
