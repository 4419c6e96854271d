(** Periods of days, and the timelines that they form.

    Written from the types [Period] and [PolicyPeriod] and from docs/invariants/P002, P003 and P004.
    A day is a whole number, such as the days since 1 January 1970. *)
Require Import ZArith List Lia Bool.
Import ListNotations.
Open Scope Z_scope.

(** One or more days in a row: from [start] up to, and without, [stop]; on and on where there is no
    [stop]. *)
Record period := Period { start : Z; stop : option Z }.

Definition before_stop (d : Z) (e : option Z) : bool :=
  match e with None => true | Some e => d <? e end.

Definition has (p : period) (d : Z) : bool := (start p <=? d) && before_stop d (stop p).

(** A period is never empty. *)
Definition sound (p : period) : Prop := has p (start p) = true.

Definition earlier_stop (a b : option Z) : option Z :=
  match a, b with
  | None, e | e, None => e
  | Some x, Some y => Some (Z.min x y)
  end.

(** The days of both; none where there is no such day. *)
Definition common (p q : period) : option period :=
  let s := Z.max (start p) (start q) in
  let e := earlier_stop (stop p) (stop q) in
  if before_stop s e then Some (Period s e) else None.

Definition overlap (p q : period) : bool := match common p q with Some _ => true | None => false end.

Definition covers (p q : period) : bool :=
  (start p <=? start q) &&
  match stop p, stop q with
  | None, _ => true
  | Some _, None => false
  | Some e, Some f => f <=? e
  end.

Lemma has_spec : forall p d,
  has p d = true <-> start p <= d /\ match stop p with None => True | Some e => d < e end.
Proof.
  intros [s [e|]] d; unfold has, before_stop; cbn [start stop]; rewrite andb_true_iff, Z.leb_le.
  - rewrite Z.ltb_lt. tauto.
  - tauto.
Qed.

Lemma common_stop : forall d a b,
  before_stop d (earlier_stop a b) = before_stop d a && before_stop d b.
Proof.
  intros d [x|] [y|]; cbn; rewrite ?andb_true_r; try reflexivity.
  destruct (Z.ltb_spec d (Z.min x y)), (Z.ltb_spec d x), (Z.ltb_spec d y); cbn; try reflexivity; lia.
Qed.

(** The intersection has exactly the days that both have, and is never empty. *)
Theorem common_is_the_common_days : forall p q,
  match common p q with
  | Some c => sound c /\ forall d, has c d = has p d && has q d
  | None => forall d, has p d && has q d = false
  end.
Proof.
  intros [s e] [t f]. unfold common; cbn [start stop].
  rewrite common_stop.
  destruct (before_stop (Z.max s t) e && before_stop (Z.max s t) f) eqn:E.
  - split.
    + unfold sound, has; cbn [start stop]. rewrite Z.leb_refl, common_stop. exact E.
    + intros d. unfold has; cbn [start stop]. rewrite common_stop.
      destruct (before_stop d e), (before_stop d f), (Z.leb_spec (Z.max s t) d), (Z.leb_spec s d),
        (Z.leb_spec t d); cbn; try reflexivity; lia.
  - intros d. unfold has; cbn [start stop].
    destruct (Z.leb_spec s d); [|reflexivity]. destruct (Z.leb_spec t d); [|apply andb_false_r].
    cbn [andb]. apply andb_false_iff in E. apply andb_false_iff.
    destruct E as [E|E]; [left|right]; [destruct e as [e|]|destruct f as [f|]]; cbn in E |- *;
      try discriminate E; apply Z.ltb_ge in E; apply Z.ltb_ge; lia.
Qed.

(** Two periods overlap exactly when there is a day that both have. *)
Theorem overlap_is_a_common_day : forall p q,
  overlap p q = true <-> exists d, has p d = true /\ has q d = true.
Proof.
  intros p q. unfold overlap. pose proof (common_is_the_common_days p q) as H.
  destruct (common p q) as [c|]; split; try easy.
  - intros _. destruct H as [Hs Hd]. exists (start c). apply andb_true_iff. rewrite <- Hd. exact Hs.
  - intros (d & H1 & H2). specialize (H d). rewrite H1, H2 in H. discriminate H.
Qed.

(** One period covers another exactly when it has all its days. *)
Theorem covers_is_all_days : forall p q, sound q ->
  covers p q = true <-> forall d, has q d = true -> has p d = true.
