"""Makes the fonts of this folder from Liberation Sans: fewer characters, no hints, another name.

usage: subset.py FOLDER   (FOLDER: of LiberationSans-*.ttf, 2.1.5)      needs: pip install fonttools==4.68.0

The licence reserves the name "Liberation" for fonts that are unchanged, so these are called "Cablegraph Sans".
"""

import sys
from pathlib import Path

from fontTools import subset

FAMILY = "Cablegraph Sans"
# Latin and its extensions, accents, Greek, Cyrillic, Hebrew, punctuation, currencies, letter-like signs, arrows,
# mathematics, shapes, presentation forms of Hebrew.
KEPT = "0020-024F,0259,02B0-036F,0370-052F,0590-05FF,1E00-1FFF,2000-20BF,2100-22FF,25A0-25FF,FB1D-FB4F"
# Characters that Liberation Sans lacks, and which of its own are drawn for them: what cannot be shown, a hyphen.
ALSO = {0xFFFD: 0x25A1, 0x2011: 0x2010}
COPYRIGHT, LICENCE = (0,), (13, 14)

for style in ("Regular", "Bold", "Italic", "BoldItalic"):
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=["*"], drop_tables=["FFTM"])
    font = subset.load_font(Path(sys.argv[1]) / f"LiberationSans-{style}.ttf", options)
    font.recalcTimestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(KEPT))
    subsetter.subset(font)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({character: table.cmap[like] for character, like in ALSO.items()})
    names = font["name"]
    words = style.replace("BoldItalic", "Bold Italic")
    version = names.getDebugName(5)
    names.names = [name for name in names.names if name.nameID in COPYRIGHT + LICENCE]
    for number, text in {
        1: FAMILY,
        2: words,
        3: f"{FAMILY} {words}, from Liberation Sans {version}",
        4: f"{FAMILY} {words}",
        5: version,
        6: f"{FAMILY.replace(' ', '')}-{style}",
    }.items():
        names.setName(text, number, 3, 1, 0x409)
    subset.save_font(font, Path(__file__).with_name(f"CablegraphSans-{style}.ttf"), options)
