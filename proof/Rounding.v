(** How a number is rounded before it is printed, and which numbers are behind a printed one.

    Written from the table of the type [Rounding] and from docs/figures.md.

    A number is a fraction [n / d] of the unit that is rounded to, with [d] above zero, so the
    printed number is a whole number [m]. Nothing here is approximate: every comparison is of
    whole numbers, after multiplying by [d]. *)
Require Import ZArith List Lia Bool.
Import ListNotations.
Open Scope Z_scope.

(** The rules. A threshold [t] is so many tenths of the unit, 1 to 9. *)
Inductive rule :=
| HalfUp | HalfDown | HalfEven | Either
| Ceiling | Floor | Truncate | AwayFromZero | StepAway | CeilingOrFloor
| UpFrom (t : Z) | DownFrom (t : Z) | EitherFrom (t : Z).

Definition proper (r : rule) : Prop :=
  match r with
  | UpFrom t | DownFrom t | EitherFrom t => 1 <= t <= 9
  | _ => True
  end.

(** * Rounding: from a number to what is printed *)

(** A number lies [rest / d] above the whole number [low]. Which of [low] and [low + 1] is printed?
    Both, where the rule leaves it open. This is for numbers that are not below zero, except for
    [Ceiling] and [Floor], which do not mind. *)
Definition up (yes : bool) (low : Z) : list Z := [if yes then low + 1 else low].

Definition choose (r : rule) (low rest d : Z) : list Z :=
  match r with
  | HalfUp => up (d <=? 2 * rest) low
  | HalfDown => up (d <? 2 * rest) low
  | HalfEven => up ((d <? 2 * rest) || ((d =? 2 * rest) && Z.odd low)) low
  | Either => if d =? 2 * rest then [low; low + 1] else up (d <? 2 * rest) low
  | Ceiling | AwayFromZero => up (0 <? rest) low
  | Floor | Truncate => up false low
  | StepAway => up true low
  | CeilingOrFloor => if 0 <? rest then [low; low + 1] else [low]
  | UpFrom t => up (t * d <=? 10 * rest) low
  | DownFrom t => up ((10 - t) * d <? 10 * rest) low
  | EitherFrom t =>
      match t * d <=? 10 * rest, (10 - t) * d <? 10 * rest with
      | true, true => [low + 1]
      | false, false => [low]
      | _, _ => [low; low + 1]
      end
  end.

(** Whether the rule goes by the direction up or down, and not by the distance to zero. *)
Definition directed (r : rule) : bool :=
  match r with Ceiling | Floor => true | _ => false end.

Definition round_up_from_zero (r : rule) (n d : Z) : list Z := choose r (n / d) (n mod d) d.

(** Everything that [n / d] may be printed as. *)
Definition round (r : rule) (n d : Z) : list Z :=
  match r with
  | StepAway => if n =? 0 then [1; -1]
                else if n <? 0 then map Z.opp (round_up_from_zero r (- n) d)
                else round_up_from_zero r n d
  | _ => if negb (directed r) && (n <? 0) then map Z.opp (round_up_from_zero r (- n) d)
         else round_up_from_zero r n d
  end.

(** * Bands: from what is printed to the numbers behind it *)

(** How far a band reaches to either side of the printed number, in tenths of the unit, and whether
    the number at its very end belongs to it. *)
Record band := Band { below : Z; below_in : bool; above : Z; above_in : bool }.

Definition mirrored (b : band) : band := Band (above b) (above_in b) (below b) (below_in b).

(** The column "numbers printed as y > 0" of the table. *)
Definition band_above_zero (r : rule) (m : Z) : band :=
  match r with
  | HalfUp => Band 5 true 5 false
  | HalfDown => Band 5 false 5 true
  | HalfEven => Band 5 (Z.even m) 5 (Z.even m)
  | Either => Band 5 true 5 true
  | Ceiling | AwayFromZero => Band 10 false 0 true
  | Floor | Truncate => Band 0 true 10 false
  | StepAway => Band 10 true 0 false
  | CeilingOrFloor => Band 10 false 10 false
  | UpFrom t => Band (10 - t) true t false
  | DownFrom t => Band t false (10 - t) true
  | EitherFrom t =>
      if t <? 10 - t then Band (10 - t) true (10 - t) true
      else if t =? 10 - t then Band 5 true 5 true
      else Band t false t false
  end.

