"""Bad input ends with exit code 2 and one line that says where, what is wrong and what would be right."""

import json
import os
from pathlib import Path

import pytest

HEAD = "detente: 1\ntitle: T\nas_of: 2024-03-01\nparties: {Arda: {}, Brel: {}}\n"
ISSUES = "issues: {{{}}}\n"
NOTHING_LEFT = (
    HEAD
    + ISSUES.format("tolls: {options: [kept, lifted]}")
    + "requires: [{if: {tolls: kept}, then: {tolls: lifted}}, {if: {tolls: lifted}, then: {tolls: kept}}]\n"
)
ITEM = '{"kind": "evidence", "id": "a", "says": "offer", "term": {"tolls": "lifted"}}\n'
FILES = {
    "treaty.yaml": HEAD
    + ISSUES.format("tolls: {options: [kept, lifted]}")
    + "worth: {Arda: {tolls: {lifted: 1}}}\n",
    "adra.yaml": HEAD + "issues: {tolls: {options: [kept, lifted]}}\nworth: {Adra: {tolls: {lifted: 1}}}\n",
    "sure.yaml": HEAD.replace("Arda: {}", "Arda: {patience: 1.4}"),
    "nobody.yaml": HEAD.replace("{Arda: {}, Brel: {}}", "{}"),
    "empty.yaml": "",
    "binary.yaml": "detente: 1\x00",
    "bare.yaml": HEAD,
    "homely.yaml": HEAD
    + ISSUES.format("tolls: {options: [kept, lifted]}")
    + "domestic: {Arda: {floor: 0.5}}\n",
    "lone.yaml": HEAD.replace("Brel: {}", "Brel: {role: third party}") + "domestic: {Arda: {floor: 0.5}}\n",
    "handed-over.yaml": HEAD
    + "exchange_in_phases: {items: [{id: tolls, giver: Arda, receiver: Brel, cost: 1, value: 2}]}\n",
    "dispute.yaml": HEAD + "positions: {quota: {scale: [0, 9], parties: {Arda: {position: 1}}}}\n",
    "quarrel.yaml": HEAD
    + "conflict: {options: [{id: dam, owner: Arda}], preferences: {Arda: {ranking: [1, 2]}}}\n",
    "answered.yaml": HEAD + "conflict: {answers: [{id: dam, owner: Arda}]}\n",
    "idle.yaml": HEAD + "leverage: {fixed_cost: 2}\n",
    "tied.yaml": HEAD
    + ISSUES.format("tolls: {options: [kept, lifted]}")
    + "alignment: {sizes: {Arda: 1, Brel: 2}, propensity: {Arda|Brel: 1}}\n"
    + "leverage: {edges: [[Arda, Brel, 2]]}\n",
    "lopsided.yaml": HEAD
    + "alignment: {sizes: {Arda: 1, Brel: 2}, propensity: {Arda|Brel: 1, Brel|Arda: 2}}\n",
    "hollow.yaml": HEAD + "alignment: {sizes: {Arda: -1, Brel: 2}}\n",
    "astray.yaml": HEAD + "leverage: {edges: [[Arda, Brell, 2]]}\n",
    "allied.csv": "actor,Arda,Brel\nArda,3,1\nBrol,1,3\n",
    "untold.csv": "actor,Arda,Brel\nArda,3\nBrel,1,3\n",
    "alike.csv": "actor,Arda,Brel\nArda,3,3\nBrel,3,3\n",
    "courted.yaml": HEAD + "race: {pivot: Arda, rivals: [Brel], gains: {Brel: {Arda: 1}}}\n",
    "crowded.yaml": HEAD.replace("Brel: {}", "B: {}, C: {}, D: {}, E: {}, F: {}")
    + "race: {pivot: Arda, rivals: [B, C, D, E, F], gains: {B: {}, C: {}, D: {}, E: {}, F: {}}}\n",
    "silent.yaml": HEAD + "race: {pivot: Arda, rivals: [Brel]}\n",
    "nothing-left.yaml": NOTHING_LEFT,
    "huge.yaml": "#" * 2_000_001,
    "a treaty of ü.yaml": "",
    "-dash.yaml": "",
    "words.jsonl": "a visit\n",
    "kindless.jsonl": '{"id": "a"}\n',
    "idless.jsonl": '{"kind": "evidence", "says": "offer"}\n',
    "ofer.jsonl": '{"kind": "evidence", "id": "a", "says": "ofer"}\n',
    "watr.jsonl": ITEM.replace("tolls", "watr"),
    "half.jsonl": ITEM.replace("lifted", "half"),
    "twice.jsonl": ITEM + ITEM.replace("offer", "threat"),
    "long.jsonl": "x" * 1_000_001,
    "armed.yaml": HEAD + "arms: {a: 0.5, b: 0.4, m: 0.9, n: 0.8, g: 10, h: 5}\n",
    "alone.yaml": HEAD.replace("Brel: {}", "Brel: {role: third party}")
    + "arms: {a: 0.5, b: 0.4, m: 0.9, n: 0.8, g: 10, h: 5}\n",
    "yearless.csv": "Arda,Brel\n1,2\n",
    "years-twice.csv": "year,Arda,Brel\n2001,1,2\n2001,1,2\n",
    "below.csv": "year,Arda,Brel\n2001,-1,2\n",
    "few.csv": "year,Arda,Brel\n2001,1,2\n2002,2,3\n",
    "flat.csv": "year,Arda,Brel\n" + "".join(f"{year},1,2\n" for year in range(2001, 2007)),
    "later.csv": "year,Arda,Brel\n" + "".join(f"{year},{year % 7},2\n" for year in range(2020, 2027)),
    "treaties.csv": "id,date,parties,tolls\nOld,1996,Arda|Brel,1\n",
    "dateless.csv": "id,parties,tolls\nOld,Arda,1\n",
    "termless.csv": "id,date,parties\nOld,1996,Arda\n",
    "maybe.csv": "id,date,parties,tolls\nOld,1996,Arda,maybe\n",
    "someday.csv": "id,date,parties,tolls\nOld,some day,Arda,1\n",
    "nobody.csv": "id,date,parties,tolls\nOld,1996,|,1\n",
    "again.csv": "id,date,parties,tolls\nOld,1996,Arda,1\nOld,1997,Arda,1\n",
    "future.csv": "id,date,parties,tolls\nNew,2030,Arda,1\n",
    "ragged.csv": "id,date,parties,tolls\nOld,1996,Arda\n",
    "trend.csv": "Trade.Agreement,Year,X1\n1_A B_1996,1996.0,1.0\n",
    "half-read.jsonl": '{"kind": "deal"}\n',
}
EMPTY = "1:1 E101 the file is empty -> start with 'detente: 1'; see detente init"
NO_ISSUES = "this scenario has no `issues` block -> see detente schema issues"
NO_SUCH = "no such file, folder or catalogue case"
SAYS = "says: input should be 'demand', 'offer', 'acceptance', 'refusal', 'threat', 'exchange', 'forecast', "

