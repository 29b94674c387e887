"""Votes in the Council of the European Union, by the rules of the time."""

from collections.abc import Collection

# Treaty of Accession 1994: 87 votes.
FIFTEEN = {
    "DE": 10, "FR": 10, "IT": 10, "UK": 10, "ES": 8, "BE": 5, "EL": 5, "NL": 5, "PT": 5,
    "AT": 4, "SE": 4, "DK": 3, "IE": 3, "FI": 3, "LU": 2,
}  # fmt: skip
# Treaty of Nice with the accessions of 2004 and 2007: 345 votes.
NICE = {
    "DE": 29, "FR": 29, "IT": 29, "UK": 29, "ES": 27, "PL": 27, "RO": 14, "NL": 13, "BE": 12, "CZ": 12,
    "EL": 12, "HU": 12, "PT": 12, "AT": 10, "SE": 10, "BU": 10, "DK": 7, "IE": 7, "LT": 7, "SK": 7, "FI": 7,
    "EE": 4, "CY": 4, "LV": 4, "LU": 4, "SI": 4, "MT": 3,
}  # fmt: skip
# Treaty of Lisbon: population on 1 January 2014 in millions (Eurostat).
LISBON = {
    "DE": 80.8, "FR": 65.9, "UK": 64.3, "IT": 60.8, "ES": 46.5, "PL": 38.0, "RO": 19.9, "NL": 16.8,
    "BE": 11.2, "EL": 10.9, "CZ": 10.5, "PT": 10.4, "HU": 9.9, "SE": 9.6, "AT": 8.5, "BU": 7.2, "DK": 5.6,
    "FI": 5.5, "SK": 5.4, "IE": 4.6, "CR": 4.2, "LT": 2.9, "SI": 2.1, "LV": 2.0, "EE": 1.3, "CY": 0.9,
    "LU": 0.55, "MT": 0.43,
}  # fmt: skip


def votes(states: Collection[str]) -> dict[str, float]:
    """Votes of the states under the rules told from who takes part, as shares of the largest state's.

    Croatia joined in 2013, just before the rules of Lisbon; any other newcomer came under those of Nice.

    Parameters
    ----------
    states : collection of str
        Two letters each, as in DEU III: BU for Bulgaria, CR for Croatia, EL for Greece.

    Returns
    -------
    dict of state to float
        Above 0, at most 1, for every state that has votes under these rules.
    """
    rules = LISBON if "CR" in states else FIFTEEN if set(states) <= FIFTEEN.keys() else NICE
    most = max(rules.values())
    return {state: value / most for state, value in rules.items()}
