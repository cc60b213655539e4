"""Fibroplan: a local-first self-management plan for people living with fibromyalgia."""

__version__ = "0.1.0"
