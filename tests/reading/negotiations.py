"""Invented negotiations: who sits at the table and what lies on it, as an analyst would code any case."""

from types import SimpleNamespace


def party(name, entity=None, aliases=(), role="principal"):
    return SimpleNamespace(name=name, entity=entity, aliases=tuple(aliases), role=role)


def issue(title, options, giver=None, keywords=(), **option_keywords):
    return SimpleNamespace(
        title=title,
        options=tuple(options),
        giver=giver,
        keywords=tuple(keywords),
        option_keywords=option_keywords,
    )


def table(parties, issues, deal=None):
    return SimpleNamespace(parties=parties, issues=issues, deal=deal)


NUCLEAR = table(
    {
        "US": party("United States", "S:USA"),
        "IR": party("Iran", "S:IRN"),
        "RU": party("Russia", "S:RUS", role="third party"),
    },
    {
        "enrichment": issue(
            "Iran's uranium enrichment",
            ["unlimited", "capped", "halted"],
            "IR",
            ["enrichment", "enriched uranium", "centrifuges", "stockpile"],
        ),
        "inspections": issue(
            "Access for inspectors", ["none", "limited", "full"], "IR", ["inspectors", "inspections"]
        ),
        "sanctions": issue(
            "US sanctions on Iran",
            ["keep", "partial relief", "full lifting"],
            "US",
            ["sanctions relief", "lift sanctions", "oil sanctions", "ease sanctions"],
        ),
        "funds": issue(
            "Frozen Iranian funds", ["frozen", "released"], "US", ["frozen funds", "frozen assets"]
        ),
    },
    deal=SimpleNamespace(id="ACCORD", title="A new nuclear accord", aliases=("Muscat accord",)),
)
KOREA = table(
    {
        "US": party("United States", "S:USA"),
        "NK": party("North Korea", "S:PRK"),
        "SK": party("South Korea", "S:KOR", role="third party"),
    },
    {
        "tests": issue(
            "Missile and nuclear tests",
            ["go on", "frozen", "ended"],
            "NK",
            ["tests", "testing", "missile launches"],
        ),
        "yongbyon": issue("The Yongbyon reactor", ["runs", "closed"], "NK", ["Yongbyon", "reactor"]),
        "drills": issue(
            "Joint military exercises",
            ["held", "suspended"],
            "US",
            ["military exercises", "drills", "war games"],
        ),
        "aid": issue(
            "Food and fuel aid",
            ["none", "food", "food and fuel"],
            "US",
            ["food aid", "fuel oil", "humanitarian aid"],
        ),
    },
)
TRADE = table(
    {"US": party("United States", "S:USA"), "CN": party("China", "S:CHN")},
    {
        "tariffs": issue(
            "US tariffs on Chinese goods", ["in force", "partly cut", "removed"], "US", ["tariffs", "duties"]
        ),
        "soy": issue(
            "Chinese purchases of farm goods",
            ["none", "some", "large"],
            "CN",
            ["soybeans", "farm goods", "agricultural purchases", "pork"],
        ),
        "chips": issue(
            "Export controls on chips",
            ["kept", "eased"],
            "US",
            ["export controls", "chips", "semiconductors"],
        ),
        "rare_earths": issue(
            "Rare-earth exports", ["restricted", "free"], "CN", ["rare earths", "rare-earth", "magnets"]
        ),
    },
)
WAR = table(
    {
        "RU": party("Russia", "S:RUS"),
        "UA": party("Ukraine", "S:UKR"),
        "TR": party("Turkey", "S:TUR", role="third party"),
    },
    {
        "withdrawal": issue(
            "Withdrawal of Russian troops",
            ["none", "partial", "full"],
            "RU",
            ["pull back", "withdraw its troops", "withdrawal", "troops"],
        ),
        "neutrality": issue(
            "Ukrainian neutrality", ["none", "declared"], "UA", ["neutral", "neutrality", "NATO membership"]
        ),
        "grain": issue(
            "Grain exports through the Black Sea", ["blocked", "open"], "RU", ["grain", "ports", "blockade"]
        ),
        "prisoners": issue(
            "Prisoners of war", ["held", "exchanged"], None, ["prisoners", "prisoners of war"]
        ),
    },
)
HOSTAGES = table(
    {
        "IL": party("Israel", "S:ISR"),
        "HM": party("Hamas", "O:HAMAS"),
        "QA": party("Qatar", "S:QAT", role="third party"),
    },
    {
        "hostages": issue(
            "Release of hostages", ["held", "some released", "all released"], "HM", ["hostages", "captives"]
        ),
        "prisoners": issue(
            "Release of Palestinian prisoners",
            ["none", "some", "all"],
            "IL",
            ["Palestinian prisoners", "prisoners", "detainees"],
        ),
        "truce": issue(
            "Length of the truce",
            ["none", "days", "permanent"],
            "IL",
            ["truce", "ceasefire", "pause in the fighting"],
        ),
        "aid": issue(
            "Aid to Gaza", ["blocked", "limited", "free"], "IL", ["aid trucks", "fuel", "crossings"]
        ),
    },
)
FISH = table(
    {
        "UK": party("United Kingdom", "S:GBR"),
        "EU": party("European Union", "O:EU"),
        "NO": party("Norway", "S:NOR", role="third party"),
    },
    {
        "waters": issue(
            "Access to British waters",
            ["closed", "phased", "open"],
            "UK",
            ["fishing waters", "access to its waters", "British waters", "quotas"],
        ),
        "market": issue(
            "Access to the single market for fish",
            ["tariffs", "tariff-free"],
            "EU",
            ["single market", "seafood exports", "market access"],
        ),
        "energy": issue(
            "Trade in electricity", ["suspended", "linked"], "EU", ["electricity", "power cables"]
        ),
    },
)
LABOUR = table(
    {
        "UNION": party("Dockworkers' Union", None, ["the union", "the dockers", "dockworkers"]),
        "PORT": party("Harbour Company", None, ["the company", "management", "the port operator"]),
    },
    {
        "wages": issue(
            "Wage rise",
            ["none", "moderate rise", "full rise"],
            "PORT",
            ["wage", "wages", "pay rise", "raise"],
        ),
        "robots": issue(
            "Automation of the cranes", ["banned", "allowed"], "UNION", ["automation", "cranes", "automated"]
        ),
        "strike": issue(
            "End of the strike",
            ["goes on", "suspended", "called off"],
            "UNION",
            ["strike", "walkout", "return to work"],
        ),
        "layoffs": issue(
            "Job guarantees", ["none", "given"], "PORT", ["job guarantees", "layoffs", "redundancies"]
        ),
    },
)
BUDGET = table(
    {
        "HU": party("Hungary", "S:HUN"),
        "EU": party("European Union", "O:EU"),
        "UA": party("Ukraine", "S:UKR", role="third party"),
    },
    {
        "veto": issue("Hungary's veto", ["kept", "dropped"], "HU", ["veto"]),
        "funds": issue(
            "Frozen cohesion funds",
            ["frozen", "partly released", "released"],
            "EU",
            ["cohesion funds", "EU funds", "recovery money", "billions"],
        ),
        "judges": issue(
            "Judicial reform in Hungary", ["none", "passed"], "HU", ["judicial reform", "courts", "judges"]
        ),
    },
)
BORDER = table(
    {"IN": party("India", "S:IND"), "CN": party("China", "S:CHN")},
    {
        "pullback": issue(
            "Chinese pullback in Ladakh",
            ["none", "partial", "full"],
            "CN",
            ["Ladakh", "Depsang", "pull back"],
        ),
        "patrols": issue("Indian patrols", ["go on", "suspended"], "IN", ["patrols", "patrolling"]),
        "apps": issue("Ban on Chinese apps", ["in force", "lifted"], "IN", ["apps", "app ban"]),
        "visas": issue("Visas and flights", ["suspended", "resumed"], "CN", ["visas", "flights"]),
    },
)
NATO = table(
    {
        "TR": party("Turkey", "S:TUR"),
        "SE": party("Sweden", "S:SWE"),
        "US": party("United States", "S:USA", role="third party"),
    },
    {
        "accession": issue(
            "Swedish accession to NATO",
            ["blocked", "ratified"],
            "TR",
            ["membership bid", "accession", "NATO bid", "ratify"],
        ),
        "extradition": issue(
            "Extradition of suspects", ["refused", "granted"], "SE", ["extradite", "extradition", "suspects"]
        ),
        "jets": issue(
            "Sale of fighter jets", ["blocked", "approved"], "US", ["F-16", "fighter jets", "jets"]
        ),
        "arms": issue(
            "Swedish arms embargo on Turkey", ["in force", "lifted"], "SE", ["arms embargo", "arms exports"]
        ),
    },
)
PEACE = table(
    {
        "CO": party("Colombia", "S:COL", ["Bogotá"]),
        "FARC": party("FARC", "O:FARC", ["the guerrillas", "the rebels"]),
    },
    {
        "arms": issue(
            "Laying down arms",
            ["armed", "disarmed"],
            "FARC",
            ["disarm", "lay down arms", "hand over their weapons", "weapons"],
        ),
        "seats": issue(
            "Seats in congress", ["none", "ten seats"], "CO", ["seats in congress", "political participation"]
        ),
        "amnesty": issue(
            "Amnesty for fighters", ["none", "partial", "general"], "CO", ["amnesty", "pardon", "immunity"]
        ),
        "land": issue("Land reform", ["none", "begun"], "CO", ["land reform"]),
    },
)
DAM = table(
    {
        "ET": party("Ethiopia", "S:ETH"),
        "EG": party("Egypt", "S:EGY"),
        "SD": party("Sudan", "S:SDN", role="third party"),
    },
    {
        "filling": issue(
            "Pace of filling the dam",
            ["fast", "slower", "agreed"],
            "ET",
            ["fill the dam", "filling", "reservoir"],
        ),
        "power": issue(
            "Purchases of power",
            ["none", "contracted"],
            "EG",
            ["buy power", "purchase electricity", "hydropower"],
        ),
        "share": issue(
            "Colonial-era water shares", ["insisted on", "dropped"], "EG", ["water shares", "historic rights"]
        ),
    },
)
KOSOVO = table(
    {
        "RS": party("Serbia", "S:SRB"),
        "XK": party("Kosovo", "S:XKX"),
        "EU": party("European Union", "O:EU", role="third party"),
    },
    {
        "recognition": issue(
            "Recognition of Kosovo",
            ["none", "de facto", "full"],
            "RS",
            ["recognition", "recognise", "recognize"],
        ),
        "municipalities": issue(
            "Association of Serb municipalities",
            ["none", "set up"],
            "XK",
            ["Serb municipalities", "self-management", "association"],
        ),
        "tariff": issue(
            "Kosovo's tariff on Serbian goods", ["in force", "dropped"], "XK", ["tariff", "100% tariff"]
        ),
        "membership": issue(
            "Membership talks", ["stalled", "opened"], "EU", ["EU membership", "accession talks"]
        ),
    },
)
DEBT = table(
    {
        "GR": party("Greece", "S:GRC"),
        "CR": party("Eurogroup", "O:EUROGROUP", ["the creditors", "creditors"]),
        "DE": party("Germany", "S:DEU", role="third party"),
    },
    {
        "pensions": issue("Pension cuts", ["none", "phased", "full"], "GR", ["pension", "pensions"]),
        "bailout": issue(
            "Bailout loans",
            ["withheld", "paid in part", "paid"],
            "CR",
            ["bailout", "loans", "rescue funds", "tranche"],
        ),
        "relief": issue(
            "Debt relief",
            ["none", "longer maturities", "haircut"],
            "CR",
            ["debt relief", "write-off", "haircut", "maturities"],
        ),
        "sales": issue(
            "Privatisation", ["stopped", "resumed"], "GR", ["privatisation", "privatise", "privatize"]
        ),
    },
)
KELMAR = table(
    {
        "TOR": party("Torvania", None, ["Torvanian", "the Torvanians"]),
        "VAL": party("Valdria", None, ["Valdrian", "the Valdrians"]),
        "EST": party("Estmark", None, ["Estmarkian"], role="third party"),
        "REB": party("Lowland Front", None, ["the rebels", "rebels"], role="third party"),
    },
    {
        "prisoners": issue(
            "Prisoners held by Torvania",
            ["held", "some released", "all released"],
            "TOR",
            ["prisoners", "captives", "detainees"],
        ),
        "port": issue(
            "Use of the port of Sarn", ["closed", "shared", "open"], "TOR", ["port", "harbour", "Sarn"]
        ),
        "valley": issue(
            "Withdrawal from the Kelm valley",
            ["stay", "partial withdrawal", "full withdrawal"],
            "TOR",
            ["withdrawal", "Kelm valley", "valley", "troops"],
        ),
        "gas": issue(
            "Gas deliveries through the pipeline",
            ["cut off", "partly open", "resumed"],
            "VAL",
            ["gas", "pipeline", "deliveries"],
        ),
        "sanctions": issue(
            "Estmarkian sanctions", ["kept", "eased", "lifted"], "EST", ["sanctions", "embargo"]
        ),
    },
    deal=SimpleNamespace(id="KELMAR", title="Kelmar deal", aliases=("Kelmar accord", "Kelmar agreement")),
)
