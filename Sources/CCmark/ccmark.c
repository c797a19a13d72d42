#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "CCmark.h"

/* Exported by the library, but in none of its installed headers. */
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL;
extern cmark_node_type CMARK_NODE_STRIKETHROUGH;

static cmark_syntax_extension *extensions[3];
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* While cmark reads, the characters of the extensions stand in tables that all its parsers share. */
static pthread_mutex_t reading = PTHREAD_MUTEX_INITIALIZER;

/* Not "autolink", which takes quadratic time, nor "tagfilter", which changes what is shown. */
static void find_extensions(void) {
  static const char *const names[] = {"table", "strikethrough", "tasklist"};
  cmark_gfm_core_extensions_ensure_registered();
  for (size_t i = 0; i < 3; i++) extensions[i] = cmark_find_syntax_extension(names[i]);
}

static cmark_node *parse(const uint8_t *bytes, size_t count, int options) {
  pthread_once(&once, find_extensions);
  cmark_parser *parser = cmark_parser_new(options);
  if (parser == NULL) return NULL;
  for (size_t i = 0; i < 3; i++)
    if (extensions[i] != NULL) cmark_parser_attach_syntax_extension(parser, extensions[i]);
  pthread_mutex_lock(&reading);
  cmark_parser_feed(parser, (const char *)bytes, count);
  cmark_node *document = cmark_parser_finish(parser);
  pthread_mutex_unlock(&reading);
  cmark_parser_free(parser);
  if (document != NULL) cmark_consolidate_text_nodes(document);
  return document;
}

cm_node *cm_parse(const uint8_t *bytes, size_t count) {
  return parse(bytes, count, CMARK_OPT_FOOTNOTES);
}

void cm_free(cm_node *document) { cmark_node_free(document); }

enum cm_kind cm_kind(cm_node *node) {
  cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_TEXT) return CM_TEXT;
  if (type == CMARK_NODE_PARAGRAPH) return CM_PARAGRAPH;
  if (type == CMARK_NODE_SOFTBREAK) return CM_SOFT_BREAK;
  if (type == CMARK_NODE_LINEBREAK) return CM_HARD_BREAK;
  if (type == CMARK_NODE_CODE) return CM_CODE;
  if (type == CMARK_NODE_HTML_INLINE) return CM_HTML;
  if (type == CMARK_NODE_EMPH) return CM_EMPHASIS;
  if (type == CMARK_NODE_STRONG) return CM_STRONG;
  if (type == CMARK_NODE_LINK) return CM_LINK;
  if (type == CMARK_NODE_IMAGE) return CM_IMAGE;
  if (type == CMARK_NODE_FOOTNOTE_REFERENCE) return CM_FOOTNOTE_MARK;
  if (type == CMARK_NODE_STRIKETHROUGH) return CM_STRUCK;
  if (type == CMARK_NODE_DOCUMENT) return CM_DOCUMENT;
  if (type == CMARK_NODE_BLOCK_QUOTE) return CM_QUOTE;
  if (type == CMARK_NODE_LIST) return CM_LIST;
  if (type == CMARK_NODE_ITEM) return CM_ITEM;
  if (type == CMARK_NODE_CODE_BLOCK) return CM_CODE_BLOCK;
  if (type == CMARK_NODE_HTML_BLOCK) return CM_HTML_BLOCK;
  if (type == CMARK_NODE_HEADING) return CM_HEADING;
  if (type == CMARK_NODE_THEMATIC_BREAK) return CM_RULE;
  if (type == CMARK_NODE_FOOTNOTE_DEFINITION) return CM_FOOTNOTE;
  if (type == CMARK_NODE_TABLE) return CM_TABLE;
  if (type == CMARK_NODE_TABLE_ROW) return CM_ROW;
  if (type == CMARK_NODE_TABLE_CELL) return CM_CELL;
  return CM_OTHER;
}

cm_node *cm_first_child(cm_node *node) { return cmark_node_first_child(node); }
cm_node *cm_next(cm_node *node) { return cmark_node_next(node); }
cm_node *cm_parent(cm_node *node) { return cmark_node_parent(node); }
int cm_start_line(cm_node *node) { return cmark_node_get_start_line(node); }
int cm_end_line(cm_node *node) { return cmark_node_get_end_line(node); }
int cm_start_column(cm_node *node) { return cmark_node_get_start_column(node); }

static const char *text(const char *text) { return text == NULL ? "" : text; }

const char *cm_literal(cm_node *node) { return text(cmark_node_get_literal(node)); }
const char *cm_url(cm_node *node) { return text(cmark_node_get_url(node)); }
const char *cm_info(cm_node *node) { return text(cmark_node_get_fence_info(node)); }

bool cm_is_fenced(cm_node *node) {
  int length, offset;
  char character;
  return cmark_node_get_fenced(node, &length, &offset, &character) != 0;
}

