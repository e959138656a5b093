"""Fact sheets: everything in a story that a fact-checker would underline, as the rules understand it."""
