#define _GNU_SOURCE  /* pthread_setname_np */
#include "ccurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

struct cc_library cc_curl;

static const char *problem;

static void load(void) {
#ifdef __APPLE__
  static const char *const name = "libcurl.4.dylib";
#else
  static const char *const name = "libcurl.so.4";
#endif
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    problem = strdup(dlerror());  /* dlerror keeps it only for this thread. */
    return;
  }
#define CC_FIND(name) \
  cc_curl.name = (__typeof__(cc_curl.name))dlsym(library, "curl_" #name); \
  if (!cc_curl.name) { \
    problem = "libcurl has no curl_" #name; \
    return; \
  }
  CC_FUNCTIONS(CC_FIND)
#undef CC_FIND
  if (cc_curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) problem = "curl_global_init failed";
}

const char *cc_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return problem;
}

void cc_name_this_thread(const char *name) {
#ifdef __APPLE__
  pthread_setname_np(name);
#else
  pthread_setname_np(pthread_self(), name);
#endif
}
