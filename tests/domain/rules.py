"""The public functions of the domain, by name."""

import functools
import importlib
import inspect
import pkgutil
from collections.abc import Callable
from typing import Any

import fibroplan.domain

PATH = fibroplan.domain.__path__


@functools.cache
def rules() -> dict[str, Callable[..., Any]]:
    """Every public function of `fibroplan.domain`."""
    modules = [importlib.import_module(f"fibroplan.domain.{found.name}") for found in pkgutil.iter_modules(PATH)]
    return {
        word: value
        for module in modules
        for word, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not word.startswith("_")
    }
