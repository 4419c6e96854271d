(** What a printed figure means, under each of three readings.

    Written from docs/figures.md: counts, means and shares in per cent, with their hedges. Parts of a
    whole, times, changes and places in an order are not modelled. All numbers are in tenths of [u], the
    unit of the last written digit, which is enough for every end of the table. *)
Require Import ZArith List Lia Bool.
Require Import Crossings.Rounding.
Import ListNotations.
Open Scope Z_scope.

(** * Intervals *)

(** An end: not there, belonging to the interval, or not. *)
Inductive bound := Nowhere | Closed (z : Z) | Opened (z : Z).

Record interval := Interval { low : bound; high : bound }.

(** The number [n / d] is above a lower end, under an upper one, in an interval. *)
Definition above_end (e : bound) (n d : Z) : Prop :=
  match e with Nowhere => True | Closed z => z * d <= n | Opened z => z * d < n end.
Definition under_end (e : bound) (n d : Z) : Prop :=
  match e with Nowhere => True | Closed z => n <= z * d | Opened z => n < z * d end.
Definition holds (i : interval) (n d : Z) : Prop := above_end (low i) n d /\ under_end (high i) n d.

(** Of two lower ends the higher, the open one where they are at one place; of two upper ends the lower. *)
Definition higher (a b : bound) : bound :=
  match a, b with
  | Nowhere, e | e, Nowhere => e
  | Closed x, Closed y => Closed (Z.max x y)
  | Opened x, Opened y => Opened (Z.max x y)
  | Closed x, Opened y | Opened y, Closed x => if y <? x then Closed x else Opened y
  end.
Definition nearer (a b : bound) : bound :=
  match a, b with
  | Nowhere, e | e, Nowhere => e
  | Closed x, Closed y => Closed (Z.min x y)
  | Opened x, Opened y => Opened (Z.min x y)
  | Closed x, Opened y | Opened y, Closed x => if x <? y then Closed x else Opened y
  end.

(** The looser of two ends. *)
Definition lowest (a b : bound) : bound :=
  match a, b with
  | Nowhere, _ | _, Nowhere => Nowhere
  | Closed x, Closed y => Closed (Z.min x y)
  | Opened x, Opened y => Opened (Z.min x y)
  | Closed x, Opened y | Opened y, Closed x => if x <=? y then Closed x else Opened y
  end.
Definition farthest (a b : bound) : bound :=
  match a, b with
  | Nowhere, _ | _, Nowhere => Nowhere
  | Closed x, Closed y => Closed (Z.max x y)
  | Opened x, Opened y => Opened (Z.max x y)
  | Closed x, Opened y | Opened y, Closed x => if y <=? x then Closed x else Opened y
  end.

Definition some_number (i : interval) : bool :=
  match low i, high i with
  | Nowhere, _ | _, Nowhere => true
  | Closed x, Closed y => x <=? y
  | Closed x, Opened y | Opened x, Closed y | Opened x, Opened y => x <? y
  end.

Definition make (l u : bound) : option interval :=
  if some_number (Interval l u) then Some (Interval l u) else None.

Definition both (a b : interval) : option interval :=
  make (higher (low a) (low b)) (nearer (high a) (high b)).
Definition hull (a b : interval) : interval :=
  Interval (lowest (low a) (low b)) (farthest (high a) (high b)).

(** * The table *)

Inductive hedge :=
| Bare | Exactly | Over | AtLeast | Under | AtMost | UpTo | Almost | CloseTo | JustOver | About | Some_.
Inductive nature := Count | Mean | Share.
Inductive reading := Literal | Pragmatic | Strict.

(** A printed number: its digits without the point, how many of them are decimals, the power of ten of
    its multiplier; how a count is taken, and how it was rounded. *)
Record printed := Printed {
  digits : Z; decimals : Z; power : Z; kind : nature; loosened : bool; by_rule : rule }.

(** The greatest power of ten that divides a number. The fuel is enough for forty digits. *)
Fixpoint roundness (fuel : nat) (n : Z) : Z :=
  match fuel with
  | O => 1
  | S fuel => if n mod 10 =? 0 then 10 * roundness fuel (n / 10) else 1
  end.

