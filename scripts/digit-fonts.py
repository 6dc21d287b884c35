"""Makes src/lib/fonts/digits-*.woff2: the digits that IBM Plex Sans lacks, from its sisters, in its metrics.

Needs fonttools and brotli (Debian: fonttools, python3-brotli), and the packages unpacked in the folder given:

    npm pack @fontsource/ibm-plex-sans-jp @fontsource/ibm-plex-sans-devanagari
    for each in *.tgz; do mkdir ${each%-*} && tar xzf $each -C ${each%-*}; done
    python3 scripts/digit-fonts.py FOLDER
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "src/lib/fonts"
LATIN = Path(__file__).parent.parent / "node_modules/@fontsource/ibm-plex-sans/files"
MYRIADS = "万億兆"
DEVANAGARI = "०१२३४५६७८९"


def options() -> Options:
    chosen = Options()
    chosen.hinting = False
    chosen.notdef_outline = True
    chosen.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "gasp", "prep", "vhea", "vmtx"]
    return chosen


def subset(path: Path, letters: str, folder: str) -> str:
    font = TTFont(path)
    subsetter = Subsetter(options())
    subsetter.populate(text=letters)
    subsetter.subset(font)
    font.flavor = None
    out = f"{folder}/{path.stem}-{ord(letters[0]):x}.ttf"
    font.save(out)
    return out


def holding(letter: str, weight: int, packages: Path) -> Path:
    files = sorted(packages.glob(f"*-jp/package/files/ibm-plex-sans-jp-*-{weight}-normal.woff2"))
    return next(each for each in files if ord(letter) in TTFont(each).getBestCmap())


def make(weight: int, packages: Path) -> None:
    devanagari = f"*-devanagari/package/files/ibm-plex-sans-devanagari-devanagari-{weight}-normal.woff2"
    with tempfile.TemporaryDirectory() as folder:
        parts = [subset(next(packages.glob(devanagari)), DEVANAGARI, folder)]
        parts += [subset(holding(letter, weight, packages), letter, folder) for letter in MYRIADS]
        font = Merger().merge(parts)
    latin = TTFont(LATIN / f"ibm-plex-sans-latin-{weight}-normal.woff2")
    for table, keys in {
        "hhea": ("ascent", "descent", "lineGap"),
        "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"),
    }.items():
        for key in keys:
            setattr(font[table], key, getattr(latin[table], key))
    font["name"].names = [each for each in font["name"].names if each.nameID in (0, 1, 2, 3, 4, 6, 13, 14)]
    font.flavor = "woff2"
    font.save(FONTS / f"digits-{weight}.woff2")


for weight in (400, 600):
    make(weight, Path(sys.argv[1]))
