"""Vale's weak reading of YAML values: one thing where a list is wanted is a list of one, and a list of maps is one map."""

from newslint.yamlfile import Value

TRUE, FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")


def as_text(value: Value) -> str:
    """Return a scalar; raises ValueError for a list or a mapping."""
    if not isinstance(value, str):
        raise ValueError("must be a text, not a list or a mapping")
    return value


def as_list(value: Value) -> list[str]:
    """Return a list of scalars; a scalar alone is a list of one, an empty value an empty list. Raises ValueError."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, dict) or not all(isinstance(item, str) for item in value):
        raise ValueError("must be a list of texts")
    return [str(item) for item in value]


def as_map(value: Value) -> dict[str, str]:
    """Return a mapping of scalars; a list of mappings is merged. Raises ValueError."""
    if isinstance(value, list):
        merged: dict[str, str] = {}
        for item in value:
            merged |= as_map(item)
        return merged
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise ValueError("must be a mapping of texts to texts")
    return {key: str(item) for key, item in value.items()}


def as_bool(value: Value) -> bool:
    """Return true or false as YAML 1.2 spells them, or 1 and 0; raises ValueError for anything else."""
    text = as_text(value)
    if text in (*TRUE, "1"):
        return True
    if text in (*FALSE, "0", ""):
        return False
    raise ValueError(f"must be true or false, not {text!r}")


def as_int(value: Value) -> int:
    """Return a whole number; raises ValueError for anything else."""
    text = as_text(value)
    try:
        return int(text or "0")
    except ValueError:
        raise ValueError(f"must be a whole number, not {text!r}") from None
