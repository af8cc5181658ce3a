#include "text/boundary_features.h"

#include <algorithm>

#include "text/chars.h"

namespace detente {
namespace {

constexpr uint32_t kOffset = 2166136261u;
constexpr uint32_t kPrime = 16777619u;

uint32_t Mix(uint32_t a, uint32_t b) {
  uint32_t h = (a ^ (b * 0x9E3779B1u)) * 0x85EBCA6Bu;
  h ^= h >> 15;
  return h;
}

// A byte as the hash of a word takes it: small letters, digits alike.
uint32_t FoldByte(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<uint32_t>(c + 32);
  if (c >= '0' && c <= '9') return '0';
  return static_cast<unsigned char>(c);
}

// Apostrophes, quotation marks and dashes of typographers as their plain likes; 0 for the rest.
char PlainMark(char32_t c) {
  if (c == 0x2018 || c == 0x2019) return '\'';
  if (c == 0x201C || c == 0x201D) return '"';
  if (c == 0x2013 || c == 0x2014) return '-';
  return 0;
}

uint32_t HashWord(std::string_view form) {
  uint32_t h = kOffset;
  for (size_t i = 0; i < form.size(); ++i) {
    uint32_t byte = FoldByte(form[i]);
    if (byte == 0xE2 && i + 2 < form.size()) {
      const char plain = PlainMark(DecodeAt(form, i).value);
      if (plain != 0) {
        byte = static_cast<uint32_t>(plain);
        i += 2;
      }
    }
    h = (h ^ byte) * kPrime;
  }
  return h;
}

// Steps that grow: 0..6 alone, then ever wider.
uint32_t Step(size_t n) {
  if (n <= 6) return static_cast<uint32_t>(n);
  if (n <= 9) return 7;
  if (n <= 14) return 8;
  if (n <= 20) return 9;
  if (n <= 30) return 10;
  if (n <= 45) return 11;
  return n <= 80 ? 12 : 13;
}

enum Shape : uint8_t {
  kEdge,
  kSmall,
  kCapital,
  kLetter,  // one capital letter
  kShout,
  kOtherWord,
  kNumberShape,
  kPoint,
  kAsk,
  kCry,
  kStops,  // several
  kDots,
  kBracketOpens,
  kQuoteOpens,
  kBracketCloses,
  kQuoteCloses,
  kStraightQuote,
  kComma,
  kColon,
  kSemicolon,
  kDash,
  kFace,
  kBullet,
  kLine,  // "----", "____"
  kOtherMark,
  kAddress,
  kFirstAbbreviation,  // one for each class
};

Shape WordShape(std::string_view form) {
  const char32_t first = chars::At(form, 0);
  if (chars::Lower(first)) return kSmall;
  if (!chars::Upper(first)) return kOtherWord;
  const uint32_t length = DecodeAt(form, 0).length;
  if (length >= form.size()) return kLetter;
  for (size_t i = length; i < form.size();) {
    const CodePoint c = DecodeAt(form, i);
    if (chars::Lower(c.value)) return kCapital;
    i += c.length;
  }
  return kShout;
}

Shape StopShape(std::string_view form) {
  if (form == ".") return kPoint;
  if (form == "?") return kAsk;
  return form == "!" ? kCry : kStops;
}

Shape MarkShape(std::string_view form) {
  const char32_t first = chars::At(form, 0);
  const bool alone = DecodeAt(form, 0).length == form.size();
  if (first == ',') return kComma;
  if (alone && first == ':') return kColon;
  if (alone && first == ';') return kSemicolon;
  if (!alone && (first == ':' || first == ';' || first == '=')) return kFace;
  if (form == "--" || (alone && IsDash(first))) return kDash;
  if (first == '*' || first == 0x2022 || first == 0xB7 || first == '>') return kBullet;
  return form.size() >= 3 && form[0] == form[1] ? kLine : kOtherMark;
}

uint8_t ShapeOf(const RawToken& token, std::string_view form) {
  const auto either = [&](Shape bracket, Shape quote) {
    const char32_t c = chars::At(form, 0);
    return c == '(' || c == '[' || c == '{' || c == ')' || c == ']' || c == '}' ? bracket : quote;
  };
  switch (token.kind) {
    case TokenKind::kWord:
      return WordShape(form);
    case TokenKind::kNumber:
      return kNumberShape;
    case TokenKind::kAbbreviation:
      return static_cast<uint8_t>(kFirstAbbreviation + static_cast<uint8_t>(token.abbreviation));
    case TokenKind::kStop:
      return StopShape(form);
    case TokenKind::kEllipsis:
      return kDots;
    case TokenKind::kOpen:
      return either(kBracketOpens, kQuoteOpens);
    case TokenKind::kClose:
      return either(kBracketCloses, kQuoteCloses);
    case TokenKind::kQuote:
      return kStraightQuote;
    case TokenKind::kMark:
      return MarkShape(form);
    case TokenKind::kWeb:
      return kAddress;
  }
  return kOtherMark;
}

constexpr size_t kMaxDateline = 14;  // tokens

bool IsStop(int base) { return base >= kPoint && base <= kDots; }

bool IsCloser(int base) {
  return base == kBracketCloses || base == kQuoteCloses || base == kStraightQuote;
}

}  // namespace

BoundaryView::BoundaryView(std::string_view text, std::span<const RawToken> tokens,
                           std::span<const size_t> ends) {
  cues_.resize(tokens.size());
  for (size_t end : ends) {
    if (end > 0 && end <= cues_.size()) cues_[end - 1].rule_ends = true;
  }
  FillCues(text, tokens);
  FillStops();
  FillManner();
}

void BoundaryView::FillCues(std::string_view text, std::span<const RawToken> tokens) {
  uint8_t depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view form = Slice(text, tokens[i].span);
    const uint8_t base = ShapeOf(tokens[i], form);
    if (base == kBracketOpens && depth < 3) ++depth;
    if (base == kBracketCloses && depth > 0) --depth;
    if (base == kStraightQuote && form == "\"") quoted = !quoted;
    Cue& cue = cues_[i];
    cue.word = HashWord(form);
    cue.suffix = HashWord(form.substr(form.size() - std::min<size_t>(form.size(), 3)));
    cue.shape = static_cast<uint8_t>(base * 2 + (tokens[i].space_before ? 1 : 0));
    cue.depth = depth;
    cue.quoted = quoted;
  }
}

