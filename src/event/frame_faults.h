// event/frame_faults.h (private to the folder): what `lexicon check` says against a frame that is
// well formed.
#ifndef DETENTE_EVENT_FRAME_FAULTS_H_
#define DETENTE_EVENT_FRAME_FAULTS_H_

#include <optional>
#include <string>

#include "event/frames.h"

namespace detente {

// A frame that fits no sentence, because one of its tests forbids all that another asks for; says
// which.
std::optional<std::string> NeverFits(const Frame& frame);

// Slot and words of a test in one order: what SlotTest::means holds.
std::string MeaningOf(const SlotTest& test);

// Word, head and tests in one order: two frames with the same text fit the same sentences.
std::string WhatFits(const Frame& frame);

// The frames differ in what they make of the same sentences.
bool InConflict(const Frame& a, const Frame& b);

}  // namespace detente

#endif  // DETENTE_EVENT_FRAME_FAULTS_H_