(** The column "as 0"; nothing is printed as 0 under [StepAway]. *)
Definition band_of_zero (r : rule) : option band :=
  match r with
  | HalfUp => Some (Band 5 false 5 false)
  | HalfDown | HalfEven | Either => Some (Band 5 true 5 true)
  | Ceiling => Some (Band 10 false 0 true)
  | Floor => Some (Band 0 true 10 false)
  | Truncate | CeilingOrFloor => Some (Band 10 false 10 false)
  | AwayFromZero => Some (Band 0 true 0 true)
  | StepAway => None
  | UpFrom t => Some (Band t false t false)
  | DownFrom t => Some (Band (10 - t) true (10 - t) true)
  | EitherFrom t =>
      if t <=? 10 - t then Some (Band (10 - t) true (10 - t) true) else Some (Band t false t false)
  end.

Definition band_of (r : rule) (m : Z) : option band :=
  if directed r then Some (band_above_zero r m)
  else if 0 <? m then Some (band_above_zero r m)
  else if m <? 0 then Some (mirrored (band_above_zero r m))
  else band_of_zero r.

(** [n / d] lies in the band around [m]. *)
Definition in_band (r : rule) (m n d : Z) : Prop :=
  match band_of r m with
  | None => False
  | Some b =>
      (if below_in b then (10 * m - below b) * d <= 10 * n else (10 * m - below b) * d < 10 * n) /\
      (if above_in b then 10 * n <= (10 * m + above b) * d else 10 * n < (10 * m + above b) * d)
  end.

(** * What is proved *)

Ltac split_bools :=
  repeat match goal with
  | |- context [?a <=? ?b] => destruct (Z.leb_spec a b)
  | |- context [?a <? ?b] => destruct (Z.ltb_spec a b)
  | |- context [?a =? ?b] => destruct (Z.eqb_spec a b)
  end.

(** A band is no wider than a unit to either side. *)
Lemma band_is_narrow : forall r m b, proper r -> (r = StepAway -> 0 <= m) -> band_of r m = Some b ->
  below b <= 10 /\ above b <= 10 /\ (above b = 10 -> above_in b = false).
Proof.
  intros r m b Hp Hs. unfold band_of.
  destruct r; try specialize (Hs eq_refl); cbn [directed band_above_zero band_of_zero mirrored proper] in *;
    split_bools; intros E;
    (discriminate E || (match type of E with Some ?x = _ => assert (x = b) by congruence end; subst b));
    cbn [below below_in above above_in mirrored];
    (refine (conj _ (conj _ _)); [lia | lia | intros; solve [reflexivity | exfalso; lia]]).
Qed.

(** So only the multiples beside a number can have it in their band. *)
Lemma band_is_beside : forall r m low rest d, proper r -> 0 <= rest < d ->
  (r = StepAway -> 0 <= m) ->
  in_band r m (low * d + rest) d -> m = low \/ m = low + 1.
Proof.
  intros r m low rest d Hp Hr Hstep. unfold in_band.
  destruct (band_of r m) as [b|] eqn:E; [|easy].
  destruct (band_is_narrow r m b Hp Hstep E) as (Hb & Ha & Hin).
  intros [Hlow Hhigh].
  assert (H1 : (10 * m - 10) * d < (10 * low + 10) * d).
  { apply Z.le_lt_trans with (10 * (low * d + rest)); [|lia].
    apply Z.le_trans with ((10 * m - below b) * d).
    - apply Z.mul_le_mono_nonneg_r; lia.
    - destruct (below_in b); lia. }
  apply Z.mul_lt_mono_pos_r in H1; [|lia].
  assert (H2 : 10 * low * d < (10 * m + 10) * d).
  { destruct (Z.eq_dec (above b) 10) as [e|e].
    - rewrite (Hin e), e in Hhigh. lia.
    - apply Z.le_lt_trans with ((10 * m + 9) * d); [|lia].
      apply Z.le_trans with (10 * (low * d + rest)); [lia|].
      apply Z.le_trans with ((10 * m + above b) * d).
      + destruct (above_in b); lia.
      + apply Z.mul_le_mono_nonneg_r; lia. }
  apply Z.mul_lt_mono_pos_r in H2; lia.
Qed.

Lemma choice_is_beside : forall r m low rest d,
  In m (choose r low rest d) -> m = low \/ m = low + 1.
Proof.
  intros r m low rest d. destruct r; unfold choose, up; split_bools; cbn; try lia;
    destruct (Z.odd low); cbn; lia.
