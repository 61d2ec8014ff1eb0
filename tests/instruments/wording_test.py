"""The wording of every instrument with item text follows the project's guidelines for items.

Rules are checked here; whether an item is kind and clear is judged by people and
recorded, item by item, in each folder's SOURCE.md. Needs only pytest and the standard library.
"""

import functools
import itertools
import json
import pathlib
import re

import pytest

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "instruments"
OWN = {"five-dimensions", "five-dimensions-brief", "barriers", "communication", "session-pulse", "readiness"}
LANGUAGE = "en"

MAX_GRADE = 7.0
# Shared content words over all content words of both. The most similar pair with different meanings has 0.33;
# items with a much higher share have nearly the same content.
MAX_OVERLAP = 0.4
MAX_REVERSED_RUN = 3


def load(name):
    return json.loads((FOLDER / name / "instrument.json").read_text(encoding="utf-8"))


def with_text():
    names = sorted(path.parent.name for path in FOLDER.glob("*/instrument.json"))
    return [name for name in names if any(LANGUAGE in item.get("text", {}) for item in load(name)["items"])]


each_instrument = pytest.mark.parametrize("name", with_text())


def texts(instrument):
    return {item["id"]: item["text"][LANGUAGE] for item in instrument["items"]}


def reversed_items(instrument):
    return {item for scale in instrument["scales"] for item in scale.get("reversed", [])}


def words(text):
    return re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower())


# --- Reading level -------------------------------------------------------------------------------
# Syllables are counted as groups of vowels, minus a silent final e, with the corrections below. The rules do
# not recognise two syllables in one vowel group except in these patterns ("poet" has one), or a silent e
# within a compound ("sidetrack" has three); EXCEPTIONS lists the items' words with wrong counts, and a new
# item with such a word must add it. Numerals are not counted.

EXCEPTIONS = {"idea": 3, "ideas": 3, "people": 2, "something": 2, "sometimes": 2, "every": 2, "everything": 3,
              "elsewhere": 2, "quiet": 2, "safety": 2}


def syllables(word):
    word = re.sub(r"[^a-z]", "", word.lower())
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    count = len(re.findall(r"[aeiouy]+", word))
    if re.search(r"[^aeiouyl]e$", word) or re.search(r"[aeiouy]le$", word):
        count -= 1  # hope, whole; but ta-ble
    elif re.search(r"[^aeioudt]ed$", word):
        count -= 1  # shared; but wanted, needed
    elif re.search(r"[^aeiou]es$", word) and not re.search(r"(?:[sxzcg]|ch|sh|[^aeiouy]l)es$", word):
        count -= 1  # hopes; but promises, changes
    if re.search(r"[^aeiouyl]e(?:ly|ful|less|ment|ness)$", word):
        count -= 1  # closeness, hopeful
    count += len(re.findall(r"[dlnrv]ious|[aeiouy]ing\b|[^q]ua[lt]", word))  # cu-ri-ous, say-ing, sex-u-al
    return max(count, 1)


def grade(sentences):
    """Returns the Flesch-Kincaid grade of sentences (Kincaid et al. 1975), one per element."""
    tokens = [word for sentence in sentences for word in words(sentence)]
    return 0.39 * len(tokens) / len(sentences) + 11.8 * sum(map(syllables, tokens)) / len(tokens) - 15.59


KNOWN_SYLLABLES = {
    1: "hope whole talk shared hopes moves touch feel things close stays clothes joined laughs",
    2: "partner table wanted needed closeness hopeful promise being changes quiet saying under worries "
       "people",
    3: "promises understand emotion opinion idea distracted important affection sexual physical arguing "
       "curious quality everything",
    4: "relationship spiritual information education",
    5: "communication imagination",
}


@pytest.mark.parametrize("count, word", [(n, w) for n, row in KNOWN_SYLLABLES.items() for w in row.split()])
def test_syllable_counter_knows_common_words(count, word):
    assert syllables(word) == count


def test_grade_of_a_sentence_worked_by_hand():
    # 4 words, 5 syllables: 0.39 * 4 + 11.8 * 5 / 4 - 15.59
    assert grade(["We share our worries."]) == pytest.approx(0.72)


@each_instrument
def test_items_read_at_seventh_grade_or_below(name):
    instrument = load(name)
    text = texts(instrument)
    sets = {"all items": list(text)} | {scale["id"]: scale["items"] for scale in instrument["scales"]}
    for label, items in sets.items():
        found = grade([text[item] for item in items])
        # One item of ten words is too short: a single long word changes it by four grades.
        if len(items) >= 3:
            assert found <= MAX_GRADE, f"{name}, {label}: grade {found:.1f}, at most {MAX_GRADE}"


@pytest.mark.parametrize("part", ["instructions", "private_instructions"])
@each_instrument
def test_instructions_read_at_seventh_grade_or_below(name, part):
    for perspective, text in load(name).get(part, {}).items():
        sentences = [s for s in re.split(r"(?<=[a-z][.?!])[\"']? +", text[LANGUAGE]) if words(s)]
        found = grade(sentences)
        assert found <= MAX_GRADE, f"{name}, {perspective}: grade {found:.1f}, at most {MAX_GRADE}"