# A call, and how its one line reads after `detente: `.
CALLS = {
    "unknown verb": ("pakages treaty.yaml", "no verb 'pakages' -> did you mean 'packages'?"),
    "unknown verb, nothing near": (
        "haggle",
        "no verb 'haggle' -> detente --help",
    ),
    "unknown option": (
        "packages --acceptible",
        "no such option: --acceptible -> did you mean '--acceptable'?",
    ),
    "unknown option, nothing near": ("--haste", "no such option: --haste -> detente --help"),
    "option without value": ("packages --weight", "option '--weight' requires an argument -> detente --help"),
    "argument too many": (
        "schema race now",
        "got unexpected extra argument(s) (now) -> detente schema --help",
    ),
    "missing argument": ("init", "missing argument 'FOLDER' -> detente init --help"),
    "missing file": (
        "check absent.yaml",
        f"absent.yaml: {NO_SUCH} -> give a path, or a case such as new-detente-2019",
    ),
    "case misspelt": (
        "packages new-detente-2091",
        f"new-detente-2091: {NO_SUCH} -> did you mean 'new-detente-2019'?",
    ),
    "folder without scenario": (
        "forecast folder",
        "folder: no scenario.yaml in this folder -> "
        "give a file or a case such as new-detente-2019, or make a folder: detente init my-case",
    ),
    "no target, nothing here": (
        "packages",
        ".: no scenario.yaml in this folder -> give a file or a case such as ",
    ),
    "not a plain file": (
        f"check {os.devnull}",
        f"{os.devnull}: not a plain file -> give a file, or - to read standard input",
    ),
    "unknown party": (
        "packages adra.yaml",
        "adra.yaml:6:9 E301 worth: unknown party 'Adra' -> did you mean 'Arda'?",
    ),
    "share above one": (
        "forecast sure.yaml",
        "sure.yaml:4:28 E205 parties.Arda.patience: 1.4 is outside its range -> give a number from 0 to 1",
    ),
    "nobody to negotiate": (
        "packages nobody.yaml",
        "nobody.yaml:4:10 E206 parties has 0 entries -> give at least 1",
    ),
    "empty file": ("packages empty.yaml", f"empty.yaml:{EMPTY}"),
    "binary file": (
        "packages binary.yaml",
        "binary.yaml:1:11 E101 character U+0000 cannot stand in a text file -> remove it, or give a text ",
    ),
    "huge file": (
        "packages huge.yaml",
        "huge.yaml:1:1 E101 more than 2,000,000 bytes -> a scenario has at most 2,000,000",
    ),
    "file name with blanks and accents": (["packages", "a treaty of ü.yaml"], f"a treaty of ü.yaml:{EMPTY}"),
    "file name with leading dash": ("packages -- -dash.yaml", f"-dash.yaml:{EMPTY}"),
    "no issues to package": ("packages bare.yaml", NO_ISSUES),
    "no issues to forecast": ("forecast bare.yaml --draws 500", NO_ISSUES),
    "nothing left to agree": (
        "packages nothing-left.yaml",
        "the requirements rule out every package -> loosen requires",
    ),
    "nothing left to forecast": (
        "forecast nothing-left.yaml --draws 500",
        "the requirements rule out every package -> loosen requires",
    ),
    "unknown variant": (
        "packages treaty.yaml --variant hasty",
        "treaty.yaml:1:1 E310 unknown variant 'hasty' -> the scenario has no variants",
    ),
    "nothing to compare": (
        "what-if treaty.yaml",
        "nothing differs -> give --set PATH=VALUE, --variant NAME or --given ISSUE=OPTION",
    ),
    "set without value": ("what-if treaty.yaml --set tolls", "--set: 'tolls' is not NAME=VALUE -> "),
    "set leads nowhere": (
        "what-if treaty.yaml --set parties.Adra.no_deal=1",
        "'parties.Adra.no_deal' leads nowhere: no 'Adra' in parties -> did you mean 'Arda'?",
    ),
    "set to what it cannot be": (
        "what-if treaty.yaml --set parties.Arda.patience=1.4",
        "parties.Arda.patience=1.4: parties.Arda.patience: 1.4 is outside its range -> "
        "give a number from 0 to 1",
    ),
    "set of an unknown key": (
        "what-if treaty.yaml --set parties.Arda.no_del=1",
        "parties.Arda.no_del=1: unknown key 'no_del' in parties.Arda -> did you mean 'no_deal'?",
    ),
    "branch without a name": (
        "what-if treaty.yaml --branch parties.Arda.no_deal=1",
        "--branch: 'parties.Arda.no_deal=1' is no branch -> give NAME: PATH=VALUE; PATH=VALUE",
    ),
    "branch twice": (
        "what-if treaty.yaml --branch a:as_of=2024-02-01 --branch a:as_of=2024-02-02",
        "--branch: a branch 'a' is given twice -> name it otherwise",
    ),
    "variant that is not there": (
        "what-if treaty.yaml --variant dry",
        "treaty.yaml:1:1 E310 unknown variant 'dry' -> the scenario has no variants",
    ),
    "given an unknown issue": (
        "what-if treaty.yaml --given tols=lifted --draws 50",
        "no issue 'tols' -> did you mean 'tolls'?",
    ),
    "given what cannot be": (
        "what-if treaty.yaml --given deal --given-not deal --draws 50",
        "base: 'deal and not deal' comes about in no world -> give something that may come about",
    ),
    "explaining an unknown option": (
        "explain treaty.yaml tolls=lifed --draws 50",
        "issue 'tolls' has no option 'lifed' -> did you mean 'lifted'?",
    ),
    "explaining a term as answers tell it": (
        ("explain", "treaty.yaml", "tolls: lifted", "--draws", "50"),
        "'tolls: lifted' -> write 'tolls=lifted'",
    ),
    "explaining the status quo": (
        "explain treaty.yaml tolls=kept --draws 50",
        "'kept' is the status quo of tolls -> explain one of 'tolls=lifted'",
    ),
    "probability above one": (
        "explain treaty.yaml --for 50 --draws 50",
        "--for 50 -> give a probability between 0 and 1, such as 0.5",
    ),
    "watching nothing": ("watch bare.yaml --draws 50", NO_ISSUES),
    "no draws": (
        "forecast treaty.yaml --draws 0",
        "--draws: too small -> give 1 or more",
    ),
    "draws in words": ("demo --draws many", "--draws: not a whole number -> give one"),
    "negative seed": (
        "forecast treaty.yaml --seed -1",
        "--seed: too small -> give 0 or more",
    ),
    "unknown sampler": (
        "forecast treaty.yaml --sampler dice",
        "--sampler: 'dice' is not one of 'sobol', 'plain' -> detente forecast --help",
    ),
    "day in words": (
        "forecast treaty.yaml --as-of tomorrow",
        "--as-of: 'tomorrow' is not an ISO date such as 2019-05-17 -> detente forecast --help",
    ),
    "impossible day": (
        "read words.jsonl --as-of 2024-02-30",
        "--as-of: '2024-02-30' is not an ISO date such as ",
    ),
    "weight of nobody": (
        "packages treaty.yaml --weight Cest=2",
        "'Cest' has a weight but is not a principal -> give one of 'Arda', 'Brel'",
    ),
    "weight in words": (
        "packages treaty.yaml --weight Arda=much",
        "--weight: 'much' is not a number -> detente packages --help",
    ),
    "weight of zero": (
        "packages treaty.yaml --weight Arda=0",
        "--weight: '0' is not a finite number above 0 -> detente packages --help",
    ),
    "weight not a number": (
        "packages treaty.yaml --weight Arda=nan",
        "--weight: 'nan' is not a finite number above 0 -> ",
    ),
    "package of unknown issue": (
        "packages treaty.yaml --package watr=full",
        "unknown issue 'watr' -> give 'tolls'",
    ),
    "package of unknown option": (
        "packages treaty.yaml --package tolls=half",
        "issue 'tolls' has no option 'half' -> give one of 'kept', 'lifted'",
    ),
    "package without sign": (
        "packages treaty.yaml --package tolls",
        "--package: 'tolls' is not NAME=VALUE -> detente packages --help",
    ),
    "deal that changes nothing": (
        "stability treaty.yaml --package tolls=kept",
        "the deal changes nothing -> name its terms: --package ISSUE=OPTION",
    ),
    "no conflict and no issues": (
        "stability bare.yaml",
        "this scenario has no `conflict` and no `issues` block -> see detente schema conflict",
    ),
    "deal beside a conflict of its own": (
        "stability quarrel.yaml --package tolls=lifted",
        "--package names terms of `issues`, and this scenario has none -> leave it out, or add `issues`",
    ),
    "rival beside a conflict of its own": (
        "stability quarrel.yaml --rival tolls=lifted",
        "--rival names terms of `issues`, and this scenario has none -> leave it out, or add `issues`",
    ),
    "deal beside items of their own": (
        "phases handed-over.yaml --package tolls=lifted",
        "--package names terms of `issues`, and this scenario has none -> leave it out, or add `issues`",
    ),
    "answers to no deal": (
        "stability answered.yaml",
        "`conflict.answers` reply to a deal, and this scenario has no `issues` block -> ",
    ),
    "rival without sign": (
        "stability treaty.yaml --rival tolls",
        "--rival: 'tolls' is not NAME=VALUE -> detente stability --help",
    ),
    "no arms race": (
        "arms bare.yaml",
        "this scenario has no `arms` block -> see detente schema arms",
    ),
    "arms race with nobody": (
        "arms alone.yaml",
        "an arms race has two sides -> name them in arms: x, y",
    ),
    "cap on a stranger": (
        "arms armed.yaml --cap Adra=3",
        "a cap on 'Adra', who is no side of the race -> did you mean 'Arda'?",
    ),
    "cap in words": ("arms armed.yaml --cap Arda=low", "--cap: 'low' is not a number -> detente arms --help"),
    "cap below zero": (
        "arms armed.yaml --cap Arda=-3",
        "--cap: '-3' is not a finite number of 0 or more -> detente arms --help",
    ),
    "horizon too far": ("arms armed.yaml --years 101", "a horizon of 101 years -> give 1 to 100"),
    "columns of no table": (
        "arms armed.yaml --side Arda=A+B",
        "columns of no table -> give the table too: --data TABLE",
    ),
    "levels missing": (
        "arms armed.yaml --data absent.csv",
        "absent.csv: file: not there -> give a table of yearly levels",
    ),
    "levels without years": (
        "arms armed.yaml --data yearless.csv",
        "yearless.csv: line 1: no column 'year' -> name the columns: year, then one for each side",
    ),
    "a year twice": (
        "arms armed.yaml --data years-twice.csv",
        "years-twice.csv: line 3: 2001 stands twice -> keep one row a year",
    ),
    "a level below zero": (
        "arms armed.yaml --data below.csv",
        "below.csv: line 2: Arda is -1, below 0 -> give a level of 0 or more",
    ),
    "levels of few years": (
        "arms armed.yaml --data few.csv",
        "few.csv: 2 years -> give at least 4",
    ),
    "levels that stand still": (
        "arms armed.yaml --data flat.csv",
        "flat.csv: the levels do not tell the coefficients apart -> give more years, or leave out --data",
    ),
    "levels after the day": (
        "arms armed.yaml --data later.csv",
        "later.csv: 2026 is after as_of 2024-03-01 -> remove the row, or set as_of later",
    ),
    "column that is not there": (
        "arms armed.yaml --data flat.csv --side Arda=Adra",
        "flat.csv: no column 'Adra' for 'Arda' -> did you mean 'Arda'?, or say which columns add up to it: "
        "--side Arda=A+B",
    ),
    "members of no table": (
        "precedent treaty.yaml --members trend.csv",
        "--members: says nothing without --corpus: leave it out -> detente precedent --help",
    ),
    "stage of nothing fitted": (
        "precedent treaty.yaml --stage truce",
        "--stage: says nothing without --model-file: leave it out -> detente precedent --help",
    ),
    "fitted terms missing": (
        "precedent treaty.yaml --model-file absent.npz",
        "absent.npz: not there -> give a file that `detente backtest --precedent TABLE --fit` wrote",
    ),
    "fitted terms of another kind": (
        "precedent treaty.yaml --model-file treaties.csv",
        "treaties.csv: not a fitted forecast of terms -> give a file that `detente backtest --precedent "
        "TABLE --fit` wrote",
    ),
    "corpus missing": (
        "precedent treaty.yaml --corpus absent.csv",
        "absent.csv: file: not there -> give a table of treaties",
    ),
    "treaties without dates": (
        "precedent treaty.yaml --corpus dateless.csv",
        "dateless.csv: line 1: no column 'date' -> name the columns id, date, parties, "
        "then one for each term",
    ),
    "treaties without terms": (
        "precedent treaty.yaml --corpus termless.csv",
        "termless.csv: line 1: no column of a term -> add one for each term, of 0 and 1",
    ),
    "term that may be": (
        "precedent treaty.yaml --corpus maybe.csv",
        "maybe.csv: line 2: tolls is 'maybe' -> give 1 or 0, or leave it blank where not coded",
    ),
    "treaty of some day": (
        "precedent treaty.yaml --corpus someday.csv",
        "someday.csv: line 2: date is 'some day' -> give an ISO date such as 1972-05-26, or a year",
    ),
    "treaty of nobody": (
        "precedent treaty.yaml --corpus nobody.csv",
        "nobody.csv: line 2: no parties -> name them with | between them",
    ),
    "treaty twice": (
        "precedent treaty.yaml --corpus again.csv",
        "again.csv: line 3: 'Old' stands twice -> give each treaty its own id",
    ),
    "treaty with a cell too few": (
        "precedent treaty.yaml --corpus ragged.csv",
        "ragged.csv: line 2: 3 cells under 4 names -> give a cell for each column",
    ),
    "treaties of the future alone": (
        "precedent treaty.yaml --corpus future.csv",
        "future.csv: no treaty before 2024-03-01 -> give earlier treaties, or a later as_of",
    ),
    "party of no treaty": (
        "precedent treaty.yaml --corpus treaties.csv --party Bral",
        "no treaty of 'Bral' in the table -> did you mean 'Brel'?",
    ),
    "term of no treaty": (
        "precedent treaty.yaml --corpus treaties.csv --term toll=yes",
        "no term 'toll' in the table -> did you mean 'tolls'?",
    ),
    "term neither agreed nor ruled out": (
        "precedent treaty.yaml --corpus treaties.csv --term tolls=perhaps",
        "--term: 'tolls=perhaps' is neither yes nor no -> detente precedent --help",
    ),
    "TREND without its parties": (
        "precedent treaty.yaml --corpus trend.csv",
        "trend.csv: TREND's table does not name parties -> give DESTA's list of treaties: --members TABLE",
    ),
    "members of a table that names them": (
        "precedent treaty.yaml --corpus treaties.csv --members trend.csv",
        "trend.csv: treaties.csv names its parties itself -> leave out --members",
    ),
    "backtest of nothing": (
        "backtest",
        "nothing to score is given -> give --cases FOLDER, --positions TABLE or --precedent TABLE",
    ),
    "backtest of cases by name": (
        "backtest treaty",
        "FOLDER: for cases -> backtest --cases treaty",
    ),
    "backtest of both": (
        "backtest --precedent treaties.csv --positions treaties.csv",
        "--positions: says nothing with --precedent: leave it out -> detente backtest --help",
    ),
    "backtest of no years": (
        "backtest --precedent treaties.csv --since 2020",
        "treaties.csv: nothing to score from 2020 to 1996 -> give years within 1996 to 1996, some ",
    ),
    "unknown concept": (
        "stability treaty.yaml --concept sec",
        "unknown concept 'sec' -> did you mean 'seq'?",
    ),
    "state that is none": (
        "stability treaty.yaml --package tolls=lifted --target 9",
        "no state '9' -> give a number from 1 to 2, or signs such as N",
    ),
    "steps beyond reason": (
        "phases treaty.yaml --package tolls=lifted --steps 41",
        "41 steps -> give 1 to 40",
    ),
    "nothing to hand over": (
        "phases treaty.yaml --package tolls=lifted",
        "no term of the deal has a giver: tolls -> add giver: to the issues",
    ),
    "no items and no issues": (
        "phases bare.yaml",
        "this scenario has no `exchange_in_phases` and no `issues` block -> "
        "see detente schema exchange_in_phases",
    ),
    "bond of nobody": (
        "phases handed-over.yaml --bond Cest=2",
        "'Cest' has a bond but takes no part -> give one of 'Arda', 'Brel'",
    ),
    "bond in words": (
        "phases handed-over.yaml --bond Arda=much",
        "--bond: 'much' is not a number -> detente phases --help",
    ),
    "bond below nothing": (
        "phases handed-over.yaml --bond Arda=-1",
        "--bond: '-1' is not a finite number of 0 or more -> detente phases --help",
    ),
    "unknown preference": (
        "phases handed-over.yaml --prefer speed",
        "no preference 'speed' -> give one of 'slack', 'value', 'exposure', 'nash', 'maxmin'",
    ),
    "picture of no plan": (
        "phases handed-over.yaml --picture plan.svg",
        "there is no plan to draw -> look at what it would take, without --picture",
    ),
    "no alignment": (
        "blocs bare.yaml",
        "this scenario has no `alignment` block -> see detente schema alignment",
    ),
    "no leverage": (
        "leverage bare.yaml",
        "this scenario has no `leverage` block -> see detente schema leverage",
    ),
    "leverage of nothing": (
        "leverage idle.yaml",
        "the leverage block is empty -> give edges, users or routes",
    ),
    "cut where there is nothing": (
        "leverage tied.yaml --cut Arda|Brol",
        "--cut: nothing between 'Arda|Brol' -> did you mean 'Arda|Brel'?",
    ),
    "propensities that differ by direction": (
        "blocs lopsided.yaml",
        "lopsided.yaml:5:67 E307 alignment.propensity: 'Brel|Arda' is not what 'Arda|Brel' is -> keep one; a "
        "propensity is the same both ways",
    ),
    "size below 0": (
        "blocs hollow.yaml",
        "hollow.yaml:5:27 E205 alignment.sizes.Arda: -1 is outside its range -> give a number of 0 or more",
    ),
    "edge to an unknown party": (
        "leverage astray.yaml",
        "astray.yaml:5:27 E301 leverage.edges[0][1]: unknown party 'Brell' -> did you mean 'Brel'?",
    ),
    "ties of a stranger": (
        "blocs tied.yaml --likeness allied.csv",
        "allied.csv: no actor 'Brol' in alignment.sizes -> did you mean 'Brel'?",
    ),
    "a tie left out": (
        "blocs tied.yaml --likeness untold.csv",
        "untold.csv: line 2: 1 cell for 2 items -> give one an item",
    ),
    "ties all alike": (
        "blocs tied.yaml --likeness alike.csv",
        "alike.csv: table: nothing in which two actors differ -> give rows that can be compared",
    ),
    "ties that are not there": (
        "blocs tied.yaml --likeness absent.csv",
        "absent.csv: file: not there -> give a table of ties or votes",
    ),
    "too many blocs": ("blocs tied.yaml --blocs 13", "13 blocs -> give 1 to 12"),
    "ultimatum of nobody": (
        "blocs tied.yaml --ultimatum Adra",
        "--ultimatum: no actor 'Adra' -> did you mean 'Arda'?",
    ),
    "deal that reconciles nobody": (
        "blocs tied.yaml --package tolls=lifted",
        "the deal shifts no propensity -> say what it does: alignment.shifts, see detente schema alignment",
    ),
    "session of no ideal points": (
        "blocs tied.yaml --session 73",
        "--session: nothing to choose from without --ideal-points -> detente blocs --help",
    ),
    "ideal points missing": (
        "blocs tied.yaml --ideal-points absent.csv",
        "absent.csv: no such file or directory",
    ),
    "ideal points that are none": (
        "blocs tied.yaml --ideal-points words.jsonl",
        "words.jsonl: no ideal points -> give a CSV file with iso3c, session, IdealPoint",
    ),
    "blocs over a folder": (
        "blocs tied.yaml --picture .",
        ".: file: a folder stands there -> give another name",
    ),
    "no race": (
        "race bare.yaml",
        "this scenario has no `race` block -> see detente schema race",
    ),
    "race of no periods": (
        "race courted.yaml --periods 0",
        "--periods: too small -> give 1 or more",
    ),
    "race in words": ("race courted.yaml --periods many", "--periods: not a whole number -> give one"),
    "race with a seed and no draws": (
        "race courted.yaml --seed 2",
        "--seed: nothing is drawn without --draws -> add --draws 1000",
    ),
    "picture of too many rivals": (
        "race crowded.yaml --picture race.svg",
        "a picture holds 4 rivals; there are 5 -> leave it out",
    ),
    "race that does not say what a deal brings": (
        "race silent.yaml",
        "silent.yaml:5:7 E307 race does not say what a deal brings -> "
        "add flows, or gains or tracks for each rival; see detente schema race",
    ),
    "nobody to ratify": (
        "ratify treaty.yaml",
        "this scenario has no `domestic` block of a party that signs -> see detente schema domestic",
    ),
    "ratified term misspelt": (
        "ratify homely.yaml --package tols=lifted",
        "unknown issue 'tols' -> did you mean 'tolls'?",
    ),
    "ratified term without option": (
        "ratify homely.yaml --package tolls",
        "--package: 'tolls' is not NAME=VALUE -> detente ratify --help",
    ),
    "nothing to divide at home": (
        "ratify lone.yaml",
        "this scenario has no `issues` block -> see detente schema issues",
    ),
    "seed of no draws at home": (
        "ratify homely.yaml --seed 1",
        "--seed: nothing is drawn without --draws -> add --draws 1000",
    ),
    "day that is none": (
        "timing treaty.yaml --as-of soon",
        "--as-of: 'soon' is not an ISO date such as 2019-05-17 -> detente timing --help",
    ),
    "one world of timing": (
        "timing treaty.yaml --draws 1",
        "--draws: too small -> give 2 or more",
    ),
    "picture over a folder": (
        "stability treaty.yaml --package tolls=lifted --picture .",
        ".: file: a folder stands there -> give another name",
    ),
    "no positions": (
        "positions bare.yaml",
        "this scenario has no `positions` block -> see detente schema positions",
    ),
    "issue that nobody disputes": (
        "positions dispute.yaml --issue quotas",
        "unknown issue 'quotas' -> did you mean 'quota'?",
    ),
    "reading of no model": (
        "positions dispute.yaml --reading printing",
        "unknown reading 'printing' -> did you mean 'printed'?",
    ),
    "chance beyond one": ("positions dispute.yaml --q 1.5", "q is 1.5 -> give a number from 0 to 1"),
    "chance without draws": (
        "positions dispute.yaml --random 0.5",
        "--random: nothing is drawn without --draws -> add --draws 1000",
    ),
    "choice that the SMP does not have": (
        "positions dispute.yaml --smp voting=cubist",
        "voting of the SMP is 'cubist' -> did you mean 'cubic'?",
    ),
    "fitted model missing": (
        "positions dispute.yaml --model-file absent.json",
        "absent.json: not there -> give a file that `detente backtest --fit` wrote",
    ),
    "fitted model that is none": (
        "positions dispute.yaml --model-file kindless.jsonl",
        "kindless.jsonl: fitted: field required -> give a file that `detente backtest --fit` wrote",
    ),
    "evidence missing": (
        "forecast treaty.yaml --evidence absent.jsonl",
        "absent.jsonl: no such file or directory",
    ),
    "evidence is a folder": (
        "forecast treaty.yaml --evidence folder",
        "folder: is a directory -> give a file",
    ),
    "evidence in words": (
        "forecast treaty.yaml --evidence words.jsonl",
        "words.jsonl:1: not a line of JSON -> give JSON lines, as detente read prints them",
    ),
    "evidence without kind": (
        "forecast treaty.yaml --evidence kindless.jsonl",
        "kindless.jsonl:1: a line without kind -> give lines of detente read",
    ),
    "evidence without id": (
        "forecast treaty.yaml --evidence idless.jsonl",
        "idless.jsonl:1: id: field required",
    ),
    "evidence of unknown form": (
        "forecast treaty.yaml --evidence ofer.jsonl",
        f"ofer.jsonl:1: {SAYS}'event' or 'shift'",
    ),
    "evidence half a line of the reader's": (
        "forecast treaty.yaml --evidence half-read.jsonl",
        "half-read.jsonl: not lines of detente read (KeyError('legs')) -> make them again",
    ),
    "evidence on unknown issue": (
        "forecast treaty.yaml --evidence watr.jsonl",
        "evidence 'a' speaks of unknown issue 'watr' -> give 'tolls'",
    ),
    "evidence on unknown option": (
        "forecast treaty.yaml --evidence half.jsonl",
        "evidence 'a': issue 'tolls' has no option 'half' -> give one of 'kept', 'lifted'",
    ),
    "evidence twice, not alike": (
        "forecast treaty.yaml --evidence twice.jsonl",
        "evidence 'a' differs from another of that id -> give it its own id",
    ),
    "evidence in one long line": (
        "forecast treaty.yaml --evidence long.jsonl",
        "long.jsonl:1: a line too long -> at most 1,000,000 bytes",
    ),
    "standard input twice": (
        "forecast - --evidence -",
        "-: standard input can be read once -> detente forecast --help",
    ),
    "folder that is not empty": ("init full", "full: already there and not empty -> give a new folder"),
    "folder that is a file": ("init treaty.yaml", "treaty.yaml: a file stands there -> give a new folder"),
    "folder within a file": (
        "init treaty.yaml/case",
        "treaty.yaml: a file stands there -> give a new folder",
    ),
    "text that is missing": (
        "read absent.txt",
        "absent.txt: no such file -> give text files, folders or patterns",
    ),
    "folder without texts": ("read folder", "folder: no documents there -> give text files, folders or "),
    "format of texts": (
        "read words.jsonl --format word",
        "--format: 'word' is none of text, markdown, html, ",
    ),
    "resume without a file": (
        "read words.jsonl --resume",
        "--resume: nothing to go on with without --output -> detente read --help",
    ),
    "output that is there": (
        "read words.jsonl -o treaty.yaml",
        "treaty.yaml: already there -> --resume goes on with it; else remove it first",
    ),
    "resume of another file": (
        "read words.jsonl -o treaty.yaml --resume",
        "treaty.yaml: not lines of detente read -> give another file, or remove it first",
    ),
    "texts for no scenario": (
        "read words.jsonl --scenario absent",
        f"absent: {NO_SUCH} -> ",
    ),
}


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working folder of small files, most of them wrong."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def assert_refused(answer, line):
    """One line on standard error, this one; where `line` ends in a blank, it begins so."""
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    told = answer.err.removeprefix("detente: ").rstrip("\n")
    assert line == (told[: len(line)] if line.endswith(" ") else told)