Qed.

Lemma band_above : forall r m, directed r = true \/ 0 < m -> band_of r m = Some (band_above_zero r m).
Proof.
  intros r m [H|H]; unfold band_of; [rewrite H; reflexivity|].
  destruct (directed r); [reflexivity|]. destruct (Z.ltb_spec 0 m); [reflexivity|lia].
Qed.

(** The products with a threshold, so that all that is left is linear. *)
Ltac thresholds t d :=
  assert (d <= t * d) by nia; assert (t * d <= 9 * d) by nia;
  assert (t <= 5 -> t * d <= 5 * d) by nia; assert (5 <= t -> 5 * d <= t * d) by nia;
  assert (t < 5 -> t * d <= 4 * d) by nia; assert (5 < t -> 6 * d <= t * d) by nia.

Lemma upper_neighbour : forall r low rest d, proper r -> 0 <= rest < d ->
  directed r = true \/ 0 <= low ->
  In (low + 1) (choose r low rest d) <-> in_band r (low + 1) (low * d + rest) d.
Proof.
  intros r low rest d Hp Hr Hlow. unfold in_band. rewrite band_above by (destruct Hlow; [left; assumption|right; lia]).
  destruct r; cbn [proper] in Hp; try thresholds t d; clear Hlow;
    unfold choose, up; cbn [band_above_zero]; rewrite ?Z.even_add, <- ?Z.negb_even; cbn [Z.even];
    try (destruct (Z.even low)); cbn [negb Bool.eqb]; split_bools;
    cbn [below below_in above above_in In andb orb]; lia.
Qed.

Lemma lower_neighbour : forall r low rest d, proper r -> 0 <= rest < d ->
  directed r = true \/ 0 <= low -> (r = StepAway -> 0 < low * d + rest) ->
  In low (choose r low rest d) <-> in_band r low (low * d + rest) d.
Proof.
  intros r low rest d Hp Hr Hlow Hstep.
  assert (Hcase : (directed r = true \/ 0 < low) \/ (directed r = false /\ low = 0)).
  { destruct (directed r); [auto|]. destruct Hlow; [easy|]. destruct (Z.eq_dec low 0); [auto|].
    left; right; lia. }
  unfold in_band. destruct Hcase as [H|[H ->]].
  - rewrite (band_above _ _ H).
    destruct r; cbn [proper] in Hp; try thresholds t d; clear Hlow Hstep H;
      unfold choose, up; cbn [band_above_zero]; rewrite <- ?Z.negb_even;
      try (destruct (Z.even low)); cbn [negb]; split_bools;
      cbn [below below_in above above_in In andb orb]; lia.
  - destruct r; cbn [directed] in H; try discriminate H; cbn [proper] in Hp; try thresholds t d;
      clear Hlow; try (specialize (Hstep eq_refl));
      unfold band_of, choose, up; change (0 <? 0) with false; change (Z.odd 0) with false;
      cbn [directed band_of_zero]; split_bools;
      cbn [below below_in above above_in In andb orb]; lia.
Qed.

Lemma band_of_choice : forall r m low rest d, proper r -> 0 <= rest < d ->
  directed r = true \/ 0 <= low -> (r = StepAway -> 0 <= m /\ 0 < low * d + rest) ->
  In m (choose r low rest d) <-> in_band r m (low * d + rest) d.
Proof.
  intros r m low rest d Hp Hr Hlow Hstep. split; intros H.
  - destruct (choice_is_beside _ _ _ _ _ H) as [-> | ->].
    + apply lower_neighbour; try assumption. intros E. apply (Hstep E).
    + apply upper_neighbour; assumption.
  - destruct (band_is_beside r m low rest d Hp Hr) as [-> | ->]; try assumption.
    + intros E. apply (Hstep E).
    + apply lower_neighbour; try assumption. intros E. apply (Hstep E).
    + apply upper_neighbour; assumption.
Qed.

