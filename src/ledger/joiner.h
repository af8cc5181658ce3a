// ledger/joiner.h: joins what records say to lines, in order of time. Private to the folder.
#ifndef DETENTE_LEDGER_JOINER_H_
#define DETENTE_LEDGER_JOINER_H_

#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/note.h"
#include "ledger/sides.h"

namespace detente {

// Names those on whose word a record stands.
using VoiceNames =
    std::function<std::vector<std::string>(RecordRef, const std::vector<ActorIndex>&)>;

class Joiner {
 public:
  Joiner(const LedgerRules::Data& rules, VoiceNames voices)
      : rules_(rules), voices_(std::move(voices)) {}

  // Notes in order of time; denials after all others.
  void Add(const Note& note);
  void Deny(const Note& note);
  // Closes what was asked, threatened and promised by the deeds that answer it, in order of time.
  void AddAnswers(const std::vector<AnswerDeed>& answers);
  // Ends what a text said would end by then.
  void PassDays(Day now);
  // The lines, by kind of line, then as they came up.
  std::vector<FoldedLine> Take();

 private:
  struct Line {
    FoldedLine out;
    std::string group;
    Matter matter;
    Matter consequence;
    bool plain_what = false;
    bool named_looking_back = false;  // by a record of background
    std::string detail;
    std::optional<EventType> asked;
    std::optional<ConditionKind> kind;
    std::optional<size_t> pending;  // the line of the same measure as it was asked for
    bool closed = false;
    Day opened{};
    Day closed_on{};
  };

  bool Fits(const Line& line, const Note& note) const;
  bool FitsContact(const Line& line, const Note& note) const;
  bool Absorbs(const Line& line, const Note& note) const;
  std::vector<size_t> Find(const Note& note) const;
  const std::vector<size_t>& Candidates(const Pair& pair, const Note& note) const;
  void Open(const Note& note);
  void Apply(const Note& note, Line* line);
  static std::optional<DayBounds> BrokenOn(const Note& note, const Line& line);
  void ApplyState(const Note& note, Line* line);
  void SetContactDays(const Note& note, Line* line) const;
  void SetName(const Note& note, Line* line) const;
  bool DenyAlleged(const Note& note);
  void AdoptPending(const Note& note, Line* measure);
  void Close(const AnswerRule& rule, const AnswerDeed& answer, Line* line);
  const AnswerRule* FindRule(const AnswerDeed& answer, bool by_setter, const Line& line) const;
  bool TryAnswers(const std::vector<const AnswerDeed*>& answers, bool by_setter, Line* line);
  bool Answers(const AnswerRule& rule, const AnswerDeed& answer, const Line& line) const;
  void LinkSwaps();
  void DateAdoptions();

  const LedgerRules::Data& rules_;
  VoiceNames voices_;
  std::vector<Line> lines_;
  std::unordered_map<std::string, std::vector<size_t>> by_key_;  // looked up, never walked
  std::map<std::string, int> counts_;
};

}  // namespace detente

#endif  // DETENTE_LEDGER_JOINER_H_
