"""Documents put together by hand, byte for byte: what the libraries would never write themselves."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(files: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return data.getvalue()


def word(*paragraphs: str, head: str = "", **more: str | bytes) -> bytes:
    """A Word document; ``more`` are other parts by name, ``__`` for a slash and ``_`` for a dot."""
    body = "".join(f"<w:p><w:r><w:t>{it}</w:t></w:r></w:p>" for it in paragraphs)
    files: dict[str, str | bytes] = {
        "word/document.xml": f"{head}<w:document {W}><w:body>{body}</w:body></w:document>"
    }
    files.update({name.replace("__", "/").replace("_", "."): it for name, it in more.items()})
    return archive(files)


def book(spine: list[str], files: dict[str, str | bytes]) -> bytes:
    items = "".join(f'<item id="i{n}" href="{it}"/>' for n, it in enumerate(spine))
    order = "".join(f'<itemref idref="i{n}"/>' for n in range(len(spine)))
    package = f"<package><manifest>{items}</manifest><spine>{order}</spine></package>"
    container = '<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'
    return archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "p.opf": package,
            **files,
        }
    )


def shown(text: str, x: int, y: int, size: int = 12) -> str:
    """Letters drawn from a place to the right, one after the other as they are given."""
    return f"BT /F {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"


def pdf(*pages: str, objects: dict[int, bytes] | None = None, catalog: str = "") -> bytes:
    """A PDF with these contents of pages; its font says which letter each code is."""
    letters = sorted(
        {chr(n) for n in range(32, 127)}
        | set("".join(map(chr, range(0x600, 0x700))))
        | set("“”–\uf0b7")
    )
    pairs = "".join(f"<{ord(it):04x}> <{ord(it):04x}>\n" for it in letters)
    blocks = pairs.splitlines(keepends=True)
    chars = "".join(
        f"{len(blocks[at : at + 100])} beginbfchar\n{''.join(blocks[at : at + 100])}endbfchar\n"
        for at in range(0, len(blocks), 100)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{chars}endcmap end end"
    )
    found: dict[int, bytes] = {
        3: b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        4: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>"
        b"/DW 500/FontDescriptor 6 0 R>>",
        5: stream(cmap.encode("ascii")),
        6: b"<</Type/FontDescriptor/FontName/F/Flags 4/FontBBox[0 -200 1000 800]/Ascent 800/Descent -200"
        b"/ItalicAngle 0/CapHeight 700/StemV 80>>",
    }
    kids: list[str] = []
    for number, content in enumerate(pages):
        page, inside = 10 + 2 * number, 11 + 2 * number
        kids.append(f"{page} 0 R")
        found[inside] = stream(content.encode("latin-1"))
        found[page] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {inside} 0 R"
            "/Resources<</Font<</F 3 0 R>>/XObject<</I 7 0 R>>>>>>"
        ).encode("ascii")
    found[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode("ascii")
    found[1] = f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode("ascii")
    found[7] = stream(
        b"\x00",
        "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
    )
    found.update(objects or {})
    return _numbered(found)


def stream(data: bytes, more: str = "") -> bytes:
    return f"<</Length {len(data)}{more}>>stream\n".encode("ascii") + data + b"\nendstream"


def _numbered(objects: dict[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode("ascii") + body + b"\nendobj\n"
    at, most = len(out), max(objects) + 1
    out += f"xref\n0 {most}\n0000000000 65535 f \n".encode("ascii")
    for number in range(1, most):
        place = places.get(number)
        out += f"{place or 0:010} {0 if place else 65535:05} {'n' if place else 'f'} \n".encode(
            "ascii"
        )
    return bytes(out) + f"trailer<</Root 1 0 R/Size {most}>>\nstartxref\n{at}\n%%EOF".encode(
        "ascii"
    )
