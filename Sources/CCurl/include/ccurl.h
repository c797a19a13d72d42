/*
 * libcurl for Swift: one small function per thing Swift cannot call.
 *
 * libcurl is looked up by cc_load() at the first request and not linked by us. The program has it
 * linked all the same, by Foundation's networking, which the demo's HTTP library brings along: then
 * the look-up finds it in place. Where nothing links it a start is spared the two dozen libraries
 * that come with it, about 10 ms of CPU before main(). Types and constants come from its header.
 *
 * To call one more function of libcurl, add it to CC_FUNCTIONS and write a shim below.
 */
#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>
#include <stddef.h>

#define CC_FUNCTIONS(each) \
  each(global_init) \
  each(easy_init) \
  each(easy_setopt) \
  each(easy_getinfo) \
  each(easy_pause) \
  each(easy_strerror) \
  each(easy_cleanup) \
  each(slist_append) \
  each(slist_free_all) \
  each(multi_init) \
  each(multi_setopt) \
  each(multi_add_handle) \
  each(multi_remove_handle) \
  each(multi_perform) \
  each(multi_poll) \
  each(multi_wakeup) \
  each(multi_info_read) \
  each(multi_cleanup)

/* The addresses of libcurl's functions; written once, by cc_load(). */
struct cc_library {
#define CC_MEMBER(name) __typeof__(curl_##name) *name;
  CC_FUNCTIONS(CC_MEMBER)
#undef CC_MEMBER
};

extern struct cc_library cc_curl;

/* Loads and initialises libcurl, once per process, from any thread; everything else here needs it.
 * NULL is success, else what went wrong. */
const char *cc_load(void);

/* For debuggers and /proc; at most 15 characters. Swift sees no GNU extension of pthreads. */
void cc_name_this_thread(const char *name);

/* Called with bytes and the context of cc_set_callbacks; answers how many it took. */
typedef size_t (*cc_receive)(char *bytes, size_t one, size_t count, void *context);

/* Called with the context of cc_set_callbacks when the connection stands and the request goes out. */
typedef void (*cc_ready)(void *context);

/* MARK: - What Swift cannot call, since `cc_curl` is a mutable global, which Swift 6 refuses to read. */

static inline CURLM *cc_multi_new(void) { return cc_curl.multi_init(); }

static inline void cc_multi_free(CURLM *multi) { cc_curl.multi_cleanup(multi); }

static inline CURLMcode cc_multi_add(CURLM *multi, CURL *easy) {
  return cc_curl.multi_add_handle(multi, easy);
}

static inline void cc_multi_remove(CURLM *multi, CURL *easy) {
  cc_curl.multi_remove_handle(multi, easy);
}

static inline void cc_multi_perform(CURLM *multi) {
  int running;
  cc_curl.multi_perform(multi, &running);
}

static inline void cc_multi_poll(CURLM *multi, int milliseconds) {
  cc_curl.multi_poll(multi, NULL, 0, milliseconds, NULL);
}

static inline void cc_multi_wakeup(CURLM *multi) { cc_curl.multi_wakeup(multi); }

static inline CURL *cc_easy_new(void) { return cc_curl.easy_init(); }

static inline void cc_easy_free(CURL *easy) { cc_curl.easy_cleanup(easy); }

static inline void cc_easy_resume(CURL *easy) { cc_curl.easy_pause(easy, CURLPAUSE_CONT); }

static inline const char *cc_text(CURLcode code) { return cc_curl.easy_strerror(code); }

static inline struct curl_slist *cc_list_adding(struct curl_slist *list, const char *line) {
  return cc_curl.slist_append(list, line);
}

static inline void cc_list_free(struct curl_slist *list) { cc_curl.slist_free_all(list); }

/* Also: the result is a member of a union inside the message, one step per call this way.
 * NULL when no transfer has ended. */
