"""What can be wrong with a label set or its file; ``part`` and ``number`` say where, as a person would count.

``name`` is the file or the set, ``part`` one of ``set layer label attribute choice relation document``, ``number``
counts from 1, ``item`` is the code or name of the thing (or empty), ``field`` the word in the file.
``detail`` is for those who write programs.
"""

from __future__ import annotations

from hashiya.model.errors.base import HashiyaError


class BadSchema(HashiyaError):
    message = "error-schema"
    code = 152


class BadLabel(BadSchema):
    """A code or a name in a label set that no label can have; ``label`` is it, ``detail`` spells it."""

    message = "error-label"
    code = 195


class SchemaMissing(BadSchema):
    """Neither a file nor a label set of the program."""

    message = "error-labels-missing"
    code = 200


class SchemaUnreadable(BadSchema):
    """It is not opened, or the system does not give it: ``why`` is ``folder denied special project other``."""

    message = "error-labels-unreadable"
    code = 201


class SchemaTooLarge(BadSchema):
    """``size`` and ``most`` are megabytes."""

    message = "error-labels-large"
    code = 202


class SchemaNotText(BadSchema):
    """Bytes in ``line`` that are no UTF-8."""

    message = "error-labels-encoding"
    code = 203


class SchemaMalformed(BadSchema):
    """It is no TOML, or no JSON (``format``); ``line`` and ``column`` are where reading stopped, 0 at the end."""

    message = "error-labels-form"
    code = 204


class SchemaTooDeep(BadSchema):
    """Tables within tables, more than any label set has: it is made to choke the reader."""

    message = "error-labels-deep"
    code = 205


class SchemaEntities(BadSchema):
    """XML that defines entities of its own, in or above ``line``: with these it could choke the reader."""

    message = "error-labels-entities"
    code = 213


class SchemaField(BadSchema):
    """A value of the wrong kind; ``want`` is ``text number flag list table choice``, ``choices`` what may stand there."""

    message = "error-labels-field"
    code = 206


class SchemaGap(BadSchema):
    """Something that must be there is not."""

    message = "error-labels-gap"
    code = 207


class SchemaDouble(BadSchema):
    """``value`` stands twice where it may stand once."""

    message = "error-labels-double"
    code = 208


class SchemaReference(BadSchema):
    """``value`` names nothing in the set."""

    message = "error-labels-reference"
    code = 209


class SchemaCycle(BadSchema):
    """A label is its own ancestor."""

    message = "error-labels-cycle"
    code = 210


class SchemaHidden(BadSchema):
    """A text with hidden characters (``codes``) that turn or break what stands around them."""

    message = "error-labels-hidden"
    code = 211


class SchemaUnheaded(BadSchema):
    """A table in which no row names a column of codes."""

    message = "error-labels-unheaded"
    code = 233


class SchemaNotTable(BadSchema):
    """A file named as a table or a workbook is, and none that can be opened; ``detail`` says why in our own words."""

    message = "error-labels-table"
    code = 234


class BadCarry(HashiyaError):
    """Uses of ``item`` cannot go to ``target``: the new label set has none of that code."""

    message = "error-labels-target"
    code = 212
