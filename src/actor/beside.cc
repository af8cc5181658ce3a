#include "actor/beside.h"

namespace detente {
namespace {

bool IsOpeningMark(std::string_view word) {
  return word == "“" || word == "\"" || word == "``" || word == "‘" || word == "'";
}

bool IsClosingMark(std::string_view word) {
  return word == "”" || word == "\"" || word == "''" || word == "’" || word == "'";
}

bool IsUndertaking(const SentenceView& view, int i) {
  return view.data().Is("undertaking", view.Lower(i));
}

// "an offensive called X", "the operation, code-named X", "Operation X".
bool IsNamedAfter(const SentenceView& view, int begin) {
  int i = begin - 1;
  if (IsOpeningMark(view.Lower(i))) --i;
  while (view.Lower(i) == "," || view.Lower(i) == "-" || view.data().Is("naming", view.Lower(i))) {
    --i;
  }
  return IsUndertaking(view, i);
}

// ", an operation", ", the biggest drill".
bool IsSaidToBeOne(const SentenceView& view, int comma) {
  const std::string_view article = view.Lower(comma + 1);
  if (view.Lower(comma) != "," || (article != "a" && article != "an" && article != "the")) {
    return false;
  }
  int i = comma + 2;
  while (view.HasTag(i, Upos::kAdj) || view.HasTag(i, Upos::kNoun) || view.Lower(i) == "-") ++i;
  return IsUndertaking(view, i - 1);
}

}  // namespace

bool IsPartOfName(const SentenceView& view, const Nominal& nominal) {
  int start = nominal.head->begin;
  while (view.HasTag(start - 1, Upos::kAdj)) --start;
  const bool one = view.Lower(start - 1) == "a" || view.Lower(start - 1) == "an";
  const std::string_view word = view.Lower(nominal.head->end - 1);
  return one && nominal.entry->actor == ActorKind::kGroup && word.ends_with('s') &&
         !word.ends_with("ss");
}

std::string CountryOfPlaceAfter(const SentenceView& view, int end) {
  if (view.Lower(end) != "in") return "";
  const Hit* hit = view.StartingAt(end + (view.Lower(end + 1) == "the" ? 2 : 1));
  if (hit == nullptr) return "";
  const Entry* place = hit->Nation() != nullptr ? hit->Nation() : hit->Find(EntryKind::kTown);
  return place == nullptr || place->kind == EntryKind::kDemonym ? "" : place->code;
}

bool OpensName(const SentenceView& view, const Nominal& nominal) {
  const Hit* name = view.StartingAt(nominal.core_end);
  const bool known = name != nullptr && name->Find(EntryKind::kPerson) != nullptr;
  const bool bare = nominal.head->begin == nominal.begin &&
                    nominal.head->end - nominal.head->begin == 1 && nominal.rank.empty();
  const bool citizen = nominal.entry->kind == EntryKind::kAgent && nominal.entry->sector == "CVL" &&
                       nominal.head->Find(EntryKind::kTitle) == nullptr;
  return !known && bare && nominal.capitalised && citizen;
}

bool EndsOtherPhrase(const SentenceView& view, int i) {
  const bool compound = view.Lower(i - 1) == "-" && view.Touches(i - 1);  // "a four-decade"
  return view.HasTag(i, Upos::kNoun) && !view.IsCapitalised(i) && !compound &&
         view.Holding(i) == nullptr;
}

bool IsNoModifier(const SentenceView& view, int i) {
  const bool tied = (view.Lower(i - 1) == "-" && view.Touches(i - 1)) ||
                    (view.Lower(i + 1) == "-" && view.Touches(i)) || view.IsClitic(i + 1);
  const bool span = view.data().Is("span", view.Lower(i)) && !tied;
  return span || (view.Lower(i) == "least" && view.Lower(i - 1) == "at");
}

int BeginOfName(const SentenceView& view, int i) {
  const auto opens = [&](int before) {
    const Hit* hit = view.Holding(before);
    const bool region = hit != nullptr && hit->Find(EntryKind::kWord) != nullptr;
    const bool word = view.HasTag(before, Upos::kPropn) || view.HasTag(before, Upos::kNoun) ||
                      view.HasTag(before, Upos::kAdj) || view.HasTag(before, Upos::kVerb);
    return view.IsCapitalised(before) && word && (hit == nullptr || region) &&
           !view.data().Is("calendar", view.Lower(before));
  };
  while (opens(i - 1)) --i;
  return i;
}

bool IsDeedOf(const SentenceView& view, const Hit& nation) {
  int i = nation.end;
  while (view.HasTag(i, Upos::kAdj) ||
         (view.HasTag(i, Upos::kNoun) && view.HasTag(i + 1, Upos::kNoun)))
    ++i;
  return view.HasTag(i, Upos::kNoun) && view.data().Is("deed", view.Lower(i));
}

bool IsLocative(const SentenceView& view, int begin) {
  int i = begin - 1;
  while (view.HasTag(i, Upos::kAdj) || view.HasTag(i, Upos::kDet)) --i;
  return view.data().Is("locative", view.Lower(i));
}

bool Leads(const SentenceView& view, const Hit& hit) {
  return view.Lower(hit.end) == "-" && view.Lower(hit.end + 1) == "led" &&
         view.Touches(hit.end - 1) && view.Touches(hit.end) &&
         view.data().Is("venture", view.Lower(hit.end + 2));
}

bool EndsTitle(const SentenceView& view, const Hit& hit) {
  const std::string_view before = view.Lower(hit.begin - 1);
  return (before == "to" || before == "for") &&
         (view.HasTag(hit.begin - 2, Upos::kNoun) || view.HasTag(hit.begin - 2, Upos::kPropn)) &&
         view.HasTag(hit.end, Upos::kPropn) && view.HasTag(hit.end + 1, Upos::kPropn) &&
         view.IsCapitalised(hit.end) && view.token(hit.end + 1).form.size() > 2;
}

int EndOfPortfolio(const SentenceView& view, int i) {
  constexpr int kLongest = 9;
  int end = i;
  for (int at = i; view.in(at) && at < i + kLongest; ++at) {
    const Hit* hit = view.Holding(at);
    if (hit != nullptr && hit->Find(EntryKind::kOrganization) != nullptr) return i;
    const std::string_view word = view.Lower(at);
    const bool joint = word == "and" || word == "&" || word == "," || word == "the";
    if (!view.IsCapitalised(at) && !joint) break;
    if (view.IsCapitalised(at) && view.data().Is("portfolio", word)) end = at + 1;
  }
  // "the Royal United Services Institute" is a body.
  const auto body = OrganizationNameAt(view, view.Lower(i) == "the" ? i + 1 : i);
  return body && body->end > end ? i : end;
}

bool EndsPhrase(const SentenceView& view, const Hit& head) {
  const int next = head.end;
  const int last = next - 1;
  const bool argument = view.token(last).deprel == Deprel::kNsubj ||
                        view.token(last).deprel == Deprel::kNsubjPass ||
                        view.token(last).deprel == Deprel::kObj;
  if (view.HasTag(next, Upos::kNoun) && !view.IsCapitalised(next) && !argument) return false;
  const bool verb = view.HasTag(last, Upos::kVerb) || view.HasTag(last, Upos::kAux);
  // "an expansion west"
  const bool adverb = view.HasTag(last, Upos::kAdv);
  if ((verb || adverb) && !view.IsCapitalised(last)) return false;
  // "A major western ally" is no officer.
  if (view.token(last).deprel == Deprel::kAmod && !view.IsCapitalised(last)) return false;
  const bool hyphen = view.Lower(next) == "-" && view.Touches(next - 1) && view.Touches(next);
  return !hyphen;
}

bool NamesUndertaking(const SentenceView& view, const ProperName& name) {
  const bool in_marks =
      IsOpeningMark(view.Lower(name.begin - 1)) && IsClosingMark(view.Lower(name.end));
  return in_marks || IsNamedAfter(view, name.begin) || IsSaidToBeOne(view, name.end);
}

std::optional<Nominal> BodyBeside(const SentenceView& view, const ProperName& name) {
  const std::string_view article = view.Lower(name.end + 1);
  if (view.Lower(name.end) != "," || (article != "a" && article != "an")) return std::nullopt;
  const auto nominal = ParseNominal(view, name.end + 1);
  if (!nominal || nominal->plural || nominal->entry->actor == ActorKind::kPerson) {
    return std::nullopt;
  }
  const std::string_view after = view.Lower(nominal->end);
  const bool ends = view.HasTag(nominal->end, Upos::kPunct) ||
                    view.HasTag(nominal->end, Upos::kVerb) || after == "that" || after == "which";
  if (!ends) return std::nullopt;
  Nominal body = *nominal;
  // "based in Bamako"
  if (body.country.empty() && view.in(body.end) && view.token(body.end).xpos == Xpos::kVbn) {
    body.country = CountryOfPlaceAfter(view, body.end + 1);
  }
  return body;
}

}  // namespace detente
