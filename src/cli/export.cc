// The command export: dossiers in the formats of event data.
#include "format/export.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <ostream>
#include <set>

#include "base/file.h"
#include "base/hash.h"
#include "base/strings.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "format/dossier_json.h"
#include "format/export_parquet.h"
#include "ledger/ledger.h"

namespace detente {
namespace {

// One format that is written, and its lines so far.
struct Sink {
  ExportFormat format;
  std::string path;  // "-": standard output
  std::string bytes;
  ExportTally tally;
};

struct Job {
  std::vector<Sink> sinks;
  ExportOptions options;
  std::string parquet;  // path; empty when none is wanted
  std::string duckdb;
};

// "day.export.CSV" -> "day.mentions.CSV"; else the ending is added.
std::string MentionsPath(const std::string& path) {
  constexpr std::string_view kEnding = ".export.CSV";
  if (!path.ends_with(kEnding)) return path + ".mentions.CSV";
  return path.substr(0, path.size() - kEnding.size()) + ".mentions.CSV";
}

bool HasSideFile(ExportFormat format) {
  return format == ExportFormat::kGdelt || format == ExportFormat::kIcews ||
         format == ExportFormat::kPolecat || format == ExportFormat::kPhoenix;
}

Result<Job> JobOf(const Arguments& arguments) {
  Job job;
  const std::string name = arguments.Get("format").value_or("");
  const std::string path = arguments.Get("output").value_or("-");
  job.options.text_free = arguments.Has("text-free");
  job.duckdb = arguments.Get("duckdb").value_or("libduckdb.so");
  if (name == "parquet") {
    if (path == "-") return Error{"--format parquet: name a file with --output"};
    job.parquet = path;
    job.sinks.push_back({ExportFormat::kCsv, path + ".csv.part", "", {}});
  } else {
    const auto format = ParseExportFormat(name);
    if (!format) {
      return Error{
          fmt::format("--format {}: choose plover, polecat, icews, gdelt, gdelt-mentions, "
                      "phoenix, csv, parquet or extra",
                      name)};
    }
    job.sinks.push_back({*format, path, "", {}});
    if (path != "-" && *format == ExportFormat::kGdelt) {
      job.sinks.push_back({ExportFormat::kGdeltMentions, MentionsPath(path), "", {}});
    }
    if (path != "-" && HasSideFile(*format)) {
      job.sinks.push_back({ExportFormat::kExtra, path + ".extra.tsv", "", {}});
    }
  }
  for (Sink& sink : job.sinks) sink.bytes = ExportHeader(sink.format);
  return job;
}

class Exporter {
 public:
  Exporter(const ExportCodes& codes, Job* job, const Terminal& terminal)
      : codes_(codes), job_(job), terminal_(terminal) {}

  void Read(const std::string& input) {
    if (input.ends_with(".db")) {
      ReadLedger(input);
    } else if (input == "-") {
      ReadLines(std::cin, input);
    } else if (std::ifstream file(input); file) {
      ReadLines(file, input);
    } else {
      Fail(input + ": cannot be read; give dossiers (.jsonl) or a ledger (.db)");
    }
  }

  bool failed() const { return failed_; }
  size_t again() const { return again_; }

 private:
  void Fail(const std::string& message) {
    Say(terminal_, message);
    failed_ = true;
  }

  void ReadLedger(const std::string& path) {
    const auto ledger = Ledger::Open(path);
    if (!ledger.ok()) return Fail(ledger.error().message);
    const auto dossiers = ledger->Dossiers({});
    if (!dossiers.ok()) return Fail(dossiers.error().message);
    for (const Dossier& dossier : *dossiers) Add(dossier);
  }

  void ReadLines(std::istream& in, const std::string& name) {
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      if (Trim(line).empty()) continue;
      const auto dossier = DossierFromJson(line);
      if (dossier.ok()) {
        Add(*dossier);
      } else {
        Fail(fmt::format("{}:{}: {}", name, number, dossier.error().message));
      }
    }
  }

  // The same article twice would give the same events under the same ids.
  void Add(const Dossier& dossier) {
    if (!seen_.insert(dossier.article.id.value_or(DigestOf(dossier.article.text))).second) {
      ++again_;
      return;
    }
    for (Sink& sink : job_->sinks) {
      sink.bytes += ExportLines(dossier, sink.format, job_->options, codes_, &sink.tally);
    }
  }

  const ExportCodes& codes_;
  Job* job_;
  const Terminal& terminal_;
  std::set<std::string> seen_;
  size_t again_ = 0;
  bool failed_ = false;
};

Status WriteSinks(const Job& job, const Terminal& terminal) {
  for (const Sink& sink : job.sinks) {
    if (sink.path == "-") {
      terminal.out << sink.bytes;
      continue;
    }
    if (const Status written = WriteFile(sink.path, sink.bytes); !written.ok()) return written;
  }
  if (job.parquet.empty()) return Done{};
  const std::string part = job.sinks.front().path;
  const Status made = CsvToParquet(part, job.parquet, job.duckdb);
  std::error_code ignored;
  std::filesystem::remove(part, ignored);
  return made;
}

std::string TallyWords(const Job& job, size_t again) {
  const ExportTally& tally = job.sinks.front().tally;
  std::string words = fmt::format("{} rows of {} events", tally.rows, tally.events);
  std::vector<std::string> left_out;
  const auto add = [&](size_t count, std::string_view what) {
    if (count > 0) left_out.push_back(fmt::format("{} {}", count, what));
  };
  add(tally.negative, "that did not happen");
  add(tally.hypothetical, "only possible or conditional");
  add(tally.undated, "without any date");
  add(tally.nameless, "without any party");
  if (!left_out.empty()) words += "; left out: " + Join(left_out, ", ");
  if (again > 0)
    words += fmt::format("; {} met again passed over",
                         again == 1 ? "1 article" : fmt::format("{} articles", again));
  std::vector<std::string> beside;
  for (const Sink& sink : job.sinks) {
    if (&sink != &job.sinks.front()) beside.push_back(sink.path);
  }
  if (!beside.empty()) words += "; beside it " + Join(beside, ", ");
  return words;
}

}  // namespace

ExitCode RunExport(const Arguments& arguments, const Terminal& terminal) {
  const auto refuse = [&](const Error& error) {
    Say(terminal, error.message);
    return kExitNotStarted;
  };
  auto job = JobOf(arguments);
  if (!job.ok()) return refuse(job.error());
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  if (!lexicons.ok()) return refuse(lexicons.error());
  const auto codes = ExportCodes::Load(*lexicons);
  if (!codes.ok()) return refuse(codes.error());
  Exporter exporter(*codes, &*job, terminal);
  for (const std::string& input : arguments.inputs) exporter.Read(input);
  const Status written = WriteSinks(*job, terminal);
  if (!written.ok()) return refuse(written.error());
  Say(terminal, TallyWords(*job, exporter.again()));
  if (exporter.failed()) return kExitSomeFailed;
  return job->sinks.front().tally.rows == 0 ? kExitNothingFound : kExitDone;
}

}  // namespace detente
