"""Records: classes of named fields as `dataclasses` makes them, ready twenty times as soon and built three times as fast.

A hundred dataclasses cost a tenth of a second to define, which is more than all the work on one article. Here a class is made
once, with its slots, and the one method that must be written as code, `__init__`, is written when the first object is built,
and kept in the store. That nobody assigns to a field is held by the type checker, not at run time.
"""

import marshal
from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from types import CodeType
from typing import Any, ClassVar, TypeVar, dataclass_transform

from newslint.store import keep, open_store

T = TypeVar("T")

CODES = "codes of records"
"""Under what name the store keeps them."""

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


def _take_fields(content: dict[str, Any], *, kw_only: bool, slots: bool) -> Iterator[Field]:
    """Yield the fields that a class statement names, and leave in its content what stays there: defaults, without slots."""
    for name, annotation in content.get("__annotations__", {}).items():
        if annotation is ClassVar or getattr(annotation, "__origin__", None) is ClassVar:
            continue
        given = content.pop(name, MISSING)
        found = given if isinstance(given, Field) else Field(given)
        if found.default is not MISSING and not slots:
            content[name] = found.default
        found.name, found.type, found.kw_only = name, annotation, kw_only
        yield found


def _write_and_run(self: Any, /, *values: Any, **named: Any) -> None:
    """Make way for the real `__init__` of a record when its first object is built."""
    made: Any = next(base for base in type(self).__mro__ if base.__dict__.get("__init__") is _write_and_run)
    made.__init__ = _write_init(made)
    made.__init__(self, *values, **named)


def _is_less(self: Any, other: Any) -> Any:
    return self.__record_key__(self) < self.__record_key__(other) if other.__class__ is self.__class__ else NotImplemented


class RecordType(type):
    """What records are made by: the class statement itself, in which `class A(Record, slots=False)` gives its options."""

    def __new__(
        cls,
        name: str,
        bases: tuple[type, ...],
        content: dict[str, Any],
        *,
        frozen: bool = True,
        slots: bool = True,
        order: bool = False,
        kw_only: bool = False,
    ) -> Any:
        own = tuple(_take_fields(content, kw_only=kw_only, slots=slots))
        named = {each.name: each for base in reversed(bases) for each in getattr(base, "__record_fields__", ())}
        named.update((each.name, each) for each in own)
        given = [each for each in named.values() if each.init]
        content["__record_fields__"] = tuple(named.values())
        content["__record_key__"] = attrgetter(*(each.name for each in given)) if given else type
        content["__match_args__"] = tuple(each.name for each in given if not each.kw_only)
        content.setdefault("__init__", _write_and_run)
        if "__eq__" in content and "__hash__" not in content:
            content["__hash__"] = Record.__hash__
        if slots:
            content["__slots__"] = tuple(each.name for each in own)
        if order:
            content["__lt__"] = _is_less
        return super().__new__(cls, name, bases, content)

    def __init__(cls, name: str, bases: tuple[type, ...], content: dict[str, Any], **_options: bool) -> None:
        super().__init__(name, bases, content)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record(metaclass=RecordType):
    """The base of records, as `dataclasses.dataclass(frozen=True, slots=True)` makes a class one.

    Options of a class: `frozen=False` lets the type checker assign to fields; without `slots` a record may have cached
    properties; `order` compares records; `kw_only` fields are given by name.
    """

    __record_key__: ClassVar[Any]

    def __eq__(self, other: object) -> Any:
        return self.__record_key__(self) == self.__record_key__(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self) -> int:
        return hash(self.__record_key__(self))

    def __repr__(self) -> str:
        shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"


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
    codes = _load_codes()
    if source not in codes:
        codes[source] = marshal.dumps(compile(source, "<record>", "exec"))
        open_store().put(CODES, "", codes)
    code: CodeType = marshal.loads(codes[source])  # noqa: S302 - our own code
    return code


@cache
def _load_codes() -> dict[str, bytes]:
    """Return the code of each `__init__` that some run has written, by its source."""
    return keep(CODES, "", dict[str, bytes])
