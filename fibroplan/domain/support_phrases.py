"""The phrases of the word check, in English. Our own list, read by people before it is changed.

A phrase is a list of places; a place is a list of words of which one stands there. Words are written as
`support.words_of` leaves them: small letters, no signs, short forms written out ("don't" is "do not").
"""

SELF = ["myself"]
WANT = ["want", "wants", "wanted", "wanting", "wish", "wishing", "hope", "hoping", "need", "ready", "like"]
VERB_OF_HARM = ["hurt", "hurting", "harm", "harming", "hit", "hitting", "scratch", "scratching"]
PILLS = ["pills", "tablets", "meds", "medicine", "medication"]
HOME = ["home", "house", "flat", "apartment"]
FEAR = ["afraid", "scared", "frightened", "terrified", "worried"]

DYING = [
    [["kill", "killing", "hang", "hanging", "shoot", "shooting", "drown", "drowning", "unalive"], SELF],
    [["end", "ending", "take", "taking"], ["my"], ["life"]],
    [["end", "ending", "take", "taking"], ["my"], ["own"], ["life"]],
    [["end", "ending"], ["it"], ["all"]],
    [["end", "ending"], ["my"], ["suffering", "misery", "existence"]],
    [["suicide", "suicidal", "suicidality", "sucide", "suicid"]],
    [WANT, ["to"], ["die"]],
    [WANT, ["i"], ["could"], ["die"]],
    [WANT, ["to"], ["be"], ["dead"]],
    [["rather"], ["be"], ["dead"]],
    [WANT, ["i"], ["was", "were"], ["dead"]],
    [WANT, ["i"], ["was", "were"], ["never"], ["born"]],
    [WANT, ["i"], ["had"], ["never"], ["been"], ["born"]],
    [["better"], ["off"], ["dead"]],
    [["better"], ["off"], ["without"], ["me"]],
    [["better"], ["if"], ["i"], ["was", "were"], ["dead", "gone"]],
    [["not", "never"], ["wake"], ["up"]],
    [["not", "never"], ["waking"], ["up"]],
    [["not", "never"], ["want"], ["to"], ["wake"], ["up"]],
    [["go"], ["to"], ["sleep"], ["forever"]],
    [["overdose", "overdosing", "overdosed"]],
    [["take", "taking"], ["all"], ["my"], PILLS],
    [["not"], ["want"], ["to"], ["live", "exist"]],
    [["not"], ["want"], ["to"], ["be"], ["alive"]],
    [["not"], ["want"], ["to"], ["be"], ["here"], ["anymore"]],
    [["not"], ["want"], ["to"], ["be"], ["here"], ["any"], ["more"]],
    [["no"], ["reason", "point"], ["to", "in"], ["live", "living"]],
    [["nothing"], ["to"], ["live"], ["for"]],
    [["tired"], ["of"], ["living"]],
    [["not"], ["worth"], ["living"]],
]
"""A: wanting to die, or a way to do it."""

HARMING = [
    [["cut", "cutting", "burn", "burning", "starve", "starving", "punch", "punching", *VERB_OF_HARM], SELF],
    [["punish", "punishing"], SELF],
    [["self"], ["harm", "harming", "harmed", "injury", "injure", "injuring"]],
    [["selfharm", "selfharming", "selfharmed"]],
    [["slit", "cut"], ["my"], ["wrists", "wrist"]],
]
"""B: hurting oneself."""

# fmt: off
PEOPLE = [
    "he", "she", "they", "husband", "wife", "partner", "boyfriend", "girlfriend", "ex", "father", "mother", "dad",
    "mum", "mom", "son", "daughter", "brother", "sister", "stepdad", "stepfather", "stepmother", "carer", "caregiver",
]
DOES = [
    "hits", "hit", "beats", "beat", "kicks", "kicked", "slaps", "slapped", "punches", "punched", "chokes", "choked",
    "strangles", "strangled", "shoves", "shoved", "hurts", "threatens", "threatened", "abuses", "abused", "rapes",
    "raped", "burns", "burned",
]
# fmt: on

UNSAFE = [
    [PEOPLE, DOES, ["me"]],
    [PEOPLE, ["is", "was", "are", "keeps"], ["hitting", "beating", "hurting", "abusing", "threatening"], ["me"]],
    [PEOPLE, ["will", "would"], ["hit", "beat", "hurt", "kill"], ["me"]],
    [PEOPLE, ["is", "are"], ["going"], ["to"], ["hit", "beat", "hurt", "kill"], ["me"]],
    [["threatened", "threatens", "threatening"], ["to"], ["kill", "hurt", "hit"], ["me"]],
    [PEOPLE, ["locks", "locked"], ["me"], ["in"]],
    [PEOPLE, ["will"], ["not"], ["let"], ["me"], ["leave"]],
    [["makes", "made", "forces", "forced"], ["me"], ["to"], ["have"], ["sex"]],
    [["being", "been", "am"], ["abused", "raped", "beaten", "assaulted", "strangled"]],
    [["was"], ["raped", "beaten", "assaulted", "strangled"]],
    [["raped", "assaulted", "molested", "strangled"], ["me"]],
    [["not"], ["safe"], ["at"], ["home"]],
    [["not"], ["safe"], ["in"], ["my"], HOME],
    [["not"], ["safe"], ["in"], ["my"], ["own"], HOME],
    [["not"], ["safe"], ["with"], ["him", "her", "them"]],
    [["not"], ["feel", "feeling"], ["safe"], ["at"], ["home"]],
    [["not"], ["feel", "feeling"], ["safe"], ["in"], ["my"], HOME],
    [["not"], ["feel", "feeling"], ["safe"], ["with"], ["him", "her", "them"]],
    [["unsafe"], ["at"], ["home"]],
    [["unsafe"], ["with"], ["him", "her", "them"]],
    [FEAR, ["to"], ["go"], ["home"]],
    [FEAR, ["of"], ["him", "her"]],
    [FEAR, ["of"], ["my"], PEOPLE],
    [["domestic"], ["violence", "abuse"]],
]
"""C: not safe with somebody."""

