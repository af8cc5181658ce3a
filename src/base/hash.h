// base/hash.h: digests that name things (texts, lexicons, models). BLAKE2b by libsodium.
#ifndef DETENTE_BASE_HASH_H_
#define DETENTE_BASE_HASH_H_

#include <string>
#include <string_view>

namespace detente {

// 32 hexadecimal digits (128 bits) of the BLAKE2b digest of `bytes`.
std::string DigestOf(std::string_view bytes);

}  // namespace detente

#endif  // DETENTE_BASE_HASH_H_
