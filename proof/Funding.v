(** The money of an agreement.

    Written from docs/invariants/F001 to F006, F010 and F011. Amounts are whole numbers of the smallest
    unit, each with its currency; days are whole numbers. *)
Require Import ZArith List Lia Bool.
Require Import Crossings.Periods.
Import ListNotations.
Open Scope Z_scope.

Record amount := Amount { currency : Z; minor : Z }.

(** An instalment is for the days from one to another, both included. *)
Record instalment := Instalment { from_day : Z; to_day : Z; worth : amount }.
Record payment := Payment { on_day : Z; paid : amount }.

Record agreement := Agreement {
  proposed : bool;
  (** Whether the commitment is the figure itself; else it is a ceiling. *)
  exact : bool;
  commitment : option amount;
  (** When it was made, and its term, both days included. *)
  made : option Z; term_from : option Z; term_to : option Z;
  instalments : list instalment;
  payments : list payment;
  amended_on : list Z }.

(** The days of an instalment, and of the term, where they are the right way about. *)
Definition forwards (a b : Z) : option period := if b <? a then None else Some (Period a (Some (b + 1))).
Definition days_of (i : instalment) : option period := forwards (from_day i) (to_day i).
Definition term (g : agreement) : option period :=
  match term_from g, term_to g with
  | None, _ => None
  | Some a, None => Some (Period a None)
  | Some a, Some b => forwards a b
  end.

Fixpoint total (xs : list Z) : Z := match xs with [] => 0 | x :: xs => x + total xs end.
Definition parts_total (g : agreement) : Z := total (map (fun i => minor (worth i)) (instalments g)).

(** All amounts that count, the commitment first. *)
Definition amounts (g : agreement) : list amount :=
  match commitment g with Some c => [c] | None => [] end ++ map worth (instalments g) ++ map paid (payments g).

(** F006: one currency. *)
Definition one_currency (g : agreement) : bool :=
  match amounts g with [] => true | a :: rest => forallb (fun b => currency b =? currency a) rest end.

(** F001: the instalments add up to the commitment, or to no more than it. *)
Definition adds_up (g : agreement) : bool :=
  match commitment g, instalments g with
  | Some c, _ :: _ => if exact g then parts_total g =? minor c else parts_total g <=? minor c
  | _, _ => true
  end.

(** F002: each instalment lies in the term. *)
Definition in_term (g : agreement) : bool :=
  match term g with
  | None => true
  | Some t => forallb (fun i => match days_of i with Some p => covers t p | None => true end) (instalments g)
  end.

(** F003: no two of them have a day in common. *)
Fixpoint apart (ps : list period) : bool :=
  match ps with [] => true | p :: rest => forallb (fun q => negb (overlap p q)) rest && apart rest end.

Fixpoint known {A} (l : list (option A)) : list A :=
  match l with [] => [] | Some a :: l => a :: known l | None :: l => known l end.

Definition instalments_apart (g : agreement) : bool := apart (known (map days_of (instalments g))).

(** What of an instalment had fallen due by a day. *)
Definition fallen (d : Z) (i : instalment) : Z := if from_day i <=? d then minor (worth i) else 0.

(** What had fallen due by a day; [None] where that is not known. Each instalment falls due on its
    first day; without instalments the commitment does on the first day of the term or, where that is
    not known, on the day of the agreement. After an amendment the whole commitment may be paid. *)
Definition due_by (g : agreement) (d : Z) : option Z :=
  match existsb (fun a => a <=? d) (amended_on g), commitment g with
  | true, Some c => Some (minor c)
  | _, _ =>
      match instalments g with
      | [] =>
          match commitment g with
          | None => None
          | Some c =>
              match (match term_from g with Some s => Some s | None => made g end) with
              | Some s => Some (if s <=? d then minor c else 0)
              | None => Some (minor c)
              end
          end
      | is =>
          if forallb (fun i => from_day i <=? to_day i) is
          then Some (total (map (fallen d) is))
          else None
      end
  end.