(** The granularity [g], in [u]. *)
Definition granularity (p : printed) : Z :=
  if (0 <? decimals p) || (digits p <=? 0) then 1
  else match kind p with
       | Share => if digits p mod 10 =? 0 then 10 else if digits p mod 5 =? 0 then 5 else 1
       | _ => roundness 40 (digits p)
       end.

Definition n10 (p : printed) : Z := 10 * digits p.
Definition g10 (p : printed) : Z := 10 * granularity p.

(** The numbers that round to [n] at so many [u]. *)
Definition rounded_to (p : printed) (unit : Z) : option interval :=
  match band_of (by_rule p) (digits p / unit) with
  | None => None
  | Some b =>
      let end_ at_ closed := if closed : bool then Closed at_ else Opened at_ in
      make (end_ (n10 p - below b * unit) (below_in b)) (end_ (n10 p + above b * unit) (above_in b))
  end.

(** Whether a count was rounded at all: [g] is more than one. *)
Definition coarse (p : printed) : bool := (1 <? granularity p) || (decimals p <? power p).

Definition point (z : Z) : interval := Interval (Closed z) (Closed z).

Definition bare (p : printed) (r : reading) : option interval :=
  match kind p, r with
  | Count, Pragmatic => if loosened p && coarse p then rounded_to p (granularity p) else Some (point (n10 p))
  | Count, _ => Some (point (n10 p))
  | _, Literal => None
  | _, Pragmatic => rounded_to p (granularity p)
  | _, Strict => rounded_to p 1
  end.

(** Where a one-sided reading ends. *)
Definition ends (r : reading) (pragmatic strict : bound) : bound :=
  match r with Literal => Nowhere | Pragmatic => pragmatic | Strict => strict end.

(** [some] before a number that nobody rounded is a filler; before another it is [about]. *)
Definition filler (p : printed) : bool := (power p =? 0) && (granularity p =? 1).
Definition meant (h : hedge) (p : printed) : hedge :=
  match h with Some_ => if filler p then Some_ else About | _ => h end.

Definition cell (h : hedge) (p : printed) (r : reading) : option interval :=
  let n := n10 p in
  let g := g10 p in
  let far := Z.max (g / 2) 10 in
  match h, r with
  | (CloseTo | About | Some_), Literal => None
  | Exactly, _ => Some (point n)
  | Over, _ => make (Opened n) (ends r (Closed (n + g)) (Opened (n + g)))
  | AtLeast, _ => make (Closed n) (ends r (Closed (n + g)) (Opened (n + g)))
  | Under, _ => make (ends r (Closed (n - g)) (Opened (n - g))) (Opened n)
  | AtMost, _ => make (ends r (Closed (n - g)) (Opened (n - g))) (Closed n)
  | UpTo, _ => make (ends r (Closed (n - g)) (Closed (n - 5))) (Closed n)
  | (Almost | CloseTo), _ => make (ends r (Closed (n - g / 2)) (Closed (n - 5))) (Opened n)
  | JustOver, _ => make (Opened n) (ends r (Closed (n + g / 2)) (Closed (n + 5)))
  | About, Pragmatic => make (Closed (n - far)) (Closed (n + far))
  | About, _ => rounded_to p 1
  | (Bare | Some_), _ => bare p r
  end.

Definition one_sided (h : hedge) : bool :=
  match h with Bare | Exactly | About | Some_ => false | _ => true end.

Definition cut (a looser : option interval) : option interval :=
  match a, looser with Some a, Some b => both a b | _, _ => a end.
Definition widened (a closer : option interval) : option interval :=
  match a, closer with Some a, Some b => Some (hull a b) | None, b => b | a, None => a end.

(** The cell, mended to keep the laws: one-sided readings narrow, the others widen. *)
Definition lawful (h : hedge) (p : printed) (r : reading) : option interval :=
  if one_sided h then
    match r with
    | Literal => cell h p Literal
    | Pragmatic => cut (cell h p Pragmatic) (cell h p Literal)
    | Strict => cut (cell h p Strict) (cut (cell h p Pragmatic) (cell h p Literal))
    end
  else
    match r with
    | Literal => cell h p Literal
    | Strict => widened (cell h p Strict) (cell h p Literal)
    | Pragmatic => widened (cell h p Pragmatic) (widened (cell h p Strict) (cell h p Literal))
    end.

