/* Judges the claims of the article that this project was founded on, and holds them against each
 * other:
 *
 *   article                             with what is built in: no days, so little can be told
 *   article examples/data/days.csv      with days of a file
 *
 * What the claims say of each other needs no data at all.
 */
#include "file.h"

#include <crossings.h>
#include <inttypes.h>
#include <string.h>

static const char *const verdicts[] = {"supported", "depends", "contradicted", "undetermined"};
static const char *const readings[] = {"as readers take them", "by the letter", "as rounded figures"};

/* What may have gone wrong with a figure. */
static crossings_status print_slips(const crossings_judgement *judgement, crossings_error **error) {
  crossings_likely_slips *slips = NULL;
  size_t count = 0;
  crossings_status status = crossings_judgement_slips(judgement, &slips, error);
  if (!status) status = crossings_likely_slips_len(slips, &count, error);
  for (size_t i = 0; i < count && !status; i++) {
    crossings_likely_slip slip;
    status = crossings_likely_slips_get(slips, i, &slip, error);
    if (!status) printf("    %s\n", slip.text.data);
  }
  crossings_likely_slips_free(slips);
  return status;
}

/* The verdict on one claim, and the value that it rests on. */
static crossings_status print_judgement(const crossings_claims *claims, size_t index,
                                        const crossings_register *data, crossings_error **error) {
  crossings_judgement *judgement = NULL;
  crossings_judgement_facts about;
  crossings_trial house;
  crossings_status status = crossings_claims_judge(claims, index, data, NULL, &judgement, error);
  if (!status) status = crossings_judgement_about(judgement, &about, error);
  /* The first interpretation is that of the house. */
  if (!status) status = crossings_judgement_get(judgement, 0, &house, error);
  if (!status) {
    int known = house.value.kind != CROSSINGS_VALUE_KIND_NONE;
    const char *verdict = about.verdict < 4 ? verdicts[about.verdict] : "judged in a way of a later version";
    printf("%s, \"%s\": %s\n    %s\n", about.id.data, about.figure.data, verdict,
           known ? house.value.text.data : house.no_value.data);
    if (about.verdict == CROSSINGS_CLAIM_VERDICT_CONTRADICTED && about.nearest.data)
      printf("    \"%s\" could have been printed\n", about.nearest.data);
    status = print_slips(judgement, error);
  }
  crossings_judgement_free(judgement);
  return status;
}

/* Names, in one line. */
static crossings_status print_names(crossings_names *names, const char *between, crossings_error **error) {
  size_t count = 0;
  crossings_status status = crossings_names_len(names, &count, error);
  for (size_t i = 0; i < count && !status; i++) {
    crossings_text name;
    status = crossings_names_get(names, i, &name, error);
    if (!status) printf("%s%s", i ? between : "", name.data);
  }
  return status;
}

/* Each conflict with its proof. */
static crossings_status print_conflicts(const crossings_consistency *found, crossings_error **error) {
  crossings_conflicts *conflicts = NULL;
  size_t count = 0;
  crossings_status status = crossings_consistency_conflicts(found, &conflicts, error);
  if (!status) status = crossings_conflicts_len(conflicts, &count, error);
  for (size_t i = 0; i < count && !status; i++) {
    crossings_names *claims = NULL, *proof = NULL;
    status = crossings_conflicts_claims(conflicts, i, &claims, error);
    if (!status) status = crossings_conflicts_proof(conflicts, i, &proof, error);
    if (!status) {
      printf("  ");
      status = print_names(claims, " + ", error);
      printf(" cannot all be true:\n    ");
    }
    if (!status) status = print_names(proof, "\n    ", error);
    printf("\n");
    crossings_names_free(claims);
    crossings_names_free(proof);
  }
  crossings_conflicts_free(conflicts);
  return status;
}

/* The claims held against each other, under each reading of their figures. */
static crossings_status print_audit(const crossings_claims *claims, const crossings_register *data,
                                    crossings_error **error) {
  crossings_audit *audit = NULL;
  crossings_status status = crossings_claims_audit(claims, NULL, 0, data, NULL, &audit, error);
  for (uint32_t reading = 0; reading < 3 && !status; reading++) {
    crossings_consistency *found = NULL;
    crossings_consistency_facts about;
    status = crossings_audit_under(audit, reading, &found, error);
    if (!status) status = crossings_consistency_about(found, &about, error);
    if (!status) {
      const char *together = about.together == CROSSINGS_TOGETHER_CONSISTENT ? "the claims can all be true"
        : about.together == CROSSINGS_TOGETHER_CONFLICT                      ? "the claims cannot all be true"
                                                                             : "nobody can tell";
      printf("%s: %s\n", readings[reading], together);
      status = print_conflicts(found, error);
    }
    crossings_consistency_free(found);
  }
  crossings_audit_free(audit);
  return status;
}

static crossings_status print_article(const crossings_register *data, crossings_error **error) {
  crossings_claims *article = NULL;
  crossings_text title;
  size_t count = 0;
  crossings_status status = crossings_claims_article(&article, error);
  if (!status) status = crossings_claims_title(article, &title, error);
  if (!status) status = crossings_claims_len(article, &count, error);
  if (!status) printf("%s\n\n", title.data);
  for (size_t i = 0; i < count && !status; i++) status = print_judgement(article, i, data, error);
  if (!status) printf("\n");
  if (!status) status = print_audit(article, data, error);
  crossings_claims_free(article);
  return status;
}

int main(int count, char **arguments) {
  if (count > 2) {
    fprintf(stderr, "usage: article [FILE]\n");
    return 2;
  }
  char *bytes = NULL;
  crossings_error *error = NULL;
  crossings_register *data = NULL;
  crossings_status status;
  if (count == 2) {
    size_t len = 0;
    bytes = read_file(arguments[1], &len);
    if (!bytes) {
      perror(arguments[1]);
      return 2;
    }
    crossings_source source = {arguments[1], strlen(arguments[1]), bytes, len, NULL, 0};
    status = crossings_register_read(&source, 1, NULL, &data, &error);
  } else {
    status = crossings_register_builtin(&data, &error);
  }
  if (!status) status = print_article(data, &error);
  if (status) fprintf(stderr, "%s\n", crossings_error_message(error));
  crossings_error_free(error);
  crossings_register_free(data);
  free(bytes);
  return status ? 2 : 0;
}
