"""How each verb is called, shown at the end of its help."""

EXAMPLES = {
    "demo": ("detente demo", "detente demo --draws 2000 --json"),
    "catalogue": (
        "detente catalogue",
        "detente catalogue elmira",
        "detente catalogue elmira --copy my-elmira",
    ),
    "init": ("detente init my-case",),
    "check": ("detente check my-case", "detente check my-case/scenario.yaml --json"),
    "schema": ("detente schema > scenario.schema.json", "detente schema race"),
    "import": (
        "detente import domain.xml profile-a.xml profile-b.xml -o scenario.yaml",
        "detente import conflict.gmcr --from gmcr -o scenario.yaml",
    ),
    "export": (
        "detente export my-case --to genius -o domain",
        "detente export my-case --to csv -o worths.csv",
    ),
    "read": (
        "detente read article.txt --scenario my-case --explain",
        "detente read articles/ --scenario my-case -o evidence.jsonl --jobs 2",
    ),
    "draft": ("detente draft first.txt second.txt -o scenario.yaml",),
    "packages": (
        "detente packages my-case",
        "detente packages my-case --for US --trades",
        "detente packages my-case --package sanctions='partial relief' --draws 500",
    ),
    "positions": (
        "detente positions car-emission-standards",
        "detente positions my-case --issue delay --draws 500",
    ),
    "stability": (
        "detente stability my-case",
        "detente stability elmira --target NYNNY",
        "detente stability my-case --package sanctions='partial relief' --picture states.svg",
    ),
    "phases": ("detente phases my-case", "detente phases my-case --bond US=2 --picture steps.svg"),
    "race": ("detente race my-case", "detente race my-case --draws 500 --picture race.svg"),
    "arms": ("detente arms arms-race-1909", "detente arms my-case --cap US=10 --years 20"),
    "precedent": ("detente precedent my-case --top 10",),
    "ratify": ("detente ratify my-case", "detente ratify my-case --draws 500"),
    "timing": ("detente timing my-case", "detente timing my-case --as-of 2019-06-01"),
    "blocs": ("detente blocs syria-2016", "detente blocs my-case --blocs 3 --draws 500 --picture blocs.svg"),
    "leverage": ("detente leverage iran-2019", "detente leverage iran-2019 --cut 'IR|IN'"),
    "forecast": (
        "detente forecast my-case",
        "detente forecast my-case --evidence evidence.jsonl --record",
        "detente forecast my-case --as-of 2019-06-01 --json",
    ),
    "what-if": (
        "detente what-if my-case --set parties.US.no_deal=6",
        "detente what-if my-case --variant no-minsk --given sanctions='partial relief'",
    ),
    "explain": (
        "detente explain my-case",
        "detente explain my-case sanctions='partial relief' --for 0.5",
    ),
    "elicit": (
        "detente elicit my-case --party US --questions",
        "detente elicit my-case --answers us.yaml --yes",
        "detente elicit my-case --merge other/scenario.yaml --output merged.yaml",
    ),
    "update": (
        "detente update my-case new-article.txt --plan",
        "detente update my-case new-article.txt --yes",
        "detente update my-case --as-of 2019-06-01 --plan",
    ),
    "watch": ("detente watch my-case",),
    "resolve": ("detente resolve my-case deal-by-2020 no --source 'press statement of 3 November 2020'",),
    "score": ("detente score my-case", "detente score case-a case-b --json"),
    "backtest": (
        "detente backtest --positions deu.csv",
        "detente backtest --precedent treaties.csv --since 1995",
    ),
    "history": ("detente history my-case", "detente history my-case --search 'envoy named'"),
    "diff": ("detente diff my-case 1 2",),
    "replay": ("detente replay my-case 1",),
    "report": ("detente report my-case -o report.html",),
    "serve": ("detente serve my-case", "detente serve my-case --port 8080 --no-open"),
    "sweep": (
        "detente sweep my-case --set parties.US.no_deal=2,4,6 -o sweep.parquet",
        "detente sweep my-case --sample 10000 --draws 512 -o sweep.parquet --jobs 2",
    ),
    "doctor": ("detente doctor",),
    "backup": ("detente backup my-case copy.db",),
    "restore": ("detente restore my-case copy.db",),
}


def epilog(verb: str) -> str:
    """The examples of a verb, each on a line of its own, as the help prints them."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in EXAMPLES[verb])
