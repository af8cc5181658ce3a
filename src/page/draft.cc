#include "page/draft.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/dateline.h"
#include "page/dates.h"
#include "page/identity.h"
#include "page/language.h"
#include "page/lines.h"

namespace detente {
namespace {

// The address of a site, of no page in it.
bool IsFront(std::string_view url) {
  return std::count(url.begin(), url.end(), '/') <= 3 && url.ends_with('/');
}

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

// Only English is coded; an article in another language is kept as it is.
void NoteLanguage(const PageData& data, ReadArticle* read) {
  const auto& code = read->article.language;
  if (!code || *code == "en") return;
  std::string name = *code;
  for (const LanguageWords& language : data.languages) {
    if (language.code == *code) name = language.name;
  }
  read->notes.push_back("in " + name + ", not in English: kept as an article, not coded");
}

// The outlet by the name in our lexicon: by the domain that is given for it, else, where the user
// gives none, by the address of the page. Pages write their own names in many ways.
void NameOutlet(const PageData& data, bool given, Article* article) {
  const KnownOutlet* outlet = OutletOf(article->outlet.value_or(""), data);
  if (outlet == nullptr && !given) outlet = OutletOf(article->url.value_or(""), data);
  if (outlet == nullptr) return;
  article->outlet = outlet->name;
  article->outlet_country = outlet->country;
  article->outlet_kind = outlet->kind;
}

// What the page calls its own address, unless that is the front of its site; else where it was got.
std::optional<std::string> UrlOf(const Draft& draft, const Page& page) {
  if (page.url) return page.url;
  const std::string got = page.source.url.value_or("");
  const auto said = ResolveUrl(draft.url.value_or(""), got);
  if (!said || (IsFront(*said) && !got.empty() && !IsFront(CanonicalUrl(got)))) {
    return page.source.url;
  }
  return said;
}

}  // namespace

void Finish(const std::optional<std::string>& declared_language, const Page& page,
            const PageData& data, ReadArticle* read) {
  Article* article = &read->article;
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
  article->id = ArticleId(article->text);
  if (article->url) article->url = CanonicalUrl(*article->url);
  NameOutlet(data, page.outlet.has_value(), article);
  NoteLanguage(data, read);
}

ReadArticle Assemble(Draft draft, const Page& page, const PageData& data) {
  ReadArticle read;
  Article& article = read.article;
  article.source = page.source;
  article.url = UrlOf(draft, page);
  article.outlet = page.outlet ? page.outlet : draft.outlet;
  article.title = page.title ? page.title : draft.title;
  article.standfirst = draft.standfirst;
  article.authors = std::move(draft.authors);
  article.section = std::move(draft.section);
  article.tags = std::move(draft.tags);
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
  Finish(draft.language, page, data, &read);
  // An outlet that names itself for want of a name.
  std::erase_if(article.authors, [&](const std::string& author) {
    const std::string key = LineKey(author);
    return key == LineKey(article.outlet.value_or("")) || key == LineKey(draft.outlet.value_or(""));
  });
  if (!article.published && article.dateline) {
    const auto dates = FindDates(Slice(article.text, *article.dateline), data.dates);
    if (!dates.empty()) article.published = dates.front().when;
  }
  return read;
}

}  // namespace detente
