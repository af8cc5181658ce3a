// page/dom.h: what the readers of HTML need of libxml2's tree (private to page/).
#ifndef DETENTE_PAGE_DOM_H_
#define DETENTE_PAGE_DOM_H_

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace detente {

struct DomCloser {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Dom = std::unique_ptr<xmlDoc, DomCloser>;

// Null when nothing could be made of it. The tree is as deep as the markup: see html_limits.h.
Dom ParseDom(std::string_view html);

// The tag of an element; empty for other nodes.
std::string_view TagOf(const xmlNode* node);
bool IsTag(const xmlNode* node, std::string_view tag);
// The value of an attribute; empty when there is none.
std::string AttributeOf(const xmlNode* node, const char* name);
bool HasAttribute(const xmlNode* node, std::string_view name);
// All text below, white space folded, without scripts and styles.
std::string TextBelow(const xmlNode* node);
// Visits the elements below (and with) a node in document order; false: not into its children.
void VisitElements(const xmlNode* node, const std::function<bool(const xmlNode*)>& visit);

// Words of class, id and itemprop, in small letters, CamelCase cut by hyphens.
std::vector<std::string> ClassTokens(const xmlNode* node);

}  // namespace detente

#endif  // DETENTE_PAGE_DOM_H_
