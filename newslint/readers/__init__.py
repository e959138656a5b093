"""Readers: one file a format, from a Source to Documents."""

from newslint.readers.choose import read

__all__ = ["read"]
