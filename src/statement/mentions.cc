#include "statement/mentions.h"

#include <algorithm>
#include <tuple>

namespace detente {

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

bool IsIn(const std::vector<ActorIndex>& actors, ActorIndex actor) {
  return std::find(actors.begin(), actors.end(), actor) != actors.end();
}

std::string_view TextOf(const StatementView& view, TextSpan span) {
  return Slice(view.text(), span);
}

int SentenceAt(const StatementView& view, uint32_t position) {
  for (size_t i = 0; i < view.sentences.size(); ++i) {
    if (view.sentences[i].sentence().span.Contains(position)) return static_cast<int>(i);
  }
  return kNoIndex;
}

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

}  // namespace detente