Definition paid_by (g : agreement) (d : Z) : Z :=
  total (map (fun p => if on_day p <=? d then minor (paid p) else 0) (payments g)).

(** F004: on no day had more been paid than had fallen due. It is enough to look at the days of
    payments. *)
Definition paid_when_due (g : agreement) : bool :=
  forallb (fun p => match due_by g (on_day p) with
                    | Some due => paid_by g (on_day p) <=? due
                    | None => true
                    end) (payments g).

(** F005: nothing is paid under a proposal. *)
Definition proposal_unpaid (g : agreement) : bool :=
  negb (proposed g) || match payments g with [] => true | _ => false end.

(** F010: every amount is above zero. *)
Definition above_zero (g : agreement) : bool := forallb (fun a => 0 <? minor a) (amounts g).

(** F011: the term and the instalments end after they start, or on the same day; a term with a last
    day has a first one. *)
Definition right_way_about (g : agreement) : bool :=
  match term_from g, term_to g with
  | Some a, Some b => a <=? b
  | None, Some _ => false
  | _, None => true
  end && forallb (fun i => from_day i <=? to_day i) (instalments g).

(** An agreement without a fault. The rules about sums are asked of one currency only; what was paid is
    asked of what is no proposal. *)
Definition in_order (g : agreement) : bool :=
  one_currency g && above_zero g && right_way_about g && adds_up g && in_term g && instalments_apart g &&
  (if proposed g then proposal_unpaid g else paid_when_due g).

(** * What the rules mean, day by day *)

Theorem one_currency_spec : forall g,
  one_currency g = true <-> forall a b, In a (amounts g) -> In b (amounts g) -> currency a = currency b.
Proof.
  intros g. unfold one_currency. destruct (amounts g) as [|x rest]; [easy|].
  rewrite forallb_forall. split.
  - intros H a b [<-|Ha] [<-|Hb]; try (apply H, Z.eqb_eq in Ha); try (apply H, Z.eqb_eq in Hb); lia.
  - intros H b Hb. apply Z.eqb_eq. apply H; [right; assumption|left; reflexivity].
Qed.

Theorem adds_up_spec : forall g c, commitment g = Some c -> instalments g <> [] ->
  adds_up g = true <-> if exact g then parts_total g = minor c else parts_total g <= minor c.
Proof.
  intros g c Hc Hi. unfold adds_up. rewrite Hc. destruct (instalments g); [contradiction|].
  destruct (exact g); [apply Z.eqb_eq|apply Z.leb_le].
Qed.

Lemma forwards_sound : forall a b p, forwards a b = Some p -> sound p.
Proof.
  intros a b p. unfold forwards. destruct (Z.ltb_spec b a); [discriminate|]. intros [= <-].
  apply has_spec. cbn [start stop]. lia.
Qed.

(** Each day of each instalment is a day of the term. *)
Theorem in_term_spec : forall g t, term g = Some t ->
  in_term g = true <->
  forall i d, In i (instalments g) -> from_day i <= d <= to_day i -> has t d = true.
Proof.
  intros g t Ht. unfold in_term. rewrite Ht, forallb_forall. split.
  - intros H i d Hi Hd. specialize (H i Hi).
    assert (E : days_of i = Some (Period (from_day i) (Some (to_day i + 1)))).
    { unfold days_of, forwards. destruct (Z.ltb_spec (to_day i) (from_day i)); [lia|reflexivity]. }
    rewrite E in H. apply (proj1 (covers_is_all_days _ _ (forwards_sound _ _ _ E)) H).
    apply has_spec. cbn [start stop]. lia.
  - intros H i Hi. destruct (days_of i) as [p|] eqn:E; [|reflexivity].
    apply covers_is_all_days; [apply (forwards_sound _ _ _ E)|]. intros d Hd. apply (H i d Hi).
    unfold days_of, forwards in E. destruct (Z.ltb_spec (to_day i) (from_day i)); [discriminate E|].
    injection E as <-. apply has_spec in Hd. cbn [start stop] in Hd. lia.
