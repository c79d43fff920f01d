"""The Cut page and the viewer as an editor uses them: keys and mouse, then the film, the picture and the disk."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from pipelines import ffmpeg, requests, stages
from pipelines.report import Refused, quietly
from studio.crew.home import Home
from studio.crew.queue import Queue
from studio.desk.desk import Desk
from studio.files.project import open_film
from studio.film import edits
from studio.film.cut import BOARD, Clip, Other, Track, Transition
from studio.film.takes import Take
from studio.look.theme import theme_now
from studio.panels.timeline import TimelinePanel
from studio.panels.viewer import ViewerPanel
from studio.widgets.player import Player
from studio.widgets.reels import Seen
from studio.window import Window

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
LEFT = Qt.MouseButton.LeftButton
K = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, window: Window) -> TimelinePanel:
    """The Cut page, shown, its first frame decoded."""
    panel = window.go("Cut")
    assert isinstance(panel, TimelinePanel)
    qtbot.waitUntil(lambda: panel.player.picture.image is not None)
    panel.timeline.setFocus()
    return panel


@pytest.fixture
def player(page: TimelinePanel) -> Player:
    return page.player


def clips(desk: Desk) -> list[tuple[str, int, int]]:
    return [(c.name, c.start, c.length) for c in desk.film.cut.picture.clips]


def spot(page: TimelinePanel, frame: float, down: int = 60) -> QPoint:
    """The pixel of a frame on the picture track."""
    timeline = page.timeline
    return QPointF(timeline._scale.x(frame), timeline.strip.rows.picture + down).toPoint()


def drag(
    page: TimelinePanel, start: QPoint, end: QPoint, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press, go there in a few steps, let go."""
    port = page.timeline.viewport()
    QTest.mousePress(port, LEFT, mods, start)
    for n in range(1, 6):
        at = QPointF(start + (end - start) * n / 5)
        move = QMouseEvent(QEvent.Type.MouseMove, at, port.mapToGlobal(at), LEFT, LEFT, mods)
        QApplication.sendEvent(port, move)
    QTest.mouseRelease(port, LEFT, mods, end)


def long_takes(desk: Desk) -> None:
    """Both takes have 96 frames; their clips show 48 of them from the 24th, so that there are handles."""
    for clip in desk.film.cut.picture.clips[:2]:
        desk.edit("Trim", edits.trim, clip.id, 24, 48)


def same(a: QColor, b: QColor) -> bool:
    return max(abs(x - y) for x, y in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True)) < 8


# ---- looking


def test_the_viewer_is_beside_every_page_but_large_on_the_cut_page(qtbot: QtBot, window: Window) -> None:
    window.go("Shoot")
    assert window.docks["Viewer"].isVisible()
    panel = window.go("Cut")
    assert not window.docks["Viewer"].isVisible() and panel.findChildren(type(panel.monitor))[0].width() > 700
    window.go("Shoot")
    assert window.docks["Viewer"].isVisible()
    assert isinstance(window.docks["Viewer"].widget(), ViewerPanel)


def test_every_frame_is_the_one_of_the_clip(
    qtbot: QtBot, page: TimelinePanel, player: Player, desk: Desk, clip: Path
) -> None:
    with av.open(str(clip)) as film:
        frames = np.stack(
            [f.reformat(format="bgra", src_colorspace="ITU709").to_ndarray() for f in film.decode(video=0)]
        )
    frames = frames[:, ::4, ::4, :3].astype(np.int16)
    desk.edit("Trim", edits.trim, desk.film.cut.picture.clips[0].id, 24, 40)
    answers: list[int] = []

    def found() -> None:
        image = player.picture.image
        assert image is not None and (image.width(), image.height()) == (320, 180)
        shown = np.frombuffer(image.constBits(), np.uint8).reshape(180, 320, 4)[::4, ::4, :3]
        answers.append(int(np.abs(frames - shown).mean(axis=(1, 2, 3)).argmin()))

    for at in (11, 12, 30, 3, 39):  # on, a step, far on, back over a key frame, the last
        with qtbot.waitSignal(player.shown, timeout=5000):
            player.seek(at)
        found()
    assert answers == [35, 36, 54, 27, 63]