(** A rule that goes by the distance to zero treats both sides alike. *)
Lemma band_mirrored : forall r m n d, directed r = false -> in_band r (- m) (- n) d <-> in_band r m n d.
Proof.
  intros r m n d Hdir. unfold in_band, band_of. rewrite Hdir.
  assert (E : band_above_zero r (- m) = band_above_zero r m).
  { destruct r; cbn [band_above_zero]; rewrite ?Z.even_opp; reflexivity. }
  rewrite E. destruct (Z.ltb_spec 0 m), (Z.ltb_spec m 0), (Z.ltb_spec 0 (- m)), (Z.ltb_spec (- m) 0);
    try lia.
  - destruct (band_above_zero r m) as [b bi a ai].
    cbn [mirrored below below_in above above_in]. destruct bi, ai; lia.
  - destruct (band_above_zero r m) as [b bi a ai].
    cbn [mirrored below below_in above above_in]. destruct bi, ai; lia.
  - assert (m = 0) by lia. subst m.
    assert (Hz : match band_of_zero r with Some b => mirrored b = b | None => True end).
    { destruct r; cbn [band_of_zero]; try reflexivity; try discriminate Hdir; try exact I.
      destruct (t <=? 10 - t); reflexivity. }
    destruct (band_of_zero r) as [[b bi a ai]|]; [|tauto].
    unfold mirrored in Hz; cbn [below below_in above above_in] in Hz. injection Hz as E1 E2. subst.
    cbn [below below_in above above_in]. repeat match goal with b : bool |- _ => destruct b end; lia.
Qed.

Lemma in_mirror : forall m l, In m (map Z.opp l) <-> In (- m) l.
Proof.
  intros m l. rewrite in_map_iff. split.
  - intros (x & <- & H). rewrite Z.opp_involutive. exact H.
  - intros H. exists (- m). rewrite Z.opp_involutive. split; [reflexivity|exact H].
Qed.

Lemma away_from_zero : forall r m n d, proper r -> 0 < d -> directed r = true \/ 0 <= n ->
  (r = StepAway -> 0 < n) -> In m (round_up_from_zero r n d) <-> in_band r m n d.
Proof.
  intros r m n d Hp Hd Hn Hs. unfold round_up_from_zero.
  pose proof (Z.mod_pos_bound n d Hd). pose proof (Z.div_mod n d).
  assert (E : n = n / d * d + n mod d) by lia.
  assert (Hq : directed r = true \/ 0 <= n / d).
  { destruct Hn; [left; assumption|right; apply Z.div_pos; lia]. }
  destruct (Z.lt_ge_cases m 0) as [Hm|Hm].
  - destruct (directed r) eqn:Hdir.
    + rewrite E at 3. apply band_of_choice; [assumption|assumption|left; exact Hdir|].
      intros ->. discriminate Hdir.
    + destruct Hq as [Hq|Hq]; [discriminate Hq|]. destruct Hn as [Hn|Hn]; [discriminate Hn|].
      split; intros Hin.
      * apply choice_is_beside in Hin. lia.
      * exfalso. unfold in_band, band_of in Hin. rewrite Hdir in Hin.
        destruct (Z.ltb_spec 0 m); [lia|]. destruct (Z.ltb_spec m 0); [|lia].
        assert (Hb : below (band_above_zero r m) <= 10 /\
          (below (band_above_zero r m) = 10 -> below_in (band_above_zero r m) = true -> 0 < n)).
        { destruct r; cbn [proper band_above_zero below below_in] in *; split_bools;
            cbn [below below_in]; try (split; [lia|intros; first [discriminate|lia|auto]]). }
        destruct (band_above_zero r m) as [b bi a ai]. cbn [mirrored below below_in above above_in] in Hin, Hb.
        destruct Hb as [Hb1 Hb2]. destruct Hin as [_ Hin].
        assert ((10 * m + b) * d <= 0) by nia.
        destruct bi; [|nia].
        destruct (Z.eq_dec b 10); [specialize (Hb2 e eq_refl); nia|].
        assert ((10 * m + b) * d <= - d) by nia. nia.
  - rewrite E at 3. apply band_of_choice; try assumption. intros e. split; [assumption|].
    specialize (Hs e). lia.
Qed.

(** A whole number may be printed for [n / d] exactly where [n / d] lies in its band. *)
Theorem band_is_what_is_printed : forall r m n d, proper r -> 0 < d ->
  In m (round r n d) <-> in_band r m n d.
