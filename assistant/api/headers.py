"""The headers that keep browsers safe; only the embedded page may stand in another site's frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

EMBEDDED = "/embed"
FOR_OTHER_SITES = frozenset({EMBEDDED, "/embed.js"})  # what a page of another site may load
_DESK = "/desk"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-src {framed}; frame-ancestors {framing}"
)
_NO_DEVICES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def headers_of(path: str, embedders: Sequence[str] = ()) -> Mapping[str, str]:
    """The headers of a path; the embedders are the origins that may show it in a frame."""
    framing = " ".join(embedders) if path == EMBEDDED and embedders else "'none'"
    demo = path == "/demo"
    headers = {
        "Content-Security-Policy": _POLICY.format(framing=framing, framed="'self'" if demo else "'none'"),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin" if path.startswith(_DESK) else "no-referrer",  # forms there name their origin
        "Permissions-Policy": _NO_DEVICES,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "cross-origin" if path in FOR_OTHER_SITES else "same-origin",
    }
    return headers if framing != "'none'" else {**headers, "X-Frame-Options": "DENY"}
