// The command `import`: dossiers that others made, in our JSON, into a ledger.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <future>
#include <iostream>
#include <memory>
#include <ostream>
#include <thread>

#include "base/hash.h"
#include "base/strings.h"
#include "base/version.h"
#include "cli/ledger_tools.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "format/dossier_json.h"
#include "ledger/ledger.h"

namespace detente {
namespace {

constexpr size_t kLinesPerBatch = 512;
constexpr int kPagesPerCommit = 128;
struct Line {
  std::string place;  // "file:12"
  std::string bytes;
  std::shared_ptr<const PreparedArticle> article;  // null: refused
  std::vector<std::string> refusals;
};

// Reads, checks and prepares one line; many threads share one.
class Importer {
 public:
  Importer(const Ledger& ledger, DossierChecker checker, LedgerRules rules)
      : ledger_(ledger), checker_(std::move(checker)), rules_(std::move(rules)) {}

  void Take(Line* line) const {
    auto dossier = DossierFromJson(line->bytes);
    if (!dossier.ok()) {
      line->refusals.push_back("refused: " + dossier.error().message);
      return;
    }
    if (!LeaveOutFaults(&*dossier, line)) return;
    if (!dossier->article.id) dossier->article.id = DigestOf(dossier->article.text);
    // Lines follow from records; nobody writes them by hand.
    dossier->ledger = FoldDossier(*dossier, rules_);
    line->article = ledger_.Prepare(*std::move(dossier));
  }

 private:
  // False: the dossier as a whole is refused.
  bool LeaveOutFaults(Dossier* dossier, Line* line) const {
    const auto faults = checker_.Check(*dossier);
    bool whole = false;
    for (const DossierFault& fault : faults) {
      whole = whole || fault.part == DossierFault::Part::kDossier;
    }
    for (const DossierFault& fault : faults) {
      const std::string_view left = whole ? "refused"
                                    : fault.part == DossierFault::Part::kEvent
                                        ? "event left out"
                                        : "condition left out";
      line->refusals.push_back(fmt::format("{}: {}", left, fault.what));
    }
    if (whole) return false;
    Erase(faults, DossierFault::Part::kEvent, &dossier->events);
    Erase(faults, DossierFault::Part::kCondition, &dossier->conditions);
    return true;
  }

  template <typename Record>
  static void Erase(const std::vector<DossierFault>& faults, DossierFault::Part part,
                    std::vector<Record>* records) {
    std::vector<Record> kept;
    for (size_t i = 0; i < records->size(); ++i) {
      const bool faulty = std::any_of(faults.begin(), faults.end(), [&](const DossierFault& f) {
        return f.part == part && f.index == static_cast<int>(i);
      });
      if (!faulty) kept.push_back(std::move((*records)[i]));
    }
    *records = std::move(kept);
  }

  const Ledger& ledger_;
  DossierChecker checker_;
  LedgerRules rules_;
};

// The lines of all inputs, batch by batch.
class LineSource {
 public:
  explicit LineSource(std::vector<std::string> inputs) : inputs_(std::move(inputs)) {}

  // Empty at the end. Files that cannot be read are told by `fail`.
  std::vector<Line> Next(const std::function<void(const std::string&)>& fail) {
    std::vector<Line> lines;
    std::string bytes;
    while (lines.size() < kLinesPerBatch && (in_ != nullptr || Open(fail))) {
      if (!std::getline(*in_, bytes)) {
        in_ = nullptr;
        continue;
      }
      ++number_;
      if (Trim(bytes).empty()) continue;
      lines.push_back({fmt::format("{}:{}", inputs_[at_ - 1], number_), std::move(bytes), {}, {}});
    }
    return lines;
  }

 private:
  bool Open(const std::function<void(const std::string&)>& fail) {
    while (at_ < inputs_.size()) {
      const std::string& path = inputs_[at_++];
      number_ = 0;
      if (path == "-") {
        in_ = &std::cin;
        return true;
      }
      file_ = std::ifstream(path, std::ios::binary);
      if (file_ && file_.peek() != std::ifstream::traits_type::eof()) {
        in_ = &file_;
        return true;
      }
      fail(path + ": no such file, or nothing in it");
    }
    return false;
  }

