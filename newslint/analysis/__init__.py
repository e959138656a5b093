"""Layers over the text of a story: one file a layer, each a pure function from text to what it found."""
