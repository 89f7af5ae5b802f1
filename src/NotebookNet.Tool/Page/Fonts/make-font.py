#!/usr/bin/env python3
"""Makes NotebookNetMath.woff2: Latin Modern Math with only the characters the formula converter writes.

    apt-get install fonts-lmodern python3-fonttools python3-brotli
    ./make-font.py /usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf NotebookNetMath.woff2
"""
import pathlib
import sys

from fontTools import subset

symbols = pathlib.Path(__file__).resolve().parent.parent.parent / "Latex/LatexSymbols.cs"
src=symbols.read_text(encoding='utf-8')
chars=set(ord(c) for c in src if ord(c)>127)
chars|=set(range(0x20,0x7f))|set(range(0x391,0x3ca))|{0xa0,0xb1,0xd7,0xf7,0xac,0x2212,0x2217,0x2032,0x2033,0x2034,0x2061,0x338,0x2c6,0x2dc,0xaf,0x2d9,0xa8,0x2c7,0x2d8,0xb4,0x60,0x302,0x303,0x304,0x305,0x307,0x308,0x20d7,0x203e,0x23de,0x23df,0x2016,0x27e8,0x27e9,0x221a,0x2044,0x20d6,0x203e,0x332,0x305,0x23b4,0x23b5,0x2215}
chars|=set(range(0x1d400,0x1d434))   # bold
chars|=set(range(0x1d434,0x1d468))|{0x210e} # italic
chars|=set(range(0x1d49c,0x1d4b6))   # script capitals
chars|=set(range(0x1d538,0x1d552))|{0x2102,0x210d,0x2115,0x2119,0x211a,0x211d,0x2124}|set(range(0x1d7d8,0x1d7e2))
chars|={0x212c,0x2130,0x2131,0x210b,0x2110,0x2112,0x2133,0x211b}
chars|=set(range(0x1d6a8,0x1d6e2))|set(range(0x1d6e2,0x1d71c))
chars|=set(range(0x1d7ce,0x1d7d8))
chars|=set(range(0x1d71c,0x1d756))
o=subset.Options()
o.flavor='woff2'
o.layout_features=[]
o.name_IDs=[0,1,2,3,4,5,6,13,14]
o.hinting=False
o.desubroutinize=False
o.notdef_outline=True
f=subset.load_font(sys.argv[1],o)
s=subset.Subsetter(o); s.populate(unicodes=chars); s.subset(f)
for r in f['name'].names:
    if r.nameID in (1,3,4): r.string='NotebookNet Math'
    if r.nameID==6: r.string='NotebookNetMath'
    if r.nameID==0: r.string=r.toUnicode()+' Modified: a subset of Latin Modern Math, renamed as its licence asks.'
cff=f['CFF '].cff; cff.fontNames=['NotebookNetMath']
cff[0].FullName='NotebookNet Math'; cff[0].FamilyName='NotebookNet Math'
subset.save_font(f,sys.argv[2],o)
print('MATH' in f, len(f.getGlyphOrder()))