  std::vector<std::string> inputs_;
  size_t at_ = 0;
  int number_ = 0;
  std::ifstream file_;
  std::istream* in_ = nullptr;
};

void TakeAll(const Importer& importer, int threads, std::vector<Line>* lines) {
  std::atomic<size_t> next{0};
  const auto work = [&] {
    for (size_t i = next++; i < lines->size(); i = next++) importer.Take(&(*lines)[i]);
  };
  std::vector<std::thread> helpers;
  for (int i = 1; i < threads; ++i) helpers.emplace_back(work);
  work();
  for (std::thread& helper : helpers) helper.join();
}

struct Counts {
  int added = 0;
  int known = 0;
  int faults = 0;
};

Status Store(const std::vector<Line>& lines, const Run& run, const Terminal& terminal,
             Ledger* ledger, Counts* counts) {
  for (const Line& line : lines) {
    for (const std::string& refusal : line.refusals) {
      Say(terminal, line.place + ": " + refusal);
      ++counts->faults;
    }
    if (!line.article) continue;
    const auto added = ledger->Add(*line.article, run);
    if (!added.ok()) return added.error();
    ++(*added ? counts->added : counts->known);
  }
  return Done{};
}

// While one batch is written, the next is read.
Status ImportAll(const Arguments& arguments, int threads, const Importer& importer, const Run& run,
                 const Terminal& terminal, Ledger* ledger, Counts* counts) {
  LineSource source(arguments.inputs);
  const auto fail = [&](const std::string& what) {
    Say(terminal, what);
    ++counts->faults;
  };
  std::vector<Line> batch = source.Next(fail);
  TakeAll(importer, threads, &batch);
  while (!batch.empty()) {
    std::vector<Line> next = source.Next(fail);
    auto taking = std::async(std::launch::async, [&] { TakeAll(importer, threads, &next); });
    const Status stored = Store(batch, run, terminal, ledger, counts);
    taking.get();
    if (!stored.ok()) return stored;
    batch = std::move(next);
  }
  return Done{};
}

ExitCode Fail(const Terminal& terminal, const Error& error) {
  Say(terminal, error.message);
  return kExitNotStarted;
}

}  // namespace

ExitCode RunImport(const Arguments& arguments, const Terminal& terminal) {
  const auto threads = ThreadsFlag(arguments);
  if (!threads.ok()) return Fail(terminal, threads.error());
  const auto tools = MakeLedgerTools(arguments);
  if (!tools.ok()) return Fail(terminal, tools.error());
  const std::string path = arguments.Get("ledger").value_or("ledger.db");
  auto ledger = Ledger::Create(path, tools->rules);
  if (!ledger.ok()) return Fail(terminal, ledger.error());
  const Importer importer(*ledger, tools->checker, tools->rules);
  // Who coded these dossiers is not known; the run says that they were imported.
  const Run run{fmt::format("imported by {}", Version()), tools->run.lexicon_digest, ""};
  Counts counts;
  Status status = ledger->Begin("import " + Join(arguments.inputs, "\n"), kPagesPerCommit);
  if (status.ok()) {
    status = ImportAll(arguments, *threads, importer, run, terminal, &*ledger, &counts);
  }
  if (status.ok()) status = ledger->Finish();
  if (status.ok()) status = ledger->LinkStories(tools->media);
  if (!status.ok()) return Fail(terminal, status.error());
  terminal.err << fmt::format("{} dossiers added, {} known before, {} faults\n", counts.added,
                              counts.known, counts.faults);
  TellGoneCorrections(*ledger, terminal);
  if (counts.faults > 0) return kExitSomeFailed;
  return counts.added + counts.known > 0 ? kExitDone : kExitNothingFound;
}

}  // namespace detente
