"""newslint finds where a news article contradicts itself or carries a suspect detail."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.engine import lint

__all__ = ["__version__", "lint"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Return `lint`, imported when a program asks for it: `newslint --version` needs none of the engine."""
    if name == "lint":
        from newslint.engine import lint

        return lint
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
