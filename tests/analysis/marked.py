"""What the tests of quotations, speakers and sources share: blocks and names marked in a line of text."""

import regex

from newslint.analysis.mentions import Name
from newslint.document import Block, Role
from newslint.text import Span

NAME = regex.compile(r"\{(?P<person>[^{}]+)\}|<(?P<organisation>[^<>]+)>|⟨(?P<office>[^⟨⟩]+)⟩")


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text that empty lines divide."""
    blocks, position = [], 0
    for words in text.split("\n\n"):
        blocks.append(Block(Span(position, position + len(words)), Role.PARAGRAPH))
        position += len(words) + 2
    return tuple(blocks)


def take_names(marked: str) -> tuple[str, tuple[Name, ...]]:
    """Return a text without the marks round its names, and the names."""
    text, names, position = "", [], 0
    for found in NAME.finditer(marked):
        text += marked[position : found.start()]
        kind = str(found.lastgroup)
        words = found[kind]
        names.append(Name(Span(len(text), len(text) + len(words)), kind, words, words.upper()))
        text += words
        position = found.end()
    return text + marked[position:], tuple(names)
