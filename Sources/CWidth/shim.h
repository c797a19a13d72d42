/* What Swift cannot see of <wchar.h>. */
#ifndef CWIDTH_SHIM_H
#define CWIDTH_SHIM_H

#include <stdint.h>
#include <wchar.h>

/* glibc declares `wcwidth` only under _XOPEN_SOURCE, which Swift's Glibc module is built without. */
extern int wcwidth(wchar_t character);

/* `wchar_t` is Int32 on Linux and macOS, but Swift spells it differently on each. */
static inline int cw_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

#endif
