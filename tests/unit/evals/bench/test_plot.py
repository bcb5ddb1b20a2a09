from __future__ import annotations

import xml.etree.ElementTree as ET

from evals.bench.plot import Panel, plotted

SVG = "{http://www.w3.org/2000/svg}"
PANELS = [
    Panel("出典@1（%）", {"Koubo": [(1, 70.0), (10, 60.0)], "よくある <構成>": [(1, 40.0), (10, 20.0)]}),
    Panel("メモリー（MB）", {"Koubo": [(1, 640.0)]}),
]


def test_a_plot_is_one_picture_that_names_every_figure_and_line() -> None:
    root = ET.fromstring(plotted(PANELS))  # noqa: S314  # our own

    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert {"出典@1（%）", "メモリー（MB）", "Koubo", "よくある <構成>", "1 倍", "10 倍"} <= set(texts)


def test_more_stands_higher_and_later_stands_further_right() -> None:
    root = ET.fromstring(plotted(PANELS))  # noqa: S314

    first, second = root.findall(f".//{SVG}polyline")[2:4]  # after the two of the legend
    ours, plain = ([tuple(map(float, at.split(","))) for at in one.attrib["points"].split()] for one in (first, second))
    assert ours[0][1] < plain[0][1] < plain[1][1]
    assert ours[0][0] == plain[0][0] < ours[1][0]
