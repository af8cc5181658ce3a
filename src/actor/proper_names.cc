#include "actor/proper_names.h"

#include "base/utf8.h"

namespace detente {
namespace {

constexpr int kMaxNameTokens = 12;

// "Sept.", "Co.": without the full stop of an abbreviation.
std::string_view WithoutStop(std::string_view word) {
  if (word.size() > 2 && word.ends_with('.')) word.remove_suffix(1);
  return word;
}

bool IsNoName(const SentenceView& view, int i) {
  const std::string_view word = WithoutStop(view.Lower(i));
  return view.data().Is("calendar", word) || view.data().Is("plain", word);
}

bool IsFunctionWord(const SentenceView& view, int i) {
  switch (view.token(i).upos) {
    case Upos::kPropn:
    case Upos::kNoun:
    case Upos::kAdj:
    case Upos::kVerb:
    case Upos::kX:
      return false;
    default:
      return true;
  }
}

bool HasLetter(const SentenceView& view, int i) {
  return view.in(i) && IsLetter(DecodeAt(view.token(i).form, 0).value);
}

// A capitalised word that may be part of a name. At the start of a sentence only the tag tells.
bool IsNameWord(const SentenceView& view, int i) {
  if (!HasLetter(view, i) || !view.IsCapitalised(i) || IsNoName(view, i)) return false;
  if (view.HasTag(i, Upos::kPropn)) return true;
  return i > 0 && !IsFunctionWord(view, i);
}

bool IsJoint(const SentenceView& view, int i) {
  return view.in(i) && !view.IsCapitalised(i) && view.data().Is("joint", view.Lower(i)) &&
         view.Lower(i) != "of" && view.Lower(i) != "for";
}

bool IsHyphenInside(const SentenceView& view, int i) {
  return view.in(i) && (view.Lower(i) == "-" || view.Lower(i) == "’" || view.Lower(i) == "'") &&
         view.Touches(i - 1) && view.Touches(i);
}

// Free for a longer name: unknown, or a minister's surname, which others have too.
bool MayEndName(const SentenceView& view, int i) {
  const Hit* hit = view.Holding(i);
  if (hit == nullptr) return true;
  const Entry* person = hit->Find(EntryKind::kPerson);
  return hit->end - hit->begin == 1 && person != nullptr && person->rank != "head";
}

// "Jordan Peterson", "Chad Smith", "Santiago Peña": a place as a person's first name.
bool IsGivenName(const SentenceView& view, const Hit& hit) {
  if (hit.end - hit.begin != 1 || IsAllCaps(view.token(hit.begin).form)) return false;
  return view.HasTag(hit.end, Upos::kPropn) && IsNameWord(view, hit.end) &&
         MayEndName(view, hit.end) && !IsAllCaps(view.token(hit.end).form);
}

// A hit that no name of a person holds: a title, a nation before its people, an organization.
bool StopsPerson(const SentenceView& view, int i, bool first) {
  const Hit* hit = view.Holding(i);
  if (hit == nullptr || hit->Find(EntryKind::kPerson) != nullptr) return false;
  if (hit->Find(EntryKind::kWord) != nullptr || hit->Find(EntryKind::kOrganization) != nullptr) {
    return true;
  }
  if (hit->Head() != nullptr) return !(hit->end - hit->begin == 1 && !first);
  if (hit->Find(EntryKind::kDemonym) != nullptr) return true;
  return first && !IsGivenName(view, *hit);
}

// Whether the run goes on with tokens [i, return value); i if it does not.
int ExtendPerson(const SentenceView& view, int i) {
  if (IsNameWord(view, i) && !StopsPerson(view, i, false)) return i + 1;
  if (view.Lower(i) == "." && view.Touches(i - 1) && view.token(i - 1).form.size() == 1 &&
      IsNameWord(view, i + 1)) {
    return i + 1;
  }
  const bool lower_tail = HasLetter(view, i + 1) && !view.IsCapitalised(i + 1);
  if (IsHyphenInside(view, i) && HasLetter(view, i + 1) && !StopsPerson(view, i + 1, false) &&
      (!lower_tail || view.HasTag(i + 1, Upos::kPropn))) {
    return i + 2;
  }
  int j = i;
  while (j < i + 2 && IsJoint(view, j)) ++j;
  if (j > i && IsHyphenInside(view, j)) ++j;
  if (j > i && IsNameWord(view, j) && !StopsPerson(view, j, false)) return j + 1;
  return i;
}

// The sector of an organization whose name ends in a word; null if the word heads none.
const std::string* SectorOfHead(const SentenceView& view, int i) {
  const auto at = view.data().name_heads.find(WithoutStop(view.token(i).form));
  return at == view.data().name_heads.end() ? nullptr : &at->second;
}

bool IsOrganizationWord(const SentenceView& view, int i) {
  return HasLetter(view, i) && view.IsCapitalised(i) &&
         !view.data().Is("calendar", WithoutStop(view.Lower(i))) &&
         (i > 0 || !IsFunctionWord(view, i) || view.HasTag(i, Upos::kPropn));
}

// "Turkey-backed", "Khartoum-based": what is said of the name after it, and no part of it.
bool IsHyphenedAttribute(const SentenceView& view, int i) {
  return IsHyphenInside(view, i + 1) && view.in(i + 2) && !view.IsCapitalised(i + 2) &&
         (view.Lower(i + 2).ends_with("ed") || view.Lower(i + 2) == "led" ||
          view.Lower(i + 2) == "held" || view.Lower(i + 2) == "born");
}

int ExtendOrganization(const SentenceView& view, int i) {
  if (IsOrganizationWord(view, i)) return i + 1;
  if (IsHyphenInside(view, i) && HasLetter(view, i + 1)) return i + 2;
  int j = i;
  const std::string_view word = view.Lower(i);
  if (word == "of" || word == "for" || word == "and" || word == "&") ++j;
  if (j > i && view.Lower(j) == "the") ++j;
  if (j > i && IsOrganizationWord(view, j) && view.StartingAt(j) == nullptr) return j + 1;
  return i;
}

}  // namespace

std::optional<ProperName> PersonNameAt(const SentenceView& view, int i) {
  const Hit* hit = view.StartingAt(i);
  // A full name of the lexicon is one whatever its tags: rare first names are taken for pronouns.
  const bool known = hit != nullptr && hit->Find(EntryKind::kPerson) != nullptr &&
                     hit->end - i > 1 && view.IsCapitalised(i);
  if (!known && (!IsNameWord(view, i) || StopsPerson(view, i, true))) return std::nullopt;
  ProperName name{i, hit != nullptr ? hit->end : i + 1, NameKind::kPerson, {}, {}};
  while (name.end < i + kMaxNameTokens) {
    const int next = ExtendPerson(view, name.end);
    if (next == name.end) break;
    name.end = next;
  }
  return name;
}

std::optional<ProperName> OrganizationNameAt(const SentenceView& view, int i) {
  if (!view.in(i) || !IsOrganizationWord(view, i) || IsHyphenedAttribute(view, i)) {
    return std::nullopt;
  }
  ProperName name{i, i, NameKind::kOrganization, {}, {}};
  bool found = false;
  int end = i;
  int words = 0;
  for (int next = ExtendOrganization(view, end); next > end && end < i + kMaxNameTokens;
       next = ExtendOrganization(view, end)) {
    end = next;
    ++words;
    const bool place = view.data().place_heads.contains(view.token(end - 1).form);
    const std::string* sector = SectorOfHead(view, end - 1);
    if (words < 2 || (!place && sector == nullptr)) continue;
    found = true;
    name.kind = place ? NameKind::kPlace : NameKind::kOrganization;
    name.sector = sector != nullptr ? *sector : "";
    name.end = end;
  }
  if (!found) return std::nullopt;
  for (int j = i; j < name.end; ++j) {
    const Hit* hit = view.StartingAt(j);
    if (hit == nullptr || !name.country.empty()) continue;
    const Entry* nation = hit->Nation() != nullptr ? hit->Nation() : hit->Find(EntryKind::kTown);
    if (nation != nullptr) name.country = nation->code;
  }
  return name;
}

bool IsTitleCase(const SentenceView& view) {
  int words = 0;
  int capitals = 0;
  for (int i = 1; i < view.size(); ++i) {
    if (!HasLetter(view, i) || view.token(i).form.size() < 4) continue;
    ++words;
    capitals += view.IsCapitalised(i) ? 1 : 0;
  }
  return view.sentence().heading && words > 2 && capitals * 10 > words * 7;
}

}  // namespace detente
