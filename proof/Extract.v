(** The model as OCaml, for the oracle. Whole numbers become those of zarith, which have any size; so
    that library, and the standard directives that name it, are trusted here. *)
Require Import Extraction ExtrOcamlBasic ExtrOcamlZBigInt.
Require Import ZArith.
Require Import Crossings.Rounding Crossings.Readings Crossings.Periods Crossings.Tally
  Crossings.Weekly Crossings.Funding Crossings.Certificates.
Extraction Language OCaml.
Extraction "model.ml"
  Rounding.round Rounding.band_of
  Readings.means
  Periods.common Periods.overlap Periods.covers Periods.has Periods.timeline_faults Periods.is_timeline
  Tally.tally_of Tally.merge Tally.findings
  Weekly.week_is_its_days
  Funding.one_currency Funding.above_zero Funding.right_way_about Funding.adds_up Funding.in_term
  Funding.instalments_apart Funding.paid_when_due Funding.proposal_unpaid Funding.in_order
  Certificates.refutes Certificates.whole_number.
