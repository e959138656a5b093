"""Word files made by hand, for the tests of whatever reads them."""

import io
import zipfile

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Own"><w:name w:val="House"/><w:basedOn w:val="H2"/></w:style></w:styles>'
)


def make_word(body: str, **parts: str) -> bytes:
    """Return a Word file with a body of WordprocessingML."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", parts.get("document", WORD.format(body)))
        archive.writestr("word/styles.xml", STYLES)
        for name in parts.keys() - {"document"}:
            archive.writestr(f"word/{name}.xml", parts[name])
    return stream.getvalue()


def paragraph(*runs: str, style: str = "") -> str:
    """Return a paragraph of runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def run(words: str) -> str:
    """Return a run of words."""
    return f"<w:r><w:t>{words}</w:t></w:r>"
