"""Makes src/lib/fonts/latin-*.woff2: the letters of IBM Plex Sans that English pages show, so that a page opens with these
alone. All others of the Latin alphabet stay in the package's own files, loaded where one of them is shown.

Needs fonttools and brotli (Debian: fonttools, python3-brotli):

    python3 scripts/latin-fonts.py
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parent.parent
#: As `unicode-range` in src/lib/fonts/latin.css: printable ASCII, and signs of typeset text.
SHOWN = [*range(0x20, 0x7F), 0xA0, 0xB0, 0xB1, 0xB7, 0xD7, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2212]

for weight in (400, 600):
    name = f"ibm-plex-sans-latin-{weight}-normal.woff2"
    font = TTFont(ROOT / "node_modules/@fontsource/ibm-plex-sans/files" / name, recalcTimestamp=False)
    chosen = Options()
    chosen.flavor = "woff2"
    chosen.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp"]
    subsetter = Subsetter(chosen)
    subsetter.populate(unicodes=SHOWN)
    subsetter.subset(font)
    font.save(ROOT / f"src/lib/fonts/latin-{weight}.woff2")
