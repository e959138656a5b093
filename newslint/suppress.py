"""Silence: which diagnostics the copy itself asks to be spared, and which requests spare nothing."""

from collections.abc import Collection, Iterator, Sequence

import regex

from newslint.config import OWN_FAMILIES, OWN_RULES, selects
from newslint.diagnostic import Diagnostic
from newslint.document import Directive, Document, Silence
from newslint.guess import guess
from newslint.record import Record
from newslint.regexes import compile_later
from newslint.text import Place

SIC_FAMILIES = frozenset({"spelling", "usage"})
"""The families that [sic] answers; (CQ), the newsroom's "this is right, I have checked", answers all."""

MOST_AFTER = 100
"""Characters after some words within which a mark must end; without a limit the engine looks through the whole file."""

_CLOSER = r"""(?:</?[a-zA-Z][^<>]*+>|&[a-z]+;|[\s*_'"’”)\],.;:])"""
_CHECKED = compile_later(rf"{_CLOSER}{{0,12}}[(\[]\s*CQ\s*[)\]]", regex.IGNORECASE)
_SIC = compile_later(rf"{_CLOSER}{{0,12}}[(\[]\s*{_CLOSER}*+(?:sic|CQ)\s*{_CLOSER}*[)\]]", regex.IGNORECASE)


class _Request(Record):
    """What one directive asks for one rule ("" for all): silence from start to end, offsets in the file.

    `later` are the directives after it, any of which may give a rule its voice back.
    """

    directive: Directive
    rule: str
    start: int
    end: int
    later: tuple[Directive, ...] = ()

    def answers(self, diagnostic: Diagnostic) -> bool:
        """Whether any place of the diagnostic is spared."""
        if self.rule and not selects(self.rule, diagnostic.rule):
            return False
        end = next((later.start for later in self.later if _enables(later, diagnostic.rule)), self.end)
        return any(self.start <= place.start < end for place in _places(diagnostic))


def apply_silence(
    document: Document, diagnostics: Sequence[Diagnostic], known: Collection[str], ran: Collection[str]
) -> list[Diagnostic]:
    """Return the diagnostics that nothing in the copy silences, and one for each request that silences nothing.

    `known` are the ids of all rules there are; `ran` of those that ran, the only ones whose silence can be idle.
    """
    requests = tuple(_find_requests(document))
    answers = [[request for request in requests if request.answers(diagnostic)] for diagnostic in diagnostics]
    kept = [
        diagnostic
        for diagnostic, answered in zip(diagnostics, answers, strict=True)
        if not answered and not _vouched_for(document.source.text, diagnostic)
    ]
    used = {(request.directive, request.rule) for answered in answers for request in answered}
    return [*kept, *_find_idle(document, used, known, ran)]


def _places(diagnostic: Diagnostic) -> tuple[Place, ...]:
    return (diagnostic.place, *(related.place for related in diagnostic.related))


def _vouched_for(text: str, diagnostic: Diagnostic) -> bool:
    """Whether (CQ), or [sic] for a slip of spelling, stands right after the words of the diagnostic or among them."""
    pattern = _SIC if diagnostic.rule.partition("/")[0] in SIC_FAMILIES else _CHECKED
    return any(_stands_after(text, place, pattern) for place in _places(diagnostic))


def _stands_after(text: str, place: Place, pattern: "regex.Pattern[str]") -> bool:
    # A diagnostic that begins at the mark is about the mark itself.
    return bool(pattern.match(text, place.end, place.end + MOST_AFTER) or pattern.search(text, place.start + 1, place.end))


def _find_requests(document: Document) -> Iterator[_Request]:
    """Yield every request for silence with how far it reaches: to the enabling comment, or over the next line."""
    for index, directive in enumerate(document.directives):
        for rule in directive.rules or ("",):
            if directive.silence is Silence.NEXT_LINE:
                yield _Request(directive, rule, *_next_line(document.source.text, directive.end))
            elif directive.silence is Silence.DISABLE:
                later = document.directives[index + 1 :]
                yield _Request(directive, rule, directive.end, len(document.source.text) + 1, later)


def _enables(directive: Directive, rule: str) -> bool:
    if directive.silence is not Silence.ENABLE:
        return False
    return not directive.rules or any(selects(selector, rule) for selector in directive.rules)


_WORDS = (Silence.DISABLE.value, Silence.NEXT_LINE.value, Silence.ENABLE.value)
_LINE = compile_later(r"[^\r\n]*")
_BLANKS = compile_later(r"[^\r\n]*(?:\r\n?|\n)\s*")


def _next_line(text: str, offset: int) -> tuple[int, int]:
    """Return where the first line that is not blank after the line of `offset` begins and ends."""
    blanks = _BLANKS.match(text, offset)
    if blanks is None:
        return len(text), len(text)
    line = _LINE.match(text, blanks.end())
    return blanks.end(), line.end() if line else blanks.end()


def _find_idle(
    document: Document, used: Collection[tuple[Directive, str]], known: Collection[str], ran: Collection[str]
) -> Iterator[Diagnostic]:
    names = {*known, *OWN_RULES, *OWN_FAMILIES, *(rule.partition("/")[0] for rule in known)}
    for directive in document.directives:
        if directive.silence is Silence.UNKNOWN:
            asked = directive.rules[0]
            message = f"no comment 'newslint-{asked}'{guess(asked, _WORDS)}"
            yield _about(document, directive, "suppress/unknown-comment", message)
            continue
        for rule in directive.rules:
            if rule not in names and not any(selects(rule, other) for other in known):
                yield _about(document, directive, "suppress/unknown-rule", f"no rule {rule!r}{guess(rule, names)}")
            elif _is_idle(directive, rule, used) and any(selects(rule, other) for other in ran):
                yield _about(document, directive, "suppress/idle-ignore", f"nothing here needs {rule} to be silent")
        if not directive.rules and _is_idle(directive, "", used):
            yield _about(document, directive, "suppress/idle-ignore", "nothing here needs silence")


def _is_idle(directive: Directive, rule: str, used: Collection[tuple[Directive, str]]) -> bool:
    return directive.silence is not Silence.ENABLE and (directive, rule) not in used


def _about(document: Document, directive: Directive, rule: str, message: str) -> Diagnostic:
    place = document.source.place(directive.start, directive.end)
    text = document.source.text[directive.start : directive.end]
    return Diagnostic(document.source.path, place, rule, OWN_RULES[rule], message, text, story=document.story)
