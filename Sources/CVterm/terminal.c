#include "CVterm.h"

#include <stdlib.h>
#include <string.h>
#include <vterm.h>

struct cv_terminal {
  VTerm *vterm;
  VTermScreen *screen;
  struct cv_state state;
  char *title;
  char *clipboard;
  uint8_t *replies;
  size_t reply_count;
};

/* Replaces a string; without memory the old one stays. */
static void set_text(char **text, const char *bytes, size_t count) {
  char *copy = malloc(count + 1);
  if (copy == NULL) return;
  memcpy(copy, bytes, count);
  copy[count] = '\0';
  free(*text);
  *text = copy;
}

static int on_property(VTermProp property, VTermValue *value, void *user) {
  cv_terminal *terminal = user;
  switch (property) {
    case VTERM_PROP_CURSORVISIBLE: terminal->state.cursor_visible = value->boolean; break;
    case VTERM_PROP_ALTSCREEN: terminal->state.alternate_screen = value->boolean; break;
    case VTERM_PROP_MOUSE: terminal->state.mouse = value->number; break;
    case VTERM_PROP_TITLE: set_text(&terminal->title, value->string, strlen(value->string)); break;
    default: break;
  }
  return 1;
}

static int on_bell(void *user) {
  ((cv_terminal *)user)->state.bells += 1;
  return 1;
}

/* libvterm 0.1.4 knows no OSC 52 and hands it on whole. */
static int on_unknown_osc(const char *command, size_t count, void *user) {
  if (count < 3 || strncmp(command, "52;", 3) != 0) return 0;
  set_text(&((cv_terminal *)user)->clipboard, command + 3, count - 3);
  return 1;
}

static void on_reply(const char *bytes, size_t count, void *user) {
  cv_terminal *terminal = user;
  uint8_t *grown = realloc(terminal->replies, terminal->reply_count + count);
  if (grown == NULL) return;
  memcpy(grown + terminal->reply_count, bytes, count);
  terminal->replies = grown;
  terminal->reply_count += count;
}

static const VTermScreenCallbacks screen_callbacks = {
    .settermprop = on_property,
    .bell = on_bell,
};

static const VTermParserCallbacks fallbacks = {.osc = on_unknown_osc};

cv_terminal *cv_new(int columns, int rows) {
  cv_terminal *terminal = calloc(1, sizeof *terminal);
  if (terminal == NULL) return NULL;
  terminal->vterm = vterm_new(rows, columns);
  if (terminal->vterm == NULL) {
    free(terminal);
    return NULL;
  }
  set_text(&terminal->title, "", 0);
  set_text(&terminal->clipboard, "", 0);
  vterm_set_utf8(terminal->vterm, 1);
  vterm_output_set_callback(terminal->vterm, on_reply, terminal);
  terminal->screen = vterm_obtain_screen(terminal->vterm);
  vterm_screen_enable_altscreen(terminal->screen, 1);
  vterm_screen_set_callbacks(terminal->screen, &screen_callbacks, terminal);
  vterm_screen_set_unrecognised_fallbacks(terminal->screen, &fallbacks, terminal);
  vterm_screen_reset(terminal->screen, 1);
  return terminal;
}

void cv_free(cv_terminal *terminal) {
  if (terminal == NULL) return;
  vterm_free(terminal->vterm);
  free(terminal->title);
  free(terminal->clipboard);
  free(terminal->replies);
  free(terminal);
}

void cv_feed(cv_terminal *terminal, const uint8_t *bytes, size_t count) {
  vterm_input_write(terminal->vterm, (const char *)bytes, count);
}

void cv_resize(cv_terminal *terminal, int columns, int rows) {
  vterm_set_size(terminal->vterm, rows, columns);
}

static struct cv_color color_of(const VTermColor *color) {
  struct cv_color plain = {.kind = CV_DEFAULT};
  if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color)) return plain;
  if (VTERM_COLOR_IS_INDEXED(color))
    return (struct cv_color){.kind = CV_INDEXED, .index = color->indexed.idx};
  return (struct cv_color){.kind = CV_RGB,
                           .red = color->rgb.red,
                           .green = color->rgb.green,
                           .blue = color->rgb.blue};
}

struct cv_cell cv_cell_at(const cv_terminal *terminal, int column, int row) {
  VTermScreenCell cell;
  struct cv_cell answer = {.width = 1};
  int columns, rows;
  vterm_get_size(terminal->vterm, &rows, &columns);
  if (column < 0 || row < 0 || column >= columns || row >= rows) return answer;
  vterm_screen_get_cell(terminal->screen, (VTermPos){.row = row, .col = column}, &cell);
  answer.width = cell.width;
  if (cell.chars[0] == (uint32_t)-1) {
    answer.width = 0;
  } else {
    while (answer.count < VTERM_MAX_CHARS_PER_CELL && cell.chars[answer.count] != 0) {
      answer.scalars[answer.count] = cell.chars[answer.count];
      answer.count += 1;
    }
  }
  answer.bold = cell.attrs.bold;
  answer.italic = cell.attrs.italic;
  answer.underline = cell.attrs.underline != VTERM_UNDERLINE_OFF;
  answer.blink = cell.attrs.blink;
  answer.reverse = cell.attrs.reverse;
  answer.strike = cell.attrs.strike;
  answer.foreground = color_of(&cell.fg);
  answer.background = color_of(&cell.bg);
  return answer;
}

struct cv_state cv_state(const cv_terminal *terminal) {
  struct cv_state state = terminal->state;
  VTermPos cursor;
  vterm_state_get_cursorpos(vterm_obtain_state(terminal->vterm), &cursor);
  state.column = cursor.col;
  state.row = cursor.row;
  return state;
}

const char *cv_title(const cv_terminal *terminal) { return terminal->title; }

const char *cv_clipboard(const cv_terminal *terminal) { return terminal->clipboard; }

size_t cv_take_replies(cv_terminal *terminal, uint8_t *bytes, size_t capacity) {
  size_t count = terminal->reply_count < capacity ? terminal->reply_count : capacity;
  if (count == 0) return 0;
  memcpy(bytes, terminal->replies, count);
  terminal->reply_count -= count;
  memmove(terminal->replies, terminal->replies + count, terminal->reply_count);
  return count;
}
