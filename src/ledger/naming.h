// ledger/naming.h: what a line is called, and the day its text sets. Private to the folder.
#ifndef DETENTE_LEDGER_NAMING_H_
#define DETENTE_LEDGER_NAMING_H_

#include <optional>
#include <string>

#include "ledger/rules.h"

namespace detente {

// "sweeping sanctions"; "call, minister level; first in six years"; "designate Russia …; US Senate,
// unanimous, non-binding".
struct LineName {
  std::string what;
  std::string detail;          // of a vote; empty for none
  bool plain = false;          // the text gave no name: the rule's
  bool below_leaders = false;  // of a contact: told to be of ministers or officials
};

LineName WhatOf(const Dossier& dossier, const Event& event, const LedgerRule& rule,
                const LedgerRules::Data& rules);

// At most some 120 bytes, cut at a blank.
std::string Shortened(std::string text);

// The day by which, or up to which, a deed or what it promises is to hold: "by March 15", "until
// December 31", "will expire on August 15".
std::optional<DayBounds> DueOf(const Dossier& dossier, const Event& event);

}  // namespace detente

#endif  // DETENTE_LEDGER_NAMING_H_
