// event/when_tree.h (private to the folder): what the dependency tree says of a time and a deed.
#ifndef DETENTE_EVENT_WHEN_TREE_H_
#define DETENTE_EVENT_WHEN_TREE_H_

#include <optional>

#include "event/bind.h"

namespace detente {

// Steps up the tree from a time to the words of the deed, none of them out of a clause or a list;
// 0 where the deed hangs on the time ("on Friday, when Iran hosts ..."); nothing where they lead
// elsewhere.
std::optional<int> StepsTo(const EventView& view, const BoundDeed& deed, TokenRange time);

// May a time that does not hang on the deed tell of it all the same? Not that of a saying ("said on
// Thursday that Y closed the border"), of a subject ("his remarks last week"), or of a verb that
// the deed is not under. True where there is no tree.
bool MayBeOf(const EventView& view, const BoundDeed& deed, TokenRange time);

}  // namespace detente

#endif  // DETENTE_EVENT_WHEN_TREE_H_