(** Nothing is below zero, and no share is above the whole. *)
Definition domain (p : printed) : interval :=
  Interval (Closed 0) (match kind p with Share => Closed (1000 * 10 ^ decimals p) | _ => Nowhere end).

Inductive meaning := Means (i : interval) | No_reading | Not_stated.

Definition means (h : hedge) (p : printed) (r : reading) : meaning :=
  match lawful (meant h p) p r with
  | None => No_reading
  | Some i => match both i (domain p) with Some i => Means i | None => Not_stated end
  end.

(** * What is proved *)

Ltac ends_spec :=
  intros [|x|x] [|y|y] n d Hd; cbn [higher nearer lowest farthest];
  try (destruct (Z.ltb_spec x y)); try (destruct (Z.ltb_spec y x));
  try (destruct (Z.leb_spec x y)); try (destruct (Z.leb_spec y x));
  try (destruct (Z.max_spec x y) as [[? ->] | [? ->]]); try (destruct (Z.min_spec x y) as [[? ->] | [? ->]]);
  cbn [above_end under_end]; try tauto;
  try (assert (x * d <= y * d) by (apply Z.mul_le_mono_nonneg_r; lia));
  try (assert (y * d <= x * d) by (apply Z.mul_le_mono_nonneg_r; lia));
  try (assert (x * d < y * d) by (apply Z.mul_lt_mono_pos_r; lia));
  try (assert (y * d < x * d) by (apply Z.mul_lt_mono_pos_r; lia)); lia.

Lemma higher_spec : forall a b n d, 0 < d ->
  above_end (higher a b) n d <-> above_end a n d /\ above_end b n d.
Proof. ends_spec. Qed.

Lemma nearer_spec : forall a b n d, 0 < d ->
  under_end (nearer a b) n d <-> under_end a n d /\ under_end b n d.
Proof. ends_spec. Qed.

Lemma lowest_spec : forall a b n d, 0 < d ->
  above_end (lowest a b) n d <-> above_end a n d \/ above_end b n d.
Proof. ends_spec. Qed.

Lemma highest_spec : forall a b n d, 0 < d ->
  under_end (farthest a b) n d <-> under_end a n d \/ under_end b n d.
Proof. ends_spec. Qed.

Lemma make_some : forall l u i, make l u = Some i -> i = Interval l u.
Proof. intros l u i. unfold make. destruct (some_number _); [|discriminate]. intros [= <-]. reflexivity. Qed.

(** The intersection has exactly the numbers of both. *)
Theorem both_is_the_intersection : forall a b i n d, 0 < d -> both a b = Some i ->
  holds i n d <-> holds a n d /\ holds b n d.
Proof.
  intros a b i n d Hd E. apply make_some in E. subst i. unfold holds; cbn [low high].
  rewrite higher_spec, nearer_spec by assumption. tauto.
Qed.

Theorem hull_covers_both : forall a b n d, 0 < d -> holds a n d \/ holds b n d -> holds (hull a b) n d.
Proof.
  intros a b n d Hd. unfold holds, hull; cbn [low high].
  rewrite lowest_spec, highest_spec by assumption. tauto.
Qed.

Lemma cut_within : forall a b i n d, 0 < d -> cut a b = Some i -> holds i n d ->
  forall j, b = Some j -> holds j n d.
Proof.
  intros [a|] [b|] i n d Hd E H j F; try discriminate F; try discriminate E. injection F as <-.
  apply (both_is_the_intersection a b i n d Hd E) in H. tauto.
Qed.

Lemma widened_covers : forall a b j n d, 0 < d -> widened a b = Some j ->
  forall i, b = Some i -> holds i n d -> holds j n d.
Proof.
  intros [a|] [b|] j n d Hd E i F H; try discriminate F; injection F as <-; injection E as <-; [|exact H].
  apply hull_covers_both; [assumption|right; exact H].
Qed.

Lemma means_inv : forall h p r i n d, 0 < d -> means h p r = Means i ->
  exists j, lawful (meant h p) p r = Some j /\ (holds i n d <-> holds j n d /\ holds (domain p) n d).
Proof.
  intros h p r i n d Hd. unfold means. destruct (lawful (meant h p) p r) as [j|]; [|discriminate].
  destruct (both j (domain p)) as [k|] eqn:E; [|discriminate]. intros [= <-]. exists j.
  split; [reflexivity|]. apply both_is_the_intersection; assumption.
