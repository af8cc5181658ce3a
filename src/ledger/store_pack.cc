#include "ledger/store_pack.h"

#include <array>
#include <bit>
#include <concepts>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace detente {
namespace {

// The first byte; a change of the form takes another one.
constexpr uint8_t kForm = 1;

// One list of fields serves both writing and reading: T may be const.
template <typename T, typename Record>
concept Is = std::same_as<std::remove_const_t<T>, Record>;

void Fields(auto& a, Is<TextSpan> auto& r) { a(r.begin), a(r.end); }
void Fields(auto& a, Is<Moment> auto& r) { a(r.day), a(r.minute); }
void Fields(auto& a, Is<DateRange> auto& r) { a(r.from), a(r.to), a(r.precision); }
void Fields(auto& a, Is<DayBounds> auto& r) { a(r.earliest), a(r.latest); }
void Fields(auto& a, Is<Source> auto& r) { a(r.file), a(r.url), a(r.record), a(r.id); }
void Fields(auto& a, Is<Published> auto& r) { a(r.from), a(r.to), a(r.precision), a(r.zone); }
void Fields(auto& a, Is<Article> auto& r) {
  a(r.id), a(r.source), a(r.url), a(r.outlet), a(r.language), a(r.title), a(r.standfirst);
  a(r.authors), a(r.published), a(r.updated), a(r.dateline), a(r.paragraphs), a(r.text);
  a(r.heading_paragraphs);
}
void Fields(auto& a, Is<Mention> auto& r) { a(r.span), a(r.form); }
void Fields(auto& a, Is<Actor> auto& r) {
  a(r.name), a(r.kind), a(r.country), a(r.sector), a(r.role), a(r.rank), a(r.basis);
  a(r.mentions);
}
void Fields(auto& a, Is<TimeExpression> auto& r) {
  a(r.span), a(r.type), a(r.value), a(r.mod), a(r.range);
}
void Fields(auto& a, Is<Statement> auto& r) {
  a(r.speakers), a(r.mention), a(r.cue), a(r.content), a(r.form), a(r.kind), a(r.addressee);
  a(r.channel), a(r.time), a(r.parent);
}
void Fields(auto& a, Is<Party> auto& r) { a(r.actor), a(r.mention); }
void Fields(auto& a, Is<EventTime> auto& r) {
  a(r.start), a(r.end), a(r.ongoing), a(r.precision), a(r.words), a(r.rule);
}
void Fields(auto& a, Is<EventContent> auto& r) {
  a(r.type), a(r.actors), a(r.recipients), a(r.about), a(r.when), a(r.span);
}
void Fields(auto& a, Is<Where> auto& r) {
  a(r.country), a(r.admin1), a(r.place), a(r.lat), a(r.lon);
}
void Fields(auto& a, Is<Quantity> auto& r) { a(r.kind), a(r.span), a(r.low), a(r.high), a(r.unit); }
void Fields(auto& a, Is<Event> auto& r) {
  a(r.type), a(r.mode), a(r.cameo), a(r.contexts), a(r.actors), a(r.recipients), a(r.about);
  a(r.reality), a(r.polarity), a(r.content), a(r.said_by), a(r.also_said_by), a(r.when);
  a(r.where), a(r.quantities), a(r.scope), a(r.background), a(r.trigger), a(r.evidence);
  a(r.confidence);
}
void Fields(auto& a, Is<Condition> auto& r) {
  a(r.setters), a(r.addressee), a(r.if_span), a(r.then_span), a(r.kind), a(r.deadline);
  a(r.statement);
}
void Fields(auto& a, Is<LedgerLine> auto& r) {
  a(r.pair), a(r.line), a(r.what), a(r.state), a(r.since), a(r.until), a(r.per);
  a(r.disputed_by), a(r.records);
}
void Fields(auto& a, Is<Dossier> auto& r) {
  a(r.article), a(r.actors), a(r.times), a(r.statements), a(r.events), a(r.conditions);
  a(r.ledger);
}

class Packer {
 public:
  void operator()(bool value) { out_.push_back(value ? 1 : 0); }
  void operator()(uint32_t value) { Number(value); }
  void operator()(int value) { Signed(value); }
  void operator()(double value) {
    const auto bits = std::bit_cast<uint64_t>(value);
    for (int shift = 0; shift < 64; shift += 8) out_.push_back(static_cast<char>(bits >> shift));
  }
  void operator()(Day value) { Signed(value.time_since_epoch().count()); }
  void operator()(const std::string& value) {
    Number(value.size());
    out_ += value;
  }
  template <typename E>
  requires std::is_enum_v<E>
  void operator()(E value) { Number(static_cast<uint64_t>(value)); }
  template <typename T>
  void operator()(const std::optional<T>& value) {
    (*this)(value.has_value());
    if (value) (*this)(*value);
  }
  template <typename T>
  void operator()(const std::vector<T>& list) {
    Number(list.size());
    for (const T& value : list) (*this)(value);
  }
  template <typename T, size_t N>
  void operator()(const std::array<T, N>& list) {
    for (const T& value : list) (*this)(value);
  }
  template <typename Record>
  requires std::is_class_v<Record>
  void operator()(const Record& record) { Fields(*this, record); }

