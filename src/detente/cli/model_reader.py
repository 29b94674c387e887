"""`detente read --llm`: whom to ask, checked before anything is sent; the libraries load only here."""

import importlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import typer

from detente.extras import lacking
from detente.reading import Glossary

_KEY = re.compile(r"[\x21-\x7e]+")
_NAME = re.compile(r"[\w.:/@+-]{1,200}")


@dataclass(frozen=True)
class Asked:
    """What the command line says of a model: its name, the server's address, where the key is, how long."""

    model: str | None
    url: str | None
    key_variable: str | None
    seconds: float

    def second_reader(self, words: Glossary) -> Callable[[list[dict[str, Any]]], list[dict[str, Any]]] | None:
        """The reader that asks the model; None where no model is named.

        Raises
        ------
        typer.BadParameter
            There is no address, or it is none; the key's variable is not set.
        ValueError
            The extra is not installed.
        """
        if self.model is None:
            for option, value in (("--llm-url", self.url), ("--llm-key-env", self.key_variable)):
                if value is not None:
                    raise typer.BadParameter("no model is named -> add --llm MODEL", param_hint=option)
            return None
        if not _NAME.fullmatch(self.model):
            raise typer.BadParameter("no name of a model -> give it as its server does", param_hint="--llm")
        url = _address(self.url)
        if self.key_variable is not None and not _KEY.fullmatch(os.environ.get(self.key_variable, "")):
            message = "no such variable with a key in it -> give the name of the one that holds the key"
            raise typer.BadParameter(message, param_hint="--llm-key-env")
        try:
            chat = importlib.import_module("detente.reading.llm.chat")
            second = importlib.import_module("detente.reading.llm.second")
        except ModuleNotFoundError:
            raise ValueError(f"--llm: {lacking('llm')}") from None
        server = chat.Server(self.model, url, self.key_variable, self.seconds)
        reader: Callable[[list[dict[str, Any]]], list[dict[str, Any]]] = second.SecondReader(server, words)
        return reader


def _address(url: str | None) -> str:
    """The server's address, as given."""
    example = "http://localhost:8080/v1"
    if url is None:
        raise typer.BadParameter(f"no address to ask -> --llm-url, such as {example}", param_hint="--llm")
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        sound = False
    if not sound or re.search(r"[\s\x00-\x1f]", url):
        raise typer.BadParameter(f"not an address such as {example}", param_hint="--llm-url")
    if parts.username or parts.password or parts.query or parts.fragment:
        message = "an address holds no key -> give the address alone; the key by --llm-key-env"
        raise typer.BadParameter(message, param_hint="--llm-url")
    return url
