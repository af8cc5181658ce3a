// ledger/joining.h: small means of the joiner. Private to the folder.
#ifndef DETENTE_LEDGER_JOINING_H_
#define DETENTE_LEDGER_JOINING_H_

#include <algorithm>
#include <string>
#include <vector>

#include "document/records.h"
#include "ledger/sides.h"

namespace detente {

inline bool IsSpoken(const std::string& line) {
  return line == "demand" || line == "threat" || line == "promise" || line == "condition";
}

inline Day FirstDay(const DayBounds& b) { return b.earliest.value_or(Day::min()); }

inline Day LastDay(const DayBounds& b) { return b.latest.value_or(Day::max()); }

inline Pair Turned(const Pair& pair) { return {pair[1], pair[0]}; }

inline bool IsDated(const std::optional<DayBounds>& when) { return when && when->earliest; }

inline bool Overlap(const DayBounds& a, const DayBounds& b) {
  return FirstDay(a) <= LastDay(b) && FirstDay(b) <= LastDay(a);
}

inline bool MayBeSameDay(const std::optional<DayBounds>& a, const std::optional<DayBounds>& b) {
  return !a || !b || Overlap(*a, *b);
}

inline void AddNew(const std::vector<std::string>& from, std::vector<std::string>* to) {
  for (const std::string& value : from) {
    if (std::find(to->begin(), to->end(), value) == to->end()) to->push_back(value);
  }
}

template <typename T>
void AddOnce(const T& value, std::vector<T>* list) {
  if (std::find(list->begin(), list->end(), value) == list->end()) list->push_back(value);
}

}  // namespace detente

#endif  // DETENTE_LEDGER_JOINING_H_
