"""Final Draft (.fdx) read as Fountain: every word, scene number, note, synopsis and dual dialogue of the script itself.

An .fdx is XML from a stranger: no DTD, no entities, a bounded size and depth, and the parser is fed once (expat before
2.6 takes quadratic time when it is fed in pieces).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element as Node
from xml.etree.ElementTree import TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from studio.film import fountain
from studio.film.heading import opens_scene
from studio.trouble import Trouble

LARGEST = 20_000_000
DEEPEST = 200
MOST_NODES = 150_000  # a feature has about 20,000

_SPOKEN = ("character", "parenthetical", "dialogue", "lyric")
_KINDS = {
    "Scene Heading": "heading", "Action": "action", "Character": "character", "Parenthetical": "parenthetical",
    "Dialogue": "dialogue", "Transition": "transition", "Singing": "lyric", "Lyrics": "lyric",
}  # fmt: skip
_MARKS = {"Bold": "**", "Italic": "*", "Underline": "_"}


class _TooMuch(Exception):
    """What of a file is more than any script has."""


class _Bounded(TreeBuilder):
    """A tree that stops growing before its depth or size could hurt anybody."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._nodes = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Node:
        self._depth += 1
        self._nodes += 1
        if self._depth > DEEPEST:
            raise _TooMuch(f"is nested more than {DEEPEST} levels deep")
        if self._nodes > MOST_NODES:
            raise _TooMuch(f"has more than {MOST_NODES:,} parts")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Node:
        self._depth -= 1
        return super().end(tag)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the script as Final Draft has it; ``where`` counts the paragraphs of the file from 1."""

    kind: str
    text: str  # with Fountain's emphasis
    plain: str
    where: int
    number: str = ""
    dual: bool = False
    centred: bool = False
    new_page: bool = False
    notes: tuple[str, ...] = ()
    synopsis: str = ""


def is_final_draft(raw: bytes) -> bool:
    """Whether bytes are a Final Draft script, whatever the file is called."""
    return b"<FinalDraft" in raw[:2_000]


def fountain_text(raw: bytes, name: str) -> str:
    """The script in ``raw`` as Fountain text that reads back as the same kinds. ``name`` is only for the message.

    Raises Trouble when it is no Final Draft script, or is made to hurt whoever reads it.
    """
    root = _root(raw, name)
    content = root.find("Content")
    if root.tag != "FinalDraft" or content is None:
        raise Trouble(f"{name} is not a Final Draft script; export the screenplay as FDX or Fountain")
    paragraphs = _grouped(list(_paragraphs(root, content)))
    page = _title_page(root)
    text = _written(paragraphs, page)
    wrong = _first_difference(text, paragraphs)
    if wrong:
        raise Trouble(
            f"paragraph {wrong.where} of {name} ({wrong.plain[:40]!r}) would not survive as Fountain; "
            "simplify it in Final Draft, or export the screenplay as Fountain"
        )
    return text


def _root(raw: bytes, name: str) -> Node:
    if len(raw) > LARGEST:
        raise Trouble(f"{name} has more than {LARGEST // 1_000_000} MB; a screenplay has less than one")
    if not raw.strip():
        raise Trouble(f"{name} is empty; export the screenplay again")
    parser = DefusedXMLParser(target=_Bounded(), forbid_dtd=True)
    try:
        parser.feed(raw)
        root: Node = parser.close()
    except _TooMuch as much:
        raise Trouble(f"{name} {much}, as no Final Draft script does; export the screenplay again") from None
    except DefusedXmlException:
        raise Trouble(
            f"{name} declares a document type or entities, which no Final Draft script does; it is not read"
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        raise Trouble(f"{name} is not whole XML ({error}); export the screenplay as FDX again") from None
    return root


def _paragraphs(root: Node, content: Node) -> Iterator[Paragraph]:
    """The paragraphs of the script itself; title page, headers and summaries use the same tag elsewhere."""
    capitals = {
        setting.get("Type", "")
        for setting in root.findall("ElementSettings")
        if (font := setting.find("FontSpec")) is not None and "AllCaps" in font.get("Style", "")
    }
    where = 0
    for node in content:
        pair = node if node.tag == "DualDialogue" else node.find("DualDialogue")
        if pair is None:
            if node.tag == "Paragraph":
                where += 1
                yield _paragraph(node, where, capitals, dual=False)
            continue
        speakers = 0
        for inner in pair.findall("Paragraph"):
            where += 1
            speakers += inner.get("Type") == "Character"
            yield _paragraph(inner, where, capitals, dual=speakers > 1 and inner.get("Type") == "Character")


def _paragraph(node: Node, where: int, capitals: set[str], dual: bool) -> Paragraph:
    named = node.get("Type") or "Action"
    kind = _KINDS.get(named, "action")
    plain = "".join(_run_text(run) for run in node.findall("Text"))
    text = plain if kind in ("heading", "character") else "".join(_emphasised(run) for run in node.findall("Text"))
    if named in capitals:
        plain, text = plain.upper(), text.upper()
    notes = tuple(
        words
        for note in node.findall("ScriptNote")
        if (words := "\n".join(p for p in (_all_text(x) for x in note.findall("Paragraph")) if p) or _all_text(note))
    )
    synopsis = " ".join(_all_text(s) for s in node.findall("SceneProperties/Summary")).strip()
    return Paragraph(
        kind, text.strip("\r\n"), plain.strip("\r\n"), where,
        number=re.sub(r"[#\s]+", " ", node.get("Number") or "").strip() if kind == "heading" else "",
        dual=dual, centred=node.get("Alignment") == "Center" and kind == "action",
        new_page=node.get("StartsNewPage") == "Yes", notes=notes, synopsis=synopsis,
    )  # fmt: skip


def _run_text(run: Node) -> str:
    text = "".join(run.itertext()).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return text.upper() if "AllCaps" in (run.get("Style") or "") else text


def _all_text(node: Node) -> str:
    return re.sub(r"[ \t]+", " ", "".join("".join(t.itertext()) for t in node.iter("Text"))).strip()


def _emphasised(run: Node) -> str:
    text = _guarded(_run_text(run))
    marks = "".join(_MARKS[s] for s in (run.get("Style") or "").split("+") if s in _MARKS)
    inner = text.strip()
    if not marks or not inner or "\n" in inner:
        return text
    start = text.index(inner)
    return f"{text[:start]}{marks}{inner}{marks[::-1]}{text[start + len(inner) :]}"


def _guarded(text: str) -> str:
    """Words that happen to look like Fountain's marks, escaped."""
    return re.sub(r"\[(?=\[)", r"[\\", re.sub(r"([*_\\])", r"\\\1", text))


