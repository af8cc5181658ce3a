#include "statement/cues.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"

namespace detente {
namespace {

constexpr std::array<std::pair<std::string_view, unsigned>, 11> kComplements = {
    {{"that", kThat},
     {"thatonly", kThatOnly},
     {"quote", kQuote},
     {"wh", kWh},
     {"to", kTo},
     {"objto", kObjectTo},
     {"np", kNoun},
     {"about", kAbout},
     {"addr", kAddressee},
     {"name", kName},
     {"deed", kDeed}}};

unsigned ParseComplement(std::string_view cell) {
  unsigned out = 0;
  for (std::string_view word : SplitWords(cell)) {
    for (const auto& [name, bit] : kComplements) out |= name == word ? bit : 0U;
  }
  return out;
}

CueSource ParseSource(std::string_view cell) {
  if (cell == "possessor") return CueSource::kPossessor;
  return cell == "object" ? CueSource::kObject : CueSource::kSubject;
}

std::vector<std::string> Words(std::string_view cell) {
  std::vector<std::string> out;
  for (std::string_view word : SplitWords(cell)) out.emplace_back(word);
  return out;
}

bool StandsAt(const Cue& cue, const Sentence& sentence, int token) {
  const int size = static_cast<int>(sentence.tokens.size());
  for (size_t i = 1; i < cue.words.size(); ++i) {
    const int at = token + static_cast<int>(i);
    if (at >= size || sentence.tokens[at].lower != cue.words[i]) return false;
  }
  return true;
}

Result<StatementLexicon> AddCues(const LexiconSet& lexicons, StatementLexicon::Data* data,
                                 StatementLexicon done) {
  const auto table = lexicons.Find("statement/cues.tsv");
  if (!table.ok()) return table.error();
  const Table& t = **table;
  for (size_t row = 0; row < t.size(); ++row) {
    Cue cue{Words(t.Cell(row, "lemma")), std::string(t.Cell(row, "kind")),
            ParseComplement(t.Cell(row, "complement")), ParseSource(t.Cell(row, "source")),
            Words(t.Cell(row, "prepositions"))};
    if (cue.complement == 0) return t.ErrorAt(row, "a cue needs a complement");
    const std::string_view pos = t.Cell(row, "pos");
    auto& list = pos == "verb"   ? data->verbs[cue.words[0]]
                 : pos == "noun" ? data->nouns[cue.words[0]]
                                 : data->phrases[cue.words[0]];
    list.push_back(std::move(cue));
  }
  return done;
}

void LongestFirst(std::map<std::string, std::vector<Cue>, std::less<>>* cues) {
  for (auto& [word, list] : *cues) {
    std::stable_sort(list.begin(), list.end(),
                     [](const Cue& a, const Cue& b) { return a.words.size() > b.words.size(); });
  }
}

}  // namespace

bool StatementLexicon::Data::Has(std::string_view role, std::string_view word) const {
  const auto at = words.find(role);
  return at != words.end() && at->second.contains(word);
}

const Cue* MatchCue(const std::map<std::string, std::vector<Cue>, std::less<>>& cues,
                    const Sentence& sentence, int token, size_t words) {
  const Token& t = sentence.tokens[token];
  for (const std::string* word : {&t.lemma, &t.lower}) {
    const auto at = cues.find(*word);
    if (at == cues.end()) continue;
    for (const Cue& cue : at->second) {
      if (cue.words.size() <= words && StandsAt(cue, sentence, token)) return &cue;
    }
  }
  return nullptr;
}

Result<StatementLexicon> StatementLexicon::Compile(const LexiconSet& lexicons) {
  auto data = std::make_shared<Data>();
  const auto words = lexicons.Find("statement/words.tsv");
  if (!words.ok()) return words.error();
  for (size_t row = 0; row < (*words)->size(); ++row) {
    data->words[std::string((*words)->Cell(row, "role"))].emplace((*words)->Cell(row, "word"));
  }
  StatementLexicon lexicon;
  auto* raw = data.get();
  lexicon.data_ = std::move(data);
  auto done = AddCues(lexicons, raw, lexicon);
  LongestFirst(&raw->verbs);
  LongestFirst(&raw->nouns);
  LongestFirst(&raw->phrases);
  return done;
}

}  // namespace detente