def test_keys_move_the_head_and_zoom(qtbot: QtBot, page: TimelinePanel, player: Player, desk: Desk) -> None:
    keys: list[tuple[Qt.Key, Qt.KeyboardModifier, int]] = [
        (K.Key_Right, Qt.KeyboardModifier.NoModifier, 1), (K.Key_Right, SHIFT, 25),
        (K.Key_Left, Qt.KeyboardModifier.NoModifier, 24),
        (K.Key_End, Qt.KeyboardModifier.NoModifier, player.length - 1),
        (K.Key_Home, Qt.KeyboardModifier.NoModifier, 0), (K.Key_Left, Qt.KeyboardModifier.NoModifier, 0),
        (K.Key_Down, Qt.KeyboardModifier.NoModifier, desk.film.cut.picture.clips[0].length),
    ]  # fmt: skip
    for key, mods, frame in keys:
        qtbot.keyClick(page.timeline, key, mods)
        assert player.frame == frame
    qtbot.waitUntil(lambda: desk.selection.frame == player.frame)
    assert desk.selection.shot == desk.film.cut.picture.clips[1].shot, "the shot under the head is chosen"
    for letter in (0x042F, 0x3042):  # no key that Qt has a name for
        page.timeline.setFocus()
        QApplication.sendEvent(
            page.timeline, QKeyEvent(QEvent.Type.KeyPress, letter, Qt.KeyboardModifier.NoModifier, "я")
        )
    page.monitor.code.setFocus()
    page.monitor.code.selectAll()
    qtbot.keyClicks(page.monitor.code, "112")
    assert player.frame != 36, "letters and figures in a field are only text"
    qtbot.keyClick(page.monitor.code, K.Key_Return)
    assert player.frame == 36 and page.monitor.code.text() == "00:00:01:12"
    timeline = page.timeline
    wide = timeline._wide
    qtbot.keyClick(timeline, K.Key_Plus)
    assert timeline._wide > wide and timeline.horizontalScrollBar().maximum() > 0
    qtbot.keyClick(timeline, K.Key_Z, SHIFT)
    assert timeline._wide == pytest.approx(wide)


def test_space_j_k_l_the_end_and_the_loop_between_in_and_out(qtbot: QtBot, page: TimelinePanel, player: Player) -> None:
    qtbot.keyClick(page.timeline, K.Key_Space)
    qtbot.waitUntil(lambda: player.frame > 4, timeout=5000)
    qtbot.keyClick(page.timeline, K.Key_Space)
    assert player.speed == 0
    here = player.frame
    qtbot.wait(120)
    assert player.frame == here
    for speed in (1, 2, 4):
        qtbot.keyClick(page.timeline, K.Key_L)
        assert player.speed == speed
    qtbot.keyClick(page.timeline, K.Key_K)
    assert player.speed == 0
    player.seek(60)
    qtbot.keyPress(page.timeline, K.Key_K)
    qtbot.keyClick(page.timeline, K.Key_L)
    assert (player.frame, player.speed) == (61, 0), "K held and L: one frame"
    qtbot.keyRelease(page.timeline, K.Key_K)
    qtbot.keyClick(page.timeline, K.Key_J)
    assert player.speed == -1
    qtbot.waitUntil(lambda: player.frame < 58, timeout=5000)
    qtbot.keyClick(page.timeline, K.Key_K)
    player.seek(player.length - 5)
    player.play()
    qtbot.waitUntil(lambda: player.speed == 0, timeout=5000)
    assert player.frame == player.length - 1
    for key, at in ((K.Key_I, 10), (K.Key_O, 14)):
        player.seek(at)
        qtbot.keyClick(page.timeline, key)
    assert (player.first, player.last) == (10, 14) and page.timeline.marks == (10, 14)
    player.set_loop(True)
    seen: list[int] = []
    player.moved.connect(seen.append)
    player.play()
    qtbot.waitUntil(lambda: len(seen) > 12, timeout=6000)
    player.stop()
    assert set(seen) <= set(range(10, 15)) and any(b < a for a, b in pairwise(seen))
    qtbot.keyClick(page.timeline, K.Key_X, ALT)
    assert (player.first, player.last) == (None, None)


