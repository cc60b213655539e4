"""One module of the domain as plain JavaScript.

PScript does the translation. What it adds to bridge Python and JavaScript for any program (wrappers for truth,
equality, addition, iteration over unknown things) is left out here, because `fibroplan/local/subset.py` proves that
the domain never needs it: that makes the result small and fast enough for a tap.
"""

import re
from typing import Any

from pscript import JSError, Parser
from pscript import commonast as node_types

JS_KINDS = {"str": "string", "bool": "boolean"}
"""What `typeof` says of a kind of Python."""


class PhoneParser(Parser):
    """PScript's parser, writing plain JavaScript wherever the subset leaves one meaning.

    `helpers` are the names of `js/rules/python.js` that the code calls.
    """

    def __init__(self, code: str) -> None:
        self.helpers: set[str] = set()  # before the parent's, which parses at once
        super().__init__(code)

    def _help(self, name: str, *arguments: str) -> str:
        """A call of something that Python has and JavaScript does not."""
        self.helpers.add(name)
        return f"{name}({', '.join(arguments)})"

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
            return ("!" if node.op == node.COMP.NotIn else "") + self._help("$in", left, right)
        if node.op in (node.COMP.Is, node.COMP.IsNot):  # null or undefined: a field that an older row lacks
            return f"{left} {'==' if node.op == node.COMP.Is else '!='} {right}"
        signs = {node.COMP.Eq: "===", node.COMP.NotEq: "!=="}
        return f"{left} {signs.get(node.op) or self.COMP_OP[node.op]} {right}"

    def parse_BinOp(self, node: Any) -> Any:
        left, right = self._inner(node.left_node), self._inner(node.right_node)
        if node.op == node.OPS.FloorDiv:
            return f"Math.floor({left} / {right})"
        if node.op == node.OPS.Mod:
            return self._help("$mod", left, right)
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
            keys = [self._text(keyword.value_node) for keyword in node.kwarg_nodes if keyword.name == "key"]
            return self._help("$sorted", *arguments, *keys)
        forms = {
            "list": "[...{}]",
            "ord": "({}).codePointAt(0)",
            "int": "Math.trunc({})",
            "abs": "Math.abs({})",
            "min": "Math.min({})",
            "max": "Math.max({})",
        }
        if name == "enumerate":
            return f"{self._inner(node.arg_nodes[0])}.map((x, i) => [i, x])"
        if name == "range":
            return self._help("$range", *(arguments if len(arguments) == 2 else ["0", *arguments]))
        if name == "len":
            return f"{self._inner(node.arg_nodes[0])}.length"
        if name == "isinstance":
            asked = node.arg_nodes[1]
            kinds = asked.element_nodes if isinstance(asked, node_types.Tuple) else [asked]
            value = self._inner(node.arg_nodes[0])
            return "(" + " || ".join(self._is_kind(kind.name, value) for kind in kinds) + ")"
        if name in forms:
            return forms[name].format(", ".join(arguments))
        return f"{self._text(node.func_node)}({', '.join(arguments)})"

    def _is_kind(self, kind: str, value: str) -> str:
        if kind == "dict":
            return self._help("$is_dict", value)
        return f"Array.isArray({value})" if kind == "list" else f"typeof {value} == '{JS_KINDS[kind]}'"

    @staticmethod
    def _is_generator(node: Any) -> bool:
        return isinstance(node, node_types.GeneratorExp)

    def _method(self, node: Any) -> str:
        base, name = self._inner(node.func_node.value_node), node.func_node.attr
        arguments = [self._text(argument) for argument in node.arg_nodes]
        given = ", ".join(arguments)
        if name == "get":
            return self._help("$get", base, *arguments)
        forms = {
            "append": f"{base}.push({given})",
            "extend": f"{base}.push(...{given})",
            "join": f"{given}.join({base})",
            "lower": f"{base}.toLowerCase()",
            "split": f"{base}.split({given})",
        }
        if name not in forms:
            raise JSError(f".{name}() is not in the subset")
        return forms[name]
