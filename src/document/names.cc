#include "document/names.h"

#include <array>

namespace detente {
namespace {

template <typename Enum>
struct Names;

template <>
struct Names<ActorKind> {
  static constexpr std::array<std::string_view, 5> kAll = {"country", "organization", "group",
                                                           "person", "medium"};
};
template <>
struct Names<MentionForm> {
  static constexpr std::array<std::string_view, 5> kAll = {"name", "title", "noun", "pronoun",
                                                           "metonym"};
};
template <>
struct Names<Basis> {
  static constexpr std::array<std::string_view, 2> kAll = {"text", "lexicon"};
};
template <>
struct Names<StatementForm> {
  static constexpr std::array<std::string_view, 3> kAll = {"direct", "mixed", "indirect"};
};
template <>
struct Names<EventType> {
  static constexpr std::array<std::string_view, 16> kAll = {
      "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
      "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
};
template <>
struct Names<Reality> {
  static constexpr std::array<std::string_view, 5> kAll = {"actual", "attempted", "planned",
                                                           "possible", "conditional"};
};
template <>
struct Names<Polarity> {
  static constexpr std::array<std::string_view, 2> kAll = {"positive", "negative"};
};
template <>
struct Names<Scope> {
  static constexpr std::array<std::string_view, 2> kAll = {"international", "domestic"};
};
template <>
struct Names<ConditionKind> {
  static constexpr std::array<std::string_view, 4> kAll = {"offer", "threat", "refusal", "warning"};
};

template <typename Enum>
std::string_view NameOf(Enum value) {
  return Names<Enum>::kAll[static_cast<size_t>(value)];
}

}  // namespace

std::string_view ToString(ActorKind value) { return NameOf(value); }
std::string_view ToString(MentionForm value) { return NameOf(value); }
std::string_view ToString(Basis value) { return NameOf(value); }
std::string_view ToString(StatementForm value) { return NameOf(value); }
std::string_view ToString(EventType value) { return NameOf(value); }
std::string_view ToString(Reality value) { return NameOf(value); }
std::string_view ToString(Polarity value) { return NameOf(value); }
std::string_view ToString(Scope value) { return NameOf(value); }
std::string_view ToString(ConditionKind value) { return NameOf(value); }

template <typename Enum>
std::optional<Enum> ParseName(std::string_view name) {
  const auto& all = Names<Enum>::kAll;
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template <typename Enum>
std::span<const std::string_view> NamesOf() {
  return Names<Enum>::kAll;
}

#define DETENTE_NAMES(Enum)                                       \
  template std::optional<Enum> ParseName<Enum>(std::string_view); \
  template std::span<const std::string_view> NamesOf<Enum>();
DETENTE_NAMES(ActorKind)
DETENTE_NAMES(MentionForm)
DETENTE_NAMES(Basis)
DETENTE_NAMES(StatementForm)
DETENTE_NAMES(EventType)
DETENTE_NAMES(Reality)
DETENTE_NAMES(Polarity)
DETENTE_NAMES(Scope)
DETENTE_NAMES(ConditionKind)
#undef DETENTE_NAMES

}  // namespace detente
