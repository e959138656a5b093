"""Whatever stands in a file, every reader returns documents whose blocks and places are sound."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from soundness import check_places, spoilt

from newslint.decode import decode
from newslint.readers import read
from newslint.text import Source

FOLDER = Path(__file__).parent
SAMPLES = [str(story["copy"]) for story in yaml.safe_load((FOLDER / "stories.yml").read_text(encoding="utf-8"))]
MARKS = [
    *(
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "{{<",
        ">}}",
        "{%",
        "%}",
        "`",
        "```\n",
        "**",
        "_",
        "[",
        "]",
        "](",
        "&",
        "&amp;",
        "&#x",
        "\\",
    ),
    *(
        "\r",
        "\n",
        "\r\n",
        "\0",
        "\ufeff",
        "---\n",
        "+++\n",
        "> ",
        "- ",
        "1. ",
        "|",
        "\n|-|\n",
        "<p>",
        "</p>",
        "<div>",
        "<script>",
    ),
    *(
        "<article>",
        "</article>",
        "<h1>",
        '"',
        "'",
        ": ",
        "\t",
        "    ",
        "$",
        "~~",
        "é",
        "\u0301",
        "😀",
        "\u2028",
        "# ",
        "===\n",
        "[^1]:",
    ),
    *(
        "@",
        "#x",
        "https://",
        "www.",
        "{:",
        "}",
        "<code>",
        "<q>",
        "<sup>",
        "title: ",
        '<img alt="a b">',
        "<td>",
        "<li>",
        "By Ann Lee",
    ),
    *(
        '<script type="application/ld+json">',
        '{"@type":"NewsArticle","headline":"\\u00e9"}',
        "<!-- newslint-disable a/b -->",
        "word ",
        "Word. ",
    ),
]
ENDINGS = ("txt", "md", "html")


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=150, deadline=None)
@given(copy=st.one_of(spoilt(SAMPLES, MARKS), st.text(max_size=200)))
def test_any_text(ending: str, copy: str) -> None:
    for document in read(Source(f"story.{ending}", copy)):
        check_places(document)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=100, deadline=None)
@given(content=st.one_of(st.binary(max_size=200), spoilt(SAMPLES, MARKS).map(lambda text: text.encode("utf-8", "replace")[1:])))
def test_any_bytes(ending: str, content: bytes) -> None:
    source, mistakes = decode(content, f"story.{ending}")
    for document in read(source, mistakes=mistakes):
        check_places(document)


@pytest.mark.parametrize(
    "copy",
    ["<div>" * 5000 + "deep", "> " * 3000 + "deep", "<!--" * 5000, "{{" * 5000, "[" * 5000, "*a " * 5000, "a.b/" * 50000],
)
@pytest.mark.parametrize("ending", ENDINGS)
def test_piled_up_marks(ending: str, copy: str) -> None:
    check_places(read(Source(f"story.{ending}", copy))[0])


def test_all_decoding() -> None:
    texts = {
        "utf-8": "Caf\u00e9 \u201cnoir\u201d".encode(),
        "utf-16-le": "\ufeffCaf\u00e9".encode("utf-16-le"),
        "cp1252": "Caf\u00e9 \u201cnoir\u201d".encode("cp1252"),
        "cp1251": '<meta charset="cp1251">Москва'.encode("cp1251"),
    }
    decoded = {name: decode(content, "a.html") for name, content in texts.items()}
    assert {name: source.encoding for name, (source, _) in decoded.items()} == {name: name for name in texts}
    assert [name for name, (_, mistakes) in decoded.items() if mistakes] == ["cp1252"]
    assert decoded["cp1252"][1][0].name == "encoding"
    assert decoded["cp1252"][1][0].start == 3
    assert decoded["utf-16-le"][0].text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("content", "name"), [(b"", "empty"), (b" \r\n", "empty"), (b"\x89PNG\r\n", "binary"), (b"a\0b", "binary")]
)
def test_no_text(content: bytes, name: str) -> None:
    source, mistakes = decode(content, "a.txt")
    assert [mistake.name for mistake in mistakes] == [name]
    assert read(source, mistakes=mistakes)[0].blocks == ()


def test_published_argument_and_file_name() -> None:
    source = Source("2019-03-01-slug.md", "Words of a story.")
    assert [fact.value for fact in read(source)[0].facts] == ["2019-03-01"]
    assert [fact.value for fact in read(source, published="2020-01-01")[0].facts] == ["2020-01-01"]