Proof.
  intros [s e] [t f] Hq. apply has_spec in Hq. cbn [start stop] in Hq. unfold covers; cbn [start stop].
  rewrite andb_true_iff, Z.leb_le. split.
  - intros [H1 H2] d Hd. apply has_spec in Hd. apply has_spec. cbn [start stop] in *.
    destruct e as [e|], f as [f|]; try discriminate H2; try apply Z.leb_le in H2; lia.
  - intros H.
    assert (A : forall d, t <= d -> match f with None => True | Some f => d < f end ->
      s <= d /\ match e with None => True | Some e => d < e end).
    { intros d H1 H2. apply (has_spec (Period s e)), H, has_spec. split; assumption. }
    split.
    + apply (A t); [lia|]. destruct f; [lia|exact I].
    + destruct e as [e|]; [|reflexivity]. destruct f as [f|].
      * apply Z.leb_le. destruct (A (f - 1)); lia.
      * exfalso. destruct (A (Z.max t e)); [lia|exact I|lia].
Qed.

(** * Timelines *)

(** How many of the periods have a day. *)
Fixpoint holders (ps : list period) (d : Z) : Z :=
  match ps with [] => 0 | p :: ps => (if has p d then 1 else 0) + holders ps d end.

(** From the first day of any to the last of any. *)
Definition in_span (ps : list period) (d : Z) : Prop :=
  (exists p, In p ps /\ start p <= d) /\ (exists q, In q ps /\ before_stop d (stop q) = true).

(** What a timeline is for: every day of its span belongs to exactly one. *)
Definition one_holder_a_day (ps : list period) : Prop := forall d, in_span ps d -> holders ps d = 1.

(** The check sorts by the first day (of two that begin on one day the open one first, then the
    shorter) and looks at each period and the next. *)
Definition no_later (p q : period) : bool :=
  if start p =? start q then
    match stop p, stop q with
    | None, _ => true
    | Some _, None => false
    | Some a, Some b => a <=? b
    end
  else start p <? start q.

Fixpoint insert (p : period) (ps : list period) : list period :=
  match ps with
  | [] => [p]
  | q :: rest => if no_later p q then p :: ps else q :: insert p rest
  end.

Fixpoint sort (ps : list period) : list period :=
  match ps with [] => [] | p :: ps => insert p (sort ps) end.

(** Each ends where the next begins. *)
Fixpoint chained (ps : list period) : bool :=
  match ps with
  | p :: (q :: _) as rest =>
      match stop p with None => false | Some e => e =? start q end && chained rest
  | _ => true
  end.

Definition is_timeline (ps : list period) : bool := chained (sort ps).

(** Which rules a list of periods breaks, in the order of their first days: each is held against the
    one of those before it that ends last. An open period has no successor (P004); what comes after
    one stands for itself. *)
Record faults := Faults { gap : bool; overlapping : bool; open_inside : bool }.

Definition no_faults := Faults false false false.

Definition both (a b : faults) : faults :=
  Faults (gap a || gap b) (overlapping a || overlapping b) (open_inside a || open_inside b).

Definition neighbours (p q : period) : faults :=
  match stop p with
  | None => Faults false false true
  | Some e => Faults (e <? start q) (start q <? e) false
  end.

Definition reaching_further (p q : period) : period :=
  match stop p, stop q with
  | Some a, Some b => if a <? b then q else p
  | _, _ => q
  end.

Fixpoint scan (p : period) (rest : list period) : faults :=
  match rest with
  | [] => no_faults
  | q :: rest => both (neighbours p q) (scan (reaching_further p q) rest)
  end.

Definition timeline_faults (ps : list period) : faults :=
  match sort ps with [] => no_faults | p :: rest => scan p rest end.

(** ** Sorting changes nothing of what is asked *)

Lemma insert_in : forall p q ps, In q (insert p ps) <-> p = q \/ In q ps.
Proof.
  intros p q ps. induction ps as [|r rest IH]; cbn; [tauto|].
  destruct (no_later p r); cbn; [tauto|]. rewrite IH. tauto.
Qed.

Lemma sort_in : forall q ps, In q (sort ps) <-> In q ps.
Proof. intros q ps. induction ps as [|r rest IH]; cbn; [tauto|]. rewrite insert_in, IH. tauto. Qed.

Lemma insert_holders : forall d p ps, holders (insert p ps) d = holders (p :: ps) d.
Proof.
  intros d p ps. induction ps as [|r rest IH]; [reflexivity|]. cbn [insert].
  destruct (no_later p r); [reflexivity|]. cbn [holders] in *. lia.
