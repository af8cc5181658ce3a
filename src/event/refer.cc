#include "event/refer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "event/antecedent.h"
#include "event/parties.h"
#include "event/patterns.h"

namespace detente {
namespace {

constexpr size_t kSentencesBack = 2;
constexpr size_t kPair = 2;

// The parties of a phrase itself, not of what is joined to it.
std::vector<Party> OwnParties(const EventView& view, const NounPhrase& phrase) {
  const EventMention* mention = MentionAt(view, phrase.head);
  if (mention == nullptr) return ModifiersOf(view, phrase);
  return {{mention->actor, mention->span}};
}

// "criticised Israel over its raid", "sanctions on two firms over their sales": after the name of
// whom it concerns, a reason's "its" is theirs.
const EventMention* BlamedBefore(const EventView& view, const NounPhrase& pronoun, bool plural) {
  const NounPhrase* owned = nullptr;
  for (const NounPhrase& phrase : view.syntax.phrases) {
    if (view.Phrase(phrase.possessor) == &pronoun) owned = &phrase;
  }
  constexpr std::array<std::string_view, 3> kReasons = {"over", "for", "about"};
  if (owned == nullptr) return nullptr;
  const std::string_view word = view.Lower(owned->preposition);
  if (std::find(kReasons.begin(), kReasons.end(), word) == kReasons.end()) return nullptr;
  const VerbGroup* verb = view.Verb(view.ClauseVerbOf(pronoun.head));
  // "apologised to Korea for its conduct": its own.
  if (verb != nullptr && VerbIsOneOf(view, *verb, view.lexicon.own_faults)) return nullptr;
  if (verb != nullptr && !verb->modal.empty()) return nullptr;  // held against nobody yet
  const EventMention* blamed = nullptr;
  for (const NounPhrase& phrase : view.syntax.phrases) {
    const bool between = verb != nullptr && phrase.head > verb->head &&
                         phrase.range.end <= owned->preposition && !phrase.pronoun;
    if (!between || view.IsPlural(phrase) != plural) continue;
    const EventMention* mention = MentionAt(view, phrase.head);
    if (mention != nullptr) blamed = mention;
  }
  return blamed;
}

// The subject that "its" looks back to in its own clause ("Niger kept up its shelling"), or ahead
// to
// ("In his talks with Rahman, Diallo asked").
const NounPhrase* SubjectFor(const EventView& view, const NounPhrase& pronoun) {
  for (const VerbGroup& verb : view.syntax.verbs) {
    const NounPhrase* subject = view.Phrase(verb.subject);
    if (subject == nullptr || verb.form != VerbForm::kFinite || subject->pronoun) continue;
    const bool back = &verb == view.Verb(view.ClauseVerbOf(pronoun.head)) && !verb.passive &&
                      subject->range.end <= pronoun.range.begin;
    const bool ahead = subject->range.begin > pronoun.range.end &&
                       verb.range.begin >= subject->range.end && verb.clause.Contains(pronoun.head);
    if (back || ahead) return subject;
  }
  return nullptr;
}

// "US recognition of the city and its cut in aid": of two joined deeds the second is the first
// one's.
bool AddJoinedOwner(const EventView& view, const NounPhrase& pronoun, std::vector<Party>* parties) {
  for (size_t i = 0; i < view.syntax.phrases.size(); ++i) {
    const NounPhrase& first = view.syntax.phrases[i];
    if (first.head > pronoun.head || !view.lexicon.nouns.contains(view.Lemma(first.head))) continue;
    for (int one : view.syntax.WithConjoined(static_cast<int>(i))) {
      const NounPhrase* joined = view.Phrase(one);
      if (joined == &first || view.Phrase(joined->possessor) != &pronoun) continue;
      const NounPhrase* owner = view.Phrase(first.possessor);
      const auto found = owner != nullptr ? OwnParties(view, *owner) : ModifiersOf(view, first);
      for (const Party& party : found) AddParty(party, parties);
      return !found.empty();
    }
  }
  return false;
}

bool AddOwner(const EventView& view, const NounPhrase& pronoun, std::vector<Party>* parties) {
  constexpr std::array<std::string_view, 4> kWords = {"his", "her", "its", "their"};
  const std::string_view word = view.Lower(pronoun.head);
  if (std::find(kWords.begin(), kWords.end(), word) == kWords.end()) return false;
  const bool plural = word == "their";
  if (AddJoinedOwner(view, pronoun, parties)) return true;
  const NounPhrase* subject = SubjectFor(view, pronoun);
  if (subject == nullptr || (plural && !view.IsPlural(*subject))) return false;
  const std::vector<Party> found = OwnParties(view, *subject);
  for (const Party& party : found) AddParty(party, parties);
  return !found.empty();
}

// "Chadian troops", "Chad's troops": no country stands there for itself.
bool IsModifier(const Sentence& sentence, int token) {
  const Deprel relation = sentence.tokens[static_cast<size_t>(token)].deprel;
  return relation == Deprel::kAmod || relation == Deprel::kCompound ||
         relation == Deprel::kNmodPoss;
}

struct NamedCountry {
  TextSpan span;
  std::string code;
};

// States that a sentence names by a noun ("Chad", "in Chad", not "Chadian troops") or, with
// `towns`, by a place in them, in text order.
std::vector<NamedCountry> CountriesIn(const EventInput& input, const Sentence& sentence,
                                      uint32_t end, bool towns) {
  std::vector<NamedCountry> found;
  const auto add = [&](TextSpan span, const std::optional<std::string>& code) {
    if (!code || IsBodyOfNoState(code) || !sentence.span.Contains(span) || span.end > end) return;
    const TokenRange range = TokensIn(sentence, span);
    if (range.empty() || IsModifier(sentence, range.end - 1)) return;
    found.push_back({span, *code});
  };
  for (const Actor& actor : input.actors) {
    if (actor.kind != ActorKind::kCountry) continue;
    for (const Mention& mention : actor.mentions) {
      if (towns || mention.form != MentionForm::kMetonym) add(mention.span, actor.country);
    }
  }
  for (const PlaceMention& place : input.places) {
    const bool finer = place.where.place || place.where.admin1;
    if (towns || !finer) add(place.span, place.where.country);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const NamedCountry& a, const NamedCountry& b) { return a.span < b.span; });
  return found;
}

// The sentence's number in the article.
size_t NumberOf(const EventView& view) {
  const auto& sentences = view.input.sentences;
  size_t number = 0;
  while (number < sentences.size() && sentences[number].span != view.sentence.span) ++number;
  return number;
}

TextSpan SpanOfPhrase(const EventView& view, const NounPhrase& phrase) {
  return SpanOf(view.sentence, phrase.range);
}

// "the country": the one named last before it; in an earlier sentence only where it names no other.
bool AddTheCountry(const EventView& view, const NounPhrase& phrase, std::vector<Party>* parties) {
  const TextSpan span = SpanOfPhrase(view, phrase);
  std::optional<std::string> code;
  const auto here = CountriesIn(view.input, view.sentence, span.begin, true);
  if (!here.empty()) code = here.back().code;
  const size_t number = NumberOf(view);
  for (size_t back = 1; !code && back <= kSentencesBack && back <= number; ++back) {
    const auto named =
        CountriesIn(view.input, view.input.sentences[number - back], span.begin, true);
    const auto other = [&](const NamedCountry& one) { return one.code != named.front().code; };
    if (std::any_of(named.begin(), named.end(), other)) return false;
    if (!named.empty()) code = named.front().code;
  }
  if (!code) return false;
  const auto actor = CountryActor(view, *code);
  if (!actor || HasActor(*parties, *actor)) return false;
  parties->push_back({*actor, span});
  return true;
}

// The states of a sentence whose parties, persons and bodies are named before `end`.
std::vector<std::string> StatesIn(const EventInput& input, const Sentence& sentence, uint32_t end) {
  std::vector<std::pair<TextSpan, std::string>> named;
  for (const Actor& actor : input.actors) {
    if (!actor.country || IsBodyOfNoState(actor.country)) continue;
    for (const Mention& mention : actor.mentions) {
      const bool inside = sentence.span.Contains(mention.span) && mention.span.end <= end;
      if (inside) named.emplace_back(mention.span, *actor.country);
    }
  }
  std::stable_sort(named.begin(), named.end());
  std::vector<std::string> codes;
  for (const auto& [span, code] : named) {
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
  }
  return codes;
}

bool AddBoth(const EventView& view, const NounPhrase& phrase, std::vector<Party>* parties) {
  const TextSpan span = SpanOfPhrase(view, phrase);
  std::vector<std::string> codes = StatesIn(view.input, view.sentence, span.begin);
  const size_t number = NumberOf(view);
  for (size_t back = 1; codes.size() < kPair && back <= kSentencesBack && back <= number; ++back) {
    for (std::string& code :
         StatesIn(view.input, view.input.sentences[number - back], span.begin)) {
      if (std::find(codes.begin(), codes.end(), code) == codes.end()) {
        codes.push_back(std::move(code));
      }
    }
  }
  if (codes.size() != kPair) return false;
  bool added = false;
  for (const std::string& code : codes) {
    const auto actor = CountryActor(view, code);
    if (!actor || HasActor(*parties, *actor)) continue;
    parties->push_back({*actor, span});
    added = true;
  }
  return added;
}

// "the rebels promised to free the soldiers whom they have held": the subject of the clause above.
bool AddSubjectAbove(const EventView& view, const NounPhrase& pronoun,
                     std::vector<Party>* parties) {
  if (view.Lower(pronoun.head) != "they") return false;
  for (const VerbGroup& verb : view.syntax.verbs) {
    const NounPhrase* subject = view.Phrase(verb.subject);
    const bool above = subject != nullptr && !subject->pronoun &&
                       subject->range.end <= pronoun.range.begin &&
                       verb.range.end <= pronoun.range.begin && verb.clause.Contains(pronoun.head);
    if (!above) continue;
    if (!view.IsPlural(*subject)) return false;
    const size_t before = parties->size();
    AddPartiesOf(view, verb.subject, false, parties);
    return parties->size() > before;
  }
  return false;
}

// People or things that "they" may stand for: a plural that is no deed ("talks") and no time.
bool TellsOfMany(const EventView& view, const Sentence& sentence) {
  constexpr std::array<std::string_view, 6> kTimes = {"day",  "hour",  "minute",
                                                      "week", "month", "year"};
  return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
    const bool many = token.upos == Upos::kNoun && token.xpos == Xpos::kNns;
    return many && !view.lexicon.nouns.contains(token.lemma) &&
           std::find(kTimes.begin(), kTimes.end(), token.lemma) == kTimes.end();
  });
}

