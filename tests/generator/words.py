"""Invented sentences about buying, for cells of every length. All of it is made up for these tests.

Every sentence starts with a capital letter and ends with a full stop, so that a reader who checks for cells
that begin or end midway has nothing to say about them. No word ends in a hanging hyphen (`two- and
three-year`): at a line end nobody could tell whether it has to be joined with the next word.
"""

from __future__ import annotations

from random import Random

_WHO = (
    "The sourcing team",
    "Each service head",
    "The market desk",
    "A small panel of officers",
    "The contracts register",
    "Every category lead",
    "The finance partner",
    "One neighbouring authority",
    "The scrutiny board",
    "Our legal colleagues",
    "The tender portal",
    "A cross-service group",
    "The supplier forum",
    "Ward members",
)
_DID = (
    "agreed",
    "will review",
    "tested and kept",
    "will publish",
    "brought forward",
    "took over",
    "set aside",
    "asked twice for",
    "wrote down",
    "can now share",
    "looked after",
    "re-let",
    "asked for",
)
_WHAT = (
    "a short plan",
    "the year-end figures",
    "a list of 14 contracts",
    "the low-value threshold of £25,000",
    "its follow-up survey",
    "a “right first time” checklist",
    "the whole-life cost model",
    "an e-auction",
    "the supplier scorecard",
    "a carbon-reduction clause",
    "training for 36 people",
    "the mid-term break clause",
    "early-warning reports",
    "a pipeline of 120 tenders",
    "the decarbonisation pledge",
    "rules on sub-contracting",
)
_HOW = (
    "before any money is spent",
    "in 3 of 4 directorates",
    "for contracts above £1.5m",
    "with help from local firms and/or charities",
    "on time in 92% of cases",
    "within ten working days",
    "so that small firms can bid",
    "(see the plan for 2021)",
    "without extra staff",
    "at the quarterly meeting",
    "after a long-running pilot",
    "and twice a year thereafter",
    "although only 7.5% was saved",
    "as part of ‘Better Buying’",
    "across all lots",
    "when a contract is re-tendered",
)
_TITLE_FIRST = (
    "Market",
    "Supplier",
    "Contract",
    "Carbon",
    "Forward",
    "Category",
    "Spend",
    "Tender",
    "Risk",
    "Social value",
    "Commercial",
    "Pre-market",
    "Whole-life",
    "Data",
)
_TITLE_LAST = (
    "planning",
    "engagement",
    "register",
    "governance",
    "training and skills",
    "reviews",
    "analysis",
    "performance",
    "reporting",
    "champions",
    "pipeline",
    "standards",
    "awareness",
)
_SECTION_FIRST = (
    "Shaping",
    "Working with",
    "Supporting",
    "Leading",
    "Understanding",
    "Developing",
    "Improving",
)
_SECTION_LAST = (
    "the supply market",
    "local firms & makers",
    "elected members",
    "major contracts",
    "people and skills",
    "charities (and social enterprises)",
    "cost and carbon",
    "category plans",
    "the whole of the Council’s spend",
)
_DESCRIBED = (
    "suppliers are heard",
    "contract managers are trained",
    "spend is known and shared",
    "buyers plan together",
    "the register is kept up to date",
    "risks are owned by a named officer",
    "savings are counted once",
    "lessons are written down and re-used",
)
_MONTHS = ("January", "March", "May", "June", "September", "November")


def sentence(random: Random, clauses: int = 1) -> str:
    """Return a sentence; more clauses make it longer."""
    said = f"{random.choice(_WHO)} {random.choice(_DID)} {random.choice(_WHAT)}"
    for _ in range(clauses):
        said += f" {random.choice(_HOW)}"
    return said + "."


def sentences(random: Random, count: int) -> str:
    """Return `count` sentences of different length in one paragraph."""
    return " ".join(sentence(random, random.randint(0, 2)) for _ in range(count))


def bullet(random: Random) -> str:
    """Return a paragraph that is a point of a list."""
    return "• " + sentence(random, random.randint(0, 1))


def clause(random: Random) -> str:
    """Return a sentence that can follow a comma or colon: it starts with a small letter."""
    said = sentence(random, random.randint(0, 1))
    return said[0].lower() + said[1:]


def month(random: Random) -> str:
    """Return the name of a month."""
    return random.choice(_MONTHS)


def title(random: Random) -> str:
    """Return the title of an objective, two to five words."""
    return f"{random.choice(_TITLE_FIRST)} {random.choice(_TITLE_LAST)}"


def description(random: Random) -> str:
    """Return what an objective measures."""
    return f"The extent to which {random.choice(_DESCRIBED)} {random.choice(_HOW)}."


def section_name(random: Random) -> str:
    """Return the heading of a section."""
    return f"{random.choice(_SECTION_FIRST)} {random.choice(_SECTION_LAST)}"
