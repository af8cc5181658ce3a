// The command `stories`: which articles carry one report, and why they are taken for one.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/ledger_tools.h"
#include "cli/ledger_view.h"
#include "cli/render.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "ledger/ledger.h"

namespace detente {
namespace {

using Json = nlohmann::ordered_json;

const Article& ArticleAt(const LedgerExtract& extract, size_t index) {
  return extract.dossiers[index].article;
}

Json TextOrNull(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

Json ArticleJson(const Article& article) {
  return {{"id", TextOrNull(article.id)},
          {"outlet", TextOrNull(article.outlet)},
          {"title", TextOrNull(article.title)},
          {"published",
           article.published ? Json(FormatMoment(article.published->from)) : Json(nullptr)},
          {"source", TextOrNull(article.url ? article.url : article.source.file)}};
}

Json StoryJson(const LedgerExtract& extract, const Story& story) {
  Json articles = Json::array();
  for (size_t article : story.articles) {
    articles.push_back(ArticleJson(ArticleAt(extract, article)));
  }
  Json merges = Json::array();
  for (const Merge& merge : story.merges) {
    merges.push_back({{"article", TextOrNull(ArticleAt(extract, merge.article).id)},
                      {"into", TextOrNull(ArticleAt(extract, merge.into).id)},
                      {"reason", ToString(merge.reason)},
                      {"containment", merge.containment},
                      {"note", merge.note}});
  }
  return {{"story", story.id},
          {"agency", TextOrNull(story.agency)},
          {"articles", articles},
          {"merges", merges}};
}

std::string ArticleWords(const Article& article, const Style& style) {
  std::string out =
      article.outlet.value_or("an unnamed outlet") + ", " + PublishedWords(article.published);
  if (article.title) out += " · " + *article.title;
  return out + "  " + style.Dim(article.id.value_or("").substr(0, 8));
}

std::string ReasonWords(const Merge& merge) {
  if (merge.reason == MergeReason::kByHand) return "by hand, " + merge.note;
  return fmt::format("{}, {:.0f}% of the shorter text", ToString(merge.reason),
                     merge.containment * 100);
}

void TellStory(const LedgerExtract& extract, const Story& story, const Terminal& terminal) {
  const Style style(terminal.colour);
  const Article& first = ArticleAt(extract, story.articles.front());
  std::string head = style.Bold(first.title.value_or(first.source.file.value_or(story.id)));
  if (story.agency) head += " · text of " + *story.agency;
  terminal.out << Wrapped(head, 0, 4) << Wrapped(ArticleWords(first, style), 2, 6);
  for (const Merge& merge : story.merges) {
    terminal.out << Wrapped(ArticleWords(ArticleAt(extract, merge.article), style), 2, 6)
                 << Wrapped(style.Dim(ReasonWords(merge) + " of " +
                                      ArticleAt(extract, merge.into).id.value_or("").substr(0, 8)),
                            6, 8);
  }
}

}  // namespace

ExitCode RunStories(const Arguments& arguments, const Terminal& terminal) {
  const auto extract = ExtractOf(arguments);
  if (!extract.ok()) return Refuse(terminal, extract.error());
  const bool all = arguments.Has("all");
  Json out = Json::array();
  size_t told = 0;
  for (const Story& story : extract->stories) {
    if (!all && story.articles.size() < 2) continue;
    ++told;
    if (arguments.Has("json")) {
      out.push_back(StoryJson(*extract, story));
    } else {
      TellStory(*extract, story, terminal);
    }
  }
  if (arguments.Has("json")) {
    terminal.out << out.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  terminal.err << fmt::format("{} articles, {} stories, {} of more than one article\n",
                              extract->dossiers.size(), extract->stories.size(),
                              std::count_if(extract->stories.begin(), extract->stories.end(),
                                            [](const Story& s) { return s.articles.size() > 1; }));
  return told > 0 ? kExitDone : kExitNothingFound;
}

}  // namespace detente
