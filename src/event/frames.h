// event/frames.h: the compiled lexicon of frames. Private to the folder. The files' own headers
// (lexicons/event/*.tsv) say what their columns mean.
#ifndef DETENTE_EVENT_FRAMES_H_
#define DETENTE_EVENT_FRAMES_H_

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/records.h"
#include "event/event.h"

namespace detente {

enum class FramePos { kVerb, kNoun, kAdj };

// Words by the last of their parts, each a list of lemmas: "arms embargo" -> {arms, embargo}.
struct PatternSet {
  std::map<std::string, std::vector<std::vector<std::string>>, std::less<>> by_last;

  void Add(std::string_view words);
  bool empty() const { return by_last.empty(); }
};

// One test of a frame's `with` column.
struct SlotTest {
  std::string text;   // as written
  std::string means;  // the same for tests that differ in the order of their words alone
  std::string slot;
  bool negated = false;
  bool any = false;      // *
  bool actor = false;    // %actor
  bool country = false;  // %country
  bool person = false;   // %person
  bool many = false;     // %many
  bool place = false;    // %place
  bool body = false;     // %body: of no one state
  bool armed = false;    // %armed: a force, or a group that fights
  bool bare = false;     // %bare: a clause whose verb asks for something ("that he leave")
  PatternSet words;
  std::vector<int> classes;
};

// "subj+with|to": all of the parts joined by +, of each part the first that has a party.
using Role = std::vector<std::vector<std::string>>;

using FrameFlags = std::set<std::string, std::less<>>;

// Frames that say the same in a cell share what was read of it.
struct Frame {
  FramePos pos = FramePos::kVerb;
  std::vector<std::string> head;
  std::vector<std::shared_ptr<const SlotTest>> tests;
  EventType type = EventType::kConsult;
  std::string mode;
  std::string cameo;
  std::vector<std::string> contexts;
  std::shared_ptr<const Role> actors;
  std::shared_ptr<const Role> recipients;
  std::vector<std::string> content;
  std::shared_ptr<const FrameFlags> flags;

  bool Is(std::string_view flag) const { return flags->contains(flag); }
  // Where the noun of a noun frame stands in its head: before "of" ("exchange of fire"), else last.
  int Anchor() const {
    const auto of = std::find(head.begin(), head.end(), "of");
    const auto end = of == head.begin() ? head.end() : of;
    return static_cast<int>(end - head.begin()) - 1;
  }
  // A slot that its doers stand in.
  bool Names(std::string_view slot) const {
    return std::any_of(actors->begin(), actors->end(), [&](const auto& group) {
      return std::find(group.begin(), group.end(), slot) != group.end();
    });
  }
  // A test on the verb's own negation or future makes it part of what the frame says: "would not
  // let", "will retaliate".
  bool Takes(std::string_view slot) const {
    return std::any_of(tests.begin(), tests.end(),
                       [&](const auto& test) { return test->slot == slot && !test->negated; });
  }
};

// What a governing word makes of the deed it governs.
enum class Effect { kActual, kAttempted, kPlanned, kPossible, kNegative, kNone };

struct ContentRule {
  std::string mode;
  std::string cameo;
};

struct NumberWord {
  double value = 0;
  bool scale = false;
};

struct EventLexicon::Data {
  std::vector<Frame> frames;
  std::vector<PatternSet> classes;
  std::map<std::string, int, std::less<>> class_names;
  // Frames by the word that finds them: a verb's or adjective's first, a noun's own.
  std::map<std::string, std::vector<int>, std::less<>> verbs;
  std::map<std::string, std::vector<int>, std::less<>> nouns;
  std::map<std::string, std::vector<int>, std::less<>> adjectives;
  std::map<std::string, Effect, std::less<>> operators[3];  // by FramePos
  std::map<std::pair<EventType, EventType>, ContentRule> contents;
  std::map<std::string, NumberWord, std::less<>> numbers;
  std::map<std::string, std::string, std::less<>> quantities;  // lemma -> kind
  std::map<std::string, std::string, std::less<>> currencies;  // sign or lemma -> ISO 4217 or ""
  PatternSet documents;                                        // "resolution", "statement"
  PatternSet relatives;      // "allies", "critics": others than their possessor
  PatternSet bystanders;     // "expect", "prevent": their subject does not do their object
  PatternSet instruments;    // "bomb", "nerve agent": where it struck is not whose it is
  PatternSet disasters;      // "floods", "plane", "hopes": what comes about through nobody
  PatternSet partitives;     // "group", "dozen": the party follows "of"
  PatternSet country_nouns;  // "country", "nation": "the country" is one named before
  PatternSet sides;          // "side", "leader": "both sides" are two named before
  PatternSet own_faults;     // "apologise": "for its" is the subject's
  PatternSet hearsay;        // "believe", "say": "is believed to have left" tells that it left
  PatternSet toponyms;       // "cape", "ras": part of a place's name
  PatternSet unreal;         // "fear", "urge": their object is no fact
  PatternSet doings;         // "claimed", "launched": "an attack claimed by X" is X's
  std::map<std::string, std::string, std::less<>> demonyms;    // "peruvian" -> PER
  std::map<std::string, std::string, std::less<>> countries;   // PER -> "Peru"
  std::map<std::string, int, std::less<>> confidence_weights;  // of marks
  std::map<int, int> confidence_steps;                         // sum of weights -> per cent right
  PatternSet light;                                            // light verbs, with their particles
};

}  // namespace detente

#endif  // DETENTE_EVENT_FRAMES_H_
