#include "pipeline/pipeline.h"

#include <algorithm>
#include <future>
#include <string>
#include <utility>
#include <vector>

#include "actor/actor.h"
#include "base/strings.h"
#include "condition/condition.h"
#include "event/event.h"
#include "ledger/fold.h"
#include "place/place.h"
#include "statement/statement.h"
#include "text/text.h"
#include "timex/timex.h"

namespace detente {

struct Pipeline::Lexicons {
  std::string digest;
  std::string model_digest;
  PageLexicon page;
  TextLexicon text;
  ActorLexicon actor;
  TimexLexicon timex;
  PlaceLexicon place;
  StatementLexicon statement;
  EventLexicon event;
  ConditionLexicon condition;
  LedgerRules ledger;
};

namespace {

// Compiles one stage's lexicon into its slot; gives the faults, so that all are told at once.
template <typename Compiled, typename... More>
std::string CompileInto(const LexiconSet& lexicons, Compiled* slot, More... more) {
  auto compiled = Compiled::Compile(lexicons, std::move(more)...);
  if (!compiled.ok()) return compiled.error().message;
  *slot = *std::move(compiled);
  return "";
}

}  // namespace

std::optional<Stage> ParseStage(std::string_view name) {
  const auto at = std::find(kStageNames.begin(), kStageNames.end(), name);
  if (at == kStageNames.end()) return std::nullopt;
  return static_cast<Stage>(at - kStageNames.begin());
}

Result<Pipeline> Pipeline::Create(const LexiconSet& lexicons) {
  auto parser = Parser::BuiltIn();
  if (!parser.ok()) return parser.error();
  return Create(lexicons, *std::move(parser));
}

Result<Pipeline> Pipeline::Create(const LexiconSet& lexicons, Parser parser) {
  auto compiled = std::make_shared<Lexicons>();
  compiled->digest = lexicons.digest();
  // Names and frames take longer than all the rest together: these three go beside one another.
  auto actor =
      std::async(std::launch::async, [&] { return CompileInto(lexicons, &compiled->actor); });
  auto rest = std::async(std::launch::async, [&] {
    return std::vector<std::string>{CompileInto(lexicons, &compiled->page),
                                    CompileInto(lexicons, &compiled->text, std::move(parser)),
                                    CompileInto(lexicons, &compiled->timex),
                                    CompileInto(lexicons, &compiled->place),
                                    CompileInto(lexicons, &compiled->statement),
                                    CompileInto(lexicons, &compiled->condition),
                                    CompileInto(lexicons, &compiled->ledger)};
  });
  const std::string event = CompileInto(lexicons, &compiled->event);
  std::vector<std::string> faults = rest.get();
  faults.push_back(actor.get());
  faults.push_back(event);
  std::erase(faults, "");
  if (!faults.empty()) return Error{Join(faults, "\n")};
  compiled->model_digest = compiled->text.model_digest();
  Pipeline pipeline;
  pipeline.lexicons_ = std::move(compiled);
  return pipeline;
}

Pipeline::MentionCodes Pipeline::ResolveMention(std::string_view mention, std::string_view context,
                                                std::optional<Day> date) const {
  Resolved resolved = detente::ResolveMention(mention, context, date, lexicons_->actor);
  return {std::move(resolved.country), std::move(resolved.sector)};
}

const std::string& Pipeline::lexicon_digest() const { return lexicons_->digest; }
const std::string& Pipeline::model_digest() const { return lexicons_->model_digest; }

Result<Reading> Pipeline::Read(const Page& page, Stage last) const {
  auto read = ReadPage(page, lexicons_->page);
  if (!read.ok()) return read.error();
  Reading reading = Read(std::move(read->article), last);
  reading.notes = std::move(read->notes);
  return reading;
}

Reading Pipeline::Read(Article article, Stage last) const {
  Reading reading;
  reading.dossier.article = std::move(article);
  Dossier& d = reading.dossier;
  if (d.article.language.value_or("en") != "en") return reading;
  if (last >= Stage::kText) reading.sentences = FindSentences(d.article, lexicons_->text);
  if (last >= Stage::kActor) d.actors = FindActors(d.article, reading.sentences, lexicons_->actor);
  if (last >= Stage::kTimex) d.times = FindTimes(d.article, reading.sentences, lexicons_->timex);
  if (last >= Stage::kPlace) {
    reading.places = FindPlaces(d.article, reading.sentences, lexicons_->place);
  }
  if (last >= Stage::kStatement) {
    d.statements =
        FindStatements(d.article, reading.sentences, d.actors, d.times, lexicons_->statement);
  }
  if (last >= Stage::kEvent) {
    EventReading found = FindEvents({d.article, reading.sentences, d.actors, d.times,
                                     reading.places, d.statements, min_confidence_},
                                    lexicons_->event);
    d.events = std::move(found.events);
    for (Actor& country : found.countries) d.actors.push_back(std::move(country));
  }
  if (last >= Stage::kCondition) {
    d.conditions =
        FindConditions({d.article, reading.sentences, d.actors, d.times, d.statements, d.events},
                       lexicons_->condition);
  }
  if (last >= Stage::kLedger) d.ledger = FoldDossier(d, lexicons_->ledger);
  return reading;
}

std::vector<FrameTrial> Pipeline::TryFrames(const Reading& reading) const {
  const Dossier& d = reading.dossier;
  return detente::TryFrames(
      {d.article, reading.sentences, d.actors, d.times, reading.places, d.statements},
      lexicons_->event);
}

}  // namespace detente
