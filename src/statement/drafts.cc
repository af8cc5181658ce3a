#include <algorithm>

#include "base/strings.h"
#include "statement/content.h"
#include "statement/draft.h"

namespace detente {
namespace {

bool IsBreak(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The quotation that ends right before a position of its paragraph, a comma at most between.
int QuotationEndingBefore(const StatementView& view, uint32_t position) {
  uint32_t at = position;
  const std::string_view text = view.text();
  while (at > 0 && (IsBreak(text[at - 1]) || text[at - 1] == ',')) --at;
  for (std::string_view dash : {"–", "—"}) {
    if (text.substr(0, at).ends_with(dash)) at -= static_cast<uint32_t>(dash.size());
  }
  while (at > 0 && IsBreak(text[at - 1])) --at;
  if (at == 0) return -1;
  const int q = QuotationAt(view.quotations, at - 1);
  if (q < 0 || view.quotations[q].span.end != at) return -1;
  const bool same_paragraph = text.substr(at, position - at).find('\n') == std::string_view::npos;
  return same_paragraph ? q : -1;
}

// Ends as a quotation does that a cue follows: ",” “?” ...
bool EndsAsSpeech(const StatementView& view, int quotation, uint32_t position) {
  const Quotation& q = view.quotations[quotation];
  const std::string_view inner = Trim(Slice(view.text(), q.inner));
  if (inner.empty()) return false;
  const std::string_view between = Slice(view.text(), {q.span.end, position});
  if (between.find(',') != std::string_view::npos || between.size() > 2) return true;
  for (std::string_view end : {",", ".", "?", "!", "…", "—", "–", ";", "-", "’", "'", "”"}) {
    if (inner.ends_with(end)) return true;
  }
  return false;
}

class Drafter {
 public:
  Drafter(const StatementView& view, const std::vector<Site>& sites) : view_(view), sites_(sites) {}

  std::vector<StatementDraft> Run() {
    for (size_t i = 0; i < sites_.size(); ++i) {
      if (i == 0 || sites_[i].sentence != sites_[i - 1].sentence) Gather(sites_[i].sentence);
      Add(static_cast<int>(i));
    }
    return std::move(out_);
  }

 private:
  void Gather(int sentence) {
    here_.clear();
    for (const Site& site : sites_) {
      if (site.sentence == sentence) here_.push_back(site);
    }
    floor_ = 0;
  }

  void Add(int index) {
    const Site& site = sites_[index];
    const StatementSentence& s = view_.sentences[site.sentence];
    const auto self = std::find_if(here_.begin(), here_.end(), [&](const Site& other) {
      return other.head == site.head && other.cue == site.cue;
    });
    if (self == here_.end() || IsWording(s, site)) return;
    const uint32_t begin = s.Span(site.begin()).begin;
    int before = QuotationEndingBefore(view_, begin);
    if (before >= 0 && (before == site.quote || !EndsAsSpeech(view_, before, begin))) before = -1;
    if (site.inherited && before >= 0 && !site.inverted) before = -1;
    // "… “A.” X wrote that B": the quotation closes the sentence before.
    const bool opens =
        s.IsAny(site.end(), {",", ":"}) && s.Quote(site.end() + 1) >= 0 && site.quote < 0;
    const bool own = s.Is(site.end(), "that") || opens;
    const ContentFinder finder(view_, s, here_, *self);
    const bool closed =
        before >= 0 && s.Span(0).begin >= view_.quotations[before].span.end && !site.inverted;
    if (closed && (own || SaysMore(finder, s, site))) before = -1;
    const auto content = finder.Find(before >= 0);
    if (!content) return;
    if (!content->trails) before = -1;
    StatementDraft draft;
    draft.sentence = site.sentence;
    draft.site = index;
    draft.kind = KindOf(s, site, *content);
    draft.agentless = site.source.empty();
    draft.nested = site.quote >= 0;
    draft.cue = site.IsPhrase() ? s.Span(site.words) : s.Span(site.head);
    if (!site.source.empty()) draft.mention = s.Span(site.source);
    if (!site.antecedent.empty()) draft.named = s.Span(site.antecedent);
    const uint32_t cue_end = draft.cue->end;
    draft.tail = {cue_end, cue_end};
    if (content->tail_end > 0 && s.Has(content->tail_end - 1)) {
      draft.tail.end = std::max(cue_end, s.Span(content->tail_end - 1).end);
    }
    if (before >= 0 && content->after.empty() == content->before.empty() &&
        content->before.empty()) {
      draft.content.push_back(view_.quotations[before].span);
    } else if (!content->before.empty() || before >= 0) {
      AddBefore(s, site, *content, before, &draft);
    }
    if (!content->after.empty()) AddAfter(s, site, *content, &draft);
    if (draft.content.empty()) return;
    if (!content->before.empty() && site.quote < 0) {
      floor_ = std::max(floor_, s.Span(std::max(site.end() - 1, 0)).end);
    }
    out_.push_back(std::move(draft));
  }

  // "asked about A" asks, "asked for A" demands.
  std::string KindOf(const StatementSentence& s, const Site& site, const Content& content) const {
    if (!content.before.empty() || !view_.lexicon->Has("wants", s.Lemma(site.head))) {
      return site.cue->kind;
    }
    // "asked X to do A" demands too; "asked whether A", "asked about A" do not.
    bool wants = s.Is(content.after.begin - 1, "for");
    const bool phrase = s.Nominal(content.after.begin) || s.Is(content.after.begin, "to");
    for (int i = content.after.begin; phrase && i < content.after.end; ++i) {
      if (s.Quote(i) != site.quote || s.syntax().VerbAt(i) != kNoIndex) {
        wants = wants || s.Is(i, "to");
        break;
      }
    }
    return wants ? "demand" : site.cue->kind;
  }

  // "“A.” X said the talks had failed": what X says stands after the cue.
  static bool SaysMore(const ContentFinder& finder, const StatementSentence& s, const Site& site) {
    const auto content = finder.Find(false);
    if (!content || content->after.empty() || !content->before.empty()) return false;
    const bool object = site.cue->Takes(kNoun) && content->after.end - content->after.begin > 1;
    return object || (s.FiniteVerbIn(content->after) && site.cue->Takes(kThat)) ||
           s.Quote(content->after.begin) >= 0;
  }

  void AddBefore(const StatementSentence& s, const Site& site, const Content& content, int quote,
                 StatementDraft* draft) {
    TextSpan span = s.Span(content.before);
    if (quote < 0) {
      span.begin = std::max(span.begin, PastFloor(floor_));
      if (!span.empty() && !content.before.empty()) {
        const int q = site.quote < 0 ? QuotationAt(view_.quotations, span.begin) : -1;
        if (q >= 0) span.begin = std::min(span.begin, view_.quotations[q].span.begin);
      }
      if (site.IsPhrase() && span.begin == PastFloor(floor_) && floor_ > 0 &&
          !s.FiniteVerbIn(TokensIn(s.sentence(), span))) {
        if (!out_.empty() && draft->mention) out_.back().carriers.push_back(*draft->mention);
        return;
      }
      if (!span.empty()) draft->content.push_back(span);
      return;
    }
    const Quotation& q = view_.quotations[quote];
    uint32_t begin = q.span.begin;
    if (const auto prefix = PrefixBegin(q.span.begin, site)) begin = *prefix;
    AddChain(quote, draft);
    draft->content.push_back({begin, q.span.end});
    draft->quotes.push_back(quote);
  }

  uint32_t PastFloor(uint32_t at) const {
    const std::string_view text = view_.text();
    while (at > 0 && at < text.size() && (IsBreak(text[at]) || text[at] == ',')) ++at;
    return at;
  }

  // Where the words begin that a partial quotation belongs to, if it does not open its sentence.
  std::optional<uint32_t> PrefixBegin(uint32_t quote, const Site& site) const {
    for (int i = site.sentence; i >= 0 && i > site.sentence - 12; --i) {
      const StatementSentence& s = view_.sentences[i];
      const TextSpan whole = s.sentence().span;
      if (!whole.Contains(quote) || s.size() == 0) continue;
      for (const Site& other : sites_) {
        if (other.sentence != i || other.quote >= 0 || other.IsNoun()) continue;
        const bool earlier = s.Span(other.head).begin < quote;
        const uint32_t end = s.Span(std::max(other.end() - 1, 0)).end;
        if (earlier && quote <= end + 3) return std::nullopt;
      }
      uint32_t begin = s.Span(0).begin;
      int first = 0;
      const bool connective = view_.lexicon->Has("connective", s.Lower(0)) && s.Is(1, ",");
      if (connective) first = 2;
      const auto& dateline = view_.article->dateline;
      while (dateline && s.Has(first) && s.Span(first).begin < dateline->end) ++first;
      while (s.Has(first) && s.IsAny(first, {",", "–", "—", "-"})) ++first;
      if (!s.Has(first)) return std::nullopt;
      begin = std::max({s.Span(first).begin, PastFloor(floor_)});
      const uint32_t last = s.Has(first) ? begin : quote;
      if (last >= quote ||
          s.IsAny(TokensIn(s.sentence(), {quote, quote + 1}).begin - 1, {":", "—", "–", "--"})) {
        return std::nullopt;
      }
      // An earlier quotation of the sentence that stands by itself is not part of it.
      return begin;
    }
    return std::nullopt;
  }

  // The paragraphs that a quotation goes on from.
  void AddChain(int quote, StatementDraft* draft) {
    int first = quote;
    while (first > 0 && view_.quotations[first].continues && !Claimed(first - 1)) --first;
    for (int i = first; i < quote; ++i) {
      draft->content.push_back(view_.quotations[i].span);
      draft->quotes.push_back(i);
    }
  }

  bool Claimed(int quote) const {
    for (const StatementDraft& draft : out_) {
      if (draft.nested) continue;
      for (TextSpan span : draft.content) {
        if (span.Overlaps(view_.quotations[quote].span)) return true;
      }
    }
    return false;
  }

  void AddAfter(const StatementSentence& s, const Site& site, const Content& content,
                StatementDraft* draft) {
    TextSpan span = s.Span(content.after);
    if (site.quote >= 0) {
      draft->content.push_back(span);
      return;
    }
    const int opening = QuotationAt(view_.quotations, span.begin);
    if (opening >= 0) {
      const Quotation& q = view_.quotations[opening];
      const bool whole = q.span.begin == span.begin;
      if (whole && q.span.end < span.end &&
          (EndsAsSpeech(view_, opening, q.span.end) || ClauseFollows(s, q.span.end))) {
        span.end = q.span.end;
      }
      if (whole && !draft->quotes.empty() && CuedLater(s, site, q.span.end)) return;
    }
    const int closing = QuotationAt(view_.quotations, span.end > 0 ? span.end - 1 : 0);
    if (closing >= 0 && view_.quotations[closing].span.begin >= span.begin) {
      span.end = std::max(span.end, view_.quotations[closing].span.end);
    }
    if (span.empty()) return;
    draft->content.push_back(span);
    if (closing >= 0) draft->quotes.push_back(closing);
  }

  // "the letter reads “A”, but nobody has signed it": what follows is the reporter's.
  static bool ClauseFollows(const StatementSentence& s, uint32_t end) {
    const int comma = TokensIn(s.sentence(), {end, end + 1}).begin;
    return s.Is(comma, ",") && s.Tagged(comma + 1, {Upos::kCconj, Upos::kVerb, Upos::kAux});
  }

  // "adding the words “and Archive”": a quotation has such a source when nobody speaks.
  bool IsWording(const StatementSentence& s, const Site& site) const {
    return !site.source.empty() && site.source.begin > site.head &&
           view_.lexicon->Has("wording", s.Lemma(site.source.end - 1));
  }

  // The second quotation of "“A,” X said, “B,” Y said" is Y's.
  bool CuedLater(const StatementSentence& s, const Site& site, uint32_t end) const {
    for (const Site& other : here_) {
      if (other.head <= site.head || other.quote >= 0 || other.inherited) continue;
      const uint32_t at = s.Span(other.begin()).begin;
      if (at >= end && at - end <= 3) return true;
    }
    return false;
  }

  const StatementView& view_;
  const std::vector<Site>& sites_;
  std::vector<Site> here_;
  uint32_t floor_ = 0;
  std::vector<StatementDraft> out_;
};

}  // namespace

std::vector<StatementDraft> DraftsAtSites(const StatementView& view,
                                          const std::vector<Site>& sites) {
  return Drafter(view, sites).Run();
}

}  // namespace detente
