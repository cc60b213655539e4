"""Cut the PDF's fonts from the web font: one regular and one bold TrueType file. Needs `pip install fonttools brotli`.

Run again when assets/fonts changes; the results are kept in fibroplan/report/fonts.
"""

from __future__ import print_function

import os
import shutil

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCE = os.path.join(ROOT, "assets", "fonts")
TARGET = os.path.join(ROOT, "fibroplan", "report", "fonts")
WEIGHTS = {"regular": 400, "bold": 700}


def main():
    for name, weight in sorted(WEIGHTS.items()):
        font = TTFont(os.path.join(SOURCE, "atkinson-hyperlegible-next-latin.woff2"))
        cut = instantiateVariableFont(font, {"wght": weight}, updateFontNames=True)
        cut.flavor = None
        for table in ("GSUB", "GPOS", "GDEF", "STAT"):
            if table in cut:
                del cut[table]
        cut.save(os.path.join(TARGET, "atkinson-%s.ttf" % name))
    shutil.copy(os.path.join(SOURCE, "OFL.txt"), TARGET)


if __name__ == "__main__":
    main()
