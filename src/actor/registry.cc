#include "actor/registry.h"

#include <algorithm>

#include "actor/person_names.h"

namespace detente {
namespace {

void Set(const std::string& value, bool override, std::optional<std::string>* field) {
  if (value.empty() || (*field && !override)) return;
  *field = value;
}

bool Ends(const std::string& noun, std::string_view ending) { return noun.ends_with(ending); }

}  // namespace

void Learn(const Candidate& c, Known* known) {
  Actor& actor = known->actor;
  // What the lexicon has of a surname is nothing against what the article says of its bearer.
  if (c.surname_only && c.basis == Basis::kLexicon && actor.basis == Basis::kText &&
      (actor.sector || actor.role || actor.name.size() > c.name.size())) {
    return;
  }
  const bool tells = !c.sector.empty() || !c.role.empty() || !c.rank.empty();
  const bool override = c.basis == Basis::kText && actor.basis == Basis::kLexicon && tells;
  const bool named = c.type == CandidateType::kNamedPerson;
  if (override) {
    if (named) actor.rank.reset();
    actor.basis = Basis::kText;
  }
  Set(c.country, override, &actor.country);
  Set(c.sector, override, &actor.sector);
  const bool better_role =
      named && c.basis == Basis::kText && c.role.size() > actor.role.value_or("").size();
  Set(c.role, override || better_role, &actor.role);
  const bool better_rank = actor.rank == "official" && c.rank == "senior";
  Set(c.rank, override || better_rank, &actor.rank);
  if (!c.noun.empty() && c.type != CandidateType::kPronoun) known->nouns.insert(c.noun);
  known->female = known->female || Ends(c.noun, "woman") || c.noun == "she";
  known->male = known->male || (Ends(c.noun, "man") && !Ends(c.noun, "woman")) || c.noun == "he";
  if (named && NameWords(c.name).size() > known->words.size()) {
    actor.name = c.name;
    known->words = NameWords(c.name);
  }
}

void AddMention(const Candidate& c, Known* known) {
  known->actor.mentions.push_back({c.span, c.form});
  known->last_sentence = c.sentence;
  known->acts = known->acts || c.acts || c.speaks;
  if (c.speaks) known->last_spoke = c.sentence;
  if ((c.speaks || c.leads) && !c.heading) known->last_led = c.sentence;
}

Known NewKnown(const Candidate& c) {
  Known known;
  known.type = c.type;
  known.plural = c.plural;
  known.ranked = !c.rank.empty();
  known.actor.name = c.name;
  known.actor.kind = c.kind;
  known.actor.basis = c.basis;
  known.first_sentence = c.sentence;
  if (c.type == CandidateType::kNamedPerson) known.words = NameWords(c.name);
  Learn(c, &known);
  return known;
}

}  // namespace detente
