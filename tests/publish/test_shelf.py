import base64

from newslab.publish.sanitize import parse
from newslab.publish.shelf import Shelf, inline_styles

from .pages import PIXEL


def images(*sources):
    return parse("".join(f'<img src="{source}">' for source in sources))


def test_a_picture_that_stands_twice_is_one_file_named_by_its_content():
    shelf = Shelf()
    n_files = len(shelf.files)
    tree = images(*[f"data:image/png;base64,{PIXEL}"] * 2)
    shelf.take_pictures(tree, "ar/a.html")
    first, second = (image["src"] for image in tree.find_all("img"))
    assert first == second
    assert len(shelf.files) == n_files + 1
    # The SHA-256 of the picture, by the tool sha256sum.
    assert first == "../assets/picture.6b7fa434f92a8b80.png"
    assert shelf.files[first.removeprefix("../")] == base64.b64decode(PIXEL)


def test_drawings_and_what_is_no_picture_stay_where_they_are():
    sources = ["data:image/svg+xml;base64,PHN2Zy8+", "a.png", "data:image/png;base64,x", ""]
    tree = images(*sources)
    shelf = Shelf()
    n_files = len(shelf.files)
    shelf.take_pictures(tree, "a.html")
    assert [image["src"] for image in tree.find_all("img")] == sources
    assert len(shelf.files) == n_files


def test_fonts_lie_beside_the_style_sheet_that_names_them():
    shelf = Shelf()
    styles = shelf.files[shelf.styles].decode()
    fonts = [path for path in shelf.files if path.endswith(".woff2")]
    assert len(fonts) == 2
    assert all(f"url({path.removeprefix('assets/')})" in styles for path in fonts)
    assert inline_styles().count("url(data:font/woff2;base64,d09GMg") == 2  # "wOF2"
    _, _, rules = styles.rpartition("@font-face")
    assert inline_styles().endswith(rules.partition("\n")[2])
