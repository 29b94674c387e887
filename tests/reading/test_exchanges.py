"""An exchange is found, split at its cue, and each leg given its giver and its issue."""

import datetime

import pytest
from reading import negotiations as t

from detente.reading import glossary, read_text

DAY = datetime.date(2024, 3, 15)
WORDS = {id(value): glossary(value) for value in vars(t).values() if hasattr(value, "issues")}

# negotiation, sentence, legs as (giver, issue); every sentence is invented
EXCHANGES = [
    (t.NUCLEAR, "Iran would cap its enrichment in exchange for sanctions relief from the United States.", [("S:IRN", "enrichment"), ("S:USA", "sanctions")]),
    (t.NUCLEAR, "Tehran is ready to ship out its stockpile in return for access to frozen funds.", [("S:IRN", "enrichment"), ("S:USA", "funds")]),
    (t.NUCLEAR, "Washington demanded that Tehran admit inspectors in exchange for partial sanctions relief.", [("S:IRN", "inspections"), ("S:USA", "sanctions")]),
    (t.NUCLEAR, "In exchange for the release of frozen assets, Iran would halt enrichment.", [("S:IRN", "enrichment"), ("S:USA", "funds")]),
    (t.NUCLEAR, "Iran would receive sanctions relief in exchange for halting enrichment.", [("S:USA", "sanctions"), ("S:IRN", "enrichment")]),
    (t.NUCLEAR, "The US would ease sanctions, and in return Iran would let inspectors back in.", [("S:USA", "sanctions"), ("S:IRN", "inspections")]),
    (t.NUCLEAR, "Under the deal, Iran would dismantle its centrifuges and the United States would lift sanctions.", [("S:IRN", "enrichment"), ("S:USA", "sanctions")]),
    (t.NUCLEAR, "Iran will not cap enrichment unless Washington lifts its oil sanctions.", [("S:IRN", "enrichment"), ("S:USA", "sanctions")]),
    (t.NUCLEAR, "A quid pro quo is taking shape: Iranian limits on enrichment in exchange for American sanctions relief.", [("S:IRN", "enrichment"), ("S:USA", "sanctions")]),
    (t.NUCLEAR, "Tehran seeks sanctions relief in return for limits on its enrichment.", [("S:USA", "sanctions"), ("S:IRN", "enrichment")]),
    (t.KOREA, "North Korea offered to close Yongbyon in exchange for fuel oil.", [("S:PRK", "yongbyon"), ("S:USA", "aid")]),
    (t.KOREA, "Pyongyang would freeze its tests if the drills stopped, a freeze-for-freeze, and in return Washington would suspend its military exercises.", [("S:PRK", "tests"), ("S:USA", "drills")]),
    (t.KOREA, "The United States might suspend joint drills on condition that North Korea stop testing.", [("S:USA", "drills"), ("S:PRK", "tests")]),
    (t.KOREA, "Kim wants food aid in exchange for a halt to missile launches.", [("S:USA", "aid"), ("S:PRK", "tests")]),
    (t.KOREA, "As a goodwill gesture, Washington suspended the war games.", [("S:USA", "drills")]),
    (t.KOREA, "Food aid from the US would be resumed in return for a North Korean freeze on tests.", [("S:USA", "aid"), ("S:PRK", "tests")]),
    (t.TRADE, "China would buy more soybeans in exchange for the removal of tariffs.", [("S:CHN", "soy"), ("S:USA", "tariffs")]),
    (t.TRADE, "Beijing could trade rare-earth exports for eased export controls on chips.", [("S:CHN", "rare_earths"), ("S:USA", "chips")]),
    (t.TRADE, "The White House offered to cut tariffs in return for large agricultural purchases by China.", [("S:USA", "tariffs"), ("S:CHN", "soy")]),
    (t.TRADE, "Beijing insists on lower duties in exchange for buying farm goods.", [("S:USA", "tariffs"), ("S:CHN", "soy")]),
    (t.TRADE, "Chinese negotiators agreed to free up rare earths in exchange for Washington easing export controls.", [("S:CHN", "rare_earths"), ("S:USA", "chips")]),
    (t.TRADE, "China will resume shipments of magnets only if the United States drops its tariffs.", [("S:CHN", "rare_earths"), ("S:USA", "tariffs")]),
    (t.TRADE, "President Biden said the US would relax export controls in exchange for Chinese purchases of pork.", [("S:USA", "chips"), ("S:CHN", "soy")]),
    (t.TRADE, "Washington got Beijing to buy soybeans in exchange for cutting tariffs.", [("S:CHN", "soy"), ("S:USA", "tariffs")]),
    (t.WAR, "Russia would pull back its troops in exchange for Ukrainian neutrality.", [("S:RUS", "withdrawal"), ("S:UKR", "neutrality")]),
    (t.WAR, "Kyiv would declare itself neutral in return for a full withdrawal of Russian troops.", [("S:UKR", "neutrality"), ("S:RUS", "withdrawal")]),
    (t.WAR, "Moscow demanded Ukrainian neutrality in exchange for lifting the blockade of the ports.", [("S:UKR", "neutrality"), ("S:RUS", "grain")]),
    (t.WAR, "Russia and Ukraine swapped 100 prisoners of war on Friday.", [("S:RUS", "prisoners"), ("S:UKR", "prisoners")]),
    (t.WAR, "Ukraine gave up its NATO membership plans; in return, Russia would withdraw its troops from Kherson.", [("S:UKR", "neutrality"), ("S:RUS", "withdrawal")]),
    (t.WAR, "The Kremlin opened the ports to grain as a gesture of goodwill.", [("S:RUS", "grain")]),
    (t.HOSTAGES, "Hamas would free some hostages in exchange for Palestinian prisoners held by Israel.", [("O:HAMAS", "hostages"), ("S:ISR", "prisoners")]),
    (t.HOSTAGES, "Israel agreed to a truce of five days in return for the release of captives.", [("S:ISR", "truce"), ("O:HAMAS", "hostages")]),
    (t.HOSTAGES, "Israel would let in aid trucks and release detainees in exchange for all hostages.", [("S:ISR", "aid"), ("S:ISR", "prisoners"), ("O:HAMAS", "hostages")]),
    (t.HOSTAGES, "Hamas refuses to hand over the hostages unless Israel accepts a permanent ceasefire.", [("O:HAMAS", "hostages"), ("S:ISR", "truce")]),
    (t.HOSTAGES, "The proposal would see Hamas release the captives and Israel open the crossings.", [("O:HAMAS", "hostages"), ("S:ISR", "aid")]),
    (t.HOSTAGES, "Qatari mediators proposed that Israel halt its offensive and agree to a truce in exchange for hostages.", [("S:ISR", None), ("S:ISR", "truce"), ("O:HAMAS", "hostages")]),
    (t.FISH, "London could grant European boats access to its waters in exchange for access to the single market.", [("S:GBR", "waters"), ("O:EU", "market")]),
    (t.FISH, "Brussels offered tariff-free seafood exports in return for higher quotas in British waters.", [("O:EU", "market"), ("S:GBR", "waters")]),
    (t.FISH, "The EU wants long-term access to British waters in exchange for trade in electricity.", [("S:GBR", "waters"), ("O:EU", "energy")]),
    (t.FISH, "Britain would open its fishing waters as part of a package deal that would link power cables to the continent.", [("S:GBR", "waters"), ("O:EU", "energy")]),
    (t.FISH, "British fishermen would receive market access in exchange for quotas.", [("O:EU", "market"), ("S:GBR", "waters")]),
    (t.LABOUR, "The union would call off the strike in exchange for a pay rise.", [("UNION", "strike"), ("PORT", "wages")]),
    (t.LABOUR, "Management offered job guarantees in return for automation of the cranes.", [("PORT", "layoffs"), ("UNION", "robots")]),
    (t.LABOUR, "The dockers will accept automated cranes only if the company raises wages.", [("UNION", "robots"), ("PORT", "wages")]),
    (t.LABOUR, "In return for an end to the walkout, the company would rule out layoffs.", [("PORT", "layoffs"), ("UNION", "strike")]),
    (t.LABOUR, "The union demands a full wage rise in exchange for allowing automation.", [("PORT", "wages"), ("UNION", "robots")]),
    (t.BUDGET, "Hungary could drop its veto in exchange for the release of cohesion funds.", [("S:HUN", "veto"), ("O:EU", "funds")]),
    (t.BUDGET, "Brussels would unfreeze EU funds in return for judicial reform in Hungary.", [("O:EU", "funds"), ("S:HUN", "judges")]),
    (t.BUDGET, "Orbán traded his veto for billions in recovery money.", [("S:HUN", "veto"), ("O:EU", "funds")]),
    (t.BUDGET, "The Commission will pay out EU funds on condition that Budapest reform its courts.", [("O:EU", "funds"), ("S:HUN", "judges")]),
    (t.BUDGET, "Budapest expects cohesion funds in return for lifting its veto.", [("O:EU", "funds"), ("S:HUN", "veto")]),
    (t.BORDER, "China would pull back from Depsang in exchange for India suspending its patrols.", [("S:CHN", "pullback"), ("S:IND", "patrols")]),
    (t.BORDER, "India may lift its app ban in return for China resuming visas and flights.", [("S:IND", "apps"), ("S:CHN", "visas")]),
    (t.BORDER, "New Delhi asked Beijing to withdraw from Ladakh in exchange for a halt to patrolling.", [("S:CHN", "pullback"), ("S:IND", "patrols")]),
    (t.NATO, "Turkey would ratify the membership bid in exchange for the extradition of suspects from Sweden.", [("S:TUR", "accession"), ("S:SWE", "extradition")]),
    (t.NATO, "Ankara dropped its objections to the accession in return for F-16 fighter jets from the United States.", [("S:TUR", "accession"), ("S:USA", "jets")]),
    (t.NATO, "Stockholm lifted its arms embargo in exchange for Turkish support for its NATO bid.", [("S:SWE", "arms"), ("S:TUR", "accession")]),
    (t.PEACE, "The guerrillas would lay down arms in exchange for amnesty and seats in congress.", [("O:FARC", "arms"), ("S:COL", "amnesty"), ("S:COL", "seats")]),
    (t.PEACE, "Bogotá offered the FARC ten seats in congress in return for disarmament.", [("S:COL", "seats"), ("O:FARC", "arms")]),
    (t.PEACE, "FARC rebels were granted amnesty in exchange for their weapons.", [("S:COL", "amnesty"), ("O:FARC", "arms")]),
    (t.PEACE, "The agreement requires the FARC to hand over their weapons and the government of Colombia to begin land reform.", [("O:FARC", "arms"), ("S:COL", "land")]),
    (t.DAM, "Ethiopia would slow the filling of the reservoir in exchange for Egypt's commitment to buy power.", [("S:ETH", "filling"), ("S:EGY", "power")]),
    (t.DAM, "Cairo would drop its claim to historic rights in return for an Ethiopian pledge on filling the dam.", [("S:EGY", "share"), ("S:ETH", "filling")]),
    (t.DAM, "Egypt needs guarantees on filling if it is to purchase electricity from Addis Ababa.", [("S:ETH", "filling"), ("S:EGY", "power")]),
    (t.KOSOVO, "Serbia would offer de facto recognition in exchange for an association of Serb municipalities.", [("S:SRB", "recognition"), ("S:XKX", "municipalities")]),
    (t.KOSOVO, "Pristina might drop the tariff in return for recognition by Belgrade.", [("S:XKX", "tariff"), ("S:SRB", "recognition")]),
    (t.KOSOVO, "Kosovo scrapped the 100% tariff as a goodwill gesture.", [("S:XKX", "tariff")]),
    (t.KOSOVO, "EU membership is needed to persuade Serbia to recognise Kosovo.", [("O:EU", "membership"), ("S:SRB", "recognition")]),
    (t.DEBT, "Greece would cut pensions in exchange for bailout loans.", [("S:GRC", "pensions"), ("O:EUROGROUP", "bailout")]),
    (t.DEBT, "The creditors would grant debt relief in return for privatisation.", [("O:EUROGROUP", "relief"), ("S:GRC", "sales")]),
    (t.DEBT, "Athens is to receive the next tranche in exchange for resuming privatisation.", [("O:EUROGROUP", "bailout"), ("S:GRC", "sales")]),
    (t.DEBT, "Tsipras agreed to phased pension cuts, and the creditors agreed to longer maturities in return.", [("S:GRC", "pensions"), ("O:EUROGROUP", "relief")]),
]  # fmt: skip

