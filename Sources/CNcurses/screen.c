#define _XOPEN_SOURCE_EXTENDED 1
#define _DEFAULT_SOURCE 1
#define _GNU_SOURCE 1
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

#include "CNcurses.h"

#define STYLES 128
#define ROW_CELLS 512

static struct {
  attr_t attributes;
  int pair;
} styles[STYLES];

static bool is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

bool cn_set_locale(void) {
  if (setlocale(LC_CTYPE, "") != NULL && is_utf8()) return true;
  if (setlocale(LC_CTYPE, "C.UTF-8") != NULL && is_utf8()) return true;
  return setlocale(LC_CTYPE, "en_US.UTF-8") != NULL && is_utf8();
}

/* Colours below 256 are those of the palette, others red, green and blue; `layer` is 3 or 4. With
 * semicolons, which more terminals understand than colons. '\377' is one byte where {255} is five. */
static void direct_color(char *text, size_t size, char layer) {
  snprintf(text, size,
           "\033[%c8;%%?%%p1%%{256}%%<%%t5;%%p1%%d%%e2;%%p1%%{65536}%%/%%d;"
           "%%p1%%{256}%%/%%'\377'%%&%%d;%%p1%%'\377'%%&%%d%%;m",
           layer);
}

/* Puts a string of ours in the place of one of the entry's, where it fits or is only tried. */
static bool replace_color(const char *capability, char layer, bool only_tried) {
  char *old = tigetstr(capability), text[128];
  direct_color(text, sizeof text, layer);
  if (old == (char *)-1 || old == NULL || strlen(old) < strlen(text)) return false;
  if (!only_tried) strcpy(old, text);
  return true;
}

int cn_terminal_facts(const char *name) {
  int error = 0, facts = CN_KNOWN;
  TERMINAL *before = cur_term;
  if (setupterm(name, STDOUT_FILENO, &error) != OK) return 0;
  TERMINAL *made = cur_term;
  bool is_direct = tigetflag("RGB") > 0;
  if (is_direct || tigetflag("Tc") > 0) facts |= CN_OFFERS_RGB;
  if (is_direct && tigetnum("colors") > 0xffff && replace_color("setaf", '3', true) &&
      replace_color("setab", '4', true))
    facts |= CN_IS_DIRECT;
  set_curterm(before);
  del_curterm(made);
  return facts;
}

static void take_modes(void) {
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  idlok(stdscr, FALSE);
  /* Otherwise a refresh stops half-way when a key waits. */
  typeahead(-1);
}

/* After newterm, curses writes every movement of the cursor by itself, as it does for programs that
 * only use terminfo: three writes a frame instead of one. It stops doing so when it comes back from
 * endwin, which therefore happens once, unseen. */
static void leave_unseen(void) {
  int output = dup(STDOUT_FILENO), nowhere = open("/dev/null", O_WRONLY);
  if (output >= 0 && nowhere >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0) {
    endwin();
    dup2(output, STDOUT_FILENO);
  }
  if (output >= 0) close(output);
  if (nowhere >= 0) close(nowhere);
}

bool cn_open(const char *terminal_name, bool direct) {
  if (newterm(terminal_name, stdout, stdin) == NULL) return false;
  take_modes();
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  /* Coming back from another program, curses would reset the palette, which we never change and the
   * user may have. */
  char *palette_reset = tigetstr("oc");
  if (palette_reset != (char *)-1 && palette_reset != NULL) *palette_reset = '\0';
  if (direct) {
    replace_color("setaf", '3', false);
    replace_color("setab", '4', false);
  }
  leave_unseen();
  return true;
}

void cn_close(void) {
  SCREEN *screen = set_term(NULL);
  if (screen == NULL) return;
  set_term(screen);
  endwin();
  delscreen(screen);
}

void cn_suspend(void) { endwin(); }

void cn_resume(void) {
  take_modes();
  cn_take_size();
  clearok(curscr, TRUE);
  refresh();
}

int cn_rows(void) { return getmaxy(stdscr); }
int cn_columns(void) { return getmaxx(stdscr); }

bool cn_take_size(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
    return false;
  if (size.ws_row == LINES && size.ws_col == COLS) return false;
  return resizeterm(size.ws_row, size.ws_col) == OK;
}

int cn_colors(void) { return has_colors() ? COLORS : 0; }

void cn_set_style(int index, int foreground, int background, int flags) {
  if (index < 0 || index >= STYLES) return;
  attr_t attributes = A_NORMAL;
  if (flags & CN_BOLD) attributes |= A_BOLD;
  if (flags & CN_DIM) attributes |= A_DIM;
  if (flags & CN_ITALIC) attributes |= A_ITALIC;
  if (flags & CN_UNDERLINE) attributes |= A_UNDERLINE;
  if (flags & CN_REVERSE) attributes |= A_REVERSE;
  styles[index].attributes = attributes;
  styles[index].pair = 0;
  if ((foreground >= 0 || background >= 0) && has_colors() && index + 1 < COLOR_PAIRS &&
      init_extended_pair(index + 1, foreground, background) == OK)
    styles[index].pair = index + 1;
}

/* Control characters and what curses could not count as a cell. */
static wchar_t harmless(uint32_t scalar) {
  if (scalar < 0x20 || (scalar >= 0x7f && scalar < 0xa0)) return L'?';
  if ((scalar >= 0x202a && scalar <= 0x202e) || (scalar >= 0x2066 && scalar <= 0x2069) ||
      scalar == 0x200e || scalar == 0x200f || scalar == 0x061c)
    return L'?';
  return (wchar_t)scalar;
}

int cn_put(int row, int column, const uint32_t *scalars, int count, int style) {
  cchar_t cells[ROW_CELLS];
  int cell_count = 0, start = column, end = getmaxx(stdscr);
  attr_t attributes = styles[style].attributes;
  int pair = styles[style].pair, i = 0;
  while (i < count && column < end) {
    wchar_t text[CCHARW_MAX + 1];
    int length = 0, width;
    text[length++] = harmless(scalars[i]);
    width = scalars[i] < 0x7f ? 1 : wcwidth(text[0]);
    i++;
    if (width < 1) {
      if (width < 0) text[0] = L'?';
      width = 1;
    }
    while (i < count && scalars[i] >= 0x300) {
      wchar_t mark = harmless(scalars[i]);
      if (wcwidth(mark) != 0) break;
      if (length < CCHARW_MAX) text[length++] = mark;
      i++;
    }
    if (column + width > end) break;
    text[length] = L'\0';
    setcchar(&cells[cell_count++], text, attributes, 0, &pair);
    column += width;
    if (cell_count == ROW_CELLS) {
      mvadd_wchnstr(row, start, cells, cell_count);
      cell_count = 0;
      start = column;
    }
  }
  if (cell_count > 0) mvadd_wchnstr(row, start, cells, cell_count);
  return column;
}

void cn_clear_to_end(int row, int column) {
  if (column >= getmaxx(stdscr) || move(row, column) == ERR) return;
  clrtoeol();
}

void cn_refresh(int row, int column) {
  curs_set(column >= 0 ? 1 : 0);
  if (column >= 0) move(row, column);
  refresh();
}

void cn_invalidate(void) { clearok(curscr, TRUE); }

const char *cn_key_sequence(const char *capability) {
  char *sequence = tigetstr(capability);
  return sequence == (char *)-1 || sequence == NULL || *sequence == '\0' ? NULL : sequence;
}

void cn_write(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written < 0) {
      if (errno == EINTR) continue;
      return;
    }
    bytes += written;
    count -= (size_t)written;
  }
}
