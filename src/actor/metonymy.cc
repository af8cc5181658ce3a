#include "actor/metonymy.h"

#include "base/utf8.h"

namespace detente {
namespace {

bool IsContent(const SentenceView& view, int i) {
  return view.HasTag(i, Upos::kNoun) || view.HasTag(i, Upos::kVerb) || view.HasTag(i, Upos::kAdj) ||
         view.HasTag(i, Upos::kAdv) || view.HasTag(i, Upos::kPropn) || view.HasTag(i, Upos::kPron);
}

bool IsWord(const SentenceView& view, std::string_view kind, int i) {
  return view.in(i) && (view.data().Is(kind, ToLower(view.token(i).lemma)) ||
                        view.data().Is(kind, view.Lower(i)));
}

// The first token of a list of nations that the hit ends: "Paris and London" from "London".
int FirstOfList(const SentenceView& view, const Hit& hit) {
  int begin = hit.begin;
  while (true) {
    int before = begin - 1;
    if (view.HasTag(before, Upos::kDet)) --before;
    if (view.Lower(before) != "and" && view.Lower(before) != "," && view.Lower(before) != "or") {
      return begin;
    }
    if (view.Lower(before - 1) == ",") --before;
    const Hit* other = view.Holding(before - 1);
    if (other == nullptr) return begin;
    if (other->Nation() == nullptr && other->Find(EntryKind::kTown) == nullptr) return begin;
    begin = other->begin;
  }
}

// Any of the content words within a short reach before token `i`.
bool Reaches(const SentenceView& view, std::string_view kind, int i, int reach) {
  for (int j = i - 1; j >= 0 && j >= i - reach; --j) {
    if (view.HasTag(j, Upos::kPunct)) return false;
    if (IsWord(view, kind, j)) return true;
  }
  return false;
}

bool PrepositionMakesTown(const SentenceView& view, int preposition) {
  const std::string_view word = view.Lower(preposition);
  // "warmth toward Beijing" is no way to a town.
  const bool toward = word == "toward" || word == "towards";
  if (toward) return Reaches(view, "motion", preposition, 4);
  if (view.data().Is("locative", word)) return true;
  if (word == "to" || word == "for") return Reaches(view, "motion", preposition, 4);
  if (word == "from") return !Reaches(view, "sender", preposition, 3);
  if (word == "of") return !Reaches(view, "governed", preposition, 2);
  return false;
}

bool IsDateline(const SentenceView& view, const Hit& hit) {
  if (hit.begin != 0) return false;
  for (int i = hit.end; i < hit.end + 8 && view.in(i); ++i) {
    const std::string_view form = view.Lower(i);
    if (form == "—" || form == "–" || form == "--" || form == "-")
      return i == hit.end || view.Lower(hit.end) == "(" || view.Lower(hit.end) == ",";
    if (view.HasTag(i, Upos::kVerb)) return false;
  }
  return false;
}

// "Kabul's airport", "the Geneva talks", "Berlin, Germany".
bool FollowerMakesTown(const SentenceView& view, const Hit& hit) {
  int i = hit.end;
  if (view.Lower(i) == "," && view.StartingAt(i + 1) != nullptr) {
    const Entry* next = view.StartingAt(i + 1)->Find(EntryKind::kCountryName);
    if (next != nullptr && next->code == hit.Nation()->code) return true;
  }
  if (view.IsClitic(i)) ++i;
  for (int j = i; j < i + 3; ++j) {
    if (IsWord(view, "sited", j)) return true;
    if (!view.HasTag(j, Upos::kAdj)) break;
  }
  const std::string_view before = view.Lower(hit.begin - 1);
  const bool article = before == "the" || before == "a" || before == "an";
  return i == hit.end && view.HasTag(i, Upos::kNoun) && article;
}

// "Kyiv was shelled", "troops entered Kabul".
bool VerbMakesTown(const SentenceView& view, const Hit& hit, int first) {
  if (view.HasTag(first - 1, Upos::kVerb) && IsWord(view, "going", first - 1)) return true;
  int i = hit.end;
  bool passive = false;
  while (view.HasTag(i, Upos::kAux) || view.HasTag(i, Upos::kAdv)) {
    passive = passive || view.token(i).lemma == "be";
    ++i;
  }
  return passive && view.HasTag(i, Upos::kVerb) && IsWord(view, "going", i);
}

}  // namespace

bool MeansTown(const SentenceView& view, const Hit& hit) {
  if (IsDateline(view, hit) || FollowerMakesTown(view, hit)) return true;
  // "the capital Kabul", "the port city of Tripoli" by its own word.
  if (view.HasTag(hit.begin - 1, Upos::kNoun) && IsWord(view, "settlement", hit.begin - 1)) {
    return true;
  }
  const int first = FirstOfList(view, hit);
  if (VerbMakesTown(view, hit, first)) return true;
  int before = first - 1;
  while (view.HasTag(before, Upos::kDet) || view.HasTag(before, Upos::kAdj)) --before;
  if (!view.in(before) ||
      (IsContent(view, before) && !view.data().Is("locative", view.Lower(before)))) {
    return false;
  }
  // "of Beijing's support": the preposition belongs to what is owned.
  const bool owner = view.IsClitic(hit.end) && !view.data().Is("locative", view.Lower(before));
  return !owner && PrepositionMakesTown(view, before);
}

}  // namespace detente