def test_modes_and_placeholders_for_what_is_missing_or_damaged(
    qtbot: QtBot, page: TimelinePanel, player: Player, folder: Path
) -> None:
    modes = page.monitor._modes
    player.seek(page.timeline.strip.starts[2])  # a shot that has only a board
    qtbot.waitUntil(lambda: player.picture.image is not None and player.picture.words == "")
    qtbot.keyClicks(modes, "Takes")
    modes.activated.emit(1)
    qtbot.waitUntil(lambda: "no take yet" in player.picture.words)
    modes.activated.emit(2)
    player.seek(0)
    qtbot.waitUntil(lambda: player.picture.image is not None and player.picture.words == "")
    image = player.picture.image
    assert image is not None and same(image.pixelColor(20, 20), QColor("#4a2a1c")), "the board of the first shot"
    assert [bar.kind for bar in page.timeline.strip.bars] == ["board"] * len(page.timeline.strip.bars)
    modes.activated.emit(0)
    (folder / "takes" / "take0.mp4").unlink()
    (folder / "takes" / "take1.mp4").write_bytes(b"broken" * 100)
    player.close()
    for at, name in ((2, "1A-T01"), (page.timeline.strip.starts[1] + 2, "1B-T01")):
        player.seek(at)
        qtbot.waitUntil(lambda name=name: player.picture.words == f"{name}: the clip is missing or damaged")
        assert player.picture.image is None
        page.monitor.screen_.grab()
    player.seek(page.timeline.strip.starts[2] + 1)
    qtbot.waitUntil(lambda: player.picture.image is not None)


def test_a_moment_that_breaks_does_not_break_the_viewer(qtbot: QtBot, page: TimelinePanel, player: Player) -> None:
    good = player._at

    def breaks(frame: int) -> Seen:
        if frame == 5:
            raise KeyError("lost")
        return good(frame)

    player.show(breaks, player.length, player.rate, (320, 180))
    player.seek(5)
    qtbot.waitUntil(lambda: "KeyError" in player.picture.words)
    player.seek(6)
    qtbot.waitUntil(lambda: player.picture.image is not None)


def test_choosing_a_shot_moves_the_head_to_its_clip(
    qtbot: QtBot, page: TimelinePanel, player: Player, desk: Desk
) -> None:
    third = desk.film.shots[2]
    desk.select(shot=third.id)
    assert player.frame == page.timeline.strip.starts[2]
    qtbot.waitUntil(lambda: page.timeline.chosen == (desk.film.cut.picture.clips[2].id,))
    player.step(1)
    qtbot.waitUntil(lambda: desk.selection.frame == player.frame)
    assert desk.selection.shot == third.id


def test_an_edit_does_not_take_the_choice_away_from_a_shot_that_is_not_in_the_cut(
    qtbot: QtBot, page: TimelinePanel, player: Player, desk: Desk
) -> None:
    third = desk.film.cut.picture.clips[2]
    desk.edit("Out", edits.drop_clip, third.id)
    desk.select(shot=third.shot)
    desk.edit("Retitle", edits.retitle, "The Oven")
    desk.edit("Trim", edits.trim, desk.film.cut.picture.clips[0].id, 0, 20)
    qtbot.wait(150)
    assert desk.selection.shot == third.shot
    player.seek(player.length - 1)
    desk.edit("Shorter", edits.drop_clip, desk.film.cut.picture.clips[-1].id)
    qtbot.waitUntil(lambda: player.frame == player.length - 1 == desk.selection.frame)


# ---- cutting with the mouse


