"""Build the word lists of `newslint/words` from SCOWL: python scripts/build_words.py FOLDER

FOLDER holds SCOWL's lists by spelling, class and size ("american-words.35"), as Debian's package `scowl` installs them in
/usr/share/dict/scowl. SCOWL is by Kevin Atkinson, http://wordlist.aspell.net; its notice is in newslint/words/COPYING.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

SPELLINGS = ("english", "american", "british", "british_z", "canadian", "australian", "variant_1", "variant_2",
             "british_variant_1", "british_variant_2", "canadian_variant_1", "australian_variant_1")  # fmt: skip
COMMON_SIZE = 35
KNOWN_SIZE = 80
TARGET = Path(__file__).resolve().parent.parent / "newslint" / "words"


def read_lists(folder: Path, largest: int) -> Iterator[str]:
    """Yield the lower-case words of every spelling in lists up to a size."""
    for path in sorted(folder.iterdir()):
        head, _, size = path.name.rpartition(".")
        spelling, _, kind = head.rpartition("-")
        if spelling in SPELLINGS and kind in ("words", "contractions") and int(size) <= largest:
            yield from (word for word in path.read_text(encoding="latin-1").split() if word.islower())


def write_list(name: str, words: Iterator[str]) -> int:
    """Write words one a line, sorted by their bytes in UTF-8, and return how many."""
    encoded = sorted({word.encode() for word in words if not word.endswith("'s")})
    (TARGET / name).write_bytes(b"\n" + b"\n".join(encoded) + b"\n")
    return len(encoded)


def main() -> None:
    """Build both lists from the folder named on the command line."""
    folder = Path(sys.argv[1])
    for name, largest in (("common.txt", COMMON_SIZE), ("english.txt", KNOWN_SIZE)):
        print(f"{name}: {write_list(name, read_lists(folder, largest)):,} words")


if __name__ == "__main__":
    main()
