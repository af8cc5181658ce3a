#include "event/named.h"

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "event/countries.h"

namespace detente {
namespace {

constexpr int kTitleReach = 8;  // tokens between an office and its holder

const EventMention* LongestAt(const EventView& view, int token) {
  const EventMention* best = nullptr;
  for (const EventMention& mention : view.mentions) {
    if (!mention.range.Contains(token)) continue;
    if (best == nullptr || mention.span.size() > best->span.size()) best = &mention;
  }
  return best;
}

// "Chinese" before the noun, and the person is of China.
bool IsOfNation(const EventView& view, int noun, const Actor& person) {
  const NounPhrase* phrase = view.Phrase(view.syntax.PhraseAt(noun));
  if (phrase == nullptr || !person.country) return false;
  for (int token = phrase->range.begin; token < noun; ++token) {
    const Demonym demonym = DemonymAt(view.sentence, token, view.lexicon);
    if (demonym.words > 0 && demonym.code == *person.country) return true;
  }
  return false;
}

// "his Kenyan counterpart Ruto", "the Kenyan minister, Ruto,": the person named right after the
// noun.
const EventMention* PersonBeside(const EventView& view, int noun) {
  // "the Kenyan envoy to Chad, Ruto,"
  for (int token = noun + 1; token < view.token_count(); ++token) {
    const Token& other = view.sentence.tokens[static_cast<size_t>(token)];
    if (other.head != noun || other.deprel != Deprel::kAppos) continue;
    const EventMention* named = LongestAt(view, token);
    if (named != nullptr && view.ActorOf(*named).kind == ActorKind::kPerson) return named;
  }
  int name = view.Lower(noun + 1) == "," ? noun + 2 : noun + 1;
  // "the UN envoy for Mali, Diop,"
  for (int token = noun + 1; token < noun + kTitleReach && view.Tag(noun + 1) == Upos::kAdp;
       ++token) {
    if (view.Lower(token) != ",") continue;
    name = token + 1;
    break;
  }
  const EventMention* mention = LongestAt(view, name);
  if (mention == nullptr || mention->range.begin != name) return nullptr;
  const Actor& actor = view.ActorOf(*mention);
  if (actor.kind != ActorKind::kPerson) return nullptr;
  bool apposed = false;
  for (int token = name; token < mention->range.end; ++token) {
    const Token& part = view.sentence.tokens[static_cast<size_t>(token)];
    apposed = apposed || (part.head == noun && part.deprel == Deprel::kAppos);
  }
  const bool office =
      actor.role &&
      (" " + ToLower(*actor.role) + " ").find(" " + std::string(view.Lower(noun)) + " ") !=
          std::string::npos;
  return apposed || office || IsOfNation(view, noun, actor) ? mention : nullptr;
}

}  // namespace

const EventMention* MentionAt(const EventView& view, int token) {
  const EventMention* mention = LongestAt(view, token);
  return mention != nullptr ? mention : PersonBeside(view, token);
}

}  // namespace detente