@pytest.mark.parametrize("case", CALLS)
def test_refused_in_one_line(case, detente, here):
    """Fails where a mistake passes, is told in many lines, or without where, what and what instead."""
    call, line = CALLS[case]
    assert_refused(detente(*(call.split() if isinstance(call, str) else call)), line)


@pytest.mark.parametrize(
    "verb",
    [
        "packages",
        "positions",
        "stability",
        "race",
        "blocs",
        "leverage",
        "forecast",
        "history",
        "score",
        "resolve case q yes",
        "diff case 1 2",
        "replay case 1",
        "backup case copy.db",
        "restore case copy.db",
        "check --json",
        "init",
        "read",
        "demo",
        "schema",
    ],
)
def test_unknown_option_of_any_verb(verb, detente, here):
    """Fails where a verb ignores an option that it does not have."""
    name = verb.split()[0]
    expected = f"detente: no such option: --nonsense -> detente {name} --help\n"
    assert detente(*verb.split(), "--nonsense").err == expected


def test_yaml_bomb(detente, invalid):
    """Fails where a file of a few hundred bytes can fill the memory."""
    answer = detente("packages", invalid / "yaml-bomb.yaml")
    assert_refused(answer, f"{invalid}/yaml-bomb.yaml:2:1 E104 aliases expand beyond reason -> a scenario ")


