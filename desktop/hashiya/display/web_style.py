"""The style sheet of a web page with an annotated article; it knows colours, not articles.

No mark has a margin, a padding, a border or a font of its own along the line: browsers shape
Arabic letters over the edge of an element only as long as nothing stands between them.
"""

from __future__ import annotations

from hashiya.display.palette import Palette, ThemeName, palette
from hashiya.display.web_fonts import FAMILIES

SLOTS = range(1, 9)
LEVELS = 8

_LAYOUT = """
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0;font-family:__INTERFACE__;font-size:1rem;line-height:1.6}
main{max-width:46rem;margin:0 auto;padding:3.5rem 1.5rem 5rem}
h1{font-family:__READING__;font-weight:400;font-size:2.1rem;line-height:1.45;margin:0 0 .4rem;text-wrap:balance}
.facts{color:var(--muted);font-size:.86rem;margin:0;padding-bottom:1.1rem;border-bottom:1px solid var(--rule)}
#text{font-family:__READING__;font-size:1.55rem;line-height:2.25;margin:1.6rem 0 3rem}
#text p{margin:0 0 .75em;white-space:pre-wrap;overflow-wrap:break-word;clip-path:inset(-1em -3px)}
#text [dir=rtl]{--from:100% 0;--to:0 0}
#text [dir=ltr]{--from:0 0;--to:100% 0}
#text .end{display:none}
mark{background:none;color:inherit;cursor:help}
mark.lane,mark.thin{text-decoration:underline var(--hue) .1em;text-decoration-skip-ink:none}
mark.thin{text-decoration-thickness:.05em}
mark.dashed{text-decoration-style:dashed}
mark.dotted{text-decoration-style:dotted}
mark.band{background:var(--bars),var(--tint)}
mark.band mark.band{background:var(--bars),var(--deep)}
mark.band.first{--bars:var(--bar) no-repeat var(--from)/2px 100%}
mark.band.last{--bars:var(--bar) no-repeat var(--to)/2px 100%}
mark.band.first.last{--bars:var(--bar) no-repeat var(--from)/2px 100%,var(--bar) no-repeat var(--to)/2px 100%}
mark.band{--bar:linear-gradient(var(--hue),var(--hue))}
mark.band:not(.first,.last){--bars:linear-gradient(transparent,transparent)}
mark:target{background:var(--target);outline:2px solid var(--focus);outline-offset:1px}
h2{font-size:.95rem;margin:2.2rem 0 .7rem;color:var(--muted);font-weight:600}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem 1.6rem;padding:0;margin:0;font-size:.9rem}
.legend li{display:flex;align-items:center;gap:.5rem}
.legend i{width:1.7rem;height:0;border-top:.17rem solid var(--hue)}
.legend i.thin{border-top-width:.09rem}
.legend i.dashed{border-top-style:dashed}
.legend i.dotted{border-top-style:dotted}
.legend i.band{height:1rem;border:0;border-inline:2px solid var(--hue);background:var(--deep)}
.legend code{color:var(--letter);font:600 .78rem __LATIN__}
.legend b{font-weight:400;color:var(--muted)}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th{text-align:start;font-weight:600;color:var(--muted)}
th,td{padding:.45rem .6rem .45rem 0;border-bottom:1px solid var(--rule);vertical-align:top;text-align:start}
[dir=rtl] th,[dir=rtl] td{padding:.45rem 0 .45rem .6rem}
td:nth-child(2){color:var(--muted);white-space:nowrap}
a{color:var(--focus);text-underline-offset:.25em}
footer{margin-top:3rem;color:var(--muted);font-size:.8rem}
@media print{
@page{margin:22mm 20mm}
html{background:none}
main{max-width:none;padding:0}
#text{font-size:14pt}
#text p{orphans:2;widows:2}
mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}
h1,h2{break-after:avoid}
.legend li,tr{break-inside:avoid}
a{color:inherit;text-decoration:none}
}
"""


def style_sheet(theme: ThemeName | None, faces: str) -> str:
    """Without a theme the page follows the reader's own choice of light and dark.

    ``faces`` are the rules of fonts that travel with the page.
    """
    screen = palette(theme or "light")
    parts = [faces, _variables(screen)]
    if theme is None:
        parts.append(f"@media (prefers-color-scheme:dark){{{_variables(palette('dark'))}}}")
    if screen.name == "dark" or theme is None:
        parts.append(f"@media print{{{_variables(palette('light'))}}}")
    parts += [_filled(_LAYOUT), *_slots(), *_levels()]
    return "\n".join(it.strip() for it in parts if it)


def _filled(layout: str) -> str:
    for name, families in FAMILIES.items():
        layout = layout.replace(f"__{name}__", families)
    return layout


def _variables(colours: Palette) -> str:
    dark = "dark" if colours.name == "dark" else "light"
    named = {
        "page": colours.page,
        "ink": colours.ink,
        "muted": colours.muted,
        "rule": colours.hairline,
        "focus": colours.focus,
        "target": colours.selection,
    }
    for slot in (0, *SLOTS):
        named |= {
            f"hue{slot}": colours.hue(slot),
            f"tint{slot}": colours.tint(slot, colours.band),
            f"deep{slot}": colours.tint(slot, colours.deep_band),
            f"letter{slot}": colours.lettering(slot),
        }
    return f":root{{color-scheme:{dark};{''.join(f'--{k}:{v};' for k, v in named.items())}}}"


def _slots() -> list[str]:
    names = ("hue", "tint", "deep", "letter")
    return [
        f".s{slot}{{{''.join(f'--{it}:var(--{it}{slot});' for it in names)}}}"
        for slot in (0, *SLOTS)
    ]


def _levels() -> list[str]:
    """Each lane under the one before; the shortest span's is nearest the text."""
    return [f".n{n}{{text-underline-offset:{0.4 + 0.17 * n:.2f}em}}" for n in range(LEVELS)]
