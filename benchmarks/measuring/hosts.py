"""Stories to plant faults in: where their paragraphs stand, and how a paragraph, a headline or a summary gets into them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

import regex

from measuring.copydesk import Article, look
from measuring.faults import Sentences
from newslint.diagnostic import Diagnostic
from newslint.published import read_date
from newslint.readers import read
from newslint.text import Source

PARAGRAPH = regex.compile(r"(?<=\n\n)(?P<words>\w[^\n]{120,}[.!?])(?=\n\n)")
"""A paragraph of prose in plain text or Markdown."""

LONGEST = 7000
"""Characters; a longer story takes longer to read and shows no more."""


@dataclass(frozen=True, slots=True)
class Host:
    """A clean story, the day it was published, its paragraphs of prose, and what is said of it as it stands."""

    name: str
    text: str
    published: date
    paragraphs: tuple[tuple[int, int], ...]
    said: frozenset[tuple[str, str]]

    @property
    def plain(self) -> bool:
        """Whether it is plain text, whose first line is its headline."""
        return self.name.endswith(".txt")


@dataclass(frozen=True, slots=True)
class Planted:
    """A story with something planted in it, and the stretches that were planted."""

    source: Source
    spans: tuple[tuple[int, int], ...]


def find_hosts(articles: Sequence[Article]) -> list[Host]:
    """Return the articles that are dated, of middling length, and have at least four paragraphs of prose."""
    hosts = []
    for article in articles:
        if len(article.source.text) > LONGEST or not article.name.endswith((".txt", ".md")):
            continue
        paragraphs = tuple(match.span("words") for match in PARAGRAPH.finditer(article.source.text))
        published = _published(article.source)
        if published and len(paragraphs) >= 4:
            said = frozenset(map(key, look(article.source)))
            hosts.append(Host(article.name, article.source.text, published, paragraphs, said))
    return hosts


def key(found: Diagnostic) -> tuple[str, str]:
    """Return what makes a diagnostic the same in a story with a sentence more: its rule and words."""
    return found.rule, found.text


def plant(host: Host, sentences: Sentences, rng: Random) -> Planted:
    """Return the host with each piece in its place: paragraphs after paragraphs, in order."""
    body = [text for where, text in sentences.pieces if where == "body"]
    heads = {where: text for where, text in sentences.pieces if where != "body"}
    text, shift = _with_heads(host, heads) if heads else (host.text, 0)
    spans = [_span_of(text, head) for head in heads.values()]
    after = sorted(rng.sample(host.paragraphs[:-1], min(len(body), len(host.paragraphs) - 1)))
    for (_, end), words in zip(after, body, strict=True):
        at = end + shift
        text = f"{text[:at]}\n\n{words}{text[at:]}"
        spans.append((at + 2, at + 2 + len(words)))
        shift += len(words) + 2
    return Planted(Source(_name(host, heads), text), tuple(spans))


def _with_heads(host: Host, heads: dict[str, str]) -> tuple[str, int]:
    """Return a plain host under a new headline, or as Markdown with a summary, and by how much its body moved."""
    headline, _, rest = host.text.partition("\n")
    if "summary" not in heads:
        return f"{heads['headline']}\n{rest}", len(heads["headline"]) - len(headline)
    title = headline.replace('"', "'")
    front = f'---\ntitle: "{title}"\ndate: {host.published}\nsummary: "{heads["summary"]}"\n---\n'
    return front + rest, len(front) - len(headline) - 1


def _name(host: Host, heads: dict[str, str]) -> str:
    return host.name.removesuffix(".txt") + ".md" if "summary" in heads else host.name


def _span_of(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _published(source: Source) -> date | None:
    facts = [fact for document in read(source) for fact in document.facts if fact.name == "published"]
    return read_date(facts[0].value) if facts else None