Qed.

Lemma sort_holders : forall d ps, holders (sort ps) d = holders ps d.
Proof.
  intros d ps. induction ps as [|r rest IH]; [reflexivity|]. cbn [sort].
  rewrite insert_holders. cbn [holders]. lia.
Qed.

Lemma sort_span : forall d ps, in_span (sort ps) d <-> in_span ps d.
Proof.
  intros d ps. unfold in_span.
  split; intros [(p & Hp & H1) (q & Hq & H2)]; split; [exists p|exists q|exists p|exists q];
    split; try apply sort_in; try assumption; apply sort_in in Hp, Hq; assumption.
Qed.

(** ** The check is right *)

(** The first days ascend. *)
Fixpoint ascending (ps : list period) : Prop :=
  match ps with [] => True | p :: rest => (forall q, In q rest -> start p <= start q) /\ ascending rest end.

Lemma no_later_start : forall p q, no_later p q = true -> start p <= start q.
Proof.
  intros p q. unfold no_later. destruct (Z.eqb_spec (start p) (start q)); [lia|]. rewrite Z.ltb_lt. lia.
Qed.

Lemma later_start : forall p q, no_later p q = false -> start q <= start p.
Proof.
  intros p q. unfold no_later. destruct (Z.eqb_spec (start p) (start q)); [lia|]. rewrite Z.ltb_ge. lia.
Qed.

Lemma insert_ascending : forall p ps, ascending ps -> ascending (insert p ps).
Proof.
  intros p ps. induction ps as [|r rest IH]; cbn; [easy|]. intros [H1 H2].
  destruct (no_later p r) eqn:E; cbn.
  - apply no_later_start in E. repeat split; try assumption.
    intros q [<-|Hq]; [lia|]. specialize (H1 q Hq). lia.
  - apply later_start in E. split; [|apply IH; assumption].
    intros q Hq. apply insert_in in Hq. destruct Hq as [<-|Hq]; [lia|apply H1, Hq].
Qed.

Lemma sort_ascending : forall ps, ascending (sort ps).
Proof. induction ps; cbn; [exact I|]. apply insert_ascending. assumption. Qed.

(** No day before the first of all has a holder. *)
Lemma holders_before : forall ps d, (forall q, In q ps -> d < start q) -> holders ps d = 0.
Proof.
  induction ps as [|p rest IH]; intros d H; [reflexivity|]. cbn [holders].
  rewrite IH by (intros; apply H; right; assumption).
  assert (d < start p) by (apply H; left; reflexivity).
  unfold has. destruct (Z.leb_spec (start p) d); [lia|reflexivity].
Qed.

Lemma holders_one_more : forall p ps d, In p ps -> has p d = true -> 1 <= holders ps d.
Proof.
  assert (Hpos : forall ps d, 0 <= holders ps d).
  { induction ps as [|p rest IH]; intros d; cbn; [lia|]. specialize (IH d). destruct (has p d); lia. }
  intros p ps d. induction ps as [|r rest IH]; [easy|]. intros [->|Hin] Hd; cbn [holders].
  - rewrite Hd. specialize (Hpos rest d). lia.
  - specialize (IH Hin Hd). destruct (has r d); lia.
Qed.

Lemma chained_has_one_holder : forall ps, ascending ps -> (forall p, In p ps -> sound p) ->
  chained ps = true -> one_holder_a_day ps.
Proof.
  induction ps as [|p rest IH]; intros Hasc Hsound Hchain d [(a & Ha & Had) (b & Hb & Hbd)]; [easy|].
  destruct Hasc as [Hfirst Hasc].
  destruct rest as [|q rest].
  - destruct Ha as [<-|[]], Hb as [<-|[]]. cbn [holders]. unfold has. rewrite Hbd.
    destruct (Z.leb_spec (start p) d); [reflexivity|lia].
  - cbn [chained] in Hchain. apply andb_true_iff in Hchain. destruct Hchain as [Hend Hchain].
    destruct (stop p) as [e|] eqn:E; [|discriminate Hend]. apply Z.eqb_eq in Hend. subst e.
    assert (Hp : start p <= d).
    { destruct Ha as [->|Ha]; [assumption|]. specialize (Hfirst a Ha). lia. }
    change (holders (p :: q :: rest) d) with ((if has p d then 1 else 0) + holders (q :: rest) d).
    unfold has at 1. rewrite E. cbn [before_stop].
    destruct (Z.leb_spec (start p) d); [|lia]. cbn [andb].
    destruct (Z.ltb_spec d (start q)).
    + rewrite holders_before; [reflexivity|]. intros r [<-|Hr]; [assumption|].
      destruct Hasc as [Hq _]. specialize (Hq r Hr). lia.
    + cbn. apply IH; try assumption.
      * intros r Hr. apply Hsound. right; assumption.
      * split; [exists q; split; [left; reflexivity|assumption]|].
        exists b. split; [|assumption]. destruct Hb as [<-|Hb]; [|assumption].
        rewrite E in Hbd. cbn in Hbd. apply Z.ltb_lt in Hbd. lia.
