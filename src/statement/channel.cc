#include "statement/channel.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

// Between "told" and a name: no preposition, so the name is the object's.
bool OnlyDescription(std::string_view between) {
  static constexpr std::string_view kPrepositions[] = {"in",    "on",   "at",  "during", "for",
                                                       "after", "from", "via", "through"};
  for (std::string_view word : SplitWords(between)) {
    if (std::find(std::begin(kPrepositions), std::end(kPrepositions), word) !=
        std::end(kPrepositions)) {
      return false;
    }
  }
  return true;
}

// "a BBC report", "Reuters' story": told about, and not told to.
bool IsSubjectMatter(const StatementView& view, TextSpan medium) {
  const int i = SentenceAt(view, medium.begin);
  if (i < 0) return false;
  const StatementSentence& s = view.sentences[static_cast<size_t>(i)];
  int next = TokensIn(s.sentence(), medium).end;
  while (s.IsAny(next, {"'s", "’s", "'", "’"})) ++next;
  return s.IsAny(next, {"report", "reports", "story", "article", "investigation", "allegations"});
}

// A medium, or a network that people post on.
bool Carries(const StatementView& view, const Named& n) {
  return IsMedium(view, n.actor) ||
         view.lexicon->Has("platform", ToLower(TextOf(view, n.mention.span)));
}

void AddChannel(const StatementView& view, const Named& n, Statement* out) {
  if (IsIn(out->channel, n.actor) || IsSubjectMatter(view, n.mention.span)) return;
  out->channel.push_back(n.actor);
}

// "In an interview with the BBC, X said", "X, speaking to the BBC, said", "TASS quoted X as
// saying": the words before the cue.
void AddLead(const StatementView& view, const StatementDraft& draft, Statement* out) {
  if (!draft.mention || !draft.cue) return;
  const StatementSentence& s = view.sentences[static_cast<size_t>(draft.sentence)];
  const TextSpan lead{s.sentence().span.begin, draft.cue->begin};
  const bool said = std::any_of(out->content.begin(), out->content.end(),
                                [&](TextSpan c) { return c.Overlaps(lead); });
  if (lead.empty() || said) return;
  const TokenRange tokens = TokensIn(s.sentence(), lead);
  for (const Named& n : MentionsIn(view, lead)) {
    if (!Carries(view, n) || IsIn(out->speakers, n.actor)) continue;
    if (draft.mention->Overlaps(n.mention.span)) continue;
    bool talks =
        !IsMedium(view, n.actor) && s.Is(TokensIn(s.sentence(), n.mention.span).begin - 1, "on");
    for (int i = tokens.begin; i < tokens.end; ++i) {
      const bool before = s.Span(i).begin < n.mention.span.begin;
      talks = talks || (before && view.lexicon->Has("talk", s.Lower(i))) ||
              (s.Tagged(i, {Upos::kVerb}) && view.lexicon->Has("relay", s.Lemma(i)));
    }
    if (talks) AddChannel(view, n, out);
  }
}

// "confirmed the raid to the BBC": after what is said.
void AddHearerAfter(const StatementView& view, Statement* out) {
  if (out->content.empty()) return;
  const uint32_t at = out->content.back().end;
  for (std::string_view to : {" to ", " to the "}) {
    if (!view.text().substr(at).starts_with(to)) continue;
    const uint32_t begin = at + static_cast<uint32_t>(to.size());
    for (size_t i = 0; i < view.actors.size(); ++i) {
      const auto actor = static_cast<ActorIndex>(i);
      if (!IsMedium(view, actor) || IsIn(out->channel, actor)) continue;
      for (const Mention& m : view.actors[i].mentions) {
        if (m.span.begin == begin || m.span.begin == at + 4) out->channel.push_back(actor);
      }
    }
    return;
  }
}

bool IsOnlyCarrier(const StatementView& view, const Statement& statement) {
  return statement.speakers.size() == 1 && IsMedium(view, statement.speakers[0]);
}

void Inherit(std::vector<Statement>* statements) {
  std::vector<std::vector<ActorIndex>> latest;  // by speaker
  for (Statement& statement : *statements) {
    if (statement.speakers.empty()) continue;
    const auto speaker = static_cast<size_t>(statement.speakers[0]);
    latest.resize(std::max(latest.size(), speaker + 1));
    if (statement.channel.empty()) {
      statement.channel = latest[speaker];
    } else {
      latest[speaker] = statement.channel;
    }
  }
}

}  // namespace

void SetHearers(const StatementView& view, const StatementDraft& draft, Statement* out) {
  for (const Named& n : MentionsIn(view, draft.tail)) {
    if (IsIn(out->speakers, n.actor)) continue;
    // "told reporters" names no party.
    const std::string named = ToLower(TextOf(view, n.mention.span));
    if (n.mention.form == MentionForm::kNoun && view.lexicon->Has("audience", named)) continue;
    const std::string_view between = TextOf(view, {draft.tail.begin, n.mention.span.begin});
    const bool to = between.find(" to ") != std::string_view::npos;
    const bool with = between.find(" with ") != std::string_view::npos;
    const bool object = OnlyDescription(between);
    const bool medium = Carries(view, n);
    if (medium) AddChannel(view, n, out);
    const bool posted = medium && !IsMedium(view, n.actor);
    if (!out->addressee && (object || to) && (medium || !with) && !posted) {
      out->addressee = n.actor;
    }
  }
  AddHearerAfter(view, out);
  AddLead(view, draft, out);
}

void SetCarriers(const StatementView& view, std::vector<Statement>* statements) {
  for (Statement& inner : *statements) {
    if (!inner.parent || !inner.channel.empty()) continue;
    const Statement& outer = (*statements)[static_cast<size_t>(*inner.parent)];
    if (IsOnlyCarrier(view, outer)) inner.channel = outer.speakers;
  }
  Inherit(statements);
}

}  // namespace detente
