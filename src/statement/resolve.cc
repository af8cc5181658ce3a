#include "statement/resolve.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "statement/channel.h"
#include "statement/naming.h"
#include "statement/speakers.h"

namespace detente {
namespace {

constexpr double kDirectShare = 0.9;  // of the words in quotation marks

class Resolver {
 public:
  explicit Resolver(const StatementView& view) : view_(view), speakers_(view) {}

  Statement Resolve(const StatementDraft& draft) {
    Statement out;
    out.mention = draft.mention;
    out.cue = draft.cue;
    out.content = draft.content;
    out.kind = draft.kind;
    out.form = FormOf(draft);
    if (draft.mention) out.speakers = speakers_.Find(draft.named.value_or(*draft.mention));
    SetHearers(view_, draft, &out);
    for (TextSpan carrier : draft.carriers) {
      for (ActorIndex actor : speakers_.Find(carrier)) {
        if (IsMedium(view_, actor) && !IsIn(out.channel, actor)) out.channel.push_back(actor);
      }
    }
    if (draft.cue) out.time = TimeOf(draft);
    const bool speaks = !out.speakers.empty() && draft.mention && !draft.nested;
    if (speaks) speakers_.Remember(out.speakers, *draft.mention);
    return out;
  }

 private:
  StatementForm FormOf(const StatementDraft& draft) const {
    int words = 0;
    int quoted = 0;
    for (TextSpan span : draft.content) {
      for (const StatementSentence& s : view_.sentences) {
        if (!s.sentence().span.Overlaps(span)) continue;
        for (int i = 0; i < s.size(); ++i) {
          if (s.Punct(i) || !span.Contains(s.Span(i))) continue;
          ++words;
          if (s.Quote(i) >= 0) ++quoted;
        }
      }
    }
    if (quoted == 0 || words == 0) return StatementForm::kIndirect;
    return quoted >= kDirectShare * words ? StatementForm::kDirect : StatementForm::kMixed;
  }

  // The time of the saying: in the cue's sentence, outside what is said; the nearest one.
  std::optional<DateRange> TimeOf(const StatementDraft& draft) const {
    const TextSpan sentence = view_.sentences[draft.sentence].sentence().span;
    const TimeExpression* best = nullptr;
    uint32_t best_distance = 0;
    for (const TimeExpression& time : view_.times) {
      if (!time.range || !sentence.Contains(time.span)) continue;
      const bool said = std::any_of(draft.content.begin(), draft.content.end(),
                                    [&](TextSpan c) { return c.Overlaps(time.span); });
      if (said || (draft.mention && draft.mention->Contains(time.span))) continue;
      if (QuotationAt(view_.quotations, time.span.begin) >= 0) continue;
      if (!SameClause(draft, time.span)) continue;
      const uint32_t distance = time.span.begin >= draft.cue->end
                                    ? time.span.begin - draft.cue->end
                                    : draft.cue->begin - std::min(time.span.end, draft.cue->begin);
      if (best == nullptr || distance < best_distance) {
        best = &time;
        best_distance = distance;
      }
    }
    return best ? best->range : std::nullopt;
  }

  // No other clause lies between the cue and the time.
  bool SameClause(const StatementDraft& draft, TextSpan time) const {
    if (draft.tail.Contains(time)) return true;
    const TextSpan between = time.begin > draft.cue->end ? TextSpan{draft.cue->end, time.begin}
                                                         : TextSpan{time.end, draft.cue->begin};
    for (TextSpan content : draft.content) {
      if (content.Overlaps(between) && time.begin > draft.cue->end) return false;
    }
    const StatementSentence& s = view_.sentences[draft.sentence];
    return !s.FiniteVerbIn(TokensIn(s.sentence(), between));
  }

