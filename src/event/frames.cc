#include "event/frames.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/names.h"
#include "event/frame_cells.h"
#include "event/frame_faults.h"
#include "lexicon/number_index.h"

namespace detente {
namespace {

struct FrameColumns {
  explicit FrameColumns(const Table& table)
      : pos(table.ColumnIndex("pos")),
        head(table.ColumnIndex("head")),
        with(table.ColumnIndex("with")),
        mode(table.ColumnIndex("mode")),
        cameo(table.ColumnIndex("cameo")),
        contexts(table.ColumnIndex("contexts")),
        actors(table.ColumnIndex("actors")),
        recipients(table.ColumnIndex("recipients")),
        content(table.ColumnIndex("content")),
        flags(table.ColumnIndex("flags")) {}

  int pos, head, with, mode, cameo, contexts, actors, recipients, content, flags;
};

// Reads tables into Data; gathers all faults, one a line.
class FrameCompiler {
 public:
  explicit FrameCompiler(const LexiconSet& lexicons) : lexicons_(lexicons) {}

  std::shared_ptr<const EventLexicon::Data> Run() {
    ReadModes();
    ReadCodes();
    ReadClasses();
    ReadFrames();
    ReadOperators();
    ReadContents();
    ReadCounts();
    ReadCountries();
    ReadConfidence();
    return data_;
  }
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  const Table* Open(std::string_view name);
  void Fault(const Table& table, size_t row, std::string_view what);
  void ReadModes();
  void ReadCodes();
  void ReadClasses();
  void ReadFrames();
  void TellOfSame(const Table& table, size_t same, size_t row);
  void SplitHyphens();
  void ReadOperators();
  void ReadContents();
  void ReadCounts();
  void ReadCountries();
  void ReadConfidence();

  std::optional<EventType> TypeAt(const Table& table, size_t row, std::string_view column);
  void CheckModeAndCode(const Table& table, size_t row, EventType type);
  Frame ReadFrame(const Table& table, size_t row, const FrameColumns& columns);
  void Index(const Frame& frame, int number);