void BoundaryView::FillStops() {
  uint8_t distance = 255;
  uint8_t stop = 0;
  for (size_t i = cues_.size(); i-- > 0;) {
    const int base = cues_[i].shape / 2;
    if (distance < 255) ++distance;
    if (IsStop(base)) {
      distance = 0;
      stop = static_cast<uint8_t>(base);
    }
    cues_[i].stop_distance = distance;
    cues_[i].stop = stop;
  }
}

void BoundaryView::FillManner() {
  size_t stops = 0, points = 0, small_after_point = 0, small_after = 0, capitals = 0, small = 0;
  for (size_t i = 0; i < cues_.size(); ++i) {
    const int base = cues_[i].shape / 2;
    if (base == kSmall) ++small;
    if (base == kCapital || base == kShout) ++capitals;
    if (!IsStop(base)) continue;
    const bool goes_small = i + 1 < cues_.size() && cues_[i + 1].shape / 2 == kSmall;
    ++stops;
    if (goes_small) ++small_after;
    if (base == kPoint) ++points;
    if (base == kPoint && goes_small) ++small_after_point;
  }
  if (cues_.empty()) return;
  size_t last = cues_.size() - 1;
  while (last > 0 && IsCloser(cues_[last].shape / 2)) --last;
  const bool ends_marked = IsStop(cues_[last].shape / 2);
  const bool starts_small = cues_.front().shape / 2 == kSmall;
  careful_ = !starts_small && (ends_marked || points >= 3) && small_after_point * 8 <= points;
  const uint32_t careless = small_after == 0 ? 0 : small_after * 3 > stops ? 2 : 1;
  const uint32_t casing = capitals == 0 ? 0 : capitals > small ? 2 : 1;
  manner_ = (ends_marked ? 1 : 0) + 2 * careless + 6 * casing + (stops == 0 ? 18 : 0) +
            (starts_small ? 36 : 0);
}

const BoundaryView::Cue& BoundaryView::At(size_t i, ptrdiff_t offset) const {
  const ptrdiff_t at = static_cast<ptrdiff_t>(i) + offset;
  return at < 0 || at >= static_cast<ptrdiff_t>(cues_.size()) ? edge_
                                                              : cues_[static_cast<size_t>(at)];
}

bool BoundaryView::Careful(size_t i) const {
  return careful_ && i < cues_.size() && cues_[i].stop != 0;
}

bool BoundaryView::JoinsInProse(size_t i) const {
  const int a = cues_[i].shape / 2;
  const int b = At(i, 1).shape / 2;
  if (a == kSemicolon || (a == kDash && i < kMaxDateline)) return true;
  if (a == kComma) return b != kCapital && b != kLetter;  // a salutation may end
  return IsStop(a) && b == kSmall && At(i, -1).shape / 2 != kSmall;
}

bool BoundaryView::MayEnd(size_t i, size_t start) const {
  if (i + 1 >= cues_.size()) return false;
  const int a = cues_[i].shape / 2;
  const int b = cues_[i + 1].shape / 2;
  const bool spaced = (cues_[i + 1].shape & 1) != 0;
  if (i == start && a == kDots) return false;  // "... and so on"
  if (a == kBracketOpens || a == kQuoteOpens) return false;
  if (b == kComma || b == kSemicolon || b == kBracketCloses || b == kQuoteCloses) return false;
  if (IsStop(a) && b == kSmall && At(i, -1).shape / 2 == kAddress) return false;
  if (Careful(i) && JoinsInProse(i)) return false;
  return spaced || (IsStop(a) && !IsStop(b) && !IsCloser(b));
}

// Numbers the conjunctions in the order in which they are added.
class Conjunctions {
 public:
  explicit Conjunctions(BoundaryFeatures* features) : features_(features) { features_->size = 0; }

