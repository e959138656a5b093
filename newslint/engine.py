"""The engine: rules over a document, findings to diagnostics; it reads no file, prints nothing and never raises on copy."""

from collections.abc import Iterator, Mapping, Sequence

from newslint.claims import Claim
from newslint.config import Settings, choose_rules
from newslint.diagnostic import Capture, Diagnostic, Edit, Finding, Fix, Level, Related
from newslint.document import Document, Mistake
from newslint.lexicon import Lexicons, find_rules_folder
from newslint.message import find_words
from newslint.newsroom import with_names
from newslint.patterns import TIME_LIMIT, PatternTimeoutError
from newslint.rule import Rule, RuleSet
from newslint.story import Story
from newslint.suppress import apply_silence
from newslint.text import Place, Source, Span

RESERVED = {"json": '"\\', "xml": "<&"}
"""Format → the characters that mean something else there."""


def lint(source: Source | str, rules: RuleSet | None = None, settings: Settings | None = None) -> list[Diagnostic]:
    """Return what there is to say of a source, or of a text: the core of newslint in one call.

    A text is read as plain text. Without `rules` the shipped ones run, those that `settings` choose.
    """
    from newslint.readers import read
    from newslint.rule_loader import load_rules

    source = Source("text.txt", source) if isinstance(source, str) else source
    rules = load_rules((find_rules_folder(),)) if rules is None else rules
    settings = settings or Settings()
    chosen = choose_rules(rules.rules, settings)
    lexicons = with_names(rules.lexicons, settings.names)
    documents = read(source)
    found = [each for document in documents for each in lint_document(document, chosen, lexicons, locale=settings.locale)]
    return sorted(found, key=sort_key)


def lint_document(
    document: Document, rules: Sequence[Rule], lexicons: Lexicons, known: Sequence[str] = (), locale: str = ""
) -> list[Diagnostic]:
    """Return the sorted diagnostics of one story that nothing in the copy silences.

    `known` are the ids of all rules there are, so that a comment that names none of them can be reported.
    """
    story = Story(document, lexicons, locale)
    found = [_mistake_diagnostic(document, mistake) for mistake in document.mistakes]
    for rule in rules:
        found += find_diagnostics(story, rule)
    ran = [rule.id for rule in rules]
    return sorted(apply_silence(document, _once(found), [*known, *ran], ran), key=sort_key)


def sort_key(diagnostic: Diagnostic) -> tuple[str, Place, str, str]:
    """Return what diagnostics are sorted by: file, place, rule."""
    return diagnostic.path, diagnostic.place, diagnostic.rule, diagnostic.message


def find_diagnostics(story: Story, rule: Rule) -> Iterator[Diagnostic]:
    """Yield what one rule says of a story; a rule that takes for ever says so in one diagnostic."""
    count = 0
    if not story.is_in(rule.language):
        return
    try:
        for finding in rule.check.find(story, rule.scope):
            if not finding.raw and not story.is_in(rule.language, finding.span):
                continue
            yield _diagnostic(story, rule, finding)
            count += 1
            if count == rule.limit:
                return
    except (PatternTimeoutError, TimeoutError):
        message = f"{rule.id} ({rule.path.name}) took longer than {TIME_LIMIT} s over one sentence of this file and was stopped"
        yield Diagnostic(
            story.document.source.path, story.document.source.place(0, 0), "file/rule-too-slow", Level.WARNING, message
        )


def idle(story: Story, rules: Sequence[Rule]) -> tuple[tuple[str, str], ...]:
    """Return the rules that had nothing to go on, each with the reason: silence that is no clean bill."""
    return tuple((rule.id, reason) for rule in rules if (reason := why_idle(story, rule)))


def why_idle(story: Story, rule: Rule) -> str:
    """Return why a rule had nothing to go on in a story; empty where it had."""
    return rule.check.idle(story) if story.is_in(rule.language) else f"the story is not in the rule's language, {rule.language}"


def _once(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Drop what a rule says twice of one place, as two passages that overlap make it do."""
    return list({(diagnostic.place, diagnostic.rule, diagnostic.message): diagnostic for diagnostic in diagnostics}.values())


def _mistake_diagnostic(document: Document, mistake: Mistake) -> Diagnostic:
    place = document.source.place(mistake.start, mistake.end)
    text = document.source.text[mistake.start : mistake.end]
    return Diagnostic(
        document.source.path, place, f"file/{mistake.name}", Level.WARNING, mistake.message, text, story=document.story
    )


def _diagnostic(story: Story, rule: Rule, finding: Finding) -> Diagnostic:
    document = story.document
    captures, other = _split_other(finding.values)
    claim = Claim(captures, story.setting, other)
    return Diagnostic(
        document.source.path,
        _place(document, finding.span, raw=finding.raw),
        rule.id,
        rule.level,
        rule.message.write(claim, finding.arguments, find_words(finding.values), _lines(document, finding.values)),
        _text(document, finding.span, raw=finding.raw),
        tuple(
            Related(_place(document, span, raw=finding.raw), _text(document, span, raw=finding.raw)) for span in finding.related
        ),
        _fix(document, finding),
        rule.url,
        document.story,
    )


def _place(document: Document, span: Span, *, raw: bool) -> Place:
    return document.source.place(span.start, span.end) if raw else document.place(span)


def _text(document: Document, span: Span, *, raw: bool) -> str:
    return document.source.text[span.start : span.end] if raw else document.words(span)


def _lines(document: Document, values: Mapping[str, object]) -> dict[str, int]:
    firsts = ((name, held[0] if isinstance(held, tuple) and held else held) for name, held in values.items())
    return {name: document.place(held.span).line for name, held in firsts if isinstance(held, Capture)}


def _split_other(values: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    """Return the captures of a finding, and those of the other claim."""
    own = {name: held for name, held in values.items() if not name.startswith("other.")}
    return own, {name.removeprefix("other."): held for name, held in values.items() if name.startswith("other.")}


def _fix(document: Document, finding: Finding) -> Fix | None:
    """Return the repair; none where it would run through markup, or would have to be escaped."""
    edits: list[Edit] = []
    for span, text in finding.edits:
        place = _place(document, span, raw=finding.raw)
        if document.source.text[place.start : place.end] != _text(document, span, raw=finding.raw):
            return None
        if not finding.raw and _is_reserved(document, span, text):
            return None
        edits.append(Edit(place, text))
    return Fix(_title(document, finding), tuple(edits)) if edits else None


def _is_reserved(document: Document, span: Span, text: str) -> bool:
    """Whether `text` would have to be escaped in a file of this format."""
    scopes = document.block_at(span.start).scopes
    return any(letter in text for name, letters in RESERVED.items() if name in scopes for letter in letters)


def _title(document: Document, finding: Finding) -> str:
    (span, text), *more = finding.edits
    if more:
        return f"make {len(finding.edits)} edits"
    words = _text(document, span, raw=finding.raw)
    return f"replace {words!r} by {text!r}" if text else f"remove {words!r}"