def test_first_of_many_faults(detente, invalid):
    """Fails where a person is not told that there are more faults, or how to see them."""
    file = invalid / "several-faults.yaml"
    first = (
        f"{file}:11:1 E203 the scenario has no 'title' -> add title: ... (and 9 more: detente check {file})"
    )
    assert_refused(detente("packages", file), first)


@pytest.mark.parametrize(
    ("stdin", "line"),
    [
        (b"garbage: [", "<stdin>:1:11 E102 not YAML: a bracket that is never closed -> close it"),
        (
            b"\xff\x00\x80",
            "<stdin>:1:1 E101 byte 0xff at offset 0 is not UTF-8 text -> give a YAML or JSON ",
        ),
        (b"", f"<stdin>:{EMPTY}"),
        (b"#" * 2_000_001, "<stdin>:1:1 E101 more than 2,000,000 bytes -> a scenario has at most 2,000,000"),
    ],
    ids=["open bracket", "not text", "nothing", "too much"],
)
def test_garbage_on_standard_input(stdin, line, detente):
    """Fails where what is piped in is checked less than a file, or its faults have no place."""
    assert_refused(detente("packages", "-", stdin=stdin), line)


def test_pipe_as_file(detente, here):
    """Fails where a pipe that nobody writes to makes the command wait for ever."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes on this system")
    os.mkfifo("pipe")
    assert_refused(detente("packages", "pipe"), "pipe: not a plain file -> give a file, or - to read ")


def test_unreadable_file(detente, here, monkeypatch):
    """Fails where a file without permission gives a traceback."""

    def refuse(*arguments, **options):
        raise PermissionError(13, "Permission denied", "treaty.yaml")

    monkeypatch.setattr(Path, "open", refuse)
    assert_refused(
        detente("packages", "treaty.yaml"),
        "treaty.yaml: permission denied -> check who may read and write it, and its folder",
    )


def test_text_that_is_binary(detente, here):
    """Fails where a document that cannot be read passes for one that was, or is lost without a record."""
    answer = detente("read", "binary.yaml")
    why = "this is a binary file (a zero byte at 10), not text"
    assert (answer.code, answer.err) == (2, f"detente: skipped binary.yaml: {why}\n")
    assert json.loads(answer.out)["note"] == f"not read: {why}"


def test_text_that_is_skipped_does_not_stop_the_others(detente, here):
    """Fails where one unreadable text among many costs the others."""
    answer = detente("read", "binary.yaml", "treaty.yaml")
    assert answer.code == 0
    assert answer.err.startswith("detente: skipped binary.yaml: ")
    heads = [line for line in map(json.loads, answer.out.splitlines()) if line["kind"] == "doc"]
    assert [head["doc"] for head in heads] == ["binary.yaml", "treaty.yaml"]
    assert heads[0]["note"].startswith("not read: this is a binary file")


@pytest.mark.parametrize(
    "case", ["unknown verb", "missing file", "no draws", "evidence in words", "unknown option"]
)
def test_refused_by_the_command_itself(case, process, here):
    """Fails where the installed command answers otherwise than its entry point called from Python."""
    call, line = CALLS[case]
    answer = process(*call.split())
    assert_refused(type(answer)(answer.code, answer.out.decode(), answer.err.decode()), line)


def test_check_lists_every_fault(detente, invalid):
    """Fails where `check` ends as if all were well, or hides a fault."""
    answer = detente("check", invalid / "several-faults.yaml")
    *faults, count = answer.out.splitlines()
    assert (answer.code, answer.err, count) == (1, "", "10 faults")
    assert all(line.startswith(f"{invalid}/several-faults.yaml:") for line in faults)
    assert len(faults) == 10


def test_check_as_json(detente, invalid):
    """Fails where a program cannot tell where a fault is and what would be right."""
    answer = detente("check", "--json", invalid / "several-faults.yaml")
    first = json.loads(answer.out)["result"]["faults"][0]
    expected = {
        "file": f"{invalid}/several-faults.yaml",
        "line": 11,
        "column": 1,
        "code": "E203",
        "what": "the scenario has no 'title'",
        "fix": "add title: ...",
    }
    assert (answer.code, first) == (1, expected)


def test_check_of_a_sound_file(detente, valid):
    """Fails where `check` finds fault with a file that has none, or counts wrongly what it has."""
    answer = detente("check", valid / "minimal.yaml")
    expected = (
        "no faults: 2 parties (2 principals), 0 issues, 0 numbers (0 uncertain, 0 with a reason), "
        "0 items of evidence, 0 variants\n"
    )
    assert (answer.code, answer.out, answer.err) == (0, expected, "")


def test_check_tells_what_a_default_stands_in_for(detente, valid):
    """Fails where a sound file's silent zeros stay silent."""
    answer = detente("check", valid / "no-status-quo.yaml")
    assert answer.code == 0
    assert answer.out.splitlines()[1].startswith("! 4 worths are not given and count as 0: buyer years '1'")


