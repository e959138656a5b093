"""Readers: one file a format, each from a Source to a Document."""
