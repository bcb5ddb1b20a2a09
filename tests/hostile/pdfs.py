"""Hostile PDFs, written object by object."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_TREE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_ROOT = b"<</Type/Catalog/Pages 2 0 R>>"


def hostile_pdfs(whole: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Family, name and bytes of each."""
    yield from _trees(whole)
    yield from _streams()
    yield from _contents(whole)


def _trees(whole: bytes) -> Iterator[tuple[str, str, bytes]]:
    end = whole.rindex(b"startxref")
    yield "F06", "xref-loop.pdf", pdf(_simple(b""), trailer=b"/Prev 9")
    yield "F06", "xref-nowhere.pdf", whole[:end] + b"startxref\n999999999\n%%EOF\n"
    yield "F06", "xref-itself.pdf", whole[:end] + b"startxref\n%d\n%%%%EOF\n" % end
    yield "F06", "tree-loop.pdf", pdf([_ROOT, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])
    yield "F06", "tree-deep.pdf", pdf([_ROOT, *(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % n for n in range(3, 3000))])
    yield "F06", "tree-lies.pdf", pdf([_ROOT, b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>", *_simple(b"")[2:]])
    many = b"<</Type/Pages/Kids[" + b"3 0 R " * 100_000 + b"]/Count 100000>>"
    yield "F10", "same-page.pdf", pdf([_ROOT, many, *_simple(b"")[2:]])
    kids = b" ".join(b"%d 0 R" % n for n in range(3, 100_003))
    empty = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    yield (
        "F10",
        "empty-pages.pdf",
        pdf([_ROOT, b"<</Type/Pages/Kids[" + kids + b"]/Count 100000>>"] + [empty] * 100_000),
    )
    yield "F11", "size.pdf", pdf(_simple(b""), trailer=b"/Size 2147483648")
    yield "F11", "no-root.pdf", pdf(_simple(b"")).replace(b"/Root", b"/Toor")
    yield "F11", "no-pages.pdf", pdf([b"<</Type/Catalog>>"])
    yield "F11", "only-head.pdf", b"%PDF-1.7\n%%EOF\n"
    yield "F11", "deep-array.pdf", pdf([_ROOT, _TREE, b"[" * 200_000])
    yield "F11", "deep-dict.pdf", pdf([_ROOT, _TREE, b"<</A" * 100_000])


def _streams() -> Iterator[tuple[str, str, bytes]]:
    text = b"BT /F1 12 Tf 72 700 Td (a) Tj ET\n"
    bomb = text * 600_000
    yield "F07", "content-bomb.pdf", pdf(_simple(bomb, filters=1))
    yield "F07", "saves.pdf", pdf(_simple(b"q " * 1_000_000, filters=1))
    yield "F07", "forms.pdf", pdf(_recursive())
    yield "F08", "flate-4.pdf", pdf(_simple(b"\0" * 30_000_000, filters=4))
    yield "F08", "flate-lies.pdf", pdf([_ROOT, _TREE, _PAGE, _stream(b"no flate", b"/Filter/FlateDecode"), _FONT])
    yield "F09", "runs.pdf", pdf([_ROOT, _TREE, _PAGE, _stream(b"\x81a" * 200_000, b"/Filter/RunLengthDecode"), _FONT])
    yield "F09", "ascii85.pdf", pdf([_ROOT, _TREE, _PAGE, _stream(b"z" * 2_000_000, b"/Filter/ASCII85Decode"), _FONT])
    yield "F09", "lzw.pdf", pdf([_ROOT, _TREE, _PAGE, _stream(b"\x80\x0b\x60" * 99_999, b"/Filter/LZWDecode"), _FONT])
    yield "F12", "inline-image.pdf", pdf(_simple(b"BI /W 9 /H 9 /BPC 8 /CS /G ID " + b"x" * 500_000))
    yield "F12", "paths.pdf", pdf(_simple(b"0 0 m 9 9 l S\n" * 200_000, filters=1))
    yield (
        "F12",
        "rectangles.pdf",
        pdf(_simple(b"".join(b"%d %d 5 5 re S\n" % (n % 500, n % 800) for n in range(20_000)))),
    )
    yield "F12", "huge-text.pdf", pdf(_simple(b"BT /F1 1e30 Tf 1e38 -1e38 Td (" + b"a" * 99_999 + b") Tj ET"))


def _contents(whole: bytes) -> Iterator[tuple[str, str, bytes]]:
    locked = b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"41" * 32, b"42" * 32)
    yield "F13", "locked.pdf", pdf(_simple(b"BT ET"), trailer=locked)
    yield "F13", "odd-lock.pdf", pdf(_simple(b"BT ET"), trailer=b"/Encrypt<</Filter/Nobody/V 99>>")
    image = _stream(
        b"\0" * 100, b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB"
    )
    page = _PAGE.replace(b"/Resources<<", b"/Resources<</XObject<</I 6 0 R>>")
    drawn = _stream(b"q 500 0 0 500 0 0 cm /I Do Q")
    yield "F15", "image-only.pdf", pdf([_ROOT, _TREE, page, drawn, _FONT, image.replace(b"60000", b"10")])
    yield "F21", "image-claims.pdf", pdf([_ROOT, _TREE, page, drawn, _FONT, image])
    yield (
        "F16",
        "garbled.pdf",
        pdf([_ROOT, _TREE, _PAGE, _stream(b"BT /F1 9 Tf 72 700 Td <01020304050607> Tj ET"), _FONT]),
    )
    opened = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while(1){})>>>>"
    yield "F20", "script.pdf", pdf([opened, *_simple(b"")[1:]])
    yield (
        "F20",
        "launch.pdf",
        pdf([opened.replace(b"/JavaScript/JS(while(1){})", b"/Launch/F(/bin/sh)"), *_simple(b"")[1:]]),
    )
    yield "F05", "tail-gone.pdf", whole[:-8]
    yield "F05", "head-gone.pdf", whole[8:]


def pdf(objects: list[bytes], *, trailer: bytes = b"") -> bytes:
    """The objects as a file, numbered from 1."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = b"" if b"/Size" in trailer else b"/Size %d" % (len(objects) + 1)
    return bytes(out + b"trailer\n<<%s/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))


def _simple(content: bytes, *, filters: int = 0) -> list[bytes]:
    for _ in range(filters):
        content = zlib.compress(content)
    named = b"/Filter[" + b"/FlateDecode" * filters + b"]" if filters else b""
    return [_ROOT, _TREE, _PAGE, _stream(content, named), _FONT]


def _recursive() -> list[bytes]:
    """A drawing that draws itself."""
    page = _PAGE.replace(b"/Resources<<", b"/Resources<</XObject<</X 6 0 R>>")
    again = _stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    return [_ROOT, _TREE, page, _stream(b"/X Do"), _FONT, again]


def _stream(content: bytes, named: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), named, content)
