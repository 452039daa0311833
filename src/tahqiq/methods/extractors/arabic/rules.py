"""The rules by name, each with what it finds: what a claim's `rule` points to."""

RULES = {
    "verb-that": "a reporting verb with a clause behind أن or إن",
    "verb-quote": "a reporting verb with a quotation",
    "verb-colon": "a reporting verb with a colon and what follows it",
    "verb-noun": "a reporting verb with a noun phrase: behind its preposition, or a verbal noun as its object",
    "verb-object": "a verb of accusing or describing with its object and what is said of it",
    "participle-that": "a participle that accompanies another verb (مشيرا إلى أن) with a clause",
    "participle-quote": "a participle that accompanies another verb with a quotation",
    "participle-colon": "a participle that accompanies another verb with a colon",
    "participle-noun": "a participle that accompanies another verb with a noun phrase",
    "participle-object": "a participle of accusing or describing (واصفا) with its object",
    "repeated-that": "a further clause behind a repeated وأن or وإن, of the same cue",
    "according-before": "بحسب, وفق or the like before what it covers",
    "according-after": "بحسب, وفق or the like behind or within what it covers",
    "own-words": "على حد قوله or the like where no verb of the sentence attributes it",
    "label": "a headline's speaker before a colon",
    "headline-act": "a headline's act: a speaker before a verb with a noun phrase",
    "relay-outlet": "an outlet that passes on whom and what it quotes: نقلت رويترز عن مسؤول قوله إن",
    "relay": "what an outlet passes on: نقلت رويترز عن مسؤول قوله",
}
