"""What a parser says of broken XML, in words for the person who sent it."""

from __future__ import annotations

from typing import Any

from lxml import etree

_Codes = etree.ErrorTypes
_ENDS_EARLY = {
    _Codes.ERR_DOCUMENT_END, _Codes.ERR_DOCUMENT_EMPTY, _Codes.ERR_TAG_NOT_FINISHED, _Codes.ERR_GT_REQUIRED,
    _Codes.ERR_CDATA_NOT_FINISHED, _Codes.ERR_COMMENT_NOT_FINISHED, _Codes.ERR_XMLDECL_NOT_FINISHED,
    _Codes.ERR_PI_NOT_FINISHED, _Codes.ERR_ATTRIBUTE_NOT_FINISHED, _Codes.ERR_LTSLASH_REQUIRED,
}  # fmt: skip
_BARE = {
    _Codes.ERR_UNDECLARED_ENTITY, _Codes.WAR_UNDECLARED_ENTITY, _Codes.ERR_ENTITYREF_SEMICOL_MISSING,
    _Codes.ERR_NAME_REQUIRED,
}  # fmt: skip


def sentence_for(fault: Any, data: bytes) -> str:
    """Where the XML first goes wrong, what is wrong there and what to do."""
    line, column = fault.position
    where = f"Line {line}, column {column}"
    if fault.code == _Codes.ERR_DOCUMENT_END and "Extra content" in fault.msg:
        return f"{where}: something stands after the end of the return. Take it out, or export it again."
    if _ends_there(fault, data):
        return (
            f"{where}: the file ends before it is finished, so it was probably cut short on its way. "
            "Export it again and send the whole file."
        )
    if fault.code == _Codes.ERR_INVALID_CHAR:
        return f"{where}: there is a control character. Take it out where it was typed."
    if fault.code in _BARE:
        return f"{where}: there is an & or < that stands for itself. Write &amp; or &lt; in its place."
    if fault.code == _Codes.ERR_TAG_NAME_MISMATCH:
        return f"{where}: a tag is closed that is not the one last opened. Export the file again."
    return f"{where}: the file is not well-formed XML from here on. Export it again where it was made."


def _ends_there(fault: Any, data: bytes) -> bool:
    """Whether the fault is the end of the file rather than something in it."""
    whole = data.rstrip()
    on_the_last_line = (fault.position[0] or 0) > whole.count(b"\n")
    return on_the_last_line and (fault.code in _ENDS_EARLY or not whole.endswith(b">"))