  const StatementView& view_;
  SpeakerFinder speakers_;
};

uint32_t Extent(const std::vector<TextSpan>& spans) {
  return spans.empty() ? 0 : spans.back().end - spans.front().begin;
}

bool Holds(const Statement& outer, const Statement& inner) {
  const auto inside = [&](TextSpan span) {
    return std::any_of(outer.content.begin(), outer.content.end(),
                       [&](TextSpan c) { return c.Contains(span); });
  };
  const TextSpan anchor = inner.cue ? *inner.cue : inner.content.front();
  return inside(anchor) && inside(inner.content.front());
}

// Somebody who tells: an actor, "sources", "a statement"; not "security reasons".
bool NamesInformant(const StatementView& view, TextSpan phrase) {
  if (!ActorsNamed(view, phrase).empty()) return true;
  const std::string head = ToLower(TextOf(view, HeadOf(view, phrase)));
  return view.lexicon->Has("document", head) || view.lexicon->Has("informant", head);
}

// "the floods threaten the coast", "the raid underlined the danger": nobody says it.
bool IsDoneByThing(const StatementView& view, const StatementDraft& draft,
                   const Statement& statement) {
  if (!statement.speakers.empty() || !draft.mention || !draft.cue) return false;
  const StatementSentence& s = view.sentences[static_cast<size_t>(draft.sentence)];
  const int cue = TokensIn(s.sentence(), *draft.cue).begin;
  if (!s.Has(cue) || !view.lexicon->Has("weak", s.Lemma(cue))) return false;
  // "a study that covers ten towns": the noun before what describes it.
  const TokenRange phrase = TokensIn(s.sentence(), draft.named.value_or(*draft.mention));
  int noun = kNoIndex;
  for (int i = phrase.begin; i < phrase.end && !s.Tagged(i, {Upos::kAdp, Upos::kVerb}); ++i) {
    if (s.Tagged(i, {Upos::kNoun})) noun = i;
  }
  if (noun == kNoIndex || NamesInformant(view, *draft.mention)) return false;
  for (std::string_view role : {"document", "informant", "evidence"}) {
    if (view.lexicon->Has(role, s.Lower(noun)) || view.lexicon->Has(role, s.Lemma(noun))) {
      return false;
    }
  }
  return true;
}

// The innermost statement whose content holds another's cue and content.
void SetParents(std::vector<Statement>* statements) {
  for (size_t i = 0; i < statements->size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      Statement& inner = (*statements)[i];
      if (!Holds((*statements)[j], inner)) continue;
      const bool closer = !inner.parent || Extent((*statements)[j].content) <=
                                               Extent((*statements)[*inner.parent].content);
      if (closer) inner.parent = static_cast<StatementIndex>(j);
    }
  }
}

// "X said he believed A": said once. A belief that its holder tells goes into what he tells.
void DropToldBeliefs(std::vector<Statement>* statements) {
  std::vector<bool> told(statements->size(), false);
  for (size_t i = 0; i < statements->size(); ++i) {
    const Statement& inner = (*statements)[i];
    if (!inner.parent || inner.kind != "believe" || inner.speakers.empty()) continue;
    told[i] = (*statements)[static_cast<size_t>(*inner.parent)].speakers == inner.speakers;
  }
  size_t i = 0;
  std::erase_if(*statements, [&](const Statement&) { return told[i++]; });
  for (Statement& statement : *statements) statement.parent.reset();
  SetParents(statements);
}

// "Reuters reported A, citing two officials": the officials say A, and Reuters carries it. The
// statement whose cue is "citing" goes.
void MergeCited(const StatementView& view, std::vector<Statement>* statements) {
  for (size_t i = 0; i < statements->size(); ++i) {
    Statement& citing = (*statements)[i];
    if (!citing.cue || citing.content.size() != 1 || citing.speakers.size() != 1) continue;
    const std::string_view word = TextOf(view, *citing.cue);
    if ((word != "citing" && word != "Citing") || !IsMedium(view, citing.speakers[0])) continue;
    const int sentence = SentenceAt(view, citing.cue->begin);
    for (Statement& other : *statements) {
      const bool same = &other != &citing && other.cue && other.speakers == citing.speakers &&
                        SentenceAt(view, other.cue->begin) == sentence;
      if (!same || !NamesInformant(view, citing.content[0])) continue;
      other.mention = citing.content[0];
      other.channel = citing.speakers;
      other.speakers = ActorsNamed(view, citing.content[0]);
      statements->erase(statements->begin() + static_cast<std::ptrdiff_t>(i--));
      break;
    }
  }
}

}  // namespace

std::vector<Statement> ResolveDrafts(const StatementView& view,
                                     std::vector<StatementDraft> drafts) {
  for (StatementDraft& draft : drafts) std::sort(draft.content.begin(), draft.content.end());
  // In the order of the text, so that pronouns and channels look back.
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const StatementDraft& a, const StatementDraft& b) {
                     return std::tuple(a.content[0].begin, b.content.back().end) <
                            std::tuple(b.content[0].begin, a.content.back().end);
                   });
  Resolver resolver(view);
  std::vector<Statement> out;
  for (const StatementDraft& draft : drafts) {
    Statement statement = resolver.Resolve(draft);
    const bool repeated = std::any_of(out.begin(), out.end(), [&](const Statement& other) {
      return other.content == statement.content;
    });
    if (!repeated && !IsDoneByThing(view, draft, statement)) out.push_back(std::move(statement));
  }
  MergeCited(view, &out);
  SetParents(&out);
  DropToldBeliefs(&out);
  SetCarriers(view, &out);
  return out;
}

}  // namespace detente
