#define _GNU_SOURCE 1
#include <errno.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "CNcurses.h"

/* Waits for one more thing, or no longer; false where the system refuses. */
static bool watch(int queue, bool on, int descriptor, uint32_t events, uint32_t bit) {
  struct epoll_event event = {.events = events, .data = {.u32 = bit}};
  return epoll_ctl(queue, on ? EPOLL_CTL_ADD : EPOLL_CTL_DEL, descriptor, &event) == 0;
}

int cn_make_bell(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

bool cn_wait_open(cn_wait *wait, int ringing, int pipe) {
  *wait = (cn_wait){
      .queue = epoll_create1(EPOLL_CLOEXEC),
      .timer = timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK),
      .deadline = CN_NEVER,
  };
  /* Bell and timer are never read: only that they go off is an event, not that they have. */
  if (wait->queue >= 0 && wait->timer >= 0 && watch(wait->queue, true, pipe, EPOLLIN, CN_PIPE) &&
      watch(wait->queue, true, ringing, EPOLLIN | EPOLLET, CN_BELL) &&
      watch(wait->queue, true, wait->timer, EPOLLIN | EPOLLET, CN_DEADLINE))
    return true;
  int error = errno;
  cn_wait_close(wait);
  errno = error;
  return false;
}

void cn_wait_close(cn_wait *wait) {
  if (wait->queue >= 0) close(wait->queue);
  if (wait->timer >= 0) close(wait->timer);
}

static void set_timer(cn_wait *wait, int64_t deadline) {
  if (deadline == wait->deadline) return;
  struct itimerspec time = {{0, 0}, {0, 0}};
  if (deadline != CN_NEVER) {
    time.it_value.tv_sec = deadline / 1000000000;
    time.it_value.tv_nsec = deadline % 1000000000;
  }
  timerfd_settime(wait->timer, TFD_TIMER_ABSTIME, &time, NULL);
  wait->deadline = deadline;
}

unsigned cn_wait_for(cn_wait *wait, unsigned wanted, int64_t deadline) {
  unsigned changed = (wanted ^ wait->watched) & (CN_INPUT | CN_OUTPUT);
  unsigned ready = 0;
  if (changed & CN_INPUT && !watch(wait->queue, wanted & CN_INPUT, STDIN_FILENO, EPOLLIN, CN_INPUT))
    ready |= CN_HANG_UP;
  if (changed & CN_OUTPUT)
    watch(wait->queue, wanted & CN_OUTPUT, STDOUT_FILENO, EPOLLOUT, CN_OUTPUT);
  wait->watched ^= changed;

  /* A time of 0 would disarm the timer; one that has passed needs none. */
  if (deadline > 0) set_timer(wait, deadline);
  struct epoll_event events[5];
  int count = epoll_wait(wait->queue, events, 5, deadline > 0 && ready == 0 ? -1 : 0);
  for (int i = 0; i < count; i++) {
    ready |= events[i].data.u32;
    if (events[i].data.u32 == CN_DEADLINE) wait->deadline = CN_NEVER;
    if (events[i].data.u32 == CN_INPUT && !(events[i].events & EPOLLIN))
      ready = (ready & ~(unsigned)CN_INPUT) | CN_HANG_UP;
  }
  return ready;
}
