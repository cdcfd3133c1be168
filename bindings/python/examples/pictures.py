"""Pictures on slides: of files, of matplotlib, of Pillow; and charts as files without any deck."""

import io
import sys
from pathlib import Path

import indeck
import matplotlib
import PIL.Image
from indeck import Cm

matplotlib.use("Agg")
from matplotlib.figure import Figure  # noqa: E402 - the backend is chosen first


def main(folder: Path) -> None:
    figure = Figure(figsize=(4, 3))
    axes = figure.add_subplot()
    axes.plot([1, 3, 2, 4])  # pyright: ignore[reportUnknownMemberType]

    image = PIL.Image.new("RGB", (64, 64), "#06508C")
    file = io.BytesIO()
    image.save(file, format="PNG")

    deck = indeck.Deck()
    slide = deck.add_slide("Title Only", title="Four pictures")
    size = (Cm(6), Cm(5))
    slide.picture(figure, at=(Cm(1), Cm(5), *size), alt="A line by matplotlib")
    slide.picture(image, at=(Cm(9), Cm(5), *size), alt="A blue square by Pillow")
    slide.picture(file.getvalue(), at=(Cm(17), Cm(5), *size), alt="The same, of bytes", fit="cover")
    slide.picture(io.BytesIO(file.getvalue()), at=("25 cm", "5 cm", "6 cm", "5 cm"), alt="The same, of a file")
    deck.save(folder / "pictures.pptx")

    chart = indeck.Chart({"x": ["a", "b"], "y": [1, 2]}, mark="column", x="x", y="y")
    (folder / "chart.svg").write_text(chart.to_svg(width=640, height=360), encoding="utf-8")
    (folder / "chart.png").write_bytes(chart.to_png(width=640, height=360))


if __name__ == "__main__":
    main(Path(*sys.argv[1:2]))
