"""Searching a list on the page, as one types."""

from typing import Any

from reflex.vars import Var
from reflex.vars.base import VarData


def holding(rows: Any, sought: Any, row: Any, tag: Any = "") -> Any:
    """The rows whose `find` holds every word of the search, whatever its case.

    Args:
        rows: A Var of rows with `find`, and with `tags` where a tag is given.
        sought: The words as they were typed.
        row: The type of a row.
        tag: A Var of the tag that each row must have too; "" asks for none.
    """
    chosen = tag if isinstance(tag, Var) else Var.create(tag)
    script = (
        f"((rows, words, tag) => rows.filter((row) => (!tag || row.tags.includes(tag)) &&"
        f" words.every((word) => row.find.toLowerCase().includes(word))))"
        f"({rows!s}, {sought!s}.toLowerCase().split(/\\s+/), {chosen!s})"
    )
    data = VarData.merge(rows._get_all_var_data(), sought._get_all_var_data(), chosen._get_all_var_data())
    return Var(_js_expr=script, _var_type=list[row], _var_data=data).guess_type()
