"""Run one program so that nothing of it outlives the launcher, whatever kills the launcher.

usage: guard.py GRACE_SECONDS COMMAND [ARG ...]

The launcher holds the other end of our standard input. When that end closes - an orderly stop, a crash or kill -9 of
the launcher - the program's process group gets SIGTERM, GRACE_SECONDS later SIGKILL, and so does every descendant that
moved to a group of its own (we are their reaper). If this guard itself is killed, the kernel kills the program
(PR_SET_PDEATHSIG). Exit code: the program's; 128+N when signal N ended it; 127 when it could not be started.
"""

import ctypes
import os
import select
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36


LIBC = ctypes.CDLL(None)


def prctl(option, value):
    """Linux only; elsewhere the pipe and the process group still do the orderly part."""
    if hasattr(LIBC, "prctl"):
        LIBC.prctl(option, value, 0, 0, 0)


def descendants():
    """Every living process under this one, found through /proc; empty where there is no /proc."""
    children = {}
    for name in os.listdir("/proc") if os.path.isdir("/proc") else []:
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", "rb") as stat:
                state, parent = stat.read().rsplit(b")", 1)[1].split()[:2]
        except OSError:
            continue
        if state != b"Z":
            children.setdefault(int(parent), []).append(int(name))
    found, queue = [], [os.getpid()]
    while queue:
        below = children.get(queue.pop(), [])
        found.extend(below)
        queue.extend(below)
    return found


def send(target, number, group=False):
    try:
        (os.killpg if group else os.kill)(target, number)
    except (ProcessLookupError, PermissionError):
        pass


def reap(main_pid):
    """Collect every dead child; the main program's wait status once it is among them."""
    status = None
    while True:
        try:
            pid, code = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return status
        if pid == 0:
            return status
        if pid == main_pid:
            status = code


def main():
    grace, command = float(sys.argv[1]), sys.argv[2:]
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    wake_read, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
    asked = []
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: asked.append(True))
    signal.signal(signal.SIGCHLD, lambda *_: None)
    try:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: prctl(PR_SET_PDEATHSIG, signal.SIGKILL),
        )
    except OSError as error:
        print(f"could not start {command[0]}: {error.strerror}", file=sys.stderr)
        sys.exit(127)

    deadline, status, watched = None, None, [0, wake_read]
    while status is None:
        wait = 0.5 if deadline is None else max(0.0, min(0.5, deadline - time.monotonic()))
        ready, _, _ = select.select(watched, [], [], wait)
        if wake_read in ready:
            os.read(wake_read, 512)
        if 0 in ready and os.read(0, 512) == b"":
            asked.append(True)
            watched = [wake_read]
        if asked and deadline is None:
            deadline = time.monotonic() + grace
            send(child.pid, signal.SIGTERM, group=True)
        if deadline is not None and time.monotonic() >= deadline:
            send(child.pid, signal.SIGKILL, group=True)
            deadline = time.monotonic() + 1
        status = reap(child.pid)

    # The program is gone. What it left behind gets a moment to end by itself (when it was asked to), then is killed.
    leftover_deadline = time.monotonic() + (0.5 if asked else 0)
    while True:
        reap(None)
        rest = descendants()
        if not rest:
            break
        if time.monotonic() >= leftover_deadline:
            for pid in rest:
                send(pid, signal.SIGKILL)
        time.sleep(0.02)
    sys.exit(128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))


main()
