"""Counts: how many words, sentences, syllables and blocks a story has, for metric and readability rules."""

from collections.abc import Mapping

from newslint.document import Block, Role
from newslint.regexes import compile_later
from newslint.story import Story

NAMES = (
    *("words", "sentences", "paragraphs", "characters", "syllables", "complex_words", "long_words", "polysyllabic_words"),
    *("list", "blockquote", "pre", "heading_h1", "heading_h2", "heading_h3", "heading_h4", "heading_h5", "heading_h6"),
)
"""What a formula may count."""

PROSE = (Role.DATELINE, Role.LEDE, Role.PARAGRAPH, Role.QUOTATION, Role.LIST_ITEM)
"""The blocks whose words count: Vale's summary."""

_WORD = compile_later(r"(?:[A-Z]\.){2,}|[\p{N}\p{L}']+")
_INFLECTED = compile_later(r"(?:es|ed|ing)$")
_VOWELS = compile_later(r"[aeiouyàâäéèêëíìîïóòôöúùûü]+")
_SILENT = compile_later(r"(?:[^aeiouyl]e|[aeiouy]le|[^aeiouydt]ed|(?:[^aeiouyscgzxh]|[^cs]h)es)$")


def count_story(story: Story) -> Mapping[str, float]:
    """Return the value of every name of NAMES; `paragraphs` is one less than there are, as Vale counts them."""
    blocks = [(number, block) for number, block in enumerate(story.blocks) if block.role in PROSE]
    words = [word for _, block in blocks for word in _WORD.findall(story.document.words(block.span))]
    numbers = {number for number, _ in blocks}
    values = _count_words(words) | _count_blocks(story.blocks)
    values["sentences"] = sum(sentence.block in numbers for sentence in story.sentences)
    values["paragraphs"] = max(0, sum("paragraph" in _kinds(block) for _, block in blocks) - 1)
    return {name: float(values.get(name, 0)) for name in NAMES}


def _count_words(words: list[str]) -> dict[str, int]:
    syllables = [count_syllables(word) for word in words]
    return {
        "words": len(words),
        "characters": sum(character.isalnum() for word in words for character in word),
        "syllables": sum(syllables),
        "long_words": sum(len(word.encode()) > 6 for word in words),
        "polysyllabic_words": sum(count > 2 for count in syllables),
        "complex_words": sum(
            count - bool(_INFLECTED.search(word.lower())) > 2 for word, count in zip(words, syllables, strict=True)
        ),
    }


def _count_blocks(blocks: tuple[Block, ...]) -> dict[str, int]:
    kinds = [_kinds(block) for block in blocks]
    counted = {name: sum(name in kind for kind in kinds) for name in ("list", "blockquote", "pre")}
    return counted | {f"heading_h{level}": sum(f"h{level}" in kind for kind in kinds) for level in range(1, 7)}


def _kinds(block: Block) -> frozenset[str]:
    role = {Role.QUOTATION: "blockquote", Role.LIST_ITEM: "list"}.get(block.role, "paragraph")
    return block.scopes | {role}


def count_syllables(word: str) -> int:
    """Return about how many syllables a word of English has: groups of vowels, less a silent ending; at least one."""
    lower = word.lower().strip("'")
    return max(1, len(_VOWELS.findall(lower)) - bool(_SILENT.search(lower)))
