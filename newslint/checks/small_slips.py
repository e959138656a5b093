"""Slips of the keyboard in small words: "a lof of them", "it aso helps"."""

from collections.abc import Iterator, Mapping

from newslint.analysis.likeness import is_one_slip
from newslint.diagnostic import Capture, Finding
from newslint.dictionary import is_common, is_word, uncommon_among
from newslint.lexicon import WordList
from newslint.regexes import compile_later
from newslint.scope import Passage
from newslint.story import Story

SHORTEST, LONGEST = 3, 4
"""Letters of a slip in a small word; longer ones are looked for among all words."""

BESIDE = compile_later(
    r"(?:^|[.!?] |(?<![\p{L}\p{N}’'.@/\-])(?P<before>\p{L}+),? )(?P<word>\p{Ll}+),? (?P<after>\p{L}+)(?![\p{L}\p{N}’'@/\-])"
)
"""A word in lower case with the whole words on both sides."""


def find_small_unknown(story: Story, small: WordList, spared: WordList) -> dict[str, tuple[str, ...]]:
    """Return the short words that stand once in a story and in no dictionary, with the small words each may be a slip of."""
    once = (word for word, number in story.counts.items() if number == 1 and SHORTEST <= len(word) <= LONGEST)
    unknown = (word for word in uncommon_among(once) if not is_word(word) and f"{word} " in story.text and word not in spared)
    near = ((word, tuple(other for other in small if is_one_slip(word, other))) for word in unknown)
    return {word: others for word, others in near if others}


def find_small_slips(passage: Passage, near: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    """Yield each of some unknown words that stands between two common ones; among its like it is a name, or foreign."""
    for match in BESIDE.finditer(passage.text, overlapped=True) if any(word in passage.text for word in near) else ():
        word, before, after = match["word"], match["before"], match["after"]
        if word in near and is_common(after.lower()) and (before is None or is_common(before.lower())):
            span = passage.span(*match.span("word"))
            right = max(near[word], key=lambda other: (*_likelihood(word, other, opens=before is None), other))
            right = right.capitalize() if before is None else right
            edits = ((span, right),) if len(near[word]) == 1 else ()
            yield Finding(span, {"word": Capture(span, word, word), "name": right}, edits=edits)


def _likelihood(word: str, right: str, *, opens: bool) -> tuple[bool, bool, bool, int]:
    """Return how likely a slip is to be of a word: its first letter is lost where a sentence opens; or both ends are left as
    they were; or letters are swapped; the longer word before the shorter."""
    framed = word[0] == right[0] and word[-1] == right[-1]
    return opens and right.endswith(word), framed, sorted(word) == sorted(right), len(right)