# --- Keying --------------------------------------------------------------------------------------


def keyed_scales(instrument):
    """Scales that need balanced keying: results (not validity scales) of three items or more."""
    return [s for s in instrument["scales"] if len(s["items"]) >= 3 and not s.get("validity", False)]


@each_instrument
def test_a_quarter_to_a_half_of_each_scale_is_reversed(name):
    for scale in keyed_scales(load(name)):
        share = len(scale.get("reversed", [])) / len(scale["items"])
        assert 0.25 <= share <= 0.5, f"{name}, {scale['id']}: {share:.2f} reversed, expected 0.25 to 0.5"


@each_instrument
def test_reversed_items_of_a_scale_are_spread(name):
    for scale in keyed_scales(load(name)):
        at = [i for i, item in enumerate(scale["items"]) if item in scale["reversed"]]
        together = len(at) > 1 and at[-1] - at[0] == len(at) - 1
        assert not together, f"{name}, {scale['id']}: reversed items follow one another: {at}"


@each_instrument
def test_form_has_no_long_run_of_reversed_items(name):
    instrument = load(name)
    back = reversed_items(instrument)
    for flag, run in itertools.groupby(instrument["items"], key=lambda item: item["id"] in back):
        ids = [item["id"] for item in run]
        assert not flag or len(ids) <= MAX_REVERSED_RUN, f"{name}: {ids} are reversed in a row"


@each_instrument
def test_scales_are_interleaved(name):
    instrument = load(name)
    scale_of = {item: scale["id"] for scale in instrument["scales"] for item in scale["items"]}
    order = [scale_of[item["id"]] for item in instrument["items"] if item["id"] in scale_of]
    for first, second in itertools.pairwise(order):
        assert first != second, f"{name}: two items of {first} stand side by side"


# --- Content -------------------------------------------------------------------------------------

FUNCTION_WORDS = set("""a about an and are around as at be between by for from has have i in is it me my
    of on our partner something the there this to us we what when with you your other other's does do feel
    felt""".split())


def stem(word):
    word = re.sub(r"'s$", "", word)
    return re.sub(r"(?:ing|ed|es|s|e|y|ies)$", "", word) if len(word) > 3 else word


def content(text):
    return {stem(word) for word in words(text)} - {stem(word) for word in FUNCTION_WORDS}


@each_instrument
def test_no_two_items_say_nearly_the_same(name):
    for (a, first), (b, second) in itertools.combinations(texts(load(name)).items(), 2):
        one, two = content(first), content(second)
        overlap = len(one & two) / max(len(one | two), 1)
        assert one and two, f"{name}: {a} or {b} has no content word left to compare"
        assert overlap <= MAX_OVERLAP, f"{name}: {a} {first!r} and {b} {second!r} overlap by {overlap:.2f}"


PRESUMING = {
    "gender": "he she him her his hers himself herself man men woman women male female boyfriend girlfriend",
    "marriage": "marriage marital marry married wife wives husband husbands spouse spouses wedding divorce",
    "religion": "god gods church temple mosque pray prays prayer prayers faith faiths holy sacred bless "
                "blessed blessing soul souls religion religious spirit heaven sin sins worship",
    "kind of act": "intercourse orgasm orgasms penetration erection lovemaking foreplay bed kiss kissing",
    "living together": "home house household roof bedroom chores",
    "children": "child children kid kids baby parent parents parenting pregnancy mother father mom dad",
    "monogamy": "affair affairs cheat cheats cheated cheating faithful unfaithful infidelity exclusive "
                "monogamy monogamous jealous",
    "orientation": "straight gay lesbian heterosexual opposite-sex normal",
    "body": "see look looks hear walk run stand",
    "blame": "fault faults blame selfish cold lazy refuse refuses fail fails failed should must wrongly",
}
# A word that one reading presumes; each with the intended reading.
ALLOWED_WORDS = {
    ("readiness", "q9", "stand"): "stand between us: no posture is meant",
    ("barriers", "q16", "stand"): "stand between us: no posture is meant",
}


@each_instrument
def test_items_presume_no_gender_form_religion_act_or_fault(name):
    used = set()
    for item, text in texts(load(name)).items():
        for what, row in PRESUMING.items():
            for word in sorted(set(words(text)) & set(row.split())):
                used.add((name, item, word))
                allowed = (name, item, word) in ALLOWED_WORDS
                assert allowed, f"{name} {item}: {word!r} presumes ({what}): {text!r}"
    assert {key for key in ALLOWED_WORDS if key[0] == name} <= used, f"{name}: allowed, but gone"


NEGATIONS = set("not no never none nobody nothing nowhere cannot without neither nor hardly".split())


@each_instrument
def test_reversed_items_turn_the_meaning_not_the_grammar(name):
    instrument = load(name)
    text = texts(instrument)
    for item in sorted(reversed_items(instrument)):
        bare = [w for w in words(text[item]) if w in NEGATIONS or w.endswith("n't")]
        assert not bare, f"{name} {item}: reversed by {bare}: {text[item]!r}"


