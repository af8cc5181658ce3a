#include "statement/resolve.h"

#include <algorithm>
#include <tuple>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

constexpr double kDirectShare = 0.9;  // of the words in quotation marks

struct Named {
  ActorIndex actor;
  Mention mention;
};

std::vector<Named> MentionsIn(const StatementView& view, TextSpan span) {
  std::vector<Named> out;
  for (size_t i = 0; i < view.actors.size(); ++i) {
    for (const Mention& mention : view.actors[i].mentions) {
      if (span.Contains(mention.span)) out.push_back({static_cast<ActorIndex>(i), mention});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Named& a, const Named& b) {
    return std::tuple(a.mention.span.begin, b.mention.span.end) <
           std::tuple(b.mention.span.begin, a.mention.span.end);
  });
  return out;
}

bool IsPerson(const StatementView& view, ActorIndex actor) {
  return view.actors[actor].kind == ActorKind::kPerson;
}

bool IsMedium(const StatementView& view, ActorIndex actor) {
  const Actor& a = view.actors[actor];
  return a.kind == ActorKind::kMedium || (a.sector == "JRN" && a.kind == ActorKind::kOrganization);
}

// The last token of the first noun phrase: what the whole phrase is.
TextSpan HeadOf(const StatementView& view, TextSpan mention) {
  for (const StatementSentence& s : view.sentences) {
    if (!s.sentence().span.Overlaps(mention)) continue;
    const TokenRange range = TokensIn(s.sentence(), mention);
    int head = range.begin;
    for (int i = range.begin; i < range.end; ++i) {
      if (i > range.begin && (s.Tagged(i, {Upos::kAdp}) || s.IsAny(i, {",", "(", "–", "—"}))) break;
      if (s.Tagged(i, {Upos::kNoun, Upos::kPropn, Upos::kPron, Upos::kAdj, Upos::kNum})) head = i;
    }
    return s.Has(head) ? s.Span(head) : mention;
  }
  return mention;
}

std::string_view TextOf(const StatementView& view, TextSpan span) {
  return Slice(view.text(), span);
}

// A person who only describes the source: "Kabila's doctor", "a spokesman for Mr Kabila". A country
// between the preposition and the person tells a title: "the president of Congo Joseph Kabila".
bool IsEmbedded(const StatementView& view, TextSpan mention, const Named& person,
                const std::vector<Named>& named) {
  const std::string_view after = TextOf(view, {person.mention.span.end, mention.end});
  for (std::string_view genitive : {"'s ", "’s ", "' ", "’ "}) {
    if (after.starts_with(genitive)) return true;
  }
  for (const StatementSentence& s : view.sentences) {
    if (!s.sentence().span.Overlaps(mention)) continue;
    const TokenRange range = TokensIn(s.sentence(), {mention.begin, person.mention.span.begin});
    for (int i = range.end - 1; i >= range.begin; --i) {
      if (s.IsAny(i, {",", "and"})) return false;
      if (!s.Tagged(i, {Upos::kAdp})) continue;
      const TextSpan between{s.Span(i).end, person.mention.span.begin};
      return std::none_of(named.begin(), named.end(), [&](const Named& n) {
        return between.Contains(n.mention.span) && !IsPerson(view, n.actor);
      });
    }
  }
  return false;
}

// Who a naming phrase is: persons rather than the bodies and countries that describe them.
std::vector<ActorIndex> ActorsOf(const StatementView& view, TextSpan mention) {
  const auto named = MentionsIn(view, mention);
  const TextSpan head = HeadOf(view, mention);
  std::vector<ActorIndex> out;
  const auto add = [&](ActorIndex actor) {
    if (std::find(out.begin(), out.end(), actor) == out.end()) out.push_back(actor);
  };
  uint32_t last_end = 0;
  const bool list = TextOf(view, mention).find(" and ") != std::string_view::npos;
  for (const Named& n : named) {
    if (!IsPerson(view, n.actor) || IsEmbedded(view, mention, n, named)) continue;
    const std::string between(out.empty() ? "" : TextOf(view, {last_end, n.mention.span.begin}));
    const bool joint = between.find(" and ") != std::string::npos || (list && between == ", ");
    if (out.empty() || joint) add(n.actor);
    last_end = n.mention.span.end;
  }
  if (!out.empty()) return out;
  for (const Named& n : named) {
    if (n.mention.span.Contains(head)) add(n.actor);
  }
  if (out.empty()) {
    // A mention that holds the phrase: the actor stage took a longer one.
    for (size_t i = 0; i < view.actors.size(); ++i) {
      for (const Mention& m : view.actors[i].mentions) {
        const bool holds =
            m.span.Contains(head) && m.span.Overlaps(mention) && m.span.end <= mention.end + 1;
        if (holds) add(static_cast<ActorIndex>(i));
      }
    }
    if (out.size() > 1) out.resize(1);
    return out;
  }
  // "Russia and China said": heads of both parts.
  const ActorIndex main = out[0];
  out = {main};
  for (const Named& n : named) {
    if (n.mention.span.begin < head.end) continue;
    const std::string between(TextOf(view, {head.end, n.mention.span.begin}));
    if (between == " and " || between == " and the ") add(n.actor);
  }
  for (const Named& n : named) {
    if (n.mention.span.end > head.begin) continue;
    const std::string between(TextOf(view, {n.mention.span.end, head.begin}));
    if (between == " and " || between == " and the ") out.insert(out.begin(), n.actor);
  }
  return out;
}

class Resolver {
 public:
  explicit Resolver(const StatementView& view) : view_(view) {}

