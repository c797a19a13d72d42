#define _GNU_SOURCE 1
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "CNcurses.h"

/* All that a crash handler may touch: plain memory, prepared before. */
static char undo_bytes[256];
static volatile sig_atomic_t undo_count;
static volatile sig_atomic_t is_armed;
static struct termios modes_before;
static volatile sig_atomic_t has_modes;
static int wake_descriptor = -1;

static const int crash_signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV, SIGSYS};
static const int caught_signals[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void write_undo(void) {
  if (!is_armed) return;
  is_armed = 0;
  ssize_t ignored = write(STDOUT_FILENO, undo_bytes, (size_t)undo_count);
  (void)ignored;
  if (has_modes) tcsetattr(STDIN_FILENO, TCSANOW, &modes_before);
}

static void crash(int number) {
  write_undo();
  /* SA_RESETHAND has restored the default action: die of the same signal. */
  raise(number);
}

void cn_guard_crashes(void) {
  has_modes = tcgetattr(STDIN_FILENO, &modes_before) == 0;
  /* A stack of its own: the ordinary one may be what overflowed. */
  size_t size = 64 * 1024;
  void *memory =
      mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory != MAP_FAILED) {
    stack_t stack = {.ss_sp = memory, .ss_size = size, .ss_flags = 0};
    sigaltstack(&stack, NULL);
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = crash;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < COUNT(crash_signals); i++) sigaction(crash_signals[i], &action, NULL);
}

void cn_arm_guard(const char *undo) {
  size_t length = strlen(undo);
  if (length > sizeof undo_bytes) length = sizeof undo_bytes;
  memcpy(undo_bytes, undo, length);
  undo_count = (sig_atomic_t)length;
  is_armed = 1;
}

void cn_disarm_guard(void) { is_armed = 0; }

static void tell(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t ignored = write(wake_descriptor, &byte, 1);
  (void)ignored;
  errno = saved;
}

static void set_action(int number, void (*function)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = function;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

/* Not SIG_IGN: what is ignored stays ignored in the programs we start. */
static void nothing(int number) { (void)number; }

void cn_catch_stop(int wake_fd) {
  wake_descriptor = wake_fd;
  set_action(SIGTSTP, tell);
}

void cn_catch_signals(void) {
  for (size_t i = 0; i < COUNT(caught_signals); i++) set_action(caught_signals[i], tell);
  set_action(SIGPIPE, nothing);
}

bool cn_make_pipe(int *reader, int *writer) {
  int ends[2];
  if (pipe(ends) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  }
  *reader = ends[0];
  *writer = ends[1];
  return true;
}

void cn_stop_self(void) {
  set_action(SIGTSTP, SIG_DFL);
  kill(0, SIGTSTP);
  set_action(SIGTSTP, tell);
}

void cn_lend_signals(bool lent) {
  void (*keys)(int) = lent ? nothing : tell;
  set_action(SIGINT, keys);
  set_action(SIGQUIT, keys);
  set_action(SIGTSTP, lent ? SIG_DFL : tell);
}
