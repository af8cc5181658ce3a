// The command `code`: many pages to dossiers, a ledger, or lines for a scorer.
#include <fmt/format.h>

#include <fstream>
#include <functional>
#include <memory>
#include <ostream>

#include "base/strings.h"
#include "base/version.h"
#include "batch/batch.h"
#include "cli/ledger_tools.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "format/dossier_json.h"
#include "format/views.h"
#include "ledger/ledger.h"

namespace detente {
namespace {

// Where coded pages go; errors are told once and stop the command.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual Status Take(const Page& page, const Reading& reading) = 0;
  virtual Status Close() { return Done{}; }
};

class LedgerSink : public Sink {
 public:
  LedgerSink(Ledger ledger, MediaLexicon media, Run run)
      : ledger_(std::move(ledger)), media_(std::move(media)), run_(std::move(run)) {}
  Status Take(const Page&, const Reading& reading) override {
    const auto added = ledger_.Add(reading.dossier, run_);
    if (!added.ok()) return added.error();
    return Done{};
  }
  Status Close() override {
    const Status finished = ledger_.Finish();
    return finished.ok() ? ledger_.LinkStories(media_) : finished;
  }

 private:
  Ledger ledger_;
  MediaLexicon media_;
  Run run_;
};

class LineSink : public Sink {
 public:
  using ToLine = std::function<std::string(const Page&, const Reading&)>;
  LineSink(std::string path, const Terminal& terminal, ToLine to_line)
      : path_(std::move(path)), to_line_(std::move(to_line)) {
    if (path_ != "-") file_ = std::make_unique<std::ofstream>(path_, std::ios::binary);
    out_ = file_ ? file_.get() : &terminal.out;
  }
  Status Take(const Page& page, const Reading& reading) override {
    *out_ << to_line_(page, reading) << '\n';
    return Check();
  }
  Status Close() override {
    out_->flush();
    return Check();
  }
  Status Check() const {
    if (!*out_) return Error{path_ + ": cannot be written; is the folder there, the disk full?"};
    return Done{};
  }

 private:
  std::string path_;
  ToLine to_line_;
  std::unique_ptr<std::ofstream> file_;
  std::ostream* out_ = nullptr;
};

std::optional<Day> PublicationDay(const Dossier& dossier) {
  if (!dossier.article.published) return std::nullopt;
  return dossier.article.published->to.day;
}

Result<LineSink::ToLine> LineMaker(const Arguments& arguments, const Pipeline& pipeline) {
  const auto as = arguments.Get("as");
  if (!as) {
    return LineSink::ToLine([](const Page&, const Reading& reading) {
      return DossierToJson(reading.dossier, JsonStyle::kLine);
    });
  }
  if (*as == "actors") {
    return LineSink::ToLine([pipeline](const Page& page, const Reading& reading) {
      const auto codes = pipeline.ResolveMention(page.bytes, "", PublicationDay(reading.dossier));
      return ActorViewLine(reading.dossier, codes.country, codes.sector);
    });
  }
  const auto view = ParseView(*as);
  if (!view) {
    return Error{fmt::format(
        "--as {}: no such view; one of quotes time events types conditions actors pages", *as)};
  }
  return LineSink::ToLine(
      [view](const Page&, const Reading& reading) { return ViewLine(reading.dossier, *view); });
}

Result<std::unique_ptr<Sink>> MakeSink(const Arguments& arguments, const Terminal& terminal,
                                       const Pipeline& pipeline) {
  const std::string path = arguments.Get("output").value_or("-");
  const bool ledger = path.ends_with(".db") || path.ends_with(".sqlite");
  if (ledger && arguments.Has("as")) {
    return Error{"--as writes lines: give an output that ends in .jsonl, or -"};
  }
  if (ledger) {
    auto tools = MakeLedgerTools(arguments);
    if (!tools.ok()) return tools.error();
    auto opened = Ledger::Create(path, tools->rules);
    if (!opened.ok()) return opened.error();
    const Status begun = opened->Begin("code " + Join(arguments.inputs, "\n"));
    if (!begun.ok()) return begun.error();
    tools->run.model_digest = pipeline.model_digest();
    return std::unique_ptr<Sink>(new LedgerSink(*std::move(opened), tools->media, tools->run));
  }
  auto to_line = LineMaker(arguments, pipeline);
  if (!to_line.ok()) return to_line.error();
  auto sink = std::make_unique<LineSink>(path, terminal, *std::move(to_line));
  const Status open = sink->Check();
  if (!open.ok()) return open.error();
  return std::unique_ptr<Sink>(std::move(sink));
}

Stage LastStage(const Arguments& arguments) {
  const std::string as = arguments.Get("as").value_or("");
  if (as == "pages" || as == "actors") return Stage::kPage;
  if (as == "time") return Stage::kTimex;
  if (as == "quotes") return Stage::kStatement;
  if (as == "events" || as == "types") return Stage::kEvent;
  if (as == "conditions") return Stage::kCondition;
  return Stage::kLedger;
}

}  // namespace

ExitCode RunCode(const Arguments& arguments, const Terminal& terminal) {
  const auto threads = ThreadsFlag(arguments);
  if (!threads.ok()) {
    Say(terminal, threads.error().message);
    return kExitNotStarted;
  }
  const auto pipeline = MakePipeline(arguments);
  if (!pipeline.ok()) {
    Say(terminal, pipeline.error().message);
    return kExitNotStarted;
  }
  auto sink = MakeSink(arguments, terminal, *pipeline);
  if (!sink.ok()) {
    Say(terminal, sink.error().message);
    return kExitNotStarted;
  }
  std::optional<Error> broken;
  const auto note = [&](const Status& status) {
    if (!status.ok() && !broken) broken = status.error();
  };
  const auto visit = [&](const Page& page, const Reading& reading) {
    for (const std::string& text : reading.notes) {
      Say(terminal, fmt::format("{}: {}", page.source.file.value_or("-"), text));
    }
    if (!broken) note((*sink)->Take(page, reading));
  };
  const auto fields = ParseFieldMap(arguments.Get("fields").value_or(""));
  if (!fields.ok()) {
    Say(terminal, "--fields " + fields.error().message);
    return kExitNotStarted;
  }
  const BatchOptions options{LastStage(arguments), *threads, *fields};
  const BatchCounts counts = ReadAll(arguments.inputs, *pipeline, options, visit,
                                     [&](const Error& error) { Say(terminal, error.message); });
  if (!broken) note((*sink)->Close());
  if (broken) {
    Say(terminal, broken->message);
    return kExitNotStarted;
  }
  terminal.err << fmt::format("{} pages coded, {} failed\n", counts.read, counts.failed);
  if (counts.failed > 0) return kExitSomeFailed;
  return counts.read > 0 ? kExitDone : kExitNothingFound;
}

}  // namespace detente
