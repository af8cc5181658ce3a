// parser/tree.h (private to the folder): the best tree for a table of arc scores.
#ifndef DETENTE_PARSER_TREE_H_
#define DETENTE_PARSER_TREE_H_

#include <span>
#include <vector>

namespace detente {

// `scores` has a row for each of `words` words and a column for each possible head: column 0 is
// the root, column h + 1 is word h. Gives each word's head as a column, so that the arcs are a
// tree, exactly one word hangs on the root, and the sum is the greatest (Chu-Liu/Edmonds).
std::vector<int> BestTree(std::span<const float> scores, int words);

}  // namespace detente

#endif  // DETENTE_PARSER_TREE_H_
