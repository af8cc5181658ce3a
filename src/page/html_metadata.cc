#include "page/html_metadata.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
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
constexpr size_t kMaxGathered = 20;  // headings and authors of a page

constexpr std::array<const char*, 21> kPublishedNames = {"article:published_time",
                                                         "article:published",
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
constexpr std::array<const char*, 9> kUpdatedNames = {
    "article:modified_time", "article:modified", "datemodified",
    "og:updated_time",       "lastmod",          "dcterms.modified",
    "dc.date.modified",      "article.updated",  "utime"};
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
    if (name.empty() || content.empty()) continue;
    if (name == "article:tag" && metadata->tags.size() < kMaxGathered)
      metadata->tags.push_back(content);
    metadata->meta.emplace(name, content);
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

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// <span class="publish-date">: short, its class says date, and no list of other stories.
void GatherShownDate(const xmlNode* node, HtmlMetadata* metadata) {
  constexpr size_t kMaxShown = 100;
  const std::string type = AttributeOf(node, "class");
  if (!Contains(type, "date") && !Contains(type, "Date") && !Contains(type, "time")) return;
  bool date = false;
  bool updated = false;
  for (const std::string& token : ClassTokens(node)) {
    const std::string word = ReplaceAll(token, "_", "-");
    updated |= Contains(word, "update") || Contains(word, "modif");
    date |= word == "date" || word == "pubdate" || word == "timestamp" || word == "dateline" ||
            Contains(word, "publish-date") || Contains(word, "published-date") ||
            Contains(word, "pub-date") || Contains(word, "post-date") ||
            Contains(word, "entry-date") || Contains(word, "article-date") ||
            Contains(word, "publish-time") || Contains(word, "update-date");
  }
  if (!date) return;
  std::string* slot = updated ? &metadata->shown_updated : &metadata->shown;
  if (!slot->empty()) return;
  std::string text = TextBelow(node);
  if (!text.empty() && text.size() <= kMaxShown) *slot = std::move(text);
}

void GatherElement(const xmlNode* node, HtmlMetadata* metadata) {
  const std::string_view tag = TagOf(node);
  if (tag == "meta") GatherMeta(node, metadata);
  if (tag == "title" && metadata->title.empty()) metadata->title = TextBelow(node);
  if (tag == "h1" && metadata->headings.size() < kMaxGathered)
    metadata->headings.push_back(TextBelow(node));
  if (tag == "span" || tag == "div" || tag == "p" || tag == "li" || tag == "em" || tag == "small")
    GatherShownDate(node, metadata);
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
  const bool more = metadata->authors.size() < kMaxGathered;
  if (more && ((rel == "author" && tag == "a") || (item == "author" && tag != "meta"))) {
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
    // "Title – a dash in it - Outlet": what is much longer than the outlet is title.
    const bool close = SplitWords(rest).size() <= SplitWords(outlet).size() + 4;
    const bool known = close && !outlet_key.empty() &&
                       (rest_key.find(outlet_key) != std::string::npos ||
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

// The words of a heading that stand in what the page says is its title, too.
bool SharesWords(const std::string& heading, const std::string& title) {
  const std::string key = ' ' + LineKey(title) + ' ';
  size_t words = 0;
  size_t shared = 0;
  for (const ChromeWord& word : ChromeWordsOf(heading)) {
    ++words;
    shared += Contains(key, ' ' + word.key + ' ') ? 1 : 0;
  }
  return words >= 4 && shared >= 3 && shared * 10 >= words * 3;
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
  // Rewritten for search machines and friends, but of one story.
  if (metadata.headings.size() == 1 && metadata.headings[0].size() <= kMaxTitle &&
      LineKey(metadata.headings[0]) != LineKey(outlet) &&
      (SharesWords(metadata.headings[0], social) ||
       SharesWords(metadata.headings[0], WithoutOutlet(metadata.title, outlet)))) {
    return metadata.headings[0];
  }
  if (!metadata.json_ld.headline.empty()) return metadata.json_ld.headline;
  if (!social.empty()) return WithoutOutlet(social, outlet);
  if (metadata.headings.size() == 1 && SplitWords(metadata.headings[0]).size() >= 3)
    return metadata.headings[0];
  return WithoutOutlet(metadata.title, outlet);
}

// Names that some publisher made up, as "sn-post-date".
bool SpeaksOfPublishing(std::string_view name) {
  const bool time = Contains(name, "date") || Contains(name, "time") || name.ends_with("_at");
  const bool other = Contains(name, "modif") || Contains(name, "updat") ||
                     Contains(name, "expir") || Contains(name, "event");
  return time && !other && (Contains(name, "publi") || Contains(name, "post"));
}

// The day in an address, as in /2019/11/19/ or /2019/nov/19/.
std::optional<Published> DateOfUrl(std::string_view url, const PageData& data) {
  const std::vector<std::string_view> parts = Split(url.substr(0, url.find('?')), '/');
  for (size_t i = 3; i + 2 < parts.size(); ++i) {
    const std::string_view year = parts[i];
    const std::string_view month = parts[i + 1];
    const std::string_view day = parts[i + 2];
    if (year.size() != 4 || !ParseInt(year) || !ParseInt(day) || day.size() > 2) continue;
    if (month.size() > 3) continue;
    const bool digits = ParseInt(month).has_value();
    const std::string text =
        digits ? std::string(year) + '-' + std::string(2 - std::min<size_t>(month.size(), 2), '0') +
                     std::string(month) + '-' + std::string(2 - day.size(), '0') + std::string(day)
               : std::string(day) + ' ' + std::string(month) + ' ' + std::string(year);
    if (const auto date = ParseStatedDate(text, data.dates)) return date;
  }
  return std::nullopt;
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

std::optional<Published> FallbackDate(const HtmlMetadata& metadata, const std::string& url,
                                      const PageData& data) {
  for (const auto& [name, value] : metadata.meta) {
    if (!SpeaksOfPublishing(name)) continue;
    if (const auto date = ParseStatedDate(value, data.dates)) return date;
  }
  if (!metadata.shown.empty()) {
    if (const auto date = ParseStatedDate(metadata.shown, data.dates)) return date;
  }
  return DateOfUrl(url, data);
}

void ApplyDates(const HtmlMetadata& metadata, const PageData& data, Draft* draft) {
  draft->published =
      FirstDate(metadata, kPublishedNames, metadata.json_ld.published, metadata.time, data);
  draft->updated =
      FirstDate(metadata, kUpdatedNames, metadata.json_ld.modified, metadata.time_updated, data);
  if (!draft->published) draft->published = FallbackDate(metadata, draft->url.value_or(""), data);
  if (!draft->updated && !metadata.shown_updated.empty())
    draft->updated = ParseStatedDate(metadata.shown_updated, data.dates);
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

// Words that a page puts on itself: one a field, or all in one with commas between them.
void AddTags(const std::vector<std::string>& fields, std::vector<std::string>* tags) {
  constexpr size_t kMaxTag = 80;
  std::set<std::string> seen;
  for (const std::string& field : fields) {
    for (std::string_view part : Split(field, fields.size() == 1 ? ',' : '\0')) {
      std::string tag = CleanSpace(part);
      // "Type: story" and the like speak to machines.
      const bool of_machines = tag.find(':') != std::string::npos || IsWebAddress(tag);
      if (tag.empty() || tag.size() > kMaxTag || of_machines || tags->size() >= kMaxGathered)
        continue;
      if (seen.insert(ToLower(tag)).second) tags->push_back(std::move(tag));
    }
  }
}

// The first source that gives any.
void ApplyTags(const HtmlMetadata& metadata, Draft* draft) {
  std::string section = FirstMeta(metadata, {"article:section"});
  if (section.empty()) section = metadata.json_ld.section;
  if (section.empty()) section = FirstMeta(metadata, {"parsely-section", "section"});
  constexpr size_t kMaxSection = 80;
  if (!section.empty() && section.size() <= kMaxSection && !IsWebAddress(section))
    draft->section = std::move(section);
  AddTags(metadata.tags, &draft->tags);
  if (draft->tags.empty()) AddTags(metadata.json_ld.keywords, &draft->tags);
  for (const char* name : {"news_keywords", "parsely-tags", "keywords"}) {
    if (draft->tags.empty()) AddTags({FirstMeta(metadata, {name})}, &draft->tags);
  }
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
  const std::string shared = FirstMeta(metadata, {"og:url"});
  const bool canonical = IsWebAddress(metadata.canonical) || !IsWebAddress(shared);
  draft->url = canonical ? metadata.canonical : shared;
  ApplyDates(metadata, data, draft);
  std::string language = metadata.language;
  if (language.empty())
    language = FirstMeta(metadata, {"content-language", "og:locale", "language"});
  if (language.empty()) language = metadata.json_ld.language;
  if (!language.empty()) draft->language = language;
  ApplyTags(metadata, draft);
  ApplyAuthors(metadata, data, draft);
  Unite(&draft->authors);
}

}  // namespace detente