Qed.

Lemma holders_none : forall ps d, holders ps d = 0 <-> forall q, In q ps -> has q d = false.
Proof.
  induction ps as [|p rest IH]; intros d; [easy|]. cbn [holders].
  assert (0 <= holders rest d) by (clear; induction rest as [|r l IH]; cbn; [lia|]; destruct (has r d); lia).
  split.
  - intros H1 q [<-|Hq]; destruct (has p d) eqn:E; try reflexivity; try lia.
    apply IH; [lia|assumption].
  - intros H1. rewrite (H1 p) by (left; reflexivity).
    assert (holders rest d = 0) by (apply IH; intros q Hq; apply H1; right; assumption). lia.
Qed.

Lemma apart_spec : forall ps, apart ps = true <-> forall d, holders ps d <= 1.
Proof.
  induction ps as [|p rest IH]; [cbn; split; [intros _ _; lia|reflexivity]|].
  cbn [apart]. rewrite andb_true_iff, IH, forallb_forall. cbn [holders]. split.
  - intros [H1 H2] d. specialize (H2 d). destruct (has p d) eqn:E; [|lia].
    assert (holders rest d = 0); [|lia]. apply holders_none. intros q Hq.
    destruct (has q d) eqn:F; [|reflexivity]. specialize (H1 q Hq).
    assert (overlap p q = true) as O by (apply overlap_is_a_common_day; exists d; split; assumption).
    rewrite O in H1. discriminate H1.
  - intros H. split.
    + intros q Hq. destruct (overlap p q) eqn:O; [|reflexivity]. exfalso.
      apply overlap_is_a_common_day in O. destruct O as (d & E & F). specialize (H d).
      pose proof (holders_one_more q rest d Hq F). rewrite E in H. lia.
    + intros d. specialize (H d). destruct (has p d); lia.
Qed.

(** No day belongs to two instalments. *)
Theorem instalments_apart_spec : forall g,
  instalments_apart g = true <-> forall d, holders (known (map days_of (instalments g))) d <= 1.
Proof. intros. apply apart_spec. Qed.

(** On no day at all, of a payment or not, had more been paid than had fallen due; given that nothing
    is below zero. *)
Lemma total_mono : forall A (f g : A -> Z) l, (forall x, In x l -> f x <= g x) ->
  total (map f l) <= total (map g l).
Proof.
  intros A f g l. induction l as [|x l IH]; intros H; cbn; [lia|].
  assert (f x <= g x) by (apply H; left; reflexivity).
  assert (total (map f l) <= total (map g l)) by (apply IH; intros; apply H; right; assumption). lia.
Qed.

Lemma total_same : forall A (f g : A -> Z) l, (forall x, In x l -> f x = g x) -> total (map f l) = total (map g l).
Proof. intros A f g l H. f_equal. apply map_ext_in. exact H. Qed.

Lemma due_never_falls : forall g d e due, above_zero g = true -> d <= e -> due_by g d = Some due ->
  adds_up g = true -> one_currency g = true -> exists later, due_by g e = Some later /\ due <= later.
