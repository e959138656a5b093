"""Reporters: one file a family of output formats."""
