"""Pictures of slides for the guide, drawn by LibreOffice; each remembers what its slide says."""

import hashlib
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo
from pptx import Presentation

WIDTH = 800
COLOURS = 96
KEY = "slide"


def said(deck: Path, slide: int) -> str:
    """A digest of what a slide shows: its layout, texts, cells, and the values of its charts."""
    page = Presentation(deck).slides[slide - 1]
    parts = [page.slide_layout.name]
    for shape in page.shapes:
        parts.append(shape.name)
        if shape.has_text_frame:
            parts.append(shape.text_frame.text)
        if shape.has_table:
            parts.extend(cell.text for row in shape.table.rows for cell in row.cells)
        if shape.has_chart:
            for plot in shape.chart.plots:
                parts.append(f"{shape.chart.chart_type} {list(plot.categories)}")
                parts.extend(f"{series.name} {list(series.values)}" for series in plot.series)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def remembered(picture: Path) -> str | None:
    """What the slide said when the picture was drawn."""
    return Image.open(picture).info.get(KEY)


def draw(deck: Path, slide: int, target: Path) -> None:
    """Draws a slide as a small PNG with a frame of one pixel."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = deck.with_suffix(".pdf")
        if not pdf.exists() or pdf.stat().st_mtime < deck.stat().st_mtime:
            profile = (Path(tempfile.gettempdir()) / "guide-profile").as_uri()
            command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
            subprocess.run([*command, "--outdir", deck.parent, deck], check=True, capture_output=True, timeout=300)
        page = Path(folder) / "page"
        options = ["-png", "-singlefile", "-f", str(slide), "-l", str(slide), "-scale-to-x", str(2 * WIDTH)]
        subprocess.run(["pdftoppm", *options, "-scale-to-y", "-1", pdf, page], check=True)
        image = Image.open(page.with_suffix(".png")).convert("RGB")
        image = image.resize((WIDTH, round(WIDTH * image.height / image.width)), Image.LANCZOS)
        image = ImageOps.expand(image.crop((1, 1, image.width - 1, image.height - 1)), 1, "#D0D5DA")
        image = image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        target.parent.mkdir(parents=True, exist_ok=True)
        info = PngInfo()
        info.add_text(KEY, said(deck, slide))
        image.save(target, optimize=True, pnginfo=info)