NO_EXCHANGES = [
    "Iran would get nothing in return.",
    "The two sides met for an exchange of views on trade.",
    "Iran and the United States exchanged fire in the Gulf.",
    "Washington extended its sanctions waiver for another year.",
    "In return visits, ministers praised the talks.",
    "The book is called “Peace in Exchange for Land”.",
    "Trade talks between China and the United States resume next week.",
    "The exchange rate fell in return to form.",
    "Stocks fell on the Shanghai exchange for a third day.",
    "Iran would pay a price for its policy.",
]


def legs(scenario, sentence):
    """Givers and issues of every leg that is read in one sentence."""
    records = read_text(sentence, doc="case", glossary=WORDS[id(scenario)], as_of=DAY)
    return [(leg["giver"], leg["issue"]) for r in records if r["kind"] == "deal" for leg in r["legs"]]


@pytest.mark.parametrize(
    ("scenario", "sentence", "expected"), EXCHANGES, ids=[case[1][:60] for case in EXCHANGES]
)
def test_legs_have_giver_and_issue(scenario, sentence, expected):
    assert legs(scenario, sentence) == expected


@pytest.mark.parametrize("sentence", NO_EXCHANGES)
def test_looks_like_an_exchange_but_is_none(sentence):
    assert legs(t.NUCLEAR, sentence) == []
