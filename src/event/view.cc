#include "event/view.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "event/frames.h"

namespace detente {
namespace {

std::vector<EventMention> MentionsIn(const EventInput& input, const Sentence& sentence) {
  std::vector<EventMention> found;
  for (size_t i = 0; i < input.actors.size(); ++i) {
    for (const Mention& mention : input.actors[i].mentions) {
      if (!sentence.span.Overlaps(mention.span)) continue;
      const TokenRange range = TokensIn(sentence, mention.span);
      if (!range.empty()) found.push_back({static_cast<ActorIndex>(i), mention.span, range});
    }
  }
  std::sort(found.begin(), found.end(), [](const EventMention& a, const EventMention& b) {
    return a.span != b.span ? a.span < b.span : a.actor < b.actor;
  });
  return found;
}

bool Holds(const std::vector<int>& list, int value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

EventView::EventView(const EventInput& event_input, const Sentence& the_sentence,
                     const EventLexicon::Data& event_lexicon)
    : input(event_input),
      sentence(the_sentence),
      lexicon(event_lexicon),
      syntax(Analyze(the_sentence)),
      mentions(MentionsIn(event_input, the_sentence)) {}

std::string_view EventView::Lemma(int token) const {
  return token >= 0 && token < token_count() ? sentence.tokens[static_cast<size_t>(token)].lemma
                                             : std::string_view();
}

std::string_view EventView::Lower(int token) const {
  return token >= 0 && token < token_count() ? sentence.tokens[static_cast<size_t>(token)].lower
                                             : std::string_view();
}

Upos EventView::Tag(int token) const {
  return token >= 0 && token < token_count() ? sentence.tokens[static_cast<size_t>(token)].upos
                                             : Upos::kX;
}

bool EventView::IsPlural(const NounPhrase& phrase) const {
  return phrase.conjoined != kNoIndex || ToLower(Lemma(phrase.head)) != Lower(phrase.head);
}

const NounPhrase* EventView::Phrase(int index) const {
  return index >= 0 && static_cast<size_t>(index) < syntax.phrases.size()
             ? &syntax.phrases[static_cast<size_t>(index)]
             : nullptr;
}

const VerbGroup* EventView::Verb(int index) const {
  return index >= 0 && static_cast<size_t>(index) < syntax.verbs.size()
             ? &syntax.verbs[static_cast<size_t>(index)]
             : nullptr;
}

const Actor& EventView::ActorOf(const EventMention& mention) const {
  return input.actors[static_cast<size_t>(mention.actor)];
}

namespace {

// "criticised the decision by Togo": "by" right after the object of a verb that is no passive
// belongs to the object, whatever the tree says.
bool BelongsToObject(const EventView& view, const NounPhrase& phrase, int noun) {
  if (view.Lower(phrase.preposition) != "by" || phrase.preposition <= noun) return false;
  const NounPhrase* before = view.Phrase(view.syntax.PhraseAt(noun));
  const VerbGroup* verb = view.Verb(view.syntax.VerbAt(phrase.governor));
  if (before == nullptr || verb == nullptr || verb->passive) return false;
  return before->head == noun && before->range.end == phrase.preposition &&
         view.Tag(noun) == Upos::kNoun && verb->head < noun;
}

}  // namespace

std::vector<int> EventView::AttachedTo(const std::vector<int>& tokens) const {
  std::vector<int> roots = tokens;
  std::vector<int> found;
  for (size_t next = 0; next < roots.size(); ++next) {
    for (size_t i = 0; i < syntax.phrases.size(); ++i) {
      const NounPhrase& phrase = syntax.phrases[i];
      const int index = static_cast<int>(i);
      if (phrase.preposition == kNoIndex) continue;
      if (phrase.governor != roots[next] && !BelongsToObject(*this, phrase, roots[next])) continue;
      if (Holds(found, index)) continue;
      found.push_back(index);
      if (!Holds(roots, phrase.head)) roots.push_back(phrase.head);
    }
  }
  return found;
}

std::vector<int> EventView::Spread(const std::vector<int>& phrases) const {
  std::vector<int> all;
  for (int phrase : phrases) {
    if (Phrase(phrase) == nullptr) continue;
    for (int one : syntax.WithConjoined(phrase)) {
      if (!Holds(all, one)) all.push_back(one);
    }
  }
  return all;
}

bool EventView::StandsAfter(const NounPhrase& phrase, std::string_view preposition) const {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSame = {
      {{"out", "from"},
       {"inside", "in"},
       {"within", "in"},
       {"upon", "on"},
       {"onto", "on"},
       {"toward", "towards"}}};
  const std::string_view word = Lower(phrase.preposition);
  return word == preposition || std::any_of(kSame.begin(), kSame.end(), [&](const auto& same) {
           return same.first == word && same.second == preposition;
         });
}

int EventView::FirstInfinitive(int verb) const {
  const VerbGroup& second = syntax.verbs[static_cast<size_t>(verb)];
  if (second.form != VerbForm::kInfinitive || Tag(second.range.begin - 1) != Upos::kCconj) {
    return verb;
  }
  for (int first = verb - 1; first >= 0; --first) {
    const VerbGroup& other = syntax.verbs[static_cast<size_t>(first)];
    if (other.form == VerbForm::kInfinitive && other.subject == second.subject) return first;
  }
  return verb;
}

int EventView::OwnedNoun(const NounPhrase& owner) const {
  const int before = owner.preposition - 1;
  return Tag(before) == Upos::kNoun ? before : owner.governor;
}

int EventView::OwnerBefore(int infinitive) const {
  const VerbGroup& verb = syntax.verbs[static_cast<size_t>(FirstInfinitive(infinitive))];
  const int index = syntax.PhraseAt(verb.range.begin - 1);
  const NounPhrase* phrase = Phrase(index);
  if (verb.form != VerbForm::kInfinitive || phrase == nullptr ||
      Lower(phrase->preposition) != "by") {
    return kNoIndex;
  }
  const auto& governors = lexicon.operators[static_cast<int>(FramePos::kNoun)];
  return governors.contains(Lemma(OwnedNoun(*phrase))) ? index : kNoIndex;
}

std::vector<int> EventView::GovernedBy(int verb) const {
  std::vector<int> governed;
  for (size_t i = 0; i < syntax.verbs.size(); ++i) {
    if (verb != kNoIndex && syntax.verbs[i].governor == verb) {
      governed.push_back(static_cast<int>(i));
    }
  }
  return governed;
}

TokenRange EventView::WholeOf(int phrase) const {
  const NounPhrase* first = Phrase(phrase);
  if (first == nullptr) return {};
  TokenRange whole = first->range;
  for (int one : Spread({phrase})) {
    whole.end = std::max(whole.end, Phrase(one)->range.end);
    for (int attached : AttachedTo({Phrase(one)->head})) {
      whole.end = std::max(whole.end, Phrase(attached)->range.end);
    }
  }
  return whole;
}

int EventView::VerbBefore(int token) const {
  int found = kNoIndex;
  for (size_t i = 0; i < syntax.verbs.size(); ++i) {
    if (syntax.verbs[i].range.begin <= token) found = static_cast<int>(i);
  }
  return found;
}

int EventView::ClauseVerbOf(int token) const {
  int found = kNoIndex;
  int size = token_count() + 1;
  for (size_t i = 0; i < syntax.verbs.size(); ++i) {
    const TokenRange& clause = syntax.verbs[i].clause;
    // Of two verbs with the same clause the later one stands nearer to what follows.
    if (clause.Contains(token) && clause.end - clause.begin <= size) {
      found = static_cast<int>(i);
      size = clause.end - clause.begin;
    }
  }
  return found;
}

}  // namespace detente
