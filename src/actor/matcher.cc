#include "actor/matcher.h"

#include <algorithm>

#include "base/utf8.h"

namespace detente {
namespace {

// The lexicon phrase at these pieces must fill whole tokens.
int TokenThatBegins(const Sentence& sentence, uint32_t byte) {
  const auto& tokens = sentence.tokens;
  const auto at = std::lower_bound(tokens.begin(), tokens.end(), byte,
                                   [](const Token& t, uint32_t b) { return t.span.begin < b; });
  if (at == tokens.end() || at->span.begin != byte) return -1;
  return static_cast<int>(at - tokens.begin());
}

int TokenThatEnds(const Sentence& sentence, uint32_t byte) {
  const auto& tokens = sentence.tokens;
  const auto at = std::lower_bound(tokens.begin(), tokens.end(), byte,
                                   [](const Token& t, uint32_t b) { return t.span.end < b; });
  if (at == tokens.end()) return -1;
  // A full stop that ends both an acronym and the sentence may be a token of its own, or not.
  return at->span.end == byte ? static_cast<int>(at - tokens.begin()) : -1;
}

bool IsHyphen(const SentenceView& view, int i) {
  return view.in(i) && (view.Lower(i) == "-" || view.Lower(i) == "–" || view.Lower(i) == "‑");
}

bool IsNationAt(const SentenceView& view, int i) {
  const Hit* hit = view.Holding(i);
  return hit != nullptr && hit->Nation() != nullptr;
}

}  // namespace

const Entry* Hit::Find(EntryKind kind) const {
  for (const Entry* entry : readings) {
    if (entry->kind == kind) return entry;
  }
  return nullptr;
}

const Entry* Hit::Nation() const {
  for (EntryKind kind : {EntryKind::kCountryName, EntryKind::kDemonym, EntryKind::kCapital,
                         EntryKind::kFormer, EntryKind::kMetonym}) {
    if (const Entry* entry = Find(kind)) return entry;
  }
  return nullptr;
}

const Entry* Hit::Head() const {
  for (EntryKind kind : {EntryKind::kAgent, EntryKind::kTitle, EntryKind::kBody}) {
    if (const Entry* entry = Find(kind)) return entry;
  }
  return nullptr;
}

SentenceView::SentenceView(std::string_view text, const Sentence& sentence,
                           const ActorLexicon::Data& data, const std::map<std::string, Entry>* own)
    : text_(text),
      sentence_(&sentence),
      data_(&data),
      own_(own),
      holding_(sentence.tokens.size(), -1) {
  FindHits();
}

const Entry* SentenceView::OwnName(int i) const {
  if (own_ == nullptr || !in(i)) return nullptr;
  const auto at = own_->find(token(i).form);
  return at == own_->end() ? nullptr : &at->second;
}

std::vector<const Entry*> SentenceView::ReadingsOf(const PhraseTrie::Match& match) const {
  std::vector<const Entry*> readings;
  for (int value : match.values) readings.push_back(&data_->entries[static_cast<size_t>(value)]);
  return readings;
}

// "Martin Amis": the tree has it as part of a name that nobody knows.
bool SentenceView::IsSurname(int i) const {
  const Deprel relation = token(i).deprel;
  return relation == Deprel::kFlat && i > 0 && HasTag(i - 1, Upos::kPropn) &&
         IsCapitalised(i - 1) && Holding(i - 1) == nullptr;
}

// "Swift" and "Guam" are no SWIFT and no GUAM.
void SentenceView::DropAcronyms(int token_index, std::vector<const Entry*>* readings) const {
  const std::string& form = token(token_index).form;
  if (IsAllCaps(form)) return;
  if (!data_->Is("acronym", ToLower(form)) && !IsSurname(token_index)) return;
  std::erase_if(*readings, [](const Entry* e) { return e->kind == EntryKind::kOrganization; });
}

void SentenceView::FindHits() {
  std::vector<Piece> pieces;
  for (const Token& token : sentence_->tokens) {
    for (Piece& piece : CutPieces(token.form, token.span.begin)) pieces.push_back(std::move(piece));
  }
  for (size_t at = 0; at < pieces.size();) {
    size_t step = 1;
    const int begin = TokenThatBegins(*sentence_, pieces[at].span.begin);
    if (const Entry* own = OwnName(begin)) {
      holding_[static_cast<size_t>(begin)] = static_cast<int>(hits_.size());
      hits_.push_back({begin, begin + 1, {own}});
    } else if (begin >= 0) {
      for (const PhraseTrie::Match& match : data_->trie.MatchesAt(pieces, at)) {
        const auto length = static_cast<size_t>(match.length);
        const int last = TokenThatEnds(*sentence_, pieces[at + length - 1].span.end);
        if (last < begin) continue;
        std::vector<const Entry*> readings = ReadingsOf(match);
        if (last == begin) DropAcronyms(begin, &readings);
        if (readings.empty()) continue;
        std::fill(holding_.begin() + begin, holding_.begin() + last + 1,
                  static_cast<int>(hits_.size()));
        hits_.push_back({begin, last + 1, std::move(readings)});
        step = length;
        break;
      }
    }
    at += step;
  }
}

const Hit* SentenceView::Holding(int i) const {
  if (!in(i) || holding_[static_cast<size_t>(i)] < 0) return nullptr;
  return &hits_[static_cast<size_t>(holding_[static_cast<size_t>(i)])];
}

const Hit* SentenceView::StartingAt(int i) const {
  const Hit* hit = Holding(i);
  return hit != nullptr && hit->begin == i ? hit : nullptr;
}

bool SentenceView::IsClitic(int i) const {
  const std::string_view form = Lower(i);
  if (form == "'s" || form == "’s") return HasTag(i, Upos::kPart) || !HasTag(i, Upos::kAux);
  return (form == "'" || form == "’") && HasTag(i, Upos::kPart);
}

bool SentenceView::IsCapitalised(int i) const { return in(i) && StartsWithUpper(token(i).form); }

bool SentenceView::Touches(int i) const {
  return in(i) && in(i + 1) && token(i).span.end == token(i + 1).span.begin;
}

bool SentenceView::IsTied(const Hit& hit) const {
  const bool after = IsHyphen(*this, hit.end) && Touches(hit.end - 1) && Touches(hit.end) &&
                     !IsNationAt(*this, hit.end + 1);
  const bool before = IsHyphen(*this, hit.begin - 1) && Touches(hit.begin - 1) &&
                      Touches(hit.begin - 2) && !IsNationAt(*this, hit.begin - 2);
  return after || before;
}

TextSpan SpanOfTokens(const SentenceView& view, int begin, int end) {
  if (begin >= end || !view.in(begin) || !view.in(end - 1)) return {};
  return {view.token(begin).span.begin, view.token(end - 1).span.end};
}

}  // namespace detente
