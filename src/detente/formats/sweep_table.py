"""Rows of a sweep as a table: CSV, or Parquet where the file is called so."""

import csv
import importlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import TextIO

from detente.extras import lacking
from detente.records.sweep import ColumnKind, Row

SUFFIXES = (".parquet", ".csv")


def check_name(output: Path, *, force: bool) -> None:
    """Refuse a table that could not be written in the end, before anything is forecast.

    Raises
    ------
    ValueError
        Where the name says no kind of table, something stands there, or pyarrow is missing for Parquet.
    """
    if output.suffix not in SUFFIXES:
        raise ValueError(f"{output}: neither .parquet nor .csv -> give a name that ends so")
    if output.exists() and not force:
        raise ValueError(f"{output}: already there -> give another name, or --force")
    if output.suffix == ".parquet":
        _parquet()


def write_table(output: Path, columns: Mapping[str, ColumnKind], rows: Iterable[Row]) -> None:
    """Write a table, whole or not at all, a few rows at a time."""
    scratch = output.with_name(f".{output.name}.scratch")
    try:
        if output.suffix == ".parquet":
            with scratch.open("wb") as stream:
                _parquet().write_rows(stream, columns, rows)
        else:
            with scratch.open("w", encoding="utf-8", newline="") as file:
                write_csv(file, columns, rows)
        os.replace(scratch, output)
    finally:
        scratch.unlink(missing_ok=True)


def write_csv(file: TextIO, columns: Mapping[str, ColumnKind], rows: Iterable[Row]) -> None:
    """Write rows as CSV with a head; what is unknown is left empty."""
    writer = csv.DictWriter(file, fieldnames=list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def _parquet() -> ModuleType:
    """Loaded where it is asked for, since it needs an extra."""
    try:
        return importlib.import_module("detente.records.parquet")
    except ModuleNotFoundError:
        raise ValueError(f"Parquet: {lacking('parquet')}, or give a .csv file") from None
