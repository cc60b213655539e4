"""The rules of Fibroplan: pure functions over plain rows, run on the server and, transpiled, on the phone.

Days are day numbers since 1970-01-01, times are minutes after midnight, rows are plain dicts with the fields of
`fibroplan/store/tables.py`. Nothing here reads a clock, a database or a file. What may be written in these
modules, and why, stands in `fibroplan/local/subset.py`.
"""
