#include "ledger/store_prepare.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/party.h"
#include "format/dossier_json.h"
#include "ledger/ledger.h"
#include "ledger/store_pack.h"
#include "ledger/store_versions.h"
#include "story/sketch.h"

namespace detente {
namespace {

void AddPairs(const std::vector<std::string>& parties,
              std::vector<std::array<std::string, 2>>* pairs) {
  for (size_t i = 0; i < parties.size(); ++i) {
    for (size_t k = i + 1; k < parties.size(); ++k) pairs->push_back({parties[i], parties[k]});
  }
}

std::vector<std::array<std::string, 2>> PairsOf(const Dossier& dossier) {
  std::vector<std::array<std::string, 2>> pairs;
  for (const Event& event : dossier.events) AddPairs(PartiesOf(dossier, event), &pairs);
  for (const Condition& condition : dossier.conditions) {
    AddPairs(PartiesOf(dossier, condition), &pairs);
  }
  // Lines tell the other side of deeds that the text tells without it.
  for (const LedgerLine& line : dossier.ledger) {
    if (line.pair[0] != line.pair[1])
      pairs.push_back({std::min(line.pair[0], line.pair[1]), std::max(line.pair[0], line.pair[1])});
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

// The same text at two addresses, or in two outlets, is two pages.
std::string IdentityOf(const Article& article, const std::optional<std::string>& address) {
  return article.id.value_or("") + "|" + (address ? *address : article.outlet.value_or(""));
}

bool IsAbbreviation(std::string_view word) {
  while (!word.empty() && (word.front() == '(' || word.front() == '"')) word.remove_prefix(1);
  // "J.", "U.S.", "Gen.", "Mrs.": capital first, and short or dotted inside.
  if (word.empty() || word[0] < 'A' || word[0] > 'Z') return false;
  return word.size() <= 4 || word.find('.') < word.size() - 1;
}

bool EndsSentence(std::string_view text, size_t at) {
  const char mark = text[at];
  if (mark != '.' && mark != '!' && mark != '?') return false;
  size_t next = at + 1;
  while (next < text.size() && IsClosingQuote(DecodeAt(text, next).value)) {
    next += DecodeAt(text, next).length;
  }
  if (next + 1 >= text.size() || text[next] != ' ') return false;
  const char32_t after = DecodeAt(text, next + 1).value;
  if (!IsUpper(after) && !IsOpeningQuote(after) && !IsDigit(after)) return false;
  const size_t blank = text.rfind(' ', at);
  const size_t word = blank == std::string_view::npos ? 0 : blank + 1;
  return mark != '.' || !IsAbbreviation(text.substr(word, at + 1 - word));
}

void CutParagraph(std::string_view text, TextSpan paragraph, std::vector<TextSpan>* out) {
  const std::string_view words = Slice(text, paragraph);
  size_t begin = 0;
  for (size_t at = 0; at < words.size(); ++at) {
    if (!EndsSentence(words, at)) continue;
    const size_t end = std::min(words.find(' ', at), words.size());
    out->push_back({paragraph.begin + static_cast<uint32_t>(begin),
                    paragraph.begin + static_cast<uint32_t>(end)});
    begin = std::min(end + 1, words.size());
  }
  if (begin < words.size()) {
    out->push_back({paragraph.begin + static_cast<uint32_t>(begin), paragraph.end});
  }
}

}  // namespace

std::string SourceText(const Source& source) {
  std::string out = source.url.value_or(source.file.value_or(""));
  if (source.record) out += fmt::format(":{}", *source.record);
  return out;
}

std::vector<TextSpan> SearchSentences(const Article& article) {
  std::vector<TextSpan> sentences;
  for (TextSpan paragraph : article.paragraphs) {
    CutParagraph(article.text, paragraph, &sentences);
  }
  return sentences;
}

ArticleCuts CutsOf(Dossier dossier, std::span<const Correction> corrections,
                   const LedgerRules* rules) {
  ArticleCuts cuts;
  const auto states = ApplyCorrections(corrections, &dossier);
  const bool corrected = std::any_of(states.begin(), states.end(), [](CorrectionState state) {
    return state == CorrectionState::kApplied;
  });
  if (corrected) {
    dossier.ledger = rules == nullptr ? std::vector<LedgerLine>() : FoldDossier(dossier, *rules);
  }
  cuts.records = PackDossier(dossier);
  cuts.parties = PartiesOf(dossier);
  cuts.pairs = PairsOf(dossier);
  cuts.sentences = SearchSentences(dossier.article);
  cuts.dossier = std::move(dossier);
  return cuts;
}

PreparedArticle PrepareArticle(Dossier dossier, std::span<const Correction> corrections,
                               const LedgerRules* rules) {
  PreparedArticle out;
  const Article& article = dossier.article;
  out.json = DossierToJson(dossier, JsonStyle::kLine);
  const auto& url = article.url ? article.url : article.source.url;
  if (url) out.address = AddressOf(*url);
  out.identity = IdentityOf(article, out.address);
  out.sketch = PackSketch(SketchOf(article));
  out.cuts = CutsOf(std::move(dossier), corrections, rules);
  return out;
}

}  // namespace detente
