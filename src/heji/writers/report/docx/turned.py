"""The number of a page across: it stands where it stands on the other pages, in print turned."""

from __future__ import annotations

from lxml import etree

from heji.writers.report.docx.styles import FOOTER
from heji.writers.word.markup import NAMESPACE, element, paragraph, run

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMES = {
    "w": NAMESPACE,
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_MILLIMETRE = 36_000  #: English Metric Units
#: The box of the number, and where it stands on odd and on even pages, in millimetres: 7 mm from
#: the text, one character of 四号 from the lower and the upper margin.
_WIDTH, _HEIGHT = 8, 30
_LEFT = 20
_TOPS = {True: 210 - 26 - 5 - _HEIGHT, False: 28 + 5}

_SHAPE = """
<w:r xmlns:w="{w}" xmlns:mc="{mc}"><mc:AlternateContent><mc:Choice Requires="wps">
<w:drawing><wp:anchor xmlns:wp="{wp}" distT="0" distB="0" distL="0" distR="0" simplePos="0"
 relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="{number}" name="{name}"/><wp:cNvGraphicFramePr/>
<a:graphic xmlns:a="{a}"><a:graphicData uri="{wps}"><wps:wsp xmlns:wps="{wps}">
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>
</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>
</wps:spPr><wps:txbx><w:txbxContent/></wps:txbx>
<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>
</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>
</mc:Choice></mc:AlternateContent></w:r>
"""


def turned_number(*, is_odd: bool) -> etree._Element:
    """The w:hdr of pages across: a turned box with the number at the left edge.

    Args:
        is_odd: below on odd pages, above on even ones.
    """
    shape = etree.fromstring(
        " ".join(_SHAPE.splitlines()).format(
            **_NAMES,
            left=_LEFT * _MILLIMETRE,
            top=_TOPS[is_odd] * _MILLIMETRE,
            width=_WIDTH * _MILLIMETRE,
            height=_HEIGHT * _MILLIMETRE,
            number=1 if is_odd else 2,
            name="page number",
        )
    )
    number = element("fldSimple", run("1"), instr="PAGE")
    style = element("pStyle", val=FOOTER)
    side = element("jc", val="right" if is_odd else "left")
    content = shape.find(f".//{{{NAMESPACE}}}txbxContent")
    assert content is not None  # noqa: S101 - it stands in the shape above
    content.append(paragraph(run("— "), number, run(" —"), properties=(style, side)))
    return element("hdr", paragraph(shape, properties=(style,)))
