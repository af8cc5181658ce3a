#include "ledger/store_versions.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

bool IsCounter(std::string_view parameter) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "utm_", "fbclid=", "gclid=", "ref=", "src=", "cmpid=", "ocid=", "share=", "output=", "mc_"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return parameter.starts_with(name); });
}

std::string WithoutCounters(std::string_view query) {
  std::vector<std::string> kept;
  for (std::string_view parameter : Split(query, '&')) {
    if (!parameter.empty() && !IsCounter(parameter)) kept.emplace_back(parameter);
  }
  std::sort(kept.begin(), kept.end());
  return Join(kept, "&");
}

void CutEnd(std::string* text, std::string_view end) {
  if (text->ends_with(end)) text->resize(text->size() - end.size());
}

bool StartsWithAny(std::string_view text, std::span<const std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return text.starts_with(beginning); });
}

// The words with which pages say so, at the start of the title or of a paragraph.
StatedVersion StatedBy(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kRetracted = {
      "retracted:",
      "retraction:",
      "withdrawn:",
      "this article has been retracted",
      "this article has been withdrawn",
      "this story has been retracted",
      "this story has been withdrawn",
      "we have retracted",
      "editor's note: this article has been retracted"};
  static constexpr std::array<std::string_view, 14> kCorrected = {"corrected:",
                                                                  "corrected-",
                                                                  "correction:",
                                                                  "corrections:",
                                                                  "clarification:",
                                                                  "this article has been corrected",
                                                                  "this article was corrected",
                                                                  "this article has been amended",
                                                                  "this article was amended",
                                                                  "this story has been corrected",
                                                                  "this story corrects",
                                                                  "(this story corrects",
                                                                  "(corrects ",
                                                                  "an earlier version of this"};
  if (StartsWithAny(text, kRetracted)) return StatedVersion::kRetracted;
  return StartsWithAny(text, kCorrected) ? StatedVersion::kCorrected : StatedVersion::kNone;
}

constexpr size_t kStartBytes = 80;

}  // namespace

std::optional<std::string> AddressOf(std::string_view url) {
  url = Trim(url);
  const size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  const size_t query_at = url.find('?');
  const std::string query =
      query_at == std::string_view::npos ? "" : WithoutCounters(url.substr(query_at + 1));
  const std::string_view page = url.substr(0, query_at);
  const size_t slash = page.find('/');
  std::string host = ToLower(page.substr(0, slash));
  for (std::string_view front : {"www.", "m.", "amp."}) {
    if (host.starts_with(front)) host.erase(0, front.size());
  }
  std::string path(slash == std::string_view::npos ? "" : page.substr(slash));
  CutEnd(&path, "/");
  CutEnd(&path, "/amp");
  CutEnd(&path, "/index.html");
  if (host.empty() || (path.empty() && query.empty())) return std::nullopt;
  return host + path + (query.empty() ? "" : "?" + query);
}

StatedVersion StatedVersionOf(const Article& article) {
  auto stated = StatedBy(ToLower(article.title.value_or("").substr(0, kStartBytes)));
  for (TextSpan paragraph : article.paragraphs) {
    if (stated == StatedVersion::kRetracted) break;
    const std::string start = ToLower(Trim(Slice(article.text, paragraph)).substr(0, kStartBytes));
    stated = std::max(stated, StatedBy(ReplaceAll(start, "’", "'")));
  }
  return stated;
}

std::string VersionKey(const Article& article) {
  const auto& when = article.updated ? article.updated : article.published;
  std::string key = when ? FormatMoment(when->to) : "";
  // A day without a minute comes before every minute of it.
  key.resize(std::max<size_t>(key.size(), 16), ' ');
  key.push_back(static_cast<char>('0' + static_cast<int>(StatedVersionOf(article))));
  return key;
}

}  // namespace detente