// "They agreed", after a sentence that tells of two persons of two states and of no group.
bool AddTheTwo(const EventView& view, const NounPhrase& pronoun, std::vector<Party>* parties) {
  const size_t number = NumberOf(view);
  if (view.Lower(pronoun.head) != "they" || pronoun.range.begin != 0 || number == 0) return false;
  const Sentence& last = view.input.sentences[number - 1];
  if (TellsOfMany(view, last)) return false;
  std::vector<ActorIndex> persons;
  for (size_t i = 0; i < view.input.actors.size(); ++i) {
    const Actor& actor = view.input.actors[i];
    const bool named = std::any_of(actor.mentions.begin(), actor.mentions.end(),
                                   [&](const Mention& m) { return last.span.Contains(m.span); });
    if (!named) continue;
    if (actor.kind == ActorKind::kPerson) persons.push_back(static_cast<ActorIndex>(i));
  }
  if (persons.size() != kPair) return false;
  const auto country = [&](ActorIndex i) {
    return view.input.actors[static_cast<size_t>(i)].country;
  };
  if (!country(persons[0]) || country(persons[0]) == country(persons[1])) return false;
  for (ActorIndex person : persons) AddParty({person, SpanOfPhrase(view, pronoun)}, parties);
  return true;
}

// What follows says which one is meant: "the country that", "the two sides of the river".
bool IsDescribed(const EventView& view, const NounPhrase& phrase) {
  constexpr std::array<std::string_view, 6> kWords = {"of",    "that", "which",
                                                      "where", "who",  "with"};
  const std::string_view next = view.Lower(phrase.range.end);
  return std::find(kWords.begin(), kWords.end(), next) != kWords.end();
}

}  // namespace

