"""How a call into the phone's JavaScript becomes a Reflex Var."""

import hashlib
from collections.abc import Callable
from typing import Any

from reflex.vars import FunctionStringVar, Var
from reflex_base.event import EventChain
from reflex_base.utils.imports import ImportVar
from reflex_base.vars import VarData
from reflex_base.vars.base import LiteralVar
from reflex_base.vars.function import FunctionVar

JS = "$/utils/fibroplan/"
"""Where the plugin writes the phone's modules."""

NPM: Any = {"idb@8.0.4": [ImportVar(tag=None, render=False)]}
"""Installed for store.js, which imports it itself; declared here because only then it is tree-shaken."""


def rule_var(rule: Callable[..., Any]) -> Var:
    """A function of the domain itself, imported from its module: a page loads the rules that it names."""
    # Under an alias: a rule may be called like something of Reflex's or of ours. Public names of rules differ.
    alias = f"rule_{rule.__name__}"
    module = f"{JS}rules/{rule.__module__.rsplit('.')[-1]}.js"
    imports: Any = {module: ImportVar(tag=rule.__name__, alias=alias)}
    return FunctionStringVar.create(alias, _var_data=VarData(imports=imports))


def hook(function: str, *args: Any, type_: Any, module: str = "hooks.js") -> Any:
    """A Var whose value is `const x = function(...args)` in the component that uses it."""
    literals = [LiteralVar.create(arg) for arg in args]
    call = f"{function}({', '.join(str(literal) for literal in literals)})"
    name = "l_" + hashlib.sha256(call.encode()).hexdigest()[:10]
    data = VarData.merge(
        *[literal._get_all_var_data() for literal in literals],
        VarData(imports={JS + module: function, **NPM}, hooks={f"const {name} = {call}": None}),
    )
    return Var(_js_expr=name, _var_type=type_, _var_data=data).guess_type()


def handler(function: str, *args: Any, module: str = "events.js") -> Any:
    """An event handler that runs in the browser: no queue, no websocket."""
    called = FunctionStringVar.create(function, _var_data=VarData(imports={JS + module: function, **NPM}))
    return called.call(*[LiteralVar.create(arg) for arg in args]).to(FunctionVar, EventChain)


def action(function: str, module: str = "events.js") -> Any:
    """A browser function that is itself the event handler."""
    data = VarData(imports={JS + module: function, **NPM})
    return FunctionStringVar.create(function, _var_data=data).to(FunctionVar, EventChain)
