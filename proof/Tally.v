(** A panel of rows, checked and added up in parts.

    Written from docs/tally.md and from the pages of the rules it names. Rows ascend by series and
    then by day. A tally looks at each row once; tallies of parts that follow on each other merge, and
    what goes wrong between the last row of one part and the first of the next, at the seam, is found
    when they do. *)
Require Import ZArith List Lia Bool.
Import ListNotations.
Open Scope Z_scope.

(** What stands in a row; [None] is a null. *)
Record row := Row {
  series : option Z; day : option Z; people : option Z; boats : option Z; uncontrolled : option Z }.

(** How the panel is read. *)
Record way := Way {
  (** Whether there is a column of series; without one all rows are of one. *)
  with_series : bool;
  (** Whether every series has every day from its first to its last. *)
  dense : bool;
  (** The calendar: its first day and its last. *)
  first_day : Z; last_day : Z;
  (** The stretches of days to sum up, from a day up to, and without, another. *)
  periods : list (Z * option Z) }.

(** * What is wrong with a row by itself *)

(** The rules, by their ids. *)
Inductive rule := S001 | S004 | C001 | C002 | C003 | C004 | C005 | C006 | C015.

Definition in_calendar (w : way) (d : Z) : bool := (first_day w <=? d) && (d <=? last_day w).

Definition rule_if (b : bool) (r : rule) : list rule := if b then [r] else [].
Definition missing {A} (o : option A) : bool := match o with None => true | Some _ => false end.

(** What a row lacks, and a day beyond the calendar. *)
Definition value_faults (w : way) (r : row) : list rule :=
  rule_if (match day r with Some d => negb (in_calendar w d) | None => false end) S001 ++
  rule_if (with_series w && missing (series r)) S004 ++
  rule_if (missing (day r)) S004 ++ rule_if (missing (people r)) S004 ++
  rule_if (missing (boats r)) S004.

(** Counts that cannot be: people without boats or boats without people, fewer people than boats,
    more landings than boats; and the warning, more than 125 people in each boat. *)
Definition count_faults (r : row) : list rule :=
  match people r, boats r with
  | Some p, Some b =>
      rule_if (xorb (p =? 0) (b =? 0)) C004 ++
      rule_if (negb (p =? 0) && (p <? b)) C005 ++
      rule_if (match uncontrolled r with Some u => b <? u | None => false end) C006 ++
      rule_if (negb (b =? 0) && (125 * b <? p)) C015
  | _, _ => []
  end.

(** * Keys *)

(** What names a row: a series (0 where there is no such column) and a day of the calendar. *)
Definition key := (Z * Z)%type.

Definition key_of (w : way) (r : row) : option key :=
  match (if with_series w then series r else Some 0), day r with
  | Some s, Some d => if in_calendar w d then Some (s, d) else None
  | _, _ => None
  end.

Definition key_before (a b : key) : bool :=
  (fst a <? fst b) || ((fst a =? fst b) && (snd a <? snd b)).

(** A finding: the row, the rule, and what goes with it: for C001 the row that has the key already;
    for C003 the last day before the gap and the first after it. *)
Record finding := Finding { at_row : Z; broken : rule; note : Z * Z }.

(** What is wrong with the next key, [now] of row [i], after the last, [k] of row [j]. *)
Definition key_faults (w : way) (last : key * Z) (i : Z) (now : key) : list finding :=
  let (k, j) := last in
  if key_before now k then [Finding i C002 (0, 0)]
  else if key_before k now then
    if dense w && (fst k =? fst now) && (snd k + 1 <? snd now)
    then [Finding i C003 (snd k, snd now)] else []
  else [Finding i C001 (j, 0)].

(** * Sums *)

(** A sum, and over how many rows. *)
Definition sum := (Z * Z)%type.
Definition plus (a b : sum) : sum := (fst a + fst b, snd a + snd b).
Definition one (o : option Z) : sum := match o with Some n => (n, 1) | None => (0, 0) end.

