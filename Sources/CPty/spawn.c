/* ptsname_r, WCONTINUED, closefrom */
#define _GNU_SOURCE

#include "CPty.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { READ_END, WRITE_END };

struct plan {
  const char *path;
  char *const *arguments;
  char *const *environment;
  const char *directory;
  const char *slave_name;
};

/* Both ends are kept from other programs that tests start at the same time. */
static int private_pipe(int ends[2]) {
  if (pipe(ends) != 0) return errno;
  fcntl(ends[READ_END], F_SETFD, FD_CLOEXEC);
  fcntl(ends[WRITE_END], F_SETFD, FD_CLOEXEC);
  return 0;
}

static void close_from(int first) {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
  closefrom(first);
#else
  for (int fd = first; fd < 1024; fd++) close(fd);
#endif
}

/* Everything a test runner may have changed goes back to what a login shell gives. */
static void reset_signals(void) {
  sigset_t none;
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Runs in the program's process; comes back only on failure, with the error written to `failure`. */
static void become_program(const struct plan *plan, int failure) {
  setpgid(0, 0);
  signal(SIGTTOU, SIG_IGN); /* tcsetpgrp from the background would stop us */
  tcsetpgrp(STDIN_FILENO, getpid());
  reset_signals();
  if (plan->directory[0] == '\0' || chdir(plan->directory) == 0)
    execve(plan->path, plan->arguments, plan->environment);
  int error = errno;
  (void)!write(failure, &error, sizeof error);
  _exit(127);
}

static pid_t minded;

/* A shell hands the end of its terminal on to its jobs, stopped or not. */
static void hand_on_hangup(int number) {
  kill(-minded, number);
  kill(-minded, SIGCONT);
}

/* Runs in the minder: reports every change of the program, then waits to be let go. */
static void mind(pid_t program, int reports, int control) {
  int status;
  char byte;
  minded = program;
  signal(SIGHUP, hand_on_hangup);
  (void)!write(reports, &program, sizeof program);
  for (;;) {
    pid_t changed = waitpid(program, &status, WUNTRACED | WCONTINUED);
    if (changed < 0 && errno == EINTR) continue;
    if (changed < 0) break;
    (void)!write(reports, &status, sizeof status);
    if (WIFEXITED(status) || WIFSIGNALED(status)) break;
  }
  while (read(control, &byte, 1) < 0 && errno == EINTR) {}
  _exit(0);
}

/* Runs in the minder's process before there is a program. */
static void become_minder(const struct plan *plan, int failure, int reports, int control) {
  setsid();
  int slave = open(plan->slave_name, O_RDWR);
  ioctl(slave, TIOCSCTTY, 0);
  /* 0 to 2 are the terminal, 3 to 5 what the minder needs; nothing else may be inherited. */
  int kept[6] = {slave, slave, slave, failure, reports, control};
  for (int i = 0; i < 6; i++) kept[i] = fcntl(kept[i], F_DUPFD, 16);
  for (int i = 0; i < 6; i++) dup2(kept[i], i);
  close_from(6);
  for (int i = 3; i < 6; i++) fcntl(i, F_SETFD, FD_CLOEXEC);
  reset_signals();

  pid_t program = fork();
  if (program == 0) become_program(plan, 3);
  if (program < 0) {
    int error = errno;
    (void)!write(3, &error, sizeof error);
    _exit(127);
  }
  setpgid(program, program);
  for (int i = 0; i < 4; i++) close(i); /* the terminal ends with the program */
  mind(program, 4, 5);
}

static int open_terminal(int columns, int rows, char *name, size_t size, int *master, int *slave) {
  *master = posix_openpt(O_RDWR | O_NOCTTY);
  if (*master < 0) return errno;
  fcntl(*master, F_SETFD, FD_CLOEXEC);
  if (grantpt(*master) != 0 || unlockpt(*master) != 0) goto failed;
#ifdef __linux__
  if (ptsname_r(*master, name, size) != 0) goto failed;
#else
  strlcpy(name, ptsname(*master), size);
#endif
  /* Held until the program has it: a terminal that was never opened reads as one that was closed. */
  *slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (*slave < 0) goto failed;
  return cp_resize(*master, columns, rows);
failed:;
  int error = errno;
  close(*master);
  return error;
}

int cp_spawn(const char *path, char *const arguments[], char *const environment[],
             const char *directory, int columns, int rows, struct cp_child *child) {
  char name[128];
  int slave, failure[2], reports[2], control[2], error = 0;
  if ((error = open_terminal(columns, rows, name, sizeof name, &child->master, &slave)) != 0)
    return error;
  if ((error = private_pipe(failure)) != 0 || (error = private_pipe(reports)) != 0 ||
      (error = private_pipe(control)) != 0)
    return error; /* the test process is out of descriptors: nothing is worth closing */

  struct plan plan = {path, arguments, environment, directory, name};
  child->minder = fork();
  if (child->minder == 0)
    become_minder(&plan, failure[WRITE_END], reports[WRITE_END], control[READ_END]);
  error = child->minder < 0 ? errno : 0;
  close(failure[WRITE_END]);
  close(reports[WRITE_END]);
  close(control[READ_END]);
  child->reports = reports[READ_END];
  child->control = control[WRITE_END];

  int reason;
  /* Ends without a byte when exec succeeded, for then the last writer is gone. */
  if (error == 0 && read(failure[READ_END], &reason, sizeof reason) == sizeof reason) error = reason;
  if (error == 0 &&
      read(child->reports, &child->program, sizeof child->program) != sizeof child->program)
    error = ECHILD;
  close(failure[READ_END]);
  close(slave);
  if (error != 0) {
    close(child->master);
    close(child->reports);
    close(child->control);
    if (child->minder > 0) cp_reap(child->minder);
    return error;
  }
  fcntl(child->master, F_SETFL, fcntl(child->master, F_GETFL) | O_NONBLOCK);
  fcntl(child->reports, F_SETFL, O_NONBLOCK);
  return 0;
}

int cp_resize(int master, int columns, int rows) {
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  return ioctl(master, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}

int cp_modes(int master, struct cp_modes *modes) {
  struct termios terminal;
  if (tcgetattr(master, &terminal) != 0) return errno;
  modes->canonical = terminal.c_lflag & ICANON;
  modes->echo = terminal.c_lflag & ECHO;
  modes->signals = terminal.c_lflag & ISIG;
  modes->output = terminal.c_oflag & OPOST;
  return 0;
}

#ifdef __linux__
static int has_name(pid_t program, const char *task, const char *name) {
  char path[64], text[32] = "";
  snprintf(path, sizeof path, "/proc/%d/task/%.16s/comm", (int)program, task);
  FILE *file = fopen(path, "re");
  if (file == NULL) return 0;
  int found = fgets(text, sizeof text, file) != NULL && strncmp(text, name, strlen(name)) == 0;
  fclose(file);
  return found;
}

int cp_kill_thread(pid_t program, const char *name, int number) {
  char path[32];
  int error = ESRCH;
  snprintf(path, sizeof path, "/proc/%d/task", (int)program);
  DIR *tasks = opendir(path);
  if (tasks == NULL) return errno;
  for (struct dirent *task; (task = readdir(tasks)) != NULL;) {
    if (!has_name(program, task->d_name, name)) continue;
    /* glibc's own tgkill is younger than some systems. */
    error = syscall(SYS_tgkill, program, atoi(task->d_name), number) == 0 ? 0 : errno;
    break;
  }
  closedir(tasks);
  return error;
}
#endif

void cp_reap(pid_t minder) {
  while (waitpid(minder, NULL, 0) < 0 && errno == EINTR) {}
}

bool cp_next_report(int reports, struct cp_report *report) {
  int status;
  if (read(reports, &status, sizeof status) != sizeof status) return false;
  if (WIFEXITED(status))
    *report = (struct cp_report){CP_EXITED, WEXITSTATUS(status)};
  else if (WIFSIGNALED(status))
    *report = (struct cp_report){CP_SIGNALLED, WTERMSIG(status)};
  else if (WIFSTOPPED(status))
    *report = (struct cp_report){CP_STOPPED, WSTOPSIG(status)};
  else
    *report = (struct cp_report){CP_CONTINUED, SIGCONT};
  return true;
}