  const LexiconSet& lexicons_;
  std::shared_ptr<EventLexicon::Data> data_ = std::make_shared<EventLexicon::Data>();
  FrameCells cells_{data_->class_names};
  std::set<std::pair<EventType, std::string>> modes_;
  std::set<std::string, std::less<>> codes_;
  std::vector<std::string> faults_;
};

const Table* FrameCompiler::Open(std::string_view name) {
  const auto table = lexicons_.Find(name);
  if (table.ok()) return *table;
  faults_.push_back(table.error().message);
  return nullptr;
}

void FrameCompiler::Fault(const Table& table, size_t row, std::string_view what) {
  faults_.push_back(table.ErrorAt(row, what).message);
}

std::optional<EventType> FrameCompiler::TypeAt(const Table& table, size_t row,
                                               std::string_view column) {
  const auto type = ParseName<EventType>(table.Cell(row, column));
  if (!type) {
    Fault(table, row, fmt::format("\"{}\" is no event type", table.Cell(row, column)));
  }
  return type;
}

void FrameCompiler::ReadModes() {
  const Table* table = Open("event/modes.tsv");
  if (table == nullptr) return;
  for (size_t row = 0; row < table->size(); ++row) {
    const auto type = TypeAt(*table, row, "type");
    if (type) modes_.emplace(*type, table->Cell(row, "mode"));
  }
}

void FrameCompiler::ReadCodes() {
  const Table* table = Open("event/cameo.tsv");
  if (table == nullptr) return;
  for (size_t row = 0; row < table->size(); ++row) codes_.emplace(table->Cell(row, "code"));
}

void FrameCompiler::ReadClasses() {
  const Table* table = Open("event/classes.tsv");
  if (table == nullptr) return;
  for (size_t row = 0; row < table->size(); ++row) {
    const std::string name(table->Cell(row, "class"));
    const auto [at, is_new] =
        data_->class_names.emplace(name, static_cast<int>(data_->classes.size()));
    if (is_new) data_->classes.emplace_back();
    data_->classes[static_cast<size_t>(at->second)].Add(table->Cell(row, "word"));
    if (name == "document") data_->documents.Add(table->Cell(row, "word"));
    if (name == "relative") data_->relatives.Add(table->Cell(row, "word"));
    if (name == "disaster") data_->disasters.Add(table->Cell(row, "word"));
    if (name == "partitive") data_->partitives.Add(table->Cell(row, "word"));
    if (name == "toponym") data_->toponyms.Add(table->Cell(row, "word"));
    if (name == "light") data_->light.Add(table->Cell(row, "word"));
    if (name == "countrynoun") data_->country_nouns.Add(table->Cell(row, "word"));
    if (name == "side") data_->sides.Add(table->Cell(row, "word"));
    if (name == "ownfault") data_->own_faults.Add(table->Cell(row, "word"));
    if (name == "instrument") data_->instruments.Add(table->Cell(row, "word"));
    if (name == "bystander") data_->bystanders.Add(table->Cell(row, "word"));
    if (name == "hearsay") data_->hearsay.Add(table->Cell(row, "word"));
    if (name == "unreal") data_->unreal.Add(table->Cell(row, "word"));
    if (name == "doing") data_->doings.Add(table->Cell(row, "word"));
  }
}

void FrameCompiler::CheckModeAndCode(const Table& table, size_t row, EventType type) {
  const std::string mode(table.Cell(row, "mode"));
  if (!modes_.contains({type, mode})) {
    Fault(table, row, fmt::format("\"{}\" is no mode of {}", mode, ToString(type)));
  }
  const std::string_view code = table.Cell(row, "cameo");
  if (!code.empty() && !codes_.contains(code)) {
    Fault(table, row, fmt::format("\"{}\" is no CAMEO code", code));
  }
}

std::vector<std::string> Owned(const std::vector<std::string_view>& parts) {
  return {parts.begin(), parts.end()};
}

Frame FrameCompiler::ReadFrame(const Table& table, size_t row, const FrameColumns& columns) {
  Frame frame;
  const std::string_view pos = table.Cell(row, columns.pos);
  if (pos == "noun") frame.pos = FramePos::kNoun;
  if (pos == "adj") frame.pos = FramePos::kAdj;
  frame.head = Owned(SplitWords(table.Cell(row, columns.head)));
  std::vector<std::string> faults;
  for (std::string_view test : SplitWords(table.Cell(row, columns.with))) {
    frame.tests.push_back(cells_.Test(test, &faults));
  }
  for (const std::string& fault : faults) Fault(table, row, fault);
  if (const auto type = TypeAt(table, row, "type")) {
    frame.type = *type;
    CheckModeAndCode(table, row, *type);
  }
  frame.mode = table.Cell(row, columns.mode);
  frame.cameo = table.Cell(row, columns.cameo);
  frame.contexts = Owned(SplitWords(table.Cell(row, columns.contexts)));
  frame.actors = cells_.RoleOf(table.Cell(row, columns.actors));
  frame.recipients = cells_.RoleOf(table.Cell(row, columns.recipients));
  if (const std::string_view content = table.Cell(row, columns.content); !content.empty()) {
    frame.content = Owned(Split(content, '|'));
  }
  frame.flags = cells_.FlagsOf(table.Cell(row, columns.flags));
  return frame;
}

void FrameCompiler::Index(const Frame& frame, int number) {
  if (frame.head.empty()) return;
  if (frame.pos == FramePos::kVerb) data_->verbs[frame.head.front()].push_back(number);
  if (frame.pos == FramePos::kAdj) data_->adjectives[frame.head.front()].push_back(number);
  if (frame.pos == FramePos::kNoun) {
    data_->nouns[frame.head[static_cast<size_t>(frame.Anchor())]].push_back(number);
  }
}

void FrameCompiler::ReadFrames() {
  const Table* table = Open("event/frames.tsv");
  if (table == nullptr) return;
  data_->frames.reserve(table->size());
  NumberIndex fitting;
  const FrameColumns columns(*table);
  for (size_t row = 0; row < table->size(); ++row) {
    data_->frames.push_back(ReadFrame(*table, row, columns));
    const Frame& frame = data_->frames.back();
    const int number = static_cast<int>(row);
    Index(frame, number);
    if (const auto fault = NeverFits(frame)) Fault(*table, row, *fault);
    const std::string what = WhatFits(frame);
    const uint64_t hash = std::hash<std::string>{}(what);
    const int same = fitting.Find(hash, [&](int earlier) {
      return WhatFits(data_->frames[static_cast<size_t>(earlier)]) == what;
    });
    if (same == NumberIndex::kNone) {
      fitting.Add(hash, number);
    } else {
      TellOfSame(*table, static_cast<size_t>(same), row);
    }
  }
  SplitHyphens();
}

void FrameCompiler::TellOfSame(const Table& table, size_t same, size_t row) {
  const bool conflict = InConflict(data_->frames[same], data_->frames[row]);
  Fault(table, row,
        fmt::format("fits what \"{}\" with \"{}\" fits{}", table.Cell(same, "head"),
                    table.Cell(same, "with"),
                    conflict ? ", and says something else" : ", so that it is never taken"));
}

// "walk-out" is one token or three.
void FrameCompiler::SplitHyphens() {
  const size_t written = data_->frames.size();
  for (size_t number = 0; number < written; ++number) {
    const std::string head = Join(data_->frames[number].head, " ");
    if (head.find('-') == std::string::npos) continue;
    Frame apart = data_->frames[number];
    apart.head = Owned(SplitWords(ReplaceAll(head, "-", " - ")));
    data_->frames.push_back(std::move(apart));
    Index(data_->frames.back(), static_cast<int>(data_->frames.size() - 1));
  }
}

void FrameCompiler::ReadOperators() {
  static const std::map<std::string_view, Effect> kEffects = {
      {"actual", Effect::kActual},     {"attempted", Effect::kAttempted},
      {"planned", Effect::kPlanned},   {"possible", Effect::kPossible},
      {"negative", Effect::kNegative}, {"none", Effect::kNone}};
  const Table* table = Open("event/operators.tsv");
  if (table == nullptr) return;
  for (size_t row = 0; row < table->size(); ++row) {
    const std::string_view pos = table->Cell(row, "pos");
    const int index = pos == "verb" ? 0 : pos == "noun" ? 1 : 2;
    const auto effect = kEffects.find(table->Cell(row, "effect"));
    if (effect == kEffects.end()) {
      Fault(*table, row, "unknown effect");
      continue;
    }
    data_->operators[index].emplace(table->Cell(row, "word"), effect->second);
  }
}

void FrameCompiler::ReadContents() {
  const Table* table = Open("event/contents.tsv");
  if (table == nullptr) return;
  for (size_t row = 0; row < table->size(); ++row) {
    const auto type = TypeAt(*table, row, "type");
    const auto content = TypeAt(*table, row, "content");
    if (!type || !content) continue;
    CheckModeAndCode(*table, row, *type);
    data_->contents[{*type, *content}] = {std::string(table->Cell(row, "mode")),
                                          std::string(table->Cell(row, "cameo"))};
  }
}

void FrameCompiler::ReadCounts() {
  if (const Table* table = Open("event/numbers.tsv")) {
    for (size_t row = 0; row < table->size(); ++row) {
      const auto value = ParseInt(table->Cell(row, "value"));
      if (!value) Fault(*table, row, "the value is no whole number");
      data_->numbers[std::string(table->Cell(row, "word"))] = {
          static_cast<double>(value.value_or(0)), table->Cell(row, "use") == "scale"};
    }
  }
  if (const Table* table = Open("event/quantities.tsv")) {
    for (size_t row = 0; row < table->size(); ++row) {
      data_->quantities.emplace(table->Cell(row, "word"), table->Cell(row, "kind"));
    }
  }
  if (const Table* table = Open("event/currencies.tsv")) {
    for (size_t row = 0; row < table->size(); ++row) {
      data_->currencies.emplace(table->Cell(row, "word"), table->Cell(row, "code"));
    }
  }
}

void FrameCompiler::ReadCountries() {
  const Table* countries = Open("world/countries.tsv");
  for (size_t row = 0; countries != nullptr && row < countries->size(); ++row) {
    data_->countries.emplace(countries->Cell(row, "code"), countries->Cell(row, "name"));
  }
  const Table* table = Open("world/country_names.tsv");
  if (table == nullptr) return;
  for (size_t row = 0; row < table->size(); ++row) {
    if (table->Cell(row, "form") != "demonym") continue;
    data_->demonyms.emplace(ToLower(table->Cell(row, "name")), table->Cell(row, "code"));
  }
}

void FrameCompiler::ReadConfidence() {
  const Table* table = Open("event/confidence.tsv");
  for (size_t row = 0; table != nullptr && row < table->size(); ++row) {
    const auto value = ParseInt(table->Cell(row, "value"));
    const bool step = table->Cell(row, "kind") == "step";
    const auto from = ParseInt(table->Cell(row, "name"));
    if (!value || (step && !from)) {
      Fault(*table, row, "a step has two whole numbers, a mark one");
    } else if (step) {
      data_->confidence_steps[static_cast<int>(*from)] = static_cast<int>(*value);
    } else {
      data_->confidence_weights[std::string(table->Cell(row, "name"))] = static_cast<int>(*value);
    }
  }
}

}  // namespace

void PatternSet::Add(std::string_view words) {
  const auto parts = SplitWords(words);
  if (parts.empty()) return;
  by_last[std::string(parts.back())].emplace_back(parts.begin(), parts.end());
  if (words.find('-') == std::string_view::npos) return;
  // "sit-in" is one token or three.
  const std::string apart = ReplaceAll(words, "-", " - ");
  const auto pieces = SplitWords(apart);
  by_last[std::string(pieces.back())].emplace_back(pieces.begin(), pieces.end());
}

Result<EventLexicon> EventLexicon::Compile(const LexiconSet& lexicons) {
  FrameCompiler compiler(lexicons);
  EventLexicon lexicon;
  lexicon.data_ = compiler.Run();
  if (!compiler.faults().empty()) return Error{Join(compiler.faults(), "\n")};
  return lexicon;
}

}  // namespace detente
