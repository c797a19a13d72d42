/*
 * A library to preload (LD_PRELOAD) into a program under test: looking up a name that ends in
 * ".slow.test" takes a minute and then fails; all other names are looked up as usual.
 *
 * Never to be linked: it replaces getaddrinfo in whatever links it.
 */
#ifndef CSLOW_RESOLVER_H
#define CSLOW_RESOLVER_H

#include <netdb.h>

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
                struct addrinfo **result);

#endif