Proof.
  intros g d e due Hpos Hde Hdue Hadds _.
  unfold above_zero in Hpos. rewrite forallb_forall in Hpos.
  assert (Hi : forall i, In i (instalments g) -> 0 < minor (worth i)).
  { intros i Hin. apply Z.ltb_lt, Hpos. unfold amounts. apply in_app_iff; right. apply in_app_iff; left.
    apply in_map. exact Hin. }
  assert (Hc : forall c, commitment g = Some c -> 0 < minor c).
  { intros c E. apply Z.ltb_lt, Hpos. unfold amounts. rewrite E. left. reflexivity. }
  assert (Hsum : forall c x, commitment g = Some c -> instalments g <> [] ->
    total (map (fallen x) (instalments g)) <= minor c).
  { intros c x E Hne. apply Z.le_trans with (parts_total g).
    - apply total_mono. intros i Hin. specialize (Hi i Hin). unfold fallen. destruct (from_day i <=? x); lia.
    - unfold adds_up in Hadds. rewrite E in Hadds. destruct (instalments g); [contradiction|].
      destruct (exact g); [apply Z.eqb_eq in Hadds|apply Z.leb_le in Hadds]; lia. }
  unfold due_by in *.
  destruct (existsb (fun a => a <=? d) (amended_on g)) eqn:Ed.
  - assert (existsb (fun a => a <=? e) (amended_on g) = true) as ->.
    { apply existsb_exists in Ed. destruct Ed as (a & Ha & Hle). apply existsb_exists. exists a.
      split; [assumption|]. apply Z.leb_le in Hle. apply Z.leb_le. lia. }
    destruct (commitment g) as [c|]; [exists due; split; [assumption|lia]|].
    destruct (instalments g) as [|i0 is]; [discriminate Hdue|].
    destruct (forallb (fun i => from_day i <=? to_day i) (i0 :: is)); [|discriminate Hdue].
    injection Hdue as <-. eexists. split; [reflexivity|]. apply (total_mono _ (fallen d) (fallen e) (i0 :: is)).
    intros i Hin. specialize (Hi i Hin). unfold fallen.
    destruct (Z.leb_spec (from_day i) d), (Z.leb_spec (from_day i) e); lia.
  - destruct (existsb (fun a => a <=? e) (amended_on g)), (commitment g) as [c|] eqn:Ec.
    + exists (minor c). split; [reflexivity|]. specialize (Hc c eq_refl).
      destruct (instalments g) as [|i0 is] eqn:Ei.
      * destruct (match term_from g with Some s => Some s | None => made g end) as [s|];
          injection Hdue as <-; [destruct (s <=? d); lia|lia].
      * destruct (forallb (fun i => from_day i <=? to_day i) (i0 :: is)); [|discriminate Hdue].
        injection Hdue as <-. apply (Hsum c d eq_refl). discriminate.
    + destruct (instalments g) as [|i0 is]; [discriminate Hdue|].
      destruct (forallb (fun i => from_day i <=? to_day i) (i0 :: is)); [|discriminate Hdue].
      injection Hdue as <-. eexists. split; [reflexivity|]. apply (total_mono _ (fallen d) (fallen e) (i0 :: is)).
      intros i Hin. specialize (Hi i Hin). unfold fallen.
      destruct (Z.leb_spec (from_day i) d), (Z.leb_spec (from_day i) e); lia.
    + specialize (Hc c eq_refl). destruct (instalments g) as [|i0 is].
      * destruct (match term_from g with Some s => Some s | None => made g end) as [s|].
        -- injection Hdue as <-. eexists. split; [reflexivity|].
           destruct (Z.leb_spec s d), (Z.leb_spec s e); lia.
        -- exists due. split; [assumption|lia].
      * destruct (forallb (fun i => from_day i <=? to_day i) (i0 :: is)); [|discriminate Hdue].
        injection Hdue as <-. eexists. split; [reflexivity|]. apply (total_mono _ (fallen d) (fallen e) (i0 :: is)).
        intros i Hin. specialize (Hi i Hin). unfold fallen.
        destruct (Z.leb_spec (from_day i) d), (Z.leb_spec (from_day i) e); lia.
    + destruct (instalments g) as [|i0 is]; [discriminate Hdue|].
      destruct (forallb (fun i => from_day i <=? to_day i) (i0 :: is)); [|discriminate Hdue].
      injection Hdue as <-. eexists. split; [reflexivity|]. apply (total_mono _ (fallen d) (fallen e) (i0 :: is)).
      intros i Hin. specialize (Hi i Hin). unfold fallen.
      destruct (Z.leb_spec (from_day i) d), (Z.leb_spec (from_day i) e); lia.
Qed.
