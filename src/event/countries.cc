#include "event/countries.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

// "Peruvian", and not "peruvian" or "polish".
bool HasCapital(const Token& token) { return token.form != token.lower; }

// The word ends its noun phrase, so that it is no adjective: "Sudanese" in "Sudanese were killed".
bool NamesPeople(const Sentence& sentence, int token) {
  const Token& word = sentence.tokens[static_cast<size_t>(token)];
  if (word.upos != Upos::kNoun && word.upos != Upos::kPropn && word.upos != Upos::kAdj)
    return false;
  const auto next = static_cast<size_t>(token) + 1;
  if (next >= sentence.tokens.size()) return true;
  const Upos after = sentence.tokens[next].upos;
  const bool of_noun = word.head == token + 1 && sentence.tokens[next].upos != Upos::kVerb;
  return !of_noun && after != Upos::kNoun && after != Upos::kPropn && after != Upos::kAdj;
}

class CountryGatherer {
 public:
  CountryGatherer(const EventInput& input, const EventLexicon::Data& lexicon)
      : lexicon_(lexicon), actors_(input.actors.begin(), input.actors.end()) {
    for (const Actor& actor : actors_) {
      if (actor.kind == ActorKind::kCountry && actor.country) known_.insert(*actor.country);
    }
  }

  std::vector<Actor> Gather(const EventInput& input) {
    for (const Sentence& sentence : input.sentences) AddDemonyms(sentence);
    for (const PlaceMention& place : input.places) {
      if (place.where.country) Add(*place.where.country);
    }
    return std::move(actors_);
  }

 private:
  void AddDemonyms(const Sentence& sentence) {
    for (int token = 0; token < static_cast<int>(sentence.tokens.size()); ++token) {
      const Demonym demonym = DemonymAt(sentence, token, lexicon_);
      if (demonym.words > 0) Add(demonym.code);
      if (demonym.words == 1 && NamesPeople(sentence, token)) AddPeople(sentence, token, demonym);
      AddOpposed(sentence.tokens[static_cast<size_t>(token)].lower);
    }
  }

  // "thousands of Sudanese", when no mention covers the word.
  void AddPeople(const Sentence& sentence, int token, const Demonym& demonym) {
    const Token& word = sentence.tokens[static_cast<size_t>(token)];
    const auto is_same = [&](const Actor& actor) {
      return std::any_of(
                 actor.mentions.begin(), actor.mentions.end(),
                 [&](const Mention& mention) { return mention.span.Contains(word.span); }) ||
             (actor.kind == ActorKind::kGroup && actor.name == word.form);
    };
    if (std::any_of(actors_.begin(), actors_.end(), is_same)) return;
    Actor actor;
    actor.name = word.form;
    actor.kind = ActorKind::kGroup;
    actor.country = std::string(demonym.code);
    actor.sector = "CVL";
    actor.basis = Basis::kText;
    actors_.push_back(std::move(actor));
  }

  // "anti-Russian"
  void AddOpposed(std::string_view word) {
    if (!word.starts_with("anti-")) return;
    const auto at = lexicon_.demonyms.find(word.substr(5));
    if (at != lexicon_.demonyms.end()) Add(at->second);
  }

  void Add(std::string_view code) {
    const auto name = lexicon_.countries.find(code);
    if (name == lexicon_.countries.end() || !known_.emplace(code).second) return;
    Actor actor;
    actor.name = name->second;
    actor.kind = ActorKind::kCountry;
    actor.country = std::string(code);
    actor.sector = "GOV";
    actor.basis = Basis::kLexicon;
    actors_.push_back(std::move(actor));
  }

  const EventLexicon::Data& lexicon_;
  std::vector<Actor> actors_;
  std::set<std::string, std::less<>> known_;
};

// Visits every actor index of an event, with the mention that a party has.
template <typename Visit>
void ForEachParty(Event* event, const Visit& visit) {
  for (auto* parties : {&event->actors, &event->recipients, &event->about}) {
    for (Party& party : *parties) visit(&party.actor, party.mention);
  }
  if (!event->content) return;
  EventContent& content = *event->content;
  for (auto* actors : {&content.actors, &content.recipients, &content.about}) {
    for (ActorIndex& actor : *actors) visit(&actor, std::nullopt);
  }
}

void AddMention(TextSpan span, Actor* actor) {
  const Mention mention = {span, MentionForm::kName};
  auto& mentions = actor->mentions;
  const auto at =
      std::lower_bound(mentions.begin(), mentions.end(), mention,
                       [](const Mention& a, const Mention& b) { return a.span < b.span; });
  if (at == mentions.end() || at->span != span) mentions.insert(at, mention);
}

}  // namespace

Demonym DemonymAt(const Sentence& sentence, int token, const EventLexicon::Data& lexicon) {
  const auto size = static_cast<int>(sentence.tokens.size());
  if (token < 0 || token >= size) return {};
  const Token& first = sentence.tokens[static_cast<size_t>(token)];
  if (!HasCapital(first)) return {};
  if (token + 1 < size) {
    const Token& second = sentence.tokens[static_cast<size_t>(token) + 1];
    const auto at = lexicon.demonyms.find(first.lower + " " + second.lower);
    if (at != lexicon.demonyms.end() && HasCapital(second)) return {at->second, 2};
  }
  const auto at = lexicon.demonyms.find(first.lower);
  if (at == lexicon.demonyms.end()) return {};
  return {at->second, 1};
}

std::vector<Actor> WithNamedCountries(const EventInput& input, const EventLexicon::Data& lexicon) {
  return CountryGatherer(input, lexicon).Gather(input);
}

std::vector<Actor> KeepNamed(const std::vector<Actor>& actors, size_t known,
                             std::vector<Event>* events) {
  std::vector<Actor> named(actors.begin() + static_cast<std::ptrdiff_t>(known), actors.end());
  std::vector<bool> used(named.size(), false);
  const auto is_new = [&](ActorIndex actor) { return static_cast<size_t>(actor) >= known; };
  for (Event& event : *events) {
    ForEachParty(&event, [&](ActorIndex* actor, const std::optional<TextSpan>& mention) {
      if (!is_new(*actor)) return;
      const size_t number = static_cast<size_t>(*actor) - known;
      used[number] = true;
      if (mention) AddMention(*mention, &named[number]);
    });
  }
  std::vector<ActorIndex> numbers(named.size(), 0);
  std::vector<Actor> kept;
  for (size_t i = 0; i < named.size(); ++i) {
    numbers[i] = static_cast<ActorIndex>(known + kept.size());
    if (used[i]) kept.push_back(std::move(named[i]));
  }
  for (Event& event : *events) {
    ForEachParty(&event, [&](ActorIndex* actor, const std::optional<TextSpan>&) {
      if (is_new(*actor)) *actor = numbers[static_cast<size_t>(*actor) - known];
    });
  }
  return kept;
}

}  // namespace detente
