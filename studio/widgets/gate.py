"""Pictures from elsewhere come in through here: only what is a picture, of a size one can work with, and drawn anew."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

KINDS = (b"png", b"jpeg", b"jpg", b"webp", b"tiff")
FILTER = "Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff)"
MOST = 50_000_000  # pixels: a small file can claim to be a huge picture
WIDEST = 2560  # pixels that are kept


def picture_from(path: Path) -> QImage:
    """The picture in a file, upright and no wider than is of use. Raises ValueError with one plain sentence.

    What it is is read from the file, never from its name. The caller keeps what is drawn here, not the file.
    """
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in KINDS:
        raise ValueError(f"{path.name} is not a picture that can be put in; use PNG, JPEG, WebP or TIFF")
    size = reader.size()
    if not size.isValid():
        raise ValueError(f"{path.name} does not say how large it is; save it again as PNG or JPEG")
    if size.width() * size.height() > MOST:
        raise ValueError(
            f"{path.name} has {size.width()} x {size.height()} pixels; up to {MOST // 1_000_000} million can be put in"
        )
    if size.width() > WIDEST:
        reader.setScaledSize(size.scaled(QSize(WIDEST, 1 << 15), Qt.AspectRatioMode.KeepAspectRatio))
    made = reader.read()
    if made.isNull():
        raise ValueError(f"{path.name} is damaged ({reader.errorString().lower()}); it was not put in")
    return made.convertToFormat(QImage.Format.Format_RGB32)
