#include "page/html_metadata.h"

#include <array>
#include <initializer_list>
#include <span>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/byline.h"
#include "page/dates.h"
#include "page/dom.h"
#include "page/lines.h"
#include "page/scraped.h"

namespace detente {
namespace {

constexpr size_t kMaxTitle = 400;

constexpr std::array<const char*, 20> kPublishedNames = {"article:published_time",
                                                         "datepublished",
                                                         "og:published_time",
                                                         "pubdate",
                                                         "publishdate",
                                                         "publish-date",
                                                         "publish_date",
                                                         "publication_date",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "dc.date.issued",
                                                         "dcterms.issued",
                                                         "dc.date",
                                                         "dcterms.created",
                                                         "dc.date.created",
                                                         "article.published",
                                                         "ptime",
                                                         "displaydate",
                                                         "originalpublicationdate",
                                                         "date"};
constexpr std::array<const char*, 8> kUpdatedNames = {
    "article:modified_time", "datemodified",     "og:updated_time", "lastmod",
    "dcterms.modified",      "dc.date.modified", "article.updated", "utime"};
constexpr std::array<const char*, 7> kAuthorNames = {
    "author", "article:author",  "parsely-author", "dc.creator",
    "byl",    "sailthru.author", "dcterms.creator"};

std::string FirstMeta(const HtmlMetadata& metadata, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto found = metadata.meta.find(name);
    if (found != metadata.meta.end() && !found->second.empty()) return found->second;
  }
  return {};
}

void GatherMeta(const xmlNode* node, HtmlMetadata* metadata) {
  const std::string content = CleanSpace(AttributeOf(node, "content"));
  for (const char* attribute : {"property", "name", "itemprop", "http-equiv"}) {
    const std::string name = ToLower(Trim(AttributeOf(node, attribute)));
    if (!name.empty() && !content.empty()) metadata->meta.emplace(name, content);
  }
}

void GatherTime(const xmlNode* node, HtmlMetadata* metadata) {
  std::string value = CleanSpace(AttributeOf(node, "datetime"));
  if (value.empty()) value = CleanSpace(AttributeOf(node, "content"));
  if (value.empty()) return;
  bool marked = !AttributeOf(node, "pubdate").empty();
  bool updated = false;
  for (const std::string& token : ClassTokens(node)) {
    marked |= token.find("publish") != std::string::npos;
    updated |=
        token.find("modif") != std::string::npos || token.find("update") != std::string::npos;
  }
  std::string* slot = updated ? &metadata->time_updated : &metadata->time;
  if (slot->empty()) *slot = value;
  if (marked && !updated) metadata->meta.emplace("datepublished", value);
}

void GatherElement(const xmlNode* node, HtmlMetadata* metadata) {
  const std::string_view tag = TagOf(node);
  if (tag == "meta") GatherMeta(node, metadata);
  if (tag == "title" && metadata->title.empty()) metadata->title = TextBelow(node);
  if (tag == "h1") metadata->headings.push_back(TextBelow(node));
  if (tag == "html") metadata->language = AttributeOf(node, "lang");
  if (tag == "time") GatherTime(node, metadata);
  if (tag == "link" && ToLower(AttributeOf(node, "rel")) == "canonical") {
    metadata->canonical = AttributeOf(node, "href");
  }
  if (tag == "script" && ToLower(AttributeOf(node, "type")).starts_with("application/ld+json")) {
    std::string script;
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->content != nullptr) script += reinterpret_cast<const char*>(child->content);
    }
    ReadJsonLd(script, &metadata->json_ld);
  }
  const std::string rel = AttributeOf(node, "rel");
  const std::string item = AttributeOf(node, "itemprop");
  if ((rel == "author" && tag == "a") || (item == "author" && tag != "meta")) {
    metadata->authors.push_back(TextBelow(node));
  }
  if ((item == "datePublished" || item == "dateModified") && tag != "meta" && tag != "time") {
    const std::string content = CleanSpace(AttributeOf(node, "content"));
    if (!content.empty()) metadata->meta.emplace(ToLower(item), content);
  }
}

// Cuts the outlet off a page title, where a bar parts them and the outlet is known or short.
std::string WithoutOutlet(const std::string& title, const std::string& outlet) {
  const std::string outlet_key = LineKey(outlet);
  for (size_t bar = FindTitleBar(title, 0); bar != std::string::npos;
       bar = FindTitleBar(title, bar + 1)) {
    const std::string rest = title.substr(bar + 1);
    const std::string rest_key = LineKey(rest);
    const bool known = !outlet_key.empty() && (rest_key.find(outlet_key) != std::string::npos ||
                                               outlet_key.find(rest_key) != std::string::npos);
    const bool pipe = title.compare(bar, 3, " | ") == 0 && SplitWords(rest).size() <= 6;
    if ((known || pipe) && SplitWords(title.substr(0, bar)).size() >= 2)
      return title.substr(0, bar);
  }
  return title;
}

