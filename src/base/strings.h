// base/strings.h: small helpers on string views. ASCII unless said; no locale.
#ifndef DETENTE_BASE_STRINGS_H_
#define DETENTE_BASE_STRINGS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace detente {

// Splits at every `separator`; keeps empty fields, so Split("", ',') is {""}.
std::vector<std::string_view> Split(std::string_view text, char separator);
// Splits at runs of ASCII white space; no empty fields.
std::vector<std::string_view> SplitWords(std::string_view text);
// Cuts ASCII white space at both ends.
std::string_view Trim(std::string_view text);
// Cuts Unicode white space at both ends and folds each inner run into one blank.
std::string FoldSpace(std::string_view text);
std::string Join(const std::vector<std::string>& parts, std::string_view separator);
// A whole decimal number and nothing else; nullopt when it does not fit.
std::optional<int64_t> ParseInt(std::string_view text);
std::string ReplaceAll(std::string_view text, std::string_view from, std::string_view to);

}  // namespace detente

#endif  // DETENTE_BASE_STRINGS_H_
