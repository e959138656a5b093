"""What the named fields of a story mean: front-matter keys, JSON keys."""

from newslint.document import Role
from newslint.readers.build import Draft
from newslint.readers.layer import Layer, Piece
from newslint.regexes import compile_later

SEPARATORS = compile_later(r"[_\-. ]")
DIGITS = compile_later(r"\d{2}")

HEADLINES = frozenset({"title", "headline", "hed"})
SUMMARIES = frozenset(
    {
        "description", "summary", "excerpt", "deck", "dek", "blurb", "kicker", "subtitle", "standfirst", "teaser", "abstract",
        "subhead", "subheadline", "subheading", "tagline", "shorttitle", "seotitle", "linktitle", "metadescription",
        "socialtitle", "socialdescription", "promotitle", "ogtitle", "ogdescription", "lead", "intro", "alternativeheadline",
    }
)  # fmt: skip
CAPTIONS = frozenset(
    {
        "caption", "imagecaption", "photocaption", "alt", "alttext", "imagealt", "imagedescription", "coveralt", "covercaption",
        "featuredimagealt", "featuredimagecaption", "imagealttext", "thumbnailalt", "herocaption", "heroalt", "cutline",
    }
)  # fmt: skip
CREDITS = frozenset({"credit", "imagecredit", "photocredit", "photographer", "copyright"})
AUTHORS = frozenset({"author", "authors", "byline", "writer", "by", "creator"})
PUBLISHED = frozenset(
    {
        "date", "published", "publishdate", "pubdate", "publisheddate", "datepublished", "publishedat", "publishedon",
        "publicationdate", "firstpublished",
    }
)  # fmt: skip
UPDATED = frozenset(
    {"updated", "lastmod", "modified", "lastmodified", "lastmodifiedat", "datemodified", "updatedat", "updateddate",
     "lastupdated"}
)  # fmt: skip
LANGUAGES = frozenset({"lang", "language", "inlanguage"})

TRANSPARENT = frozenset({"params", "extra", "seo", "article", "story", "meta", "metadata", ""})
"""Tables whose keys mean what the same keys mean at the top."""

FACTS = {"title": HEADLINES, "author": AUTHORS, "published": PUBLISHED, "updated": UPDATED, "language": LANGUAGES}


def read_field(draft: Draft, keys: tuple[str, ...], value: Layer, prose: list[Piece]) -> None:
    """Add what a field says: `keys` lead to it, `value` is its text as it stands and `prose` the same without markup."""
    names = [SEPARATORS.sub("", key).lower() for key in keys]
    name = next((each for each in reversed(names) if each), "")
    above = [each for each in names if each not in ("", name)]
    at_top = all(each in TRANSPARENT for each in above)
    for fact, known in FACTS.items():
        if name in known and at_top and _is_fact(fact, value.text):
            draft.fact(fact, value.text, value)
    if name == "name" and names[0] in AUTHORS:
        draft.fact("author", value.text, value)
    if name == "dateline":
        draft.fact("dateline", value.text, value)
    role = _find_role(draft, name, at_top)
    key = keys[-1] or next((each for each in reversed(keys) if each), "")
    if role:
        draft.add(prose, role, {"frontmatter", key}, key)


def _is_fact(fact: str, value: str) -> bool:
    """Whether a value can be the fact its key names (`published: true` is no date)."""
    return bool(DIGITS.search(value)) if fact in ("published", "updated") else True


def _find_role(draft: Draft, name: str, at_top: bool) -> Role | None:
    if name in HEADLINES and at_top:
        taken = any(part.role is Role.HEADLINE for part in draft.parts)
        return Role.SUMMARY if taken else Role.HEADLINE
    if name in SUMMARIES and at_top:
        return Role.SUMMARY
    if name in CAPTIONS:
        return Role.CAPTION
    if name in CREDITS:
        return Role.CREDIT
    return {"byline": Role.BYLINE, "dateline": Role.DATELINE}.get(name)