def test_dragging_an_edge_ripples_snaps_and_is_one_step(
    qtbot: QtBot, page: TimelinePanel, player: Player, desk: Desk
) -> None:
    long_takes(desk)
    page.timeline.zoom(3)
    page.timeline.snapping = False
    steps, before = len(desk.history.done), clips(desk)
    drag(page, spot(page, 48) - QPoint(2, 0), spot(page, 48 + 10) - QPoint(2, 0))
    assert clips(desk)[0] == (before[0][0], 24, 58) and clips(desk)[1:] == before[1:]
    assert len(desk.history.done) == steps + 1
    drag(page, spot(page, 58) + QPoint(3, 0), spot(page, 58 + 6) + QPoint(3, 0))
    assert clips(desk)[1] == (before[1][0], 30, 42), "the head of the second clip"
    qtbot.keyClick(page.window(), K.Key_Z, CTRL)
    qtbot.keyClick(page.window(), K.Key_Z, CTRL)
    assert clips(desk) == before
    name = clips(desk)[0][0]
    trim, first = page.cutter.trim, desk.film.cut.picture.clips[0].id
    for total in (5, 500, 900, 7):
        trim(first, "tail", total, "one drag")
    assert clips(desk)[0] == (name, 24, 55)
    qtbot.keyClick(page.window(), K.Key_Z, CTRL)
    page.timeline.snapping = True
    player.seek(60)
    near = 60 + 3 / page.timeline._wide  # three pixels beside it
    drag(page, spot(page, 48) - QPoint(2, 0), spot(page, near) - QPoint(2, 0))
    assert clips(desk)[0][2] == 60 and player.frame == 60, "and the head is back where it was"


def test_ctrl_rolls_alt_slips(page: TimelinePanel, desk: Desk) -> None:
    long_takes(desk)
    page.timeline.zoom(3)
    page.timeline.snapping = False
    a, b = clips(desk)[0][0], clips(desk)[1][0]
    length = desk.film.cut.picture.length
    drag(page, spot(page, 48) - QPoint(2, 0), spot(page, 48 - 8) - QPoint(2, 0), CTRL)
    assert clips(desk)[:2] == [(a, 24, 40), (b, 16, 56)] and desk.film.cut.picture.length == length
    drag(page, spot(page, 20), spot(page, 20 + 9), ALT)
    assert clips(desk)[0] == (a, 15, 40), "to the right shows earlier frames"


def test_dragging_to_another_place_the_blade_and_the_ruler(
    qtbot: QtBot, page: TimelinePanel, player: Player, desk: Desk
) -> None:
    names = [c[0] for c in clips(desk)]
    starts = page.timeline.strip.starts
    drag(page, spot(page, 10), spot(page, starts[2] + 3))
    assert [c[0] for c in clips(desk)][:3] == [names[1], names[0], names[2]]
    assert desk.history.done[-1].label == f"Move {names[0]}"
    qtbot.keyClick(page.window(), K.Key_Z, CTRL)
    qtbot.keyClick(page.timeline, K.Key_B)
    page.timeline.snapping = False
    QTest.mouseClick(page.timeline.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot(page, 20))
    assert abs(clips(desk)[0][2] - 20) <= 1 and clips(desk)[0][0] == clips(desk)[1][0]
    qtbot.keyClick(page.timeline, K.Key_V)
    assert page.timeline.tool == "select"
    halves = desk.film.cut.picture.clips[:2]
    QTest.mouseClick(page.timeline.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot(page, 30))
    assert page.timeline.chosen == (halves[1].id,) and player.frame == halves[0].length, "the half that was clicked"
    at = spot(page, 50).x()
    QTest.mouseClick(page.timeline.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(at, 8))
    assert abs(player.frame - 50) <= 1


# ---- cutting with keys


