"""What libraries may use of the machine during a build: a scratch folder in the output, no fonts but ours."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.saving import unwritable

# Fontconfig would list the machine's fonts, write a cache of them into the person's home, and let their
# metrics move what is laid out: the same talk would give other bytes on another machine.
_NO_FONTS = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig/>\n'


@contextmanager
def isolate_libraries(output: Path) -> Iterator[None]:
    """Keep temporary files in a folder inside `output`, which goes at the end, and hide the machine's fonts.

    WeasyPrint writes its fonts into temporary files, and a forked process that made a print removes none.
    Folders that were made for this and hold nothing afterwards go as well. Raises ProblemsFound when `output`
    cannot be written.
    """
    missing = [path for path in (output, *output.parents) if not path.exists()]
    try:
        output.mkdir(parents=True, exist_ok=True)
        scratch = tempfile.TemporaryDirectory(prefix=".scratch-", dir=output, ignore_cleanup_errors=True)
    except OSError as error:
        raise unwritable(error, output) from None
    tempdir, config = tempfile.tempdir, os.environ.get("FONTCONFIG_FILE")
    try:
        with scratch as folder, warnings.catch_warnings():
            warnings.filterwarnings("ignore", "No fonts configured")  # WeasyPrint's, on its import
            fonts = Path(folder, "fonts.conf").resolve()
            fonts.write_text(_NO_FONTS, encoding="utf-8")
            tempfile.tempdir, os.environ["FONTCONFIG_FILE"] = folder, str(fonts)
            yield
    finally:
        tempfile.tempdir = tempdir
        os.environ.pop("FONTCONFIG_FILE")
        if config is not None:
            os.environ["FONTCONFIG_FILE"] = config
        for path in missing:
            with suppress(OSError):
                path.rmdir()
