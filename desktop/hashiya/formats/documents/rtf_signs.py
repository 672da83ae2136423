"""What RTF calls things: signs that are words, groups that show nothing, code pages of fonts; it reads nothing."""

from __future__ import annotations

SIGNS = {
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "rtlmark": "\u200f",
    "ltrmark": "\u200e",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "\u200b",
    "zwnbo": "\u2060",
    "tab": "\t",
    "~": "\u00a0",
    "_": "\u2011",
    "-": "\u00ad",
    "\\": "\\",
    "{": "{",
    "}": "}",
}
ENDS = frozenset(["par", "line", "sect", "page", "column", "softline", "nestcell", "\n", "\r"])
"""What ends a line."""

SILENT = frozenset(
    [
        "colortbl",
        "stylesheet",
        "filetbl",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "pict",
        "nonshppict",
        "shprslt",
        "fldinst",
        "generator",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "xmlnstbl",
        "pgptbl",
        "mmathPr",
        "objdata",
        "objclass",
        "objname",
        "pntxta",
        "pntxtb",
        "bkmkstart",
        "bkmkend",
        "private",
        "docvar",
        "template",
        "printim",
        "operator",
        "company",
        "category",
        "keywords",
        "doccomm",
        "comment",
        "subject",
        "manager",
        "hlinkbase",
        "userprops",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "txfieldtype",
        "xe",
        "tc",
        "tcn",
        "rxe",
        "txe",
        "falt",
        "panose",
        "fname",
        "levelmarker",
        "sp",
        "pn",
        "atnid",
        "atnauthor",
        "atntime",
        "atndate",
        "atnref",
        "atnparent",
        "atrfstart",
        "atrfend",
        "stylesheet",
        "pgp",
        "password",
        "passwordhash",
        "writereservation",
        "protusertbl",
        "wgrffmtfilter",
        "creatim",
        "revtim",
        "buptim",
    ]
)
"""Groups whose words no reader is shown."""

EDGES = frozenset(
    ["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"]
)
SHOWN = frozenset(
    ["shpinst", "shptxt", "shppict", "ud", "annotation", "footnote", "nesttableprops"]
)
"""Groups of which something is taken although they are marked as ones that may be passed over."""

CODE_PAGES = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    179: "cp1256",
    180: "cp1256",
    181: "cp1255",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp437",
}
"""By the character set that a font is for; of 0 and 1 the document decides."""
SYMBOLS = 2
SETS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


def code_page(number: int) -> str:
    """As Python calls it; that of Windows for western languages where it knows none of that number."""
    try:
        "".encode(f"cp{number}")
    except LookupError:
        return {10000: "mac_roman", 10004: "mac_arabic", 708: "iso8859-6"}.get(number, "cp1252")
    return f"cp{number}"