def test_delete_closes_up_and_backspace_leaves_a_gap(qtbot: QtBot, page: TimelinePanel, desk: Desk) -> None:
    length, first, second = desk.film.cut.picture.length, *clips(desk)[:2]
    QTest.mouseClick(page.timeline.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot(page, 10))
    qtbot.keyClick(page.timeline, K.Key_Delete)
    assert desk.film.cut.picture.length == length - first[2] and clips(desk)[0] == second
    qtbot.keyClick(page.window(), K.Key_Z, CTRL)
    QTest.mouseClick(page.timeline.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot(page, 10))
    qtbot.keyClick(page.timeline, K.Key_Backspace)
    assert desk.film.cut.picture.length == length and desk.film.cut.picture.parts[0] == Other(first[2])
    page.player.seek(3)
    qtbot.waitUntil(lambda: page.player.picture.image is None)
    assert page.player.picture.words == "", "black is black"
    QTest.mouseClick(page.timeline.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot(page, 10))
    qtbot.keyClick(page.timeline, K.Key_Delete)
    assert desk.film.cut.picture.length == length - first[2]


def test_a_dissolve_mixes_both_pictures_and_is_kept_on_disk(
    qtbot: QtBot, page: TimelinePanel, player: Player, desk: Desk, folder: Path
) -> None:
    long_takes(desk)
    player.seek(46)
    qtbot.keyClick(page.timeline, K.Key_D)
    change = desk.film.cut.picture.parts[1]
    assert isinstance(change, Transition) and change.before + change.after == 24
    assert page.timeline.strip.changes[0].start == 48 - change.before
    seen = page.projector.up_to_date().at(48)
    assert seen.into is not None and 0.4 < seen.mix < 0.6
    qtbot.keyClick(page.window(), K.Key_S, CTRL)
    qtbot.waitUntil(lambda: desk.standing == "saved", timeout=8000)
    back = open_film(folder).cut.picture
    assert isinstance(back.parts[1], Transition) and (back.parts[1].before, back.parts[1].after) == (12, 12)
    qtbot.keyClick(page.timeline, K.Key_D, SHIFT)
    assert isinstance(desk.film.cut.picture.parts[1], Clip)


def test_markers_gaps_and_trims_to_the_head(qtbot: QtBot, page: TimelinePanel, player: Player, desk: Desk) -> None:
    player.seek(30)
    qtbot.keyClick(page.timeline, K.Key_M)
    assert [m.at for m in desk.film.cut.markers] == [30] and page.timeline.strip.pins[0].at == 30
    player.seek(10)
    qtbot.keyClick(page.timeline, K.Key_G)
    assert desk.film.cut.picture.parts[1] == Other(24) and [m.at for m in desk.film.cut.markers] == [54]
    qtbot.keyClick(page.window(), K.Key_Z, CTRL)
    before = clips(desk)[0]
    qtbot.keyClick(page.timeline, K.Key_Q)
    assert clips(desk)[0] == (before[0], 10, before[2] - 10) and player.frame == 0
    player.seek(20)
    qtbot.keyClick(page.timeline, K.Key_W)
    assert clips(desk)[0] == (before[0], 10, 20)


def test_other_tracks_are_drawn_in_their_places(page: TimelinePanel, desk: Desk) -> None:
    music = Track("Music", "Audio", (Other(24), Clip("m", "", 0, 48, name="theme.wav")))
    above = Track("Titles", "Video", (Clip("t", "", 0, 30, name="lower third"),))
    desk.edit("Import", lambda film: replace(film, cut=replace(film.cut, tracks=(*film.cut.tracks, above, music))))
    rows, lanes = page.timeline.strip.rows, {lane.name: lane for lane in page.timeline.strip.lanes}
    assert set(lanes) == {"Titles 2", "Music 3"} and lanes["Music 3"].sound
    assert rows.lanes["Titles 2"] < rows.picture < rows.said < rows.lanes["Music 3"]
    timeline = page.timeline
    image = timeline.viewport().grab().toImage()
    scale = timeline.devicePixelRatio()
    at = [round(timeline._scale.x(frame) * scale) for frame in (10, 60)]
    y = round((rows.lanes["Music 3"] + 8) * scale)
    assert image.pixelColor(at[0], y) != image.pixelColor(at[1], y) == QColor(theme_now().raised)