bool SharesStart(const std::string& one, const std::string& two) {
  const std::string a = LineKey(one);
  const std::string b = LineKey(two);
  return a.size() > 8 && b.size() > 8 &&
         (a.find(b) != std::string::npos || b.find(a) != std::string::npos);
}

std::string TitleOf(const HtmlMetadata& metadata, const std::string& outlet) {
  const std::string social =
      FirstMeta(metadata, {"og:title", "twitter:title", "headline", "dc.title"});
  for (const std::string& heading : metadata.headings) {
    if (heading.size() > kMaxTitle || LineKey(heading) == LineKey(outlet)) continue;
    for (const std::string& other : {WithoutOutlet(social, outlet), metadata.json_ld.headline,
                                     WithoutOutlet(metadata.title, outlet)}) {
      if (SharesStart(heading, other)) return heading;
    }
  }
  if (!metadata.json_ld.headline.empty()) return metadata.json_ld.headline;
  if (!social.empty()) return WithoutOutlet(social, outlet);
  if (metadata.headings.size() == 1 && SplitWords(metadata.headings[0]).size() >= 3)
    return metadata.headings[0];
  return WithoutOutlet(metadata.title, outlet);
}

std::optional<Published> FirstDate(const HtmlMetadata& metadata, std::span<const char* const> names,
                                   const std::string& json_ld, const std::string& time,
                                   const PageData& data) {
  std::vector<std::string> values;
  for (size_t i = 0; i < names.size(); ++i) {
    values.push_back(FirstMeta(metadata, {names[i]}));
    if (i == 0) values.push_back(json_ld);
  }
  values.push_back(time);
  for (const std::string& value : values) {
    if (value.empty()) continue;
    if (const auto date = ParseStatedDate(value, data.dates)) return date;
  }
  return std::nullopt;
}

void AddAuthors(const std::string& field, const PageData& data, Draft* draft) {
  for (std::string& author : AuthorsOfField(field, data))
    draft->authors.push_back(std::move(author));
}

void ApplyAuthors(const HtmlMetadata& metadata, const PageData& data, Draft* draft) {
  for (const std::string& name : metadata.json_ld.authors) AddAuthors(name, data, draft);
  for (const char* name : kAuthorNames) {
    if (draft->authors.empty()) AddAuthors(FirstMeta(metadata, {name}), data, draft);
  }
  if (!draft->authors.empty()) return;
  for (const std::string& name : metadata.authors) {
    if (SplitWords(name).size() <= 12) AddAuthors(name, data, draft);
  }
}

void Unite(std::vector<std::string>* names) {
  std::vector<std::string> once;
  for (std::string& name : *names) {
    bool seen = false;
    for (const std::string& other : once) seen |= other == name;
    if (!seen) once.push_back(std::move(name));
  }
  *names = std::move(once);
}

bool IsWebAddress(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

}  // namespace

HtmlMetadata GatherMetadata(const xmlNode* root) {
  HtmlMetadata metadata;
  VisitElements(root, [&](const xmlNode* node) {
    GatherElement(node, &metadata);
    return true;
  });
  return metadata;
}

void ApplyMetadata(const HtmlMetadata& metadata, const PageData& data, Draft* draft) {
  std::string outlet = FirstMeta(metadata, {"og:site_name", "application-name", "dc.publisher"});
  if (outlet.empty()) outlet = metadata.json_ld.publisher;
  // "Site | What it offers": the site comes first.
  outlet = outlet.substr(0, FindTitleBar(outlet, 0));
  if (!outlet.empty() && !IsWebAddress(outlet)) draft->outlet = outlet;
  const std::string title = TitleOf(metadata, outlet);
  if (!title.empty()) draft->title = CleanSpace(title);
  const std::string url = FirstMeta(metadata, {"og:url"});
  if (IsWebAddress(metadata.canonical)) {
    draft->url = metadata.canonical;
  } else if (IsWebAddress(url)) {
    draft->url = url;
  }
  draft->published =
      FirstDate(metadata, kPublishedNames, metadata.json_ld.published, metadata.time, data);
  draft->updated =
      FirstDate(metadata, kUpdatedNames, metadata.json_ld.modified, metadata.time_updated, data);
  std::string language = metadata.language;
  if (language.empty())
    language = FirstMeta(metadata, {"content-language", "og:locale", "language"});
  if (language.empty()) language = metadata.json_ld.language;
  if (!language.empty()) draft->language = language;
  ApplyAuthors(metadata, data, draft);
  Unite(&draft->authors);
}

}  // namespace detente