@pytest.mark.parametrize("folder", [".", "new", "deep/new", "a case of ü"])
def test_init_makes_a_sound_case(folder, detente, tmp_path, monkeypatch):
    """Fails where the first folder a newcomer makes cannot be checked, read for or forecast."""
    monkeypatch.chdir(tmp_path)
    assert detente("init", folder).code == 0
    assert detente("check", folder).code == 0
    made = {str(file.relative_to(tmp_path / folder)) for file in (tmp_path / folder).rglob("*.*")}
    assert made == {"articles/example.txt", "scenario.schema.json", "scenario.yaml"}


def test_what_init_advises_works(detente, tmp_path, monkeypatch):
    """Fails where the commands that `init` prints do not run as printed, blanks in the name or not."""
    monkeypatch.chdir(tmp_path)
    advised = [line.strip() for line in detente("init", "my case").out.splitlines() if line.startswith("  ")]
    assert advised == [
        "detente check 'my case'",
        "detente read 'my case'/articles/*.txt --scenario 'my case' > 'my case'/evidence.jsonl",
        "detente forecast 'my case' --evidence 'my case'/evidence.jsonl",
    ]
    read = detente("read", "my case/articles/example.txt", "--scenario", "my case")
    (tmp_path / "evidence.jsonl").write_text(read.out, encoding="utf-8")
    assert detente("forecast", "my case", "--evidence", "evidence.jsonl", "--draws", 500).code == 0


def test_standard_input_is_read_as_a_text(detente):
    """Fails where `-` means standard input to every verb but `read`."""
    answer = detente("read", "-", stdin=b"The US would lift sanctions in exchange for a treaty.")
    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert [line["doc"] for line in lines if line["kind"] in ("doc", "deal")] == ["<stdin>", "<stdin>"]


def test_no_verb_shows_help(detente):
    """Fails where a newcomer who types the bare name is told off instead of shown around."""
    assert detente() == detente("--help")
    assert detente().code == 0


def test_nothing_is_left_behind_when_init_fails(detente, tmp_path, monkeypatch):
    """Fails where a full disk leaves half a case behind, which then cannot be made again."""

    def full_disk():
        raise OSError(28, "No space left on device", "case")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("detente.cli.verbs.init.json_schema", full_disk)
    assert_refused(
        detente("init", "case"),
        "case: no space left on device -> nothing was written: free some space, then do it again",
    )
    assert [*tmp_path.iterdir()] == []