def test_another_take_in_its_place_keeps_the_trims(
    qtbot: QtBot, page: TimelinePanel, desk: Desk, folder: Path, clip: Path
) -> None:
    first = desk.film.cut.picture.clips[0]
    (folder / "takes" / "other.mp4").write_bytes(clip.read_bytes())
    desk.edit("Trim", edits.trim, first.id, 10, 30)
    desk.edit("Circle", edits.circle, "take0")
    desk.edit("Take", edits.add_take, Take("other", first.shot, "takes/other.mp4", 96))
    QTest.mouseClick(page.timeline.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot(page, 10))
    seen = []
    for _ in range(3):
        qtbot.keyClick(page.timeline, K.Key_Down, ALT)
        now = desk.film.cut.picture.clips[0]
        assert (now.start, now.length) == (10, 30)
        seen.append(now.active)
    assert seen == ["other", BOARD, "take0"]


def test_an_empty_cut_says_what_to_do(qtbot: QtBot, page: TimelinePanel, desk: Desk) -> None:
    many = len(desk.film.shots)
    desk.edit("Empty", lambda film: edits.lay(edits.drop_shot(film, "none")))
    for one in list(desk.film.cut.picture.clips):
        desk.edit("Out", edits.drop_clip, one.id)
    assert page._lower.currentIndex() == 1
    qtbot.mouseClick(page._lay, LEFT)
    assert len(desk.film.cut.picture.clips) == many and page._lower.currentIndex() == 0


# ---- light copies and the export, with a crew of one


def work(home: Home, but: Callable[[str], bool] = lambda _label: False) -> list[str]:
    """Do what waits, as the crew does; the labels of what was done."""
    queue, done = Queue(home.folder), []
    for job in queue.jobs(states=("waiting",)):
        if but(job.label):
            continue
        queue.send(job.id, "here")
        try:
            made = stages.make(requests.from_json(job.request), quietly)
        except Refused as wrong:
            queue.fail(job.id, str(wrong))
        else:
            queue.finish(job.id, made.to_json(), 0.1)
        done.append(job.label)
    queue.close()
    return done


def test_light_copies_are_asked_for_made_and_scrubbed_in(
    qtbot: QtBot, page: TimelinePanel, player: Player, home: Home, folder: Path
) -> None:
    page.projector._ask_light()
    labels = work(home, lambda label: not label.startswith("light"))
    assert sorted(labels) == ["light copy 1A-T01", "light copy 1B-T01"]
    assert (folder / ".workprint" / "proxies" / "take0.mp4").is_file()
    page.jobs.look()
    light = []
    player.shown.connect(lambda: light.append(player.picture.light))
    player.seek(33)
    qtbot.waitUntil(lambda: light[:1] == [True], timeout=5000)
    qtbot.waitUntil(lambda: light[-1] is False, timeout=5000)
    assert page.projector._ask_light() is None and not work(home, lambda label: not label.startswith("light"))


