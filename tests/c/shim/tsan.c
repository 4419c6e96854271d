/*
 * What code instrumented by rustc asks of ThreadSanitizer, and the runtime of gcc has by no name:
 * the copying functions, each telling the runtime of what it reads and writes.
 */
#include <stddef.h>
#include <string.h>

void *__tsan_memset(void *to, int byte, size_t size);
void *__tsan_memcpy(void *to, const void *from, size_t size);
void *__tsan_memmove(void *to, const void *from, size_t size);

/* The runtime of gcc watches the functions of the C library of these names. */
void *__tsan_memset(void *to, int byte, size_t size) { return memset(to, byte, size); }
void *__tsan_memcpy(void *to, const void *from, size_t size) { return memcpy(to, from, size); }
void *__tsan_memmove(void *to, const void *from, size_t size) { return memmove(to, from, size); }
