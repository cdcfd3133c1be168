"""Pictures of matplotlib and Pillow become the same bytes of PNG each time, and neither is imported for it."""

import io
import subprocess
import sys

import matplotlib
import PIL.Image
import pytest
from indeck._pictures import png
from matplotlib.figure import Figure

matplotlib.use("Agg")

MODES = ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "La", "RGBa", "CMYK", "YCbCr", "LAB", "HSV", "I", "I;16", "F"]


def drawn() -> Figure:
    figure = Figure(figsize=(3, 2))
    figure.add_subplot().plot([1, 3, 2])
    return figure


def test_a_figure_is_drawn_with_200_pixels_an_inch():
    assert PIL.Image.open(io.BytesIO(png(drawn()))).size == (600, 400)


def test_axes_and_parts_of_a_figure_stand_for_the_whole_figure():
    figure = Figure(figsize=(3, 2))
    part = figure.subfigures(1, 2)[0]
    axes = part.add_subplot()
    assert png(axes) == png(part) == png(figure)


def test_what_keeps_a_figure_is_a_picture():
    class Grid:
        figure = drawn()

    assert png(Grid()) == png(drawn())


def test_the_same_figure_gives_the_same_bytes_without_name_or_date():
    made = png(drawn())
    assert made == png(drawn())
    assert not {kind for kind in (b"tEXt", b"iTXt", b"zTXt", b"tIME") if kind in made}


@pytest.mark.parametrize("mode", MODES)
def test_an_image_of_every_mode_becomes_a_png_of_its_size(mode):
    read = PIL.Image.open(io.BytesIO(png(PIL.Image.new(mode, (3, 2)))))
    assert (read.format, read.size) == ("PNG", (3, 2))


def test_colours_and_transparency_stay():
    image = PIL.Image.new("RGBA", (1, 1), (6, 80, 140, 128))
    assert PIL.Image.open(io.BytesIO(png(image))).getpixel((0, 0)) == (6, 80, 140, 128)
    read = PIL.Image.open(io.BytesIO(png(PIL.Image.new("CMYK", (1, 1), (0, 0, 0, 0)))))
    assert read.getpixel((0, 0)) == (255, 255, 255)


def test_remarks_in_the_file_of_an_image_do_not_come_along():
    image = PIL.Image.new("RGB", (1, 1))
    image.info.update({"Author": "somebody", "dpi": (300, 300)})
    made = png(image)
    assert b"somebody" not in made
    assert round(PIL.Image.open(io.BytesIO(made)).info["dpi"][0]) == 300


@pytest.mark.parametrize("other", ["logo.png", b"bytes", io.BytesIO(), None, 3, object()])
def test_anything_else_is_no_picture_of_theirs(other):
    assert png(other) is None


def test_neither_library_is_imported():
    program = "import sys, indeck._pictures as p; p.png('x'); print({'matplotlib', 'PIL', 'numpy'} & set(sys.modules))"
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "set()"