JOINERS = set("and or but because plus nor".split())


@each_instrument
def test_items_hold_one_idea(name):
    for item, text in texts(load(name)).items():
        joined = sorted(set(words(text)) & JOINERS)
        joint = joined or "as well as" in text or ";" in text or "/" in text
        assert not joint, f"{name} {item}: {joined or 'a joint'} may join two ideas: {text!r}"


@each_instrument
def test_texts_are_whole_sentences_or_ends_of_one(name):
    for item, text in texts(load(name)).items():
        assert re.fullmatch(r"(?:[A-Z]|\.\.\. [a-z])[^.?!]*[.?]", text), f"{name} {item}: {text!r}"
        asks = load_item(name, item)["response_set"] == "yes_no"
        assert text.endswith("?") == asks, f"{name} {item}: {text!r}"


@functools.cache
def items_by_id(name):
    return {item["id"]: item for item in load(name)["items"]}


def load_item(name, item):
    return items_by_id(name)[item]


# --- Between and around the items ----------------------------------------------------------------


@each_instrument
def test_items_that_name_a_source_item_have_its_text_and_its_key(name):
    instrument = load(name)
    back = reversed_items(instrument)
    for item in instrument["items"]:
        if "same_as" not in item:
            continue
        other, source = item["same_as"].split("/")
        original = load_item(other, source)
        assert item["text"] == original.get("text"), f"{name} {item['id']}: not the text of {item['same_as']}"
        same_key = (item["id"] in back) == (source in reversed_items(load(other)))
        assert same_key, f"{name} {item['id']}: keyed the other way round than {item['same_as']}"
        may_not_apply = [which.get("not_applicable", False) for which in (item, original)]
        assert may_not_apply[0] == may_not_apply[1], f"{name} {item['id']}"


def test_every_brief_item_comes_from_the_long_form():
    for item in load("five-dimensions-brief")["items"]:
        assert item["same_as"].startswith("five-dimensions/"), item["id"]


def test_own_instruments_have_text():
    assert OWN <= set(with_text())


@pytest.mark.parametrize("name", sorted(OWN))
def test_source_records_how_each_item_was_checked(name):
    source = (FOLDER / name / "SOURCE.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in source.splitlines()
            if re.match(r"\| q\d+ \| .* \| .* \| .* \|$", line)]
    items = texts(load(name))
    assert [row[0] for row in rows] == list(items)
    for item, *cells in rows:
        assert len(cells) == 3, f"{name} {item}: {len(cells)} cells beside the item, expected 3"
        assert all(cells), f"{name} {item}: an empty cell"
        second = cells[-1]
        assert second.startswith(("kept", "changed")), f"{name} {item}: {second!r}"
        assert f'was "{items[item]}"' not in second, f"{name} {item}: recorded as changed, but is as it was"


@pytest.mark.parametrize("name", sorted(OWN))
def test_own_instruments_say_that_they_are_unvalidated(name):
    instrument = load(name)
    assert instrument["validation"] == "none"
    assert not any(instrument.get(part) for part in ("norms", "cutoffs", "reliabilities", "change"))
    assert any("unvalidated" in note["text"].lower() for note in instrument["notes"])
    assert set(instrument["instructions"]) == set(instrument["perspectives"])


MAY_NOT_APPLY = {("five-dimensions", "sexual"), ("five-dimensions", "spiritual"),
                 ("five-dimensions-brief", "sexual"), ("five-dimensions-brief", "spiritual"),
                 ("barriers", "mismatched_desire"), ("session-pulse", "passion"),
                 ("readiness", "sexual_difficulty")}


@pytest.mark.parametrize("name", sorted(OWN))
def test_sexual_and_spiritual_items_and_no_others_may_be_not_applicable(name):
    for scale in load(name)["scales"]:
        for item in scale["items"]:
            expected = (name, scale["id"]) in MAY_NOT_APPLY
            assert load_item(name, item).get("not_applicable", False) == expected, f"{name} {item}"


def test_fear_and_safety_items_are_for_the_clinician_and_score_nothing():
    instrument = load("readiness")
    private = {item["id"] for item in instrument["items"] if item.get("visibility") == "clinician"}
    assert len(private) == 3
    assert not private & {item for scale in instrument["scales"] for item in scale["items"]}
    said = " ".join(note["text"] for note in instrument["notes"])
    for phrase in ("not a screener", "only ever answered in private", "conversation apart"):
        assert phrase in said
    # Each part must also be correct without the other.
    opened, kept = (instrument[part]["now"][LANGUAGE] for part in ("instructions", "private_instructions"))
    for phrase in ("only when you are alone", "a prompt for a talk"):
        assert phrase in opened and phrase in kept
    for phrase in ("not a screening test", "for your therapist alone", "no answer can show", "in danger"):
        assert phrase in kept
    for word in ("fear", "safe", "danger", "yes or no"):
        assert word not in opened
