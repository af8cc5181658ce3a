// document/names.h: the names of the enumerations, as they stand in files and in lexicons.
#ifndef DETENTE_DOCUMENT_NAMES_H_
#define DETENTE_DOCUMENT_NAMES_H_

#include <optional>
#include <span>
#include <string_view>

#include "document/records.h"

namespace detente {

std::string_view ToString(ActorKind value);
std::string_view ToString(MentionForm value);
std::string_view ToString(Basis value);
std::string_view ToString(StatementForm value);
std::string_view ToString(EventType value);
std::string_view ToString(Reality value);
std::string_view ToString(Polarity value);
std::string_view ToString(Scope value);
std::string_view ToString(ConditionKind value);

// ParseName<EventType>("AGREE"); nullopt for any other word.
template <typename Enum>
std::optional<Enum> ParseName(std::string_view name);

// All names of an enumeration, in its order.
template <typename Enum>
std::span<const std::string_view> NamesOf();

}  // namespace detente

#endif  // DETENTE_DOCUMENT_NAMES_H_
