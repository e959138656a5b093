"""Locales: the kinds of English that a newsroom may keep to."""

LOCALES = ("en-US", "en-GB")

NO_LOCALE = "none"
"""What a rule names that runs only where settings give no locale."""
