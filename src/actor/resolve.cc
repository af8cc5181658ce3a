#include "actor/resolve.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "actor/fit.h"
#include "actor/person_names.h"
#include "actor/placing.h"
#include "actor/registry.h"
#include "base/utf8.h"

namespace detente {
namespace {

constexpr int kNone = -1;

// "she" is none who was "he", unless he was "she" too.
bool MayBe(const Known& known, std::string_view pronoun) {
  return known.male == known.female || known.female == (pronoun == "she");
}

// How far ahead the name of "a senior diplomat" may come, and how far back "he" looks.
constexpr int kNamingReach = 4;
constexpr int kPronounReach = 3;
constexpr int kDefiniteReach = 12;

bool IsArmed(const std::string& sector) {
  return sector == "MIL" || sector == "COP" || sector == "REB" || sector == "UAF";
}

// Of two bearers of a name the later one; of a surname alone the one whom the article speaks of
// more.
bool IsLikelier(const Known& known, const Known& than, const std::vector<std::string>& words) {
  const size_t mentions = known.actor.mentions.size();
  const size_t others = than.actor.mentions.size();
  if (words.size() == 1 && mentions != others) return mentions > others;
  return known.last_sentence > than.last_sentence;
}

class Resolver {
 public:
  explicit Resolver(std::vector<Candidate> candidates) : candidates_(std::move(candidates)) {}

  std::vector<Actor> Resolve() {
    ForgetNamesakes();
    CollectNations();
    PlaceCandidates(&candidates_);
    CollectPersons();
    for (const Candidate& candidate : candidates_) {
      const int known = candidate.anaphor ? FindAnaphor(candidate) : FindOrMake(candidate);
      if (known == kNone) continue;
      const bool told = candidate.type == CandidateType::kNamedPerson || candidate.anaphor;
      if (!told) Learn(candidate, &At(known));
      AddMention(candidate, &At(known));
    }
    return Finish();
  }

 private:
  void ForgetNamesakes();
  void CollectNations();
  void CollectPersons();
  void Register(const Candidate& candidate);
  void CopyOffice(const Candidate& candidate, int known, int before);
  bool IsSupported(const Candidate& candidate, const std::set<std::string>& short_names) const;

  int FindOrMake(const Candidate& candidate);
  int FindSame(const Candidate& candidate) const;
  int FindPerson(const Candidate& candidate) const;
  int FindBody(const Candidate& candidate) const;
  int FindGroup(const Candidate& candidate) const;
  int FindDescribed(const Candidate& candidate) const;
  int FindNamedLater(const Candidate& candidate) const;
  int FindNamedNext(const Candidate& candidate) const;
  int FindAnaphor(const Candidate& candidate) const;
  int FindSpeaker(const Candidate& candidate) const;
  int FindOnlyPersonBefore(const Candidate& candidate) const;
  std::string NationOfRuler(int sentence) const;
  int Make(const Candidate& candidate);
  std::vector<Actor> Finish();

  Known& At(int i) { return known_[static_cast<size_t>(i)]; }
  const Known& At(int i) const { return known_[static_cast<size_t>(i)]; }
  int size() const { return static_cast<int>(known_.size()); }

