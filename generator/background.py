"""Runs a task in a forked process where the system allows it, and in turn where it does not."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

from generator.problems import TriptychError

Result = TypeVar("Result")


def run_in_background(task: Callable[[], Result]) -> Callable[[], Result]:
    """Start the task. The function returned waits for its result, or raises what the task raised.

    Forks on Linux alone: elsewhere a new process would have to import everything again, or forking is not
    safe. Nor is it beside other threads.
    """
    if sys.platform != "linux" or (os.cpu_count() or 1) < 2 or threading.active_count() > 1:
        return task
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def work() -> None:
        # An interruption ends it without a word: the process that waits for it has its own.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        try:
            sender.send((task(), None))
        except TriptychError as error:
            sender.send((None, error))

    sys.stdout.flush()
    process = context.Process(target=work)
    process.start()
    sender.close()

    def result() -> Result:
        try:
            value, error = receiver.recv()
        except EOFError:
            process.join()
            said = f"a print could not be made: its process ended with {process.exitcode}"
            killed = "; the machine may be short of memory" if process.exitcode == -signal.SIGKILL else ""
            raise TriptychError(said + killed) from None
        finally:
            process.join()
        if error is not None:
            raise error
        return value  # type: ignore[no-any-return]

    return result


def end_all() -> None:
    """End every task that was started and is no longer waited for."""
    for process in multiprocessing.active_children():
        process.terminate()
        process.join()
