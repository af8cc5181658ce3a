// pipeline/pipeline.h: the order of the stages, and nothing else knows it.
#ifndef DETENTE_PIPELINE_PIPELINE_H_
#define DETENTE_PIPELINE_PIPELINE_H_

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/place.h"
#include "document/records.h"
#include "document/sentence.h"
#include "event/event.h"
#include "lexicon/lexicon.h"
#include "page/page.h"
#include "parser/parser.h"

namespace detente {

enum class Stage { kPage, kText, kActor, kTimex, kPlace, kStatement, kEvent, kCondition, kLedger };

inline constexpr std::array<std::string_view, 9> kStageNames = {
    "page", "text", "actor", "timex", "place", "statement", "event", "condition", "ledger"};

std::optional<Stage> ParseStage(std::string_view name);

// What the stages made of a page: the dossier, and what lies between stages.
struct Reading {
  Dossier dossier;
  std::vector<Sentence> sentences;
  std::vector<PlaceMention> places;
  std::vector<std::string> notes;
};

// Compiled lexicons and all; immutable, shared between threads.
class Pipeline {
 public:
  // With the parser that is built in, or with another.
  static Result<Pipeline> Create(const LexiconSet& lexicons);
  static Result<Pipeline> Create(const LexiconSet& lexicons, Parser parser);

  // Runs the stages up to and including `last`.
  Result<Reading> Read(const Page& page, Stage last = Stage::kLedger) const;
  // The same from an article that is there already.
  Reading Read(Article article, Stage last = Stage::kLedger) const;

  // Country and sector of one mention alone, as the actor stage knows them; '' if unknown, and ''
  // for the sector of a bare country.
  struct MentionCodes {
    std::string country;
    std::string sector;
  };
  MentionCodes ResolveMention(std::string_view mention, std::string_view context,
                              std::optional<Day> date) const;

  // Events less sure than this are left out of what is read from now on; 0 at first.
  void set_min_confidence(double share) { min_confidence_ = share; }

  // Which frames were tried on what was read, and what became of them.
  std::vector<FrameTrial> TryFrames(const Reading& reading) const;

  const std::string& lexicon_digest() const;
  const std::string& model_digest() const;

 private:
  struct Lexicons;
  std::shared_ptr<const Lexicons> lexicons_;
  double min_confidence_ = 0;
};

}  // namespace detente

#endif  // DETENTE_PIPELINE_PIPELINE_H_
