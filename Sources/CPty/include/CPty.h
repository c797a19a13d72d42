/*
 * Starts a program on a pseudo-terminal of its own, for tests.
 *
 * In C because Swift must not run between fork and exec, and because the W* macros and ioctl's
 * variadic argument do not reach Swift.
 */
#ifndef CPTY_H
#define CPTY_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * A started program.
 *
 * Between the rig and the program stands a minder: the leader of the terminal's session, as a shell
 * would be. Without a parent in its session the program would be an orphan, whose stop signals the
 * kernel ignores. The minder ends when `control` is closed, and after the program: were it to end
 * first, the kernel would hang up the terminal and drop output that nobody read yet.
 */
struct cp_child {
  pid_t minder;
  pid_t program;
  int master;  /* the terminal's other side, non-blocking */
  int reports; /* a status of the program at each read of cp_next_report; ends with the minder */
  int control; /* close it to let the minder go */
};

/* Starts a program; 0, or the error that kept it from starting. An empty directory is the own one. */
int cp_spawn(const char *path, char *const arguments[], char *const environment[],
             const char *directory, int columns, int rows, struct cp_child *child);

/* Changes the window size, which sends SIGWINCH to the program; 0 or the error. */
int cp_resize(int master, int columns, int rows);

/* The modes of the terminal as the program set them; 0 or the error. */
struct cp_modes {
  bool canonical; /* input comes in lines */
  bool echo;
  bool signals; /* Ctrl+C and Ctrl+Z make signals */
  bool output;  /* output is processed, such as LF to CR LF */
};
int cp_modes(int master, struct cp_modes *modes);

#ifdef __linux__
/* Sends a signal to one thread, found by the beginning of its name; 0 or the error. */
int cp_kill_thread(pid_t program, const char *name, int number);
#endif

/* Waits for the minder, which must have been let go. */
void cp_reap(pid_t minder);

enum cp_kind { CP_EXITED, CP_SIGNALLED, CP_STOPPED, CP_CONTINUED };

/* What happened to the program, taken apart because the W* macros do not reach Swift. */
struct cp_report {
  enum cp_kind kind;
  int value; /* the exit code or the signal */
};

/* Reads the next report; false when there is none (any more). */
bool cp_next_report(int reports, struct cp_report *report);

#endif
