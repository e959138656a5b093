"""The second part of the accuracy script: what is said of articles that are taken to be clean."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from measuring.copydesk import Article, clean_articles, context, look
from measuring.tables import table


@dataclass(frozen=True, slots=True)
class Remark:
    """One diagnostic, to be read and judged."""

    article: str
    line: int
    rule: str
    level: str
    message: str
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading clean articles."""

    articles: int
    remarks: tuple[Remark, ...]

    def count(self, level: str) -> int:
        """Return how many remarks are of a level."""
        return sum(remark.level == level for remark in self.remarks)


def read_clean(folders: Sequence[Path], limit: int) -> Reading:
    """Read the clean articles of folders, or the first `limit` of each folder."""
    articles = [article for folder in folders for article in list(clean_articles([folder]))[: limit or None]]
    return Reading(len(articles), tuple(remark for article in articles for remark in _remarks(article)))


def report(reading: Reading) -> str:
    """Return the table of the part and every remark."""
    counts = Counter((remark.level, remark.rule) for remark in reading.remarks)
    rows = [(rule, level, count, count / reading.articles) for (level, rule), count in sorted(counts.items())]
    rows += [
        ("all", level, reading.count(level), reading.count(level) / max(reading.articles, 1)) for level in ("error", "warning")
    ]
    listed = [
        f"  {remark.article}:{remark.line}: {remark.level} {remark.rule}: {remark.message}\n      {remark.context}"
        for remark in sorted(reading.remarks, key=lambda remark: (remark.level, remark.rule))
    ]
    return "\n".join(
        (
            f"What is said of {reading.articles} articles taken to be clean",
            table(("rule", "level", "count", "an article"), rows),
            "",
            *listed,
        )
    )


def results(reading: Reading) -> dict[str, object]:
    """Return what --save keeps."""
    return {
        "articles": reading.articles,
        "errors": reading.count("error"),
        "warnings": reading.count("warning"),
        "list": [asdict(remark) for remark in reading.remarks],
    }


def _remarks(article: Article) -> Iterator[Remark]:
    for found in look(article.source):
        words = context(article.source, found.place)
        yield Remark(article.name, found.place.line, found.rule, str(found.level), found.message, found.text, words)
