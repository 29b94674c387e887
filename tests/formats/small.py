"""A small GENIUS domain that has one issue of each kind, and what packages are worth in a scenario."""

import datetime

DAY = datetime.date(2024, 1, 1)
DOMAIN = """<negotiation_template>
<agents><agent name="Buyer"/></agents>
<utility_space number_of_issues="3">
<objective index="0" name="Sale" type="objective" etype="objective">
<issue index="1" name="price" type="discrete" etype="discrete">
<item index="1" value="low" cost="0" description="cheap"/>
<item index="2" value="high"/>
</issue>
<issue index="2" name="days" type="integer" etype="integer" lowerbound="10" upperbound="14"/>
<issue index="3" name="share" type="real" etype="real"><range lowerbound="0" upperbound="1"/></issue>
</objective>
</utility_space>
</negotiation_template>
"""
BUYER = """<utility_space>
<objective index="0" name="Sale" type="objective" etype="objective">
<weight index="3" value="0.2"/>
<weight index="1" value="0.5"/>
<weight index="2" value="0.3"/>
<issue index="1" name="price" type="discrete" etype="discrete">
<item index="1" value="low" evaluation="4"/>
<item index="2" value="high" evaluation="1"/>
</issue>
<issue index="2" name="days" type="integer" etype="integer" lowerbound="10" upperbound="14">
<evaluator ftype="linear" offset="0.2" slope="0.25"/>
</issue>
<issue index="3" name="share" type="real" etype="real">
<range lowerbound="0" upperbound="1"/><evaluator ftype="linear" parameter0="1" parameter1="-2"/>
</issue>
</objective>
<reservation value="0.3"/>
<discount_factor value="1.0"/>
</utility_space>
"""
SELLER = (
    BUYER.replace('evaluation="4"', 'evaluation="0"')
    .replace('evaluation="1"', 'evaluation="10"')
    .replace('offset="0.2" slope="0.25"', 'parameter0="1" parameter1="-0.1"')
    .replace('ftype="linear" parameter0="1" parameter1="-2"', 'ftype="constant" parameter0="0.5"')
    .replace('<reservation value="0.3"/>\n', "")
)
FILES = {"domain.xml": DOMAIN, "buyer.xml": BUYER, "seller.xml": SELLER}
REAL = "real issues stand as 11 equally spaced options: share"


def utility(scenario, party, package):
    """Worth of a package: of its options, and of those that stand together."""
    alone = sum(scenario.worth[party][issue][option].mode for issue, option in package.items())
    together = [
        linkage.worth[party].mode
        for linkage in scenario.linkages
        if party in linkage.worth
        and all(
            package[issue] in ((options,) if isinstance(options, str) else options)
            for issue, options in linkage.when.items()
        )
    ]
    return alone + sum(together)