  Statement Resolve(const StatementDraft& draft) {
    Statement out;
    out.mention = draft.mention;
    out.cue = draft.cue;
    out.content = draft.content;
    out.kind = draft.kind;
    out.form = FormOf(draft);
    if (draft.mention) out.speakers = Speakers(draft.named.value_or(*draft.mention));
    Hearers(draft, &out);
    if (draft.cue) out.time = TimeOf(draft);
    Inherit(&out);
    if (!out.speakers.empty()) {
      last_ = out.speakers;
      last_mention_ = out.mention ? out.mention->end : 0;
    }
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

  std::vector<ActorIndex> Speakers(TextSpan mention) const {
    auto out = ActorsOf(view_, mention);
    if (!out.empty()) return out;
    const std::string word = ToLower(TextOf(view_, mention));
    const bool one = word == "he" || word == "she";
    const bool it = word == "it" || word == "they";
    if (one && last_.empty()) return OnlyPersonBefore(mention.begin);
    if (!(one || it) || last_.empty()) return {};
    if (one && (last_.size() != 1 || !IsPerson(view_, last_[0]))) return {};
    if (it && last_.size() == 1 && IsPerson(view_, last_[0])) return {};
    return AnotherBetween(mention, one) ? std::vector<ActorIndex>{} : last_;
  }

  // The one person named in the sentence before, or in this one before the pronoun.
  std::vector<ActorIndex> OnlyPersonBefore(uint32_t pronoun) const {
    TextSpan window{0, pronoun};
    for (size_t i = 0; i < view_.sentences.size(); ++i) {
      if (!view_.sentences[i].sentence().span.Contains(pronoun)) continue;
      window.begin = view_.sentences[i > 0 ? i - 1 : 0].sentence().span.begin;
    }
    std::vector<ActorIndex> out;
    for (const Named& n : MentionsIn(view_, window)) {
      const bool known = std::find(out.begin(), out.end(), n.actor) != out.end();
      if (IsPerson(view_, n.actor) && !known) out.push_back(n.actor);
    }
    return out.size() == 1 ? out : std::vector<ActorIndex>{};
  }

  // Somebody else whom the pronoun may mean is named since the latest speaker.
  bool AnotherBetween(TextSpan pronoun, bool person) const {
    for (size_t i = 0; i < view_.actors.size(); ++i) {
      if (std::find(last_.begin(), last_.end(), static_cast<int>(i)) != last_.end()) continue;
      if (IsPerson(view_, static_cast<int>(i)) != person) continue;
      for (const Mention& m : view_.actors[i].mentions) {
        const bool between = m.span.begin >= last_mention_ && m.span.end <= pronoun.begin;
        if (between && QuotationAt(view_.quotations, m.span.begin) < 0) return true;
      }
    }
    return false;
  }

  // Whom it was told, and the medium among them.
  void Hearers(const StatementDraft& draft, Statement* out) const {
    for (const Named& n : MentionsIn(view_, draft.tail)) {
      if (std::find(out->speakers.begin(), out->speakers.end(), n.actor) != out->speakers.end()) {
        continue;
      }
      // "told reporters" names no party.
      const std::string named = ToLower(TextOf(view_, n.mention.span));
      if (n.mention.form == MentionForm::kNoun && view_.lexicon->Has("audience", named)) continue;
      const std::string between =
          std::string(TextOf(view_, {draft.tail.begin, n.mention.span.begin}));
      const bool to = between.find(" to ") != std::string::npos;
      const bool with = between.find(" with ") != std::string::npos;
      const bool object = OnlyDescription(between);
      if (IsMedium(view_, n.actor)) {
        if (std::find(out->channel.begin(), out->channel.end(), n.actor) == out->channel.end()) {
          out->channel.push_back(n.actor);
        }
        if (!out->addressee && (object || to)) out->addressee = n.actor;
      } else if (!out->addressee && !with && (object || to)) {
        out->addressee = n.actor;
      }
    }
  }

  // Between "told" and a name: no preposition, so the name is the object's.
  static bool OnlyDescription(std::string_view between) {
    for (std::string_view word : SplitWords(between)) {
      if (word == "in" || word == "on" || word == "at" || word == "during" || word == "for" ||
          word == "after" || word == "from" || word == "via" || word == "through") {
        return false;
      }
    }
    return true;
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

  void Inherit(Statement* out) {
    if (out->speakers.empty()) return;
    const ActorIndex speaker = out->speakers[0];
    if (!out->channel.empty()) {
      channels_.resize(std::max(channels_.size(), static_cast<size_t>(speaker) + 1));
      channels_[speaker] = out->channel;
    } else if (static_cast<size_t>(speaker) < channels_.size()) {
      out->channel = channels_[speaker];
    }
  }

  const StatementView& view_;
  std::vector<ActorIndex> last_;
  uint32_t last_mention_ = 0;
  std::vector<std::vector<ActorIndex>> channels_;  // latest, by speaker
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

// "X said A, TASS reported": what only carries a statement is its channel.
void SetCarriers(const StatementView& view, std::vector<Statement>* statements) {
  for (Statement& inner : *statements) {
    if (!inner.parent || !inner.channel.empty()) continue;
    const Statement& outer = (*statements)[*inner.parent];
    if (outer.speakers.size() == 1 && IsMedium(view, outer.speakers[0])) {
      inner.channel = outer.speakers;
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
    if (!repeated) out.push_back(std::move(statement));
  }
  SetParents(&out);
  SetCarriers(view, &out);
  return out;
}

}  // namespace detente
