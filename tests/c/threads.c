/*
 * Sixteen threads share one register and what is made of it.
 *
 * With the argument `race`, one of them frees the register while the others read it: that is
 * undefined, and the harness must see it.
 */
#define _POSIX_C_SOURCE 200809L
#include <crossings.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 16, ROUNDS = 8 };

struct shared {
  crossings_register *data;
  crossings_register *builtin;
  crossings_view *view;
  crossings_days *days;
  crossings_findings *findings;
  crossings_error *error;
  pthread_barrier_t together;
};

static void must(bool holds, const char *what) {
  if (holds) return;
  fprintf(stderr, "it does not hold: %s\n", what);
  abort();
}

static void totals(const struct shared *shared) {
  crossings_view *view = NULL;
  crossings_total total;
  crossings_ratio rate;
  crossings_arrivals arrivals;
  crossings_period period = {{2030, 4, 30}, {2030, 5, 4}};
  crossings_date date = {2030, 5, 4};
  must(!crossings_register_view(shared->data, CROSSINGS_BASIS_UK_ARRIVALS, NULL, 0, &view, NULL), "a view");
  must(!crossings_view_total(view, period, &total, NULL), "a total");
  must(!crossings_view_total(shared->view, period, &total, NULL), "a total of the shared view");
  must(!crossings_view_rate(shared->view, period, CROSSINGS_RATE_PEOPLE_PER_BOAT, &rate, NULL), "a rate");
  must(!crossings_view_day(shared->view, date, &arrivals, NULL), "a day");
  crossings_view_free(view);
}

static void lists(const struct shared *shared) {
  size_t count = 0;
  crossings_day day;
  crossings_finding finding;
  must(!crossings_days_len(shared->days, &count, NULL) && count > 0, "there are days");
  for (size_t i = 0; i < count; i++) must(!crossings_days_get(shared->days, i, &day, NULL), "a day of the list");
  must(!crossings_findings_len(shared->findings, &count, NULL) && count > 0, "there are findings");
  for (size_t i = 0; i < count; i++) {
    must(!crossings_findings_get(shared->findings, i, &finding, NULL), "a finding");
    must(strlen(finding.message.data) == finding.message.len, "a message");
  }
}

static void texts(const struct shared *shared) {
  crossings_string *json = NULL;
  crossings_text text;
  crossings_findings *own = NULL;
  crossings_error *error = NULL;
  must(!crossings_register_json(shared->data, &json, NULL), "JSON");
  must(!crossings_string_text(json, &text, NULL) && text.len > 2, "its text");
  crossings_string_free(json);
  must(!crossings_register_warnings(shared->data, &own, NULL), "warnings");
  crossings_findings_free(own);
  must(!crossings_error_findings(shared->error, &own, NULL), "the findings of an error");
  crossings_findings_free(own);
  must(strlen(crossings_error_message(shared->error)) > 0, "a message of the shared error");
  must(crossings_view_total(NULL, (crossings_period){{2030, 5, 4}, {2030, 5, 4}}, NULL, &error) != 0, "NULL");
  crossings_error_free(error);
}

static void nouns(const struct shared *shared) {
  crossings_summary *summary = NULL;
  crossings_summary_row row;
  crossings_revisions *revisions = NULL;
  crossings_agreements *agreements = NULL;
  crossings_agreement agreement;
  crossings_string *answer = NULL;
  size_t count = 0;
  must(!crossings_view_summary(shared->view, shared->data, CROSSINGS_GROUPING_MONTH, NULL, NULL, &summary, NULL),
       "a summary");
  must(!crossings_summary_len(summary, &count, NULL) && count > 0, "its rows");
  for (size_t i = 0; i < count; i++) must(!crossings_summary_get(summary, i, &row, NULL), "a row");
  crossings_summary_free(summary);
  must(!crossings_view_revisions(shared->view, shared->view, &revisions, NULL), "revisions");
  crossings_revisions_free(revisions);
  must(!crossings_register_agreements(shared->builtin, &agreements, NULL), "agreements");
  must(!crossings_agreements_len(agreements, &count, NULL) && count > 0, "some");
  for (size_t i = 0; i < count; i++)
    must(!crossings_agreements_get(agreements, i, &agreement, NULL) && agreement.id.len, "an agreement");
  crossings_agreements_free(agreements);
  must(!crossings_register_ask(shared->data, "summary", 7, "{}", 2, &answer, NULL), "an answer");
  crossings_string_free(answer);
}

static void *work(void *given) {
  struct shared *shared = given;
  pthread_barrier_wait(&shared->together);
  for (int round = 0; round < ROUNDS; round++) {
    totals(shared);
    lists(shared);
    texts(shared);
    nouns(shared);
  }
  return NULL;
}

static void *read_once(void *given) {
  struct shared *shared = given;
  crossings_string *json = NULL;
  pthread_barrier_wait(&shared->together);
  crossings_register_json(shared->data, &json, NULL);
  crossings_string_free(json);
  return NULL;
}

static void *free_once(void *given) {
  struct shared *shared = given;
  pthread_barrier_wait(&shared->together);
  crossings_register_free(shared->data);
  return NULL;
}

static void run(struct shared *shared, void *(*first)(void *), void *(*others)(void *)) {
  pthread_t threads[THREADS];
  must(!pthread_barrier_init(&shared->together, NULL, THREADS), "a barrier");
  for (int i = 0; i < THREADS; i++)
    must(!pthread_create(&threads[i], NULL, i ? others : first, shared), "a thread");
  for (int i = 0; i < THREADS; i++) must(!pthread_join(threads[i], NULL), "its end");
  pthread_barrier_destroy(&shared->together);
}

static crossings_status read_csv(const char *csv, crossings_register **data, crossings_error **error) {
  crossings_source source = {"days.csv", 8, csv, strlen(csv), NULL, 0};
  return crossings_register_read(&source, 1, NULL, data, error);
}

int main(int argc, char **argv) {
  struct shared shared;
  memset(&shared, 0, sizeof shared);
  crossings_register *none = NULL;
  must(!read_csv("date,people,boats\n2030-04-30,120,2\n2030-05-01,61,1\n2030-05-02,0,0\n"
                 "2030-05-03,40,1\n2030-05-04,210,4\n",
                 &shared.data, NULL), "a register");
  if (argc == 2 && !strcmp(argv[1], "race")) {
    run(&shared, free_once, read_once);
    return 0;
  }
  must(read_csv("date,people,boats\n2030-04-30,120,0\n2030-05-01,0,1\n2030-05-02,x,y\n", &none, &shared.error) != 0,
       "an error");
  must(!crossings_error_findings(shared.error, &shared.findings, NULL), "findings");
  must(!crossings_register_view(shared.data, CROSSINGS_BASIS_UK_ARRIVALS, NULL, 0, &shared.view, NULL), "a view");
  must(!crossings_view_days(shared.view, &shared.days, NULL), "days");
  must(!crossings_register_builtin(&shared.builtin, NULL), "the built-in register");
  run(&shared, work, work);
  crossings_register_free(shared.builtin);
  crossings_register_free(shared.data);
  crossings_view_free(shared.view);
  crossings_days_free(shared.days);
  crossings_findings_free(shared.findings);
  crossings_error_free(shared.error);
  printf("%d threads, %d rounds\n", THREADS, ROUNDS);
  return 0;
}