def test_the_cut_is_exported_as_it_stands(
    qtbot: QtBot, page: TimelinePanel, desk: Desk, home: Home, folder: Path, tmp_path: Path
) -> None:
    film = desk.film
    desk.edit("Size", edits.resize, (320, 180))
    own = film.cut.picture.clips
    for extra in own[4:]:
        desk.edit("Out", edits.drop_clip, extra.id)
    long_takes(desk)
    page.player.seek(46)
    qtbot.keyClick(page.timeline, K.Key_D)
    page.player.seek(page.projector.up_to_date().places[2].start)
    qtbot.keyClick(page.timeline, K.Key_G)
    length = desk.film.cut.picture.length
    out = tmp_path / "elsewhere" / "kiln.mp4"
    out.parent.mkdir()
    page._cards()
    page.export_to(out)
    qtbot.waitUntil(lambda: any(j.label.startswith("for the film") for j in page.jobs.jobs), timeout=5000)
    assert page._progress.isVisible() and not page._export.isVisible()
    work(home, lambda label: not label.startswith("for the film"))
    page.jobs.look()
    qtbot.waitUntil(lambda: any(j.label == "film kiln.mp4" for j in page.jobs.jobs), timeout=5000)
    work(home, lambda label: label != "film kiln.mp4")
    with qtbot.waitSignal(page.export.finished, timeout=8000):
        page.jobs.look()
    track = ffmpeg.probe(out).first("vide")
    assert track is not None and (track.samples, track.width, track.height) == (length, 320, 180)
    assert page._export.isVisible() and "Open the folder" in [
        b.text() for b in page.window().findChildren(type(page._export))
    ]
    ask = ["-loglevel", "error", "-i", str(out), "-f", "rawvideo", "-pix_fmt", "gray", "-"]
    shown = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), *ask],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    gap = page.projector.programme.places[2].start + 10
    frame = shown[gap * 320 * 180 : (gap + 1) * 320 * 180]
    assert max(frame) <= 20, "the gap is black"
    assert max(shown[: 320 * 180]) > 100
    assert not (folder / ".workprint" / "exports" / "kiln.mp4").exists()
    for key, at in ((K.Key_I, 10), (K.Key_O, 29)):
        page.player.seek(at)
        qtbot.keyClick(page.timeline, key)
    page.export_to(folder / "exports" / "part.mp4")
    qtbot.waitUntil(lambda: any(j.label == "film part.mp4" for j in page.jobs.jobs), timeout=5000)
    work(home, lambda label: label != "film part.mp4")
    with qtbot.waitSignal(page.export.finished, timeout=8000):
        page.jobs.look()
    track = ffmpeg.probe(folder / "exports" / "part.mp4").first("vide")
    assert track is not None and track.samples == 20, "from in to out"


def press_in_dialog(text: str) -> Callable[[], None]:
    """Something to do soon: press that button of the dialog that is open then."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(b for b in box.buttons() if b.text().replace("&", "") == text).click()

    return press


def test_shots_without_takes_are_asked_about_before_the_export(
    qtbot: QtBot, window: Window, page: TimelinePanel, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare = len(desk.film.shots) - 2
    QTimer.singleShot(50, press_in_dialog("Make the takes"))
    qtbot.mouseClick(page._export, LEFT)
    assert not page.export.running
    assert f"{bare} takes are on the way" in window.remarks.text
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "kiln"), ""))
    QTimer.singleShot(50, press_in_dialog("Export with boards"))
    qtbot.mouseClick(page._export, LEFT)
    assert page.export.running
    qtbot.waitUntil(lambda: any(j.label.startswith("for the film") for j in page.jobs.jobs), timeout=5000)
    qtbot.mouseClick(page._stop, LEFT)
    assert not page.export.running
    stopped = {j.state for j in page.jobs.jobs if j.label.startswith("for the film")}
    assert stopped == {"cancelled"}


def test_the_picture_over_the_whole_screen_and_back(qtbot: QtBot, page: TimelinePanel, player: Player) -> None:
    qtbot.keyClick(page.timeline, K.Key_F)
    whole = page.monitor._whole
    assert whole is not None and whole.isVisible()
    qtbot.keyClick(whole, K.Key_Right)
    assert player.frame == 1, "the keys go on"
    qtbot.keyClick(whole, K.Key_Escape)
    assert page.monitor._whole is None


def test_a_failed_export_is_told_and_another_may_begin(
    qtbot: QtBot, page: TimelinePanel, home: Home, window: Window, tmp_path: Path
) -> None:
    page._cards()
    page.export_to(tmp_path / "a.mp4")
    qtbot.waitUntil(lambda: any(j.label.startswith("for the film") for j in page.jobs.jobs), timeout=5000)
    queue = Queue(home.folder)
    for job in queue.jobs(states=("waiting",)):
        queue.send(job.id, "here")
        queue.fail(job.id, "the disk is full")
    queue.close()
    page.jobs.look()
    assert "not exported" in window.remarks.text and "the disk is full" in window.remarks.text
    assert not page.export.running and page._export.isVisible()