Qed.

Lemma meant_side : forall h p, one_sided (meant h p) = one_sided h.
Proof. intros [] p; try reflexivity. unfold meant. destruct (filler p); reflexivity. Qed.

(** Law 1. After a one-sided hedge, strict lies within pragmatic, and pragmatic within literal. *)
Theorem one_sided_readings_narrow : forall h p n d, one_sided h = true -> 0 < d ->
  (forall i j, means h p Strict = Means i -> means h p Pragmatic = Means j -> holds i n d -> holds j n d) /\
  (forall i j, means h p Pragmatic = Means i -> means h p Literal = Means j -> holds i n d -> holds j n d).
Proof.
  intros h p n d Hs Hd. rewrite <- (meant_side h p) in Hs.
  split; intros i j Ei Ej Hi;
    destruct (means_inv _ _ _ _ n d Hd Ei) as (k & Ek & Hk); destruct (means_inv _ _ _ _ n d Hd Ej) as (l & El & Hl);
    apply Hk in Hi; destruct Hi as [Hi Hdom]; apply Hl; (split; [|assumption]);
    unfold lawful in Ek, El; rewrite Hs in Ek, El;
    exact (cut_within _ _ _ n d Hd Ek Hi _ El).
Qed.

(** Law 2. Without one, literal lies within strict, and strict within pragmatic. *)
Theorem other_readings_widen : forall h p n d, one_sided h = false -> 0 < d ->
  (forall i j, means h p Literal = Means i -> means h p Strict = Means j -> holds i n d -> holds j n d) /\
  (forall i j, means h p Strict = Means i -> means h p Pragmatic = Means j -> holds i n d -> holds j n d).
Proof.
  intros h p n d Hs Hd. rewrite <- (meant_side h p) in Hs.
  split; intros i j Ei Ej Hi;
    destruct (means_inv _ _ _ _ n d Hd Ei) as (k & Ek & Hk); destruct (means_inv _ _ _ _ n d Hd Ej) as (l & El & Hl);
    apply Hk in Hi; destruct Hi as [Hi Hdom]; apply Hl; (split; [|assumption]);
    unfold lawful in Ek, El; rewrite Hs in Ek, El;
    exact (widened_covers _ _ _ n d Hd El _ Ek Hi).
Qed.

(** Law 3. Nothing that is meant is below zero. *)
Theorem never_below_zero : forall h p r i n d, 0 < d -> means h p r = Means i -> holds i n d -> 0 <= n.
Proof.
  intros h p r i n d Hd E H. destruct (means_inv _ _ _ _ n d Hd E) as (j & _ & Hj).
  apply Hj in H. destruct H as [_ [H _]]. cbn in H. lia.
Qed.

(** A mean with no hedge, strictly read: the numbers, not below zero, that round to it in its last digit.
    The number is [n / d] tenths, so [n / (10 * d)] of the unit. *)
Theorem strict_mean_is_what_rounds_to_it : forall p i n d, kind p = Mean -> proper (by_rule p) -> 0 < d ->
  means Bare p Strict = Means i ->
  holds i n d <-> In (digits p) (round (by_rule p) n (10 * d)) /\ 0 <= n.
Proof.
  intros p i n d Hof Hp Hd E. destruct (means_inv _ _ _ _ n d Hd E) as (j & Ej & Hj). rewrite Hj. clear Hj E.
  assert (Hdom : holds (domain p) n d <-> 0 <= n).
  { unfold holds, domain. rewrite Hof. cbn [low high above_end under_end]. lia. }
  rewrite Hdom, band_is_what_is_printed by (assumption || lia).
  unfold meant, lawful, cell, bare in Ej; cbn [one_sided] in Ej. rewrite Hof in Ej.
  destruct (rounded_to p 1) as [k|] eqn:R; [|discriminate Ej]. injection Ej as <-.
  unfold rounded_to in R. rewrite Z.div_1_r in R. unfold in_band.
  destruct (band_of (by_rule p) (digits p)) as [b|]; [|discriminate R].
  apply make_some in R. subst k. unfold holds, n10; cbn [low high].
  destruct (below_in b), (above_in b); cbn [above_end under_end]; lia.
Qed.