  void Add(uint32_t x) {
    if (features_->size >= kMaxBoundaryFeatures) return;
    const auto kind = static_cast<uint32_t>(features_->size + 1);
    features_->hashes[features_->size++] = Mix(Mix(kind, x), 0x2545F491u);
  }
  void Add(uint32_t x, uint32_t y) { Add(Mix(x, y)); }
  void Add(uint32_t x, uint32_t y, uint32_t z) { Add(Mix(Mix(x, y), z)); }

 private:
  BoundaryFeatures* features_;
};

// The tokens around a gap: a, a1, a2, a3 before it from the gap on, b, b1, b2, b3 after it.
struct BoundaryView::Window {
  const Cue& a3;
  const Cue& a2;
  const Cue& a1;
  const Cue& a;
  const Cue& b;
  const Cue& b1;
  const Cue& b2;
  const Cue& b3;
  uint32_t gap() const { return Mix(a.shape, b.shape); }
  uint32_t wide() const { return Mix(Mix(a1.shape, b1.shape), gap()); }

  void AddWords(Conjunctions* out) const;
  void AddPairs(Conjunctions* out) const;
  void AddShapes(Conjunctions* out) const;
};

void BoundaryView::Window::AddWords(Conjunctions* out) const {
  out->Add(0);
  for (const Cue* cue : {&a3, &a2, &a1, &a, &b, &b1, &b2, &b3}) out->Add(cue->word);
  for (const Cue* cue : {&a1, &a, &b, &b1}) out->Add(cue->suffix);
}

void BoundaryView::Window::AddPairs(Conjunctions* out) const {
  out->Add(a.word, b.word);
  out->Add(a1.word, a.word);
  out->Add(b.word, b1.word);
  out->Add(b1.word, b2.word);
  out->Add(a1.word, b.word);
  out->Add(a.word, b1.word);
  out->Add(a.word, b.shape);
  out->Add(a.shape, b.word);
  out->Add(a.shape, b.word, b1.word);
  out->Add(a.shape, b.shape, b1.word);
  out->Add(a1.word, a.shape, b.shape);
  out->Add(a.shape, b.word, b1.shape);
  out->Add(a1.shape, a.word, b.shape);
  out->Add(a.suffix, b.shape, b.suffix);
  out->Add(a.shape, b.suffix, b1.suffix);
  out->Add(a1.suffix, a.suffix, b.shape);
  out->Add(a.suffix, b.word, b.shape);
  out->Add(a.word, b.suffix, b.shape);
}

void BoundaryView::Window::AddShapes(Conjunctions* out) const {
  const uint32_t gap = this->gap();
  const uint32_t wide = this->wide();
  out->Add(gap);
  out->Add(wide);
  out->Add(a2.shape, a1.shape, gap);
  out->Add(b1.shape, b2.shape, gap);
  out->Add(a2.shape, b2.shape, wide);
  out->Add(wide, Mix(a2.shape, a3.shape), Mix(b2.shape, b3.shape));
}

void BoundaryView::Find(size_t i, size_t start, BoundaryFeatures* features) const {
  const Window w{At(i, -3), At(i, -2), At(i, -1), cues_[i], At(i, 1), At(i, 2), At(i, 3), At(i, 4)};
  Conjunctions out(features);
  w.AddWords(&out);
  w.AddPairs(&out);
  w.AddShapes(&out);
  AddPlace(w, i, start, &out);
}

// Where the gap stands: in its sentence, in the paragraph, and what the rules decided.
void BoundaryView::AddPlace(const Window& w, size_t i, size_t start, Conjunctions* out) const {
  const Cue& a = w.a;
  const Cue& b = w.b;
  const Cue& first = cues_[start];
  const uint32_t rule = a.rule_ends ? 1 : 0;
  const uint32_t gap = w.gap();
  const uint32_t length = Step(i - start + 1);
  const uint32_t rest = Step(cues_.size() - 1 - i);
  const uint32_t next_stop = Mix(Step(b.stop_distance), b.stop);
  const uint32_t open = (a.depth > 0 ? 1u : 0u) + (a.quoted ? 2u : 0u);
  out->Add(rule, gap);
  out->Add(rule, a.word, b.shape);
  out->Add(rule, a.shape, b.word);
  out->Add(rule, length, gap);
  out->Add(rule, manner_, gap);
  out->Add(length, b.word, a.shape);
  out->Add(rest, b.word, a.shape);
  out->Add(length, rest, gap);
  out->Add(next_stop, gap, rule);
  out->Add(next_stop, b.word, a.shape);
  out->Add(next_stop, b.shape, manner_);
  out->Add(open, gap, rule);
  out->Add(manner_, a.word, b.shape);
  out->Add(manner_, b.word, a.shape);
  out->Add(manner_, length, gap);
  out->Add(manner_, rest, gap);
  out->Add(first.word, gap, length);
  out->Add(first.shape, gap, manner_);
  out->Add(first.word, b.word, a.shape);
  out->Add(first.shape, w.wide());
}

}  // namespace detente