def _grouped(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs as Fountain can say them: a speech has a name and words, an empty line ends an action."""
    kept: list[Paragraph] = []
    for k, p in enumerate(paragraphs):
        if p.kind in ("dialogue", "parenthetical", "lyric") and not (kept and kept[-1].kind in _SPOKEN):
            p = replace(p, kind="lyric" if p.kind == "lyric" else "action")  # noqa: PLW2901  nobody says it
        if p.kind == "character":
            after = next((q for q in paragraphs[k + 1 :] if q.plain.strip() or q.kind == "character"), None)
            name = " ".join(p.plain.split()).rstrip("^ ")
            if not name:
                continue
            silent = after is None or after.kind not in ("dialogue", "parenthetical", "lyric")
            p = replace(p, text=name, plain=name, kind="action" if silent else "character", dual=p.dual and not silent)  # noqa: PLW2901
        if p.kind in ("heading", "transition"):
            p = replace(p, text=" ".join(p.text.split()), plain=" ".join(p.plain.split()))  # noqa: PLW2901
        if p.kind == "action" and not p.centred:
            pieces = [t for t in re.split(r"\n[ \t]*\n", p.text) if t.strip()]
            if not pieces and (p.notes or p.new_page):
                pieces = [""]
            for nth, piece in enumerate(pieces):
                kept.append(
                    replace(
                        p,
                        text=piece.strip("\n"),
                        notes=p.notes if nth + 1 == len(pieces) else (),
                        new_page=p.new_page and nth == 0,
                    )
                )
        elif p.plain.strip() or p.notes:
            kept.append(p)
    return kept


def _written(paragraphs: list[Paragraph], page: list[str]) -> str:
    out: list[str] = list(page)
    for p in paragraphs:
        if p.new_page:
            out += ["", "==="]
        notes = "".join(f" [[{_note(n)}]]" for n in p.notes)
        if p.kind in ("parenthetical", "dialogue") or (p.kind == "lyric" and out and out[-1]):
            out.append(_speech_text(p) + notes)
            continue
        text = _own_text(p)
        out += ["", (text + notes).strip() if not text else text + notes]
        if p.synopsis and p.kind == "heading":
            out += ["", "= " + " ".join(p.synopsis.split())]
    return "\n".join(out).lstrip("\n") + "\n"


def _note(text: str) -> str:
    return re.sub(r"\n\s*\n+", "\n", text.replace("]]", "] ]").replace("[[", "[ ["))


def _speech_text(p: Paragraph) -> str:
    if p.kind == "parenthetical":
        inner = " ".join(p.text.split())
        return inner if inner.startswith("(") and inner.endswith(")") else f"({inner.strip('()')})"
    if p.kind == "lyric":
        return "\n".join(f"~{line.strip()}" for line in p.text.split("\n") if line.strip())
    return "\n".join(line.strip() or "  " for line in p.text.strip().split("\n"))


def _own_text(p: Paragraph) -> str:
    if p.kind == "heading":
        text = p.plain.strip()
        text = text if opens_scene(text) else "." + text.lstrip(". ")
        return text + (f" #{p.number}#" if p.number else "")
    if p.kind == "character":
        bare = re.split(r"[(（]", p.plain, maxsplit=1)[0]
        plain_name = bare.isupper() and not opens_scene(p.plain) and p.plain[0] not in "!@~.>#="
        return ("" if plain_name else "@") + p.plain + (" ^" if p.dual else "")
    if p.kind == "transition":
        text = p.text.strip()
        return text if text.isupper() and text.endswith("TO:") else "> " + text.lstrip("> ").rstrip("< ")
    if p.kind == "lyric":
        return "\n".join(f"~{line.strip()}" for line in p.text.split("\n") if line.strip())
    if p.centred:
        return "\n".join(f"> {line.strip()} <" for line in p.text.split("\n") if line.strip())
    if not p.text:
        return ""
    alone = fountain.read(f"x.\n\n{p.text}\n\nx.").elements
    if [e.kind for e in alone] == ["action"] * 3:
        return p.text
    return "\n".join("!" + line for line in p.text.split("\n"))


def _title_page(root: Node) -> list[str]:
    """Final Draft's title page has no keys: the first centred line is the title, the line after "by" the author."""
    paragraphs = [(_all_text(p), p.get("Alignment") == "Center") for p in root.findall("TitlePage/Content/Paragraph")]
    lines = [(text, centred) for text, centred in paragraphs if text]
    if not lines:
        return []
    title = next((k for k, (_, centred) in enumerate(lines) if centred), 0)
    by = next(
        (k for k, (text, _) in enumerate(lines) if k > title and re.search(r"\bby\s*:?$", text, re.IGNORECASE)), None
    )
    page = [f"Title: {lines[title][0]}"]
    used = {title}
    if by is not None:
        page.append(f"Credit: {lines[by][0]}")
        used.add(by)
        if by + 1 < len(lines):
            page.append(f"Author: {lines[by + 1][0]}")
            used.add(by + 1)
    rest = [text for k, (text, _) in enumerate(lines) if k not in used]
    return [*page, *(["Notes:", *(f"    {line}" for line in rest)] if rest else [])]


def _first_difference(text: str, paragraphs: list[Paragraph]) -> Paragraph | None:
    """The first paragraph our own lexer does not read back as the kind it was, or None."""
    printed = ("heading", "action", "character", "transition")
    read = [e.kind for e in fountain.read(text).elements if e.kind in printed]
    meant = [p for p in paragraphs if p.kind in printed and not p.centred and (p.text or p.kind != "action")]
    for nth, p in enumerate(meant):
        if nth >= len(read) or read[nth] != p.kind:
            return p
    return paragraphs[-1] if len(read) > len(meant) else None
