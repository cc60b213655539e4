"""The look of Fibroplan: tokens, shell, controls, surfaces, charts and accessibility helpers.

Every function returns a Reflex component built from plain HTML elements and the classes of
`assets/fibroplan.css`. Handlers are passed in; nothing here knows where data comes from.
"""