int cm_heading_level(cm_node *node) { return cmark_node_get_heading_level(node); }

bool cm_is_ordered(cm_node *list) { return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST; }
int cm_list_start(cm_node *list) { return cmark_node_get_list_start(list); }
int cm_list_delimiter(cm_node *list) {
  return cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? ')' : '.';
}

int cm_task(cm_node *item) {
  if (strcmp(cmark_node_get_type_string(item), "tasklist") != 0) return -1;
  return cmark_gfm_extensions_get_tasklist_item_checked(item) ? 1 : 0;
}

int cm_alignment(cm_node *table, int column) {
  uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(table);
  return alignments == NULL || column >= cm_column_count(table) ? 0 : alignments[column];
}

int cm_column_count(cm_node *table) { return cmark_gfm_extensions_get_table_columns(table); }
bool cm_is_header(cm_node *row) { return cmark_gfm_extensions_get_table_row_is_header(row) != 0; }

/* Puts a node in the place of another one. */
static void replace(cmark_node *node, cmark_node *other) {
  if (other != NULL && cmark_node_insert_before(node, other) == 0) cmark_node_free(other);
  cmark_node_unlink(node);
  cmark_node_free(node);
}

/* HTML as what it says: between words as words, by itself as code. */
static void show_html(cmark_node *node) {
  bool is_block = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
  cmark_node *other = cmark_node_new(is_block ? CMARK_NODE_CODE_BLOCK : CMARK_NODE_TEXT);
  if (other != NULL) cmark_node_set_literal(other, text(cmark_node_get_literal(node)));
  replace(node, other);
}

static bool is_safe(const char *url) {
  static const char *const kinds[] = {"http://", "https://", "mailto:"};
  for (size_t i = 0; i < 3; i++)
    if (strncasecmp(url, kinds[i], strlen(kinds[i])) == 0) return true;
  return false;
}

/* Takes what is in a node out of it, into another node before it or into what it is in itself. */
static void unwrap(cmark_node *node, cmark_node *other) {
  if (other != NULL && cmark_node_insert_before(node, other) == 0) {
    cmark_node_free(other);
    other = NULL;
  }
  for (cmark_node *child = cmark_node_first_child(node); child != NULL;) {
    cmark_node *next = cmark_node_next(child);
    cmark_node_unlink(child);
    int is_moved = other != NULL ? cmark_node_append_child(other, child)
                                 : cmark_node_insert_before(node, child);
    if (is_moved == 0) cmark_node_free(child);
    child = next;
  }
  replace(node, NULL);
}

/* Looks at a link or an image when its inside is about to be visited: what may not be followed, or
 * is within a link, becomes its words, and an image a link to it. From the outside inwards, since
 * cmark walks up to the root for every node that is moved. Returns whether a link is left. */
static bool show_link(cmark_node *node, bool is_inner) {
  const char *url = text(cmark_node_get_url(node));
  bool is_image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
  bool is_link = is_safe(url) && !is_inner;
  if (is_link && !is_image) return true;
  cmark_node *link = is_link ? cmark_node_new(CMARK_NODE_LINK) : NULL;
  if (link != NULL) cmark_node_set_url(link, url);
  unwrap(node, link);
  return link != NULL;
}

/* An image without words, or a link without any, as its address. */
static void show_address(cmark_node *node) {
  cmark_node *words = cmark_node_new(CMARK_NODE_TEXT);
  if (words != NULL) cmark_node_set_literal(words, text(cmark_node_get_url(node)));
  replace(node, words);
}

/* Makes a tree harmless. What an event names may be replaced: the next one is known by then. */
static void clean(cmark_node *document) {
  cmark_iter *iter = cmark_iter_new(document);
  int links = 0;
  cmark_event_type event;
  while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
    cmark_node *node = cmark_iter_get_node(iter);
    cmark_node_type type = cmark_node_get_type(node);
    bool is_entered = event == CMARK_EVENT_ENTER;
    if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
      if (is_entered) show_html(node);
    } else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
      if (cmark_node_first_child(node) == NULL) {
        /* The next event is its end. */
        if (!is_entered) show_address(node);
      } else if (!is_entered) {
        links--;
      } else if (show_link(node, links > 0)) {
        links++;
      }
    }
  }
  cmark_iter_free(iter);
}

char *cm_html(const uint8_t *bytes, size_t count) {
  /* Without footnotes, whose names would stand twice in a page of several texts. */
  cmark_node *document = parse(bytes, count, CMARK_OPT_DEFAULT);
  if (document == NULL) return NULL;
  clean(document);
  char *html = cmark_render_html(document, CMARK_OPT_DEFAULT, NULL);
  cmark_node_free(document);
  return html;
}

void cm_free_text(char *text) { free(text); }