Qed.

Lemma one_holder_is_chained : forall ps, ascending ps -> (forall p, In p ps -> sound p) ->
  one_holder_a_day ps -> chained ps = true.
Proof.
  induction ps as [|p rest IH]; intros Hasc Hsound Hone; [reflexivity|].
  destruct rest as [|q rest]; [reflexivity|].
  destruct Hasc as [Hfirst Hasc].
  assert (Hpq : start p <= start q) by (apply Hfirst; left; reflexivity).
  assert (Hq : has q (start q) = true) by (apply Hsound; right; left; reflexivity).
  assert (Hend : stop p = Some (start q)).
  { assert (Hspan : forall d, start p <= d <= start q -> in_span (p :: q :: rest) d).
    { intros d Hd. split; [exists p; split; [left; reflexivity|lia]|].
      exists q. split; [right; left; reflexivity|]. apply has_spec in Hq.
      destruct (stop q); [apply Z.ltb_lt; lia|reflexivity]. }
    destruct (has p (start q)) eqn:Hboth.
    - exfalso. assert (H1 : holders (p :: q :: rest) (start q) = 1) by (apply Hone, Hspan; lia).
      assert (H2 : 1 <= holders (q :: rest) (start q))
        by (apply holders_one_more with q; [left; reflexivity|assumption]).
      change (holders (p :: q :: rest) (start q))
        with ((if has p (start q) then 1 else 0) + holders (q :: rest) (start q)) in H1.
      rewrite Hboth in H1. lia.
    - destruct (stop p) as [e|] eqn:E.
      + f_equal. unfold has in Hboth. rewrite E in Hboth. cbn in Hboth.
        destruct (Z.leb_spec (start p) (start q)); [|lia]. cbn in Hboth. apply Z.ltb_ge in Hboth.
        destruct (Z.eq_dec e (start q)) as [|Hne]; [assumption|]. exfalso.
        assert (He : start p < e).
        { assert (Hp : sound p) by (apply Hsound; left; reflexivity). apply has_spec in Hp.
          rewrite E in Hp. lia. }
        assert (H1 : holders (p :: q :: rest) e = 1) by (apply Hone, Hspan; lia).
        change (holders (p :: q :: rest) e)
          with ((if has p e then 1 else 0) + holders (q :: rest) e) in H1.
        unfold has in H1 at 1. rewrite E in H1. cbn [before_stop] in H1. rewrite Z.ltb_irrefl, andb_false_r in H1.
        rewrite holders_before in H1; [lia|].
        intros r [<-|Hr]; [lia|]. destruct Hasc as [Hq' _]. specialize (Hq' r Hr). lia.
      + exfalso. unfold has in Hboth. rewrite E in Hboth. cbn in Hboth.
        destruct (Z.leb_spec (start p) (start q)); [discriminate Hboth|lia]. }
  cbn [chained]. rewrite Hend, Z.eqb_refl. cbn [andb]. apply IH; try assumption.
  - intros r Hr. apply Hsound. right; assumption.
  - intros d [(a & Ha & Had) (b & Hb & Hbd)].
    assert (Hd : start q <= d).
    { destruct Ha as [->|Ha]; [assumption|]. destruct Hasc as [Hq' _]. specialize (Hq' a Ha). lia. }
    assert (H1 : holders (p :: q :: rest) d = 1).
    { apply Hone. split; [exists p; split; [left; reflexivity|lia]|].
      exists b. split; [right; assumption|assumption]. }
    change (holders (p :: q :: rest) d) with ((if has p d then 1 else 0) + holders (q :: rest) d) in H1.
    unfold has in H1 at 1. rewrite Hend in H1. cbn [before_stop] in H1.
    destruct (Z.ltb_spec d (start q)); [lia|]. rewrite andb_false_r in H1. lia.
