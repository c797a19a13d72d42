/* What Swift needs of cmark-gfm, and nothing else of it.
 *
 * cmark's node types are constants of one enumeration for its own nodes, and global variables that
 * are set at run time for those of its extensions, which Swift 6 refuses to read. So no header of
 * cmark reaches Swift: these functions are the whole surface. Everything here may be called from
 * any thread, one document by one thread at a time.
 */
#ifndef OLLATUI_CCMARK_H
#define OLLATUI_CCMARK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A node of a document's tree; it lives until its document is freed. */
typedef struct cmark_node cm_node;

enum cm_kind {
  CM_OTHER,
  CM_DOCUMENT,
  CM_QUOTE,
  CM_LIST,
  CM_ITEM,
  CM_CODE_BLOCK,
  CM_HTML_BLOCK,
  CM_PARAGRAPH,
  CM_HEADING,
  CM_RULE,
  CM_FOOTNOTE,
  CM_TABLE,
  CM_ROW,
  CM_CELL,
  CM_TEXT,
  CM_SOFT_BREAK,
  CM_HARD_BREAK,
  CM_CODE,
  CM_HTML,
  CM_EMPHASIS,
  CM_STRONG,
  CM_STRUCK,
  CM_LINK,
  CM_IMAGE,
  CM_FOOTNOTE_MARK,
};

/* Parses a text with tables, strikethrough, task lists and footnotes; NULL without memory. */
cm_node *cm_parse(const uint8_t *bytes, size_t count);

/* Frees a document and all its nodes. */
void cm_free(cm_node *document);

enum cm_kind cm_kind(cm_node *node);
cm_node *cm_first_child(cm_node *node);
cm_node *cm_next(cm_node *node);
cm_node *cm_parent(cm_node *node);

/* Lines count from 1. For blocks only. */
int cm_start_line(cm_node *node);
int cm_end_line(cm_node *node);
/* Bytes from the line's start, from 1, in the text as it was given. */
int cm_start_column(cm_node *node);

/* The text of a text, of code, of HTML and of a footnote's mark (its number). Never NULL. */
const char *cm_literal(cm_node *node);
/* The address of a link or an image. Never NULL. */
const char *cm_url(cm_node *node);
/* What stands behind the opening fence. Never NULL. */
const char *cm_info(cm_node *node);
bool cm_is_fenced(cm_node *node);
/* 1 to 6. */
int cm_heading_level(cm_node *node);
/* Whether a list is numbered. */
bool cm_is_ordered(cm_node *list);
/* The number of a numbered list's first item. */
int cm_list_start(cm_node *list);
/* ')' where the numbers of a list are followed by one, else '.'. */
int cm_list_delimiter(cm_node *list);
/* -1 for items without a box, else whether the box is ticked. */
int cm_task(cm_node *item);
/* 'l', 'c', 'r' or 0 for one column of a table. */
int cm_alignment(cm_node *table, int column);
int cm_column_count(cm_node *table);
bool cm_is_header(cm_node *row);

/* A text as HTML in which nothing is active: HTML in it is shown as text, images are links, and
 * links lead to http, https and mailto only. To be freed with cm_free_text; NULL without memory. */
char *cm_html(const uint8_t *bytes, size_t count);
void cm_free_text(char *text);

#endif
