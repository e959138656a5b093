"""Records: classes of named fields as `dataclasses` makes them, ready ten times as soon and built three times as fast.

A hundred dataclasses cost a tenth of a second to define, which is more than all the work on one article. Here the one
method that must be written as code, `__init__`, is written when the first object is built, and kept in the store. That
nobody assigns to a field is held by the type checker, not at run time.
"""

import marshal
from collections.abc import Callable, Iterator
from operator import attrgetter
from types import CodeType
from typing import Any, ClassVar, TypeVar, dataclass_transform

from newslint.store import keep

T = TypeVar("T")

MISSING: Any = object()
"""Stands where a field has no default."""


class Field:
    """One field of a record: its name, its annotation, and its default or what makes one."""

    __slots__ = ("default", "default_factory", "init", "kw_only", "name", "repr", "type")

    def __init__(self, default: Any = MISSING, default_factory: Any = MISSING, *, init: bool = True, repr: bool = True) -> None:  # noqa: A002
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.kw_only = False
        self.name = ""
        self.type: object = None


def field(*, default: Any = MISSING, default_factory: Any = MISSING, init: bool = True, repr: bool = True) -> Any:  # noqa: A002
    """Return the description of a field, as `dataclasses.field` does; one without `init` counts in no comparison."""
    return Field(default, default_factory, init=init, repr=repr)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: Any = None, /, *, frozen: bool = True, slots: bool = True, order: bool = False, kw_only: bool = False) -> Any:
    """Make a record of a class, as `dataclasses.dataclass(frozen=True, slots=True)` does.

    `frozen` says whether the type checker lets a field be assigned to. Without `slots` a record may have cached properties.
    """
    if cls is not None:
        return _make(cls, slots=True, order=False, kw_only=False)
    return lambda cls: _make(cls, slots=slots, order=order, kw_only=kw_only)


def fields(of: Any) -> tuple[Field, ...]:
    """Return the fields of a record or of its class."""
    found: tuple[Field, ...] = of.__record_fields__
    return found


def replace(old: T, **changes: Any) -> T:
    """Return a copy of a record with some fields changed."""
    for each in fields(old):
        if each.init and each.name not in changes:
            changes[each.name] = getattr(old, each.name)
    return type(old)(**changes)


def _make(cls: type[T], *, slots: bool, order: bool, kw_only: bool) -> type[T]:
    own = list(_find_own(cls, kw_only=kw_only))
    named = {each.name: each for base in reversed(cls.__mro__[1:]) for each in base.__dict__.get("__record_fields__", ())}
    named.update((each.name, each) for each in own)
    if slots:
        cls = _with_slots(cls, tuple(each.name for each in own))
    made: Any = cls
    made.__record_fields__ = tuple(named.values())
    type.__setattr__(cls, "__match_args__", tuple(each.name for each in named.values() if each.init and not each.kw_only))
    if "__init__" not in cls.__dict__:
        made.__init__ = _write_later(cls)
    _add_methods(made, tuple(each.name for each in named.values() if each.init), order=order)
    return cls


def _find_own(cls: type, *, kw_only: bool) -> Iterator[Field]:
    for name, annotation in vars(cls).get("__annotations__", {}).items():
        if annotation is ClassVar or getattr(annotation, "__origin__", None) is ClassVar:
            continue
        given = cls.__dict__.get(name, MISSING)
        found = given if isinstance(given, Field) else Field(given)
        if found is given:
            delattr(cls, name)
            if found.default is not MISSING:
                setattr(cls, name, found.default)
        found.name, found.type, found.kw_only = name, annotation, kw_only
        yield found


def _with_slots(cls: type[T], names: tuple[str, ...]) -> type[T]:
    """Return the class made anew with slots, which no class can be given after it is made."""
    content = {name: value for name, value in cls.__dict__.items() if name not in (*names, "__dict__", "__weakref__")}
    metaclass: Any = type(cls)
    anew: type[T] = metaclass(cls.__name__, cls.__bases__, {**content, "__slots__": names})
    return anew


def _write_later(cls: type) -> Callable[..., None]:
    """Return an `__init__` that makes way for the real one when the first object is built."""

    def __init__(self: Any, /, *values: Any, **named: Any) -> None:  # noqa: N807
        made: Any = cls
        made.__init__ = _write_init(cls)
        made.__init__(self, *values, **named)

    return __init__


def _write_init(cls: type) -> Callable[..., None]:
    """Return the `__init__` of a record: plain code, which Python runs faster than anything general."""
    names: dict[str, Any] = {"_missing": MISSING}
    heads, lines, starred = ["self"], [], False
    for each in (each for each in fields(cls) if each.init):
        if each.kw_only and not starred:
            heads.append("*")
            starred = True
        names[f"_default_{each.name}"] = MISSING if each.default is MISSING else each.default
        makes = each.default_factory is not MISSING
        names[f"_make_{each.name}"] = each.default_factory
        optional = makes or each.default is not MISSING
        heads.append(f"{each.name}=_default_{each.name}" if optional else each.name)
        value = f"_make_{each.name}() if {each.name} is _missing else {each.name}" if makes else each.name
        lines.append(f" self.{each.name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    source = "\n".join([f"def __init__({', '.join(heads)}):", *(lines or [" pass"])])
    exec(_compile(source), names)  # noqa: S102 - made of the names of fields alone
    written: Callable[..., None] = names["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    return written


def _compile(source: str) -> CodeType:
    code: CodeType = marshal.loads(keep(f"record {source}", "", lambda: _dump(source)))  # noqa: S302 - our own code
    return code


def _dump(source: str) -> bytes:
    return marshal.dumps(compile(source, "<record>", "exec"))


def _add_methods(cls: Any, names: tuple[str, ...], *, order: bool) -> None:
    """Add the methods that compare, hash and show a record, where the class has none of its own."""
    key: Callable[[Any], Any] = attrgetter(*names) if names else type

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(key(self))

    def __repr__(self: Any) -> str:  # noqa: N807
        shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"

    def __lt__(self: Any, other: object) -> Any:  # noqa: N807
        return key(self) < key(other) if other.__class__ is self.__class__ else NotImplemented

    own = cls.__dict__
    if "__eq__" not in own:
        cls.__eq__ = __eq__
        if own.get("__hash__") is None:
            cls.__hash__ = __hash__
    if "__repr__" not in own:
        cls.__repr__ = __repr__
    if order:
        cls.__lt__ = __lt__
