"""Pure functions of `fibroplan.domain`, run on the phone over its rows.

`view(today_view, versions=plan.rows(), ...)` is a typed Var of the function's live result.
`do(mark_done, key=row["key"], ...)` is an event handler that applies the changes a command returns.
Both fail when the page is built if an argument is missing, unknown, or not a function of the domain.
A page imports the functions that it names from the modules of `fibroplan/local/transpile.py`, and no others.
"""

import dataclasses
import inspect
from collections.abc import Callable
from typing import Any, get_type_hints

from reflex.vars import Var

from fibroplan.local.var import handler, hook, rule_var

INJECTED = {"now": {"now": True}, "profile": {"one": ["profile", "me"]}}
"""Arguments that every rule may ask for by name."""


class NotARule(TypeError):
    """A page passes something that does not run on the phone."""


@dataclasses.dataclass(frozen=True)
class Source:
    """Where an argument comes from: a query of the phone's store, or the event itself."""

    spec: dict[str, Any]
    type: Any

    @property
    def var(self) -> Any:
        """The live rows for a page; null until a read has returned."""
        return hook("useRows", self.spec, type_=self.type)


@dataclasses.dataclass(frozen=True)
class Span:
    """A range of days that a rule computes before the rows are read."""

    rule: Callable[..., list[int]]
    sources: list[dict[str, Any]]

    def within(self, table: str, column: str) -> dict[str, Any]:
        """What says: the rows of a table whose column is in this range."""
        # The function stands where JSON leaves it out, because the JSON of a source is the key of its query.
        return {"span": [table, column, self.rule.__name__, self.sources], "range": rule_var(self.rule)}


typed = Source({"typed": "text"}, str)
"""The text that the event carries, such as what was typed into a field."""

typed_number = Source({"typed": "number"}, float)
"""The number that the event carries; null if it is none."""


def form_value(name: str) -> Source:
    """A field of the submitted form."""
    return Source({"form": name}, str)


def content(name: str) -> Source:
    """Reviewed content of `fibroplan/content`, such as `exercises`; loaded only by the pages that need it."""
    return Source({"content": name}, list[dict[str, Any]])


def span(rule: Callable[..., list[int]], **arguments: Any) -> Span:
    """The inclusive range of days that a rule gives, for `Local(Model).rows(day=span(...))`.

    Its arguments are values or injected ones, never rows.
    """
    return Span(_of_the_domain(rule), _sources(rule, arguments))


def view(rule: Callable[..., Any], **arguments: Any) -> Any:
    """The live result of a pure function; null until every row it needs has been read."""
    return hook("useView", *_named(rule), _sources(rule, arguments), type_=get_type_hints(rule)["return"])


def aside(rule: Callable[..., Any], **arguments: Any) -> Any:
    """The live result of a pure function that the page is not for, such as an offer beside the day's rows.

    When rows change, it is worked out once what the page is for has been painted.
    """
    return hook("useAside", *_named(rule), _sources(rule, arguments), type_=get_type_hints(rule)["return"])


def each_second(rule: Callable[..., Any], **arguments: Any) -> Var:
    """The value of a pure function of this second, such as what a timer shows; null in the prerendered page.

    Its last two arguments are given each second: `instant` (ms since 1970), and `back`, by how many ms the phone's
    clock has gone back while the page was open. The others are plain values or Vars, never rows to be read.
    """
    *names, instant, back = inspect.signature(rule).parameters
    if [instant, back] != ["instant", "back"] or sorted(names) != sorted(arguments):
        raise TypeError(f"{rule.__name__} needs {', '.join(names)}, and instant and back at its end")
    given = [arguments[name] for name in names]
    type_ = get_type_hints(rule)["return"]
    return hook("useSecond", rule_var(_of_the_domain(rule)), given, type_=type_, module="second.js")


def settings(rule: Callable[..., Any], **arguments: Any) -> Any:
    """The view that says how the app looks (`theme`, `text_size`); used once, by the shell of every page.

    Reading it is what starts the app's own work: the service worker, sync, and the theme.
    """
    type_ = get_type_hints(rule)["return"]
    return hook("useApp", *_named(rule), _sources(rule, arguments), type_=type_, module="app.js")


def do(rule: Callable[..., Any], *, after: dict[str, Any] | None = None, **arguments: Any) -> Any:
    """An event handler that runs a command: a pure function that says which rows change.

    Args:
        rule: A command of the domain; it returns a list of changes.
        after: What follows a save that succeeded: `toast` (words), `go` (a path), `close` (the name of a memory to
            empty), `open` (the name of a memory that takes the id of the first row written), `top` (True: to the top
            of the page, where a new question stands), `leaves` (True: the button goes away with what it changes).
        arguments: The command's arguments; `now` and `profile` are injected.
    """
    return handler("onCommand", rule_var(_of_the_domain(rule)), _sources(rule, arguments), after or {})


def save_computed(name: str, rule: Callable[..., str], **arguments: Any) -> Any:
    """An event handler that gives the person what a rule makes of the rows, as a file of that name."""
    return handler("onSaveComputed", name, rule_var(_of_the_domain(rule)), _sources(rule, arguments), module="share.js")


def do_while_typing(key: Any, rule: Callable[..., Any], **arguments: Any) -> Any:
    """An `on_change` handler that saves what is typed within half a second, and before the page goes away.

    Args:
        key: Tells one text field from another.
        rule: The command that saves the text.
        arguments: The command's arguments, `typed` among them.
    """
    return handler("onTyping", key, *_named(rule), _sources(rule, arguments))


def _of_the_domain(rule: Callable[..., Any]) -> Callable[..., Any]:
    if not getattr(rule, "__module__", "").startswith("fibroplan.domain."):
        raise NotARule(f"{rule!r} is not in fibroplan.domain, so the phone does not have it")
    return rule


def _named(rule: Callable[..., Any]) -> tuple[str, Var]:
    """A rule's name, which stays the same in every version of the app, and the rule itself."""
    return _of_the_domain(rule).__name__, rule_var(rule)


def _sources(rule: Callable[..., Any], arguments: dict[str, Any]) -> list[dict[str, Any]]:
    parameters = inspect.signature(rule).parameters
    unknown = sorted(set(arguments) - set(parameters))
    if unknown:
        raise TypeError(f"{rule.__name__} takes no {', '.join(unknown)}")
    sources = []
    for name, parameter in parameters.items():
        if name in arguments:
            value = arguments[name]
            sources.append(value.spec if isinstance(value, Source) else {"lit": value})
        elif name in INJECTED:
            sources.append(INJECTED[name])
        elif parameter.default is not inspect.Parameter.empty:
            sources.append({"lit": parameter.default})
        else:
            raise TypeError(f"{rule.__name__} needs {name}")
    return sources
