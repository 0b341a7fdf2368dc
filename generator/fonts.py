"""Font files, found in the packages this project depends on and never on the machine."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from generator.problems import MissingTool

SEMIBOLD = 600
# What many machines have and no package brings, and the open family that sets the same words as wide: Arimo
# is made to Arial's measures; every letter of Courier New and of JetBrains Mono is 0.6 em wide.
TWINS = {
    **dict.fromkeys(("Arial", "Helvetica", "Helvetica Neue", "Liberation Sans"), "Arimo"),
    "Courier New": "JetBrains Mono",
}


@dataclass(frozen=True)
class Face:
    """One font file. Axes it does not have are not listed; a variable file serves every weight between."""

    family: str
    file: Path
    italic: bool
    weights: tuple[int, int]


@dataclass(frozen=True)
class Family:
    """`large` families, of ideographs, are too large to embed whole: a print carries the letters it shows."""

    name: str
    faces: tuple[Face, ...]
    large: bool = False

    def face(self, *, italic: bool = False) -> Face:
        """The upright or italic file; the upright one if the family has no italic."""
        wanted = (face for face in self.faces if face.italic == italic)
        return next(wanted, self.faces[0])

    def has(self, *, bold: bool, italic: bool) -> bool:
        """Whether the family has that cut itself, and not another in its place."""
        found = self.face(italic=italic)
        return found.italic == italic and (not bold or found.weights[1] >= SEMIBOLD)


# Families too large for a package each: variable files of every weight, in folders by the family's name.
_EASTERN, _EASTERN_WEIGHTS = "justmytype_intl_cjk", (100, 900)
_EASTERN_FAMILIES = ("Noto Sans SC", "Noto Sans TC", "Noto Sans JP", "Noto Sans KR")


@lru_cache(maxsize=64)
def family(name: str) -> Family:
    """A family by its name, or its twin. Raises MissingTool if no installed package has it."""
    name = TWINS.get(name, name)
    package = _EASTERN if name in _EASTERN_FAMILIES else "fontpkg_" + name.lower().replace(" ", "_")
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        wanted = package.replace("_", "-")
        raise MissingTool(f"the font family '{name}' is not installed; type: pip install {wanted}")
    root = Path(spec.submodule_search_locations[0])
    if package == _EASTERN:
        return Family(name, tuple(_eastern(name, root)), large=True)
    return Family(name, tuple(_faces(name, root)))


def _eastern(name: str, root: Path) -> list[Face]:
    files = (root / "fonts" / "ofl" / name.lower().replace(" ", "")).glob("*.ttf")
    return [Face(name, file, italic=False, weights=_EASTERN_WEIGHTS) for file in files]


def _faces(name: str, root: Path) -> list[Face]:
    described = json.loads((root / "metadata.json").read_text(encoding="utf-8"))
    axes = {axis["tag"]: (int(axis["min"]), int(axis["max"])) for axis in described["axes"]}
    return [
        Face(
            name,
            root / file["path"],
            italic=file["style"] == "italic",
            weights=axes["wght"] if file["variable"] else (file["weight"], file["weight"]),
        )
        for file in described["files"]
    ]