# fmt: off
FEELINGS = [
    "laughing", "laughter", "embarrassment", "shame", "boredom", "curiosity", "thirst", "hunger", "heat", "cold",
]
BY_CHANCE = [
    "lifting", "falling", "gardening", "doing", "running", "walking", "exercising", "stretching", "cleaning",
    "cooking", "moving", "carrying", "bending", "playing", "training", "working", "getting", "reaching", "climbing",
    "swimming", "trying", "ironing", "shaving", "accidentally", "by", "overdoing",
]
TREATS = ["sugar", "chocolate", "cake", "coffee", "caffeine", "sun", "sunshine", "tv", "television", "news"]
RESTED = [
    "refreshed", "rested", "early", "late", "on", "at", "until", "till", "before", "in", "properly", "once", "with",
    "feeling", "fresh", "to", "for", "by", "much", "often", "easily", "stiff", "sore", "so", "too", "well", "during",
]
# fmt: on

IDIOMS = [
    [["kill", "killing"], SELF, ["laughing", "with", "over", "for"]],
    [["die"], ["of", "from"], FEELINGS],
    [["die"], ["laughing"]],
    [WANT, ["to"], ["die"], ["for"]],
    [["suicide"], ["squad", "prevention", "awareness", "doors"]],
    [["social", "political", "career", "financial"], ["suicide"]],
    [["overdose", "overdosed", "overdosing"], ["on", "of"], TREATS],
    [["can", "could", "did"], ["not"], ["wake"], ["up"]],
    [["not", "never"], ["wake", "waking"], ["up"], RESTED],
    [["not", "never"], ["want"], ["to"], ["wake"], ["up"], RESTED],
    [["take", "taking"], ["all"], ["my"], PILLS, ["with", "at", "as", "in", "on"]],
    [["cut"], SELF, ["on", "some", "off", "a", "short", "shaving", "chopping", "slicing", "opening"]],
    [["burn", "burning"], SELF, ["out", "on"]],
    [VERB_OF_HARM, SELF, BY_CHANCE],
    [VERB_OF_HARM, SELF, ["when", "while"], BY_CHANCE],
    [VERB_OF_HARM, SELF, ["at", "in", "on"], ["work", "the", "a", "my", "physio"]],
    [FEAR, ["i"], ["will", "might", "may", "could"], VERB_OF_HARM, SELF],
    [FEAR, ["of"], ["hurting", "harming"], SELF],
    [PEOPLE, ["beat", "beats"], ["me"], ["at", "to", "in"]],
    [PEOPLE, ["hit", "hits"], ["me"], ["up"]],
]
"""What sounds like it and is not meant so: these words count for nothing."""

MEANT = ["want", "wanted", "wanting", "urge", "urges", "need", "needed"]
"""Before "to" and a verb with "myself" they say that it is meant, whatever follows."""

NOT = ["not", "no", "never", "without", "neither", "nor"]
"""What turns a phrase round when it stands before it, with nothing but BRIDGES between."""

# fmt: off
BRIDGES = [
    "i", "am", "are", "was", "have", "had", "has", "be", "been", "do", "will", "would", "going", "to", "want",
    "wanting", "feel", "feeling", "felt", "think", "thinking", "thought", "thoughts", "about", "of", "plan", "plans",
    "planning", "any", "ever", "really", "actually", "try", "trying", "tried", "intend", "intention", "wish", "the",
    "at", "all", "way", "longer",
]
# fmt: on
"""Words that a "not" reaches across: "not going to", "no thoughts of"."""

SHORT = {
    "dont": ["do", "not"],
    "didnt": ["did", "not"],
    "doesnt": ["does", "not"],
    "cant": ["can", "not"],
    "cannot": ["can", "not"],
    "couldnt": ["could", "not"],
    "wont": ["will", "not"],
    "wouldnt": ["would", "not"],
    "isnt": ["is", "not"],
    "arent": ["are", "not"],
    "wasnt": ["was", "not"],
    "havent": ["have", "not"],
    "hasnt": ["has", "not"],
    "im": ["i", "am"],
    "ive": ["i", "have"],
    "ill": ["i", "will"],
    "hes": ["he", "is"],
    "shes": ["she", "is"],
    "theyre": ["they", "are"],
    "wanna": ["want", "to"],
    "gonna": ["going", "to"],
}
"""Short forms, without their apostrophe, and what they stand for."""