(** The row with the most people: how many, and which row. Of several it is the first. *)
Definition most := option (Z * Z).
Definition the_most (a b : most) : most :=
  match a, b with
  | Some (p, i), Some (q, j) => if p <? q then Some (q, j) else Some (p, i)
  | Some _, None => a
  | None, _ => b
  end.

(** What some rows add up to: rows, people, boats, landings; people and boats of the rows in which both
    are known; the most people. *)
Record part := Part {
  rows : Z; all_people : sum; all_boats : sum; all_landings : sum;
  people_with_boats : Z; boats_with_people : Z; highest : most }.

Definition nothing := Part 0 (0, 0) (0, 0) (0, 0) 0 0 None.

Definition together (a b : part) : part :=
  Part (rows a + rows b) (plus (all_people a) (all_people b)) (plus (all_boats a) (all_boats b))
    (plus (all_landings a) (all_landings b)) (people_with_boats a + people_with_boats b)
    (boats_with_people a + boats_with_people b) (the_most (highest a) (highest b)).

(** The part of one row, the row [i] of all. *)
Definition of_row (i : Z) (r : row) : part :=
  let known := negb (missing (people r)) && negb (missing (boats r)) in
  Part 1 (one (people r)) (one (boats r)) (one (uncontrolled r))
    (if known then fst (one (people r)) else 0) (if known then fst (one (boats r)) else 0)
    (match people r with Some p => Some (p, i) | None => None end).

(** The rows of a period are those that have a day of the calendar in it. *)
Definition within (w : way) (p : Z * option Z) (r : row) : bool :=
  match day r with
  | Some d => in_calendar w d && (fst p <=? d) && match snd p with Some e => d <? e | None => true end
  | None => false
  end.

(** The sums of all rows, then those of each period. *)
Definition parts_of_row (w : way) (i : Z) (r : row) : list part :=
  of_row i r :: map (fun p => if within w p r then of_row i r else nothing) (periods w).

(** * The tally *)

(** What is known of some rows. Findings are kept in two lists, so that what is wrong at a seam can be
    put between them: those before the place of the first key, and those after it. *)
Record tally := Tally {
  count : Z;
  first_key : option (key * Z);
  last_key : option (key * Z);
  keyed : Z;
  changes : Z;
  days : option (Z * Z);
  parts : list part;
  early : list finding;
  late : list finding }.

Definition findings (t : tally) : list finding := early t ++ late t.

Definition empty (w : way) : tally :=
  Tally 0 None None 0 0 None (nothing :: map (fun _ => nothing) (periods w)) [] [].

Definition widen (a b : option (Z * Z)) : option (Z * Z) :=
  match a, b with
  | Some (l, h), Some (m, k) => Some (Z.min l m, Z.max h k)
  | None, o | o, None => o
  end.

Definition or_else {A} (a b : option A) : option A := match a with Some _ => a | None => b end.

Fixpoint zip (a b : list part) : list part :=
  match a, b with x :: a, y :: b => together x y :: zip a b | _, _ => [] end.

Definition turned (a b : option (key * Z)) : Z :=
  match a, b with
  | Some (k, _), Some (l, _) => if fst k =? fst l then 0 else 1
  | _, _ => 0
  end.

(** What is wrong between a last key and a first one. *)
Definition seam (w : way) (a b : option (key * Z)) : list finding :=
  match a, b with Some k, Some (l, i) => key_faults w k i l | _, _ => [] end.

(** One row looked at, the row [i] of all, with no row before it. *)
Definition of_one (w : way) (i : Z) (r : row) : tally :=
  let k := match key_of w r with Some k => Some (k, i) | None => None end in
  let d := match day r with Some d => if in_calendar w d then Some (d, d) else None | None => None end in
  let values := map (fun f => Finding i f (0, 0)) (value_faults w r) in
  let counts := map (fun f => Finding i f (0, 0)) (count_faults r) in
  match k with
  | Some _ => Tally 1 k k 1 0 d (parts_of_row w i r) values counts
  | None => Tally 1 k k 0 0 d (parts_of_row w i r) (values ++ counts) []
  end.

