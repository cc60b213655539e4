"""Reviewed words and figures, one file per language, each with its source."""