const EventMention* BlamedOwner(const EventView& view, const NounPhrase& pronoun) {
  const std::string_view word = view.Lower(pronoun.head);
  if (word != "its" && word != "their") return nullptr;
  return BlamedBefore(view, pronoun, word == "their");
}

bool AddReferents(const EventView& view, const NounPhrase& phrase, std::vector<Party>* parties) {
  if (phrase.pronoun) {
    return AddOwner(view, phrase, parties) || AddSubjectAbove(view, phrase, parties) ||
           AddTheTwo(view, phrase, parties) || AddAntecedent(view, phrase, parties);
  }
  if (phrase.possessor != kNoIndex || IsDescribed(view, phrase)) return false;
  const int words = phrase.range.end - phrase.range.begin;
  const std::string_view first = view.Lower(phrase.range.begin);
  const auto is_of = [&](const PatternSet& nouns) {
    return PhraseHasWord(view, phrase, nouns) > 0;
  };
  if (words == 2 && first == "the" && is_of(view.lexicon.country_nouns)) {
    return !view.IsPlural(phrase) && AddTheCountry(view, phrase, parties);
  }
  const bool both = words == 2 && first == "both";
  const bool two = words == 3 && first == "the" && view.Lower(phrase.range.begin + 1) == "two";
  if ((both || two) && is_of(view.lexicon.sides)) return AddBoth(view, phrase, parties);
  return false;
}

}  // namespace detente
