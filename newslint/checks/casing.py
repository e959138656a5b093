"""Casing: a heading in title case or in sentence case, as Vale's capitalization rules make them."""

from collections.abc import Iterator

import regex

from newslint.checks.exceptions import compile_exceptions
from newslint.checks.vale_regex import TIME_LIMIT, compile_pattern, find_matches, search
from newslint.regexes import compile_later

_AP = "a an and as at but by en for if in nor of on or per the vs vs. via v v."
_CHICAGO = """
    from with into during including until against among throughout despite towards upon concerning about over through before
    between after since without under within along following across beyond around down near above to
"""
AP = frozenset(_AP.split())
CHICAGO = AP | frozenset(_CHICAGO.split())

_WORD_OR_CODE = r"[\p{N}\p{L}*]+[^\s]*"
_WORD = r"[\p{N}\p{L}]+[^\s/\-]*"
_NUMBERED = compile_later(r"\d+\.")


def verify_casing(exceptions: tuple[str, ...]) -> None:
    """Raise OptionMistake where the exceptions do not make a pattern together with words."""
    compile_pattern(_token_pattern(exceptions, ignorecase=True), "exceptions")
    compile_pattern(_token_pattern(exceptions, ignorecase=False), "exceptions")


def find_tokens(text: str, exceptions: tuple[str, ...]) -> list[str]:
    """Return the words of a heading, an exception of several words being one."""
    pattern = compile_pattern(_token_pattern(exceptions, ignorecase=False), "exceptions")
    return [match[0] for match in find_matches(pattern, text, "exceptions")]


def to_sentence(text: str, exceptions: tuple[str, ...], indicators: tuple[str, ...], prefix: str) -> str:
    """Return a heading as a sentence: the first word, and each after an indicator, takes a capital."""
    if prefix:
        text = compile_pattern(f"^(?:{prefix})", "prefix").sub("", text, count=1, timeout=TIME_LIMIT)
    pattern = compile_pattern(_token_pattern(exceptions, ignorecase=True), "exceptions")
    written: list[str] = []
    before = ""
    for index, match in enumerate(find_matches(pattern, text, "exceptions")):
        word = match[0]
        starts = not index or _leads(before, index, indicators)
        written.append(_excepted(word, exceptions) or (_capital(word) if starts else word.lower()))
        before = word
    return " ".join(written)


def to_title(text: str, exceptions: tuple[str, ...], *, chicago: bool) -> str:
    """Return a heading in which every word takes a capital but the small ones inside it."""
    words = list(find_matches(compile_pattern(_WORD, "match"), text, "match"))
    written, position = [], 0
    for index, match in enumerate(words):
        inside = 0 < index < len(words) - 1
        written += [text[position : match.start()], _title_word(text, match, exceptions, inside=inside, chicago=chicago)]
        position = match.end()
    return "".join([*written, text[position:]])


def is_titlecase(word: str) -> bool:
    """Whether a word begins with a capital."""
    return word[:1].isupper()


def _title_word(text: str, match: "regex.Match[str]", exceptions: tuple[str, ...], *, inside: bool, chicago: bool) -> str:
    word = str(match[0])
    if excepted := _excepted(word, exceptions):
        return excepted
    lower = word.lower()
    if lower == "to" and not chicago:
        return word  # AP writes a preposition small and an infinitive not, which nobody can tell without parsing
    if inside and lower in (CHICAGO if chicago else AP) and _may_be_small(text, match.start(), match.end()):
        return lower
    return word[:1].upper() + word[1:]


def _may_be_small(text: str, start: int, end: int) -> bool:
    """Whether a small word stands inside a heading, not after a colon or dash and not joined to the next word."""
    before, two_before, after = text[start - 1 : start], text[max(0, start - 2) : max(0, start - 1)], text[end : end + 1]
    return before in (" ", "-", "/") and two_before not in (":", "-") and (after != "-" or before == "-")


def _leads(before: str, index: int, indicators: tuple[str, ...]) -> bool:
    """Whether a capital follows the word `before`, which stands before the word with that index."""
    if index == 1 and _NUMBERED.fullmatch(before):
        return True
    return any(before.endswith(indicator) and len(before) > len(indicator) for indicator in indicators)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:].lower()


def _excepted(word: str, exceptions: tuple[str, ...]) -> str:
    """Return how an exception writes the word, the word itself where a pattern lets it pass, empty for neither."""
    for exception in exceptions:
        if exception.lower() == word.lower():
            return exception
    pattern = compile_exceptions(exceptions)
    return word if pattern is not None and search(pattern, word, "exceptions") is not None else ""


def _token_pattern(exceptions: tuple[str, ...], *, ignorecase: bool) -> str:
    parts = list(_longest(exceptions, ignorecase=ignorecase))
    flags = "(?i)" if ignorecase else ""
    return rf"{flags}(?m)\b(?:{'|'.join(parts)})\b|{_WORD_OR_CODE}" if parts else _WORD_OR_CODE


def _longest(exceptions: tuple[str, ...], *, ignorecase: bool) -> Iterator[str]:
    for entry in sorted(exceptions, key=lambda entry: len(entry.encode()), reverse=True):
        yield entry if ignorecase or entry.startswith("(?i)") else f"(?-i){entry}"
