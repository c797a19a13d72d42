/* What Swift needs of ncursesw, and nothing else of it.
 *
 * Swift cannot import curses' attribute and button macros or its variadic
 * functions, Swift 6 refuses the mutable globals (stdscr, COLORS, LINES), and
 * `WINDOW *` imports differently from platform to platform. So no curses header
 * reaches Swift: these functions are the whole surface.
 */
#ifndef OLLATUI_CNCURSES_H
#define OLLATUI_CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

/* Sets LC_CTYPE from the environment, or to C.UTF-8 where that is no UTF-8
 * locale; false where no UTF-8 locale exists. wcwidth depends on it. */
bool cn_set_locale(void);

enum {
  CN_KNOWN = 1,
  CN_OFFERS_RGB = 2, /* it says that the terminal shows 24-bit colours (RGB or Tc) */
  CN_IS_DIRECT = 4,  /* cn_open can drive it with them */
};

/* What the terminal database says of this name; 0: it does not know it. */
int cn_terminal_facts(const char *name);

/* Starts curses on standard input and output: raw, no echo, no newline
 * translation, keypad on, no typeahead check. False where it can't.
 *
 * Curses hands 24-bit colours on only through an entry that is CN_IS_DIRECT. By
 * itself such an entry has the first eight colours of the palette, and takes 8 for
 * a dark blue; with `direct`, numbers below 256 are those of the palette, all
 * others 0xRRGGBB. */
bool cn_open(const char *terminal_name, bool direct);

/* Leaves curses; the terminal is as it was before cn_open. */
void cn_close(void);

/* Leaves the screen for another program, and comes back to it. */
void cn_suspend(void);
void cn_resume(void);

int cn_rows(void);
int cn_columns(void);

/* Takes the terminal's size anew; true if it has changed. */
bool cn_take_size(void);

/* Colours the terminal offers: 0, 8, 16, 88, 256 or more. */
int cn_colors(void);

enum {
  CN_BOLD = 1,
  CN_DIM = 2,
  CN_ITALIC = 4,
  CN_UNDERLINE = 8,
  CN_REVERSE = 16,
};

/* Defines style number `index` (0 to 127). Colours are palette numbers, or see
 * cn_open; -1 for the terminal's own. A_* are macros with casts, which Swift does not import. */
void cn_set_style(int index, int foreground, int background, int flags);

/* Puts text into the screen's next state. Every scalar of width 1 or 2 starts a
 * cell, zero-width ones join it (4 at most); what could act on the terminal is
 * replaced here as the last line of defence. Returns the column after the text. */
int cn_put(int row, int column, const uint32_t *scalars, int count, int style);

/* Blanks the row from the column on. */
void cn_clear_to_end(int row, int column);

/* Sends what has changed, and leaves the cursor there; column < 0 hides it. */
void cn_refresh(int row, int column);

/* Forgets what the terminal shows: the next refresh draws all of it. */
void cn_invalidate(void);

/* The bytes a key sends by the terminal database ("kcuu1"); NULL for none. */
const char *cn_key_sequence(const char *capability);

/* Writes bytes of our own to the terminal (mode switches), all of them. */
void cn_write(const char *bytes, size_t count);

/* Restores the terminal when the program crashes: remembers its present modes
 * and installs handlers for the signals of a crash, which only write a string,
 * call tcsetattr, and die of the same signal. Call before cn_open. */
void cn_guard_crashes(void);

/* What the guard writes, on top of what curses' own end would: the sequence that
 * takes back every mode we switch on. Call after cn_open. */
void cn_arm_guard(const char *undo);
void cn_disarm_guard(void);

/* Writes SIGTSTP to `wake_fd` as one byte, its number. Call before cn_open: curses keeps
 * its hands off the signal only where somebody has caught it by then. Else it ignores it
 * while it draws, by two system calls a frame, and one that comes just then is lost. */
void cn_catch_stop(int wake_fd);

/* Does the same for SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP and SIGCONT. Call
 * after cn_open, whose own handlers exit. */
void cn_catch_signals(void);

/* Makes a pipe that neither blocks nor outlives an exec; false where none can be
 * made. pipe2 is hidden behind a feature macro that Swift's import does not set. */
bool cn_make_pipe(int *reader, int *writer);

/* Stops the process as Ctrl+Z would have done in a cooked terminal. */
void cn_stop_self(void);

/* While another program has the terminal: its keys' signals are not for us. */
void cn_lend_signals(bool lent);

/* What cn_wait_for waits for and answers, as bits. */
enum {
  CN_PIPE = 1,     /* The pipe can be read. */
  CN_INPUT = 2,    /* Standard input can be read. */
  CN_OUTPUT = 4,   /* Standard output takes bytes. */
  CN_DEADLINE = 8, /* The deadline has come. */
  CN_HANG_UP = 16, /* Standard input is gone: nothing more will come. */
  CN_BELL = 32,    /* The bell was rung. */
};

/* A deadline that never comes. */
static const int64_t CN_NEVER = INT64_MAX;

/* What a loop waits for, kept by the system from one wait to the next. With every token
 * `poll` would set a timer, take it back, and ask the terminal's driver for its state. */
typedef struct {
  int queue, timer;
  unsigned watched;
  int64_t deadline;
} cn_wait;

/* Makes what other threads ring; -1, with errno, where the process may open no more files. */
int cn_make_bell(void);

/* Begins to wait for a bell and for a pipe's reading end. False, with errno, where the process
 * may open no more files. */
bool cn_wait_open(cn_wait *wait, int ringing, int pipe);
void cn_wait_close(cn_wait *wait);

/* Blocks until the bell, the pipe, what is wanted of CN_INPUT and CN_OUTPUT, or the deadline is
 * there: nanoseconds of CLOCK_BOOTTIME, 0 for at once, CN_NEVER. Answers what is; nothing
 * where a signal came between. */
unsigned cn_wait_for(cn_wait *wait, unsigned wanted, int64_t deadline);

#endif