  void Number(uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_.push_back(static_cast<char>(value | 0x80));
    out_.push_back(static_cast<char>(value));
  }
  std::string Take() { return std::move(out_); }

 private:
  void Signed(int64_t value) {
    Number((static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63));
  }
  std::string out_;
};

// After the first fault everything reads as nothing.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  void operator()(bool& value) { value = Byte() != 0; }
  void operator()(uint32_t& value) { value = static_cast<uint32_t>(Number()); }
  void operator()(int& value) { value = static_cast<int>(Signed()); }
  void operator()(double& value) {
    uint64_t bits = 0;
    for (int shift = 0; shift < 64; shift += 8) bits |= static_cast<uint64_t>(Byte()) << shift;
    value = std::bit_cast<double>(bits);
  }
  void operator()(Day& value) { value = Day(std::chrono::days(static_cast<int>(Signed()))); }
  void operator()(std::string& value) {
    const size_t size = Size();
    value.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }
  template <typename E>
  requires std::is_enum_v<E>
  void operator()(E& value) { value = static_cast<E>(Number()); }
  template <typename T>
  void operator()(std::optional<T>& value) {
    if (Byte() == 0) return value.reset();
    (*this)(value.emplace());
  }
  template <typename T>
  void operator()(std::vector<T>& list) {
    list.resize(Size());
    for (T& value : list) (*this)(value);
  }
  template <typename T, size_t N>
  void operator()(std::array<T, N>& list) {
    for (T& value : list) (*this)(value);
  }
  template <typename Record>
  requires std::is_class_v<Record>
  void operator()(Record& record) { Fields(*this, record); }

  uint8_t Byte() {
    if (rest_.empty()) {
      good_ = false;
      return 0;
    }
    const auto byte = static_cast<uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }
  bool IsGood() const { return good_; }
  bool IsWhole() const { return good_ && rest_.empty(); }

 private:
  uint64_t Number() {
    uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const uint8_t byte = Byte();
      value |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    good_ = false;
    return 0;
  }
  int64_t Signed() {
    const uint64_t value = Number();
    return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
  }
  // Every element takes a byte at least, so a size past the rest is a fault.
  size_t Size() {
    const uint64_t size = Number();
    if (size <= rest_.size()) return static_cast<size_t>(size);
    good_ = false;
    rest_ = {};
    return 0;
  }

  std::string_view rest_;
  bool good_ = true;
};

}  // namespace

std::string PackDossier(const Dossier& dossier) {
  Packer packer;
  packer.Number(kForm);
  packer(dossier);
  return packer.Take();
}

std::optional<Dossier> UnpackDossier(std::string_view bytes) {
  Unpacker unpacker(bytes);
  if (unpacker.Byte() != kForm) return std::nullopt;
  std::optional<Dossier> dossier(std::in_place);
  unpacker(*dossier);
  return unpacker.IsWhole() ? std::move(dossier) : std::nullopt;
}

std::optional<Article> UnpackArticle(std::string_view bytes) {
  Unpacker unpacker(bytes);
  if (unpacker.Byte() != kForm) return std::nullopt;
  std::optional<Article> article(std::in_place);
  unpacker(*article);
  return unpacker.IsGood() ? std::move(article) : std::nullopt;
}

}  // namespace detente