(** One tally after another, with their rows already counted from the same beginning. *)
Definition join (w : way) (a b : tally) : tally :=
  let s := seam w (last_key a) (first_key b) in
  let '(e, l) :=
    match first_key a with
    | None => (early a ++ late a ++ early b, late b)
    | Some _ => (early a, late a ++ early b ++ s ++ late b)
    end in
  Tally (count a + count b) (or_else (first_key a) (first_key b)) (or_else (last_key b) (last_key a))
    (keyed a + keyed b) (changes a + changes b + turned (last_key a) (first_key b))
    (widen (days a) (days b)) (zip (parts a) (parts b)) e l.

(** The rows one after another, the first of them the row [i]. *)
Fixpoint from (w : way) (i : Z) (rs : list row) : tally :=
  match rs with
  | [] => empty w
  | r :: rs => join w (of_one w i r) (from w (i + 1) rs)
  end.

Definition tally_of (w : way) (rs : list row) : tally := from w 0 rs.

(** The same rows, so many further down. *)
Definition move_key (n : Z) (o : option (key * Z)) : option (key * Z) :=
  match o with Some (k, i) => Some (k, i + n) | None => None end.
Definition move_finding (n : Z) (f : finding) : finding :=
  Finding (at_row f + n) (broken f)
    (match broken f with C001 => (fst (note f) + n, snd (note f)) | _ => note f end).
Definition move_part (n : Z) (p : part) : part :=
  Part (rows p) (all_people p) (all_boats p) (all_landings p) (people_with_boats p) (boats_with_people p)
    (match highest p with Some (m, i) => Some (m, i + n) | None => None end).
Definition move (n : Z) (t : tally) : tally :=
  Tally (count t) (move_key n (first_key t)) (move_key n (last_key t)) (keyed t) (changes t) (days t)
    (map (move_part n) (parts t)) (map (move_finding n) (early t)) (map (move_finding n) (late t)).

(** The tally of the rows of one and then those of the other. *)
Definition merge (w : way) (a b : tally) : tally := join w a (move (count a) b).

(** * What is proved: any division of the rows, merged in any nesting, is one pass *)

Lemma the_most_assoc : forall a b c, the_most a (the_most b c) = the_most (the_most a b) c.
Proof.
  intros [[p i]|] [[q j]|] [[r k]|]; cbn; try reflexivity;
    try (destruct (Z.ltb_spec p q)); try (destruct (Z.ltb_spec q r)); try (destruct (Z.ltb_spec p r));
    cbn; try reflexivity;
    try (destruct (Z.ltb_spec p q)); try (destruct (Z.ltb_spec q r)); try (destruct (Z.ltb_spec p r));
    cbn; try reflexivity; lia.
Qed.

Lemma together_assoc : forall a b c, together a (together b c) = together (together a b) c.
Proof.
  intros a b c. unfold together, plus; cbn [rows all_people all_boats all_landings people_with_boats
    boats_with_people highest fst snd]. rewrite the_most_assoc. f_equal; try lia; f_equal; lia.
Qed.

Lemma zip_assoc : forall a b c, zip a (zip b c) = zip (zip a b) c.
Proof.
  induction a as [|x a IH]; intros [|y b] [|z c]; cbn; try reflexivity. rewrite together_assoc, IH. reflexivity.
Qed.

Lemma widen_assoc : forall a b c, widen a (widen b c) = widen (widen a b) c.
Proof. intros [[? ?]|] [[? ?]|] [[? ?]|]; cbn; try reflexivity. f_equal. f_equal; lia. Qed.

(** A tally without a first key has no last one, and none of its findings come late. *)
Definition whole (t : tally) : Prop :=
  first_key t = None -> last_key t = None /\ late t = [].
Definition whole' (t : tally) : Prop := whole t /\ (last_key t = None -> first_key t = None).