  std::vector<Candidate> candidates_;
  std::vector<Known> known_;
  std::set<std::string> nations_;
};

// What the lexicon has of a surname is of no use where the article names its bearer in full:
// Katherine Brown is not the Brown whom everybody knows.
void Resolver::ForgetNamesakes() {
  std::set<std::string> surnames;
  for (const Candidate& c : candidates_) {
    const auto words =
        c.type == CandidateType::kNamedPerson ? NameWords(c.name) : std::vector<std::string>();
    if (words.size() > 1) surnames.insert(words.back());
  }
  for (Candidate& c : candidates_) {
    if (!c.surname_only || c.basis != Basis::kLexicon) continue;
    const auto words = NameWords(c.name);
    if (words.empty() || !surnames.contains(words.back())) continue;
    c.country.clear();
    c.sector.clear();
    c.role.clear();
    c.rank.clear();
    c.basis = Basis::kText;
  }
}

void Resolver::CollectNations() {
  for (const Candidate& c : candidates_) {
    if (c.kind == ActorKind::kMedium) continue;  // where a paper is at home tells of no party
    if (!c.country.empty() && c.country != "IGO" && c.country != "NGO") nations_.insert(c.country);
  }
}

// A weak name of two words is a person's when it speaks or returns in a short form.
bool Resolver::IsSupported(const Candidate& c, const std::set<std::string>& short_names) const {
  if (!c.weak) return true;
  const auto words = NameWords(c.name);
  if (words.size() < 2 || c.heading) return false;
  return c.speaks || short_names.contains(words.back()) || short_names.contains(words.front());
}

void Resolver::Register(const Candidate& c) {
  const int known = FindPerson(c);
  if (known == kNone) {
    known_.push_back(NewKnown(c));
  } else {
    Learn(c, &At(known));
  }
}

// "his counterpart X": X has the office of the person named before in the sentence.
void Resolver::CopyOffice(const Candidate& c, int known, int before) {
  if (known == kNone || before == kNone || known == before) return;
  const Actor& model = At(before).actor;
  Actor& actor = At(known).actor;
  if (!actor.sector) actor.sector = model.sector;
  if (!actor.rank) actor.rank = model.rank;
  for (const Candidate& other : candidates_) {
    if (actor.role || other.sentence != c.sentence || other.span.begin >= c.span.begin) continue;
    if (other.description.empty() || FindPerson(other) != before) continue;
    actor.role = "counterpart of the " + other.description;
  }
}

void Resolver::CollectPersons() {
  std::set<std::string> short_names;
  for (const Candidate& c : candidates_) {
    if (c.type != CandidateType::kNamedPerson) continue;
    const auto words = NameWords(c.name);
    if (words.size() == 1) short_names.insert(words[0]);
  }
  // Fuller names first, so that a surname never stands for two persons.
  for (const bool full : {true, false}) {
    for (const Candidate& c : candidates_) {
      if (c.type != CandidateType::kNamedPerson) continue;
      if ((NameWords(c.name).size() > 1) == full && IsSupported(c, short_names)) Register(c);
    }
  }
  int before = kNone;
  int sentence = -1;
  for (const Candidate& c : candidates_) {
    if (c.sentence != sentence) before = kNone;
    sentence = c.sentence;
    if (c.type != CandidateType::kNamedPerson) continue;
    const int known = FindPerson(c);
    if (c.counterpart) CopyOffice(c, known, before);
    before = known;
  }
}

int Resolver::FindPerson(const Candidate& c) const {
  const auto words = NameWords(c.name);
  int best = kNone;
  for (int i = 0; i < size(); ++i) {
    const Known& known = At(i);
    if (known.type != CandidateType::kNamedPerson) continue;
    if (!IsShortFormOf(words, known.words) && !IsShortFormOf(known.words, words)) continue;
    if (!c.weak && !c.surname_only && !Agrees(known.actor.country, c.country)) continue;
    if (best == kNone || known.words == words || IsLikelier(known, At(best), words)) best = i;
  }
  return best;
}

int Resolver::FindSame(const Candidate& c) const {
  for (int i = 0; i < size(); ++i) {
    const Known& known = At(i);
    if (known.type != c.type) continue;
    const bool by_name = c.type == CandidateType::kOrganization || c.country.empty();
    if (by_name ? known.actor.name == c.name : known.actor.country == c.country) {
      return i;
    }
  }
  return kNone;
}

// "the ministry" after "the Foreign Ministry": the same noun, or the last word of it.
int Resolver::FindBody(const Candidate& c) const {
  int best = kNone;
  for (int i = 0; i < size(); ++i) {
    const Known& known = At(i);
    if (known.type != CandidateType::kBody) continue;
    const bool same = known.nouns.contains(c.noun);
    const bool ends = c.definite && c.country.empty() &&
                      std::any_of(known.nouns.begin(), known.nouns.end(),
                                  [&](const auto& noun) { return noun.ends_with(' ' + c.noun); });
    if (!same && !ends) continue;
    if (!c.country.empty() && known.actor.country != c.country) continue;
    if (best == kNone || known.last_sentence >= At(best).last_sentence) best = i;
  }
  return best;
}

int Resolver::FindGroup(const Candidate& c) const {
  int best = kNone;
  for (int i = 0; i < size(); ++i) {
    const Known& known = At(i);
    if (known.type != CandidateType::kGroup) continue;
    // Of two armed groups without a country only "the forces" may be the other one.
    const bool armed = IsArmed(c.sector) && known.actor.sector == c.sector && c.rank.empty() &&
                       !known.ranked && (c.definite || !c.country.empty());
    if (!known.nouns.contains(c.noun) && !armed) continue;
    if (c.country.empty() ? c.indefinite && known.actor.country.has_value()
                          : known.actor.country != c.country) {
      continue;
    }
    if (best == kNone || known.last_sentence >= At(best).last_sentence) best = i;
  }
  return best;
}

// "the diplomat": the latest person that the description fits.
int Resolver::FindDescribed(const Candidate& c) const {
  int best = kNone;
  for (int i = 0; i < size(); ++i) {
    const Known& known = At(i);
    const bool office = known.nouns.contains(c.noun) && !c.rank.empty();
    const int reach = office ? 2 * kDefiniteReach : kDefiniteReach;
    if (known.last_sentence < 0 || known.last_sentence < c.sentence - reach) continue;
    if (!FitsDescription(known, c)) continue;
    // Of two presidents the one whom the article is about.
    const bool later = best != kNone && known.last_sentence >= At(best).last_sentence;
    const bool more = best != kNone && known.actor.mentions.size() > At(best).actor.mentions.size();
    if (best == kNone || (c.rank == "head" ? more : later)) best = i;
  }
  return best;
}

// "a senior diplomat" whom one of the next sentences names: the only one that may be meant.
int Resolver::FindNamedLater(const Candidate& c) const {
  int only = kNone;
  for (int i = 0; i < size(); ++i) {
    const Known& known = At(i);
    if (known.type != CandidateType::kNamedPerson || known.first_sentence < c.sentence) continue;
    const int reach = c.heading ? 2 * kNamingReach : kNamingReach;
    if (known.first_sentence > c.sentence + reach) continue;
    const bool told = known.actor.sector || known.actor.role;
    if (!told || !FitsDescription(known, c)) continue;
    if (only != kNone) return kNone;
    only = i;
  }
  return only;
}

// "The Peruvian envoy resigned. X's departure ...": the only person that the next sentence names
// in full, if the article says nothing else of that person.
int Resolver::FindNamedNext(const Candidate& c) const {
  int only = kNone;
  if (c.country.empty() || c.heading) return kNone;
  for (int i = 0; i < size(); ++i) {
    const Known& known = At(i);
    if (known.type != CandidateType::kNamedPerson || known.words.size() < 2) continue;
    if (known.first_sentence != c.sentence + 1) continue;
    if (known.actor.sector || known.actor.role || known.actor.country) continue;
    if (only != kNone) return kNone;
    only = i;
  }
  return only;
}

int Resolver::FindAnaphor(const Candidate& c) const {
  int best = kNone;
  for (int i = 0; i < size(); ++i) {
    const Known& known = At(i);
    if (known.last_sentence < c.sentence - kDefiniteReach || known.last_sentence < 0) continue;
    if (!Answers(known, c)) continue;
    if (best == kNone || known.last_sentence >= At(best).last_sentence) best = i;
  }
  return best;
}

// "he said": who spoke last, or whom a later sentence is about; of two in one sentence, who spoke.
int Resolver::FindSpeaker(const Candidate& c) const {
  int best = kNone;
  bool several = false;
  // "X will resign, she said": X need not be her.
  const auto led = [&](const Known& known) {
    return known.last_led == c.sentence ? known.last_spoke : known.last_led;
  };
  const auto rank = [&](const Known& known) {
    return std::pair(led(known), known.last_spoke == led(known));
  };
  for (int i = 0; i < size(); ++i) {
    const Known& known = At(i);
    if (known.actor.kind != ActorKind::kPerson || known.plural) continue;
    if (led(known) < 0 || led(known) < c.sentence - kPronounReach) continue;
    if (!MayBe(known, c.noun)) continue;
    const bool tie = best != kNone && rank(known) == rank(At(best));
    if (best == kNone || rank(known) >= rank(At(best))) best = i;
    several = tie;
  }
  if (best == kNone) return FindOnlyPersonBefore(c);
  return several ? kNone : best;
}

// Nobody spoke yet: the one person that the sentence before names, if it is only one.
int Resolver::FindOnlyPersonBefore(const Candidate& c) const {
  int only = kNone;
  for (int i = 0; i < size(); ++i) {
    const Known& known = At(i);
    if (known.actor.kind != ActorKind::kPerson || known.last_sentence < 0) continue;
    if (known.last_sentence != c.sentence - 1 || !MayBe(known, c.noun)) continue;
    if (only != kNone) return kNone;
    only = i;
  }
  return only;
}

// "he told MPs": of the state whose head or minister the sentence is about.
std::string Resolver::NationOfRuler(int sentence) const {
  std::string country;
  for (const Known& known : known_) {
    const bool ruler = known.actor.rank == "head" || known.actor.rank == "minister";
    if (!ruler || known.last_sentence != sentence || !known.actor.country) continue;
    if (!country.empty() && country != *known.actor.country) return "";
    country = *known.actor.country;
  }
  return country;
}

int Resolver::Make(const Candidate& candidate) {
  Candidate c = candidate;
  const bool office = c.type == CandidateType::kBody || c.type == CandidateType::kPersonNoun ||
                      c.type == CandidateType::kGroup;
  if (office && c.definite && c.country.empty() && nations_.size() == 1) {
    c.country = *nations_.begin();
  }
  if (office && c.country.empty() && c.sector == "LEG") c.country = NationOfRuler(c.sentence);
  known_.push_back(NewKnown(c));
  return size() - 1;
}

int Resolver::FindOrMake(const Candidate& c) {
  int known = kNone;
  switch (c.type) {
    case CandidateType::kState:
    case CandidateType::kPeople:
    case CandidateType::kOrganization:
      known = FindSame(c);
      break;
    case CandidateType::kBody:
      known = FindBody(c);
      break;
    case CandidateType::kGroup:
      known = FindGroup(c);
      break;
    case CandidateType::kNamedPerson:
      return FindPerson(c);
    case CandidateType::kPronoun:
      return FindSpeaker(c);
    case CandidateType::kPersonNoun:
      known = c.indefinite ? FindNamedLater(c) : FindDescribed(c);
      if (known == kNone && !c.indefinite) known = FindNamedLater(c);
      if (known == kNone) known = FindNamedNext(c);
      break;
  }
  return known != kNone ? known : Make(c);
}

std::vector<Actor> Resolver::Finish() {
  std::vector<Actor> actors;
  for (Known& known : known_) {
    Actor& actor = known.actor;
    if (actor.mentions.empty()) continue;
    std::sort(actor.mentions.begin(), actor.mentions.end(),
              [](const Mention& a, const Mention& b) { return a.span < b.span; });
    if (!actor.country && nations_.size() == 1 && actor.sector && actor.role) {
      actor.country = *nations_.begin();
    }
    if (IsNobody(known)) continue;
    actors.push_back(std::move(actor));
  }
  std::stable_sort(actors.begin(), actors.end(), [](const Actor& a, const Actor& b) {
    return a.mentions.front().span < b.mentions.front().span;
  });
  return actors;
}

}  // namespace

std::vector<Actor> ResolveActors(std::vector<Candidate> candidates) {
  return Resolver(std::move(candidates)).Resolve();
}

}  // namespace detente
