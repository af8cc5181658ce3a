#include "cli/commands.h"

#include <fmt/format.h>

#include <array>

#include "cli/runs.h"

namespace detente {
namespace {

constexpr Flag kLexicons = {"--lexicons", "FOLDER",
                            "lexicons of your own; a file replaces ours of the same name"};
constexpr Flag kJson = {"--json", "", "write JSON instead of text"};
constexpr Flag kLedger = {"-l,--ledger", "FILE", "the ledger to ask", "ledger.db"};
constexpr Flag kAsOf = {"--as-of", "DAY", "leave out deeds that began after this day (2022-08-13)"};
constexpr Flag kKnownBy = {"--known-by", "DAY", "leave out articles published after this day"};
constexpr Flag kMinConfidence = {"--min-confidence", "SHARE",
                                 "leave out events less sure than this (0 to 1)", "0"};
constexpr Flag kDate = {"--date", "DAY", "day of publication, for a page that does not tell it"};

constexpr Flag kModel = {"--model", "FILE", "a model of your own, instead of the one built in"};

constexpr Flag kFields = {"--fields", "MAP",
                          "names of fields in your JSONL, as in title=headline,text=body"};

constexpr std::array kReadFlags = {
    kJson,
    Flag{"--show-dropped", "",
         "print the texts of the page that are no part of the article, and why"},
    kFields,
    Flag{"--stop-after", "STAGE",
         "run the stages up to this one and print what it made: page text actor timex place "
         "statement event condition ledger"},
    kMinConfidence,
    kLexicons};
constexpr std::array<std::string_view, 5> kReadExamples = {
    "detente read examples/andean_border.txt", "detente read --json page.html",
    "curl -s https://example.org/news.html | detente read -",
    "detente read --stop-after statement page.html", "detente read --show-dropped page.html"};

constexpr std::array kCodeFlags = {
    Flag{"-o,--output", "OUT",
         "dossiers as .jsonl, or a ledger (.db); - is standard output, as JSONL", "-"},
    Flag{"--as", "VIEW",
         "write lines for a scorer instead: quotes time events types conditions actors pages"},
    Flag{"-j,--threads", "N", "pages read at a time; does not change the output", "2"},
    kFields,
    kMinConfidence,
    kLexicons};
constexpr std::array<std::string_view, 6> kCodeExamples = {
    "detente code pages/ -o ledger.db",
    "detente code articles.jsonl -o dossiers.jsonl",
    "detente code a.html b.txt -o -",
    "detente code corpus.jsonl --as quotes -o quotes.jsonl",
    "detente code crawl.warc.gz -o ledger.db",
    "detente code scraped.jsonl --fields title=headline,text=body -o dossiers.jsonl"};

constexpr Flag kRollUp = {"--roll-up", "",
                          "count bodies, firms and persons of a country as the country"};
constexpr std::array kPairFlags = {kLedger, kAsOf, kKnownBy, kRollUp, kJson, kLexicons};
constexpr std::array kNormalizeFlags = {
    kLedger,
    kAsOf,
    kKnownBy,
    kRollUp,
    kJson,
    Flag{"--html", "FILE", "write one page that needs no network: filters, and a day to look from"},
    kLexicons};
constexpr std::array kDiffFlags = {kLedger,
                                   Flag{"--from", "DAY", "the earlier day"},
                                   Flag{"--to", "DAY", "the later day"},
                                   kKnownBy,
                                   kRollUp,
                                   kJson,
                                   kLexicons};
constexpr std::array<std::string_view, 1> kConditionsExamples = {
    "detente conditions KAZ UZB -l corpus.db"};
constexpr std::array<std::string_view, 1> kContactsExamples = {"detente contacts KEN TZA"};
constexpr std::array<std::string_view, 1> kChainsExamples = {"detente chains LVA BLR --json"};
constexpr std::array<std::string_view, 1> kDiffExamples = {
    "detente diff PRY ARG --from 2031-02-01 --to 2031-03-31"};
constexpr std::array<std::string_view, 3> kNormalizeExamples = {
    "detente normalize CHL BOL", "detente normalize \"South Korea\" Japan -l asia.db",
    "detente normalize KEN SOM --as-of 2016-12-31 --json"};
constexpr std::array<std::string_view, 2> kRelationsExamples = {"detente relations EGY",
                                                                "detente relations EGY ETH --json"};
constexpr std::array<std::string_view, 2> kTimelineExamples = {
    "detente timeline IND PAK", "detente timeline BRA --known-by 2019-06-30"};

constexpr std::array kScoreFlags = {
    kLedger,
    Flag{"--by", "PERIOD", "day week month quarter year", "month"},
    Flag{"--goldstein", "TABLE", "whose Goldstein scores: gdelt icews phoenix", "gdelt"},
    kAsOf,
    kKnownBy,
    kJson,
    Flag{"--csv", "", "write CSV instead of text"},
    kLexicons};
constexpr std::array<std::string_view, 2> kScoreExamples = {
    "detente scores ETH EGY --by quarter", "detente scores KOR PRK --csv > scores.csv"};

constexpr std::array kExportFlags = {
    Flag{"-f,--format", "FORMAT",
         "plover polecat icews gdelt gdelt-mentions phoenix csv parquet; extra is what the older "
         "ones cannot hold (docs/exports.md)",
         "csv"},
    Flag{"-o,--output", "OUT",
         "a file; gdelt, icews, polecat and phoenix write theirs beside it; - is standard output",
         "-"},
    Flag{"--text-free", "", "no words of the articles, for those who may not pass texts on"},
    Flag{"--duckdb", "LIBRARY", "DuckDB's library, for parquet", "libduckdb.so"}, kLexicons};
constexpr std::array<std::string_view, 4> kExportExamples = {
    "detente export --format csv ledger.db -o events.csv",
    "detente export --format gdelt dossiers.jsonl -o 20220813.export.CSV",
    "detente export --format plover --text-free ledger.db -o events.jsonl",
    "detente export --format parquet ledger.db -o events.parquet"};

constexpr std::array kStoriesFlags = {kLedger, Flag{"--all", "", "tell stories of one article too"},
                                      kJson, kLexicons};
constexpr std::array<std::string_view, 2> kStoriesExamples = {
    "detente stories", "detente stories PRY ARG -l corpus.db --json"};

constexpr std::array kFactsFlags = {
    kLedger, Flag{"--disputed", "", "only facts that are told in ways that contradict each other"},
    kJson, kLexicons};
constexpr std::array<std::string_view, 2> kFactsExamples = {"detente facts ERI DJI -l corpus.db",
                                                            "detente facts Kenya --disputed"};

constexpr std::array kSearchFlags = {
    kLedger, Flag{"--limit", "N", "at most so many sentences, the latest first", "50"}, kJson};
constexpr std::array<std::string_view, 2> kSearchExamples = {
    "detente search ceasefire Doha", "detente search '\"peace talks\" suspend*' -l corpus.db"};

constexpr std::array kImportFlags = {
    Flag{"-l,--ledger", "FILE", "the ledger to add to; made when there is none", "ledger.db"},
    Flag{"-j,--threads", "N", "dossiers read at a time; does not change the result", "2"},
    kLexicons};
constexpr std::array<std::string_view, 2> kImportExamples = {
    "detente import dossiers.jsonl -l ledger.db",
    "my_coder articles/ | detente import - -l ledger.db"};

constexpr std::array kCorrectFlags = {
    Flag{"-l,--ledger", "FILE", "the ledger to correct", "ledger.db"},
    Flag{"--type", "TYPE", "retype: the type of an event, or the kind of a condition"},
    Flag{"--mode", "MODE", "retype: the mode of the event"},
    Flag{"--actors", "A,B", "reassign: who did it, or who sets the condition"},
    Flag{"--recipients", "A,B", "reassign: to whom, or who must act"},
    Flag{"--from", "DAY", "redate: the day it began, or the earliest it may have"},
    Flag{"--to", "DAY", "redate: the latest day it may have begun"},
    Flag{"--who", "NAME", "who says so"},
    Flag{"--day", "DAY", "when it was said"},
    Flag{"--why", "TEXT", "why"},
    kLexicons};
constexpr std::array<std::string_view, 5> kCorrectExamples = {
    "detente correct retype 3fa94c21:e2 --type SANCTION --mode expel --who ana --why \"recalled\"",
    "detente correct reassign 3fa94c21:e2 --actors Peru --recipients BOL",
    "detente correct merge 3fa94c21:e2 90bb17de:e1 --why \"the same night\"",
    "detente correct split 90bb17de", "detente correct list"};

constexpr std::array kVerifyFlags = {kLexicons};
constexpr std::array<std::string_view, 1> kVerifyExamples = {"detente verify ledger.db"};

constexpr std::array kExplainFlags = {kDate, kLexicons};
constexpr std::array<std::string_view, 2> kExplainExamples = {
    "detente explain --date 2021-03-04 \"Peru expelled the Bolivian consul on Monday.\"",
    "echo \"Ghana lifted the ban.\" | detente explain -"};

constexpr std::array kParseFlags = {
    Flag{"-j,--threads", "N", "parts parsed at a time; does not change the output", "2"},
    Flag{"--portable", "", "use no vector instructions of this machine; the trees are the same"},
    kModel, kLexicons};
constexpr std::array<std::string_view, 3> kParseExamples = {
    "detente parse examples/andean_border.txt",
    "detente parse en_ewt-ud-dev.conllu > parsed.conllu",
    "echo \"Togo won't sign Benin's treaty.\" | detente parse -"};

constexpr std::array kEvalFlags = {
    kJson, Flag{"--caps", "", "parse: measure a copy of the words in capitals as well"},
    Flag{"--relations", "", "parse: show each relation, the weakest first"}, kModel, kLexicons};
constexpr std::array<std::string_view, 2> kEvalExamples = {
    "detente eval text en_ewt-ud-dev.conllu",
    "detente eval parse --caps --relations en_ewt-ud-dev.conllu"};

constexpr std::array kLexiconFlags = {
    Flag{"--lexicons", "FOLDER", "your own, merged over ours; where add writes"}, kModel};
constexpr std::array<std::string_view, 4> kLexiconExamples = {
    "detente lexicon check", "detente lexicon check --lexicons examples/lexicons/",
    "detente lexicon why \"Boko Haram\"",
    "detente lexicon add actors/media.tsv \"name=Radio Lima\" code=PER kind2=broadcaster "
    "--lexicons mine/"};

constexpr std::array<std::string_view, 1> kVersionExamples = {"detente version"};

constexpr std::array kCommands = {
    Command{"read", "PAGE...", 1, -1,
            "Read pages and tell what they say, with the words that say it", kReadFlags,
            kReadExamples, RunRead},
    Command{"code", "INPUT...", 1, -1,
            "Code many pages (HTML, text, JSONL, WARC, folders) to dossiers or a ledger",
            kCodeFlags, kCodeExamples, RunCode},
    Command{"normalize", "A B", 2, 2,
            "What it would take: what stands between two parties and what each says must happen",
            kNormalizeFlags, kNormalizeExamples, RunNormalize},
    Command{"relations", "A [B]", 1, 2, "Where a party stands with all others, or with one",
            kPairFlags, kRelationsExamples, RunRelations},
    Command{"conditions", "A [B]", 1, 2,
            "What each side has set as a condition, and what came of it", kPairFlags,
            kConditionsExamples, RunConditions},
    Command{"contacts", "A [B]", 1, 2,
            "Meetings, visits and calls: proposed, set, held, called off", kPairFlags,
            kContactsExamples, RunContacts},
    Command{"chains", "A [B]", 1, 2,
            "What was threatened, demanded or promised, what answered it, and after how long",
            kPairFlags, kChainsExamples, RunChains},
    Command{"diff", "A [B]", 1, 2, "What changed between two days", kDiffFlags, kDiffExamples,
            RunDiff},
    Command{"timeline", "A [B]", 1, 2, "What happened, in order of time, with each sentence",
            kPairFlags, kTimelineExamples, RunTimeline},
    Command{"scores", "A B", 2, 2,
            "How two parties dealt with each other over time: PLOVER and Goldstein scores by "
            "direction and period, with counts",
            kScoreFlags, kScoreExamples, RunScores},
    Command{"export", "INPUT...", 1, -1,
            "Write dossiers (.jsonl) or a ledger (.db) in the formats of event data", kExportFlags,
            kExportExamples, RunExport},
    Command{
        "stories", "[A [B]]", 0, 2,
        "Which articles carry the same report, whose text it is, and why they are taken for one",
        kStoriesFlags, kStoriesExamples, RunStories},
    Command{"facts", "[A [B]]", 0, 2,
            "What happened, who tells it, how many independent sources, and what is disputed",
            kFactsFlags, kFactsExamples, RunFacts},
    Command{"search", "WORDS...", 1, -1, "Sentences of the ledger that hold all the words",
            kSearchFlags, kSearchExamples, RunSearch},
    Command{"import", "DOSSIERS.jsonl...", 1, -1,
            "Add dossiers made by others to a ledger; every span and code is checked", kImportFlags,
            kImportExamples, RunImport},
    Command{
        "correct",
        "retype|reassign|redate|reject|merge|split|note ARTICLE[:RECORD] [WITH], or list", 1, 3,
        "Correct records, stories and facts by lines of a file that is applied on every reading",
        kCorrectFlags, kCorrectExamples, RunCorrect},
    Command{"verify", "LEDGER", 1, 1,
            "Check that spans, links and lines of a ledger follow from its texts", kVerifyFlags,
            kVerifyExamples, RunVerify},
    Command{"explain", "SENTENCE", 1, 1,
            "Show what every stage made of a sentence; - reads standard input", kExplainFlags,
            kExplainExamples, RunExplain},
    Command{"parse", "INPUT...", 1, -1,
            "Parse text or CoNLL-U: tags, lemmas, features and dependency trees, as CoNLL-U",
            kParseFlags, kParseExamples, RunParse},
    Command{"eval", "text|parse FILE...", 2, -1,
            "Measure against gold in CoNLL-U: sentences, tokens, tags and lemmas (text), or trees "
            "as well (parse)",
            kEvalFlags, kEvalExamples, RunEval},
    Command{"lexicon", "check|why NAME|add FILE COLUMN=CELL...", 1, -1,
            "Check the lexicons (every fault with its file and line), tell where a name stands in "
            "them, or add a row to your own",
            kLexiconFlags, kLexiconExamples, RunLexicon},
    Command{"version",
            "",
            0,
            0,
            "Print the versions of code, lexicons and models",
            {},
            kVersionExamples,
            RunVersion},
};

}  // namespace

std::optional<std::string> Arguments::Get(std::string_view flag) const {
  const auto at = values.find(flag);
  if (at == values.end()) return std::nullopt;
  return at->second;
}

std::span<const Command> Commands() { return kCommands; }

std::string CommandsAsMarkdown() {
  std::string out =
      "# Commands\n\nMade from the table in `src/cli/commands.cc`; a test holds it to that.\n\n"
      "Data goes to standard output, words to standard error. Exit codes: 0 done, 1 nothing found, "
      "2 some inputs failed (named), 3 could not start.\n";
  for (const Command& command : Commands()) {
    out += fmt::format("\n## detente {}{}{}\n\n{}.\n", command.name,
                       command.inputs.empty() ? "" : " ", command.inputs, command.summary);
    if (!command.flags.empty()) out += "\n| flag | what it does |\n|---|---|\n";
    for (const Flag& flag : command.flags) {
      std::string name(flag.name);
      if (!flag.value.empty()) name += fmt::format(" {}", flag.value);
      const std::string standard =
          flag.standard.empty() ? "" : fmt::format(" (without it: `{}`)", flag.standard);
      out += fmt::format("| `{}` | {}{} |\n", name, flag.help, standard);
    }
    out += "\n```\n";
    for (std::string_view example : command.examples) out += fmt::format("{}\n", example);
    out += "```\n";
  }
  return out;
}

}  // namespace detente