Lemma join_whole : forall w a b, whole' a -> whole' b -> whole' (join w a b).
Proof.
  intros w a b [Ha Ha'] [Hb Hb']. unfold whole', whole, join.
  destruct (first_key a) as [fa|] eqn:Fa; cbn.
  - split; [easy|]. destruct (last_key b) eqn:Lb; cbn; [easy|]. intros H. exact (Ha' H).
  - destruct (first_key b) as [fb|] eqn:Fb; cbn; (split; [try easy|]).
    + destruct (last_key b) eqn:Lb; cbn; [easy|]. intros _. exact (Hb' eq_refl).
    + intros _. destruct (Hb Fb) as [-> ->]. destruct (Ha Fa) as [-> _]. split; reflexivity.
    + reflexivity.
Qed.

Lemma join_assoc : forall w a b c, whole' a -> whole' b -> whole' c ->
  join w a (join w b c) = join w (join w a b) c.
Proof.
  intros w a b c [Ha Ha'] [Hb Hb'] [Hc Hc']. unfold whole in *.
  destruct a as [na fa la ka ga da pa ea ta], b as [nb fb lb kb gb db pb eb tb],
    c as [nc fc lc kc gc dc pc ec tc].
  cbn [first_key last_key late] in *. unfold join.
  cbn [count first_key last_key keyed changes days parts early late].
  destruct fa as [[fa ia]|]; [destruct la as [[la ja]|]; [|discriminate (Ha' eq_refl)]
                        | destruct (Ha eq_refl) as [-> ->]];
  (destruct fb as [[fb ib]|]; [destruct lb as [[lb jb]|]; [|discriminate (Hb' eq_refl)]
                        | destruct (Hb eq_refl) as [-> ->]]);
  (destruct fc as [[fc ic]|]; [destruct lc as [[lc jc]|]; [|discriminate (Hc' eq_refl)]
                        | destruct (Hc eq_refl) as [-> ->]]);
  cbn [count first_key last_key keyed changes days parts early late or_else seam turned app];
  rewrite ?zip_assoc, ?widen_assoc, ?app_nil_r, <- ?app_assoc; cbn [app];
  f_equal; try lia.
Qed.

Lemma of_one_whole : forall w i r, whole' (of_one w i r).
Proof. intros w i r. unfold of_one, whole', whole. destruct (key_of w r); cbn; split; easy. Qed.

Lemma from_whole : forall w rs i, whole' (from w i rs).
Proof.
  intros w rs. induction rs as [|r rs IH]; intros i; [split; cbn; [split|]; reflexivity|].
  cbn [from]. apply join_whole; [apply of_one_whole|apply IH].
Qed.

Lemma together_nothing : forall a, together a nothing = a.
Proof.
  intros [n [p p'] [b b'] [l l'] x y h]. unfold together, nothing, plus; cbn.
  rewrite !Z.add_0_r. destruct h as [[? ?]|]; reflexivity.
Qed.

Lemma nothing_together : forall a, together nothing a = a.
Proof. intros [n [p p'] [b b'] [l l'] x y h]. reflexivity. Qed.

Definition fits (w : way) (t : tally) : Prop := length (parts t) = S (length (periods w)).

Lemma zip_nothing : forall (l : list (Z * option Z)) ps, length ps = length l ->
  zip (map (fun _ => nothing) l) ps = ps.
Proof.
  induction l as [|x l IH]; intros [|p ps] H; try discriminate H; [reflexivity|].
  cbn [map zip]. rewrite nothing_together, IH; [reflexivity|]. injection H. auto.
Qed.

Lemma zip_length : forall a b, length a = length b -> length (zip a b) = length a.
Proof.
  induction a as [|x a IH]; intros [|y b] H; cbn in *; try discriminate H; [reflexivity|].
  f_equal. apply IH. lia.
Qed.

Lemma from_fits : forall w rs i, fits w (from w i rs).
Proof.
  intros w rs. induction rs as [|r rs IH]; intros i; unfold fits in *.
  - cbn. rewrite map_length. reflexivity.
  - cbn [from]. specialize (IH (i + 1)).
    assert (E : length (parts (of_one w i r)) = S (length (periods w))).
    { unfold of_one. destruct (key_of w r); cbn; rewrite map_length; reflexivity. }
    unfold join. destruct (first_key (of_one w i r)); cbn [parts];
      (rewrite zip_length; [exact E|rewrite E, IH; reflexivity]).
Qed.

Lemma join_empty : forall w t, whole' t -> fits w t -> join w (empty w) t = t.
Proof.
  intros w [n f l k g d p e t] [H _] Hp. unfold fits in Hp. cbn [parts] in Hp.
  unfold join, empty; cbn [count first_key last_key keyed changes days parts early late or_else seam turned app].
  destruct p as [|p ps]; [discriminate Hp|]. cbn [zip].
  rewrite nothing_together, zip_nothing by (cbn [length] in Hp; lia).
  destruct l; destruct d as [[? ?]|]; cbn; rewrite ?Z.add_0_r; reflexivity.
Qed.

Lemma from_app : forall w xs ys i,
  from w i (xs ++ ys) = join w (from w i xs) (from w (i + Z.of_nat (length xs)) ys).
Proof.
  intros w xs ys. induction xs as [|x xs IH]; intros i.
  - cbn [app length from Z.of_nat]. rewrite Z.add_0_r, join_empty; [reflexivity|apply from_whole|apply from_fits].
  - cbn [app from]. rewrite IH.
    rewrite <- join_assoc by (try apply of_one_whole; apply from_whole).
    replace (i + Z.of_nat (length (x :: xs))) with (i + 1 + Z.of_nat (length xs))
      by (cbn [length]; lia).
    reflexivity.
Qed.

Lemma key_faults_move : forall w n k j i l,
  key_faults w (k, j + n) (i + n) l = map (move_finding n) (key_faults w (k, j) i l).
Proof.
  intros. unfold key_faults.
  destruct (key_before l k); [reflexivity|]. destruct (key_before k l); [|reflexivity].
  destruct (dense w && (fst k =? fst l) && (snd k + 1 <? snd l)); reflexivity.
Qed.

Lemma zip_move : forall n a b, zip (map (move_part n) a) (map (move_part n) b) = map (move_part n) (zip a b).
Proof.
  intros n. induction a as [|x a IH]; intros [|y b]; cbn [map zip]; try reflexivity.
  rewrite IH. f_equal. unfold move_part, together.
  cbn [rows all_people all_boats all_landings people_with_boats boats_with_people highest]. f_equal.
  destruct (highest x) as [[p i]|], (highest y) as [[q j]|]; cbn; try reflexivity.
  destruct (p <? q); reflexivity.
Qed.

Lemma move_join : forall w n a b, move n (join w a b) = join w (move n a) (move n b).
Proof.
  intros w n [na fa la ka ga da pa ea ta] [nb fb lb kb gb db pb eb tb].
  unfold join, move.
  cbn [count first_key last_key keyed changes days parts early late].
  assert (Hs : seam w (move_key n la) (move_key n fb) = map (move_finding n) (seam w la fb)).
  { destruct la as [[? ?]|], fb as [[? ?]|]; cbn; try reflexivity. apply key_faults_move. }
  assert (Ht : turned (move_key n la) (move_key n fb) = turned la fb)
    by (destruct la as [[? ?]|], fb as [[? ?]|]; reflexivity).
  rewrite Hs, Ht, zip_move.
  destruct fa as [[? ?]|], lb as [[? ?]|]; cbn [move_key or_else];
    cbn [count first_key last_key keyed changes days parts early late]; rewrite !map_app; reflexivity.
Qed.

Lemma move_of_one : forall w n i r, move n (of_one w i r) = of_one w (i + n) r.
Proof.
  intros w n i r.
  assert (Hf : forall l, ~ In C001 l ->
    map (move_finding n) (map (fun f => Finding i f (0, 0)) l) = map (fun f => Finding (i + n) f (0, 0)) l).
  { intros l. rewrite map_map. intros H. apply map_ext_in. intros f Hf.
    unfold move_finding; cbn. destruct f; try reflexivity. contradiction. }
  assert (Hrule : forall b f, In C001 (rule_if b f) -> f = C001)
    by (intros [|] f; cbn; [intros [->|[]]; reflexivity|easy]).
  assert (Hv : ~ In C001 (value_faults w r)).
  { unfold value_faults. rewrite !in_app_iff. intros H.
    repeat (destruct H as [H|H]); apply Hrule in H; discriminate H. }
  assert (Hc : ~ In C001 (count_faults r)).
  { unfold count_faults. destruct (people r), (boats r); try easy. rewrite !in_app_iff. intros H.
    repeat (destruct H as [H|H]); apply Hrule in H; discriminate H. }
  assert (Hp : map (move_part n) (parts_of_row w i r) = parts_of_row w (i + n) r).
  { unfold parts_of_row. cbn [map]. f_equal.
    - unfold of_row, move_part; cbn. destruct (people r); reflexivity.
    - rewrite map_map. apply map_ext. intros p. destruct (within w p r); [|reflexivity].
      unfold of_row, move_part; cbn. destruct (people r); reflexivity. }
  unfold of_one. destruct (key_of w r) as [k|]; unfold move;
    cbn [count first_key last_key keyed changes days parts early late move_key];
    rewrite Hp, ?map_app, !Hf by assumption; reflexivity.
Qed.

Lemma move_empty : forall w n, move n (empty w) = empty w.
Proof. intros. unfold move, empty; cbn. rewrite map_map. reflexivity. Qed.

Lemma move_from : forall w n rs i, move n (from w i rs) = from w (i + n) rs.
Proof.
  intros w n rs. induction rs as [|r rs IH]; intros i; [apply move_empty|].
  cbn [from]. rewrite move_join, move_of_one, IH. do 2 f_equal. lia.
Qed.

Lemma from_count : forall w rs i, count (from w i rs) = Z.of_nat (length rs).
Proof.
  intros w rs. induction rs as [|r rs IH]; intros i; [reflexivity|].
  cbn [from length]. unfold join.
  destruct (first_key (of_one w i r)); cbn [count]; rewrite IH;
    unfold of_one; destruct (key_of w r); cbn [count]; lia.
Qed.

(** The tally of some rows, merged with that of the rows after them, is the tally of both. *)
Theorem merge_is_one_pass : forall w xs ys,
  merge w (tally_of w xs) (tally_of w ys) = tally_of w (xs ++ ys).
Proof.
  intros. unfold merge, tally_of. rewrite from_count, move_from, from_app. reflexivity.
Qed.

(** A tally of no rows changes nothing, on either side. *)
Theorem merge_unit : forall w xs,
  merge w (empty w) (tally_of w xs) = tally_of w xs /\ merge w (tally_of w xs) (empty w) = tally_of w xs.
Proof.
  intros w xs. change (empty w) with (tally_of w []). rewrite !merge_is_one_pass, app_nil_r. split; reflexivity.
Qed.

(** It does not matter which are merged first. *)
Theorem merge_associative : forall w xs ys zs,
  let t := tally_of w in
  merge w (t xs) (merge w (t ys) (t zs)) = merge w (merge w (t xs) (t ys)) (t zs).
Proof. intros. unfold t. rewrite !merge_is_one_pass, app_assoc. reflexivity. Qed.

(** A division of rows into parts, and of these into parts. *)
Inductive division := Leaf (rs : list row) | Cut (a b : division).

Fixpoint all_rows (d : division) : list row :=
  match d with Leaf rs => rs | Cut a b => all_rows a ++ all_rows b end.

Fixpoint merged (w : way) (d : division) : tally :=
  match d with Leaf rs => tally_of w rs | Cut a b => merge w (merged w a) (merged w b) end.

(** Any division, merged in any nesting, gives the result of one pass, findings and their rows included. *)
Theorem any_division_is_one_pass : forall w d, merged w d = tally_of w (all_rows d).
Proof.
  intros w d. induction d as [rs|a IHa b IHb]; [reflexivity|]. cbn [merged all_rows].
  rewrite IHa, IHb. apply merge_is_one_pass.
Qed.

(** ** Keys that ascend are unique: nothing need be kept to show it *)

(** The keys of the rows that have one. *)
Definition keys (w : way) (rs : list row) : list key :=
  flat_map (fun r => match key_of w r with Some k => [k] | None => [] end) rs.

(** Whether a finding is of C001 or of C002. *)
Definition misplaced (f : finding) : bool := match broken f with C001 | C002 => true | _ => false end.

Fixpoint ascend (ks : list key) : Prop :=
  match ks with
  | k :: (l :: _) as rest => key_before k l = true /\ ascend rest
  | _ => True
  end.

Lemma key_before_spec : forall a b, key_before a b = true <-> fst a < fst b \/ fst a = fst b /\ snd a < snd b.
Proof.
  intros a b. unfold key_before. rewrite orb_true_iff, andb_true_iff, !Z.ltb_lt, Z.eqb_eq. reflexivity.
Qed.

Lemma ascend_all : forall ks k, ascend (k :: ks) -> forall l, In l ks -> key_before k l = true.
Proof.
  induction ks as [|m ks IH]; intros k H l Hl; [contradiction|].
  destruct H as [H1 H2].
  destruct Hl as [<-|Hl]; [assumption|]. specialize (IH m H2 l Hl).
  apply key_before_spec in H1, IH. apply key_before_spec. lia.
Qed.

Lemma ascend_unique : forall ks, ascend ks -> NoDup ks.
Proof.
  induction ks as [|k ks IH]; intros H; [constructor|]. constructor.
  - intros Hk. pose proof (ascend_all ks k H k Hk) as E. apply key_before_spec in E. lia.
  - apply IH. destruct ks; [exact I|]. apply H.
Qed.

Lemma from_first : forall w rs i, option_map fst (first_key (from w i rs)) = hd_error (keys w rs).
Proof.
  intros w rs. induction rs as [|r rs IH]; intros i; [reflexivity|].
  cbn [from]. unfold keys; cbn [flat_map]. unfold join, of_one.
  destruct (key_of w r) as [k|]; cbn [first_key or_else app hd_error]; [reflexivity|]. apply IH.
Qed.

Lemma well_placed_ascend : forall w rs i,
  (forall f, In f (findings (from w i rs)) -> misplaced f = false) -> ascend (keys w rs).
Proof.
  intros w rs. induction rs as [|r rs IH]; intros i H; [exact I|].
  cbn [from] in H. unfold keys; cbn [flat_map]. fold (keys w rs).
  assert (Hrest : ascend (keys w rs)).
  { apply (IH (i + 1)). intros f Hf. apply H. unfold findings, join, of_one in *.
    destruct (key_of w r); cbn [first_key early late] in *; rewrite !in_app_iff in *; tauto. }
  pose proof (from_first w rs (i + 1)) as Hfirst.
  destruct (key_of w r) as [k|] eqn:E; cbn [app]; [|exact Hrest].
  destruct (keys w rs) as [|l ls] eqn:Ek; [exact I|]. split; [|exact Hrest].
  destruct (first_key (from w (i + 1) rs)) as [[m j]|] eqn:F; [|discriminate Hfirst].
  cbn in Hfirst. injection Hfirst as ->.
  assert (Hseam : forall f, In f (key_faults w (k, i) j l) -> misplaced f = false).
  { intros f Hf. apply H. unfold findings, join, of_one. rewrite E. cbn [first_key last_key early late].
    rewrite F. cbn [seam]. rewrite !in_app_iff. tauto. }
  unfold key_faults in Hseam.
  destruct (key_before l k).
  - specialize (Hseam _ (or_introl eq_refl)). discriminate Hseam.
  - destruct (key_before k l); [reflexivity|].
    specialize (Hseam _ (or_introl eq_refl)). discriminate Hseam.
Qed.

(** Where no finding is of C001 or C002, no key is there twice, anywhere in the panel. *)
Theorem no_finding_no_key_twice : forall w rs,
  (forall f, In f (findings (tally_of w rs)) -> misplaced f = false) -> NoDup (keys w rs).
Proof. intros w rs H. apply ascend_unique, well_placed_ascend with 0, H. Qed.