Qed.

(** The check accepts exactly the lists of periods of which every day of the span, from the first day
    of any to the last of any, belongs to one and only one. *)
Theorem timeline_is_one_holder_a_day : forall ps, (forall p, In p ps -> sound p) ->
  is_timeline ps = true <-> one_holder_a_day ps.
Proof.
  intros ps Hsound. unfold is_timeline.
  assert (Hs : forall p, In p (sort ps) -> sound p) by (intros p Hp; apply Hsound, sort_in, Hp).
  assert (Hsame : one_holder_a_day (sort ps) <-> one_holder_a_day ps).
  { unfold one_holder_a_day. split; intros H d Hd; [rewrite <- sort_holders|rewrite sort_holders];
      apply H, sort_span, Hd. }
  rewrite <- Hsame. split.
  - apply chained_has_one_holder; [apply sort_ascending|assumption].
  - apply one_holder_is_chained; [apply sort_ascending|assumption].
Qed.

(** Where every day has one holder, no period but that of the last days is open. *)
Theorem only_the_last_is_open : forall ps p q, (forall r, In r ps -> sound r) ->
  is_timeline ps = true -> In p ps -> In q ps -> stop p = None -> start q <= start p.
Proof.
  intros ps p q Hsound Ht. unfold is_timeline in Ht. rewrite <- (sort_in p), <- (sort_in q).
  assert (Hs : forall r, In r (sort ps) -> sound r) by (intros r Hr; apply Hsound, sort_in, Hr).
  pose proof (sort_ascending ps) as Hasc. revert Hs Ht Hasc. generalize (sort ps) as l. clear.
  induction l as [|a rest IH]; intros Hs Ht Hasc Hp Hq Hopen; [easy|].
  destruct Hasc as [Hfirst Hasc].
  destruct rest as [|b rest].
  - destruct Hp as [<-|[]], Hq as [<-|[]]. lia.
  - cbn [chained] in Ht. apply andb_true_iff in Ht. destruct Ht as [Hend Ht].
    destruct Hp as [<-|Hp]; [rewrite Hopen in Hend; discriminate Hend|].
    destruct Hq as [<-|Hq]; [apply Hfirst, Hp|].
    apply IH; try assumption. intros r Hr. apply Hs. right; assumption.
Qed.

(** ** The named faults are right *)

Lemma scan_is_chained : forall rest p, (forall q, In q rest -> sound q) ->
  scan p rest = no_faults <-> chained (p :: rest) = true.
Proof.
  induction rest as [|q rest IH]; intros p Hs; [easy|].
  change (chained (p :: q :: rest))
    with (match stop p with None => false | Some e => e =? start q end && chained (q :: rest)).
  cbn [scan]. unfold neighbours.
  destruct (stop p) as [e|] eqn:E; [|split; intros H; discriminate H].
  destruct (Z.eqb_spec e (start q)) as [->|Hne].
  - assert (reaching_further p q = q) as ->.
    { unfold reaching_further. rewrite E. destruct (stop q) as [f|] eqn:F; [|reflexivity].
      assert (Hq : sound q) by (apply Hs; left; reflexivity). apply has_spec in Hq. rewrite F in Hq.
      destruct (Z.ltb_spec (start q) f); [reflexivity|lia]. }
    rewrite Z.ltb_irrefl. cbn [andb]. rewrite <- IH by (intros r Hr; apply Hs; right; assumption).
    destruct (scan q rest) as [g o i]. unfold both; cbn. tauto.
  - split; intros H; [exfalso|discriminate H]. unfold both, no_faults in H; cbn in H.
    injection H as H1 H2 _. apply orb_false_iff in H1, H2. destruct H1 as [H1 _], H2 as [H2 _].
    apply Z.ltb_ge in H1, H2. lia.
Qed.

(** A list of periods breaks none of the three rules exactly where it is a timeline. *)
Theorem no_fault_is_a_timeline : forall ps, (forall p, In p ps -> sound p) ->
  timeline_faults ps = no_faults <-> is_timeline ps = true.
Proof.
  intros ps Hsound. unfold timeline_faults, is_timeline.
  assert (Hs : forall p, In p (sort ps) -> sound p) by (intros p Hp; apply Hsound, sort_in, Hp).
  destruct (sort ps) as [|p rest]; [easy|].
  apply scan_is_chained. intros q Hq. apply Hs. right; assumption.
Qed.