static inline CURL *cc_multi_ended(CURLM *multi, CURLcode *result) {
  int left;
  CURLMsg *message;
  while ((message = cc_curl.multi_info_read(multi, &left)) != NULL) {
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}

/* MARK: - What Swift cannot call, since curl_easy_setopt and curl_easy_getinfo are variadic. */

/* Everything that is the same for every request. */
static inline void cc_set_habits(CURL *easy) {
  /* No signals in a threaded program: timeouts of the resolver must not use SIGALRM. */
  cc_curl.easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075700
  /* Else removing a transfer waits for its name to be resolved, and with it every other one. */
  cc_curl.easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#endif
#if LIBCURL_VERSION_NUM >= 0x075500
  cc_curl.easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  cc_curl.easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
  /* A stream of HTTP/2 is cancelled without closing the connection; here closing is the point. */
  cc_curl.easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
  cc_curl.easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  cc_curl.easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  cc_curl.easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
  cc_curl.easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
  cc_curl.easy_setopt(easy, CURLOPT_TCP_KEEPIDLE, 60L);
  cc_curl.easy_setopt(easy, CURLOPT_TCP_KEEPINTVL, 30L);
  cc_curl.easy_setopt(easy, CURLOPT_BUFFERSIZE, 65536L);
}

/* Called by libcurl before each request; 0 lets it go on. The function stands in the context's
 * first word, as libcurl passes one pointer only. */
struct cc_context {
  cc_ready ready;
  void *context;
};

static inline int cc_tell_ready(
    void *context, char *peer, char *own, int peer_port, int own_port) {
  struct cc_context *told = context;
  (void)peer, (void)own, (void)peer_port, (void)own_port;
  told->ready(told->context);
  return 0;
}

/* libcurl older than 7.80 tells nobody. `told` must live as long as the handle. */
static inline void cc_set_ready(CURL *easy, struct cc_context *told) {
#if LIBCURL_VERSION_NUM >= 0x075000
  cc_curl.easy_setopt(easy, CURLOPT_PREREQFUNCTION, cc_tell_ready);
  cc_curl.easy_setopt(easy, CURLOPT_PREREQDATA, told);
#else
  (void)easy, (void)told;
#endif
}

/* Also: a pointer to a C function is not a CVarArg. `errors` holds CURL_ERROR_SIZE bytes. */
static inline void cc_set_callbacks(
    CURL *easy, cc_receive head, cc_receive body, void *context, char *errors) {
  cc_curl.easy_setopt(easy, CURLOPT_HEADERFUNCTION, head);
  cc_curl.easy_setopt(easy, CURLOPT_HEADERDATA, context);
  cc_curl.easy_setopt(easy, CURLOPT_WRITEFUNCTION, body);
  cc_curl.easy_setopt(easy, CURLOPT_WRITEDATA, context);
  cc_curl.easy_setopt(easy, CURLOPT_ERRORBUFFER, errors);
}

static inline void cc_set_url(CURL *easy, const char *url) {
  cc_curl.easy_setopt(easy, CURLOPT_URL, url);
}

static inline void cc_set_user_agent(CURL *easy, const char *text) {
  cc_curl.easy_setopt(easy, CURLOPT_USERAGENT, text);
}

/* The list must live as long as the handle. */
static inline void cc_set_headers(CURL *easy, struct curl_slist *lines) {
  cc_curl.easy_setopt(easy, CURLOPT_HTTPHEADER, lines);
}

/* The body is copied. */
static inline void cc_set_post(CURL *easy, const void *body, size_t size) {
  cc_curl.easy_setopt(easy, CURLOPT_POST, 1L);
  cc_curl.easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)size);
  cc_curl.easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, body);
}

static inline void cc_set_head_only(CURL *easy) {
  cc_curl.easy_setopt(easy, CURLOPT_NOBODY, 1L);
}

static inline void cc_set_basic_auth(CURL *easy, const char *user, const char *password) {
  cc_curl.easy_setopt(easy, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
  cc_curl.easy_setopt(easy, CURLOPT_USERNAME, user);
  cc_curl.easy_setopt(easy, CURLOPT_PASSWORD, password);
}

static inline void cc_set_ca_file(CURL *easy, const char *path) {
  cc_curl.easy_setopt(easy, CURLOPT_CAINFO, path);
}

/* An empty name also keeps libcurl from looking into the environment. */
static inline void cc_set_no_proxy(CURL *easy) {
  cc_curl.easy_setopt(easy, CURLOPT_PROXY, "");
}

static inline void cc_set_connect_timeout(CURL *easy, long milliseconds) {
  cc_curl.easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, milliseconds);
}

static inline long cc_status(CURL *easy) {
  long status = 0;
  cc_curl.easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

/* NULL where the server named none; valid as long as the handle. */
static inline const char *cc_content_type(CURL *easy) {
  char *text = NULL;
  cc_curl.easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &text);
  return text;
}

/* What a proxy said to a request for a tunnel; 0 where none was asked for. */
static inline long cc_proxy_status(CURL *easy) {
  long status = 0;
  cc_curl.easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &status);
  return status;
}

/* Where a 3xx answer points to, as a whole URL; NULL where there is none, and before its end. */
static inline const char *cc_redirect_url(CURL *easy) {
  char *text = NULL;
  cc_curl.easy_getinfo(easy, CURLINFO_REDIRECT_URL, &text);
  return text;
}

/* errno of the connect that failed last. */
static inline long cc_os_error(CURL *easy) {
  long number = 0;
  cc_curl.easy_getinfo(easy, CURLINFO_OS_ERRNO, &number);
  return number;
}

#endif
