"""Where palettes come from and go to: pictures, frames, files of other programs, what is dropped or pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from studio.files.names import plain_name
from studio.files.palette import palette_from, read_palette, write_palette
from studio.film import edits
from studio.film.colouring import locked_places
from studio.film.film import Film
from studio.film.palette import Palette, Swatch
from studio.panels.palette_layout import Layout
from studio.panels.panel import Panel, board_file
from studio.panels.planned import TILES, Seen, frame_in_view
from studio.trouble import Trouble
from studio.widgets.contents import parts_of, points_of, read_image

PALETTES = (".gpl", ".ase", ".aco", ".swatches", ".hex", ".txt")
_OPEN = f"Palettes ({' '.join('*' + suffix for suffix in PALETTES)})"
_SAVE = (
    "GIMP, Krita, Inkscape (*.gpl)", "Adobe Swatch Exchange (*.ase)", "Photoshop (*.aco)", "Procreate (*.swatches)",
    "List of hex colours (*.hex)", "Text (*.txt)",
)  # fmt: skip
_PICTURES = "Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)"


class Sources:
    """``palette`` tells which one is worked on; ``bring`` adds one more to the film under a label."""

    def __init__(
        self, page: Panel, look: Layout, palette: Callable[[], str], bring: Callable[[str, Palette], object]
    ) -> None:
        self.page, self.desk, self.look, self.palette, self.bring = page, page.desk, look, palette, bring

    @property
    def swatches(self) -> tuple[Swatch, ...]:
        """Of the palette that is worked on."""
        found = self.desk.film.palette_by_id(self.palette())
        return found.swatches if found else ()

    # ---- files

    def _beside(self) -> str:
        return str(self.desk.folder.parent if self.desk.folder else Path.home())

    def bring_in(self) -> None:
        """Palettes of other programs, asked for."""
        chosen, _ = QFileDialog.getOpenFileNames(self.page, "Palettes to import", self._beside(), _OPEN)
        for file in chosen:
            self.import_file(Path(file))

    def import_file(self, file: Path) -> None:
        """One palette of another program."""
        try:
            self.bring(f"Import {file.name}", read_palette(file))
        except Trouble as wrong:
            self.desk.say(str(wrong), "bad")

    def export(self) -> None:
        """The palette that is worked on, for another program."""
        palette = self.desk.film.palette_by_id(self.palette())
        if palette is None:
            return
        named = str(Path(self._beside()) / f"{plain_name(palette.name, otherwise='palette')}.gpl")
        chosen, kind = QFileDialog.getSaveFileName(self.page, "Export the palette", named, ";;".join(_SAVE))
        if not chosen:
            return
        file, suffix = Path(chosen), kind.rpartition("*")[2].rstrip(")")
        if file.suffix.lower() not in PALETTES or (suffix and file.suffix == ".gpl" != suffix):
            file = file.with_suffix(suffix or ".gpl")
        try:
            write_palette(palette, file)
        except Trouble as wrong:
            self.desk.say(str(wrong), "bad")
            return
        self.desk.say(f"{palette.name} is in {file}")

    # ---- pictures

    def ask_picture(self) -> None:
        """A picture from disk, asked for."""
        chosen, _ = QFileDialog.getOpenFileName(self.page, "A picture to take colours from", self._beside(), _PICTURES)
        if chosen:
            self.from_file(Path(chosen))

    def from_file(self, file: Path) -> None:
        """A picture from disk."""
        self.take_from(read_image(file), file.name)

    def from_board(self) -> None:
        """The board of the chosen shot."""
        film, shot = self.desk.film, self.desk.selection.shot
        boards = film.boards_of[shot]
        if not boards or not self.desk.folder:
            self.desk.say("this shot has no board yet")
            return
        drawn = board_file(film, self.desk.folder, shot)
        self._from_seen(Seen(shot, (drawn,)) if drawn else None, "the board of")

    def from_frame(self) -> None:
        """The frame of the chosen shot that is looked at."""
        chosen = self.desk.selection
        self._from_seen(frame_in_view(self.desk.film, self.desk.folder, chosen.shot, chosen.frame), "a frame of")

    def _from_seen(self, seen: Seen | None, what: str) -> None:
        if seen is None:
            self.desk.say("this shot has no picture yet: draw its board first")
            return
        image, slate = read_image(seen.files[0]), self.desk.film.shot_by_id[seen.shot].slate
        if seen.tile is not None and not image.isNull():
            wide = image.width() // TILES
            image = image.copy(seen.tile * wide, 0, wide, image.height())
        self.take_from(image, f"{what} {slate}")

    def take_from(self, image: QImage, name: str) -> None:
        """Propose the colours of a picture: for the palette that is worked on, or as one of its own."""
        if image.isNull():
            self.desk.say(f"{name} is not a picture that can be read", "bad")
            return
        if self.desk.folder is None:
            return
        palette, swatches = self.palette(), self.swatches
        kept = [swatches[n] for n in sorted(locked_places(self.desk.film, palette))]
        points = points_of(image)
        many = max(2, len(swatches) - len(kept)) if swatches else 8
        found: list[Swatch] = []

        def drawn(count: int) -> list[str]:
            found[:] = [Swatch.of("", part.rgb) for part in parts_of(points, count, [s.rgb for s in kept])]
            return [s.hex for s in found]

        def keep() -> None:
            own = sorted([*kept, *found], key=lambda s: sum(s.rgb))
            stem = Path(name).stem
            self.bring(f"Palette from {name}", Palette(plain_name(stem, otherwise="picture"), stem, tuple(own)))

        self.look.proposal.ask(
            f"From {name}" + (f", beside {len(kept)} locked" if kept else ""),
            [s.hex for s in swatches],
            drawn(many),
            lambda: self.desk.edit(f"Colours of {name}", edits.take_colours, palette, tuple(found)),
            keep,
            image,
            drawn,
        )

    def files(self, carried: QMimeData) -> list[Path]:
        """Pictures and palettes among what is carried."""
        files = [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]
        kinds = (*PALETTES[:-1], ".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff")
        return [file for file in files if file.suffix.lower() in kinds]

    def take_in(self, carried: QMimeData) -> None:
        """What was dropped or pasted: palettes come in, pictures and lists give their colours."""
        files = self.files(carried)
        for file in files:
            (self.import_file if file.suffix.lower() in PALETTES else self.from_file)(file)
        if files:
            return
        if carried.hasImage():
            self.take_from(QImage(carried.imageData()), "what was pasted")
        elif carried.hasText() and self.palette():
            try:
                found = palette_from(carried.text().encode(), ".hex", "pasted", "what was pasted").swatches
            except Trouble as wrong:
                self.desk.say(str(wrong), "bad")
                return
            self.desk.edit("Paste colours", _with_all, self.palette(), found)


def _with_all(film: Film, palette: str, swatches: Sequence[Swatch]) -> Film:
    for swatch in swatches:
        film = edits.add_swatch(film, palette, swatch.hex, swatch.name)
    return film
