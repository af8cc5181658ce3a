#include "page/draft.h"

#include <utility>

#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "page/dateline.h"
#include "page/dates.h"

namespace detente {
namespace {

void AppendParagraph(std::string_view paragraph, Article* article) {
  if (!article->text.empty()) article->text += "\n\n";
  const auto begin = static_cast<uint32_t>(article->text.size());
  article->text += paragraph;
  article->paragraphs.push_back({begin, static_cast<uint32_t>(article->text.size())});
}

// Two capitals at the front of a language tag mean the same as small ones: "EN-gb" is English.
std::optional<std::string> PrimaryLanguage(const std::optional<std::string>& tag) {
  if (!tag) return std::nullopt;
  const std::string lower = ToLower(Trim(*tag));
  const size_t end = lower.find_first_of("-_");
  const std::string primary = lower.substr(0, end);
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (primary.size() != 2 || !small(primary[0]) || !small(primary[1])) return std::nullopt;
  return primary;
}

}  // namespace

std::optional<std::string> DetectLanguage(std::string_view text, const PageData& data) {
  size_t words = 0;
  size_t english = 0;
  for (const ChromeWord& word : ChromeWordsOf(text.substr(0, 20000))) {
    if (word.key == "#") continue;
    ++words;
    if (data.words.english.contains(word.key)) ++english;
  }
  if (english == 0 || english * 10 < words) return std::nullopt;
  return "en";
}

void Finish(const std::optional<std::string>& declared_language, const PageData& data,
            Article* article) {
  const auto declared = PrimaryLanguage(declared_language);
  article->language = DetectLanguage(article->text, data);
  if (!article->language && declared && (*declared != "en" || article->text.size() < 200)) {
    article->language = declared;
  }
  const auto first = static_cast<size_t>(article->heading_paragraphs);
  if (first < article->paragraphs.size()) {
    const TextSpan paragraph = article->paragraphs[first];
    if (auto dateline = FindDateline(Slice(article->text, paragraph), data)) {
      article->dateline =
          TextSpan{paragraph.begin + dateline->begin, paragraph.begin + dateline->end};
    }
  }
  article->id = DigestOf(article->text);
}

ReadArticle Assemble(Draft draft, const Page& page, const PageData& data) {
  ReadArticle read;
  Article& article = read.article;
  article.source = page.source;
  article.url = page.url ? page.url : draft.url;
  if (!article.url) article.url = page.source.url;
  article.outlet = page.outlet ? page.outlet : draft.outlet;
  article.title = page.title ? page.title : draft.title;
  article.standfirst = draft.standfirst;
  article.authors = std::move(draft.authors);
  article.published = draft.published;
  article.updated = draft.updated;
  read.notes = std::move(draft.notes);
  read.dropped = std::move(draft.dropped);
  if (page.date && !Trim(*page.date).empty()) {
    const auto given = ParseStatedDate(*page.date, data.dates);
    if (given) article.published = given;
    if (!given) {
      read.notes.push_back("date \"" + *page.date +
                           "\" is no ISO date such as 2022-08-13; left out");
    }
  }
  for (const auto& heading : {article.title, article.standfirst}) {
    if (!heading || heading->empty()) continue;
    AppendParagraph(*heading, &article);
    ++article.heading_paragraphs;
  }
  for (const std::string& paragraph : draft.paragraphs) AppendParagraph(paragraph, &article);
  if (draft.paragraphs.empty()) read.notes.emplace_back("no article text found on the page");
  Finish(draft.language, data, &article);
  if (!article.published && article.dateline) {
    const auto dates = FindDates(Slice(article.text, *article.dateline), data.dates);
    if (!dates.empty()) article.published = dates.front().when;
  }
  return read;
}

}  // namespace detente
