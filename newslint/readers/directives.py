"""Comments in the copy that ask for silence: `<!-- newslint-disable names/name-variant -->`."""

from collections.abc import Iterator

from newslint.document import Directive, Silence
from newslint.readers.layer import Layer
from newslint.regexes import compile_later

DIRECTIVE = compile_later(r"<!--+\s*newslint-(?P<silence>[\w-]{1,40})(?P<rules>(?:(?!-->)[^<>]){0,2000})-->")
KNOWN = frozenset(silence.value for silence in Silence) - {Silence.UNKNOWN.value}
REASON = compile_later(r"\s--\s")


def find_directives(layer: Layer) -> Iterator[Directive]:
    """Yield the directives of a layer; rules stand apart by spaces or commas, and words after ` -- ` are a reason."""
    if "newslint-" not in layer.text:
        return
    for found in DIRECTIVE.finditer(layer.text):
        if found["silence"] not in KNOWN:
            yield Directive(Silence.UNKNOWN, (found["silence"],), *layer.place(*found.span()))
            continue
        asked = REASON.split(found["rules"])[0].replace(",", " ").rstrip("-")
        yield Directive(Silence(found["silence"]), tuple(asked.split()), *layer.place(*found.span()))
