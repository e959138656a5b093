"""Checks: one kind of rule a file."""
