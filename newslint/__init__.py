"""newslint finds where a news article contradicts itself or carries a suspect detail."""

__version__ = "0.1.0"
