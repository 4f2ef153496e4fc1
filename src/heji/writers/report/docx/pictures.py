"""Charts in Word: SVG, which prints sharp at any size, with a picture for programs that know none.

Word 2016 and later and LibreOffice show the SVG (`asvg:svgBlip`); older ones and WPS the PNG that
stands for it. DrawingML charts were not chosen: they would carry a workbook with the figures, and
look different in every program.
"""

from __future__ import annotations

from lxml import etree

from heji.writers.report.report import Chart
from heji.writers.word.markup import NAMESPACE
from heji.writers.word.package import OFFICE, Parts

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMES = {
    "w": NAMESPACE,
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "r": OFFICE,
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
_POINT = 12_700  #: English Metric Units
#: Dots of the picture per inch.
_DENSITY = 220

_PICTURE = """
<w:r xmlns:w="{w}"><w:drawing><wp:inline xmlns:wp="{wp}" distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="chart{number}"/>
<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}">
<pic:pic xmlns:pic="{pic}"><pic:nvPicPr><pic:cNvPr id="{number}" name="chart{number}"/>
<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{r}" r:embed="{png}"><a:extLst>
<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip xmlns:asvg="{asvg}"
 r:embed="{svg}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>
</wp:inline></w:drawing></w:r>
"""


def picture(chart: Chart, number: int, parts: Parts) -> etree._Element:
    """The w:r of a chart; its files are added to the parts."""
    svg = parts.add(f"media/chart{number}.svg", "image", chart.svg.encode())
    png = parts.add(f"media/chart{number}.png", "image", rasterised(chart))
    written = " ".join(_PICTURE.split("\n")).format(
        **_NAMES,
        width=chart.width * _POINT,
        height=chart.height * _POINT,
        number=number + 100,
        svg=svg,
        png=png,
    )
    run = etree.fromstring(written)
    about = run.find(f".//{{{_NAMES['wp']}}}docPr")
    assert about is not None  # noqa: S101 - it stands in the text above
    about.set("descr", chart.description)
    return run


def rasterised(chart: Chart) -> bytes:
    """A chart as PNG, drawn by typst with the fonts of the PDF."""
    import typst

    from heji.writers.typesetting.fonts import font_set

    template = (
        f"#set page(width: {chart.width}pt, height: {chart.height}pt, margin: 0pt)\n"
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    )
    compiler = typst.Compiler(
        template.encode(), font_paths=font_set().fonts, ignore_system_fonts=True
    )
    made = compiler.compile(format="png", ppi=_DENSITY, sys_inputs={"svg": chart.svg})
    assert isinstance(made, bytes)  # noqa: S101 - one page gives one picture
    return made
