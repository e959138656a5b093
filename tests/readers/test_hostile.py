"""What was made to do harm, or came broken, is one clear mistake, and soon; whatever comes, every place is sound."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from soundness import check_places, spoilt
from word_files import WORD, make_word, paragraph, run

from newslint.decode import decode
from newslint.readers import read
from newslint.readers.choose import READERS
from newslint.readers.docx import open_docx
from newslint.readers.wordxml import MOST_BYTES, is_word
from newslint.text import Source

FOLDER = Path(__file__).parent / "samples"
SAMPLES = {path.name: decode(path.read_bytes(), path.name)[0].text for path in sorted(FOLDER.iterdir())}
FORMATS = tuple(name for name in READERS if name not in ("text", "markdown", "html", "docx"))
MARKS = (
    *("<", ">", "</", "<p>", "</p>", "<!--", "-->", "<![CDATA[", "]]>", "&", "&amp;", "&x;", "&#0;", "&#x1F600;", "<?x", "?>"),
    *('"', "\\", "\\u", "\\ud83d", "{", "}", "[", "]", ",", ":", "null", "1e999999", "\n", "\r\n", "\r", "\0", "\ufeff"),
    *("\x01", "\x02", "\x03", "[+text]\n", "[.a]\n", "{.b}\n", "a.b.c: d\n", ":end\n", ":skip\n", "* x\n", "é", "😀", "\u2028"),
    *("<item>", "<entry>", "<nitf>", "<newsItem>", "<hl1>", "<content:encoded>", "<br/><br/>", "[caption x=1]", "<a b=c>"),
    *("<!DOCTYPE a [", "<!ENTITY x 'y'>", "]>", 'xmlns="', "<title>", "</title>", "Words of a story. "),
)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60, deadline=None)
@given(copy=st.one_of(spoilt([*SAMPLES.values()], MARKS), st.text(max_size=150)))
def test_any_text(name: str, copy: str) -> None:
    for document in read(Source("story", copy), input_format=name):
        check_places(document)


@settings(max_examples=200, deadline=None)
@given(copy=spoilt([*SAMPLES.values()], MARKS), ending=st.sampled_from(("xml", "json", "txt", "aml", "jsonl", "nitf", "")))
def test_any_text_by_its_content(copy: str, ending: str) -> None:
    for document in read(Source(f"story.{ending}", copy)):
        check_places(document)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_bytes_of_a_word_file(data: st.DataObject) -> None:
    content = bytearray(make_word(paragraph(run("One")) + paragraph(run("Two."), style="Own")))
    for _ in range(data.draw(st.integers(0, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    source, mistakes = open_docx(bytes(content[: data.draw(st.integers(0, len(content)))]), "a.docx")
    for document in read(source, mistakes=mistakes, input_format="docx"):
        check_places(document)


BOMB = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
DEEP = 50_000
HARMFUL = {
    "entity bomb": ("nitf", f'<!DOCTYPE nitf [<!ENTITY l0 "lol">{BOMB}]><nitf><body><p>&l9;</p></body></nitf>', "entities"),
    "external entity": (
        "nitf",
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]><nitf><hl1>&x;</hl1></nitf>',
        "entities",
    ),
    "parameter entity": ("feed", '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.org/"> %x;]><rss/>', "entities"),
    "deep XML": ("nitf", "<nitf>" + "<block>" * DEEP + "</block>" * DEEP + "</nitf>", "nesting"),
    "open CDATA": ("feed", "<![CDATA[" * DEEP, "xml"),
    "open comments": ("feed", "<!--" * DEEP, "xml"),
    "stray tags": ("wxr", "</a>" * DEEP, "xml"),
    "deep JSON": ("ninjs", "[" * DEEP, "json"),
    "deep objects": ("json", '{"a":' * DEEP, "json"),
    "no JSON": ("jsonl", "words\n" * DEEP, "json"),
    "cut JSON": ("ninjs", '{"uri": "a', "json"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_harm_is_one_mistake_and_soon(name: str) -> None:
    reader, copy, expected = HARMFUL[name]
    begun = time.monotonic()
    documents = read(Source("story", copy), input_format=reader)
    assert time.monotonic() - begun < 5
    assert [mistake.name for document in documents for mistake in document.mistakes] == [expected]
    assert not any(document.blocks for document in documents)


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("json", '{"title": "A", "n": ' + "9" * 100_000 + ', "body": "Words of it."}'),
        ("archieml", "a." * DEEP + "b: Words of a story there.\n"),
        ("archieml", "[.a]\n" * 5000 + "b: Words of a story there.\n"),
        ("feed", "<rss>" + "<item><title>A</title></item>" * 3000 + "</rss>"),
        ("ninjs", '{"headline": "' + "\\u00e9" * 100_000 + '"}'),
    ],
    ids=["huge number", "long key", "deep arrays", "many items", "many escapes"],
)
def test_what_is_only_large_is_read(name: str, copy: str) -> None:
    begun = time.monotonic()
    documents = read(Source("story", copy), input_format=name)
    assert time.monotonic() - begun < 10
    assert any(document.blocks for document in documents)
    assert not any(document.mistakes for document in documents)


def test_broken_xml_is_read_on() -> None:
    (document,) = read(
        Source("a.nitf", "<nitf><body.content><p>AT&T and <b>more.</p>\n<p>Then < less.</p></body.content></nitf>")
    )
    assert [mistake.name for mistake in document.mistakes] == ["xml"]
    assert [document.words(block.span) for block in document.blocks] == ["AT&T and more.", "Then < less."]


def test_an_end_tag_cut_off_does_not_double_the_text() -> None:
    (document,) = read(Source("a.nitf", "<?xml vers<!a.b.c: d </"))
    assert [mistake.name for mistake in document.mistakes] == ["xml"]
    assert len(document.text) < 40


def test_word_file() -> None:
    body = [
        paragraph(run("The long road"), style="T"),
        paragraph(
            run("It was "),
            f"<w:del><w:r><w:delText>short</w:delText></w:r>{run('x')}</w:del>",
            f"<w:ins>{run('long')}</w:ins>",
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>",
            "<w:r><w:br/><w:t>and &amp; winding.</w:t></w:r>",
        ),
        paragraph(run("What follows"), style="Own"),
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('This runs ')}</w:p>",
        paragraph(run("on here.")),
        f"<w:tbl><w:tr><w:tc>{paragraph(run('Cell'))}</w:tc></w:tr></w:tbl>",
    ]
    source, mistakes = open_docx(make_word("".join(body)), "a.docx")
    (document,) = read(source, mistakes=mistakes)
    found = [(block.role.value, document.place(block.span).line, document.words(block.span)) for block in document.blocks]
    assert found == [
        ("headline", 1, "The long road"),
        ("lede", 2, "It was long and & winding."),
        ("heading", 3, "What follows"),
        ("paragraph", 4, "This runs on here."),
        ("table cell", 6, "Cell"),
    ]
    assert document.mistakes == ()


def test_notes_of_a_word_file_are_read_and_comments_are_not() -> None:
    note = '<w:footnote w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    note += f"<w:footnote>{paragraph('<w:r><w:footnoteRef/></w:r>', run(' So the court said.'))}</w:footnote>"
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r><w:commentRangeStart w:id="1"/>'
    body = paragraph(run("It was long"), reference, run(", he said."))
    body += f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('This ends here.')}</w:p>"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = f'<w:footnotes xmlns:w="{space}">{note}</w:footnotes>'
    ends = f'<w:endnotes xmlns:w="{space}"><w:endnote>{paragraph(run("And so did others."))}</w:endnote></w:endnotes>'
    comments = f'<w:comments xmlns:w="{space}"><w:comment>{paragraph(run("Is that so?"))}</w:comment></w:comments>'
    source, mistakes = open_docx(make_word(body, footnotes=notes, endnotes=ends, comments=comments), "a.docx")
    (document,) = read(source, mistakes=mistakes)
    found = [(document.place(block.span).line, document.words(block.span)) for block in document.blocks]
    assert found == [(1, "It was long, he said."), (2, "This ends here."), (3, "So the court said."), (4, "And so did others.")]
    assert ["footnote" in block.scopes for block in document.blocks] == [False, False, True, True]
    assert not document.mistakes


def test_harmful_word_files() -> None:
    doctype = '<!DOCTYPE a [<!ENTITY x "y">]>' + WORD.format("")
    for content in (
        make_word("<w:p/>" * (MOST_BYTES // 6)),
        make_word("", document=doctype),
        make_word("", document="<a>"),
        make_word("", footnotes="<a>"),
        make_word("")[:100],
        b"PK\x03\x04",
    ):
        source, mistakes = open_docx(content, "a.docx")
        assert [mistake.name for mistake in mistakes] == ["docx"]
        assert source.text == ""
        assert is_word(content, "a.docx")
    assert not is_word(b"PK\x03\x04 a spreadsheet", "a.xlsx")
