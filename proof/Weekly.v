(** A week against its days.

    Written from docs/invariants/C009.md: a week equals the sum of its seven days, wherever both are
    known; the days count as they stood when the week was published. One figure at a time: people,
    boats or uncontrolled landings. *)
Require Import ZArith List Lia Bool.
Import ListNotations.
Open Scope Z_scope.

(** A day of a publication: which, and its figure where that is known. *)
Record day := Day { date : Z; figure : option Z }.

(** Publications up to the one with the week, the newest first. *)
Definition publications := list (list day).

(** The row that a publication has for a day; the first, should it have two. *)
Fixpoint row_of (d : Z) (days : list day) : option (option Z) :=
  match days with
  | [] => None
  | r :: rest => if date r =? d then Some (figure r) else row_of d rest
  end.

(** A day as it stood: in the newest publication that has it. *)
Fixpoint stood (d : Z) (ps : publications) : option Z :=
  match ps with
  | [] => None
  | p :: rest => match row_of d p with Some f => f | None => stood d rest end
  end.

(** The seven days of the week that ends on a day. *)
Definition week_days (ending : Z) : list Z := map (fun back => ending - back) [6; 5; 4; 3; 2; 1; 0].

(** The figures of the days. *)
Definition seven (ps : publications) (ending : Z) : list (option Z) := map (fun d => stood d ps) (week_days ending).

(** The sum of figures, where all are known. *)
Fixpoint sum (fs : list (option Z)) : option Z :=
  match fs with
  | [] => Some 0
  | Some f :: fs => match sum fs with Some s => Some (f + s) | None => None end
  | None :: _ => None
  end.

(** Whether a week may stand. *)
Definition reconciles (week : option Z) (fs : list (option Z)) : bool :=
  match week, sum fs with
  | Some w, Some s => w =? s
  | _, _ => true
  end.

Definition week_is_its_days (week : option Z) (ps : publications) (ending : Z) : bool :=
  reconciles week (seven ps ending).

(** * What is proved *)

Fixpoint exact_sum (vs : list Z) : Z := match vs with [] => 0 | v :: vs => v + exact_sum vs end.

(** Numbers that could stand for the figures: the known ones as they are, anything for the unknown. *)
Inductive completes : list (option Z) -> list Z -> Prop :=
| completes_nil : completes [] []
| completes_known : forall f fs vs, completes fs vs -> completes (Some f :: fs) (f :: vs)
| completes_unknown : forall v fs vs, completes fs vs -> completes (None :: fs) (v :: vs).

Lemma sum_completes : forall fs s vs, sum fs = Some s -> completes fs vs -> exact_sum vs = s.
Proof.
  induction fs as [|[f|] fs IH]; intros s vs Hs Hc; cbn in Hs;
    [|destruct (sum fs) as [t|]; [|discriminate Hs]|discriminate Hs].
  - injection Hs as <-. inversion Hc. reflexivity.
  - injection Hs as <-. inversion Hc as [|? ? us Hus|]; subst. cbn. rewrite (IH t us); auto.
Qed.

Lemma completion_exists : forall fs, exists vs, completes fs vs.
Proof.
  induction fs as [|[f|] fs [vs IH]]; [exists []; constructor|exists (f :: vs)|exists (0 :: vs)];
    constructor; assumption.
Qed.

Lemma any_sum : forall fs w, sum fs = None -> exists vs, completes fs vs /\ exact_sum vs = w.
Proof.
  induction fs as [|[f|] fs IH]; intros w H; cbn in H; [discriminate H| |].
  - destruct (sum fs); [discriminate H|]. destruct (IH (w - f) eq_refl) as (vs & Hv & Hs).
    exists (f :: vs). split; [constructor; assumption|cbn; lia].
  - destruct (completion_exists fs) as [vs Hv]. exists ((w - exact_sum vs) :: vs).
    split; [constructor; assumption|cbn; lia].
Qed.

(** A week stands exactly where some completion of its days, by any whole numbers, adds up to it. *)
Theorem reconciles_is_completable : forall w fs,
  reconciles (Some w) fs = true <-> exists vs, completes fs vs /\ exact_sum vs = w.
Proof.
  intros w fs. unfold reconciles. destruct (sum fs) as [s|] eqn:E.
  - rewrite Z.eqb_eq. split.
    + intros ->. destruct (completion_exists fs) as [vs Hv]. exists vs. split; [assumption|].
      apply (sum_completes fs); assumption.
    + intros (vs & Hv & <-). apply (sum_completes fs); assumption.
  - split; [intros _; apply any_sum; assumption|reflexivity].
Qed.

(** So a true week is never accused: if the real days add up to it and agree with what is known. *)
Theorem no_false_accusation : forall w fs vs, completes fs vs -> exact_sum vs = w -> reconciles (Some w) fs = true.
Proof. intros w fs vs H1 H2. apply reconciles_is_completable. exists vs. split; assumption. Qed.

(** With every day known, the check is equality with the sum, no more and no less. *)
Theorem all_known_is_equality : forall w vs, reconciles (Some w) (map Some vs) = true <-> w = exact_sum vs.
Proof.
  intros w vs. assert (E : sum (map Some vs) = Some (exact_sum vs)).
  { induction vs as [|v vs IH]; [reflexivity|]. cbn. rewrite IH. reflexivity. }
  unfold reconciles. rewrite E. apply Z.eqb_eq.
Qed.

(** The rule has a limit: it lets a week stand whose known days alone are more than it, though no
    completion by counts, which are never below zero, could mend that. *)
Theorem unknown_days_excuse_too_much :
  reconciles (Some 5) [Some 9; None; Some 0; Some 0; Some 0; Some 0; Some 0] = true /\
  ~ exists vs, completes [Some 9; None; Some 0; Some 0; Some 0; Some 0; Some 0] vs /\
      exact_sum vs = 5 /\ Forall (fun v => 0 <= v) vs.
Proof.
  split; [reflexivity|]. intros (vs & Hc & Hs & Hpos).
  repeat match goal with H : completes (_ :: _) _ |- _ => inversion H; clear H; subst end.
  match goal with H : completes [] _ |- _ => inversion H; subst end.
  cbn [exact_sum] in Hs. inversion Hpos as [|? ? ? H1]; subst. inversion H1; subst. lia.
Qed.

(** Later publications do not accuse an older week: what a day became afterwards is not looked at, and
    an older figure counts only where no newer one is there. *)
Theorem newest_counts : forall d days ps f, row_of d days = Some f -> stood d (days :: ps) = f.
Proof. intros d days ps f H. cbn. rewrite H. reflexivity. Qed.
