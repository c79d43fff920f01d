"""What the drawing knows about itself: depth, which subject a pixel belongs to, edges, and the camera of the frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import skia

from .camera import Pose
from .stage import Node


@dataclass(frozen=True)
class View:
    """The camera's transform of one frame; pixels of the frame, degrees, and where the parallax starts from."""

    pan: float
    tilt: float
    zoom: float
    roll: float
    truck: float
    crane: float
    dolly: float
    origin_x: float
    origin_y: float


@dataclass(frozen=True)
class Guides:
    """Exact maps of one frame. ``depth`` float32 (h, w), 0 near .. 1 far; ``subjects`` uint8 (h, w), 0 is the set and
    n is ``plan.subjects[n - 1]``; ``edges`` uint8 (h, w), 255 on an edge."""

    depth: np.ndarray
    subjects: np.ndarray
    edges: np.ndarray
    view: View


def depth_of_p(p: np.ndarray) -> np.ndarray:
    """0 near .. 1 far from inverse distance: the plan's depth, moved into 0..1."""
    return np.clip(1.0 - np.sqrt(np.clip(p - 0.008, 0.0, None) / 1.6), 0.0, 1.0).astype(np.float32)


def trace(nodes: list[Node], pose: Pose, t: float, width: int, height: int) -> tuple[np.ndarray, np.ndarray]:
    """Depth and subjects of a frame, by drawing every solid node alone and asking where it is opaque."""
    depth = np.ones((height, width), np.float32)
    subjects = np.zeros((height, width), np.uint8)
    sheet = np.zeros((height, width, 4), np.uint8)
    info = skia.ImageInfo.MakeN32Premul(width, height)
    surface = skia.Surface.MakeRasterDirect(info, sheet, width * 4)
    canvas = surface.getCanvas()
    xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    for node in nodes:
        if not node.solid:
            continue
        canvas.clear(0)
        node.draw(canvas, pose, t)
        there = sheet[..., 3] > 127
        if not there.any():
            continue
        if node.plane is not None:
            p = node.plane(pose, xs, ys)
            depth[there] = depth_of_p(p)[there]
        else:
            depth[there] = depth_of_p(np.full(1, node.p, np.float32))[0]
        subjects[there] = node.subject
    return depth, subjects


def edges_of(picture: np.ndarray, depth: np.ndarray, subjects: np.ndarray) -> np.ndarray:
    """Edges of the clean picture, and every outline where the subject or the depth jumps."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGRA2GRAY)
    edges: np.ndarray = cv2.Canny(cv2.GaussianBlur(grey, (0, 0), 1.0), 40, 110)
    jump = np.zeros(depth.shape, bool)
    for axis in (0, 1):
        a = np.abs(np.diff(depth, axis=axis)) > 0.05
        b = np.diff(subjects.astype(np.int16), axis=axis) != 0
        hit = a | b
        if axis == 0:
            jump[1:, :] |= hit
        else:
            jump[:, 1:] |= hit
    edges[jump] = 255
    return edges


def turned(image: np.ndarray, matrix: Any, width: int, height: int, border: int = cv2.BORDER_REPLICATE) -> np.ndarray:
    """A map turned as the picture was, without inventing values in between."""
    out: np.ndarray = cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_NEAREST, borderMode=border)
    return out
