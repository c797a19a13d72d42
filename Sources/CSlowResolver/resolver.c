/* RTLD_NEXT */
#define _GNU_SOURCE

#include "CSlowResolver.h"

#include <dlfcn.h>
#include <poll.h>
#include <string.h>

static const char slow_ending[] = ".slow.test";
enum { SLOW_MILLISECONDS = 60000 };

static int is_slow(const char *node) {
  size_t length = node == NULL ? 0 : strlen(node);
  size_t ending = sizeof slow_ending - 1;
  return length >= ending && strcmp(node + length - ending, slow_ending) == 0;
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
                struct addrinfo **result) {
  typedef int lookup(const char *, const char *, const struct addrinfo *, struct addrinfo **);
  if (is_slow(node)) {
    poll(NULL, 0, SLOW_MILLISECONDS);
    return EAI_AGAIN;
  }
  lookup *real = (lookup *)dlsym(RTLD_NEXT, "getaddrinfo");
  return real == NULL ? EAI_SYSTEM : real(node, service, hints, result);
}
