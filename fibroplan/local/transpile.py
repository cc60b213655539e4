"""`fibroplan.domain` as ES modules: one for each of its modules, so that a page loads the rules that it uses."""

import ast
import dataclasses
import graphlib
import importlib.util
from collections.abc import Iterable
from pathlib import Path

from fibroplan.local.phone_parser import PhoneParser
from fibroplan.local.subset import check

DOMAIN = "fibroplan.domain"
PYTHON = Path(__file__).parent / "js/rules/python.js"
INDEX = "index.js"


def transpile(package: str = DOMAIN) -> dict[str, str]:
    """The package's modules by file name, `day.py` as `day.js`; each exports its public functions and constants.

    Two files come with them: `python.js`, which they share, and `index.js`, which has every public function, for
    whoever knows rules by name alone.

    Raises:
        fibroplan.local.subset.OutsideSubset: A construct means something else in JavaScript, or nothing.
        NameClash: Two modules give the same public name to different things, or one is named like those two files.
    """
    trees = read_modules(package)
    check(trees)
    modules = {Path(path).stem: PhoneModule.of(tree) for path, tree in trees.items()}
    refuse_clashes(modules)
    signatures = {
        name: arguments
        for module in modules.values()
        for name, arguments in module.signatures.items()
        if is_public(name)
    }
    files = {f"{name}.js": module.code(modules, signatures) for name, module in modules.items()}
    return {**files, PYTHON.name: PYTHON.read_text(), INDEX: index(modules)}


class NameClash(ValueError):
    """Two modules of the domain define the same name."""


def read_modules(package: str) -> dict[str, ast.Module]:
    """The syntax trees of a package's modules by file path, each after those it imports."""
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0])
    trees = {path.stem: ast.parse(path.read_text()) for path in sorted(folder.glob("*.py")) if path.stem != "__init__"}
    order = graphlib.TopologicalSorter(
        {name: [need for need, _ in imports_of(tree) if need in trees] for name, tree in trees.items()}
    )
    return {str(folder / f"{name}.py"): trees[name] for name in order.static_order()}


def imports_of(tree: ast.Module) -> list[tuple[str, list[str]]]:
    """What a module imports: the last part of each module's name, and the names from there."""
    return [
        (node.module.rsplit(".")[-1], [alias.name for alias in node.names])
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module
    ]


@dataclasses.dataclass(frozen=True)
class PhoneModule:
    """What the phone has of a module: functions and constants. Types, docstrings and rows are for the server."""

    imports: list[tuple[str, list[str]]]
    statements: list[ast.stmt]

    @classmethod
    def of(cls, tree: ast.Module) -> "PhoneModule":
        """The phone's part of a module's syntax tree."""
        kept: list[ast.stmt] = [
            node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.Assign, ast.AnnAssign))
        ]
        return cls(imports_of(tree), kept)

    @property
    def names(self) -> list[str]:
        """Everything defined here."""
        return [name for node in self.statements for name in names_of(node)]

    @property
    def signatures(self) -> dict[str, ast.arguments]:
        """The arguments of each function."""
        return {node.name: node.args for node in self.statements if isinstance(node, ast.FunctionDef)}

    def code(self, modules: "dict[str, PhoneModule]", signatures: dict[str, ast.arguments]) -> str:
        """The module as JavaScript, among the others and with the signatures of all public functions."""
        plain = Plain({**signatures, **self.signatures})
        parser = PhoneParser(ast.unparse(ast.Module([plain.visit(node) for node in self.statements], [])))
        body = parser.dump().strip()
        needs = [
            (f"{name}.js", sorted({*words} & {*modules[name].names})) for name, words in self.imports if name in modules
        ]
        imports = [
            line("import", words, file) for file, words in [(PYTHON.name, sorted(parser.helpers)), *needs] if words
        ]
        exports = line("export", sorted(filter(is_public, self.names)))
        return "\n".join([*imports, body, exports, ""])


def index(modules: dict[str, PhoneModule]) -> str:
    """A module that exports every public function of all."""
    found = {f"{name}.js": sorted(filter(is_public, module.signatures)) for name, module in modules.items()}
    return "".join(line("export", names, file) + "\n" for file, names in found.items() if names)


def line(word: str, names: Iterable[str], file: str = "") -> str:
    """An import or an export."""
    return f"{word} {{ {', '.join(names)} }}" + (f' from "./{file}";' if file else ";")


def is_public(name: str) -> bool:
    """Whether other modules may use a name."""
    return not name.startswith("_")


def names_of(node: ast.stmt) -> list[str]:
    """The names a statement defines at the top of a module."""
    if isinstance(node, ast.FunctionDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]  # type: ignore[attr-defined]
    return [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]


def refuse_clashes(modules: dict[str, PhoneModule]) -> None:
    """Raise NameClash if a public name is defined twice: pages and `index.js` know a rule by its name."""
    seen: set[str] = set()
    for name in (name for module in modules.values() for name in module.names if is_public(name)):
        if name in seen:
            raise NameClash(f"{name} is defined by two modules of the domain")
        seen.add(name)
    for file in (PYTHON.name, INDEX):
        if file.removesuffix(".js") in modules:
            raise NameClash(f"{file} is taken, so no module of the domain can have that name")


class Plain(ast.NodeTransformer):
    """Takes out what is for people and type checkers, and puts keyword arguments in their places."""

    def __init__(self, signatures: dict[str, ast.arguments]):
        self.signatures = signatures

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.returns = None
        if isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant):
            node.body = node.body[1:]
        self.generic_visit(node)
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
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
