// Who a phrase names by its own words.
#include "statement/naming.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace detente {
namespace {

// "Secretary of State Marco Rubio": what stands between is part of a title.
bool IsTitle(const StatementSentence& s, int preposition, int person) {
  const bool office = s.Is(preposition, "of") && s.Tagged(preposition - 1, {Upos::kPropn});
  if (!office || preposition + 1 >= person) return false;
  for (int i = preposition + 1; i < person; ++i) {
    if (!s.Tagged(i, {Upos::kPropn}) && !s.IsAny(i, {"and", "for"})) return false;
  }
  return true;
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
    // "the Obama adviser", "the Obama adviser Ben Rhodes".
    const int next = TokensIn(s.sentence(), person.mention.span).end;
    const bool plain = s.Has(next) && mention.Contains(s.Span(next)) &&
                       person.mention.form == MentionForm::kName &&
                       s.Tagged(next, {Upos::kNoun, Upos::kAdj}) && s.TimeBegin(next) < 0;
    if (plain && !StartsWithUpper(s.sentence().tokens[static_cast<size_t>(next)].form)) return true;
    const TokenRange range = TokensIn(s.sentence(), {mention.begin, person.mention.span.begin});
    for (int i = range.end - 1; i >= range.begin; --i) {
      if (s.IsAny(i, {",", "and"})) return false;
      if (!s.Tagged(i, {Upos::kAdp})) continue;
      if (IsTitle(s, i, range.end)) return false;
      const TextSpan between{s.Span(i).end, person.mention.span.begin};
      return std::none_of(named.begin(), named.end(), [&](const Named& n) {
        return between.Contains(n.mention.span) && !IsPerson(view, n.actor);
      });
    }
  }
  return false;
}

// "Sky News": one word that stands right after a medium is part of its name.
bool IsPartOfMedium(const StatementView& view, const Named& person,
                    const std::vector<Named>& named) {
  if (TextOf(view, person.mention.span).find(' ') != std::string_view::npos) return false;
  return std::any_of(named.begin(), named.end(), [&](const Named& n) {
    return IsMedium(view, n.actor) && n.mention.span.end + 1 == person.mention.span.begin;
  });
}

bool IsAnd(std::string_view between) {
  return between == " and " || between == " and the " || between == ", and " ||
         between == ", and the ";
}

// The persons named, joined by "and"; those with a name before those only described.
std::vector<ActorIndex> PersonsOf(const StatementView& view, TextSpan mention,
                                  const std::vector<Named>& named) {
  const bool list = TextOf(view, mention).find(" and ") != std::string_view::npos;
  for (bool by_name : {true, false}) {
    std::vector<ActorIndex> out;
    uint32_t last_end = 0;
    for (const Named& n : named) {
      const bool name = n.mention.form == MentionForm::kName;
      if ((by_name && !name) || !IsPerson(view, n.actor)) continue;
      if (IsEmbedded(view, mention, n, named) || IsPartOfMedium(view, n, named)) continue;
      const std::string_view between =
          out.empty() ? "" : TextOf(view, {last_end, n.mention.span.begin});
      const bool joint =
          between.find(" and ") != std::string_view::npos || (list && between == ", ");
      if ((out.empty() || joint) && !IsIn(out, n.actor)) out.push_back(n.actor);
      last_end = n.mention.span.end;
    }
    if (!out.empty()) return out;
  }
  return {};
}

// "Russia and China", "the United Nations and the European Union": the heads of both parts.
std::vector<ActorIndex> WithJoined(const StatementView& view, const Named& main,
                                   const std::vector<Named>& named) {
  std::vector<ActorIndex> out{main.actor};
  for (const Named& n : named) {
    if (n.mention.span.begin < main.mention.span.end || IsIn(out, n.actor)) continue;
    if (IsAnd(TextOf(view, {main.mention.span.end, n.mention.span.begin}))) out.push_back(n.actor);
  }
  uint32_t begin = main.mention.span.begin;
  for (auto n = named.rbegin(); n != named.rend(); ++n) {
    if (n->mention.span.end > begin || IsIn(out, n->actor)) continue;
    const std::string_view between = TextOf(view, {n->mention.span.end, begin});
    if (!IsAnd(between) && !(out.size() > 1 && between == ", ")) continue;
    out.insert(out.begin(), n->actor);
    begin = n->mention.span.begin;
  }
  return out;
}

// The actor stage took a longer mention than the phrase.
std::vector<ActorIndex> OfLongerMention(const StatementView& view, TextSpan mention,
                                        TextSpan head) {
  for (size_t i = 0; i < view.actors.size(); ++i) {
    for (const Mention& m : view.actors[i].mentions) {
      const bool holds =
          m.span.Contains(head) && m.span.Overlaps(mention) && m.span.end <= mention.end + 1;
      if (holds) return {static_cast<ActorIndex>(i)};
    }
  }
  return {};
}

// The one person whose name ends so, where the actor stage has passed over it.
std::vector<ActorIndex> OfSurname(const StatementView& view, TextSpan head) {
  const std::string ending = " " + std::string(TextOf(view, head));
  if (ending.size() < 4 || !StartsWithUpper(TextOf(view, head))) return {};
  std::vector<ActorIndex> out;
  for (size_t i = 0; i < view.actors.size(); ++i) {
    const auto actor = static_cast<ActorIndex>(i);
    if (IsPerson(view, actor) && view.actors[i].name.ends_with(ending)) out.push_back(actor);
  }
  return out.size() == 1 ? out : std::vector<ActorIndex>{};
}

}  // namespace

std::vector<ActorIndex> ActorsNamed(const StatementView& view, TextSpan mention) {
  const auto named = MentionsIn(view, mention);
  auto persons = PersonsOf(view, mention, named);
  if (!persons.empty()) return persons;
  const TextSpan head = HeadOf(view, mention);
  for (const Named& n : named) {
    if (IsMedium(view, n.actor) && n.mention.span.end + 1 == head.begin) return {n.actor};
  }
  for (const Named& n : named) {
    if (n.mention.span.Contains(head)) return WithJoined(view, n, named);
  }
  auto longer = OfLongerMention(view, mention, head);
  return longer.empty() ? OfSurname(view, head) : longer;
}

}  // namespace detente
