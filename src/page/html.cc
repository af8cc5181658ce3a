#include "page/html.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "page/byline.h"
#include "page/dates.h"
#include "page/dom.h"
#include "page/html_body.h"
#include "page/html_limits.h"
#include "page/html_metadata.h"
#include "page/lines.h"
#include "page/scraped.h"

namespace detente {
namespace {

// Shorter bodies than this are taken from JSON-LD if there is a longer one.
constexpr size_t kThinBody = 300;

size_t SizeOf(const std::vector<std::string>& paragraphs) {
  size_t size = 0;
  for (const std::string& paragraph : paragraphs) size += paragraph.size();
  return size;
}

void TakeJsonLdBody(const std::string& text, Draft* draft) {
  std::vector<std::string> paragraphs;
  for (std::string_view line : Split(text, '\n')) {
    std::string clean = CleanSpace(line);
    if (!clean.empty()) paragraphs.push_back(std::move(clean));
  }
  if (SizeOf(draft->paragraphs) < kThinBody && SizeOf(paragraphs) > SizeOf(draft->paragraphs)) {
    draft->paragraphs = std::move(paragraphs);
  }
}

// Dates and authors that the page shows above the body, where the metadata say nothing.
void TakeShownFacts(const std::vector<std::string>& above, const PageData& data, Draft* draft) {
  if (draft->published && draft->updated && !draft->authors.empty()) return;
  std::optional<Published> shown;
  std::optional<Published> updated;
  for (const std::string& text : above) {
    const Line line = MakeLine(text, data);
    for (const FoundDate& date : line.dates) {
      std::optional<Published>& slot = date.updated ? updated : shown;
      if (!slot || (date.labelled && !date.updated)) slot = date.when;
    }
    if (draft->authors.empty() && line.furniture == Furniture::kByline) {
      draft->authors = AuthorsOf(text, data);
    }
  }
  if (!draft->updated) draft->updated = updated;
  if (!draft->published) draft->published = shown ? shown : draft->updated;
}

}  // namespace

Draft ReadHtml(std::string_view html, const PageData& data) {
  Draft draft;
  const auto limited = LimitMarkup(html, &draft.notes);
  const Dom document = ParseDom(limited ? std::string_view(*limited) : html);
  const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) return draft;
  const HtmlMetadata metadata = GatherMetadata(root);
  ApplyMetadata(metadata, data, &draft);
  HtmlBody body = FindHtmlBody(root, draft.title.value_or(""), data);
  draft.paragraphs = std::move(body.paragraphs);
  draft.standfirst = body.standfirst;
  draft.dropped = std::move(body.dropped);
  TakeJsonLdBody(metadata.json_ld.body, &draft);
  TakeShownFacts(body.above, data, &draft);
  return draft;
}

}  // namespace detente
