"""Pages: self-contained HTML from a template, which needs Jinja2, with everything from the copy escaped."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"

MISSING = "HTML needs Jinja2, which is not installed: pip install 'newslint[report]'"
"""What to say where a page cannot be made."""


def can_make_pages() -> bool:
    """Return whether Jinja2 is there."""
    from importlib.util import find_spec

    return find_spec("jinja2") is not None


def render(name: str, **values: object) -> Iterator[str]:
    """Yield the page that the template `name`.html makes of `values`, with `name`.css, `name`.js and what
    all pages share inside it.

    Its policy lets no other script run and nothing be fetched, whatever the copy may hold.
    """
    style = _read("page.css") + _read(f"{name}.css")
    script = _read("page.js") + _read(f"{name}.js")
    policy = f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'"
    from markupsafe import Markup

    own = {"style": Markup(style), "script": Markup(script), "policy": policy}  # noqa: S704 - files of ours, no copy
    return _load().get_template(f"{name}.html").generate(**own, **values)


@cache
def _load() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _read(name: str) -> str:
    path = TEMPLATES / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _hash(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