Proof.
  intros r m n d Hp Hd.
  assert (Hmirror : directed r = false -> (r = StepAway -> n <> 0) ->
    In m (if negb (directed r) && (n <? 0) then map Z.opp (round_up_from_zero r (- n) d)
          else round_up_from_zero r n d) <-> in_band r m n d).
  { intros Hdir Hs. rewrite Hdir. cbn [negb andb]. destruct (Z.ltb_spec n 0).
    - rewrite in_mirror, <- (band_mirrored r m n d Hdir).
      apply away_from_zero; try assumption; [right; lia|intros; lia].
    - apply away_from_zero; try assumption; [right; lia|intros e; specialize (Hs e); lia]. }
  destruct (directed r) eqn:Hdir.
  - assert (round r n d = round_up_from_zero r n d) as -> by (destruct r; cbn in *; try discriminate Hdir; reflexivity).
    apply away_from_zero; try assumption; [left; assumption|intros ->; discriminate Hdir].
  - destruct r; try discriminate Hdir; try (apply Hmirror; [reflexivity|discriminate]).
    unfold round. destruct (Z.eqb_spec n 0) as [->|Hn].
    + unfold in_band, band_of; cbn [directed band_above_zero band_of_zero].
      destruct (Z.ltb_spec 0 m), (Z.ltb_spec m 0); cbn [In mirrored below below_in above above_in]; try lia.
      * split; [intros [|[|[]]]; lia|]. intros [? ?]. left. nia.
      * split; [intros [|[|[]]]; lia|]. intros [? ?]. right; left. nia.
    + apply Hmirror; [reflexivity|]. intros _. exact Hn.
Qed.

(** Something is printed for every number. *)
Theorem bands_cover : forall r n d, proper r -> 0 < d -> exists m, in_band r m n d.
Proof.
  intros r n d Hp Hd.
  assert (H : exists m, In m (round r n d)).
  { assert (Hc : forall low rest, exists m, In m (choose r low rest d)).
    { intros low rest. destruct r; unfold choose, up; split_bools; eexists; left; reflexivity. }
    assert (Hneg : forall k, exists m, In m (map Z.opp (round_up_from_zero r k d))).
    { intros k. destruct (Hc (k / d) (k mod d)) as [m Hm]. exists (- m). apply in_map. exact Hm. }
    assert (Hpos : forall k, exists m, In m (round_up_from_zero r k d)) by (intros; apply Hc).
    unfold round. destruct r; cbn [directed negb andb]; try destruct (n =? 0); try destruct (n <? 0);
      first [apply Hneg | apply Hpos | exists 1; left; reflexivity]. }
  destruct H as [m H]. exists m. apply band_is_what_is_printed; assumption.
Qed.

(** The rules that leave nothing open. *)
Definition settled (r : rule) : bool :=
  match r with Either | StepAway | CeilingOrFloor | EitherFrom _ => false | _ => true end.

(** Under those, no number lies in two bands. *)
Theorem bands_are_apart : forall r m k n d, proper r -> settled r = true -> 0 < d ->
  in_band r m n d -> in_band r k n d -> m = k.
Proof.
  intros r m k n d Hp Hs Hd Hm Hk.
  apply band_is_what_is_printed in Hm, Hk; try assumption.
  assert (H : exists x, round r n d = [x]).
  { destruct r; try discriminate Hs; unfold round; cbn [directed negb andb];
      try (destruct (n <? 0)); unfold round_up_from_zero, choose, up; cbn [map]; eexists; reflexivity. }
  destruct H as [x H]. rewrite H in Hm, Hk. destruct Hm as [<-|[]], Hk as [<-|[]]. reflexivity.
Qed.

(** What is printed is less than a unit away, or just a unit under [StepAway]. *)
Theorem printed_is_near : forall r m n d, proper r -> 0 < d -> in_band r m n d -> Z.abs (n - m * d) <= d.
Proof.
  intros r m n d Hp Hd H. unfold in_band in H. destruct (band_of r m) as [b|] eqn:E; [|easy].
  assert (below b <= 10 /\ above b <= 10).
  { unfold band_of in E. destruct r; cbn [directed band_above_zero band_of_zero mirrored proper] in *;
      revert E; split_bools; intros E; (discriminate E ||
      (match type of E with Some ?x = _ => assert (x = b) by congruence end; subst b));
      cbn [below above mirrored]; lia. }
  assert ((10 * m - 10) * d <= (10 * m - below b) * d) by (apply Z.mul_le_mono_nonneg_r; lia).
  assert ((10 * m + above b) * d <= (10 * m + 10) * d) by (apply Z.mul_le_mono_nonneg_r; lia).
  destruct H as [Hlow Hhigh]. destruct (below_in b), (above_in b); lia.
Qed.
