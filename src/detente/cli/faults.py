"""Any fault as one line: where, what is wrong, what would be right."""

import errno
import re
from difflib import get_close_matches

import typer

MAX_LENGTH = 600
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""How the system says that the disk, or what may be taken of it, is full."""
# What would be right where the system refuses.
_OF_THE_SYSTEM = {
    **dict.fromkeys(NO_ROOM, "nothing was written: free some space, then do it again"),
    errno.EACCES: "check who may read and write it, and its folder",
    errno.EPERM: "check who may read and write it, and its folder",
    errno.EROFS: "give a file on a disk that may be written",
    errno.ELOOP: "a link leads to itself: give the file",
    errno.EEXIST: "give another name",
    errno.EISDIR: "give a file",
    errno.ENOTDIR: "a file stands in the place of a folder: give another name",
    errno.ENAMETOOLONG: "give a shorter name",
}
# What a library says of a number among the options, and the same in plain words.
_OF_NUMBERS = (
    (re.compile("input should be a valid integer.*"), "not a whole number -> give one"),
    (re.compile("input should be a valid number.*"), "not a number -> give one"),
    (re.compile(r"input should be greater than or equal to (\S+)"), r"too small -> give \1 or more"),
    (re.compile(r"input should be less than or equal to (\S+)"), r"too large -> give \1 or less"),
)
_INVALID = re.compile(r"Invalid value for '?([^':]+)'?: (?:Value error, )?")


def one_line(error: BaseException) -> str:
    """The fault in one line; of a scenario with many, the first and how to see the others."""
    return visible(_told(error))


def _told(error: BaseException) -> str:
    if told := getattr(error, "in_one_line", None):  # another program's file
        return _flat(told)
    faults = getattr(error, "faults", None)
    if faults:
        more = f" (and {len(faults) - 1} more: detente check {faults[0].file})" if len(faults) > 1 else ""
        return f"{faults[0]}{more}"
    if isinstance(error, typer.TyperException):
        return _usage(error)
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename is not None else ""
        fix = _OF_THE_SYSTEM.get(error.errno or 0)
        return f"{where}{error.strerror.lower()}{f' -> {fix}' if fix else ''}"
    return _flat(str(error)) or type(error).__name__


def visible(text: str) -> str:
    """A text without signs that a terminal would obey; ends of lines stay.

    >>> visible("a\\x1b[2Jb")
    'a?[2Jb'
    """
    return "".join(sign if sign.isprintable() or sign == "\n" or _half(sign) else "?" for sign in text)


def _half(sign: str) -> bool:
    """Whether a sign stands for a byte that is no text, as in odd file names; the output spells it out."""
    return "\ud800" <= sign <= "\udfff"


def _usage(error: typer.TyperException) -> str:
    """What is wrong with the call, and which call's help says what would be right."""
    message = _flat(error.format_message())
    if " -> " in message:
        return _plain(message)
    option = getattr(error, "option_name", "").lstrip("-")
    known = [name.lstrip("-") for name in getattr(error, "possibilities", None) or ()]
    if close := get_close_matches(option, known, n=1):
        return f"no such option: --{option} -> did you mean '--{close[0]}'?"
    plain = _plain(message.partition(" (Possible options")[0])
    for library, words in _OF_NUMBERS:
        if library.search(plain):
            return library.sub(words, plain)
    context = getattr(error, "ctx", None)
    where = context.command_path if context is not None else "detente"
    return f"{plain} -> {where} --help"


def _plain(message: str) -> str:
    """Typer's words as ours: `--draws: input should be ...`."""
    option, said = "", message
    if invalid := _INVALID.match(message):
        option, said = f"{invalid[1]}: ", message[invalid.end() :]
    return option + said[:1].lower() + said[1:].rstrip(".")


def _flat(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MAX_LENGTH else line[: MAX_LENGTH - 1] + "…"
