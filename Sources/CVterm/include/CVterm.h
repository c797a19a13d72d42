/*
 * libvterm as a terminal for tests: bytes in, cells out.
 *
 * In C because libvterm works through tables of callbacks, bit-fields and unions that Swift cannot
 * take apart.
 */
#ifndef CVTERM_H
#define CVTERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cv_terminal cv_terminal;

/* A terminal of that size that understands UTF-8; NULL without memory. */
cv_terminal *cv_new(int columns, int rows);
void cv_free(cv_terminal *terminal);

/* Takes what the program wrote. */
void cv_feed(cv_terminal *terminal, const uint8_t *bytes, size_t count);

void cv_resize(cv_terminal *terminal, int columns, int rows);

enum cv_color_kind { CV_DEFAULT, CV_INDEXED, CV_RGB };

struct cv_color {
  enum cv_color_kind kind;
  uint8_t index;
  uint8_t red, green, blue;
};

struct cv_cell {
  uint32_t scalars[6];
  int count; /* of scalars; 0 for an empty cell */
  int width; /* columns; 0 for the right half of a wide character */
  bool bold, italic, underline, blink, reverse, strike;
  struct cv_color foreground, background;
};

/* The cell at a place, from 0; an empty cell outside the screen. */
struct cv_cell cv_cell_at(const cv_terminal *terminal, int column, int row);

struct cv_state {
  int column, row; /* of the cursor, from 0 */
  bool cursor_visible;
  bool alternate_screen;
  int mouse; /* 0 none, 1 clicks, 2 drags, 3 moves */
  int bells; /* rung so far */
};

struct cv_state cv_state(const cv_terminal *terminal);

/* The window title, and what the program last put on the clipboard (OSC 52, as sent); never NULL. */
const char *cv_title(const cv_terminal *terminal);
const char *cv_clipboard(const cv_terminal *terminal);

/* Moves bytes the terminal answers with, such as to DA, into `bytes`; how many. */
size_t cv_take_replies(cv_terminal *terminal, uint8_t *bytes, size_t capacity);

#endif
