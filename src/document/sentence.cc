#include "document/sentence.h"

#include <algorithm>
#include <array>
#include <span>

namespace detente {
namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 17> kUposNames = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, 50> kXposNames = {
    "$",   "''",  ",",    "-LRB-", "-RRB-", ".",   ":",   "ADD", "AFX", "CC",  "CD", "DT",  "EX",
    "FW",  "GW",  "HYPH", "IN",    "JJ",    "JJR", "JJS", "LS",  "MD",  "NFP", "NN", "NNP", "NNPS",
    "NNS", "PDT", "POS",  "PRP",   "PRP$",  "RB",  "RBR", "RBS", "RP",  "SYM", "TO", "UH",  "VB",
    "VBD", "VBG", "VBN",  "VBP",   "VBZ",   "WDT", "WP",  "WP$", "WRB", "``",  "_"};
constexpr std::array<std::string_view, 51> kDeprelNames = {
    "acl",         "acl:relcl",    "advcl",        "advcl:relcl", "advmod",     "amod",
    "appos",       "aux",          "aux:pass",     "case",        "cc",         "cc:preconj",
    "ccomp",       "compound",     "compound:prt", "conj",        "cop",        "csubj",
    "csubj:outer", "csubj:pass",   "dep",          "det",         "det:predet", "discourse",
    "dislocated",  "expl",         "fixed",        "flat",        "goeswith",   "iobj",
    "list",        "mark",         "nmod",         "nmod:desc",   "nmod:poss",  "nmod:unmarked",
    "nsubj",       "nsubj:outer",  "nsubj:pass",   "nummod",      "obj",        "obl",
    "obl:agent",   "obl:unmarked", "orphan",       "parataxis",   "punct",      "reparandum",
    "root",        "vocative",     "xcomp"};

template <typename Tag>
std::optional<Tag> Parse(std::span<const std::string_view> names, std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Tag>(at - names.begin());
}

}  // namespace

std::string_view ToString(Upos tag) { return kUposNames[static_cast<size_t>(tag)]; }
std::string_view ToString(Xpos tag) { return kXposNames[static_cast<size_t>(tag)]; }
std::string_view ToString(Deprel relation) { return kDeprelNames[static_cast<size_t>(relation)]; }

std::optional<Upos> ParseUpos(std::string_view name) { return Parse<Upos>(kUposNames, name); }
std::optional<Xpos> ParseXpos(std::string_view name) { return Parse<Xpos>(kXposNames, name); }
std::optional<Deprel> ParseDeprel(std::string_view name) {
  return Parse<Deprel>(kDeprelNames, name);
}

}  // namespace detente
